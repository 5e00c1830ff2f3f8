// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/rendered_markdown.h"

#include "ui/widgets/grown_text_edit.h"
#include "ui/widgets/style_shapes.h"

#include <QImage>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>

namespace loadline::ui {

namespace {

constexpr int leastHeight = 30;
constexpr qreal listIndent = 20;

} // namespace

RenderedMarkdown::RenderedMarkdown(QWidget *parent)
    : QTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFocusPolicy(Qt::StrongFocus);
    document()->setDocumentMargin(GrownTextEdit::inset);
    document()->setIndentWidth(listIndent);
}

void RenderedMarkdown::showText(const QString &markdown)
{
    m_markdown = markdown;
    document()->setMarkdown(markdown,
                            QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub
                                                            | QTextDocument::MarkdownNoHTML));
    grow();
}

/// An empty answer would let QTextDocument load the file itself: everything is an image of nothing.
QVariant RenderedMarkdown::loadResource(int, const QUrl &)
{
    QImage nothing(1, 1, QImage::Format_ARGB32);
    nothing.fill(Qt::transparent);
    return nothing;
}

void RenderedMarkdown::grow()
{
    document()->setTextWidth(viewport()->width());
    const int height = std::max(leastHeight, int(document()->size().height()));
    if (height == m_height)
        return;
    m_height = height;
    updateGeometry();
}

void RenderedMarkdown::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    grow();
}

void RenderedMarkdown::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    // Colours of links and code are put into the document when it is made.
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        showText(m_markdown);
}

void RenderedMarkdown::paintEvent(QPaintEvent *event)
{
    if (hasFocus()) {
        QPainter painter(viewport());
        drawBox(&painter, viewport()->rect(), Qt::NoBrush, accentColour(palette()));
    }
    QTextEdit::paintEvent(event);
}

void RenderedMarkdown::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the form's
}

} // namespace loadline::ui
