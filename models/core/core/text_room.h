// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace loadline {

/// Each edit of a register makes another text of it, and a large one goes with it. Its room is kept for
/// the next: to have as much from the system anew, page by page, takes many times as long as copying
/// into it. The room of two large texts is kept at most, whichever went last. *Thread*: any.

/// An empty text with room for \a size bytes.
std::string textWithRoom(std::size_t size);

/// A text whose room is kept when nobody holds it any more.
std::shared_ptr<const std::string> withRoomKept(std::string text);

} // namespace loadline
