// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/library_view.h"

#include "ui/review/review_words.h"
#include "ui/widgets/load_colour.h"
#include "ui/widgets/style_shapes.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace loadline::ui {

using itemmodels::LibraryModel;
using itemmodels::LibraryRow;

namespace {

constexpr int rowHeight = 44;
constexpr int figureWidth = 72;
constexpr int loadWidth = 96;
constexpr int shareWidth = 112;
constexpr int trendWidth = 72;
constexpr int verdictWidth = 144;

/// Name over file; figures; and a bar with the line at three quarters of its length, so that what
/// is over the line is seen to be.
class LibraryDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {figureWidth, rowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        if (const QVariant verdict = index.data(LibraryModel::VerdictRole);
            index.column() == LibraryModel::Verdict && verdict.isValid()) {
            cell.features |= QStyleOptionViewItem::HasDecoration;
            cell.icon = verdictIcon(review::Verdict::Kind(verdict.toInt()));
        }
        if (index.column() == LibraryModel::Share) {
            cell.widget->style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
            paintShare(painter, cell, index);
        } else if (index.column() == LibraryModel::Name) {
            paintName(painter, cell, index);
        } else if (index.column() == LibraryModel::Trend) {
            cell.widget->style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
            paintTrend(painter, cell, index);
        } else {
            cell.widget->style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        }
    }

private:
    static void paintName(QPainter *painter, QStyleOptionViewItem cell, const QModelIndex &index)
    {
        const QString name = cell.text;
        cell.text.clear();
        cell.widget->style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        const QRect text = cell.rect.adjusted(8, 4, -8, -4);
        painter->save();
        painter->setFont(cell.font);
        painter->setPen(cell.palette.color(QPalette::Text));
        painter->drawText(text, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                          cell.fontMetrics.elidedText(name, Qt::ElideRight, text.width()));
        painter->setPen(quietTextColour(cell.palette));
        painter->drawText(text, Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine,
                          cell.fontMetrics.elidedText(index.data(LibraryModel::FileRole).toString(),
                                                      Qt::ElideMiddle, text.width()));
        painter->restore();
    }

    /// Which way it goes, as a shape before the figure: up, down, or a line where nothing changed.
    static void paintTrend(QPainter *painter, const QStyleOptionViewItem &cell,
                           const QModelIndex &index)
    {
        const QVariant trend = index.data(LibraryModel::TrendRole);
        if (!trend.isValid())
            return;
        constexpr qreal half = 4;
        const QPointF middle(cell.rect.left() + 16, cell.rect.center().y() + 0.5);
        const qreal up = trend.toDouble() > 0 ? -1 : 1;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (trend.toDouble() == 0) {
            painter->setPen(QPen(quietTextColour(cell.palette), 2));
            painter->drawLine(middle - QPointF(half, 0), middle + QPointF(half, 0));
        } else {
            painter->setPen(Qt::NoPen);
            painter->setBrush(quietTextColour(cell.palette));
            painter->drawPolygon(
                QPolygonF({middle + QPointF(0, up * half), middle + QPointF(half, -up * half),
                           middle + QPointF(-half, -up * half)}));
        }
        painter->restore();
    }

    static void paintShare(QPainter *painter, const QStyleOptionViewItem &cell,
                           const QModelIndex &index)
    {
        const QVariant share = index.data(LibraryModel::ShareRole);
        if (!share.isValid())
            return;
        constexpr qreal lineAt = 0.75;
        constexpr qreal thickness = 8;
        const QRectF bar(cell.rect.left() + 12, cell.rect.center().y() - thickness / 2 + 0.5,
                         cell.rect.width() - 24, thickness);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(separatorColour(cell.palette));
        painter->drawRoundedRect(bar, thickness / 2, thickness / 2);
        const auto depth = posture::Depth(index.data(LibraryModel::DepthRole).toInt());
        QRectF water = bar;
        water.setWidth(bar.width() * std::min(share.toDouble() * lineAt, 1.0));
        painter->setBrush(waterColour(depth, cell.palette));
        painter->setClipRect(water);
        painter->drawRoundedRect(bar, thickness / 2, thickness / 2);
        painter->setClipping(false);
        painter->setPen(QPen(cell.palette.color(QPalette::Text), 2));
        const qreal line = bar.left() + bar.width() * lineAt;
        painter->drawLine(QPointF(line, bar.top() - 4), QPointF(line, bar.bottom() + 4));
        painter->restore();
    }
};

} // namespace

LibraryView::LibraryView(LibraryModel *model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setModel(model);
    setItemDelegate(new LibraryDelegate(this));
    setAccessibleName(tr("Registers of the library"));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setSortingEnabled(true);
    header()->setSortIndicator(-1, Qt::AscendingOrder);
    header()->setSortIndicatorClearable(true);
    model->sort(-1);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(LibraryModel::Name, QHeaderView::Stretch);
    for (int column = LibraryModel::Critical; column <= LibraryModel::Low; ++column)
        header()->resizeSection(column, figureWidth);
    header()->resizeSection(LibraryModel::Load, loadWidth);
    header()->resizeSection(LibraryModel::Share, shareWidth);
    header()->resizeSection(LibraryModel::Trend, trendWidth);
    header()->resizeSection(LibraryModel::Verdict, verdictWidth);
    connect(this, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (const LibraryRow *row = m_model->rowAt(index))
            Q_EMIT openRequested(row->name);
    });
}

const LibraryRow *LibraryView::currentRow() const
{
    return m_model->rowAt(currentIndex());
}

} // namespace loadline::ui
