// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/changed_words.h"
#include "ui/document/document_rows.h"
#include "ui/document/line_painter.h"

#include <QAbstractScrollArea>

#include <vector>

namespace loadline::ui {

/// Scrolls over the rows of a document, with one that has the keyboard: what DocumentView and
/// SideBySideView share. It lays out the rows that are seen and no others, and cuts what is too long
/// to paint; so it takes a register of any size. It edits nothing.
class RowView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit RowView(QWidget *parent = nullptr);

    /// Keeps the place: the line that was current stays current, and what was unfolded stays so.
    void show(DocumentRows rows);
    const DocumentRows &rows() const { return m_rows; }

    std::size_t currentRow() const { return m_current; }
    /// The register's line, from 0; where the row has none, that of its place.
    std::size_t currentLine() const;
    void setCurrentRow(std::size_t row);
    /// Goes to a line of the register, from 0.
    void setCurrentLine(std::size_t line);
    /// Selects rows and marks them, wherever the keyboard is; the first one comes into sight.
    void selectRows(std::size_t first, std::size_t last);
    /// The next (or previous) difference. Answers whether there is one.
    bool goToDifference(bool backwards);
    /// Shows all lines, or only those around what differs.
    void setAllLines(bool isAll);

    /// What the other text is called where a row is put into words: "docs/TASKS.md", "v1.4.0".
    void setOtherName(const QString &name);
    const QString &otherName() const { return m_otherName; }

    /// Marks what is searched for, and goes to the next place where it stands, also in lines that
    /// are not shown. Answers whether there is one.
    bool find(const QString &words, bool backwards, bool fromHere);

    QString selectedText() const;
    /// Rows painted since the view was made: what scrolling and opening cost.
    std::size_t paintedRows() const { return m_paintedRows; }

protected:
    /// The side that the keyboard is on, as far as a row has lines on both.
    virtual Side sideOf(std::size_t row) const = 0;
    virtual void paintRow(QPainter &painter, std::size_t row, const QRect &rect) const = 0;
    virtual void paintHead(QPainter &) const {}
    virtual int headHeight() const { return 0; }
    /// By how much the longest line is wider than what is seen of it.
    virtual int overhang() const = 0;
    virtual QString inWords(std::size_t row) const = 0;
    /// A line that was found: the side it is on gets the keyboard.
    virtual bool findIn(std::size_t row, const QString &words);
    /// Keys of the one view and not of the other.
    virtual bool takeKey(QKeyEvent *) { return false; }

    bool isSelected(std::size_t row) const;
    bool isMarkShown() const { return hasFocus() || m_isMarked || m_anchor != m_current; }
    LinePainter linePainter(LinePainter::Numbers numbers) const;
    PaintedLine lineOf(std::size_t row, Side side) const;
    QString leftInWords(const DocumentRows::Row &row) const;
    void updateScrollBars();
    void tellCurrent();
    std::size_t rowAt(int y) const;

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    int rowHeight() const { return LinePainter::rowHeight(fontMetrics()); }
    int rowsSeen() const;
    void moveTo(std::size_t row, bool extend);
    void makeSeen(std::size_t row);
    void jumpTo(std::size_t row);
    bool unfoldCurrent();
    void unfold(std::size_t row);
    bool findInLeft(std::size_t row, const QString &words, bool backwards);
    bool moveByKey(QKeyEvent *event);

    DocumentRows m_rows;
    std::size_t m_current = 0;
    std::size_t m_anchor = 0;
    bool m_isMarked = false; ///< one selected row is seen without the keyboard, too
    bool m_isAll = false;
    std::vector<std::size_t> m_unfolded; ///< lines of the register in stretches that were unfolded
    QString m_otherName;
    QString m_searched;
    mutable std::size_t m_paintedRows = 0;
    mutable ChangedWords m_changedWords;
};

} // namespace loadline::ui
