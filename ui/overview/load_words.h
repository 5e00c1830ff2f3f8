// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/load.h"

#include <QString>

/// What the window says of the load.
namespace loadline::ui {

/// "Load 16 of 20"
QString loadInWords(const posture::Load &load);
/// How far below the line it is, or over it.
QString depthInWords(const posture::Load &load);
/// How it is computed, in several lines.
QString reckoningInWords(const posture::Load &load, const policy::Policy &policy);

} // namespace loadline::ui
