// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/side_by_side_view.h"

#include "ui/widgets/theme.h"

#include <QApplication>
#include <QMouseEvent>

#include <algorithm>

namespace loadline::ui {

using Kind = DocumentRows::Kind;

namespace {

constexpr int narrowestHalf = 160;
constexpr int reach = 4; // pixels at either side of the line that take hold of it
constexpr int headRow = 28;
constexpr int headMargin = 16;
constexpr double keyStep = 0.05;

} // namespace

SideBySideView::SideBySideView(QWidget *parent)
    : RowView(parent)
{
    setOtherName(tr("the file"));
}

void SideBySideView::setHeads(const QString &left, const QString &right)
{
    m_leftHead = left;
    m_rightHead = right;
    viewport()->update();
}

void SideBySideView::setSide(Side side)
{
    m_side = side;
    tellCurrent();
    viewport()->update();
}

void SideBySideView::setShare(double share)
{
    m_share = std::clamp(share, 0.1, 0.9);
    updateScrollBars();
    viewport()->update();
}

int SideBySideView::headHeight() const
{
    return headRow;
}

int SideBySideView::middle() const
{
    const int width = viewport()->width();
    const int wanted = int(width * m_share);
    return width < 2 * narrowestHalf ? width / 2
                                     : std::clamp(wanted, narrowestHalf, width - narrowestHalf);
}

QRect SideBySideView::half(Side side, const QRect &rect) const
{
    QRect result = rect;
    if (side == Side::Old)
        result.setRight(middle() - 1);
    else
        result.setLeft(middle() + 1);
    return result;
}

int SideBySideView::overhang() const
{
    const LinePainter painter = lines();
    int most = 0;
    for (const Side side : {Side::Old, Side::New}) {
        const int width = painter.lead() + painter.widthOf(rows().comparison()->longest(side));
        most = std::max(most, width - half(side, viewport()->rect()).width());
    }
    return most;
}

QString SideBySideView::inWords(std::size_t row) const
{
    const DocumentRows::Row r = rows().at(row);
    const bool isOld = m_side == Side::Old;
    const QString number = decimal((isOld ? r.oldLine : r.newLine) + 1);
    const QString text = shownText(rows().text(row, m_side));
    if (r.kind == Kind::Left)
        return leftInWords(r);
    if (!rows().has(row, m_side))
        return isOld ? tr("Nothing in %1 here; line %2 of the register was added")
                           .arg(otherName(), decimal(r.newLine + 1))
                     : tr("Nothing in the register here; line %1 of %2 was removed")
                           .arg(decimal(r.oldLine + 1), otherName());
    if (r.kind == Kind::Same)
        return isOld ? tr("Line %1 of %2: %3").arg(number, otherName(), text)
                     : tr("Line %1: %2").arg(number, text);
    if (rows().partner(row, m_side))
        return isOld ? tr("Line %1 of %2, changed: %3").arg(number, otherName(), text)
                     : tr("Line %1, changed: %2").arg(number, text);
    return isOld ? tr("Line %1 of %2, removed: %3").arg(number, otherName(), text)
                 : tr("Line %1, added: %2").arg(number, text);
}

bool SideBySideView::findIn(std::size_t row, const QString &words)
{
    const Side other = m_side == Side::Old ? Side::New : Side::Old;
    for (const Side side : {m_side, other}) {
        const std::string_view line = rows().text(row, side);
        if (!QString::fromUtf8(line.data(), qsizetype(line.size()))
                 .contains(words, Qt::CaseInsensitive))
            continue;
        m_side = side;
        return true;
    }
    return false;
}

bool SideBySideView::takeKey(QKeyEvent *event)
{
    if (event->modifiers() != Qt::ControlModifier)
        return false;
    if (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right)
        return false;
    setShare(m_share + (event->key() == Qt::Key_Left ? -keyStep : keyStep));
    return true;
}

bool SideBySideView::focusNextPrevChild(bool next)
{
    if (next == (m_side == Side::Old)) {
        setSide(next ? Side::New : Side::Old);
        return true;
    }
    return RowView::focusNextPrevChild(next);
}

void SideBySideView::focusInEvent(QFocusEvent *event)
{
    if (event->reason() == Qt::TabFocusReason)
        setSide(Side::Old);
    else if (event->reason() == Qt::BacktabFocusReason)
        setSide(Side::New);
    RowView::focusInEvent(event);
}

bool SideBySideView::isOnMiddle(const QPoint &at) const
{
    return std::abs(at.x() - middle()) <= reach;
}

void SideBySideView::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (event->button() == Qt::LeftButton && isOnMiddle(at)) {
        m_isDragged = true;
        return;
    }
    setSide(at.x() < middle() ? Side::Old : Side::New);
    RowView::mousePressEvent(event);
}

void SideBySideView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_isDragged) {
        setShare(event->position().x() / std::max(1, viewport()->width()));
        return;
    }
    RowView::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton && isOnMiddle(event->position().toPoint()))
        viewport()->setCursor(Qt::SplitHCursor);
}

void SideBySideView::mouseReleaseEvent(QMouseEvent *event)
{
    m_isDragged = false;
    RowView::mouseReleaseEvent(event);
}

void SideBySideView::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_isDragged = false;
    if (isOnMiddle(event->position().toPoint()))
        setShare(0.5);
    else
        RowView::mouseDoubleClickEvent(event);
}

void SideBySideView::paintHead(QPainter &painter) const
{
    const QRect head(0, 0, viewport()->width(), headRow);
    painter.fillRect(head, palette().brush(QPalette::Window));
    const QFont own = painter.font();
    for (const Side side : {Side::Old, Side::New}) {
        QFont font = QApplication::font();
        const bool isActive = side == m_side && hasFocus();
        font.setWeight(isActive ? QFont::DemiBold : QFont::Normal);
        painter.setFont(font);
        painter.setPen(isActive ? palette().color(QPalette::Text) : quietTextColour(palette()));
        const QRect rect = half(side, head).adjusted(headMargin, 0, -headMargin, 0);
        const QString text = side == Side::Old ? m_leftHead : m_rightHead;
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetrics(font).elidedText(text, Qt::ElideMiddle, rect.width()));
    }
    painter.setFont(own);
    painter.fillRect(QRect(0, headRow - 1, head.width(), 1), separatorColour(palette()));
    painter.fillRect(QRect(middle(), 0, 1, viewport()->height()), separatorColour(palette()));
}

void SideBySideView::paintRow(QPainter &painter, std::size_t row, const QRect &rect) const
{
    const DocumentRows::Row r = rows().at(row);
    if (r.kind == Kind::Left) {
        const auto mark = isSelected(row) && isMarkShown() ? PaintedLine::Mark::Strong
                                                           : PaintedLine::Mark::None;
        lines().paintLeft(painter, r.lines, mark, rect);
        return;
    }
    paintHalf(painter, row, Side::Old, half(Side::Old, rect));
    paintHalf(painter, row, Side::New, half(Side::New, rect));
    painter.fillRect(QRect(middle(), rect.top(), 1, rect.height()), separatorColour(palette()));
}

void SideBySideView::paintHalf(QPainter &painter, std::size_t row, Side side,
                               const QRect &rect) const
{
    auto mark = PaintedLine::Mark::None;
    if (isSelected(row) && isMarkShown())
        mark = side == m_side ? PaintedLine::Mark::Strong : PaintedLine::Mark::Quiet;
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    if (rows().has(row, side)) {
        PaintedLine line = lineOf(row, side);
        line.mark = mark;
        // One column of numbers: this half's.
        (side == Side::Old ? line.newNumber : line.oldNumber).reset();
        lines().paint(painter, line, rect);
    } else {
        lines().paintAbsent(painter, rect);
        lines().paintMark(painter, mark, rect);
    }
    painter.restore();
}

} // namespace loadline::ui
