// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risks/risk_delegate.h"

#include "itemmodels/risk_tree_model.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace loadline::ui {

using itemmodels::RiskTreeModel;

namespace {

constexpr int signSize = 16;
constexpr int gap = 8;

std::optional<Tier> tierOf(const QModelIndex &index)
{
    const QVariant tier = index.data(itemmodels::TierRole);
    return tier.isValid() ? std::optional(Tier(tier.toInt())) : std::nullopt;
}

/// "4 open · 1 planned · 2 accepted": what a tier holds, without what it holds none of.
QString countsOf(const QModelIndex &index)
{
    QStringList words;
    const auto add = [&words](int count, const QString &text) {
        if (count > 0)
            words += text;
    };
    const int open = index.data(itemmodels::OpenCountRole).toInt();
    const int planned = index.data(itemmodels::PlannedCountRole).toInt();
    const int held = index.data(itemmodels::HeldCountRole).toInt();
    const int done = index.data(itemmodels::DoneCountRole).toInt();
    if (planned > 0)
        words += RiskDelegate::tr("%1 open, %2 of them planned").arg(open).arg(planned);
    else
        add(open, RiskDelegate::tr("%n open", nullptr, open));
    add(held, RiskDelegate::tr("%n accepted or mitigated", nullptr, held));
    add(done, RiskDelegate::tr("%n fixed", nullptr, done));
    return words.isEmpty() ? RiskDelegate::tr("none") : words.join(QStringLiteral(" \u00b7 "));
}

} // namespace

void RiskDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.data(itemmodels::NodeRole).toInt() != RiskTreeModel::RiskNode)
        return;
    const bool isOver = [&index] {
        const auto status = RiskStatus(index.data(itemmodels::RiskStatusRole).toInt());
        return status == RiskStatus::Fixed || status == RiskStatus::Closed;
    }();
    const bool isQuiet = isOver || index.column() == RiskTreeModel::Detail
                         || index.column() == RiskTreeModel::Number;
    if (isQuiet) {
        option->palette.setColor(QPalette::Text, quietTextColour(option->palette));
        option->palette.setColor(QPalette::HighlightedText, quietTextColour(option->palette));
    }
    if (index.column() != RiskTreeModel::Status)
        return;
    const auto status = RiskStatus(index.data(itemmodels::RiskStatusRole).toInt());
    const bool isPlanned = status == RiskStatus::Open
                           && index.data(itemmodels::IterationRole).isValid();
    const bool isLapsed = index.data(itemmodels::LapsedRole).toBool();
    option->icon = isLapsed ? warningIcon() : isPlanned ? plannedIcon() : riskStatusIcon(status);
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(signSize, signSize);
}

void RiskDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    if (index.data(itemmodels::NodeRole).toInt() == RiskTreeModel::RiskNode)
        QStyledItemDelegate::paint(painter, option, index);
    else
        paintBranch(painter, option, index);
}

void RiskDelegate::paintBranch(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    QStyledItemDelegate::initStyleOption(&item, index);
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    const bool isTier = index.data(itemmodels::NodeRole).toInt() == RiskTreeModel::TierNode;

    painter->save();
    QRect rest = option.rect.adjusted(4, 0, -gap, 0);
    if (isTier) {
        const QRect sign(rest.left(), rest.center().y() - signSize / 2 + 1, signSize, signSize);
        paintTier(painter, sign, tierOf(index));
        rest.setLeft(sign.right() + gap);
    }
    QFont font = item.font;
    font.setWeight(isTier ? QFont::DemiBold : QFont::Normal);
    const QColor quiet = quietTextColour(item.palette);
    painter->setFont(font);
    painter->setPen(isTier ? item.palette.color(QPalette::Text) : quiet);
    const QString word = index.data().toString();
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, word);
    rest.setLeft(rest.left() + QFontMetrics(font).horizontalAdvance(word) + gap + gap / 2);

    painter->setFont(item.font);
    painter->setPen(quiet);
    const QString counts = isTier ? countsOf(index)
                                  : QString::number(index.data(itemmodels::DoneCountRole).toInt());
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                      item.fontMetrics.elidedText(counts, Qt::ElideRight, rest.width()));
    painter->restore();

    if (item.state & QStyle::State_HasFocus) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(item);
        focus.state |= QStyle::State_KeyboardFocusChange;
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, item.widget);
    }
}

QSize RiskDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight};
}

bool RiskDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                             const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const int needed = item.fontMetrics.horizontalAdvance(item.text) + 2 * gap
                       + (item.features & QStyleOptionViewItem::HasDecoration ? signSize + gap : 0);
    const bool isCut = needed > view->visualRect(index).width();
    QToolTip::showText(event->globalPos(),
                       isCut ? QString(QLatin1String("<p>") + item.text.toHtmlEscaped()
                                       + QLatin1String("</p>"))
                             : QString(),
                       view, view->visualRect(index));
    return true;
}

void RiskDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                        const QModelIndex &) const
{
    editor->setGeometry(option.rect);
}

} // namespace loadline::ui
