// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reason_list.h"

#include "checks/check.h"
#include "itemmodels/reasons_model.h"
#include "itemmodels/review_words.h"
#include "itemmodels/text.h"
#include "review/rules.h"
#include "ui/findings/rule_words.h"
#include "ui/review/review_delegate.h"
#include "ui/review/review_table.h"
#include "ui/widgets/grown_text_edit.h"
#include "ui/widgets/plain_label.h"

#include <QAction>
#include <QFontDatabase>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace loadline::ui {

using itemmodels::ReasonsModel;

namespace {

constexpr int weightWidth = 104;
constexpr int lineWidth = 64;
constexpr int ruleWidth = 160;
constexpr int explanationWidth = 320;
constexpr int margin = 16;
constexpr int mostRows = 40;

GrownTextEdit *readOnlyText(const QString &name)
{
    auto *text = new GrownTextEdit(GrownTextEdit::Lines::Many);
    text->setReadOnly(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setMostRows(mostRows);
    text->setAccessibleName(name);
    return text;
}

/// A rule of `check` alone decides where the policy says so.
std::string_view explanationOf(const std::string &rule)
{
    if (const review::Rule *own = review::ruleNamed(rule))
        return own->explanation;
    const checks::Rule *ofCheck = checks::ruleNamed(rule);
    return ofCheck ? ofCheck->explanation : std::string_view();
}

} // namespace

ReasonList::ReasonList(QWidget *parent)
    : QWidget(parent)
    , m_model(new ReasonsModel(this))
    , m_list(new QTreeView)
    , m_empty(emptyLabel())
    , m_listOrEmpty(new QStackedWidget)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_explanation(nullptr)
    , m_text(new PlainLabel)
    , m_rule(new PlainLabel)
    , m_words(readOnlyText(tr("What the rule means")))
    , m_setting(readOnlyText(tr("Lines for .loadline.toml")))
    , m_why(new QAction(tr("&Why it counts"), this))
{
    makeList();
    m_explanation = makeExplanation();
    m_explanation->hide();
    m_listOrEmpty->addWidget(m_list);
    m_listOrEmpty->addWidget(m_empty);
    m_splitter->addWidget(m_listOrEmpty);
    m_splitter->addWidget(m_explanation);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);

    auto *go = new QAction(tr("&Go to its place"), this);
    connect(go, &QAction::triggered, this, &ReasonList::requestPlace);
    m_why->setCheckable(true);
    m_list->addActions({go, m_why});
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_why, &QAction::toggled, this, [this](bool isShown) {
        m_explanation->setVisible(isShown && !isEmpty());
        explain();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ReasonList::explain);
    connect(m_list, &QAbstractItemView::doubleClicked, this, &ReasonList::requestPlace);
}

void ReasonList::makeList()
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ReviewDelegate(m_list));
    m_list->setAccessibleName(tr("Reasons"));
    setUpTable(m_list);
    m_list->installEventFilter(this);
    QHeaderView *bar = m_list->header();
    bar->resizeSection(ReasonsModel::Weight, weightWidth);
    bar->resizeSection(ReasonsModel::Line, lineWidth);
    bar->resizeSection(ReasonsModel::Rule, ruleWidth);
    bar->setSectionResizeMode(ReasonsModel::Text, QHeaderView::Stretch);
}

QWidget *ReasonList::makeExplanation()
{
    setFontOf(m_text, TextSize::Normal, TextWeight::Strong);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_rule->setForegroundRole(QPalette::PlaceholderText);
    m_setting->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *policy = new PlainLabel(tr("In .loadline.toml “note”, “warning” and “error” weigh it "
                                     "otherwise, and this switches it off:"));
    policy->setWordWrap(true);
    policy->setForegroundRole(QPalette::PlaceholderText);
    // What stands beside read-only text lines up with the text, not with its field.
    for (QLabel *label : {m_text, m_rule, static_cast<QLabel *>(policy)})
        label->setContentsMargins(GrownTextEdit::inset, 0, GrownTextEdit::inset, 0);
    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(margin - GrownTextEdit::inset, 8, margin - GrownTextEdit::inset, 8);
    column->setSpacing(4);
    column->addWidget(m_text);
    column->addWidget(m_rule);
    column->addSpacing(8);
    column->addWidget(m_words);
    column->addSpacing(8);
    column->addWidget(policy);
    column->addWidget(m_setting);
    column->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setBackgroundRole(QPalette::Base);
    scroll->setMinimumWidth(explanationWidth);
    scroll->setAccessibleName(tr("Why it counts"));
    scroll->setWidget(page);
    return scroll;
}

void ReasonList::showReasons(const std::vector<review::Reason> &reasons, const QString &inPlace)
{
    keepRow(m_list, [&] { m_model->setReasons(reasons); });
    m_empty->setText(inPlace);
    m_listOrEmpty->setCurrentIndex(isEmpty() ? 1 : 0);
    m_explanation->setVisible(m_why->isChecked() && !isEmpty());
    m_why->setEnabled(!isEmpty());
    explain();
}

const review::Reason *ReasonList::current() const
{
    return m_model->reasonAt(m_list->currentIndex());
}

bool ReasonList::isEmpty() const
{
    return m_model->rowCount() == 0;
}

void ReasonList::focusList()
{
    m_list->setFocus();
}

void ReasonList::explain()
{
    const review::Reason *reason = current();
    if (!reason || m_explanation->isHidden())
        return;
    const QString rule = itemmodels::cellText(reason->rule);
    m_text->setText(itemmodels::cellText(reason->text));
    m_rule->setText(tr("%1  ·  %2").arg(itemmodels::weightWord(reason->weight), rule));
    showRuleWords(m_words, itemmodels::fullText(explanationOf(reason->rule)));
    m_setting->setPlainText(QStringLiteral("[rules]\n%1 = \"off\"").arg(rule));
}

void ReasonList::requestPlace()
{
    if (const review::Reason *reason = current())
        Q_EMIT placeRequested(*reason);
}

bool ReasonList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() != Qt::NoModifier || !current())
        return QWidget::eventFilter(watched, event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        requestPlace();
        return true;
    case Qt::Key_Space:
        m_why->toggle();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

QVariantMap ReasonList::state() const
{
    return {{QStringLiteral("header"), m_list->header()->saveState()},
            {QStringLiteral("splitter"), m_splitter->saveState()},
            {QStringLiteral("why"), m_why->isChecked()}};
}

void ReasonList::restoreState(const QVariantMap &state)
{
    m_list->header()->restoreState(state.value(QStringLiteral("header")).toByteArray());
    m_splitter->restoreState(state.value(QStringLiteral("splitter")).toByteArray());
    m_why->setChecked(state.value(QStringLiteral("why")).toBool());
}

} // namespace loadline::ui
