// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mends/mend.h"

#include <QString>

namespace loadline::ui {

/// What a mend will do, to stand on its button: "Take the plan out of risk 7".
QString mendWords(const mends::Mend &mend);

} // namespace loadline::ui
