// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace loadline::ui {

/// A label that shows its text as it is. QLabel guesses, and would load an image that a register
/// names; every label of the window is one of these.
class PlainLabel : public QLabel
{
public:
    explicit PlainLabel(const QString &text = {}, QWidget *parent = nullptr)
        : QLabel(parent)
    {
        setTextFormat(Qt::PlainText);
        setText(text);
    }
};

/// A tool tip that shows \a text as it is; a tool tip guesses as well.
inline QString plainToolTip(const QString &text)
{
    return QStringLiteral("<qt>") + text.toHtmlEscaped() + QStringLiteral("</qt>");
}

/// The three sizes and two weights of the window's one font.
enum class TextSize { Small, Normal, Large };
enum class TextWeight { Normal, Strong };

inline void setFontOf(QWidget *widget, TextSize size, TextWeight weight = TextWeight::Normal)
{
    constexpr qreal smallFactor = 0.9;
    constexpr qreal largeFactor = 1.4;
    QFont font = widget->font();
    if (size != TextSize::Normal && font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF()
                           * (size == TextSize::Small ? smallFactor : largeFactor));
    font.setWeight(weight == TextWeight::Strong ? QFont::DemiBold : QFont::Normal);
    widget->setFont(font);
}

} // namespace loadline::ui
