// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace loadline::ui {

/// Each edit makes a new text, and large ones come and go with it. What they leave is kept from now
/// on: to fill fresh pages from the system takes longer than the edit.
void keepFreedMemory();

} // namespace loadline::ui
