// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"
class tst_migration : public QObject
{
    Q_OBJECT
};
LOADLINE_TEST(tst_migration)
#include "tst_migration.moc"
