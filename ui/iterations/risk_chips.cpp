// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/risk_chips.h"

#include "editing/register_editor.h"
#include "itemmodels/risk_branches.h"
#include "itemmodels/risk_mime.h"
#include "itemmodels/text.h"
#include "ui/shell/words.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/style_shapes.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QDragEnterEvent>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include <functional>

namespace loadline::ui {

using itemmodels::cellText;

namespace {

constexpr std::size_t mostChips = 24;
constexpr int mostOffered = 40;
constexpr int longestOffer = 60;
constexpr int chipWidth = 260;
constexpr int chipSign = 16;

QString keyOf(const Risk &risk)
{
    return QStringLiteral("%1/%2/%3/%4")
        .arg(cellText(risk.id), cellText(risk.title), itemmodels::tierWord(risk.tier),
             itemmodels::statusOf(risk));
}

QString nameAndTitle(const Risk &risk)
{
    const QString name = risk.isNamed ? cellText(risk.id) + QStringLiteral("  ") : QString();
    return name + cellText(risk.title);
}

/// A risk that leads to itself when it is pressed, and can be dragged away. An open one can be taken
/// out of the plan. (A tool button with an action would have an arrow.)
class RiskChip : public QToolButton
{
public:
    RiskChip(const RegisterEditor &editor, std::string risk)
        : m_editor(editor)
        , m_risk(std::move(risk))
    {
    }

    void setUnplan(std::function<void()> unplan) { m_unplan = std::move(unplan); }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (m_unplan && event->key() == Qt::Key_Delete)
            m_unplan();
        else
            QToolButton::keyPressEvent(event);
    }
    void contextMenuEvent(QContextMenuEvent *event) override
    {
        if (!m_unplan)
            return;
        QMenu menu;
        QAction *out = menu.addAction(RiskChips::tr("Take out of the plan")
                                      + QLatin1String("\tDel"));
        if (menu.exec(event->globalPos()) == out)
            m_unplan();
    }
    void mousePressEvent(QMouseEvent *event) override
    {
        m_pressedAt = event->pos();
        QToolButton::mousePressEvent(event);
    }
    void mouseMoveEvent(QMouseEvent *event) override
    {
        const bool isDragged = (event->buttons() & Qt::LeftButton)
                               && (event->pos() - m_pressedAt).manhattanLength()
                                      >= QApplication::startDragDistance();
        if (!isDragged) {
            QToolButton::mouseMoveEvent(event);
            return;
        }
        setDown(false);
        auto *drag = new QDrag(this);
        drag->setMimeData(itemmodels::mimeOfRisks(m_editor, {m_risk}).release());
        drag->setPixmap(grab());
        drag->setHotSpot(m_pressedAt);
        drag->exec(Qt::MoveAction);
    }

private:
    const RegisterEditor &m_editor;
    std::string m_risk;
    std::function<void()> m_unplan;
    QPoint m_pressedAt;
};

} // namespace

RiskChips::RiskChips(RegisterEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_flow(new FlowLayout(8))
{
    setLayout(m_flow);
    setAcceptDrops(true);
    setAccessibleName(tr("Risks of the iteration"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void RiskChips::showRisksOf(const Iteration &iteration)
{
    m_number = iteration.number;
    m_isOver = !iteration.number || iteration.status == IterationStatus::Completed
               || iteration.status == IterationStatus::Cancelled;
    std::vector<const Risk *> risks;
    for (const Risk &risk : m_editor.reg().risks) {
        if (m_number && risk.iteration == m_number)
            risks.push_back(&risk);
    }
    QStringList shown{m_isOver ? QStringLiteral("over") : QString()};
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
        rest = tr("and %n more", nullptr, int(risks.size() - mostChips));
    if (!rest.isEmpty()) {
        auto *label = new PlainLabel(rest);
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setContentsMargins(0, 4, 0, 4);
        m_flow->addWidget(label);
    }
    if (!m_isOver)
        addPlanButton();
    updateGeometry();
}

void RiskChips::addChip(const Risk &risk)
{
    auto *chip = new RiskChip(m_editor, risk.id);
    const QString text = nameAndTitle(risk);
    const bool isOver = itemmodels::isOver(risk.status);
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setIcon(isOver ? riskStatusIcon(risk.status) : tierIcon(risk.tier));
    chip->setIconSize(QSize(chipSign, chipSign));
    QFont font = chip->font();
    font.setStrikeOut(isOver);
    chip->setFont(font);
    chip->setText(menuText(QFontMetrics(font).elidedText(text, Qt::ElideRight, chipWidth)));
    chip->setToolTip(plainToolTip(text));
    chip->setAccessibleName(text);
    chip->setAccessibleDescription(itemmodels::tierWord(risk.tier) + QLatin1String(", ")
                                   + itemmodels::statusOf(risk));
    const QString id = itemmodels::fullText(risk.id);
    connect(chip, &QToolButton::clicked, this, [this, id] { Q_EMIT riskRequested(id); });
    if (risk.status == RiskStatus::Open)
        chip->setUnplan([this, name = risk.id] { Q_EMIT unplanRequested(name); });
    m_flow->addWidget(chip);
}

void RiskChips::addPlanButton()
{
    auto *button = new QToolButton;
    button->setText(tr("Plan a risk"));
    button->setAccessibleName(tr("Plan a risk for this iteration"));
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { offerRisks(menu); });
    button->setMenu(menu);
    m_flow->addWidget(button);
}

/// The open risks that are planned for no iteration, gravest first.
void RiskChips::offerRisks(QMenu *menu)
{
    menu->clear();
    int offered = 0;
    int left = 0;
    const auto offer = [&](std::optional<Tier> tier) {
        for (const Risk &risk : m_editor.reg().risks) {
            if (risk.tier != tier || risk.status != RiskStatus::Open || risk.iteration
                || !risk.isNamed)
                continue;
            if (offered == mostOffered) {
                ++left;
                continue;
            }
            ++offered;
            QAction *plan = menu->addAction(tierIcon(risk.tier),
                                            menuText(shortText(nameAndTitle(risk), longestOffer)));
            connect(plan, &QAction::triggered, this,
                    [this, risk = risk.id] { Q_EMIT planRequested({risk}); });
        }
    };
    for (const Tier tier : allTiers)
        offer(tier);
    offer(std::nullopt);
    if (offered == 0)
        menu->addAction(tr("Every open risk is planned."))->setEnabled(false);
    else if (left > 0)
        menu->addAction(tr("%n more on the page of risks", nullptr, left))->setEnabled(false);
}

void RiskChips::setDropping(bool dropping)
{
    if (dropping == m_isDropping)
        return;
    m_isDropping = dropping;
    update();
}

void RiskChips::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_isOver || itemmodels::risksOfMime(m_editor, event->mimeData()).empty())
        return;
    event->acceptProposedAction();
    setDropping(true);
}

void RiskChips::dragLeaveEvent(QDragLeaveEvent *)
{
    setDropping(false);
}

void RiskChips::dropEvent(QDropEvent *event)
{
    setDropping(false);
    const auto risks = itemmodels::risksOfMime(m_editor, event->mimeData());
    event->acceptProposedAction();
    Q_EMIT planRequested(risks);
}

void RiskChips::paintEvent(QPaintEvent *)
{
    if (!m_isDropping)
        return;
    QPainter painter(this);
    drawBox(&painter, rect(), palette().brush(QPalette::Highlight), accentColour(palette()));
}

} // namespace loadline::ui
