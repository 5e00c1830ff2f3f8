// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/import_desk.h"

#include "itemmodels/text.h"
#include "ui/shell/time_source.h"
#include "ui/shell/words.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/progress_dialog.h"
#include "ui/widgets/style.h"

#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QProgressDialog>
#include <QPushButton>
#include <QVBoxLayout>

namespace loadline::ui {

namespace {

constexpr QSize errorsSize{640, 360};
constexpr int longestName = 60;

} // namespace

ImportDesk::ImportDesk(QString libraryPath, QWidget *window)
    : QObject(window)
    , m_libraryPath(std::move(libraryPath))
    , m_window(window)
{
}

ImportDesk::~ImportDesk() = default;

void ImportDesk::import(const QStringList &paths)
{
    if (paths.isEmpty() || isImporting())
        return;
    if (m_libraryPath.isEmpty()) {
        Q_EMIT failed(Error{ErrorCode::Refused,
                            "there is no library that would keep the files",
                            "open one file after the other",
                            {}});
        return;
    }
    m_files = int(paths.size());
    m_run = std::make_unique<ImportRun>(paths, m_libraryPath, Author{userName(), nowUtc()});
    m_progress = progressDialog(m_window, tr("Import"), QString());
    m_progress->setRange(0, m_files);
    connect(m_progress.get(), &QProgressDialog::canceled, m_run.get(), &ImportRun::cancel);
    connect(m_run.get(), &ImportRun::reached, this, &ImportDesk::showProgress);
    connect(m_run.get(), &ImportRun::finished, this, &ImportDesk::finish);
    m_run->start();
}

void ImportDesk::showProgress(int index, const QString &path)
{
    if (m_progress->wasCanceled())
        return;
    const QString name = itemmodels::cellText(QFileInfo(path).fileName().toStdString());
    m_progress->setLabelText(tr("%1 of %2: %3")
                                 .arg(QString::number(index + 1), QString::number(m_files),
                                      shortText(name, longestName)));
    m_progress->setValue(index);
}

void ImportDesk::finish(const ImportReport &report)
{
    closeProgress(m_progress);
    m_run.reset();
    Q_EMIT imported();
    if (m_files == 1 && report.imported == 1)
        Q_EMIT importedOne(report.name);
    if (report.errors.isEmpty())
        Q_EMIT told(wordsFor(report));
    else
        showErrors(report);
}

QString ImportDesk::wordsFor(const ImportReport &report) const
{
    QString words = tr("Imported %1 of %n file(s).", nullptr, report.files).arg(report.imported);
    if (report.repaired > 0)
        words += QLatin1Char(' ')
                 + tr("Repaired damaged text in %n file(s).", nullptr, report.repaired);
    if (report.isCancelled)
        words += QLatin1Char(' ') + tr("It was cancelled; import the rest again.");
    return words;
}

void ImportDesk::showErrors(const ImportReport &report)
{
    QDialog dialog(m_window);
    dialog.setWindowTitle(tr("Import"));
    dialog.resize(errorsSize);
    auto *sum = new PlainLabel(wordsFor(report));
    sum->setWordWrap(true);
    sum->setAccessibleName(tr("What was imported"));
    auto *errors = new QPlainTextEdit(report.errors.join(QLatin1Char('\n')));
    errors->setReadOnly(true);
    errors->setTabChangesFocus(true);
    errors->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    errors->setAccessibleName(tr("What could not be imported"));
    auto *buttons = new QDialogButtonBox;
    auto *copy = buttons->addButton(tr("C&opy"), QDialogButtonBox::ActionRole);
    auto *close = buttons->addButton(tr("&Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    Style::setPrimary(close);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    connect(copy, &QPushButton::clicked, &dialog, [&] {
        QGuiApplication::clipboard()->setText(sum->text() + QLatin1Char('\n')
                                              + errors->toPlainText());
    });
    auto *column = new QVBoxLayout(&dialog);
    column->addWidget(sum);
    column->addWidget(errors, 1);
    column->addWidget(buttons);
    close->setFocus();
    dialog.exec();
}

} // namespace loadline::ui
