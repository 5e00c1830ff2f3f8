// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/repository.h"
#include "support/test_main.h"
#include "support/test_repository.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using namespace loadline;
using namespace loadline::git;
using loadline::test::TestRepository;
using Kind = FileChange::Kind;

namespace {

Repository around(const TestRepository &repository)
{
    return *Repository::around(repository.root()).value();
}

std::vector<FileChange> changesIn(const TestRepository &made, const std::string &typed)
{
    const Repository repository = around(made);
    const auto range = typed.empty() ? repository.workTree() : repository.range(typed);
    if (!range)
        qFatal("%s: %s", typed.c_str(), range.error().what.c_str());
    const auto changes = repository.changedFiles(*range);
    if (!changes)
        qFatal("%s: %s", typed.c_str(), changes.error().what.c_str());
    return *changes;
}

std::string count(const std::optional<int> &number)
{
    return number ? std::to_string(*number) : "-";
}

/// As `git diff --numstat -z` writes it.
std::vector<std::string> asNumstat(const std::vector<FileChange> &changes)
{
    std::vector<std::string> lines;
    for (const FileChange &change : changes) {
        const std::string counts = count(change.added) + "\t" + count(change.removed) + "\t";
        lines.push_back(change.oldPath.empty() ? counts + change.path
                                               : counts + change.oldPath + " => " + change.path);
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::vector<std::string> gitsNumstat(const TestRepository &made, std::vector<std::string> range)
{
    range.insert(range.begin(), {"diff", "--numstat", "-z", "-M"});
    const std::string output = made.git(range);
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < output.size();) {
        const auto next = [&] {
            const std::size_t end = output.find('\0', at);
            const std::string part = output.substr(at, end - at);
            at = end + 1;
            return part;
        };
        std::string line = next();
        if (line.ends_with('\t')) {
            line += next() + " => ";
            line += next();
        }
        lines.push_back(line);
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::string randomLines(QRandomGenerator &random)
{
    static constexpr const char *lines[] = {"a\n",
                                            "b\n",
                                            "\n",
                                            "  indented\n",
                                            "}\n",
                                            "-- dashes\n",
                                            "++ plus\n",
                                            "@@ -1 +1 @@\n",
                                            "a\r\n",
                                            "diff --git a/x b/x\n",
                                            "\\ No newline\n"};
    std::string text;
    for (int i = random.bounded(40); i > 0; --i)
        text += lines[random.bounded(int(std::size(lines)))];
    if (random.bounded(3) == 0)
        text += "no line end";
    return text;
}

/// Lines taken out, put in and moved.
std::string edited(QRandomGenerator &random, std::string text)
{
    for (int i = random.bounded(4); i >= 0; --i) {
        const auto at = std::size_t(random.bounded(int(text.size()) + 1));
        const std::size_t start = text.rfind('\n', at) == std::string::npos ? 0
                                                                            : text.rfind('\n', at);
        if (random.bounded(2) == 0)
            text.insert(start, "\nnew " + std::to_string(random.bounded(5)));
        else
            text.erase(start, std::size_t(random.bounded(12)));
    }
    return text;
}

} // namespace

class tst_changed_files : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldSayWhatARangeDid();
    void shouldCountLinesChangedInPlace_data();
    void shouldCountLinesChangedInPlace();
    void shouldCountAsGitDoes_data();
    void shouldCountAsGitDoes();
    void shouldNotCareForAUsersSettings();
    void shouldKnowSubmodules();
    void shouldReadRanges();
    void shouldRefuseRanges_data();
    void shouldRefuseRanges();
};

void tst_changed_files::shouldSayWhatARangeDid()
{
    for (const char *format : {"sha1", "sha256"}) {
        TestRepository made(format);
        made.write("kept.md", "one\ntwo\n");
        made.write("two\nlines \"ü\"\t.md", "one\ntwo\n");
        made.write("gone.md", "bye\n");
        made.write("old name.md", "1\n2\n3\n4\n5\n6\n7\n8\n");
        made.write("binary", std::string("a\0b", 3));
        made.write("becomes a link", "one\n");
        made.write("bytes \xE9", "one\n");
        made.commit("first");
        const std::vector<FileChange> first = changesIn(made, "HEAD");
        QCOMPARE(first.size(), std::size_t(7));
        QVERIFY(std::all_of(first.begin(), first.end(),
                            [](const FileChange &c) { return c.kind == Kind::Added; }));

        made.write("kept.md", "one\ntwo\n"); // touched
        made.write("two\nlines \"ü\"\t.md", "one\nTWO\nthree\n");
        made.remove("gone.md");
        made.git({"mv", "old name.md", "new name.md"});
        made.write("new name.md", "1\n2\n3\n4\n5\n6\n7\n8 and more\n");
        made.write("binary", std::string("a\0c", 3));
        made.remove("becomes a link");
        made.link("becomes a link", "kept.md");
        made.write("bytes \xE9", "one\ntwo\n");
        made.write("added", "");
        const std::vector<FileChange> expected = {
            {Kind::Added, "added", "", 0, 0, 0},
            {Kind::TypeChanged, "becomes a link", "", 1, 1, 0},
            {Kind::Modified, "binary", "", {}, {}, {}},
            {Kind::Modified, "bytes \xE9", "", 1, 0, 0},
            {Kind::Deleted, "gone.md", "", 0, 1, 0},
            {Kind::Renamed, "new name.md", "old name.md", 1, 1, 1},
            {Kind::Modified, "two\nlines \"ü\"\t.md", "", 2, 1, 1},
        };
        made.git({"add", "-N", "added"});
        QCOMPARE(changesIn(made, ""), expected);
        made.commit("second");
        QCOMPARE(changesIn(made, "HEAD"), expected);
        QCOMPARE(changesIn(made, "HEAD~..HEAD"), expected);
        QVERIFY(changesIn(made, "").empty());
    }
}

void tst_changed_files::shouldCountLinesChangedInPlace_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("modified");
    const auto row = [](const char *name, const char *before, const char *after, int modified) {
        QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(after) << modified;
    };
    row("one for one", "a\nb\nc\n", "a\nB\nc\n", 1);
    row("two for one", "a\nb\nc\n", "a\nB\nB\nc\n", 1);
    row("one for two", "a\nb\nb\nc\n", "a\nB\nc\n", 1);
    row("put in", "a\nc\n", "a\nb\nc\n", 0);
    row("taken out in one place, put in in another", "a\nb\nc\nd\n", "a\nc\nB\nd\n", 0);
    row("with one line between them", "a\nb\nc\nd\n", "A\nb\nC\nd\n", 2);
    row("the line end of the last", "a\nb", "a\nb\n", 1);
    row("all", "a\nb\nc\n", "d\ne\n", 2);
    row("what looks like the head of a patch", "x\n-- a/f\n++ b/f\ny\n", "x\n-- a/g\n++ b/g\ny\n",
        2);
    row("what looks like another hunk", "@@ -1,9 +1,9 @@\nb\n", "@@ -1,8 +1,9 @@\nb\n", 1);
}

void tst_changed_files::shouldCountLinesChangedInPlace()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(int, modified);
    TestRepository made;
    made.write("RISKS.md", before.toStdString());
    made.commit("one");
    made.write("RISKS.md", after.toStdString());
    const auto changes = changesIn(made, "");
    QCOMPARE(changes.size(), std::size_t(1));
    QCOMPARE(changes[0].modified, modified);
    QVERIFY(*changes[0].added >= modified && *changes[0].removed >= modified);
}

void tst_changed_files::shouldCountAsGitDoes_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 6; ++seed)
        QTest::addRow("history %d", seed) << seed;
}

void tst_changed_files::shouldCountAsGitDoes()
{
    QFETCH(int, seed);
    QRandomGenerator random(static_cast<quint32>(seed));
    TestRepository made;
    std::vector<std::string> names;
    const auto change = [&](int round) {
        for (int i = 0; i < 6; ++i) {
            names.push_back("file " + std::to_string(round) + "/" + std::to_string(i) + "\n.md");
            made.write(names.back(), randomLines(random) + randomLines(random));
        }
        for (std::string &name : names) {
            const int what = random.bounded(8);
            if (what < 3)
                made.write(name, edited(random, made.read(name)));
            else if (what == 3 && round > 0 && !made.read(name).empty()) {
                const std::string text = made.read(name);
                made.remove(name);
                name = "moved " + std::to_string(round) + " " + std::to_string(random.generate());
                made.write(name, edited(random, text));
            } else if (what == 4 && random.bounded(3) == 0)
                made.write(name, std::string("\0", 1) + randomLines(random));
        }
    };
    constexpr int rounds = 4;
    for (int round = 0; round < rounds; ++round) {
        change(round);
        made.commit("round " + std::to_string(round));
    }
    for (int back = 1; back < rounds; ++back) {
        const std::string from = "HEAD~" + std::to_string(back);
        QCOMPARE(asNumstat(changesIn(made, from + "..")), gitsNumstat(made, {from, "HEAD"}));
    }
    change(rounds);
    made.git({"add", "-A"});
    QCOMPARE(asNumstat(changesIn(made, "")), gitsNumstat(made, {"HEAD"}));
}

void tst_changed_files::shouldNotCareForAUsersSettings()
{
    TestRepository made;
    made.write("old ü.md", "1\n2\n3\n4\n5\n6\n7\n8\n\n9\n");
    made.write("docs/RISKS.md", "one\n");
    made.commit("one");
    made.git({"mv", "old ü.md", "new ü.md"});
    made.write("new ü.md", "1\n2\n3\n4\n5\n6\n7\n\nacht\n9\n");
    made.write("docs/RISKS.md", "two\n");
    made.commit("two");
    const auto expected = changesIn(made, "HEAD");
    QCOMPARE(expected.size(), std::size_t(2));
    for (const auto &[key, value] :
         std::vector<std::pair<std::string, std::string>>{{"diff.noprefix", "true"},
                                                          {"diff.mnemonicPrefix", "true"},
                                                          {"diff.renames", "false"},
                                                          {"diff.context", "0"},
                                                          {"diff.interHunkContext", "9"},
                                                          {"diff.suppressBlankEmpty", "true"},
                                                          {"diff.relative", "true"},
                                                          {"diff.algorithm", "patience"},
                                                          {"color.ui", "always"},
                                                          {"color.diff", "always"},
                                                          {"diff.submodule", "log"},
                                                          {"diff.orderFile", "order"},
                                                          {"core.quotePath", "false"},
                                                          {"diff.wordRegex", "."},
                                                          {"diff.ignoreSubmodules", "all"},
                                                          {"core.abbrev", "4"},
                                                          {"log.showSignature", "true"},
                                                          {"log.date", "relative"},
                                                          {"core.ignoreCase", "true"},
                                                          {"format.pretty", "oneline"},
                                                          {"diff.indentHeuristic", "false"},
                                                          {"diff.statGraphWidth", "3"}})
        made.git({"config", key, value});
    const Repository repository = *Repository::around(made.pathOf("docs/RISKS.md")).value();
    QCOMPARE(*repository.changedFiles(*repository.range("HEAD")), expected);
    QCOMPARE(repository.stateOf("docs/RISKS.md")->lastCommit->timeUtc,
             std::string("2026-01-01T01:00:00Z"));
    QCOMPARE(repository.historyOf("new ü.md")->revisions.size(), std::size_t(2));
}

void tst_changed_files::shouldKnowSubmodules()
{
    TestRepository inner;
    inner.write("RISKS.md", "x");
    inner.commit("one");
    TestRepository outer;
    outer.commit("before");
    outer.git(
        {"-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.root(), "part"});
    outer.commit("with a part");
    const auto added = changesIn(outer, "HEAD");
    QCOMPARE(added.size(), std::size_t(2));
    QCOMPARE(added[1], (FileChange{Kind::Added, "part", "", {}, {}, {}}));

    outer.write("part/RISKS.md", "edited, but that is the part's");
    QVERIFY(changesIn(outer, "").empty());
    outer.git({"-C", "part", "commit", "-q", "-a", "-m", "two"});
    QCOMPARE(changesIn(outer, ""),
             (std::vector{FileChange{Kind::Modified, "part", "", {}, {}, {}}}));
}

void tst_changed_files::shouldReadRanges()
{
    TestRepository made;
    const std::string one = made.commit("one");
    made.git({"checkout", "-q", "-b", "side"});
    made.write("side.md", "x");
    const std::string side = made.commit("side");
    made.git({"checkout", "-q", "main"});
    made.write("main.md", "x");
    const std::string two = made.commit("two");
    made.git({"tag", "-a", "-m", "words", "v1.0", one});
    const std::string merged = [&] {
        made.git({"merge", "-q", "--no-ff", "-m", "merged", "side"});
        return made.hashOf("HEAD");
    }();
    const Repository repository = around(made);
    QCOMPARE(*repository.range("v1.0..main"), (Range{one, merged}));
    QCOMPARE(*repository.range("main~1..side"), (Range{two, side}));
    QCOMPARE(*repository.range("main~1...side"), (Range{one, side}));
    QCOMPARE(*repository.range("v1.0.."), (Range{one, merged}));
    QCOMPARE(*repository.range("side..."), (Range{side, merged}));
    QCOMPARE(*repository.range("..v1.0"), (Range{merged, one}));
    QCOMPARE(*repository.range("main"), (Range{two, merged}));
    QCOMPARE(*repository.range("side"), (Range{one, side}));
    QCOMPARE(*repository.range("v1.0"), (Range{"4b825dc642cb6eb9a060e54bf8d69288fbee4904", one}));
    QCOMPARE(*repository.workTree(), (Range{merged, ""}));
}

void tst_changed_files::shouldRefuseRanges_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed : {"", "..", "...", "nope", "nope..", "..nope", "-p..HEAD", "HEAD..-p",
                              "HEAD..HEAD..HEAD", "main...alone"})
        QTest::newRow(typed) << QString::fromUtf8(typed);
}

void tst_changed_files::shouldRefuseRanges()
{
    QFETCH(QString, typed);
    TestRepository made;
    made.commit("one");
    made.git({"checkout", "-q", "--orphan", "alone"});
    made.commit("another beginning");
    const auto range = around(made).range(typed.toStdString());
    QVERIFY(!range);
    QCOMPARE(range.error().code, ErrorCode::Refused);
    QVERIFY(!around(made).changedFiles({"HEAD", ""}));
}

LOADLINE_TEST(tst_changed_files)
#include "tst_changed_files.moc"
