// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_details.h"

#include "itemmodels/reviewed_files_model.h"
#include "itemmodels/shipped_iterations_model.h"
#include "itemmodels/text.h"
#include "merge/register_diff.h"
#include "ui/review/review_delegate.h"
#include "ui/review/review_table.h"

#include <QApplication>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace loadline::ui {

using itemmodels::ReviewedFilesModel;
using itemmodels::ReviewedRisksModel;
using itemmodels::ShippedIterationsModel;

namespace {

constexpr int pageMargin = 16;
constexpr int buttonHeight = 28;
constexpr std::size_t mostChanges = 2000; // rows that anybody reads

QString headerKey(std::size_t tab)
{
    return QStringLiteral("header%1").arg(tab);
}

} // namespace

ReviewDetails::ReviewDetails(QWidget *parent)
    : QWidget(parent)
    , m_iterations(new ShippedIterationsModel(this))
    , m_files(new ReviewedFilesModel(this))
    , m_risks(new ReviewedRisksModel(this))
    , m_changes(new QStringListModel(this))
    , m_buttons(new QButtonGroup(this))
    , m_stack(new QStackedWidget)
{
    addTab(View::Iterations, m_iterations, tr("Iterations that ship"));
    addTab(View::Files, m_files, tr("Files touched"));
    addTab(View::Risks, m_risks, tr("Risks of the review"));
    addTab(View::Changes, m_changes, tr("Changes to the register"));
    tab(View::Changes).table->setHeaderHidden(true);
    setWidths();
    auto *head = new QWidget;
    head->setBackgroundRole(QPalette::Base);
    head->setAutoFillBackground(true);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(pageMargin - 8, 4, pageMargin, 4);
    row->setSpacing(4);
    for (QAbstractButton *button : m_buttons->buttons())
        row->addWidget(button);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_stack, 1);
    connect(m_buttons, &QButtonGroup::idClicked, this, [this](int id) { setView(View(id)); });
    setView(View::Iterations);
    showNone();
}

void ReviewDetails::addTab(View view, QAbstractItemModel *model, const QString &name)
{
    auto *table = new QTreeView;
    table->setModel(model);
    table->setItemDelegate(new ReviewDelegate(table));
    table->setAccessibleName(name);
    setUpTable(table);
    table->installEventFilter(this);
    connect(table, &QAbstractItemView::doubleClicked, this, &ReviewDetails::follow);
    auto *button = new QToolButton;
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setMinimumHeight(buttonHeight);
    button->setToolTip(tr("Alt+%1").arg(int(view) + 1));
    m_buttons->addButton(button, int(view));
    auto *tableOrEmpty = new QStackedWidget;
    auto *empty = emptyLabel();
    tableOrEmpty->addWidget(table);
    tableOrEmpty->addWidget(empty);
    m_stack->addWidget(tableOrEmpty);
    tab(view) = {table, empty, tableOrEmpty, button};
}

void ReviewDetails::setWidths()
{
    const auto set = [this](View view, std::initializer_list<std::pair<int, int>> widths,
                            int stretched) {
        QHeaderView *bar = tab(view).table->header();
        for (const auto &[column, width] : widths)
            bar->resizeSection(column, width);
        bar->setSectionResizeMode(stretched, QHeaderView::Stretch);
    };
    using Shipped = ShippedIterationsModel;
    set(View::Iterations,
        {{Shipped::Number, 56},
         {Shipped::Status, 112},
         {Shipped::Tests, 136},
         {Shipped::Impact, 136},
         {Shipped::SideEffects, 96},
         {Shipped::Files, 112},
         {Shipped::Evidence, 112}},
        Shipped::Title);
    set(View::Files,
        {{ReviewedFilesModel::Recorded, 144},
         {ReviewedFilesModel::Git, 144},
         {ReviewedFilesModel::Outcome, 144}},
        ReviewedFilesModel::Path);
    tab(View::Files).table->setTextElideMode(Qt::ElideMiddle);
    set(View::Risks,
        {{ReviewedRisksModel::Group, 120},
         {ReviewedRisksModel::RiskTier, 104},
         {ReviewedRisksModel::Evidence, 144},
         {ReviewedRisksModel::Line, 64}},
        ReviewedRisksModel::Name);
    set(View::Changes, {}, 0);
}

void ReviewDetails::label(View view, const QString &text, const QString &inPlace)
{
    Tab &one = tab(view);
    one.button->setText(text);
    one.button->setAccessibleName(tr("Show %1").arg(text));
    one.empty->setText(inPlace);
    one.tableOrEmpty->setCurrentIndex(one.table->model()->rowCount() == 0 ? 1 : 0);
}

void ReviewDetails::showReview(const review::Review &review, const QString &nothingShips)
{
    keepRow(tab(View::Iterations).table,
            [&] { m_iterations->setIterations(review.iterations, review.isComparedWithGit); });
    keepRow(tab(View::Files).table,
            [&] { m_files->setFiles(review.files, review.isComparedWithGit); });
    keepRow(tab(View::Risks).table, [&] { m_risks->setRisks(review.risks); });
    QStringList changes;
    for (std::size_t i = 0; i < std::min(review.happenings.size(), mostChanges); ++i)
        changes << itemmodels::cellText(merge::describe(review.happenings[i]));
    keepRow(tab(View::Changes).table, [&] { m_changes->setStringList(changes); });

    label(View::Iterations, tr("%n iteration(s)", nullptr, m_iterations->rowCount()), nothingShips);
    const QString files = tr("%n file(s)", nullptr, m_files->rowCount());
    label(View::Files,
          m_files->differing() > 0 ? tr("%1, %n differ", nullptr, m_files->differing()).arg(files)
                                   : files,
          tr("No file was changed, and no iteration that ships records one."));
    label(View::Risks, tr("Risks"), tr("No risk is open, accepted or fixed by what ships."));
    const int happened = int(review.happenings.size());
    label(View::Changes, tr("%n change(s)", nullptr, happened),
          review.range.commit.empty() ? tr(
              "What changed in the register is told of a range that begins at a commit: choose "
              "a tag or a revision above.")
                                      : tr("The register says what it said as the range began."));
}

/// Before the first review.
void ReviewDetails::showNone()
{
    label(View::Iterations, tr("Iterations"), {});
    label(View::Files, tr("Files"), {});
    label(View::Risks, tr("Risks"), {});
    label(View::Changes, tr("Changes"), {});
}

ReviewDetails::View ReviewDetails::view() const
{
    return View(m_stack->currentIndex());
}

/// The keyboard goes with it, where it was on a table.
void ReviewDetails::setView(View view)
{
    const bool hadKeyboard = m_stack->isAncestorOf(QApplication::focusWidget());
    m_stack->setCurrentIndex(int(view));
    m_buttons->button(int(view))->setChecked(true);
    if (hadKeyboard)
        tab(view).table->setFocus();
    Q_EMIT viewChanged(view);
}

void ReviewDetails::goTo(itemmodels::ReviewedGroup group)
{
    setView(View::Risks);
    QTreeView *table = tab(View::Risks).table;
    table->setCurrentIndex(m_risks->firstOf(group));
    table->setFocus();
}

void ReviewDetails::follow()
{
    const QModelIndex index = tab(view()).table->currentIndex();
    if (!index.isValid())
        return;
    switch (view()) {
    case View::Iterations:
        Q_EMIT iterationRequested(*m_iterations->iterationAt(index));
        break;
    case View::Files:
        Q_EMIT fileRequested(m_files->fileAt(index)->path);
        break;
    case View::Risks:
        Q_EMIT riskRequested(*m_risks->riskAt(index));
        break;
    case View::Changes:
        Q_EMIT changeRequested(index.row());
        break;
    }
}

bool ReviewDetails::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isReturn && key->modifiers() == Qt::NoModifier) {
            follow();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

QVariantMap ReviewDetails::state() const
{
    QVariantMap state{{QStringLiteral("view"), int(view())}};
    for (std::size_t i = 0; i < m_tabs.size(); ++i)
        state.insert(headerKey(i), m_tabs[i].table->header()->saveState());
    return state;
}

void ReviewDetails::restoreState(const QVariantMap &state)
{
    for (std::size_t i = 0; i < m_tabs.size(); ++i) {
        const QByteArray header = state.value(headerKey(i)).toByteArray();
        if (!header.isEmpty())
            m_tabs[i].table->header()->restoreState(header);
    }
    const int view = state.value(QStringLiteral("view")).toInt();
    setView(View(std::clamp(view, 0, int(viewCount) - 1)));
}

} // namespace loadline::ui
