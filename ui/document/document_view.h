// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document_rows.h"

#include <QAbstractScrollArea>
#include <QTextLayout>

namespace loadline::ui {

/// Shows the rows of a document as source. It lays out the rows that are seen and no others, and
/// cuts what is too long to paint; so it takes a register of any size. It edits nothing.
class DocumentView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit DocumentView(QWidget *parent = nullptr);

    /// Keeps the place: the line that was current stays current.
    void show(DocumentRows rows);
    const DocumentRows &rows() const { return m_rows; }

    std::size_t currentRow() const { return m_current; }
    void setCurrentRow(std::size_t row);
    /// Selects rows and marks them, wherever the keyboard is; the first one comes into sight.
    void selectRows(std::size_t first, std::size_t last);
    /// The next (or previous) row that differs from the file.
    void goToDifference(bool backwards);

    /// Marks what is searched for, and goes to the next place where it stands. Answers whether
    /// there is one.
    bool find(const QString &words, bool backwards, bool fromHere);

    QString selectedText() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void updateScrollBars();
    int rowHeight() const;
    int gutterWidth() const;
    int rowsSeen() const;
    std::size_t rowAt(int y) const;
    void moveTo(std::size_t row, bool extend);
    void makeSeen(std::size_t row);
    void jumpTo(std::size_t row);
    void paintRow(QPainter &painter, std::size_t row, const QRect &rect) const;
    void paintGutter(QPainter &painter, std::size_t row, const QRect &rect) const;
    void paintLeft(QPainter &painter, const DocumentRows::Row &row, const QRect &rect) const;
    QList<QTextLayout::FormatRange> formatsOf(std::size_t row, const QString &line) const;
    bool isSelected(std::size_t row) const;
    QString inWords(std::size_t row) const;

    DocumentRows m_rows;
    std::size_t m_current = 0;
    std::size_t m_anchor = 0;
    bool m_isMarked = false; ///< one selected row is seen without the keyboard, too
    QString m_searched;
};

} // namespace loadline::ui
