// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/plain_label.h"

#include <QPainter>

namespace loadline::ui {

/// A label of one line that gives way: what does not fit is cut in the middle, and the tool tip has
/// all of it. Its text never widens the window.
class ElidedLabel : public PlainLabel
{
public:
    using PlainLabel::PlainLabel;

    QSize minimumSizeHint() const override { return {0, PlainLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideMiddle, width());
        painter.drawText(rect(), int(alignment()) | Qt::TextSingleLine, shown);
        const QString full = shown == text() ? QString() : plainToolTip(text());
        if (toolTip() != full)
            setToolTip(full);
    }
};

} // namespace loadline::ui
