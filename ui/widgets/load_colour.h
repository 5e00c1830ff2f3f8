// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/load.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/theme.h"

namespace loadline::ui {

/// The water by how deep a register sits: it is calm, it warns, it alarms.
inline QColor waterColour(posture::Depth depth, const QPalette &palette)
{
    switch (depth) {
    case posture::Depth::Calm:
        return accentColour(palette);
    case posture::Depth::Near:
        return tierColor(Tier::Medium, palette);
    case posture::Depth::Over:
        return tierColor(Tier::Critical, palette);
    }
    return accentColour(palette);
}

} // namespace loadline::ui
