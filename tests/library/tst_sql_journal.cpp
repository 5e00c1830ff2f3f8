// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"
class tst_sql_journal : public QObject
{
    Q_OBJECT
};
LOADLINE_TEST(tst_sql_journal)
#include "tst_sql_journal.moc"
