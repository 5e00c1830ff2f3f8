// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstddef>
#include <optional>

namespace loadline::ui {

/// What a person wants to see in a window.
struct WishToOpen
{
    enum Kind { File, Register, Sample, Empty, Library };
    Kind kind = Library;
    QString what = {}; ///< the path of a file, the name of a register
    std::optional<std::size_t> line = {}; ///< to be shown then, from 1
};

} // namespace loadline::ui
