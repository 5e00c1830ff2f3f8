// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style.h"

#include "ui/widgets/shapes.h"
#include "ui/widgets/style_shapes.h"

#include <QAbstractItemView>
#include <QPushButton>
#include <QStyleFactory>

namespace loadline::ui {

namespace {

constexpr int rowHeight = 28;
constexpr int fieldHeight = 30;
constexpr int menuRowHeight = 26;
constexpr int cellMargin = 8; // of a cell's text, as of its column's heading
constexpr int fieldTextMargin = 4; // more than Fusion has beside the text of a choice or a number
constexpr const char *primaryProperty = "loadlinePrimary";

void drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const QPalette &palette = option->palette;
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool down = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hovered = enabled && (option->state & QStyle::State_MouseOver);
    const bool focused = option->state & QStyle::State_HasFocus;
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (button && (button->features & QStyleOptionButton::Flat) && !down && !hovered && !focused)
        return;
    if (Style::isPrimary(widget) && enabled) {
        const QColor accent = accentColour(palette);
        QColor fill = accent;
        if (down || hovered)
            fill = mixed(accent, palette.color(QPalette::WindowText), down ? 0.2 : 0.1);
        drawBox(painter, option->rect, fill, focused ? palette.color(QPalette::WindowText) : fill,
                focused ? 1.5 : 1);
        return;
    }
    QColor fill = palette.color(QPalette::Button);
    if (down)
        fill = palette.color(QPalette::Highlight);
    else if (hovered)
        fill = hoverColour(palette);
    drawBox(painter, option->rect, fill,
            focused ? accentColour(palette)
                    : (enabled ? borderColour(palette) : separatorColour(palette)),
            focused ? 1.5 : 1);
}

void drawToolButton(const QStyleOption *option, QPainter *painter)
{
    const QPalette &palette = option->palette;
    if (option->state & (QStyle::State_Sunken | QStyle::State_On))
        drawBox(painter, option->rect, palette.brush(QPalette::Highlight), Qt::transparent);
    else if ((option->state & QStyle::State_MouseOver) && (option->state & QStyle::State_Enabled))
        drawBox(painter, option->rect, hoverColour(palette), Qt::transparent);
    if (option->state & QStyle::State_HasFocus)
        drawBox(painter, option->rect, Qt::NoBrush, accentColour(palette));
}

void drawItemBackground(const QStyleOptionViewItem *option, QPainter *painter)
{
    const auto group = !(option->state & QStyle::State_Active) ? QPalette::Inactive
                                                               : QPalette::Active;
    if (option->state & QStyle::State_Selected) {
        painter->fillRect(option->rect, option->palette.brush(group, QPalette::Highlight));
        return;
    }
    if (option->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option->rect, option->backgroundBrush);
    if (option->state & QStyle::State_MouseOver) {
        painter->fillRect(option->rect, washed(hoverColour(option->palette), wash::hoveredRow));
    }
}

/// A sign or a box to check on the left, and words.
bool hasSignAndText(const QStyleOptionViewItem &item)
{
    const auto signs = QStyleOptionViewItem::HasDecoration
                       | QStyleOptionViewItem::HasCheckIndicator;
    return (item.features & signs) && (item.features & QStyleOptionViewItem::HasDisplay)
           && item.decorationPosition == QStyleOptionViewItem::Left
           && item.direction == Qt::LeftToRight;
}

void drawCheckBox(const QStyleOption *option, QPainter *painter)
{
    const QPalette &palette = option->palette;
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const int side = std::min(option->rect.width(), option->rect.height());
    QRect box(0, 0, side, side);
    box.moveCenter(option->rect.center());
    const QColor accent = enabled ? accentColour(palette) : borderColour(palette);
    drawBox(painter, box, on ? accent : palette.color(QPalette::Base),
            on ? accent : fieldBorder(option));
    if (!on)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(
        QPen(palette.color(QPalette::Base), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->translate(box.topLeft());
    painter->scale(side / 16.0, side / 16.0);
    if (option->state & QStyle::State_On)
        painter->drawPolyline(QPolygonF{{4.2, 8.3}, {6.9, 11}, {11.8, 5.4}});
    else
        painter->drawLine(QPointF(4.5, 8), QPointF(11.5, 8));
    painter->restore();
}

void drawRadioButton(const QStyleOption *option, QPainter *painter)
{
    const QPalette &palette = option->palette;
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & QStyle::State_On;
    const qreal side = std::min(option->rect.width(), option->rect.height());
    const QPointF middle = QRectF(option->rect).center();
    const QColor accent = enabled ? accentColour(palette) : borderColour(palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(on ? accent : fieldBorder(option), 1));
    painter->setBrush(on ? accent : palette.color(QPalette::Base));
    painter->drawEllipse(middle, side / 2 - 0.5, side / 2 - 0.5);
    if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(palette.color(QPalette::Base));
        painter->drawEllipse(middle, side / 5, side / 5);
    }
    painter->restore();
}

} // namespace

Style::Style()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

void Style::setPrimary(QWidget *button, bool primary)
{
    button->setProperty(primaryProperty, primary);
    button->update();
}

bool Style::isPrimary(const QWidget *button)
{
    return button && button->property(primaryProperty).toBool();
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
    case PM_MenuPanelWidth:
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent:
        return 1;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return 16;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    case PM_HeaderMargin:
        return cellMargin;
    case PM_FocusFrameHMargin:
        // Qt adds a pixel where it uses it for the text of a cell.
        return qobject_cast<const QAbstractItemView *>(widget)
                   ? cellMargin - 1
                   : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return widget && widget->isWindow() ? 16 : 8;
    case PM_TreeViewIndentation:
        return 20;
    case PM_MenuVMargin:
        return 4;
    case PM_MenuBarPanelWidth:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *answer) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_Widget_Animation_Duration:
        return 120;
    case SH_Table_GridLineColor:
        return int((option ? option->palette : Theme::palette(false)).color(QPalette::Mid).rgb());
    default:
        return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_ItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
            item && hasSignAndText(*item)) {
            result.rwidth() -= cellMargin;
        }
        result.setHeight(std::max(result.height(), rowHeight));
        break;
    case CT_HeaderSection:
        result.setHeight(std::max(result.height(), rowHeight));
        break;
    case CT_PushButton:
        result = QSize(result.width() + 16, std::max(result.height(), fieldHeight));
        break;
    case CT_LineEdit:
        // One without a frame is a part of a field, which has the height.
        if (const auto *field = qstyleoption_cast<const QStyleOptionFrame *>(option);
            field && field->lineWidth == 0) {
            break;
        }
        result.setHeight(std::max(result.height(), fieldHeight));
        break;
    case CT_ComboBox:
    case CT_SpinBox:
        result = QSize(result.width() + 2 * fieldTextMargin, std::max(result.height(), fieldHeight));
        break;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator) {
            result.setHeight(std::max(result.height(), menuRowHeight));
        }
        break;
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && (button->features & QStyleOptionToolButton::HasMenu)) {
            result += QSize(menuChevronWidth(*button), 0);
        }
        result.setHeight(std::max(result.height(), rowHeight));
        break;
    case CT_MenuBarItem:
        result += QSize(4, 6);
        break;
    default:
        break;
    }
    return result;
}

QIcon Style::standardIcon(StandardPixmap icon, const QStyleOption *option,
                          const QWidget *widget) const
{
    // Drawn: the desktop's icon theme is not read for the one icon that a field has.
    return icon == SP_LineEditClearButton ? clearIcon()
                                          : QProxyStyle::standardIcon(icon, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                            SubControl part, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    const auto *choice = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    const bool isChoice = control == CC_ComboBox && part == SC_ComboBoxEditField && choice
                          && choice->currentIcon.isNull();
    const bool isNumber = control == CC_SpinBox && part == SC_SpinBoxEditField;
    // Their text stands below that of the lines around them.
    return isChoice || isNumber ? rect.adjusted(fieldTextMargin, 0, 0, 0) : rect;
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option,
                            const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_ItemViewItemText) {
        // A sign and its text are one margin apart, not two.
        const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        return item && hasSignAndText(*item) ? rect.adjusted(-cellMargin, 0, 0, 0) : rect;
    }
    const auto *field = qstyleoption_cast<const QStyleOptionFrame *>(option);
    constexpr int textMargin = 6;
    if (element == SE_LineEditContents && field && field->lineWidth > 0)
        return rect.adjusted(textMargin, 0, -textMargin, 0);
    return rect;
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const QPalette &palette = option->palette;
    switch (element) {
    case PE_PanelButtonCommand:
        drawButton(option, painter, widget);
        return;
    case PE_PanelButtonTool:
        drawToolButton(option, painter);
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, palette.brush(QPalette::Base));
        return;
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
        return;
    case PE_FrameFocusRect:
        // The fields and buttons show the keyboard themselves; rows by a frame.
        if (qobject_cast<const QAbstractItemView *>(widget)) {
            if (option->state & State_KeyboardFocusChange)
                drawBox(painter, option->rect, Qt::NoBrush, accentColour(palette));
        } else if (!qobject_cast<const QPushButton *>(widget)) {
            drawBox(painter, option->rect, Qt::NoBrush, accentColour(palette));
        }
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option)) {
            if (frame->lineWidth > 0)
                drawBox(painter, option->rect, palette.brush(QPalette::Base), fieldBorder(option),
                        option->state & State_HasFocus ? 1.5 : 1);
            else
                painter->fillRect(option->rect, palette.brush(QPalette::Base));
        }
        return;
    case PE_FrameLineEdit:
        drawBox(painter, option->rect, Qt::NoBrush, fieldBorder(option));
        return;
    case PE_Frame:
        drawBox(painter, option->rect, Qt::NoBrush,
                option->state & State_HasFocus ? accentColour(palette) : separatorColour(palette));
        return;
    case PE_PanelItemViewRow:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            if (item->features & QStyleOptionViewItem::Alternate)
                painter->fillRect(option->rect, palette.brush(QPalette::AlternateBase));
            if (option->state & (State_Selected | State_MouseOver))
                drawItemBackground(item, painter);
        }
        return;
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option))
            drawItemBackground(item, painter);
        return;
    case PE_IndicatorBranch:
        if (option->state & State_Children) {
            const bool open = option->state & State_Open;
            drawChevron(painter, option->rect, open ? Chevron::Down : Chevron::Right,
                        quietTextColour(palette));
        }
        return;
    case PE_IndicatorArrowRight:
    case PE_IndicatorArrowDown:
        drawChevron(painter, option->rect,
                    element == PE_IndicatorArrowDown ? Chevron::Down : Chevron::Right,
                    quietTextColour(palette));
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            const bool isUp = bar->sortIndicator == QStyleOptionHeader::SortUp;
            // Fusion has its place at the upper edge; beside a word it stands level with it.
            QRect place = option->rect;
            if (widget && bar->orientation == Qt::Horizontal)
                place.moveCenter({place.center().x(), widget->height() / 2});
            drawChevron(painter, place, isUp ? Chevron::Up : Chevron::Down,
                        quietTextColour(palette));
        }
        return;
    case PE_IndicatorItemViewItemDrop:
        if (option->rect.height() > 0) {
            drawBox(painter, option->rect, Qt::NoBrush, accentColour(palette), 1.5);
        } else if (option->rect.width() > 0) {
            const QRect line(option->rect.topLeft() - QPoint(0, 1), QSize(option->rect.width(), 2));
            painter->fillRect(line, accentColour(palette));
        }
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheckBox(option, painter);
        return;
    case PE_IndicatorRadioButton:
        drawRadioButton(option, painter);
        return;
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, palette.brush(QPalette::Window));
        painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)),
                          separatorColour(palette));
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, palette.brush(QPalette::Base));
        return;
    case PE_FrameMenu:
        painter->setPen(borderColour(palette));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

} // namespace loadline::ui
