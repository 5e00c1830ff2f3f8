// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

namespace loadline::ui {

/// Sets Markdown source in a text field as the document page sets it.
class MarkdownHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    MarkdownHighlighter(QTextDocument *document, const QWidget *field);

protected:
    void highlightBlock(const QString &line) override;

private:
    const QWidget *m_field; ///< whose palette is used
};

} // namespace loadline::ui
