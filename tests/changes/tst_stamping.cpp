// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation.h"

#include "markdown/reader.h"
#include "support/registers.h"
#include "support/test_main.h"

using namespace loadline;
using namespace loadline::test;

/// The stamp of *Last Updated* (FORMAT 3): only where it stands, in the form and precision it had.
class tst_stamping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldStamp_data();
    void shouldStamp();
    void shouldStampTheLastFooterAlone();
    void shouldStampOnlyWhatIsThere();
};

void tst_stamping::shouldStamp_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("completed"); // 0: no iteration was
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, const char *line, int completed, const char *expected) {
        QTest::newRow(name) << QByteArray(line) << completed << QByteArray(expected);
    };
    row("a date", "**Last Updated**: 2025-12-19", 0, "**Last Updated**: 2026-01-31");
    row("minutes", "**Last Updated**: 2025-12-19 04:30 UTC", 0,
        "**Last Updated**: 2026-01-31 12:30 UTC");
    row("minutes without a zone", "**Last Updated**: 2025-12-19 04:30", 0,
        "**Last Updated**: 2026-01-31 12:30");
    row("seconds", "**Last Updated**: 2025-12-19 04:30:00 UTC", 0,
        "**Last Updated**: 2026-01-31 12:30:45 UTC");
    row("ISO 8601", "**Last Updated**: 2025-12-19T04:30:00Z", 0,
        "**Last Updated**: 2026-01-31T12:30:45Z");
    row("ISO 8601, minutes", "**Last Updated**: 2025-12-19T04:30Z", 0,
        "**Last Updated**: 2026-01-31T12:30Z");
    row("a month in words", "**Last Updated**: December 19, 2025", 0,
        "**Last Updated**: January 31, 2026");
    row("day, month, year", "**Last Updated**: 19/12/2025", 0, "**Last Updated**: 31/01/2026");
    row("month, day, year, which no other order can be", "**Last Updated**: 12/19/2025", 0,
        "**Last Updated**: 01/31/2026");
    row("with slashes, the year first", "**Last Updated**: 2025/12/19", 0,
        "**Last Updated**: 2026/01/31");
    row("an hour of one digit", "**Last Updated**: 2025-12-19 4:30 PM", 0,
        "**Last Updated**: 2026-01-31 12:30 PM");
    row("the iteration just completed", "**Last Updated**: 2025-12-19 (Iteration 1)", 2,
        "**Last Updated**: 2026-01-31 (Iteration 2)");
    row("the iteration that was completed before", "**Last Updated**: 2025-12-19 (Iteration 1)", 0,
        "**Last Updated**: 2026-01-31 (Iteration 1)");
    row("other words stay", "**Last Updated**: 2025-12-19 by Lea, on the quay", 2,
        "**Last Updated**: 2026-01-31 by Lea, on the quay");
    row("words after a time stay", "**Last Updated**: 2025-12-19 04:30 UTC (draft)", 2,
        "**Last Updated**: 2026-01-31 12:30 UTC (draft)");
    row("the colon inside", "**Last Updated:** 2025-12-19", 0, "**Last Updated:** 2026-01-31");
    row("a list", "- **Last Updated**: 2025-12-19", 0, "- **Last Updated**: 2026-01-31");
    row("trailing blanks", "**Last Updated**: 2025-12-19  ", 0, "**Last Updated**: 2026-01-31  ");
    row("already so", "**Last Updated**: 2026-01-31 12:30 UTC", 0,
        "**Last Updated**: 2026-01-31 12:30 UTC");
    row("words alone", "**Last Updated**: yesterday", 0, "**Last Updated**: yesterday");
}

void tst_stamping::shouldStamp()
{
    QFETCH(QByteArray, line);
    QFETCH(int, completed);
    QFETCH(QByteArray, expected);
    for (const char *ending : {"\n", "\r\n"}) {
        for (const std::string rest : {"", "\n", "\n**Next Iteration**: 3\n"}) {
            const std::string above = "# Gate\n\n## Iteration 2 - Pump\n\n---\n\n";
            const auto text = withLineEndings(above + line.toStdString() + rest, ending);
            const auto reg = markdown::read(text);
            const auto change = changes::stampLastUpdated(reg, "2026-01-31T12:30:45Z",
                                                          completed > 0 ? std::optional(completed)
                                                                        : std::nullopt);
            QCOMPARE(QByteArray::fromStdString(applied(text, change.splices)),
                     QByteArray::fromStdString(
                         withLineEndings(above + expected.toStdString() + rest, ending)));
            QCOMPARE(change.isEmpty(), line == expected);
        }
    }
}

void tst_stamping::shouldStampTheLastFooterAlone()
{
    const auto text = [](const char *first, const char *second) {
        return "# Gate\n\n## Iteration 1 - Pump\n\n---\n\n**Last Updated**: " + std::string(first)
               + "\n\n## Iteration 2 - Light\n\n---\n\n**Last Updated**: " + second + "\n";
    };
    const auto reg = markdown::read(text("2025-11-01", "2025-12-19"));
    const auto change = changes::stampLastUpdated(reg, "2026-01-31T12:30:45Z", {});
    QCOMPARE(applied(*reg.text, change.splices), text("2025-11-01", "2026-01-31"));
}

void tst_stamping::shouldStampOnlyWhatIsThere()
{
    const auto reg = markdown::read(registerOf("### 🟢 Low Priority\n1. Rust\n"));
    QVERIFY(changes::stampLastUpdated(reg, "2026-01-31T12:30:45Z", 2).isEmpty());
    // An edit does not stamp: the writer of a file does.
    const auto text = registerOf(
        "### 🟢 Low Priority\n1. Rust\n\n---\n\n**Last Updated**: 2025-12-19\n");
    for (const char *operation : {"plan 1 2", "move 1 high", "complete 2", "set risk:1 title Mud"})
        QVERIFY(after(text, operation).find("**Last Updated**: 2025-12-19\n") != std::string::npos);
}

LOADLINE_TEST(tst_stamping)
#include "tst_stamping.moc"
