// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace loadline::gui {

/// Calls back once what stands in the window was painted: its rows, not only its frame. Never, where
/// the window goes before.
void whenPainted(QWidget *window, std::function<void()> painted);

} // namespace loadline::gui
