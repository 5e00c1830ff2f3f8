// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/finding_view.h"

#include "checks/check.h"
#include "itemmodels/findings_model.h"
#include "itemmodels/text.h"
#include "ui/findings/mend_words.h"
#include "ui/findings/rule_words.h"
#include "ui/shell/words.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/grown_text_edit.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace loadline::ui {

namespace {

constexpr int margin = 16 - GrownTextEdit::inset;
constexpr int gap = 12;
constexpr int mostRows = 40;

QLabel *wrapped(QLabel *label)
{
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel *headOf(const QString &text)
{
    auto *label = new PlainLabel(text);
    setFontOf(label, TextSize::Normal, TextWeight::Strong);
    return label;
}

GrownTextEdit *readOnlyText(const QString &name)
{
    auto *text = new GrownTextEdit(GrownTextEdit::Lines::Many);
    text->setReadOnly(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setMostRows(mostRows);
    text->setAccessibleName(name);
    return text;
}

/// What stands beside read-only text lines up with the text, not with its field.
template<class Widget>
Widget *inset(Widget *widget)
{
    widget->setContentsMargins(GrownTextEdit::inset, 0, GrownTextEdit::inset, 0);
    return widget;
}

} // namespace

FindingView::FindingView(QWidget *parent)
    : QScrollArea(parent)
    , m_page(new QWidget)
    , m_what(wrapped(headOf({})))
    , m_where(new PlainLabel)
    , m_buttons(new QWidget)
    , m_row(new FlowLayout(8))
    , m_advice(wrapped(new PlainLabel))
    , m_explanation(readOnlyText(tr("What the rule means")))
    , m_policy(wrapped(new PlainLabel))
    , m_setting(readOnlyText(tr("Lines for .loadline.toml")))
{
    setAccessibleName(tr("The finding in full"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundRole(QPalette::Base);
    m_page->setBackgroundRole(QPalette::Base);
    m_page->setAutoFillBackground(true);
    m_where->setForegroundRole(QPalette::PlaceholderText);
    m_buttons->setLayout(m_row);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_setting->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));

    auto *copy = new QToolButton;
    copy->setText(tr("Copy"));
    copy->setAccessibleName(tr("Copy the lines for .loadline.toml"));
    connect(copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_setting->toPlainText()); });
    auto *setting = new QHBoxLayout;
    setting->addWidget(m_setting, 1);
    setting->addWidget(copy, 0, Qt::AlignTop);

    auto *column = new QVBoxLayout(m_page);
    column->setContentsMargins(margin, gap, margin, margin);
    column->setSpacing(2);
    column->addWidget(inset(m_what));
    column->addWidget(inset(m_where));
    column->addSpacing(4);
    column->addWidget(inset(m_buttons));
    column->addWidget(inset(m_advice));
    column->addSpacing(gap);
    column->addWidget(inset(headOf(tr("What the rule means"))));
    column->addWidget(m_explanation);
    column->addSpacing(gap);
    column->addWidget(inset(headOf(tr("To switch it off"))));
    column->addWidget(inset(m_policy));
    column->addLayout(setting);
    column->addStretch(1);
    setWidget(m_page);
    setPolicyFile({});
    showFinding(nullptr, {}, 0);
}

void FindingView::setPolicyFile(const QString &path)
{
    const QString where = path.isEmpty() ? tr("In a file .loadline.toml beside the register:")
                                         : tr("In %1:").arg(path);
    m_policy->setText(where + QLatin1Char(' ')
                      + tr("“note”, “warning” and “error” change what it counts as."));
}

void FindingView::showFinding(const checks::Finding *finding,
                              const std::vector<mends::Mend> &offered, int ofRule)
{
    m_page->setVisible(finding);
    if (!finding)
        return;
    const QString rule = QString::fromStdString(finding->rule);
    const QString what = itemmodels::cellText(finding->text);
    if (what != m_what->text())
        verticalScrollBar()->setValue(0);
    m_what->setText(what);
    m_where->setText(QStringList{itemmodels::severityWord(finding->severity),
                                 tr("line %1").arg(finding->line), rule}
                         .join(QStringLiteral("  ·  ")));
    offer(offered, ofRule);
    m_advice->setVisible(offered.empty() && !finding->mend.empty());
    m_advice->setText(tr("What to do: %1.").arg(itemmodels::cellText(finding->mend)));
    const checks::Rule *explained = checks::ruleNamed(finding->rule);
    showRuleWords(m_explanation,
                  explained ? itemmodels::fullText(explained->explanation) : QString());
    m_setting->setPlainText(QStringLiteral("[rules]\n%1 = \"off\"").arg(rule));
}

void FindingView::offer(const std::vector<mends::Mend> &offered, int ofRule)
{
    while (QLayoutItem *item = m_row->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_all = nullptr;
    m_buttons->setVisible(!offered.empty());
    for (std::size_t i = 0; i < offered.size(); ++i) {
        auto *button = new QPushButton(menuText(mendWords(offered[i])));
        Style::setPrimary(button, i == 0);
        if (i == 0)
            button->setToolTip(tr("Ctrl+."));
        connect(button, &QPushButton::clicked, this, [this, i] { Q_EMIT mendRequested(int(i)); });
        m_row->addWidget(button);
    }
    if (offered.empty() || ofRule < 2)
        return;
    m_allText = tr("Mend all %n of this rule", nullptr, ofRule);
    m_all = new QPushButton(m_allText);
    connect(m_all, &QPushButton::clicked, this, [this] {
        if (m_all->text() == m_allText)
            Q_EMIT mendAllRequested();
        else
            Q_EMIT cancelRequested();
    });
    m_row->addWidget(m_all);
}

void FindingView::showRunning(int done, int all)
{
    if (m_all)
        m_all->setText(tr("Cancel (%1 of %2 done)").arg(done).arg(all));
}

void FindingView::showAtRest()
{
    if (m_all)
        m_all->setText(m_allText);
}

} // namespace loadline::ui
