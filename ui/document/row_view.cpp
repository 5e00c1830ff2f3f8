// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/row_view.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace loadline::ui {

namespace {

constexpr std::size_t mostCopied = 64 * 1024 * 1024;

bool contains(std::string_view line, const QString &words)
{
    return QString::fromUtf8(line.data(), qsizetype(line.size()))
        .contains(words, Qt::CaseInsensitive);
}

} // namespace

RowView::RowView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Base);
}

void RowView::show(DocumentRows rows)
{
    const std::size_t line = currentLine();
    const std::size_t topLine = m_rows.count() > 0 ? m_rows.at(rowAt(0)).newLine : 0;
    m_rows = std::move(rows);
    m_changedWords.forget();
    if (m_isAll)
        m_rows.unfoldAll();
    for (const std::size_t unfolded : m_unfolded) {
        if (const auto row = m_rows.rowLeavingOut(unfolded))
            m_rows.unfold(*row);
    }
    m_current = m_rows.rowOfLine(line);
    m_anchor = m_current;
    updateScrollBars();
    verticalScrollBar()->setValue(int(m_rows.rowOfLine(topLine)));
    tellCurrent();
    viewport()->update();
}

void RowView::setAllLines(bool isAll)
{
    m_isAll = isAll;
    m_unfolded.clear();
    if (m_rows.comparison())
        show(DocumentRows(m_rows.sharedComparison(), m_rows.form()));
    makeSeen(m_current);
}

void RowView::setOtherName(const QString &name)
{
    m_otherName = name;
    tellCurrent();
    viewport()->update();
}

std::size_t RowView::currentLine() const
{
    return m_rows.count() > 0 ? m_rows.at(m_current).newLine : 0;
}

int RowView::rowsSeen() const
{
    return std::max(1, (viewport()->height() - headHeight()) / rowHeight());
}

std::size_t RowView::rowAt(int y) const
{
    const int row = verticalScrollBar()->value() + std::max(0, y - headHeight()) / rowHeight();
    return std::min(std::size_t(row), m_rows.count() == 0 ? 0 : m_rows.count() - 1);
}

void RowView::updateScrollBars()
{
    const int seen = rowsSeen();
    verticalScrollBar()->setRange(0, std::max(0, int(m_rows.count()) - seen));
    verticalScrollBar()->setPageStep(seen);
    horizontalScrollBar()->setRange(0, m_rows.comparison() ? std::max(0, overhang()) : 0);
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(fontMetrics().averageCharWidth() * 4);
}

void RowView::setCurrentRow(std::size_t row)
{
    jumpTo(row);
}

void RowView::setCurrentLine(std::size_t line)
{
    jumpTo(m_rows.rowLeavingOut(line).value_or(m_rows.rowOfLine(line)));
}

void RowView::selectRows(std::size_t first, std::size_t last)
{
    if (m_rows.count() == 0)
        return;
    jumpTo(first);
    m_anchor = std::clamp(last, m_current, m_rows.count() - 1);
    m_isMarked = true;
    viewport()->update();
}

/// With room to read above and below, where the row was out of sight.
void RowView::jumpTo(std::size_t row)
{
    QScrollBar *bar = verticalScrollBar();
    const int index = int(row);
    if (index < bar->value() || index >= bar->value() + rowsSeen())
        bar->setValue(index - rowsSeen() / 3);
    moveTo(row, false);
}

void RowView::moveTo(std::size_t row, bool extend)
{
    if (m_rows.count() == 0)
        return;
    m_current = std::min(row, m_rows.count() - 1);
    m_isMarked = false;
    if (!extend)
        m_anchor = m_current;
    makeSeen(m_current);
    tellCurrent();
    viewport()->update();
}

void RowView::tellCurrent()
{
    setAccessibleDescription(m_rows.count() > 0 ? inWords(m_current) : QString());
}

void RowView::makeSeen(std::size_t row)
{
    QScrollBar *bar = verticalScrollBar();
    const int index = int(row);
    if (index < bar->value())
        bar->setValue(index);
    else if (index >= bar->value() + rowsSeen())
        bar->setValue(index - rowsSeen() + 1);
}

bool RowView::goToDifference(bool backwards)
{
    const auto row = m_rows.nextDifference(m_current, backwards);
    if (row)
        jumpTo(*row);
    return row.has_value();
}

void RowView::unfold(std::size_t row)
{
    const std::size_t line = m_rows.at(row).newLine;
    m_unfolded.push_back(line);
    m_rows.unfold(row);
    updateScrollBars();
    moveTo(row, false);
}

bool RowView::unfoldCurrent()
{
    if (m_rows.count() == 0 || m_rows.at(m_current).kind != DocumentRows::Kind::Left)
        return false;
    unfold(m_current);
    return true;
}

bool RowView::findIn(std::size_t row, const QString &words)
{
    return contains(m_rows.text(row), words);
}

/// In lines that are not shown; where they hold the words, they are from now on.
bool RowView::findInLeft(std::size_t row, const QString &words, bool backwards)
{
    const DocumentRows::Row left = m_rows.at(row);
    const merge::Lines &lines = m_rows.comparison()->lines(Side::New);
    for (std::uint32_t step = 0; step < left.lines; ++step) {
        const std::uint32_t index = backwards ? left.lines - 1 - step : step;
        if (contains(lines[left.newLine + index], words)) {
            unfold(row);
            jumpTo(row + index);
            return true;
        }
    }
    return false;
}

bool RowView::find(const QString &words, bool backwards, bool fromHere)
{
    m_searched = words;
    viewport()->update();
    const std::size_t count = m_rows.count();
    if (words.isEmpty() || count == 0)
        return false;
    for (std::size_t step = fromHere ? 0 : 1; step <= count; ++step) {
        const std::size_t row = (m_current + (backwards ? count - step % count : step)) % count;
        const bool isLeft = m_rows.at(row).kind == DocumentRows::Kind::Left;
        if (isLeft ? !findInLeft(row, words, backwards) : !findIn(row, words))
            continue;
        if (!isLeft)
            jumpTo(row);
        m_isMarked = true; // the keyboard is where the words are typed
        return true;
    }
    return false;
}

bool RowView::isSelected(std::size_t row) const
{
    return row >= std::min(m_anchor, m_current) && row <= std::max(m_anchor, m_current);
}

QString RowView::selectedText() const
{
    std::string text;
    bool isFirst = true;
    for (std::size_t row = std::min(m_anchor, m_current);
         row <= std::max(m_anchor, m_current) && row < m_rows.count() && text.size() < mostCopied;
         ++row) {
        const Side side = sideOf(row);
        if (!m_rows.has(row, side))
            continue;
        if (!std::exchange(isFirst, false))
            text += '\n';
        text += m_rows.text(row, side);
    }
    return QString::fromStdString(text);
}

QString RowView::leftInWords(const DocumentRows::Row &row) const
{
    return tr("%n equal line(s), not shown; Enter shows them", nullptr, int(row.lines));
}

LinePainter RowView::linePainter(LinePainter::Numbers numbers) const
{
    const TextComparison *comparison = m_rows.comparison();
    const std::size_t most = comparison ? std::max(comparison->lines(Side::Old).size(),
                                                   comparison->lines(Side::New).size())
                                        : 0;
    LinePainter painter(font(), palette(), numbers, most);
    painter.setOffset(horizontalScrollBar()->value());
    painter.setSearched(m_searched);
    return painter;
}

PaintedLine RowView::lineOf(std::size_t row, Side side) const
{
    const DocumentRows::Row r = m_rows.at(row);
    PaintedLine line;
    line.text = m_rows.text(row, side);
    line.tone = m_rows.tone(row, side);
    if (m_rows.has(row, Side::Old))
        line.oldNumber = r.oldLine;
    if (m_rows.has(row, Side::New))
        line.newNumber = r.newLine;
    if (r.kind == DocumentRows::Kind::Same)
        return line;
    line.sign = side == Side::Old ? PaintedLine::Sign::Removed : PaintedLine::Sign::Added;
    line.changed = m_changedWords.of(m_rows, row, side);
    line.isOnlyEndingChanged = m_rows.isOnlyEndingChanged(row, side);
    return line;
}

void RowView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setFont(font());
    painter.fillRect(event->rect(), palette().brush(QPalette::Base));
    paintHead(painter);
    const int height = rowHeight();
    const int top = headHeight();
    const int first = verticalScrollBar()->value();
    const int last = first + (viewport()->height() - top) / height + 1;
    painter.setClipRect(viewport()->rect().adjusted(0, top, 0, 0));
    for (int row = first; row <= last && std::size_t(row) < m_rows.count(); ++row) {
        const QRect rect(0, top + (row - first) * height, viewport()->width(), height);
        if (!rect.intersects(event->rect()))
            continue;
        paintRow(painter, std::size_t(row), rect);
        ++m_paintedRows;
    }
}

void RowView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
}

void RowView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateScrollBars();
}

void RowView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void RowView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void RowView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(selectedText());
    } else if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        moveTo(m_rows.count() == 0 ? 0 : m_rows.count() - 1, true);
    } else if (!takeKey(event) && !moveByKey(event)) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    event->accept();
}

bool RowView::moveByKey(QKeyEvent *event)
{
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    const auto page = std::size_t(rowsSeen() > 1 ? rowsSeen() - 1 : 1);
    switch (event->key()) {
    case Qt::Key_Up:
        moveTo(m_current == 0 ? 0 : m_current - 1, extend);
        return true;
    case Qt::Key_Down:
        moveTo(m_current + 1, extend);
        return true;
    case Qt::Key_PageUp:
        moveTo(m_current < page ? 0 : m_current - page, extend);
        return true;
    case Qt::Key_PageDown:
        moveTo(m_current + page, extend);
        return true;
    case Qt::Key_Home:
        moveTo(0, extend);
        return true;
    case Qt::Key_End:
        moveTo(m_rows.count() == 0 ? 0 : m_rows.count() - 1, extend);
        return true;
    case Qt::Key_Left:
        horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
        return true;
    case Qt::Key_Right:
        horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return unfoldCurrent();
    default:
        return false;
    }
}

void RowView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || int(event->position().y()) < headHeight())
        return;
    moveTo(rowAt(int(event->position().y())), event->modifiers() & Qt::ShiftModifier);
    if (event->modifiers() == Qt::NoModifier)
        unfoldCurrent();
}

void RowView::mouseMoveEvent(QMouseEvent *event)
{
    const std::size_t row = rowAt(int(event->position().y()));
    if (event->buttons() & Qt::LeftButton) {
        moveTo(row, true);
        return;
    }
    const bool isLeft = m_rows.count() > 0 && m_rows.at(row).kind == DocumentRows::Kind::Left;
    viewport()->setCursor(isLeft ? Qt::PointingHandCursor : Qt::IBeamCursor);
}

} // namespace loadline::ui
