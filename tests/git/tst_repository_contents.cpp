// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"

#include "support/test_main.h"

#include <QTest>

#include <filesystem>
#include <string>

using namespace loadline;
using namespace loadline::git;
using loadline::test::around;
using loadline::test::hintOf;
using loadline::test::oddNames;
using loadline::test::TestRepository;
namespace fs = std::filesystem;

/// What a repository says of its files: their state, and what they were in a commit.
class tst_repository_contents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldNamePathsFromTheRoot();
    void shouldRefusePathsOutside_data();
    void shouldRefusePathsOutside();
    void shouldKnowAFilesState_data();
    void shouldKnowAFilesState();
    void shouldNotTakeATouchedFileForAChangedOne();
    void shouldCompareLineEndsAsGitDoes();
    void shouldKnowTheStateBeforeTheFirstCommit();
    void shouldKnowAConflict();
    void shouldFindACommit();
    void shouldRefuseWhatNamesNoCommit_data();
    void shouldRefuseWhatNamesNoCommit();
    void shouldGiveAFileAsItWas_data();
    void shouldGiveAFileAsItWas();
    void shouldRefuseWhatIsNoFileInACommit();
    void shouldSayThatAPartialCloneLacksAFile();
    void shouldGiveBlobs();
    void shouldListReferences();
};

void tst_repository_contents::shouldNamePathsFromTheRoot()
{
    TestRepository made;
    const Repository repository = around(made);
    for (const std::string &name : oddNames) {
        QCOMPARE(*repository.pathInside(made.pathOf(name)), name);
        made.write(name, "x");
        QCOMPARE(*repository.pathInside(made.pathOf(name)), name);
        QCOMPARE(*repository.pathInside(made.pathOf("folder of/../" + name)), name);
    }
    made.link("alias.md", "RISKS.md");
    made.link("other", "folder of");
    QCOMPARE(*repository.pathInside(made.pathOf("alias.md")), std::string("RISKS.md"));
    QCOMPARE(*repository.pathInside(made.pathOf("other/new.md")), std::string("folder of/new.md"));

    const fs::path before = fs::current_path();
    fs::current_path(made.pathOf("folder of"));
    const auto relative = repository.pathInside("../RISKS.md");
    fs::current_path(before);
    QCOMPARE(*relative, std::string("RISKS.md"));
}

void tst_repository_contents::shouldRefusePathsOutside_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *title, const char *name, const char *word) {
        QTest::newRow(title) << QString::fromUtf8(name) << QString::fromUtf8(word);
    };
    row("a step up", "../RISKS.md", "leads out");
    row("up from below", "docs/../../RISKS.md", "leads out");
    row("up behind what is not there", "not there/../../RISKS.md", "leads out");
    row("another file system root", "/etc/passwd", "leads out");
    row("a folder that begins alike", "", "leads out");
    row("a link", "link.md", "leads out");
    row("a link in its folders", "links/RISKS.md", "leads out");
    row("a link to a link", "link to link.md", "leads out");
    row("a link to what is not there", "dangling.md", "leads nowhere");
    row("below a link to what is not there", "dangling.md/RISKS.md", "leads nowhere");
    row("a link to itself", "round.md", "cannot be followed");
    row("the root", "docs/..", "is the repository");
    row("git's own folder", ".git/config", "git's own");
    row("a submodule's own folder", "docs/.git/hooks/post-commit", "git's own");
}

void tst_repository_contents::shouldRefusePathsOutside()
{
    QFETCH(QString, name);
    QFETCH(QString, word);
    QTemporaryDir outside;
    const std::string folder = outside.path().toStdString();
    TestRepository made;
    made.write("docs/RISKS.md", "x");
    made.link("links", folder);
    made.link("link.md", folder + "/RISKS.md");
    TestRepository::writeFile(folder + "/RISKS.md", "x");
    made.link("link to link.md", "link.md");
    made.link("dangling.md", "/not/there");
    made.link("round.md", "round.md");

    std::string path = name.toStdString();
    if (path.empty())
        path = made.root() + "-other/RISKS.md";
    else if (!path.starts_with('/'))
        path = made.pathOf(path);
    const auto inside = around(made).pathInside(path);
    QVERIFY(!inside);
    QCOMPARE(inside.error().code, ErrorCode::Refused);
    QVERIFY2(inside.error().what.find(word.toStdString()) != std::string::npos,
             inside.error().what.c_str());
}

void tst_repository_contents::shouldKnowAFilesState_data()
{
    QTest::addColumn<int>("which");
    for (std::size_t i = 0; i < std::size(oddNames); ++i)
        QTest::addRow("name %zu", i) << int(i);
}

void tst_repository_contents::shouldKnowAFilesState()
{
    QFETCH(int, which);
    const std::string name = oddNames[which];
    TestRepository made;
    made.write("other.md", "x\n");
    made.write(".gitignore", "*.ignored\nbuild/\n");
    made.commit("first");
    const Repository repository = around(made);

    made.write(name, "one\n");
    QCOMPARE(*repository.stateOf(name), FileState());
    made.write(name + ".ignored", "x");
    FileState ignored;
    ignored.isIgnored = true;
    QCOMPARE(*repository.stateOf(name + ".ignored"), ignored);
    made.remove(name + ".ignored");

    made.git({"add", "-A"});
    auto state = *repository.stateOf(name);
    QVERIFY(state.isTracked && state.isDirty && !state.lastCommit);

    const std::string commit = made.commit("Say it: \"größe\" ✅\n\nMore of it.");
    made.write("other.md", "y\n");
    made.commit("another file");
    state = *repository.stateOf(name);
    QVERIFY(state.isTracked && !state.isDirty && !state.isUnmerged && !state.isIgnored);
    QCOMPARE(*state.lastCommit,
             (Commit{commit, "Ada", "2026-01-01T01:00:00Z", "Say it: \"größe\" ✅"}));

    made.write(name, "two\n");
    QVERIFY(repository.stateOf(name)->isDirty);
    made.git({"add", "-A"});
    QVERIFY(repository.stateOf(name)->isDirty);
    made.write(name, "one\n");
    QVERIFY(!repository.stateOf(name)->isDirty); // whatever is staged
    made.remove(name);
    QVERIFY(repository.stateOf(name)->isDirty);
    made.git({"add", "-A"});
    state = *repository.stateOf(name);
    QVERIFY(!state.isTracked && state.isDirty);
}

void tst_repository_contents::shouldNotTakeATouchedFileForAChangedOne()
{
    TestRepository made;
    made.write("RISKS.md", "one\n");
    made.write("binary", std::string("a\0b", 3));
    made.commit("one");
    const std::string index = made.read(".git/index");
    for (const char *name : {"RISKS.md", "binary"}) {
        fs::last_write_time(made.pathOf(name),
                            fs::file_time_type::clock::now() - std::chrono::hours(5));
        QVERIFY(!around(made).stateOf(name)->isDirty);
    }
    QVERIFY(around(made).changedFiles(*around(made).workTree())->empty());
    QCOMPARE(made.read(".git/index"), index);
    fs::permissions(made.pathOf("RISKS.md"), fs::perms::owner_exec, fs::perm_options::add);
    QVERIFY(around(made).stateOf("RISKS.md")->isDirty);
}

void tst_repository_contents::shouldCompareLineEndsAsGitDoes()
{
    TestRepository made;
    made.write(".gitattributes", "*.md text eol=crlf\n");
    made.git({"config", "core.safecrlf", "true"});
    made.write("RISKS.md", "one\r\ntwo\r\n");
    made.commit("one");
    const Repository repository = around(made);
    QCOMPARE(**repository.fileAt("HEAD", "RISKS.md"), std::string("one\ntwo\n"));
    made.write("RISKS.md", "one\r\ntwo\r\n");
    fs::last_write_time(made.pathOf("RISKS.md"), fs::file_time_type::clock::now());
    QVERIFY(!repository.stateOf("RISKS.md")->isDirty);
    made.write("RISKS.md", "one\r\ntwo\r\nthree\r\n");
    QVERIFY(repository.stateOf("RISKS.md")->isDirty);
    QCOMPARE(*repository.changedFiles(*repository.workTree())->front().added, 1);
}

void tst_repository_contents::shouldKnowTheStateBeforeTheFirstCommit()
{
    for (const char *format : {"sha1", "sha256"}) {
        const TestRepository made(format);
        const Repository repository = around(made);
        made.write("RISKS.md", "x");
        QCOMPARE(*repository.stateOf("RISKS.md"), FileState());
        made.git({"add", "RISKS.md"});
        const auto state = *repository.stateOf("RISKS.md");
        QVERIFY(state.isTracked && state.isDirty && !state.lastCommit);
        QVERIFY(!repository.commitOf("HEAD"));
    }
}

void tst_repository_contents::shouldKnowAConflict()
{
    TestRepository made;
    made.write("RISKS.md", "one\n");
    made.commit("one");
    made.git({"checkout", "-q", "-b", "other"});
    made.write("RISKS.md", "other\n");
    made.commit("other");
    made.git({"checkout", "-q", "main"});
    made.write("RISKS.md", "main\n");
    made.commit("main");
    QVERIFY(made.statusOf({"merge", "other"}) != 0);
    const auto state = *around(made).stateOf("RISKS.md");
    QVERIFY(state.isTracked && state.isDirty && state.isUnmerged);
    made.write("RISKS.md", "main\n"); // what the last commit has, but nobody said that it is right
    QVERIFY(around(made).stateOf("RISKS.md")->isUnmerged);
}

void tst_repository_contents::shouldFindACommit()
{
    TestRepository made;
    const std::string one = made.commit("one");
    const std::string two = made.commit("two");
    made.git({"tag", "-a", "-m", "a tag", "v1.0", one});
    const Repository repository = around(made);
    QCOMPARE(*repository.commitOf("HEAD"), two);
    QCOMPARE(*repository.commitOf("main~1"), one);
    QCOMPARE(*repository.commitOf("v1.0"), one);
    QCOMPARE(*repository.commitOf(one.substr(0, 10)), one);
}

void tst_repository_contents::shouldRefuseWhatNamesNoCommit_data()
{
    QTest::addColumn<QString>("revision");
    for (const char *revision :
         {"", "nope", "-1", "--all", "--exec=touch marker", "HEAD..HEAD", "HEAD^@", "^HEAD",
          "HEAD:RISKS.md", "HEAD^{tree}", "HEAD\nHEAD", "HEAD HEAD", "--", "\x1B[31m"})
        QTest::newRow(revision) << QString::fromUtf8(revision);
}

void tst_repository_contents::shouldRefuseWhatNamesNoCommit()
{
    QFETCH(QString, revision);
    TestRepository made;
    made.write("RISKS.md", "x");
    made.commit("one");
    made.commit("two");
    const Repository repository = around(made);
    const auto commit = repository.commitOf(revision.toStdString());
    QVERIFY(!commit);
    QCOMPARE(commit.error().code, ErrorCode::Refused);
    QVERIFY(commit.error().what.find('\x1B') == std::string::npos);
    QVERIFY(commit.error().what.find("names no commit") != std::string::npos);
    QVERIFY(!repository.fileAt(revision.toStdString(), "RISKS.md"));
}

void tst_repository_contents::shouldGiveAFileAsItWas_data()
{
    shouldKnowAFilesState_data();
}

void tst_repository_contents::shouldGiveAFileAsItWas()
{
    QFETCH(int, which);
    const std::string name = oddNames[which];
    for (const char *format : {"sha1", "sha256"}) {
        TestRepository made(format);
        const std::string bytes("one\r\n\0two \xE9\xFF", 12);
        made.write(name, bytes);
        const std::string one = made.commit("one");
        made.write(name, "");
        made.commit("two");
        made.remove(name);
        made.commit("three");
        const Repository repository = around(made);
        QCOMPARE(**repository.fileAt(one, name), bytes);
        QCOMPARE(**repository.fileAt("HEAD~", name), std::string());
        QVERIFY(!*repository.fileAt("HEAD", name));
        QVERIFY(!*repository.fileAt(one, "other.md"));
    }
}

void tst_repository_contents::shouldRefuseWhatIsNoFileInACommit()
{
    TestRepository made;
    made.write("docs/RISKS.md", "x");
    made.link("alias.md", "docs/RISKS.md");
    made.link("outside.md", "/etc/passwd");
    made.commit("one");
    const Repository repository = around(made);
    for (const std::string name : {"alias.md", "outside.md", "docs", "", "/etc/passwd", "../x",
                                   "docs/../docs/RISKS.md", "docs/", "docs//RISKS.md"}) {
        const auto file = repository.fileAt("HEAD", name);
        QVERIFY2(!file, name.c_str());
        QCOMPARE(file.error().code, ErrorCode::Refused);
    }
    QVERIFY(!*repository.fileAt("HEAD", "alias.md/x"));
}

void tst_repository_contents::shouldSayThatAPartialCloneLacksAFile()
{
    TestRepository source;
    source.git({"config", "uploadpack.allowFilter", "true"});
    source.write("RISKS.md", "one\n");
    const std::string one = source.commit("one");
    source.write("RISKS.md", "two\n");
    source.commit("two");
    const TestRepository clone("file://" + source.root(), {"--filter=blob:none"});
    const std::string blob = source.hashOf(one + ":RISKS.md");
    const Repository repository = around(clone);
    QCOMPARE(**repository.fileAt("HEAD", "RISKS.md"), std::string("two\n"));
    for (const auto &error :
         {repository.fileAt(one, "RISKS.md").error(), repository.blobs({blob}).error(),
          repository.changedFiles(*repository.range("HEAD")).error()}) {
        QCOMPARE(error.code, ErrorCode::Refused);
        QVERIFY2(error.what.find("partial clone") != std::string::npos, error.what.c_str());
        QVERIFY(error.hint.find("git fetch") != std::string::npos);
    }
    QVERIFY(clone.git({"rev-list", "--all", "--objects", "--missing=print"}).find("?" + blob)
            != std::string::npos);

    clone.git({"fetch", "-q", "--refetch", "--no-filter"}); // what the hint says
    QCOMPARE(**repository.fileAt(one, "RISKS.md"), std::string("one\n"));
}

void tst_repository_contents::shouldGiveBlobs()
{
    TestRepository made;
    std::vector<std::string> contents = {"", "one\n", std::string("a\0b\n\n", 5), "no line end",
                                         std::string(300000, 'x')};
    std::vector<std::string> hashes;
    for (const std::string &content : contents) {
        made.write("RISKS.md", content);
        hashes.push_back(made.hashOf(made.commit("one") + ":RISKS.md"));
    }
    contents.push_back(contents[1]);
    hashes.push_back(hashes[1]);
    const Repository repository = around(made);
    QCOMPARE(*repository.blobs(hashes), contents);
    QVERIFY(repository.blobs({})->empty());
    QVERIFY(!repository.blobs({std::string(40, '1')}));
    QVERIFY(!repository.blobs({made.hashOf("HEAD")}));
    QVERIFY(!repository.blobs({"HEAD:RISKS.md"}));

    // More than a pipe holds, both ways.
    const std::vector<std::string> many(3000, hashes[1]);
    QCOMPARE(repository.blobs(many)->size(), many.size());
    const std::vector<std::string> large(30, hashes[4]);
    QCOMPARE(repository.blobs(large)->back(), contents[4]);
}

void tst_repository_contents::shouldListReferences()
{
    TestRepository source;
    const std::string one = source.commit("one");
    source.git({"tag", "v1.0"});
    source.commit("two");
    TestRepository made(source.root(), {});
    made.git({"checkout", "-q", "-b", "old", one});
    made.git({"checkout", "-q", "main"});
    made.git({"tag", "-a", "-m", "words", "v2.0", "main"});
    made.git({"tag", "tree", "HEAD^{tree}"});
    made.git({"branch", "v1.0", "main"});
    using Kind = Reference::Kind;
    const std::vector<Reference> expected = {
        {Kind::Branch, "heads/v1.0", "2026-01-01T01:00:00Z"}, // the tag is called so, too
        {Kind::Branch, "main", "2026-01-01T01:00:00Z"},
        {Kind::Branch, "old", "2026-01-01T00:00:00Z"},
        {Kind::RemoteBranch, "origin/main", "2026-01-01T01:00:00Z"},
        {Kind::Tag, "v2.0", "2026-01-01T01:00:00Z"},
        {Kind::Tag, "tags/v1.0", "2026-01-01T00:00:00Z"},
    };
    const auto references = *around(made).references();
    QCOMPARE(references, expected);
    for (const Reference &reference : references)
        QVERIFY(around(made).commitOf(reference.name));
    const TestRepository empty;
    QVERIFY(around(empty).references()->empty());
}

LOADLINE_TEST(tst_repository_contents)
#include "tst_repository_contents.moc"
