// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_delegate.h"

#include "itemmodels/history_model.h"
#include "ui/history/step_words.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace loadline::ui {

using itemmodels::HistoryModel;
using itemmodels::HistoryRowKind;
using itemmodels::HistoryState;

namespace {

constexpr int rowHeight = 28;
constexpr int margin = 16;
constexpr int gap = 12;
constexpr int trackWidth = 12;
constexpr int widestAuthor = 128;
constexpr int widestPlace = 176;
/// Below this width what was done needs the room.
constexpr int narrow = 640;
constexpr qreal dot = 3.5;

/// A row in the making: what it says and where its parts stand.
struct Line
{
    QPainter *painter;
    const QStyleOptionViewItem &option;
    HistoryRowKind kind;
    HistoryState state;
    QRect time;
    QRect track;
    QRect words;
    QRect stateWord;
    QRect author;
    QRect place;

    bool isUndone() const { return state == HistoryState::Undone; }
    bool isNow() const { return state == HistoryState::Now; }
    QColor quiet() const { return quietTextColour(option.palette); }
    QColor text() const
    {
        const bool isSelected = option.state & QStyle::State_Selected;
        return option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    }
    void write(const QRect &rect, const QString &what, const QColor &colour,
               Qt::Alignment align = Qt::AlignLeft) const
    {
        painter->setPen(colour);
        painter->drawText(rect, int(align | Qt::AlignVCenter),
                          painter->fontMetrics().elidedText(what, Qt::ElideRight, rect.width()));
    }
};

QString stateWords(HistoryState state)
{
    switch (state) {
    case HistoryState::Now:
        return HistoryDelegate::tr("now");
    case HistoryState::Undone:
        return HistoryDelegate::tr("undone");
    case HistoryState::Done:
        break;
    }
    return {};
}

QString placeOf(const QModelIndex &index)
{
    const auto *model = qobject_cast<const HistoryModel *>(index.model());
    const JournalLine *line = model ? model->lineAt(index) : nullptr;
    return line ? placeWords(line->note) : QString();
}

/// Gives each part its place, from both ends to the middle.
void layOut(Line &line)
{
    const QFontMetrics metrics(line.option.font);
    const QRect rect = line.option.rect;
    int left = rect.left() + margin;
    int right = rect.right() - margin;
    const auto fromLeft = [&](int width) {
        const QRect part(left, rect.top(), width, rect.height());
        left += width + gap;
        return part;
    };
    const auto fromRight = [&](int width) {
        right -= width;
        const QRect part(right + 1, rect.top(), width, rect.height());
        right -= gap;
        return part;
    };
    line.time = fromLeft(metrics.horizontalAdvance(QStringLiteral("00:00")));
    line.track = fromLeft(trackWidth);
    const bool isWide = rect.width() >= narrow;
    if (isWide)
        line.place = fromRight(std::min(widestPlace, rect.width() / 6));
    line.author = fromRight(std::min(widestAuthor, rect.width() / 7));
    if (const QString word = stateWords(line.state); !word.isEmpty()) {
        QFont strong = line.option.font;
        strong.setWeight(QFont::DemiBold);
        line.stateWord = fromRight(QFontMetrics(strong).horizontalAdvance(word) + 1);
    }
    line.words = QRect(left, rect.top(), std::max(right - left, 0), rect.height());
}

void paintTrack(const Line &line, bool isFirst, bool isLast)
{
    QPainter *painter = line.painter;
    painter->setRenderHint(QPainter::Antialiasing);
    const QPointF centre = QRectF(line.track).center();
    const QColor accent = accentColour(line.option.palette);
    const auto draw = [&](qreal from, qreal to, bool isUndone) {
        painter->setPen(
            QPen(isUndone ? line.quiet() : accent, 1.5, isUndone ? Qt::DotLine : Qt::SolidLine));
        painter->drawLine(QPointF(centre.x(), from), QPointF(centre.x(), to));
    };
    const qreal room = line.isNow() ? dot + 2.5 : dot;
    if (!isFirst)
        draw(line.option.rect.top(), centre.y() - room, line.isUndone() || line.isNow());
    if (!isLast)
        draw(centre.y() + room, line.option.rect.bottom() + 1, line.isUndone());
    painter->setPen(QPen(line.isUndone() ? line.quiet() : accent, 1.5));
    painter->setBrush(line.isUndone() ? QBrush(Qt::NoBrush) : QBrush(accent));
    if (line.kind == HistoryRowKind::Barrier) {
        const qreal reach = dot + 0.5;
        painter->drawPolygon(QPolygonF{centre + QPointF(0, -reach), centre + QPointF(reach, 0),
                                       centre + QPointF(0, reach), centre + QPointF(-reach, 0)});
    } else {
        painter->drawEllipse(centre, dot - 0.5, dot - 0.5);
    }
    if (line.isNow()) {
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(centre, dot + 2.5, dot + 2.5);
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
}

/// The line that undo does not pass by itself, left out where words stand.
void paintAcross(const Line &line, int wordsWidth)
{
    const int y = line.option.rect.center().y();
    const int begin = line.words.left() + wordsWidth + gap;
    if (begin >= line.words.right())
        return;
    line.painter->setPen(QPen(borderColour(line.option.palette), 1));
    line.painter->drawLine(begin, y, line.words.right(), y);
}

void paintStep(Line &line, const QModelIndex &index, bool isFirst, bool isLast)
{
    layOut(line);
    paintTrack(line, isFirst, isLast);
    line.write(line.time, index.data(itemmodels::TimeRole).toString(), line.quiet());
    const QString words = index.data().toString();
    line.write(line.words, words, line.isUndone() ? line.quiet() : line.text());
    if (line.kind == HistoryRowKind::Barrier)
        paintAcross(line, line.painter->fontMetrics().horizontalAdvance(words));
    line.write(line.author, index.data(itemmodels::AuthorRole).toString(), line.quiet());
    line.write(line.place, placeOf(index), line.quiet());
    if (line.isNow()) {
        QFont strong = line.option.font;
        strong.setWeight(QFont::DemiBold);
        line.painter->setFont(strong);
    }
    line.write(line.stateWord, stateWords(line.state),
               line.isNow() ? accentColour(line.option.palette) : line.quiet(), Qt::AlignRight);
}

bool isStep(const QModelIndex &index)
{
    return index.isValid()
           && HistoryRowKind(index.data(itemmodels::HistoryKindRole).toInt())
                  != HistoryRowKind::Day;
}

} // namespace

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {narrow / 2, rowHeight};
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    painter->save();
    if (!isStep(index)) {
        QFont strong = item.font;
        strong.setWeight(QFont::DemiBold);
        painter->setFont(strong);
        painter->setPen(item.palette.color(QPalette::Active, QPalette::Text));
        painter->drawText(item.rect.adjusted(margin, 0, -margin, -4),
                          Qt::AlignLeft | Qt::AlignBottom, index.data().toString());
    } else {
        const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
        painter->setFont(item.font);
        Line line{painter,
                  item,
                  HistoryRowKind(index.data(itemmodels::HistoryKindRole).toInt()),
                  HistoryState(index.data(itemmodels::HistoryStateRole).toInt()),
                  {},
                  {},
                  {},
                  {},
                  {},
                  {}};
        paintStep(line, index, !isStep(index.sibling(index.row() - 1, 0)),
                  !isStep(index.sibling(index.row() + 1, 0)));
    }
    painter->restore();
}

bool HistoryDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !isStep(index))
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(),
                       plainToolTip(index.data(Qt::AccessibleTextRole).toString()), view,
                       view->visualRect(index));
    return true;
}

} // namespace loadline::ui
