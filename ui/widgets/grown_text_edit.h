// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace loadline::ui {

/// A text field that is as tall as its text, so that a form scrolls as one; Tab leaves it.
/// For a single line of the register it wraps, and takes no line breaks.
class GrownTextEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    enum class Lines { One, Many };
    explicit GrownTextEdit(Lines lines, QWidget *parent = nullptr);

    void setMostRows(int rows);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return false; }

Q_SIGNALS:
    /// Return in a field of one line.
    void finished();

protected:
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
