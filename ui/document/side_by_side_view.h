// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/row_view.h"

namespace loadline::ui {

/// Shows the text that is compared with at the left and the register at the right, scrolled
/// together. One half has the keyboard: Tab goes from the left one to the right one and on.
class SideBySideView : public RowView
{
    Q_OBJECT

public:
    explicit SideBySideView(QWidget *parent = nullptr);

    /// What stands over the halves.
    void setHeads(const QString &left, const QString &right);

    Side side() const { return m_side; }
    void setSide(Side side);

    /// How much of the width the left half has, from 0 to 1.
    double share() const { return m_share; }
    void setShare(double share);

protected:
    Side sideOf(std::size_t) const override { return m_side; }
    void paintRow(QPainter &painter, std::size_t row, const QRect &rect) const override;
    void paintHead(QPainter &painter) const override;
    int headHeight() const override;
    int overhang() const override;
    QString inWords(std::size_t row) const override;
    bool findIn(std::size_t row, const QString &words) override;
    bool takeKey(QKeyEvent *event) override;

    bool focusNextPrevChild(bool next) override;
    void focusInEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    LinePainter lines() const { return linePainter(LinePainter::Numbers::One); }
    /// The left edge of the line between the halves.
    int middle() const;
    QRect half(Side side, const QRect &rect) const;
    bool isOnMiddle(const QPoint &at) const;
    void paintHalf(QPainter &painter, std::size_t row, Side side, const QRect &rect) const;

    Side m_side = Side::New;
    double m_share = 0.5;
    bool m_isDragged = false;
    QString m_leftHead;
    QString m_rightHead;
};

} // namespace loadline::ui
