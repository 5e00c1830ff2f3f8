// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_delegate.h"

#include "itemmodels/reasons_model.h"
#include "itemmodels/roles.h"
#include "ui/review/review_words.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <array>

namespace loadline::ui {

namespace {

constexpr int side = 14;
constexpr int padding = 6;
constexpr int betweenStates = 10;
constexpr int besideSign = 4;

/// In the order of StateCountsRole.
constexpr std::array states{MarkState::Pass, MarkState::Warn, MarkState::Fail, MarkState::Pending};

QIcon iconOf(const QModelIndex &index)
{
    using namespace itemmodels;
    if (const QVariant weight = index.data(WeightRole); weight.isValid() && index.column() == 0)
        return weightIcon(review::Weight(weight.toInt()));
    if (const QVariant status = index.data(IterationStatusRole); status.isValid())
        return iterationIcon(IterationStatus(status.toInt()));
    if (const QVariant mark = index.data(MarkRole); mark.isValid())
        return stateIcon(MarkState(mark.toInt()));
    if (const QVariant tier = index.data(TierRole); tier.isValid())
        return tierIcon(tier.toInt() < 0 ? std::nullopt : std::optional(Tier(tier.toInt())));
    if (const QVariant evidence = index.data(EvidenceRole); evidence.isValid()) {
        switch (Evidence(evidence.toInt())) {
        case Evidence::Complete:
            return stateIcon(MarkState::Pass);
        case Evidence::Incomplete:
            return warningIcon();
        case Evidence::None:
            return stateIcon(MarkState::None);
        }
    }
    return {};
}

/// Where a reason stands and by which rule it is one is told beside it.
bool isQuiet(const QModelIndex &index)
{
    return qobject_cast<const itemmodels::ReasonsModel *>(index.model())
           && index.column() >= itemmodels::ReasonsModel::Line;
}

/// What passed is said in words where there are words.
void paintStates(QPainter *painter, const QStyleOptionViewItem &option, const QVariantList &counts)
{
    painter->save();
    painter->setClipRect(option.rect);
    painter->setFont(option.font);
    painter->setPen(option.palette.color(QPalette::Text));
    int x = option.rect.left() + padding;
    const auto write = [&](const QString &text) {
        const int width = option.fontMetrics.horizontalAdvance(text);
        painter->drawText(QRect(x, option.rect.top(), width, option.rect.height()),
                          Qt::AlignVCenter | Qt::TextSingleLine, text);
        x += width + betweenStates;
    };
    if (!option.text.isEmpty())
        write(option.text);
    for (std::size_t i = option.text.isEmpty() ? 0 : 1; i < states.size(); ++i) {
        const int count = counts.value(qsizetype(i)).toInt();
        if (count == 0)
            continue;
        stateIcon(states[i]).paint(painter,
                                   QRect(x, option.rect.center().y() - side / 2, side, side));
        x += side + besideSign;
        write(QString::number(count));
    }
    painter->restore();
}

} // namespace

void ReviewDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (isQuiet(index)) {
        option->palette.setColor(QPalette::Text, quietTextColour(option->palette));
        option->palette.setColor(QPalette::HighlightedText, quietTextColour(option->palette));
    }
    const QIcon icon = iconOf(index);
    if (icon.isNull())
        return;
    option->icon = icon;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(side, side);
}

void ReviewDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const QVariant counts = index.data(itemmodels::StateCountsRole);
    if (!counts.isValid()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    QStyleOptionViewItem ground = cell;
    ground.text.clear();
    const QStyle *style = cell.widget->style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, cell.widget);
    paintStates(painter, cell, counts.toList());
}

bool ReviewDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                               const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QVariant told = index.data(Qt::ToolTipRole);
    const QString words = told.isValid() ? told.toString() : index.data().toString();
    QToolTip::showText(event->globalPos(), words.isEmpty() ? QString() : plainToolTip(words), view,
                       view->visualRect(index));
    return true;
}

} // namespace loadline::ui
