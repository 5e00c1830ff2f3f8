// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace loadline::test {

/// The control that a screen reader calls so, shown or not; null where there is none.
template<class Widget>
Widget *named(const QWidget *in, const char *name)
{
    for (auto *each : in->findChildren<Widget *>()) {
        if (each->accessibleName() == QString::fromUtf8(name))
            return each;
    }
    return nullptr;
}

} // namespace loadline::test
