// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interruption.h"
#include "support/test_main.h"

#include <QTest>

#include <csignal>

using namespace loadline::cli;

/// Ctrl+C in work of many steps.
class tst_interruption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldNoteCtrlCAndGoOn();
    void shouldBeginUninterrupted();
    void shouldGiveTheSignalsBack();
};

void tst_interruption::shouldNoteCtrlCAndGoOn()
{
    const Interruption interruption;
    QVERIFY(!interruption.isWanted());
    std::raise(SIGINT);
    QVERIFY(interruption.isWanted());
}

void tst_interruption::shouldBeginUninterrupted()
{
    {
        const Interruption interruption;
        std::raise(SIGTERM);
        QVERIFY(interruption.isWanted());
    }
    QVERIFY(!Interruption().isWanted());
}

void tst_interruption::shouldGiveTheSignalsBack()
{
    struct sigaction before = {};
    sigaction(SIGINT, nullptr, &before);
    {
        const Interruption interruption;
    }
    struct sigaction after = {};
    sigaction(SIGINT, nullptr, &after);
    QVERIFY(after.sa_handler == before.sa_handler);
}

LOADLINE_TEST(tst_interruption)
#include "tst_interruption.moc"
