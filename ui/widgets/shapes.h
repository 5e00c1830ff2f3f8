// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/words.h"

#include <QColor>
#include <QIcon>
#include <QPalette>

#include <optional>

class QPainter;
class QRectF;

/// The signs of tiers, states and iterations, drawn as shapes so that they are sharp at any scale
/// and can be told apart without colour. They follow the palette: light and dark have own colours.
/// The word always stands near; a sign is never the only bearer of a meaning.
namespace loadline::ui {

QIcon tierIcon(std::optional<Tier> tier);
QIcon stateIcon(MarkState state);
QIcon riskStatusIcon(RiskStatus status);
/// A clock: open, and planned for an iteration.
QIcon plannedIcon();
QIcon iterationIcon(IterationStatus status);

/// A finding or a warning: a triangle that is not a tier's.
QIcon warningIcon();
/// Something to know, which is no warning: a ring with an i.
QIcon noteIcon();

/// Cells, the worst of them filled: likelihood by impact.
QIcon matrixIcon();

/// Empties a field.
QIcon clearIcon();

/// Signs of the navigation, in the text's colour.
enum class PageSign { Overview, Iterations, Risks, Review, Document, History };
QIcon pageIcon(PageSign sign);

/// The application's sign: a circle cut by the load line, beside a short scale.
QIcon applicationIcon();

/// The same as drawing, for delegates.
void paintTier(QPainter *painter, const QRectF &rect, std::optional<Tier> tier);
QColor tierColor(std::optional<Tier> tier, const QPalette &palette);

} // namespace loadline::ui
