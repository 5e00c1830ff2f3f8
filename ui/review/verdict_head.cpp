// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/verdict_head.h"

#include "itemmodels/review_words.h"
#include "ui/overview/load_words.h"
#include "ui/review/review_words.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/sign.h"
#include "ui/widgets/style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace loadline::ui {

using itemmodels::ReviewedGroup;

namespace {

constexpr int signSide = 40;
constexpr int gap = 16;
constexpr int countHeight = 28;
constexpr int buttonPadding = 8;

QIcon iconOf(ReviewedGroup group)
{
    switch (group) {
    case ReviewedGroup::Fixed:
        return riskStatusIcon(RiskStatus::Fixed);
    case ReviewedGroup::Opened:
    case ReviewedGroup::StillOpen:
        return riskStatusIcon(RiskStatus::Open);
    case ReviewedGroup::Planned:
        return plannedIcon();
    case ReviewedGroup::Accepted:
        return riskStatusIcon(RiskStatus::Accepted);
    case ReviewedGroup::Lapsed:
    case ReviewedGroup::Overdue:
        return warningIcon();
    }
    return {};
}

} // namespace

VerdictHead::VerdictHead(QWidget *parent)
    : QWidget(parent)
    , m_sign(new Sign(signSide))
    , m_word(new PlainLabel)
    , m_figures(new PlainLabel)
    , m_signed(new PlainLabel)
    , m_signOff(new QPushButton(tr("Si&gn off…")))
    , m_copy(new QPushButton(tr("&Copy report")))
    , m_save(new QPushButton(tr("Sa&ve report…")))
    , m_counts(new QWidget)
{
    makeCounts();
    setFontOf(m_word, TextSize::Large, TextWeight::Strong);
    m_word->setAccessibleName(tr("Verdict"));
    m_word->setForegroundRole(QPalette::WindowText);
    m_figures->setWordWrap(true);
    m_figures->setForegroundRole(QPalette::PlaceholderText);
    m_signed->setWordWrap(true);
    m_signed->setAccessibleName(tr("Sign-off"));
    m_signed->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_signed->hide();
    m_copy->setToolTip(tr("As Markdown, for a pull request"));
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_word);
    words->addWidget(m_figures);
    words->addWidget(m_signed);
    auto *row = new QHBoxLayout;
    row->setSpacing(gap);
    row->addWidget(m_sign);
    row->addLayout(words, 1);
    auto *report = new QHBoxLayout;
    report->setSpacing(8);
    report->addWidget(m_signOff);
    report->addWidget(m_copy);
    report->addWidget(m_save);
    row->addLayout(report);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    auto *below = new QHBoxLayout;
    below->addSpacing(signSide + gap - buttonPadding); // their signs below the words
    below->addWidget(m_counts, 1);
    column->addLayout(below);
    connect(m_signOff, &QPushButton::clicked, this, &VerdictHead::signOffRequested);
    connect(m_copy, &QPushButton::clicked, this, &VerdictHead::copyRequested);
    connect(m_save, &QPushButton::clicked, this, &VerdictHead::saveRequested);
    showNone({});
}

void VerdictHead::makeCounts()
{
    auto *flow = new FlowLayout(4);
    m_counts->setLayout(flow);
    for (const ReviewedGroup group : itemmodels::allReviewedGroups) {
        auto *button = new QToolButton;
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIcon(iconOf(group));
        button->setMinimumHeight(countHeight);
        connect(button, &QToolButton::clicked, this,
                [this, group] { Q_EMIT risksRequested(group); });
        flow->addWidget(button);
        m_groups[group] = button;
    }
    m_noRisks = new PlainLabel(tr("No risk is open, accepted or fixed by what ships."));
    m_noRisks->setForegroundRole(QPalette::PlaceholderText);
    m_noRisks->setMinimumHeight(countHeight);
    flow->addWidget(m_noRisks);
}

void VerdictHead::showReview(const review::Review &review)
{
    m_kind = review.verdict.kind;
    m_isJudged = true;
    m_sign->setIcon(verdictIcon(m_kind));
    m_word->setText(itemmodels::verdictWord(m_kind));
    m_figures->setText(QStringList{rangeInWords(review),
                                   tr("%n iteration(s)", nullptr, int(review.iterations.size())),
                                   reasonsInWords(review.verdict.reasons), loadInWords(review.load)}
                           .join(QStringLiteral("  ·  ")));
    m_word->setAccessibleDescription(m_figures->text());
    bool hasAny = false;
    for (const auto &[group, button] : m_groups) {
        const bool isThere = !itemmodels::risksOf(review.risks, group).empty();
        hasAny = hasAny || isThere;
        button->setVisible(isThere);
        button->setText(itemmodels::countOf(review.risks, group));
        button->setAccessibleName(tr("Risks: %1").arg(button->text()));
    }
    m_noRisks->setVisible(!hasAny);
    m_counts->show();
    m_signOff->setEnabled(true);
    m_copy->setEnabled(true);
    m_save->setEnabled(true);
    colourWord();
}

void VerdictHead::showSignOff(const QString &words)
{
    m_signed->setText(words);
    m_signed->setVisible(!words.isEmpty());
}

void VerdictHead::showNone(const QString &words)
{
    m_isJudged = false;
    m_sign->setIcon({});
    m_word->setText(tr("No verdict yet"));
    m_figures->setText(words);
    m_word->setAccessibleDescription(words);
    m_counts->hide();
    m_signOff->setEnabled(false);
    m_copy->setEnabled(false);
    m_save->setEnabled(false);
    colourWord();
}

void VerdictHead::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colourWord();
}

void VerdictHead::colourWord()
{
    QPalette own;
    if (m_isJudged)
        own.setColor(QPalette::WindowText, verdictColour(m_kind, palette()));
    m_word->setPalette(own);
}

} // namespace loadline::ui
