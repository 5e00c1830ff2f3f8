// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

namespace loadline::ui {

/// Markdown as it reads, to look at: nothing in it is loaded, followed or run, and HTML in it is text.
/// As tall as its text, so that a form scrolls as one.
class RenderedMarkdown : public QTextEdit
{
    Q_OBJECT

public:
    explicit RenderedMarkdown(QWidget *parent = nullptr);

    void showText(const QString &markdown);

    QSize sizeHint() const override { return {200, m_height}; }
    QSize minimumSizeHint() const override { return {80, m_height}; }
    QVariant loadResource(int type, const QUrl &name) override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void grow();

    QString m_markdown;
    int m_height = 0;
};

} // namespace loadline::ui
