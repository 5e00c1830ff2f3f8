// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/grown_text_edit.h"

#include "ui/widgets/style_shapes.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QWheelEvent>

#include <algorithm>

namespace loadline::ui {

namespace {

constexpr int leastHeight = 30;
constexpr int mostRowsByDefault = 28;

} // namespace

GrownTextEdit::GrownTextEdit(Lines lines, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_lines(lines)
    , m_mostRows(mostRowsByDefault)
    , m_height(leastHeight)
{
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    setAttribute(Qt::WA_Hover);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(inset);
    connect(this, &QPlainTextEdit::textChanged, this, &GrownTextEdit::grow);
}

void GrownTextEdit::setMostRows(int rows)
{
    m_mostRows = rows;
    grow();
}

QSize GrownTextEdit::sizeHint() const
{
    return {200, m_height};
}

QSize GrownTextEdit::minimumSizeHint() const
{
    return {80, m_height};
}

void GrownTextEdit::grow()
{
    // Rows as they wrap; a long document is not laid out to its end only to find it too long.
    int rows = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && rows <= m_mostRows;
         block = block.next()) {
        blockBoundingRect(block); // lays it out
        rows += std::max(block.layout()->lineCount(), 1);
    }
    const bool isCut = rows > m_mostRows;
    setVerticalScrollBarPolicy(isCut ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (!isCut)
        verticalScrollBar()->setValue(0); // it was scrolled while it was too small
    const int text = fontMetrics().lineSpacing() * std::clamp(rows, 1, m_mostRows);
    const int height = std::max(leastHeight, text + 2 * inset);
    if (height == m_height)
        return;
    m_height = height;
    updateGeometry();
}

void GrownTextEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_lines == Lines::One && isReturn) {
        Q_EMIT finished();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void GrownTextEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->size() != event->oldSize())
        grow();
}

void GrownTextEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        grow();
}

void GrownTextEdit::paintEvent(QPaintEvent *event)
{
    // Prose reads as a page does; its field shows when one goes there.
    const bool isField = m_lines == Lines::One || hasFocus() || (underMouse() && !isReadOnly());
    if (isField) {
        QPainter painter(viewport());
        drawBox(&painter, viewport()->rect(), palette().brush(QPalette::Base),
                hasFocus() ? accentColour(palette()) : edgeColour(palette()));
    }
    QPlainTextEdit::paintEvent(event);
}

bool GrownTextEdit::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::HoverEnter:
    case QEvent::HoverLeave:
    case QEvent::FocusIn:
    case QEvent::FocusOut:
        viewport()->update();
        break;
    default:
        break;
    }
    return QPlainTextEdit::event(event);
}

void GrownTextEdit::wheelEvent(QWheelEvent *event)
{
    // What shows all of its text leaves the wheel to the form around it.
    if (verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOff || !hasFocus())
        event->ignore();
    else
        QPlainTextEdit::wheelEvent(event);
}

void GrownTextEdit::insertFromMimeData(const QMimeData *source)
{
    if (m_lines == Lines::Many) {
        QPlainTextEdit::insertFromMimeData(source);
        return;
    }
    if (source->hasText())
        insertPlainText(source->text().simplified());
}

} // namespace loadline::ui
