// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledger/ledger_panel.h"

#include "ui/document/document_view.h"
#include "ui/ledger/ledger_delegate.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

namespace loadline::ui {

using itemmodels::LedgerModel;
using itemmodels::LedgerRow;
using itemmodels::LedgerRowKind;

namespace {

constexpr int pageMargin = 16;
constexpr int kindWidth = 112;
constexpr int linesWidth = 88;
constexpr int sizeWidth = 72;
constexpr int reasonWidth = 160;
constexpr int widestFilter = 240;
constexpr std::array allKinds{LedgerRowKind::Field, LedgerRowKind::Verbatim,
                              LedgerRowKind::Ambiguous, LedgerRowKind::Repaired};

QString number(std::size_t value)
{
    return QLocale().toString(qulonglong(value));
}

QString countWords(LedgerRowKind kind, int count)
{
    switch (kind) {
    case LedgerRowKind::Field:
        return LedgerPanel::tr("%1 field").arg(number(std::size_t(count)));
    case LedgerRowKind::Verbatim:
        return LedgerPanel::tr("%1 verbatim").arg(number(std::size_t(count)));
    case LedgerRowKind::Ambiguous:
        return LedgerPanel::tr("%1 ambiguous").arg(number(std::size_t(count)));
    case LedgerRowKind::Repaired:
        return LedgerPanel::tr("%1 repaired").arg(number(std::size_t(count)));
    }
    return {};
}

} // namespace

LedgerPanel::LedgerPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new LedgerModel(this))
    , m_list(new QTreeView)
    , m_text(new DocumentView)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_filter(new QLineEdit)
    , m_sums(new PlainLabel)
    , m_import(new PlainLabel)
    , m_empty(new PlainLabel)
    , m_listOrEmpty(new QStackedWidget)
{
    makeList();
    makeEmpty();
    m_text->setAccessibleName(tr("The text that the ledger is of"));
    m_splitter->addWidget(m_listOrEmpty);
    m_splitter->addWidget(m_text);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({600, 400});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(makeSums());
    column->addWidget(m_splitter, 1);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, &LedgerPanel::remember);
    connect(m_model, &QAbstractItemModel::modelReset, this, &LedgerPanel::restore);
    updateWords();
}

QWidget *LedgerPanel::makeHead()
{
    auto *head = new QWidget;
    head->setAutoFillBackground(true);
    head->setBackgroundRole(QPalette::Base);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(pageMargin, 8, 8, 4);
    auto *title = new PlainLabel(tr("Import ledger"));
    setFontOf(title, TextSize::Normal, TextWeight::Strong);
    m_filter->setPlaceholderText(tr("Filter by text, kind, line"));
    m_filter->setAccessibleName(tr("Filter the ledger"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(widestFilter);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, m_model, &LedgerModel::setFilter);
    row->addWidget(title);
    row->addSpacing(8);
    row->addWidget(m_filter, 1);
    makeKinds(head);
    row->addStretch(1);
    auto *close = new QToolButton;
    close->setText(tr("Close"));
    close->setAccessibleName(tr("Close the ledger"));
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, this, &LedgerPanel::closeRequested);
    row->addWidget(close);
    auto *leave = new QAction(this);
    leave->setShortcut(Qt::Key_Escape);
    leave->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(leave);
    connect(leave, &QAction::triggered, this, &LedgerPanel::closeRequested);
    return head;
}

void LedgerPanel::makeKinds(QWidget *head)
{
    for (const LedgerRowKind kind : allKinds) {
        auto *button = new QToolButton;
        button->setCheckable(true);
        button->setChecked(true);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIcon(ledgerIcon(kind));
        connect(button, &QToolButton::toggled, m_model,
                [this, kind](bool isShown) { m_model->setShown(kind, isShown); });
        m_kinds[std::size_t(kind)] = button;
        head->layout()->addWidget(button);
    }
}

QWidget *LedgerPanel::makeSums()
{
    auto *line = new QWidget;
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(line);
    column->setContentsMargins(pageMargin, 0, pageMargin, 8);
    column->setSpacing(2);
    for (QLabel *label : {m_sums, m_import}) {
        label->setWordWrap(true);
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
    }
    return line;
}

void LedgerPanel::makeList()
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new LedgerDelegate(m_list));
    m_list->setAccessibleName(tr("Entries of the ledger"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    QHeaderView *bar = m_list->header();
    bar->setStretchLastSection(false);
    bar->setMinimumSectionSize(48);
    bar->resizeSection(LedgerModel::Kind, kindWidth);
    bar->resizeSection(LedgerModel::Lines, linesWidth);
    bar->resizeSection(LedgerModel::Size, sizeWidth);
    bar->resizeSection(LedgerModel::Reason, reasonWidth);
    bar->setSectionResizeMode(LedgerModel::What, QHeaderView::Stretch);
    bar->setSortIndicator(LedgerModel::Lines, Qt::AscendingOrder);
    m_list->setSortingEnabled(true);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &LedgerPanel::markLines);
    connect(m_list, &QAbstractItemView::doubleClicked, this, &LedgerPanel::placeRequested);
}

void LedgerPanel::makeEmpty()
{
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAutoFillBackground(true);
    m_listOrEmpty->addWidget(m_list);
    m_listOrEmpty->addWidget(m_empty);
}

void LedgerPanel::showLedger(const markdown::Ledger &ledger, const DocumentRows &rows, bool wasMade)
{
    m_wasMade = wasMade;
    m_text->show(rows);
    m_model->setLedger(ledger);
    updateSums(ledger);
    if (m_isAwaited && wasMade) {
        m_isAwaited = false;
        if (m_filter->hasFocus() && m_filter->text().isEmpty())
            focusList();
    }
}

void LedgerPanel::updateSums(const markdown::Ledger &ledger)
{
    m_sums->setVisible(m_wasMade);
    m_import->setVisible(m_wasMade && ledger.import);
    const markdown::LedgerSums &sums = ledger.sums;
    m_sums->setText(tr("%1 bytes = %2 field + %3 verbatim + %4 ambiguous; %5 % are fields.")
                        .arg(number(sums.total()), number(sums.field), number(sums.verbatim),
                             number(sums.ambiguous),
                             QLocale().toString(100 * markdown::shareOfFields(sums), 'f', 1)));
    if (ledger.import)
        m_import->setText(tr("Imported from %1 bytes in %2, with %n repair(s).", nullptr,
                             int(ledger.import->repairs.size()))
                              .arg(number(std::size_t(ledger.import->inputSize)),
                                   itemmodels::cellText(ledger.import->encoding)));
}

const LedgerRow *LedgerPanel::current() const
{
    return m_model->rowAt(m_list->currentIndex());
}

void LedgerPanel::focusList()
{
    if (m_model->rowCount() == 0) {
        m_isAwaited = !m_wasMade;
        m_filter->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0, LedgerModel::What));
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void LedgerPanel::markLines()
{
    const LedgerRow *row = current();
    if (row && !m_isRestoring)
        m_text->selectRows(row->firstLine - 1, row->lastLine - 1);
}

void LedgerPanel::remember()
{
    m_isRestoring = true;
    if (const LedgerRow *row = current())
        m_rememberedLine = row->firstLine;
}

void LedgerPanel::restore()
{
    m_list->setCurrentIndex(m_model->rowOfLine(m_rememberedLine));
    m_isRestoring = false;
    updateWords();
    markLines();
}

void LedgerPanel::updateWords()
{
    bool hasAny = false;
    for (const LedgerRowKind kind : allKinds) {
        const int count = m_model->countOf(kind);
        QToolButton *button = m_kinds[std::size_t(kind)];
        button->setText(countWords(kind, count));
        button->setAccessibleName(tr("Show %1").arg(button->text()));
        button->setVisible(count > 0);
        hasAny = hasAny || count > 0;
    }
    if (!m_wasMade)
        m_empty->setText(tr("Reading…"));
    else if (!hasAny)
        m_empty->setText(tr("The register is empty: there is nothing to account for."));
    else
        m_empty->setText(tr("No entry has these words or kinds."));
    m_listOrEmpty->setCurrentIndex(m_model->rowCount() == 0 ? 1 : 0);
}

QVariantMap LedgerPanel::state() const
{
    return {{QStringLiteral("header"), m_list->header()->saveState()},
            {QStringLiteral("splitter"), m_splitter->saveState()}};
}

void LedgerPanel::restoreState(const QVariantMap &state)
{
    const QByteArray header = state.value(QStringLiteral("header")).toByteArray();
    const QByteArray splitter = state.value(QStringLiteral("splitter")).toByteArray();
    if (!header.isEmpty())
        m_list->header()->restoreState(header);
    if (!splitter.isEmpty())
        m_splitter->restoreState(splitter);
}

bool LedgerPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isReturn = key->modifiers() == Qt::NoModifier
                          && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter);
    if (watched == m_list && isReturn && current()) {
        Q_EMIT placeRequested();
        return true;
    }
    if (watched == m_filter && (isReturn || key->key() == Qt::Key_Down) && m_model->rowCount() > 0) {
        m_list->setFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void LedgerPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), separatorColour(palette()));
}

} // namespace loadline::ui
