// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "library/library.h"
#include "markdown/file_paths.h"
#include "markdown/reader.h"
#include "support/registers.h"
#include "support/test_main.h"
#include "support/test_repository.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <memory>

using namespace loadline;
using namespace loadline::cli;
using namespace loadline::test;

/// `files` as it is typed, in a real repository.
class tst_files_command : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shouldSayWhereTheRecordDiffers();
    void shouldSayNothingWhereItIsTheSame();
    void shouldWriteWhatGitSays();
    void shouldAgreeWithNumstat_data();
    void shouldAgreeWithNumstat();
    void shouldFollowTheCommitsLine_data();
    void shouldFollowTheCommitsLine();
    void shouldAskForARange();
    void shouldLookAtTheWorkTree();
    void shouldGiveJson();
    void shouldShowAndNotWrite();
    void shouldKnowARegisterOfALibrary();
    void shouldReadStandardOutput();
    void shouldRefuse_data();
    void shouldRefuse();

private:
    struct Ran
    {
        int status = 0;
        std::string out;
        std::string err;
    };
    Ran run(const std::vector<std::string> &typed) const;
    std::string reg() const { return m_repository->pathOf("docs/RISKS.md"); }
    void writeRegister(const std::string &commits, const std::string &files) const;

    std::unique_ptr<TestRepository> m_repository;
};

namespace {

std::string registerText(const std::string &commits, const std::string &files)
{
    return "# Gate\n\n## Iteration 2 - Pump\n**Status**: wip\n"
           + (commits.empty() ? commits : "**Commits**: " + commits + "\n") + "\n"
           + (files.empty() ? files : "### Files Modified\n" + files + "\n")
           + "---\n\n## Deployment Risk Register\n\n### 🟢 Low Priority\n1. Rust\n";
}

struct Lines
{
    std::string added;
    std::string removed;
    friend bool operator==(const Lines &, const Lines &) = default;
};

/// What `git diff --numstat -z` says, by path.
std::map<std::string, Lines> numstat(const std::string &output)
{
    std::map<std::string, Lines> files;
    auto next = [rest = std::string_view(output)](char end) mutable {
        const auto at = rest.find(end);
        const std::string part(rest.substr(0, at));
        rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
        return part;
    };
    for (std::string added = next('\t'); !added.empty(); added = next('\t')) {
        const std::string removed = next('\t');
        std::string path = next('\0');
        if (path.empty()) {
            next('\0');
            path = next('\0');
        }
        files[path] = {added, removed};
    }
    return files;
}

/// What the record of iteration 2 says, in the same words.
std::map<std::string, Lines> record(const std::string &text)
{
    std::map<std::string, Lines> files;
    const auto reg = markdown::read(text);
    for (const auto &section : reg.iterations.front().sections) {
        for (const auto &file : markdown::filesOf(reg, section)) {
            const bool isBinary = file.note.starts_with("binary");
            const auto said = [isBinary](const std::optional<int> &count) {
                return isBinary ? std::string("-") : std::to_string(count.value_or(0));
            };
            files[markdown::pathMeant(file.path)] = {said(file.added), said(file.removed)};
        }
    }
    return files;
}

std::string numbered(int first, int last)
{
    std::string text;
    for (int i = first; i <= last; ++i)
        text += "line " + std::to_string(i) + "\n";
    return text;
}

} // namespace

tst_files_command::Ran tst_files_command::run(const std::vector<std::string> &typed) const
{
    Ran ran;
    Output out(ran.out);
    Output err(ran.err);
    Streams streams{out, err};
    ran.status = runCommandLine(typed, streams);
    return ran;
}

void tst_files_command::writeRegister(const std::string &commits, const std::string &files) const
{
    m_repository->write("docs/RISKS.md", registerText(commits, files));
}

void tst_files_command::init()
{
    m_repository = std::make_unique<TestRepository>();
    m_repository->write("docs/a.md", numbered(1, 40));
    m_repository->write("old.txt", numbered(1, 20));
    m_repository->write("lib/old name.c", numbered(100, 130));
    m_repository->commit("First");
    m_repository->git({"tag", "v1"});
    m_repository->write("docs/a.md", numbered(1, 10) + "other 11\nother 12\n" + numbered(13, 40)
                                         + numbered(41, 74));
    m_repository->write("src/b.cpp", numbered(1, 10));
    m_repository->commit("Second");
    m_repository->git({"tag", "v2"});
    m_repository->git({"mv", "lib/old name.c", "lib/new.c"});
    m_repository->write("img.png", std::string("\x89PNG\0\0\1", 7));
    m_repository->remove("old.txt");
    m_repository->commit("Third");
    m_repository->git({"tag", "v3"});
}

void tst_files_command::shouldSayWhereTheRecordDiffers()
{
    writeRegister({}, "- `docs/a.md` (+35 lines, ~15 lines modified)\n- `old.txt` (+3)\n");
    const auto ran = run({"files", reg(), "2", "--range", "v1..v2"});
    QCOMPARE(ran.err, std::string());
    QCOMPARE(ran.out, std::string("docs/a.md: recorded +35 ~15, git has +36 -2 ~2\n"
                                  "old.txt: recorded, but not in v1..v2\n"
                                  "src/b.cpp: not recorded (+10)\n"));
    QCOMPARE(ran.status, 1);
}

void tst_files_command::shouldSayNothingWhereItIsTheSame()
{
    writeRegister("v1..v2", "- `src/b.cpp` (+10)\n- `docs/a.md` (+36, -2)\n");
    const auto ran = run({"files", reg(), "2"});
    QCOMPARE(ran.err + ran.out, std::string());
    QCOMPARE(ran.status, 0);
}

void tst_files_command::shouldWriteWhatGitSays()
{
    writeRegister("v1..v3", "- `docs/a.md` (+35 lines, ~15 lines modified) - the queue\n"
                            "- `none.c` (+3)\n");
    const auto ran = run({"files", reg(), "2", "--write"});
    QVERIFY2(ran.status == 0, ran.err.c_str());
    QCOMPARE(ran.out, std::string("Recorded 6 files of iteration 2\n"));
    QCOMPARE(m_repository->read("docs/RISKS.md"),
             registerText("v1..v3",
                          "- `docs/a.md` (+36 lines, -2 lines, ~2 lines modified) - the queue\n"
                          "- `img.png` - binary\n"
                          "- `lib/new.c` - renamed from `lib/old name.c`\n"
                          "- `old.txt` (-20 lines) - deleted\n"
                          "- `src/b.cpp` (+10 lines)\n"));
    QCOMPARE(run({"files", reg(), "2"}).status, 0);
    const auto again = run({"files", reg(), "2", "--write"});
    QCOMPARE(again.status, 0);
    QVERIFY2(again.err.find("nothing to change") != std::string::npos, again.err.c_str());
}

void tst_files_command::shouldAgreeWithNumstat_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("no section") << QByteArray();
    QTest::newRow("a list") << QByteArray("- a.c (+1, -1)\n");
    QTest::newRow("a table") << QByteArray(
        "| File | Added | Removed | Why |\n|---|---|---|---|\n| `a.c` | 1 | 1 | x |\n");
    QTest::newRow("a table of notes") << QByteArray("| File | Why |\n|---|---|\n| `a.c` | x |\n");
}

void tst_files_command::shouldAgreeWithNumstat()
{
    QFETCH(QByteArray, before);
    const std::string names[] = {"plain.c",       "with blank.c",
                                 "\"quoted\".c",  "half\"quoted.c",
                                 "back\\slash.c", "back\\slash|pipe.c",
                                 "new\nline.c",   "tab\tand\rreturn.c",
                                 "back`tick.c",   "``ticks`",
                                 "a](b).c",       "[a](b).c",
                                 "grün/日本.c",   "no\xFF\xFEutf8.c",
                                 " edge ",        "lines.c:12",
                                 "-3 +4 ~5",      "## Iteration 3 - x",
                                 "pipe|d.c",      "e\x1B[31mscape",
                                 "- item",        "C:1-2"};
    int count = 0;
    for (const auto &name : names)
        m_repository->write(name, numbered(1, 30 + count++));
    m_repository->write("was -9.c", numbered(500, 560));
    m_repository->commit("Awkward");
    count = 0;
    for (const auto &name : names) {
        if (++count % 5 == 0)
            m_repository->remove(name);
        else
            m_repository->write(name, numbered(3, 9) + "x\ny\n" + numbered(12 + count, 40));
    }
    m_repository->git({"mv", "was -9.c", "is +9.c"});
    m_repository->write("a binary", std::string("\0\1\2", 3));
    writeRegister("HEAD", before.toStdString());
    m_repository->commit("More");
    const auto truth = numstat(
        m_repository->git({"diff", "--numstat", "-z", "-M", "HEAD^", "HEAD"}));
    QCOMPARE(truth.size(), std::size(names) + 3); // and the register itself
    QVERIFY(truth.count("docs/RISKS.md") == 1);

    const auto written = run({"files", reg(), "2", "--write"});
    QVERIFY2(written.status == 0, written.err.c_str());
    const auto text = m_repository->read("docs/RISKS.md");
    const auto recorded = record(text);
    for (const auto &[path, lines] : truth) {
        const auto found = recorded.find(path);
        QVERIFY2(found != recorded.end(), (path + " is not in\n" + text).c_str());
        QVERIFY2(found->second == lines || lines.added == "-", (path + " in\n" + text).c_str());
    }
    QCOMPARE(recorded.size(), truth.size());
    const auto compared = run({"files", reg(), "2"});
    QVERIFY2(compared.status == 0, (compared.out + compared.err).c_str());
    // Nothing of a path may steer a terminal.
    writeRegister("HEAD", {});
    const auto shown = run({"files", reg(), "2"});
    QCOMPARE(shown.status, 1);
    QVERIFY(shown.out.find_first_of("\x1B\r\t\xFF") == std::string::npos);
    QCOMPARE(std::size_t(std::count(shown.out.begin(), shown.out.end(), '\n')), truth.size());
}

void tst_files_command::shouldFollowTheCommitsLine_data()
{
    QTest::addColumn<QByteArray>("commits");
    QTest::addColumn<QByteArray>("files");
    const char *second = "- `docs/a.md` (+36, -2)\n- `src/b.cpp` (+10)\n";
    const char *third = "- `img.png`\n- `lib/new.c`\n- `old.txt` (-20)\n";
    const QByteArray both = QByteArray(second) + third;
    QTest::newRow("a range") << QByteArray("v1..v2") << QByteArray(second);
    QTest::newRow("a commit") << QByteArray("`v3`") << QByteArray(third);
    QTest::newRow("two commits") << QByteArray("v2, v3") << both;
    QTest::newRow("two commits, the newest first") << QByteArray("v3 v2") << both;
    QTest::newRow("a commit by two names") << QByteArray("v2, HEAD~1, v3") << both;
}

void tst_files_command::shouldFollowTheCommitsLine()
{
    QFETCH(QByteArray, commits);
    QFETCH(QByteArray, files);
    writeRegister(commits.toStdString(), files.toStdString());
    const auto ran = run({"files", reg(), "2"});
    QCOMPARE(ran.out + ran.err, std::string());
    QCOMPARE(ran.status, 0);
}

void tst_files_command::shouldAskForARange()
{
    writeRegister({}, {});
    const auto ran = run({"files", reg(), "2"});
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.err.find("--range") != std::string::npos, ran.err.c_str());
    QVERIFY2(ran.err.find("**Commits**") != std::string::npos, ran.err.c_str());
}

void tst_files_command::shouldLookAtTheWorkTree()
{
    writeRegister("v1..v2", "- `src/b.cpp` (+2)\n- `docs/a.md`\n");
    m_repository->commit("Fourth");
    m_repository->write("src/b.cpp", numbered(1, 12));
    const auto ran = run({"files", reg(), "2", "--worktree"});
    QCOMPARE(ran.out, std::string("docs/a.md: recorded, but not changed in the work tree\n"));
    QCOMPARE(ran.status, 1);
}

void tst_files_command::shouldGiveJson()
{
    writeRegister({}, "- `docs/a.md` (+36, -2) - the queue\n- `old.txt` (+3)\n");
    const auto ran = run({"files", reg(), "2", "--range", "v1..v2", "--json"});
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.out, std::string(R"({
  "schema": 1,
  "iteration": 2,
  "range": "v1..v2",
  "same": false,
  "files": [
    {
      "path": "docs/a.md",
      "state": "same",
      "recorded": {
        "added": 36,
        "removed": 2,
        "modified": null,
        "note": "the queue"
      },
      "git": {
        "change": "modified",
        "oldPath": null,
        "added": 36,
        "removed": 2,
        "modified": 2
      }
    },
    {
      "path": "old.txt",
      "state": "notInRange",
      "recorded": {
        "added": 3,
        "removed": null,
        "modified": null,
        "note": null
      },
      "git": null
    },
    {
      "path": "src/b.cpp",
      "state": "notRecorded",
      "recorded": null,
      "git": {
        "change": "added",
        "oldPath": null,
        "added": 10,
        "removed": 0,
        "modified": 0
      }
    }
  ]
}
)"));
}

void tst_files_command::shouldShowAndNotWrite()
{
    writeRegister("v1..v2", "- `src/b.cpp` (+1)\n- `docs/a.md` (+36, -2)\n");
    const auto before = m_repository->read("docs/RISKS.md");
    const auto ran = run({"files", reg(), "2", "--write", "--dry-run"});
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.out.find("\n-- `src/b.cpp` (+1)\n+- `src/b.cpp` (+10)\n") != std::string::npos,
             ran.out.c_str());
    QCOMPARE(m_repository->read("docs/RISKS.md"), before);
}

void tst_files_command::shouldReadStandardOutput()
{
    writeRegister("v1..v2", "- `src/b.cpp` (+1)\n- `docs/a.md` (+36, -2)\n");
    const auto ran = run({"files", reg(), "2", "--write", "-o", "-"});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.out, registerText("v1..v2", "- `src/b.cpp` (+10)\n- `docs/a.md` (+36, -2)\n"));
}

void tst_files_command::shouldKnowARegisterOfALibrary()
{
    writeRegister("v1..v2", "- `src/b.cpp` (+1)\n- `docs/a.md` (+36, -2)\n");
    QTemporaryDir folder;
    const auto library = folder.filePath(QStringLiteral("l.sqlite")).toStdString();
    const auto imported = run({"import", reg(), "--library", library});
    QVERIFY2(imported.status == 0, imported.err.c_str());
    const auto ran = run({"files", "RISKS.md", "2", "--library", library});
    QCOMPARE(ran.err, std::string());
    QCOMPARE(ran.out, std::string("src/b.cpp: recorded +1, git has +10\n"));
    const auto before = m_repository->read("docs/RISKS.md");
    QCOMPARE(run({"files", "RISKS.md", "2", "--write", "--library", library}).status, 0);
    QCOMPARE(run({"files", "RISKS.md", "2", "--library", library}).status, 0);
    QCOMPARE(m_repository->read("docs/RISKS.md"), before);
}

void tst_files_command::shouldRefuse_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("mention");
    const auto row = [](const char *name, const QStringList &options, const char *mention) {
        QTest::newRow(name) << options << QByteArray(mention);
    };
    const QString range = QStringLiteral("--range");
    row("two sources", {range, QStringLiteral("v1..v2"), QStringLiteral("--worktree")},
        "do not go together");
    row("JSON of what is written", {QStringLiteral("--write"), QStringLiteral("--json")},
        "do not go together");
    row("a dry run of nothing", {QStringLiteral("--dry-run")}, "--write");
    row("a revision that is not there", {range, QStringLiteral("v1..v9")}, "v9");
    row("what is an option to git", {QStringLiteral("--range=--output=x")}, "");
}

void tst_files_command::shouldRefuse()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, mention);
    writeRegister("v1..v2", {});
    std::vector<std::string> typed{"files", reg(), "2"};
    for (const auto &option : options)
        typed.push_back(option.toStdString());
    const auto ran = run(typed);
    QCOMPARE(ran.status, 2);
    QCOMPARE(ran.out, std::string());
    QVERIFY2(ran.err.find(mention.toStdString()) != std::string::npos, ran.err.c_str());
    QCOMPARE(std::count(ran.err.begin(), ran.err.end(), '\n'), 1);
}

LOADLINE_TEST(tst_files_command)
#include "tst_files_command.moc"
