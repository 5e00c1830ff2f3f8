// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/short_list.h"

#include "ui/widgets/quiet_row.h"

#include <QFocusEvent>
#include <QStyledItemDelegate>

namespace loadline::ui {

namespace {

constexpr int rowHeight = 32;
constexpr int quietRole = Qt::UserRole + 1;

class RowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {200, rowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyleOptionViewItem row = option;
        initStyleOption(&row, index);
        paintQuietRow(painter, row, row.icon, index.data(quietRole).toString());
    }
};

} // namespace

ShortList::ShortList(const QString &name, QWidget *parent)
    : QListWidget(parent)
{
    setAccessibleName(name);
    setItemDelegate(new RowDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    connect(this, &QListWidget::itemActivated, this,
            [this](QListWidgetItem *item) { Q_EMIT chosen(row(item)); });
    connect(this, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { Q_EMIT chosen(row(item)); });
}

void ShortList::setRows(const std::vector<Row> &rows)
{
    const int before = currentRow();
    clear();
    for (const Row &row : rows) {
        auto *item = new QListWidgetItem(row.sign, row.text, this);
        item->setData(quietRole, row.quiet);
        item->setData(Qt::AccessibleTextRole,
                      row.quiet.isEmpty() ? row.text : tr("%1, %2").arg(row.text, row.quiet));
        if (!row.leads)
            item->setFlags(Qt::ItemIsEnabled);
    }
    if (hasFocus())
        setCurrentRow(std::min(before, count() - 1));
    updateGeometry();
}

QSize ShortList::sizeHint() const
{
    return {QListWidget::sizeHint().width(), count() * rowHeight};
}

QSize ShortList::minimumSizeHint() const
{
    return {120, count() * rowHeight};
}

/// Only the list that has the keyboard shows a current row.
void ShortList::focusInEvent(QFocusEvent *event)
{
    QListWidget::focusInEvent(event);
    if (currentRow() < 0 && event->reason() != Qt::MouseFocusReason)
        setCurrentRow(0);
}

void ShortList::focusOutEvent(QFocusEvent *event)
{
    QListWidget::focusOutEvent(event);
    setCurrentRow(-1);
}

} // namespace loadline::ui
