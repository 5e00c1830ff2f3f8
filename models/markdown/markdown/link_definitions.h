// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace loadline::markdown {

/// The bytes of the link reference definition (`[label]: url "title"`) that \a paragraph begins
/// with, its line ending included; 0 where it begins with none. Lines end with LF here.
std::size_t definitionLength(std::string_view paragraph);

} // namespace loadline::markdown
