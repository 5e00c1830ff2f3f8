// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/repository.h"
#include "support/test_main.h"
#include "support/test_repository.h"

#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace loadline;
using namespace loadline::git;
using loadline::test::TestRepository;

namespace {

Repository around(const TestRepository &repository)
{
    return *Repository::around(repository.root()).value();
}

/// "subject: path", and "-" where there is no content; the newest first.
std::vector<std::string> told(const FileHistory &history)
{
    std::vector<std::string> lines;
    for (const FileRevision &revision : history.revisions)
        lines.push_back(revision.commit.subject + ": " + revision.path
                        + (revision.blob.empty() ? " -" : ""));
    return lines;
}

using Lines = std::vector<std::string>;

constexpr const char *longText = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n";

} // namespace

class tst_file_history : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldGiveTheCommitsThatChangedAFile();
    void shouldFollowRenames();
    void shouldKeepAFileApartFromOneOfItsName();
    void shouldFollowARenameOnABranch();
    void shouldKnowWhatTheBranchItselfWentThrough();
    void shouldFollowARenameThatMetAnEdit_data();
    void shouldFollowARenameThatMetAnEdit();
    void shouldSayWhenEachWasCommitted();
    void shouldHaveNothingBeforeTheFirstCommit();
    void shouldSayWhereAShallowCloneCutsIt();
    void shouldFollowTheVerySameInAPartialClone();
};

void tst_file_history::shouldGiveTheCommitsThatChangedAFile()
{
    for (const std::string name : {"RISKS.md", "a \"folder\"/two\nlines\tü.md", "bytes \xE9.md"}) {
        TestRepository made;
        made.write(name, "one\n");
        const std::string one = made.commit("one");
        made.write("other.md", "x");
        made.commit("other");
        made.write(name, "two\n");
        const std::string two = made.commit("two");
        made.remove(name);
        made.commit("gone");
        made.write(name, "three\n");
        made.commit("back");
        const Repository repository = around(made);
        const auto history = *repository.historyOf(name);
        QCOMPARE(told(history),
                 (Lines{"back: " + name, "gone: " + name + " -", "two: " + name, "one: " + name}));
        QVERIFY(!history.isShallow);
        QCOMPARE(history.revisions[3].commit, (Commit{one, "Ada", "2026-01-01T00:00:00Z", "one"}));
        QCOMPARE(*repository.blobs({history.revisions[2].blob, history.revisions[0].blob}),
                 (Lines{"two\n", "three\n"}));
        QVERIFY(repository.historyOf("not there.md")->revisions.empty());
    }
}

void tst_file_history::shouldFollowRenames()
{
    TestRepository made;
    made.git({"config", "diff.renames", "false"});
    made.git({"config", "log.follow", "false"});
    made.write("first.md", longText);
    made.commit("one");
    made.write("first.md", std::string(longText) + "eleven\n");
    made.commit("two");
    made.git({"mv", "first.md", "second.md"});
    made.commit("renamed");
    made.git({"mv", "second.md", "first.md"});
    made.write("first.md", std::string(longText) + "eleven and more\n");
    made.commit("renamed back, with an edit");
    made.git({"mv", "first.md", "RISKS.md"});
    made.commit("renamed at last");
    QCOMPARE(told(*around(made).historyOf("RISKS.md")),
             (Lines{"renamed at last: RISKS.md", "renamed back, with an edit: first.md",
                    "renamed: second.md", "two: first.md", "one: first.md"}));
}

void tst_file_history::shouldKeepAFileApartFromOneOfItsName()
{
    TestRepository made;
    made.write("RISKS.md", "another one's\n");
    made.commit("another file");
    made.remove("RISKS.md");
    made.commit("gone");
    made.write("draft.md", longText);
    made.commit("a draft");
    made.git({"mv", "draft.md", "RISKS.md"});
    made.commit("no draft any more");
    QCOMPARE(told(*around(made).historyOf("RISKS.md")),
             (Lines{"no draft any more: RISKS.md", "a draft: draft.md"}));
}

void tst_file_history::shouldFollowARenameOnABranch()
{
    TestRepository made;
    made.write("draft.md", longText);
    made.commit("a draft");
    made.git({"checkout", "-q", "-b", "side"});
    made.git({"mv", "draft.md", "RISKS.md"});
    made.commit("renamed on the side");
    made.git({"checkout", "-q", "main"});
    made.write("other.md", "x");
    made.commit("meanwhile");
    made.git({"merge", "-q", "--no-ff", "-m", "merged", "side"});
    made.write("RISKS.md", std::string(longText) + "eleven\n");
    made.commit("behind it");
    QCOMPARE(told(*around(made).historyOf("RISKS.md")),
             (Lines{"behind it: RISKS.md", "renamed on the side: RISKS.md", "a draft: draft.md"}));
}

void tst_file_history::shouldKnowWhatTheBranchItselfWentThrough()
{
    TestRepository made;
    made.write("draft.md", longText);
    made.commit("a draft");
    made.git({"checkout", "-q", "-b", "side"});
    made.write("draft.md", std::string(longText) + "eleven\n");
    made.commit("edited on the side");
    made.git({"mv", "draft.md", "RISKS.md"});
    made.commit("renamed on the side");
    made.git({"checkout", "-q", "main"});
    made.write("other.md", "x");
    made.commit("meanwhile");
    made.git({"merge", "-q", "--no-ff", "-m", "merged", "side"});
    made.write("RISKS.md", std::string(longText) + "twelve\n");
    made.commit("behind it");
    QCOMPARE(told(*around(made).historyOf("RISKS.md", HistoryLine::Main)),
             (Lines{"behind it: RISKS.md", "merged: RISKS.md", "a draft: draft.md"}));
    QCOMPARE(told(*around(made).historyOf("RISKS.md", HistoryLine::Every)),
             (Lines{"behind it: RISKS.md", "renamed on the side: RISKS.md",
                    "edited on the side: draft.md", "a draft: draft.md"}));
}

void tst_file_history::shouldFollowARenameThatMetAnEdit_data()
{
    QTest::addColumn<bool>("isRenamedOnMain");
    QTest::newRow("renamed on the side") << false;
    QTest::newRow("renamed on main") << true;
}

/// A merge of both has the file under the new name against one parent, and edits it against the other.
void tst_file_history::shouldFollowARenameThatMetAnEdit()
{
    QFETCH(bool, isRenamedOnMain);
    TestRepository made;
    made.write("draft.md", longText);
    made.commit("a draft");
    const auto rename = [&] {
        made.git({"mv", "draft.md", "RISKS.md"});
        made.commit("renamed");
    };
    const auto edit = [&] {
        made.write("draft.md", std::string(longText) + "eleven\n");
        made.commit("edited");
    };
    made.git({"checkout", "-q", "-b", "side"});
    isRenamedOnMain ? edit() : rename();
    made.git({"checkout", "-q", "main"});
    isRenamedOnMain ? rename() : edit();
    made.git({"merge", "-q", "--no-ff", "-m", "merged", "side"});
    const std::string meanwhile = isRenamedOnMain ? "renamed: RISKS.md" : "edited: draft.md";
    QCOMPARE(told(*around(made).historyOf("RISKS.md", HistoryLine::Main)),
             (Lines{"merged: RISKS.md", meanwhile, "a draft: draft.md"}));
    Lines every = told(*around(made).historyOf("RISKS.md", HistoryLine::Every));
    std::sort(every.begin(), every.end());
    QCOMPARE(every, (Lines{"a draft: draft.md", "edited: draft.md", "merged: RISKS.md",
                           "renamed: RISKS.md"}));
}

void tst_file_history::shouldSayWhenEachWasCommitted()
{
    TestRepository made;
    made.write("RISKS.md", "one\n");
    made.commit("one");
    made.git({"commit", "-q", "--amend", "--no-edit", "--date=2020-01-01T00:00:00Z"});
    const FileRevision one = around(made).historyOf("RISKS.md")->revisions.front();
    QCOMPARE(one.commit.timeUtc, std::string("2020-01-01T00:00:00Z"));
    QCOMPARE(one.committedUtc, std::string("2026-01-01T01:00:00Z"));
}

void tst_file_history::shouldHaveNothingBeforeTheFirstCommit()
{
    const TestRepository made;
    made.write("RISKS.md", "x");
    QVERIFY(around(made).historyOf("RISKS.md")->revisions.empty());
}

void tst_file_history::shouldSayWhereAShallowCloneCutsIt()
{
    TestRepository source;
    for (const char *text : {"one", "two", "three"}) {
        source.write("RISKS.md", text);
        source.commit(text);
    }
    source.write("new.md", "x");
    source.commit("a new file");
    const TestRepository clone("file://" + source.root(), {"--depth=3"});
    const Repository repository = around(clone);
    QVERIFY(repository.isShallow());
    QVERIFY(repository.historyOf("RISKS.md")->isShallow);
    QCOMPARE(told(*repository.historyOf("RISKS.md")), (Lines{"three: RISKS.md", "two: RISKS.md"}));
    QVERIFY(!repository.historyOf("new.md")->isShallow);
    QVERIFY(repository.range("HEAD~1"));
    const auto cut = repository.range("HEAD~2"); // not a file that is new there
    QVERIFY(!cut);
    QVERIFY(cut.error().what.find("shallow") != std::string::npos);
    QVERIFY(!around(source).historyOf("RISKS.md")->isShallow);
}

void tst_file_history::shouldFollowTheVerySameInAPartialClone()
{
    TestRepository source;
    source.git({"config", "uploadpack.allowFilter", "true"});
    source.write("draft.md", longText);
    source.write("other.md", "other\n");
    source.commit("a draft");
    source.git({"mv", "draft.md", "RISKS.md"});
    source.git({"mv", "other.md", "another.md"});
    source.write("another.md", "quite another\n");
    source.commit("renamed");
    const TestRepository clone("file://" + source.root(), {"--filter=blob:none"});
    QCOMPARE(told(*around(clone).historyOf("RISKS.md")),
             (Lines{"renamed: RISKS.md", "a draft: draft.md"}));
}

LOADLINE_TEST(tst_file_history)
#include "tst_file_history.moc"
