// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace loadline::ui {

/// A text field that is as tall as its text, so that a form scrolls as one; Tab leaves it.
/// For a single line of the register it wraps, and takes no line breaks. Many lines stand without a
/// box until the mouse or the keyboard is there.
class GrownTextEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    enum class Lines { One, Many };
    /// Between the edge of the field and its text: what stands above it lines up with the text.
    static constexpr int inset = 7;
    explicit GrownTextEdit(Lines lines, QWidget *parent = nullptr);

    void setMostRows(int rows);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return false; }

Q_SIGNALS:
    /// Return in a field of one line.
    void finished();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void grow();

    Lines m_lines;
    int m_mostRows;
    int m_height = 0;
};

} // namespace loadline::ui
