// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/tier_tile.h"

#include "itemmodels/text.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/style_shapes.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

namespace loadline::ui {

namespace {

constexpr QSize usualSize{168, 128};
constexpr int inset = 12;
constexpr int signSide = 16;

/// What became of those that are not simply open; empty where there are none.
QStringList restInWords(const posture::TierCount &count)
{
    QStringList words;
    if (count.planned > 0)
        words << TierTile::tr("%n planned", nullptr, count.planned);
    if (count.accepted > 0)
        words << TierTile::tr("%n accepted", nullptr, count.accepted);
    if (count.mitigated > 0)
        words << TierTile::tr("%n mitigated", nullptr, count.mitigated);
    if (count.over > 0)
        words << TierTile::tr("%n fixed or closed", nullptr, count.over);
    return words;
}

} // namespace

TierTile::TierTile(Tier tier, QWidget *parent)
    : QAbstractButton(parent)
    , m_tier(tier)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setText(itemmodels::tierWord(tier));
}

void TierTile::show(const posture::TierCount &count)
{
    m_count = count;
    QStringList words = restInWords(count);
    words.prepend(tr("%n open", nullptr, count.open));
    setAccessibleName(tr("%1: %2").arg(text(), words.join(QStringLiteral(", "))));
    setToolTip(plainToolTip(accessibleName()));
    update();
}

QSize TierTile::sizeHint() const
{
    return usualSize;
}

bool TierTile::event(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
    return QAbstractButton::event(event);
}

void TierTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor border = hasFocus() ? accentColour(palette()) : separatorColour(palette());
    const QBrush fill = underMouse() || isDown() ? hoverColour(palette())
                                                 : palette().brush(QPalette::Base);
    drawBox(&painter, rect(), fill, border, hasFocus() ? 2 : 1);

    const QRect inner = rect().adjusted(inset, inset, -inset, -inset);
    paintTier(&painter, QRectF(inner.left(), inner.top(), signSide, signSide), m_tier);
    QFont font = painter.font();
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QRect(inner.left() + signSide + 8, inner.top() - 2, inner.width(), 20),
                     Qt::AlignLeft | Qt::AlignVCenter, text());
    QFont large = font;
    large.setPointSizeF(font.pointSizeF() * 1.4);
    large.setWeight(QFont::DemiBold);
    painter.setFont(large);
    painter.drawText(QRect(inner.left(), inner.top() + 22, inner.width(), 30),
                     Qt::AlignLeft | Qt::AlignVCenter, tr("%n open", nullptr, m_count.open));
    painter.setFont(font);
    painter.setPen(quietTextColour(palette()));
    const QString rest = restInWords(m_count).join(QStringLiteral(" · "));
    painter.drawText(QRect(inner.left(), inner.top() + 54, inner.width(), inner.height() - 54),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, rest);
}

} // namespace loadline::ui
