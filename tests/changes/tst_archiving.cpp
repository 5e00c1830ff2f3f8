// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation.h"

#include "changes/archive.h"
#include "markdown/archive_line.h"
#include "markdown/reader.h"
#include "support/line_changes.h"
#include "support/registers.h"
#include "support/test_main.h"

using namespace loadline;
using namespace loadline::test;

/// `archive`: what moves, what stays, what is left to say where it went.
class tst_archiving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldMoveCompletedIterationsAndTheirFixes();
    void shouldAddToTheArchiveThatIsThere();
    void shouldFinishWhatWasInterrupted();
    void shouldMoveAnItemOutOfAnotherGroup();
    void shouldRepeatTheHeadOfATable();
    void shouldSayWhichStay();
    void shouldPutTheLineAtTheEndWithoutAFooter();
    void shouldRefuse_data();
    void shouldRefuse();
    void shouldNotGiveArchivedNumbersAgain();
    void shouldNameTheArchive_data();
    void shouldNameTheArchive();
    void shouldReadTheLine_data();
    void shouldReadTheLine();
};

namespace {

constexpr std::string_view harbour = R"(# Harbour crane

## Iteration 1 - Spare winch
**Date**: 2026-01-05
**Status**: ✅ Completed

### Testing
✅ **Load**: five tons

---

## Iteration 2 - Second radio
**Date**: 2026-02-05
**Status**: ✅ Completed

---

## Iteration 3 - Night shift
**Status**: 🔄 In Progress

---

## Deployment Risk Register

### 🔴 Critical (Iteration 1 - FIXED)
1. ~~Winch seizes~~ ✅ **FIXED**
<!-- -->
4. ~~Rope frays - at the drum~~ ✅ **FIXED**
   - **Owner**: Mael

### 🔴 Critical (Remaining)
2. Brake slips → Iteration 3

### 🟠 High Priority (Iteration 2 - FIXED)
3. ~~Radio drops out~~ ✅ **FIXED**

### 🟠 High Priority
None identified yet

---

**Last Updated**: 2026-02-06
)";

struct Files
{
    std::string text;
    std::string archive;
    changes::Archiving archiving;
};

Result<Files> archive(std::string_view text, int before,
                      std::optional<std::string> there = std::nullopt)
{
    const auto reg = markdown::read(std::string(text));
    auto done = changes::archiveBefore(reg, before, {"crane-archive.md", "crane.md", there});
    if (!done)
        return tl::make_unexpected(done.error());
    return Files{applied(*reg.text, done->change.splices), done->archive, *done};
}

std::string replaced(std::string_view text, std::string_view what, std::string_view with)
{
    std::string result(text);
    result.replace(result.find(what), what.size(), with);
    return result;
}

} // namespace

void tst_archiving::shouldMoveCompletedIterationsAndTheirFixes()
{
    // WHEN
    const auto files = archive(harbour, 2);
    QVERIFY(files.has_value());
    // THEN
    QCOMPARE(files->archive, std::string(R"(# Harbour crane - Archive

**Archive of**: [crane.md](crane.md)

## Iteration 1 - Spare winch
**Date**: 2026-01-05
**Status**: ✅ Completed

### Testing
✅ **Load**: five tons

---

## Deployment Risk Register

### 🔴 Critical (Iteration 1 - FIXED)
1. ~~Winch seizes~~ ✅ **FIXED**
<!-- -->
4. ~~Rope frays - at the drum~~ ✅ **FIXED**
   - **Owner**: Mael
)"));
    const auto changed = lineChanges(harbour, files->text);
    QCOMPARE(changed.added,
             std::vector<std::string>{"**Archive**: iteration 1 and risks up to 4 in "
                                      "[crane-archive.md](crane-archive.md)\n"});
    QVERIFY(files->text.ends_with("**Last Updated**: 2026-02-06\n" + changed.added.front()));
    QCOMPARE(describe(files->archiving.change.note),
             std::string("Archived iteration 1 and 2 risks in crane-archive.md"));
}

void tst_archiving::shouldAddToTheArchiveThatIsThere()
{
    // GIVEN
    const auto first = archive(harbour, 2);
    QVERIFY(first.has_value());
    // WHEN
    const auto second = archive(first->text, 9, first->archive);
    QVERIFY(second.has_value());
    // THEN the archive only grows
    const auto changed = lineChanges(first->archive, second->archive);
    QVERIFY2(changed.removed.empty(), changed.toString().c_str());
    // AND it is the same as if all had moved at once
    const auto atOnce = archive(harbour, 9);
    QVERIFY(atOnce.has_value());
    QCOMPARE(second->archive, atOnce->archive);
    QCOMPARE(second->text, atOnce->text);
    QVERIFY(second->text.find("**Archive**: iterations 1–2 and risks up to 4 in ")
            != std::string::npos);
}

void tst_archiving::shouldFinishWhatWasInterrupted()
{
    // GIVEN an archive that was written, and a register that was not
    const auto once = archive(harbour, 3);
    QVERIFY(once.has_value());
    // WHEN
    const auto again = archive(harbour, 3, once->archive);
    QVERIFY(again.has_value());
    // THEN
    QCOMPARE(again->archive, once->archive);
    QCOMPARE(again->text, once->text);
    QCOMPARE(again->archiving.change.warnings.size(), std::size_t(1));
    QVERIFY(again->archiving.change.warnings.front().find("crane-archive.md already")
            != std::string::npos);
}

void tst_archiving::shouldMoveAnItemOutOfAnotherGroup()
{
    // GIVEN a risk that was struck by hand where it stood
    const auto text = replaced(harbour, "2. Brake slips → Iteration 3",
                               "2. ~~Brake slips~~ ✅ **FIXED** → Iteration 2\n<!-- -->\n"
                               "5. Hook bends");
    // WHEN
    const auto files = archive(text, 3);
    QVERIFY(files.has_value());
    // THEN it has a group of its own there, and its neighbour stays as it is
    QVERIFY(files->archive.find("### 🔴 Critical (Iteration 2 - FIXED)\n"
                                "2. ~~Brake slips~~ ✅ **FIXED** → Iteration 2\n")
            != std::string::npos);
    QVERIFY(files->text.find("### 🔴 Critical (Remaining)\n5. Hook bends\n") != std::string::npos);
}

void tst_archiving::shouldRepeatTheHeadOfATable()
{
    const std::string text = R"(# Ferry

## Iteration 1 - Ramp
**Status**: Completed

## Iteration 2 - Bow door
**Status**: Completed

## Risk Register

| ID    | Risk       | Severity | Status              |
| ----- | ---------- | -------- | ------------------- |
| R-001 | Ramp jams  | High     | Fixed (Iteration 1) |
| R-002 | Fog        | Low      | Open                |
| R-003 | Door leaks | High     | Fixed (Iteration 2) |
)";
    const auto first = archive(text, 2);
    QVERIFY(first.has_value());
    const auto second = archive(first->text, 3, first->archive);
    QVERIFY(second.has_value());
    QVERIFY2(second->archive.ends_with(R"(## Risk Register

| ID    | Risk       | Severity | Status              |
| ----- | ---------- | -------- | ------------------- |
| R-001 | Ramp jams  | High     | Fixed (Iteration 1) |
| R-003 | Door leaks | High     | Fixed (Iteration 2) |
)"),
             second->archive.c_str());
    QVERIFY2(second->text.ends_with(R"(## Risk Register

| ID    | Risk       | Severity | Status              |
| ----- | ---------- | -------- | ------------------- |
| R-002 | Fog        | Low      | Open                |

**Archive**: iterations 1–2 and risks up to R-003 in [crane-archive.md](crane-archive.md)
)"),
             second->text.c_str());
}

void tst_archiving::shouldSayWhichStay()
{
    const auto files = archive(harbour, 4);
    QVERIFY(files.has_value());
    QCOMPARE(files->archiving.staying,
             std::vector<std::string>{"iteration 3 is in progress and stays"});
    const auto nothing = archive(files->text, 4, files->archive);
    QVERIFY(nothing.has_value());
    QVERIFY(nothing->archiving.change.isEmpty());
}

void tst_archiving::shouldPutTheLineAtTheEndWithoutAFooter()
{
    const auto files = archive("## Iteration 1 - Ramp\n**Status**: Done", 2);
    QVERIFY(files.has_value());
    QCOMPARE(files->text,
             std::string("**Archive**: iteration 1 in [crane-archive.md](crane-archive.md)\n"));
    QCOMPARE(files->archive, std::string("# Archive\n\n**Archive of**: [crane.md](crane.md)\n\n"
                                         "## Iteration 1 - Ramp\n**Status**: Done\n"));
}

void tst_archiving::shouldRefuse_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("there"); // empty: no archive is there
    QTest::addColumn<QByteArray>("mention");
    const auto once = archive(harbour, 2);
    const QByteArray text(harbour.data(), qsizetype(harbour.size()));
    QTest::newRow("a file that is no archive")
        << text << QByteArray("# Notes\n\n## Iteration 1 - Mine\n") << QByteArray("no archive");
    QTest::newRow("an archive that is missing")
        << QByteArray::fromStdString(once->text) << QByteArray() << QByteArray("is not there");
    QTest::newRow("an archive itself") << QByteArray::fromStdString(once->archive) << QByteArray()
                                       << QByteArray("an archive itself");
    QTest::newRow("a number that is given twice")
        << QByteArray::fromStdString(replaced(harbour, "Iteration 2 -", "Iteration 1 -"))
        << QByteArray() << QByteArray("is given 2 times");
    QTest::newRow("another text under the same number")
        << QByteArray::fromStdString(replaced(harbour, "five tons", "six tons"))
        << QByteArray::fromStdString(once->archive) << QByteArray("with another text");
}

void tst_archiving::shouldRefuse()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, there);
    QFETCH(QByteArray, mention);
    const auto files = archive(text.toStdString(), 2,
                               there.isEmpty() ? std::nullopt : std::optional(there.toStdString()));
    QVERIFY(!files.has_value());
    QVERIFY2(QByteArray::fromStdString(files.error().what).contains(mention),
             files.error().what.c_str());
    QVERIFY(!files.error().hint.empty());
}

void tst_archiving::shouldNotGiveArchivedNumbersAgain()
{
    const std::string text = "## Iteration 1 - A\n**Status**: Done\n\n## Risk Register\n\n"
                             "### High (Iteration 1 - FIXED)\n- R-041: ~~Fog~~ ✅ **FIXED**\n";
    const auto files = archive(text, 2);
    QVERIFY(files.has_value());
    const auto reg = markdown::read(files->text);
    QCOMPARE(changes::nextIterationNumber(reg), 2);
    QCOMPARE(changes::nextRiskName(reg), std::string("R-042"));
    const auto added = changes::addRisk(reg, {Tier::High, "Ice", {}, {}});
    QVERIFY(added.has_value());
    QVERIFY2(applied(files->text, added->splices).find("- R-042: Ice\n") != std::string::npos,
             applied(files->text, added->splices).c_str());
}

void tst_archiving::shouldNameTheArchive_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("archive");
    QTest::newRow("beside") << "docs/tasks.md"
                            << "docs/tasks-archive.md";
    QTest::newRow("without a folder") << "tasks.markdown"
                                      << "tasks-archive.markdown";
    QTest::newRow("without an extension") << "a.b/TASKS"
                                          << "a.b/TASKS-archive.md";
    QTest::newRow("hidden") << ".tasks"
                            << ".tasks-archive.md";
}

void tst_archiving::shouldNameTheArchive()
{
    QFETCH(QString, file);
    QTEST(QString::fromStdString(changes::archivePathFor(file.toStdString())), "archive");
}

void tst_archiving::shouldReadTheLine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("read"); // empty: it is no such line
    QTest::newRow("iterations and risks")
        << QByteArray("**Archive**: iterations 1–3, 5 and risks up to R-040 in [a.md](a.md)")
        << QByteArray("1–3, 5 | R-040 | a.md");
    QTest::newRow("one iteration")
        << QByteArray("**Archive**: iteration 7 in [a.md](a.md)") << QByteArray("7 |  | a.md");
    QTest::newRow("risks alone") << QByteArray("**Archive**: risks up to 9 in [a.md](a.md)")
                                 << QByteArray(" | 9 | a.md");
    QTest::newRow("a hyphen") << QByteArray("**Archive:** iterations 1-3 in [a.md](a.md)  ")
                              << QByteArray("1–3 |  | a.md");
    QTest::newRow("an odd name") << QByteArray(
        "**Archive**: iteration 1 in [a%28b%29.md](a%28b%29.md)")
                                 << QByteArray("1 |  | a(b).md");
    QTest::newRow("prose") << QByteArray("**Archive**: see the [wiki](wiki)") << QByteArray();
    QTest::newRow("no file") << QByteArray("**Archive**: iterations 1–3") << QByteArray();
    QTest::newRow("backwards") << QByteArray("**Archive**: iterations 3–1 in [a](a)")
                               << QByteArray();
    QTest::newRow("too high a number")
        << QByteArray("**Archive**: iterations 1–99999999999 in [a](a)") << QByteArray();
    QTest::newRow("plain words") << QByteArray("Archive: iteration 1 in [a](a)") << QByteArray();
}

void tst_archiving::shouldReadTheLine()
{
    QFETCH(QByteArray, line);
    const auto text = "# T\n\n## Iteration 9 - Now\n\nprose\n\n" + line.toStdString() + "\n";
    const auto reg = markdown::read(text);
    QByteArray read;
    for (const auto &archive : reg.archives)
        read = QByteArray::fromStdString(markdown::rangesInWords(archive.iterations) + " | "
                                         + archive.highestRisk + " | " + archive.file);
    QTEST(read, "read");
    // What is read is written as it was, in our own form.
    if (!reg.archives.empty()) {
        const auto again = markdown::archiveValue(reg.archives.front());
        const auto once = markdown::read("**Archive**: " + again + "\n");
        QCOMPARE(once.archives.size(), std::size_t(1));
        QCOMPARE(markdown::archiveValue(once.archives.front()), again);
    }
}

LOADLINE_TEST(tst_archiving)
#include "tst_archiving.moc"
