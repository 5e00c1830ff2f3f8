// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/damage/repair_dialog.h"

#include "core/text.h"
#include "itemmodels/repairs_model.h"
#include "itemmodels/text.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace loadline::ui {

using itemmodels::RepairsModel;

namespace {

constexpr QSize dialogSize{840, 480};
constexpr int lineWidth = 64;
constexpr int runWidth = 112;
constexpr int pageWidth = 152;

QTreeView *makeList(const markdown::DamageReport &report, QWidget *parent)
{
    auto *list = new QTreeView;
    list->setModel(new RepairsModel(report, parent));
    list->setAccessibleName(RepairDialog::tr("Damaged places, before and after"));
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setAllColumnsShowFocus(true);
    QHeaderView *bar = list->header();
    bar->setStretchLastSection(false);
    bar->resizeSection(RepairsModel::Line, lineWidth);
    bar->resizeSection(RepairsModel::Before, runWidth);
    bar->resizeSection(RepairsModel::After, runWidth);
    bar->resizeSection(RepairsModel::Page, pageWidth);
    bar->setSectionResizeMode(RepairsModel::Context, QHeaderView::Stretch);
    list->setCurrentIndex(list->model()->index(0, RepairsModel::Line));
    return list;
}

} // namespace

RepairDialog::RepairDialog(const QString &name, const std::string &bytes,
                           const markdown::DamageReport &report, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Damaged text"));
    resize(dialogSize);
    const int places = int(report.repairs.size());
    auto *what = new PlainLabel(tr("%n place(s) of %1 are damaged.", nullptr, places)
                                    .arg(itemmodels::cellText(name.toStdString())));
    what->setWordWrap(true);
    setFontOf(what, TextSize::Normal, TextWeight::Strong);
    auto *meaning = new PlainLabel(
        tr("A program once read the text in another code page and wrote out what it saw. What can "
           "be turned back for certain is listed here; all else stays as it is. The file changes "
           "only when you write it."));
    meaning->setWordWrap(true);

    auto *buttons = new QDialogButtonBox;
    auto *repair = new QPushButton(tr("&Repair %n place(s)", nullptr, places));
    auto *leave = new QPushButton(tr("&Leave as it is"));
    buttons->addButton(repair, QDialogButtonBox::AcceptRole);
    buttons->addButton(leave, QDialogButtonBox::DestructiveRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    repair->setDefault(true);
    Style::setPrimary(repair);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(leave, &QPushButton::clicked, this, [this] {
        m_isToBeRepaired = false;
        accept();
    });

    auto *column = new QVBoxLayout(this);
    column->addWidget(what);
    column->addWidget(meaning);
    column->addWidget(makeList(report, this), 1);
    if (firstInvalidUtf8(bytes)) {
        leave->setEnabled(false);
        auto *why = new PlainLabel(
            tr("Halves of emoji are no text, so the file cannot be read as it is."));
        why->setWordWrap(true);
        why->setForegroundRole(QPalette::PlaceholderText);
        column->addWidget(why);
    }
    column->addWidget(buttons);
}

} // namespace loadline::ui
