// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/findings_panel.h"

#include "itemmodels/findings_model.h"
#include "ui/findings/finding_delegate.h"
#include "ui/findings/finding_view.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

namespace loadline::ui {

using checks::Finding;
using itemmodels::FindingsModel;

namespace {

constexpr int pageMargin = 16;
constexpr int severityWidth = 104;
constexpr int lineWidth = 64;
constexpr int ruleWidth = 160;
constexpr int viewWidth = 340;
constexpr int widestFilter = 280;
constexpr std::array severities{Finding::Error, Finding::Warning, Finding::Note};

QString countWords(Finding::Severity severity, int count)
{
    switch (severity) {
    case Finding::Error:
        return FindingsPanel::tr("%n error(s)", nullptr, count);
    case Finding::Warning:
        return FindingsPanel::tr("%n warning(s)", nullptr, count);
    case Finding::Note:
        return FindingsPanel::tr("%n note(s)", nullptr, count);
    }
    return {};
}

} // namespace

FindingsPanel::FindingsPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new FindingsModel(this))
    , m_list(new QTreeView)
    , m_view(new FindingView)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_filter(new QLineEdit)
    , m_empty(new PlainLabel)
    , m_listOrEmpty(new QStackedWidget)
{
    makeList();
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAutoFillBackground(true);
    m_listOrEmpty->addWidget(m_list);
    m_listOrEmpty->addWidget(m_empty);
    m_splitter->addWidget(m_listOrEmpty);
    m_splitter->addWidget(m_view);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({900, viewWidth});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_splitter, 1);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, &FindingsPanel::remember);
    connect(m_model, &QAbstractItemModel::modelReset, this, &FindingsPanel::restore);
    updateWords();
}

QWidget *FindingsPanel::makeHead()
{
    auto *head = new QWidget;
    head->setAutoFillBackground(true);
    head->setBackgroundRole(QPalette::Base);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(pageMargin, 8, 8, 8);
    auto *title = new PlainLabel(tr("Findings"));
    setFontOf(title, TextSize::Normal, TextWeight::Strong);
    m_filter->setPlaceholderText(tr("Filter by text, rule, severity"));
    m_filter->setAccessibleName(tr("Filter findings"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(widestFilter);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, m_model, &FindingsModel::setFilter);
    row->addWidget(title);
    row->addSpacing(8);
    row->addWidget(m_filter, 1);
    for (const Finding::Severity severity : severities) {
        auto *button = new QToolButton;
        button->setCheckable(true);
        button->setChecked(true);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIcon(severityIcon(severity));
        connect(button, &QToolButton::toggled, m_model,
                [this, severity](bool isShown) { m_model->setShown(severity, isShown); });
        m_severities[severity] = button;
        row->addWidget(button);
    }
    row->addStretch(1);
    auto *close = new QToolButton;
    close->setText(tr("Close"));
    close->setAccessibleName(tr("Close the findings"));
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, this, &FindingsPanel::closeRequested);
    row->addWidget(close);
    auto *leave = new QAction(this);
    leave->setShortcut(Qt::Key_Escape);
    leave->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(leave);
    connect(leave, &QAction::triggered, this, &FindingsPanel::closeRequested);
    return head;
}

void FindingsPanel::makeList()
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new FindingDelegate(m_list));
    m_list->setAccessibleName(tr("Findings"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    QHeaderView *bar = m_list->header();
    bar->setStretchLastSection(false);
    bar->setMinimumSectionSize(48);
    bar->resizeSection(FindingsModel::Severity, severityWidth);
    bar->resizeSection(FindingsModel::Line, lineWidth);
    bar->resizeSection(FindingsModel::Rule, ruleWidth);
    bar->setSectionResizeMode(FindingsModel::Text, QHeaderView::Stretch);
    bar->setSortIndicator(FindingsModel::Severity, Qt::AscendingOrder);
    m_list->setSortingEnabled(true);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (!m_isRestoring)
            Q_EMIT currentChanged();
    });
    connect(m_list, &QAbstractItemView::doubleClicked, this, &FindingsPanel::placeRequested);
}

void FindingsPanel::showFindings(const std::vector<Finding> &findings, bool wereLookedFor)
{
    m_wereLookedFor = wereLookedFor;
    m_model->setFindings(findings);
}

const Finding *FindingsPanel::current() const
{
    return m_model->findingAt(m_list->currentIndex());
}

int FindingsPanel::countOf(const std::string &rule) const
{
    const auto &all = m_model->findings();
    return int(std::count_if(all.begin(), all.end(),
                             [&rule](const Finding &one) { return one.rule == rule; }));
}

bool FindingsPanel::step(bool backwards)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return false;
    const int row = m_list->currentIndex().row();
    const int next = row < 0 ? 0 : (row + (backwards ? rows - 1 : 1)) % rows;
    m_list->setCurrentIndex(m_model->index(next, FindingsModel::Text));
    return true;
}

void FindingsPanel::focusList()
{
    if (m_model->rowCount() == 0) {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0, FindingsModel::Text));
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void FindingsPanel::remember()
{
    m_isRestoring = true;
    const Finding *finding = current();
    m_remembered = finding ? std::optional(*finding) : std::nullopt;
    m_rememberedRow = m_list->currentIndex().row();
}

void FindingsPanel::restore()
{
    const QModelIndex index = m_remembered ? m_model->nearestTo(*m_remembered, m_rememberedRow)
                                           : m_model->index(0, FindingsModel::Text);
    m_list->setCurrentIndex(index);
    m_isRestoring = false;
    updateWords();
    Q_EMIT currentChanged();
}

void FindingsPanel::updateWords()
{
    for (const Finding::Severity severity : severities) {
        const int count = m_model->countOf(severity);
        m_severities[severity]->setText(countWords(severity, count));
        m_severities[severity]->setAccessibleName(tr("Show %1").arg(m_severities[severity]->text()));
        m_severities[severity]->setVisible(count > 0);
    }
    const bool hasAny = !m_model->findings().empty();
    if (!m_wereLookedFor)
        m_empty->setText(tr("Checking…"));
    else if (!hasAny)
        m_empty->setText(tr("Nothing was found: the register contradicts itself nowhere, and "
                            "nothing in it is overdue."));
    else
        m_empty->setText(tr("No finding has these words or severities."));
    m_listOrEmpty->setCurrentIndex(m_model->rowCount() == 0 ? 1 : 0);
    m_filter->setEnabled(hasAny);
    m_view->setVisible(m_model->rowCount() > 0);
}

QVariantMap FindingsPanel::state() const
{
    return {{QStringLiteral("header"), m_list->header()->saveState()},
            {QStringLiteral("splitter"), m_splitter->saveState()}};
}

void FindingsPanel::restoreState(const QVariantMap &state)
{
    const QByteArray header = state.value(QStringLiteral("header")).toByteArray();
    const QByteArray splitter = state.value(QStringLiteral("splitter")).toByteArray();
    if (!header.isEmpty())
        m_list->header()->restoreState(header);
    if (!splitter.isEmpty())
        m_splitter->restoreState(splitter);
}

bool FindingsPanel::eventFilter(QObject *watched, QEvent *event)
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

void FindingsPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), separatorColour(palette()));
}

} // namespace loadline::ui
