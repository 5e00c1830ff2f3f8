// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document_view.h"

#include "ui/document/markdown_formats.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace loadline::ui {

namespace {

constexpr std::size_t longestPainted = 4000; // bytes of a line; more is cut
constexpr int lineLead = 5; // pixels between the lines
constexpr int signWidth = 20;
constexpr int gap = 12;
constexpr std::size_t mostCopied = 64 * 1024 * 1024;

std::size_t cutAt(std::string_view line)
{
    if (line.size() <= longestPainted)
        return line.size();
    std::size_t end = longestPainted;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80)
        --end;
    return end;
}

/// The line for the eye: what has no glyph gets one, so that a NUL is seen.
QString shownText(std::string_view line)
{
    const std::size_t end = cutAt(line);
    QString text = QString::fromUtf8(line.data(), qsizetype(end));
    constexpr char16_t controlPictures = 0x2400;
    for (QChar &c : text) {
        if (c.unicode() < 0x20 && c != QLatin1Char('\t'))
            c = QChar(char16_t(controlPictures + c.unicode()));
    }
    if (end < line.size())
        text += QChar(0x2026);
    return text;
}

QString decimal(std::size_t number)
{
    return QString::number(qulonglong(number));
}

/// From where to where two versions of a line differ, in whole words.
struct ChangedPart
{
    qsizetype begin;
    qsizetype length;
};

ChangedPart changedPart(const QString &line, const QString &other)
{
    const qsizetype shorter = std::min(line.size(), other.size());
    qsizetype head = 0;
    while (head < shorter && line[head] == other[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && line[line.size() - 1 - tail] == other[other.size() - 1 - tail])
        ++tail;
    const auto isInWord = [&line](qsizetype at) {
        return at > 0 && at < line.size() && line[at - 1].isLetterOrNumber()
               && line[at].isLetterOrNumber();
    };
    qsizetype end = line.size() - tail;
    while (isInWord(head))
        --head;
    while (isInWord(end))
        ++end;
    return {head, end - head};
}

QColor veiled(QColor colour, float strength)
{
    colour.setAlphaF(strength);
    return colour;
}

} // namespace

DocumentView::DocumentView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
}

void DocumentView::show(DocumentRows rows)
{
    const bool had = m_rows.count() > 0;
    const std::size_t line = had ? m_rows.at(m_current).newLine : 0;
    const std::size_t top = had ? rowAt(0) : 0;
    const std::size_t topLine = had ? m_rows.at(top).newLine : 0;
    m_rows = std::move(rows);
    m_current = m_rows.rowOfLine(line);
    m_anchor = m_current;
    updateScrollBars();
    verticalScrollBar()->setValue(int(m_rows.rowOfLine(topLine)));
    viewport()->update();
}

int DocumentView::rowHeight() const
{
    return fontMetrics().height() + lineLead;
}

int DocumentView::gutterWidth() const
{
    constexpr int fewestDigits = 4;
    const auto digits = std::max<qsizetype>(fewestDigits, decimal(m_rows.count()).size());
    return int(digits) * fontMetrics().horizontalAdvance(QLatin1Char('0')) + 2 * gap;
}

int DocumentView::rowsSeen() const
{
    return std::max(1, viewport()->height() / rowHeight());
}

std::size_t DocumentView::rowAt(int y) const
{
    const int row = verticalScrollBar()->value() + std::max(0, y) / rowHeight();
    return std::min(std::size_t(row), m_rows.count() == 0 ? 0 : m_rows.count() - 1);
}

void DocumentView::updateScrollBars()
{
    const int seen = rowsSeen();
    verticalScrollBar()->setRange(0, std::max(0, int(m_rows.count()) - seen));
    verticalScrollBar()->setPageStep(seen);
    const int letter = fontMetrics().averageCharWidth();
    const int width = gutterWidth() + signWidth + 2 * gap
                      + int(std::min(m_rows.longest(), longestPainted)) * letter;
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(letter * 4);
}

void DocumentView::setCurrentRow(std::size_t row)
{
    jumpTo(row);
}

void DocumentView::selectRows(std::size_t first, std::size_t last)
{
    if (m_rows.count() == 0)
        return;
    jumpTo(first);
    m_anchor = std::clamp(last, m_current, m_rows.count() - 1);
    m_isMarked = true;
    viewport()->update();
}

/// With room to read above and below, where the row was out of sight.
void DocumentView::jumpTo(std::size_t row)
{
    QScrollBar *bar = verticalScrollBar();
    const int index = int(row);
    if (index < bar->value() || index >= bar->value() + rowsSeen())
        bar->setValue(index - rowsSeen() / 3);
    moveTo(row, false);
}

void DocumentView::moveTo(std::size_t row, bool extend)
{
    if (m_rows.count() == 0)
        return;
    m_current = std::min(row, m_rows.count() - 1);
    m_isMarked = false;
    if (!extend)
        m_anchor = m_current;
    makeSeen(m_current);
    setAccessibleDescription(inWords(m_current));
    viewport()->update();
}

void DocumentView::makeSeen(std::size_t row)
{
    QScrollBar *bar = verticalScrollBar();
    const int index = int(row);
    if (index < bar->value())
        bar->setValue(index);
    else if (index >= bar->value() + rowsSeen())
        bar->setValue(index - rowsSeen() + 1);
}

void DocumentView::goToDifference(bool backwards)
{
    const auto differs = [this](std::size_t row) {
        const auto kind = m_rows.at(row).kind;
        return kind == DocumentRows::Kind::Added || kind == DocumentRows::Kind::Removed;
    };
    std::size_t row = m_current;
    const std::size_t count = m_rows.count();
    // Out of the stretch that the current row is in, then on to the next one.
    bool left = count == 0 || !differs(row);
    while (count > 0) {
        if (backwards ? row == 0 : row + 1 >= count)
            return;
        row += backwards ? std::size_t(-1) : 1;
        if (!differs(row))
            left = true;
        else if (left)
            break;
    }
    if (count > 0)
        jumpTo(row);
}

bool DocumentView::find(const QString &words, bool backwards, bool fromHere)
{
    m_searched = words;
    viewport()->update();
    const std::size_t count = m_rows.count();
    if (words.isEmpty() || count == 0)
        return false;
    const auto holds = [&](std::size_t row) {
        const std::string_view line = m_rows.text(row);
        return QString::fromUtf8(line.data(), qsizetype(line.size()))
            .contains(words, Qt::CaseInsensitive);
    };
    for (std::size_t step = fromHere ? 0 : 1; step <= count; ++step) {
        const std::size_t row = (m_current + (backwards ? count - step % count : step)) % count;
        if (holds(row)) {
            jumpTo(row);
            return true;
        }
    }
    return false;
}

bool DocumentView::isSelected(std::size_t row) const
{
    return row >= std::min(m_anchor, m_current) && row <= std::max(m_anchor, m_current);
}

QString DocumentView::selectedText() const
{
    std::string text;
    for (std::size_t row = std::min(m_anchor, m_current);
         row <= std::max(m_anchor, m_current) && row < m_rows.count() && text.size() < mostCopied;
         ++row) {
        if (m_rows.at(row).kind == DocumentRows::Kind::Left)
            continue;
        if (!text.empty())
            text += '\n';
        text += m_rows.text(row);
    }
    return QString::fromStdString(text);
}

QString DocumentView::inWords(std::size_t row) const
{
    const DocumentRows::Row &r = m_rows.at(row);
    const QString text = shownText(m_rows.text(row));
    switch (r.kind) {
    case DocumentRows::Kind::Same:
        return tr("Line %1: %2").arg(decimal(r.newLine + 1), text);
    case DocumentRows::Kind::Added:
        return tr("Line %1, not in the file: %2").arg(decimal(r.newLine + 1), text);
    case DocumentRows::Kind::Removed:
        return tr("Line %1 of the file, no longer in the register: %2")
            .arg(decimal(r.oldLine + 1), text);
    case DocumentRows::Kind::Left:
        return tr("%n equal line(s)", nullptr, int(r.oldLine));
    }
    return {};
}

QList<QTextLayout::FormatRange> DocumentView::formatsOf(std::size_t row, const QString &line) const
{
    const DocumentRows::Row &r = m_rows.at(row);
    QList<QTextLayout::FormatRange> formats = markdownFormats(line, r.tone, palette());
    if (r.partner != DocumentRows::noPartner) {
        const QString other = shownText(m_rows.text(r.partner));
        const ChangedPart part = changedPart(line, other);
        QTextCharFormat changed;
        const bool added = r.kind == DocumentRows::Kind::Added;
        changed.setBackground(
            veiled(tierColor(added ? Tier::Low : Tier::Critical, palette()), 0.28f));
        formats.append({int(part.begin), int(part.length), changed});
    }
    if (!m_searched.isEmpty()) {
        QTextCharFormat found;
        found.setBackground(veiled(tierColor(Tier::Medium, palette()), 0.4f));
        qsizetype at = line.indexOf(m_searched, 0, Qt::CaseInsensitive);
        while (at >= 0) {
            formats.append({int(at), int(m_searched.size()), found});
            at = line.indexOf(m_searched, at + m_searched.size(), Qt::CaseInsensitive);
        }
    }
    return formats;
}

void DocumentView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setFont(font());
    painter.fillRect(event->rect(), palette().brush(QPalette::Base));
    const int height = rowHeight();
    const int first = verticalScrollBar()->value();
    const int last = first + viewport()->height() / height + 1;
    for (int row = first; row <= last && std::size_t(row) < m_rows.count(); ++row) {
        const QRect rect(0, (row - first) * height, viewport()->width(), height);
        if (rect.intersects(event->rect()))
            paintRow(painter, std::size_t(row), rect);
    }
}

void DocumentView::paintRow(QPainter &painter, std::size_t row, const QRect &rect) const
{
    const DocumentRows::Row &r = m_rows.at(row);
    if (r.kind == DocumentRows::Kind::Left) {
        paintLeft(painter, r, rect);
        return;
    }
    if (r.kind == DocumentRows::Kind::Added)
        painter.fillRect(rect, veiled(tierColor(Tier::Low, palette()), 0.12f));
    else if (r.kind == DocumentRows::Kind::Removed)
        painter.fillRect(rect, veiled(tierColor(Tier::Critical, palette()), 0.10f));
    if (isSelected(row) && (hasFocus() || m_isMarked || m_anchor != m_current))
        painter.fillRect(rect, veiled(palette().color(QPalette::Highlight), 0.7f));

    const int textLeft = gutterWidth() + signWidth;
    painter.save();
    painter.setClipRect(rect.adjusted(textLeft, 0, 0, 0));
    const QString line = shownText(m_rows.text(row));
    QTextLayout layout(line, font());
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTabStopDistance(4.0 * fontMetrics().horizontalAdvance(QLatin1Char(' ')));
    layout.setTextOption(option);
    layout.setFormats(formatsOf(row, line));
    layout.beginLayout();
    const QTextLine first = layout.createLine();
    layout.endLayout();
    painter.setPen(palette().color(QPalette::Text));
    const qreal y = rect.top() + (rect.height() - first.height()) / 2;
    layout.draw(&painter, QPointF(textLeft - horizontalScrollBar()->value(), y));
    if (m_rows.isOnlyEndingChanged(row)) {
        painter.setPen(quietTextColour(palette()));
        painter.drawText(QPointF(textLeft + gap + first.naturalTextWidth()
                                     - horizontalScrollBar()->value(),
                                 y + first.ascent()),
                         tr("line ending changed"));
    }
    painter.restore();
    paintGutter(painter, row, rect);
}

void DocumentView::paintGutter(QPainter &painter, std::size_t row, const QRect &rect) const
{
    const DocumentRows::Row &r = m_rows.at(row);
    const bool removed = r.kind == DocumentRows::Kind::Removed;
    painter.setPen(quietTextColour(palette()));
    const QRect numbers(rect.left(), rect.top(), gutterWidth() - gap, rect.height());
    painter.drawText(numbers, Qt::AlignRight | Qt::AlignVCenter,
                     decimal((removed ? r.oldLine : r.newLine) + 1));
    if (r.kind == DocumentRows::Kind::Same)
        return;
    constexpr int edge = 3;
    const QColor colour = tierColor(removed ? Tier::Critical : Tier::Low, palette());
    painter.fillRect(QRect(rect.left(), rect.top(), edge, rect.height()), colour);
    painter.setPen(colour);
    painter.drawText(QRect(gutterWidth() - gap / 2, rect.top(), signWidth, rect.height()),
                     Qt::AlignHCenter | Qt::AlignVCenter,
                     removed ? QString(QChar(0x2212)) : QStringLiteral("+"));
}

void DocumentView::paintLeft(QPainter &painter, const DocumentRows::Row &row,
                             const QRect &rect) const
{
    painter.fillRect(rect, palette().brush(QPalette::AlternateBase));
    painter.setPen(quietTextColour(palette()));
    painter.drawText(rect.adjusted(gutterWidth() + signWidth, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     tr("%n equal line(s)", nullptr, int(row.oldLine)));
}

void DocumentView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
}

void DocumentView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateScrollBars();
}

void DocumentView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void DocumentView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void DocumentView::keyPressEvent(QKeyEvent *event)
{
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    const auto page = std::size_t(rowsSeen() > 1 ? rowsSeen() - 1 : 1);
    const std::size_t last = m_rows.count() == 0 ? 0 : m_rows.count() - 1;
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(selectedText());
    } else if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        moveTo(last, true);
    } else {
        switch (event->key()) {
        case Qt::Key_Up:
            moveTo(m_current == 0 ? 0 : m_current - 1, extend);
            break;
        case Qt::Key_Down:
            moveTo(m_current + 1, extend);
            break;
        case Qt::Key_PageUp:
            moveTo(m_current < page ? 0 : m_current - page, extend);
            break;
        case Qt::Key_PageDown:
            moveTo(m_current + page, extend);
            break;
        case Qt::Key_Home:
            moveTo(0, extend);
            break;
        case Qt::Key_End:
            moveTo(last, extend);
            break;
        case Qt::Key_Left:
            horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
            break;
        case Qt::Key_Right:
            horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
            break;
        default:
            QAbstractScrollArea::keyPressEvent(event);
            return;
        }
    }
    event->accept();
}

void DocumentView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        moveTo(rowAt(int(event->position().y())), event->modifiers() & Qt::ShiftModifier);
}

void DocumentView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        moveTo(rowAt(int(event->position().y())), true);
}

} // namespace loadline::ui
