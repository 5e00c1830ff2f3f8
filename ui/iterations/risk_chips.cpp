// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/risk_chips.h"

#include "itemmodels/risk_branches.h"
#include "itemmodels/text.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"

#include <QToolButton>

namespace loadline::ui {

using itemmodels::cellText;

namespace {

constexpr int mostChips = 24;
constexpr int chipWidth = 260;

QString keyOf(const Risk &risk)
{
    return QStringLiteral("%1/%2/%3/%4")
        .arg(cellText(risk.id), cellText(risk.title), itemmodels::tierWord(risk.tier),
             itemmodels::statusOf(risk));
}

} // namespace

RiskChips::RiskChips(QWidget *parent)
    : QWidget(parent)
    , m_flow(new FlowLayout(8))
{
    setLayout(m_flow);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void RiskChips::showRisksOf(const Register &reg, std::optional<int> iteration)
{
    std::vector<const Risk *> risks;
    for (const Risk &risk : reg.risks) {
        if (iteration && risk.iteration == iteration)
            risks.push_back(&risk);
    }
    QStringList shown;
    for (const Risk *risk : risks)
        shown += keyOf(*risk);
    if (shown == m_shown && m_flow->count() > 0)
        return;
    m_shown = shown;
    while (QLayoutItem *item = m_flow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (std::size_t i = 0; i < risks.size() && i < mostChips; ++i)
        addChip(*risks[i]);
    QString rest;
    if (risks.empty())
        rest = tr("No risk is planned for this iteration.");
    else if (risks.size() > mostChips)
        rest = tr("and %n more", nullptr, int(risks.size()) - mostChips);
    if (!rest.isEmpty()) {
        auto *label = new PlainLabel(rest);
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setContentsMargins(0, 4, 0, 4);
        m_flow->addWidget(label);
    }
    updateGeometry();
}

void RiskChips::addChip(const Risk &risk)
{
    auto *chip = new QToolButton;
    const QString name = risk.isNamed ? cellText(risk.id) + QStringLiteral("  ") : QString();
    const QString text = name + cellText(risk.title);
    const bool isOver = itemmodels::isOver(risk.status);
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setIcon(isOver ? riskStatusIcon(risk.status) : tierIcon(risk.tier));
    chip->setIconSize(QSize(16, 16));
    QFont font = chip->font();
    font.setStrikeOut(isOver);
    chip->setFont(font);
    QString cut = QFontMetrics(font).elidedText(text, Qt::ElideRight, chipWidth);
    chip->setText(cut.replace(QLatin1Char('&'), QLatin1String("&&")));
    chip->setToolTip(QLatin1String("<p>") + text.toHtmlEscaped() + QLatin1String("</p>"));
    chip->setAccessibleName(text);
    chip->setAccessibleDescription(itemmodels::tierWord(risk.tier) + QLatin1String(", ")
                                   + itemmodels::statusOf(risk));
    const QString id = itemmodels::fullText(risk.id);
    connect(chip, &QToolButton::clicked, this, [this, id] { Q_EMIT riskRequested(id); });
    m_flow->addWidget(chip);
}

} // namespace loadline::ui
