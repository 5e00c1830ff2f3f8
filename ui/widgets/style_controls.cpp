// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style.h"

#include "ui/widgets/style_shapes.h"

#include <QAbstractScrollArea>
#include <QDateTime>
#include <QScrollArea>
#include <QStyleOptionComplex>

namespace loadline::ui {

namespace {

void drawHeaderSection(const QStyleOption *option, QPainter *painter)
{
    const QRect rect = option->rect;
    painter->fillRect(rect, option->palette.brush(QPalette::Base));
    const QColor line = separatorColour(option->palette);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), line);
    constexpr int margin = 7;
    if (option->type == QStyleOption::SO_Header) {
        painter->fillRect(QRect(rect.right(), rect.top() + margin, 1, rect.height() - 2 * margin),
                          line);
    }
}

void drawMenuBarItem(const QStyleOptionMenuItem *option, QPainter *painter, const QStyle *style)
{
    painter->fillRect(option->rect, option->palette.brush(QPalette::Window));
    const bool active = option->state & (QStyle::State_Selected | QStyle::State_Sunken);
    if (active && (option->state & QStyle::State_Enabled)) {
        drawBox(painter, option->rect.adjusted(1, 2, -1, -2), hoverColour(option->palette),
                Qt::transparent);
    }
    style->drawItemText(painter, option->rect,
                        Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip
                            | Qt::TextSingleLine,
                        option->palette, option->state & QStyle::State_Enabled, option->text,
                        QPalette::WindowText);
}

void drawTab(const QStyleOption *option, QPainter *painter)
{
    if (option->state & QStyle::State_MouseOver)
        drawBox(painter, option->rect.adjusted(1, 2, -1, -3), hoverColour(option->palette),
                Qt::transparent);
    constexpr int underline = 2;
    if (option->state & QStyle::State_Selected)
        painter->fillRect(QRect(option->rect.left() + 4, option->rect.bottom() - underline + 1,
                                option->rect.width() - 8, underline),
                          accentColour(option->palette));
}

/// Where no measure is known a piece goes to and fro, as far as the bar is painted again.
QRect busyPiece(const QRect &bar)
{
    constexpr qint64 period = 2400; // milliseconds
    const qint64 place = QDateTime::currentMSecsSinceEpoch() % period;
    const int width = bar.width() / 4;
    const qint64 way = (bar.width() - width) * 2 * std::min(place, period - place) / period;
    return {bar.left() + int(way), bar.top(), width, bar.height()};
}

void drawProgress(const QStyleOptionProgressBar *option, QPainter *painter)
{
    const int range = std::max(1, option->maximum - option->minimum);
    QRect done = option->rect;
    done.setWidth(int(qint64(option->rect.width()) * (option->progress - option->minimum) / range));
    if (option->maximum == option->minimum)
        done = busyPiece(option->rect);
    drawBox(painter, done, accentColour(option->palette), Qt::transparent);
}

void drawComboBox(const QStyleOptionComboBox *option, QPainter *painter, const QStyle *style,
                  const QWidget *widget)
{
    const QPalette &palette = option->palette;
    if (option->frame) {
        QColor fill = palette.color(option->editable ? QPalette::Base : QPalette::Button);
        if (!option->editable && (option->state & QStyle::State_MouseOver)
            && (option->state & QStyle::State_Enabled))
            fill = hoverColour(palette);
        drawBox(painter, option->rect, fill, fieldBorder(option),
                option->state & QStyle::State_HasFocus ? 1.5 : 1);
    }
    const QRect arrow = style->subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxArrow,
                                              widget);
    drawChevron(painter, arrow, Chevron::Down, quietTextColour(palette));
}

void drawSpinBox(const QStyleOptionSpinBox *option, QPainter *painter, const QStyle *style,
                 const QWidget *widget)
{
    if (option->frame)
        drawBox(painter, option->rect, option->palette.brush(QPalette::Base), fieldBorder(option),
                option->state & QStyle::State_HasFocus ? 1.5 : 1);
    if (option->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const QColor colour = quietTextColour(option->palette);
    drawChevron(painter,
                style->subControlRect(QStyle::CC_SpinBox, option, QStyle::SC_SpinBoxUp, widget),
                Chevron::Up, colour);
    drawChevron(painter,
                style->subControlRect(QStyle::CC_SpinBox, option, QStyle::SC_SpinBoxDown, widget),
                Chevron::Down, colour);
}

/// What a scroll bar stands on: the paper of what it scrolls, or what shows through that.
QBrush groundOf(const QWidget *bar)
{
    const QWidget *ground = bar;
    while (ground && !qobject_cast<const QAbstractScrollArea *>(ground))
        ground = ground->parentWidget();
    if (const auto *page = qobject_cast<const QScrollArea *>(ground); page && page->widget())
        ground = page->widget();
    else if (const auto *area = qobject_cast<const QAbstractScrollArea *>(ground))
        ground = area->viewport();
    while (ground && !ground->autoFillBackground() && !ground->isWindow())
        ground = ground->parentWidget();
    return ground ? ground->palette().brush(ground->backgroundRole()) : QBrush();
}

void drawScrollBar(const QStyleOptionSlider *option, QPainter *painter, const QStyle *style,
                   const QWidget *widget)
{
    const QPalette &palette = option->palette;
    painter->fillRect(option->rect, groundOf(widget));
    if (!(option->state & QStyle::State_Enabled) || option->maximum <= option->minimum)
        return;
    const bool held = (option->state & QStyle::State_Sunken)
                      || (option->activeSubControls & QStyle::SC_ScrollBarSlider);
    const bool vertical = option->orientation == Qt::Vertical;
    constexpr int inset = 3;
    QRect slider = style->subControlRect(QStyle::CC_ScrollBar, option, QStyle::SC_ScrollBarSlider,
                                         widget);
    slider = vertical ? slider.adjusted(inset, 1, -inset, -1)
                      : slider.adjusted(1, inset, -1, -inset);
    drawBox(painter, slider, held ? quietTextColour(palette) : edgeColour(palette), Qt::transparent);
}

/// A button that does nothing but open its menu.
bool opensMenu(const QStyleOptionToolButton &button)
{
    return (button.features & QStyleOptionToolButton::HasMenu)
           && !(button.features & QStyleOptionToolButton::MenuButtonPopup);
}

} // namespace

/// Three dots say by themselves that more is behind them.
int menuChevronWidth(const QStyleOptionToolButton &button)
{
    constexpr int width = 12;
    return button.text == QChar(0x2026) || button.text == QLatin1String("...") ? 0 : width;
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const QPalette &palette = option->palette;
    switch (element) {
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        drawHeaderSection(option, painter);
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeader quiet = *header;
            quiet.palette.setColor(QPalette::ButtonText, quietTextColour(palette));
            QProxyStyle::drawControl(element, &quiet, painter, widget);
            return;
        }
        break;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && isPrimary(widget) && (option->state & State_Enabled)) {
            QStyleOptionButton primary = *button;
            primary.palette.setColor(QPalette::ButtonText, palette.color(QPalette::BrightText));
            QProxyStyle::drawControl(element, &primary, painter, widget);
            return;
        }
        break;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            drawMenuBarItem(item, painter, proxy());
            return;
        }
        break;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, palette.brush(QPalette::Window));
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, separatorColour(palette));
        return;
    case CE_TabBarTabShape:
        drawTab(option, painter);
        return;
    case CE_ProgressBarGroove:
        drawBox(painter, option->rect, separatorColour(palette), Qt::transparent);
        return;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            drawProgress(bar, painter);
        return;
    case CE_ToolBar:
        painter->fillRect(option->rect, palette.brush(QPalette::Window));
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                               QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            return drawComboBox(combo, painter, proxy(), widget);
    } else if (control == CC_SpinBox) {
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option))
            return drawSpinBox(spin, painter, proxy(), widget);
    } else if (control == CC_ScrollBar) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return drawScrollBar(slider, painter, proxy(), widget);
    } else if (control == CC_ToolButton) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && opensMenu(*button)) {
            QStyleOptionToolButton plain = *button;
            plain.features.setFlag(QStyleOptionToolButton::HasMenu, false);
            plain.rect.adjust(0, 0, -menuChevronWidth(*button), 0);
            QStyleOptionToolButton panel = plain;
            panel.rect = button->rect;
            panel.text.clear();
            panel.icon = QIcon();
            QProxyStyle::drawComplexControl(control, &panel, painter, widget);
            QProxyStyle::drawControl(CE_ToolButtonLabel, &plain, painter, widget);
            if (menuChevronWidth(*button) > 0)
                drawChevron(painter,
                            QRectF(plain.rect.right() - 4, button->rect.top(),
                                   menuChevronWidth(*button), button->rect.height()),
                            Chevron::Down, quietTextColour(option->palette));
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace loadline::ui
