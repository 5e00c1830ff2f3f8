// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_dialogs.h"

#include "ui/report/report_files.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/question_box.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/style.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace loadline::ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(loadline::ui::WindowDialogs)
};

constexpr QSize keysSize{520, 560};
constexpr int aboutSign = 64;
constexpr int aboutWidth = 480;

QString markdownFilter()
{
    return Words::tr("Markdown (*.md *.markdown);;All files (*)");
}

void addKeys(QTreeWidget *list, const QMenu *menu)
{
    auto *head = new QTreeWidgetItem(list, {menu->title().remove(QLatin1Char('&'))});
    for (const QAction *action : menu->actions()) {
        if (action->menu()) {
            addKeys(list, action->menu());
        } else if (!action->shortcut().isEmpty()) {
            new QTreeWidgetItem(head, {QString(action->text()).remove(QLatin1Char('&')),
                                       action->shortcut().toString(QKeySequence::NativeText)});
        }
    }
    if (head->childCount() == 0)
        delete head;
}

QDialogButtonBox *closeButton(QDialog *dialog)
{
    auto *buttons = new QDialogButtonBox;
    QPushButton *close = buttons->addButton(Words::tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    return buttons;
}

/// What a file may be written as: the filter's words and how its name ends.
struct SavedFormat
{
    QString filter;
    QString suffix;
};

QString withoutMd(const QString &name)
{
    const QString suffix = QStringLiteral(".md");
    return name.endsWith(suffix) ? name.chopped(suffix.size()) : name;
}

/// A file whose name ends as the format chosen does; empty where none was chosen. The name that is
/// proposed follows the format; one that was typed is the user's.
QString askWhereToSave(QWidget *parent, const QString &title, const QString &folder,
                       const QString &name, const std::vector<SavedFormat> &formats)
{
    QStringList filters;
    for (const SavedFormat &format : formats)
        filters << format.filter;
    const auto named = [&](const SavedFormat &format) -> QString {
        return name + QLatin1Char('.') + format.suffix;
    };
    QFileDialog dialog(parent, title, folder);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setNameFilters(filters);
    dialog.setDefaultSuffix(formats.front().suffix);
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog, [&](const QString &filter) {
        const auto at = std::max(qsizetype(0), filters.indexOf(filter));
        const SavedFormat &format = formats[std::size_t(at)];
        dialog.setDefaultSuffix(format.suffix);
        const QString chosen = QFileInfo(dialog.selectedFiles().value(0)).fileName();
        if (QFileInfo(chosen).completeBaseName() == name)
            dialog.selectFile(named(format));
    });
    dialog.selectFile(named(formats.front()));
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

} // namespace

QString askForFile(QWidget *parent, const QString &folder)
{
    return QFileDialog::getOpenFileName(parent, Words::tr("Open a register"), folder,
                                        markdownFilter());
}

QStringList askForImports(QWidget *parent, const QString &folder)
{
    return QFileDialog::getOpenFileNames(
        parent, Words::tr("Import registers"), folder,
        Words::tr("Registers (*.md *.markdown *.csv *.json);;All files (*)"));
}

QString askWhereToExport(QWidget *parent, const QString &folder, const QString &name)
{
    return askWhereToSave(parent, Words::tr("Export the register to"), folder, withoutMd(name),
                          {{Words::tr("Risks for spreadsheets (*.csv)"), QStringLiteral("csv")},
                           {Words::tr("All of the register for scripts (*.json)"),
                            QStringLiteral("json")},
                           {Words::tr("Markdown (*.md)"), QStringLiteral("md")}});
}

QString askWhereToSaveChart(QWidget *parent, const QString &folder, const QString &name)
{
    return askWhereToSave(parent, Words::tr("Save the chart to"), folder,
                          Words::tr("%1-risks").arg(withoutMd(name)),
                          {{Words::tr("Drawing (*.svg)"), QStringLiteral("svg")},
                           {Words::tr("Picture (*.png)"), QStringLiteral("png")}});
}

QString askWhereToSaveReport(QWidget *parent, const QString &folder, const QString &name)
{
    const QStringList filters = reportFilters();
    const QStringList suffixes = reportSuffixes();
    std::vector<SavedFormat> formats;
    for (qsizetype i = 0; i < filters.size(); ++i)
        formats.push_back({filters[i], suffixes[i]});
    return askWhereToSave(parent, Words::tr("Save the report to"), folder,
                          Words::tr("%1-review").arg(withoutMd(name)), formats);
}

QString askWhereToWrite(QWidget *parent, const QString &folder, const QString &name)
{
    const QString suffix = QStringLiteral(".md");
    const QString file = name.endsWith(suffix) ? name : name + suffix;
    return QFileDialog::getSaveFileName(parent, Words::tr("Write the register to"),
                                        folder.isEmpty() ? file : folder + QLatin1Char('/') + file,
                                        markdownFilter(), nullptr,
                                        QFileDialog::DontConfirmOverwrite);
}

std::optional<OnClosing> askOnClosing(QWidget *parent, int lines, const QString &file)
{
    QuestionBox box(
        Words::tr("Close"),
        Words::tr("%1 does not have %n line(s) of this register.", nullptr, lines).arg(file),
        parent);
    box.setInformativeText(
        Words::tr("They are in the library and nothing is lost either way. Loadline does the same "
                  "the next time; File > When closing changes that."));
    QPushButton *writeFile = box.addButton(Words::tr("&Write file"), QMessageBox::AcceptRole);
    QPushButton *leave = box.addButton(Words::tr("&Leave in library"), QMessageBox::DestructiveRole);
    box.addButton(Words::tr("Cancel"), QMessageBox::RejectRole);
    box.setDefaultButton(writeFile);
    Style::setPrimary(writeFile);
    box.exec();
    if (box.clickedButton() == writeFile)
        return OnClosing::WriteFile;
    if (box.clickedButton() == leave)
        return OnClosing::LeaveInLibrary;
    return std::nullopt;
}

void showKeys(QWidget *parent, const QMenuBar *menus)
{
    QDialog dialog(parent);
    dialog.setWindowTitle(Words::tr("Keyboard shortcuts"));
    dialog.resize(keysSize);
    auto *list = new QTreeWidget;
    list->setAccessibleName(Words::tr("Keyboard shortcuts"));
    list->setColumnCount(2);
    list->setHeaderHidden(true);
    list->setUniformRowHeights(true);
    list->setAllColumnsShowFocus(true);
    for (const QAction *action : menus->actions()) {
        if (action->menu())
            addKeys(list, action->menu());
    }
    list->expandAll();
    list->header()->resizeSection(0, keysSize.width() * 3 / 5);
    auto *column = new QVBoxLayout(&dialog);
    column->addWidget(list);
    column->addWidget(closeButton(&dialog));
    dialog.exec();
}

void showAbout(QWidget *parent, const QString &libraryPath)
{
    QDialog dialog(parent);
    dialog.setWindowTitle(Words::tr("About Loadline"));
    dialog.setMinimumWidth(aboutWidth);
    auto *sign = new PlainLabel;
    sign->setPixmap(
        applicationIcon().pixmap(QSize(aboutSign, aboutSign), parent->devicePixelRatioF()));
    auto *name = new PlainLabel(
        QStringLiteral("Loadline %1").arg(QCoreApplication::applicationVersion()));
    setFontOf(name, TextSize::Large, TextWeight::Strong);
    auto *words = new PlainLabel(
        Words::tr("Deployment risk registers in Markdown, edited, completed and reviewed.\n"
                  "Free software under the GNU General Public License, version 3 or later.\n\n"
                  "Library: %1")
            .arg(libraryPath.isEmpty() ? Words::tr("in memory") : libraryPath));
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    words->setWordWrap(true);
    auto *text = new QVBoxLayout;
    text->addWidget(name);
    text->addWidget(words);
    auto *beside = new QHBoxLayout;
    beside->setSpacing(16);
    beside->addWidget(sign, 0, Qt::AlignTop);
    beside->addLayout(text, 1);
    auto *column = new QVBoxLayout(&dialog);
    column->setSpacing(16);
    column->addLayout(beside);
    column->addWidget(closeButton(&dialog));
    dialog.exec();
}

} // namespace loadline::ui
