// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/unified_diff.h"
#include "support/test_main.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <string>
#include <vector>

using namespace loadline::cli;

namespace {

QByteArray bytes(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

/// What `patch -p1` makes of a file; nothing where it refuses.
std::optional<QByteArray> patched(const std::string &before, const std::string &diff)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("register.md")));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes(before)) < 0)
        return std::nullopt;
    file.close();
    QProcess patch;
    patch.setWorkingDirectory(folder.path());
    patch.start(QStringLiteral("patch"),
                {QStringLiteral("-p1"), QStringLiteral("--binary"), QStringLiteral("--fuzz=0")});
    patch.write(bytes(diff));
    patch.closeWriteChannel();
    const bool isDone = patch.waitForFinished() && patch.exitCode() == 0;
    if (!isDone || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll();
}

std::string numberedLines(int count)
{
    std::string text;
    for (int line = 1; line <= count; ++line)
        text += "line " + std::to_string(line) + '\n';
    return text;
}

} // namespace

class tst_unified_diff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldSayNothingOfEqualTexts()
    {
        QCOMPARE(unifiedDiff("a\nb\n", "a\nb\n", "x.md"), std::string());
    }

    void shouldWriteHeadersAndThreeLinesOfContext()
    {
        const std::string before = numberedLines(12);
        std::string after = before;
        after.replace(after.find("line 6\n"), 7, "LINE 6\n");
        QCOMPARE(bytes(unifiedDiff(before, after, "docs/register.md")),
                 QByteArray("--- a/docs/register.md\n"
                            "+++ b/docs/register.md\n"
                            "@@ -3,7 +3,7 @@\n"
                            " line 3\n line 4\n line 5\n"
                            "-line 6\n+LINE 6\n"
                            " line 7\n line 8\n line 9\n"));
    }

    void shouldJoinHunksThatTouchAndPartOthers_data()
    {
        QTest::addColumn<int>("second");
        QTest::addColumn<int>("hunks");
        QTest::newRow("six lines between") << 17 << 1;
        QTest::newRow("seven lines between") << 18 << 2;
    }

    void shouldJoinHunksThatTouchAndPartOthers()
    {
        QFETCH(int, second);
        QFETCH(int, hunks);
        const std::string before = numberedLines(40);
        std::string after = before;
        for (const int line : {10, second}) {
            const std::string old = "line " + std::to_string(line) + '\n';
            after.replace(after.find(old), old.size(), "other\n");
        }
        QCOMPARE(bytes(unifiedDiff(before, after, "x")).count("\n@@ "), hunks);
    }

    void shouldSayWhereALastLineHasNoEnd_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("body");
        const QByteArray mark = "\\ No newline at end of file\n";
        QTest::newRow("gained") << QByteArray("a\nb") << QByteArray("a\nb\n")
                                << " a\n-b\n" + mark + "+b\n";
        QTest::newRow("lost") << QByteArray("a\nb\n") << QByteArray("a\nb")
                              << " a\n-b\n+b\n" + mark;
        QTest::newRow("in both, unchanged")
            << QByteArray("a\nb") << QByteArray("c\nb") << "-a\n+c\n b\n" + mark;
    }

    void shouldSayWhereALastLineHasNoEnd()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QByteArray, body);
        const QByteArray diff = bytes(unifiedDiff(before.toStdString(), after.toStdString(), "x"));
        QCOMPARE(diff.mid(diff.indexOf("@@\n") + 3), body);
    }

    void shouldQuoteAwkwardNames()
    {
        QVERIFY(unifiedDiff("a", "b", "two words.md").starts_with("--- a/two words.md\t\n"));
        QVERIFY(unifiedDiff("a", "b", "a\nb\".md").starts_with("--- \"a/a\\012b\\\".md\"\n"));
        QVERIFY(unifiedDiff("a", "b", "/srv/x.md").starts_with("--- a/srv/x.md\n"));
    }

    void shouldBeAppliedByPatch_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("insert at the start") << QByteArray("b\nc\n") << QByteArray("a\nb\nc\n");
        QTest::newRow("delete at the end") << QByteArray("a\nb\nc\n") << QByteArray("a\nb\n");
        QTest::newRow("from nothing") << QByteArray() << QByteArray("a\nb\n");
        QTest::newRow("CRLF") << QByteArray("a\r\nb\r\n") << QByteArray("a\r\nc\r\n");
        QTest::newRow("lone CR") << QByteArray("a\rb\rc\n") << QByteArray("a\rx\rc\n");
        QTest::newRow("newline gained") << QByteArray("a\nb") << QByteArray("a\nb\n");
        QTest::newRow("newline lost") << QByteArray("a\nb\n") << QByteArray("a\nb");
    }

    void shouldBeAppliedByPatch()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const std::string diff = unifiedDiff(before.toStdString(), after.toStdString(),
                                             "register.md");
        const auto result = patched(before.toStdString(), diff);
        QVERIFY2(result, diff.c_str());
        QCOMPARE(*result, after);
    }

    void shouldBeAppliedByPatchForRandomEdits()
    {
        QRandomGenerator random(20260131);
        for (int round = 0; round < 60; ++round) {
            std::vector<std::string> lines;
            const int count = random.bounded(1, 60);
            for (int line = 0; line < count; ++line)
                lines.push_back("line " + std::to_string(random.bounded(8)) + '\n');
            std::string before;
            std::string after;
            for (const std::string &line : lines) {
                before += line;
                const int what = random.bounded(12);
                if (what == 0)
                    continue; // taken out
                if (what == 1)
                    after += "new " + std::to_string(random.bounded(4)) + '\n';
                after += what == 2 ? "changed\n" : line;
            }
            if (random.bounded(3) == 0 && !after.empty())
                after.pop_back();
            if (before == after)
                continue;
            const std::string diff = unifiedDiff(before, after, "register.md");
            const auto result = patched(before, diff);
            QVERIFY2(result.has_value() || after.empty(), diff.c_str());
            if (result)
                QCOMPARE(*result, bytes(after));
        }
    }
};

LOADLINE_TEST(tst_unified_diff)
#include "tst_unified_diff.moc"
