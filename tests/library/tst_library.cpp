// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"
class tst_library : public QObject
{
    Q_OBJECT
};
LOADLINE_TEST(tst_library)
#include "tst_library.moc"
