// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/iteration_delegate.h"

#include "itemmodels/iteration_list_model.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace loadline::ui {

using itemmodels::IterationListModel;

namespace {

constexpr int entryHeight = 48;
constexpr int groupHeight = 28;
constexpr int margin = 16;
constexpr int gap = 8;
constexpr int signSize = 16;

bool isGroup(const QModelIndex &index)
{
    const auto *model = qobject_cast<const IterationListModel *>(index.model());
    return model && model->isGroup(index);
}

void paintGroup(QPainter *painter, const QStyleOptionViewItem &item, const QString &words)
{
    painter->save();
    QFont font = item.font;
    font.setPointSizeF(font.pointSizeF() * 0.9);
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(quietTextColour(item.palette));
    const QRect rect = item.rect.adjusted(margin, 0, -margin, 0);
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(font).elidedText(words, Qt::ElideRight, rect.width()));
    if (item.rect.top() > 0) {
        painter->setPen(separatorColour(item.palette));
        painter->drawLine(item.rect.topLeft(), item.rect.topRight());
    }
    painter->restore();
}

QString cell(const QModelIndex &index, int column)
{
    return index.siblingAtColumn(column).data().toString();
}

QString titleOf(const QModelIndex &index)
{
    const QString number = cell(index, IterationListModel::Number);
    const QString title = cell(index, IterationListModel::Title);
    return number.isEmpty() ? title : QString(number + QStringLiteral("  ") + title);
}

QString wordsOf(const QModelIndex &index)
{
    QStringList words{cell(index, IterationListModel::Status),
                      cell(index, IterationListModel::Priority),
                      cell(index, IterationListModel::Date)};
    const int open = index.data(itemmodels::OpenCountRole).toInt();
    if (open > 0)
        words += IterationDelegate::tr("%n open", nullptr, open);
    words.removeAll(QString());
    return words.join(QStringLiteral(" \u00b7 "));
}

} // namespace

QSize IterationDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {160, isGroup(index) ? groupHeight : entryHeight};
}

void IterationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    if (isGroup(index)) {
        paintGroup(painter, item, item.text);
        return;
    }
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);

    painter->save();
    const QRect inner = option.rect.adjusted(margin, 6, -margin, -6);
    const int half = inner.height() / 2;
    const QRect ring(inner.left(), inner.top() + (half - signSize) / 2 + 1, signSize, signSize);
    const auto status = IterationStatus(index.data(itemmodels::IterationStatusRole).toInt());
    iterationIcon(status).paint(painter, ring);

    int right = inner.right();
    const QVariant tier = index.data(itemmodels::TierRole);
    if (tier.isValid()) {
        paintTier(painter, QRect(right - signSize + 1, ring.top(), signSize, signSize),
                  Tier(tier.toInt()));
        right -= signSize + gap;
    }
    const int left = ring.right() + gap;
    const bool isSelected = item.state & QStyle::State_Selected;
    painter->setFont(item.font);
    painter->setPen(item.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(QRect(left, inner.top(), right - left, half),
                      Qt::AlignLeft | Qt::AlignVCenter,
                      item.fontMetrics.elidedText(titleOf(index), Qt::ElideRight, right - left));
    QFont small = item.font;
    small.setPointSizeF(small.pointSizeF() * 0.9);
    painter->setFont(small);
    painter->setPen(quietTextColour(item.palette));
    const int width = inner.right() - left;
    painter->drawText(QRect(left, inner.top() + half, width, half),
                      Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(small).elidedText(wordsOf(index), Qt::ElideRight, width));
    painter->restore();
}

bool IterationDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                  const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid() || isGroup(index))
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString text = titleOf(index) + QLatin1Char('\n') + wordsOf(index);
    QToolTip::showText(event->globalPos(),
                       QLatin1String("<p style='white-space:pre-wrap'>") + text.toHtmlEscaped()
                           + QLatin1String("</p>"),
                       view, view->visualRect(index));
    return true;
}

} // namespace loadline::ui
