// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPainter>
#include <QWidget>

namespace loadline::ui {

/// A sign beside words, drawn when it is painted: it follows the palette. The words are what
/// assistive technology reads.
class Sign : public QWidget
{
public:
    explicit Sign(int side, const QIcon &icon = {}, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_icon(icon)
    {
        setFixedSize(side, side);
    }

    void setIcon(const QIcon &icon)
    {
        m_icon = icon;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_icon.paint(&painter, rect());
    }

private:
    QIcon m_icon;
};

} // namespace loadline::ui
