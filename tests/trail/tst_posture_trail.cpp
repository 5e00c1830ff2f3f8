// SPDX-License-Identifier: GPL-3.0-or-later
#include "trail/posture_trail.h"

#include "gauges.h"

#include "library/connection.h"
#include "markdown/reader.h"
#include "support/registers.h"
#include "support/test_main.h"
#include "support/test_repository.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <set>
#include <sstream>

using namespace loadline;
using loadline::posture::DatedVersion;
using loadline::posture::History;
using loadline::posture::Point;
using loadline::posture::VersionFacts;
using loadline::test::gauges;
using loadline::test::TestRepository;
using loadline::test::told;
using loadline::trail::ReadCourse;

namespace {

constexpr const char *today = "2026-03-01";

git::Repository around(const TestRepository &made)
{
    return *git::Repository::around(made.root()).value();
}

ReadCourse readCourse(const TestRepository &made, const std::string &path, Library *cache = nullptr)
{
    auto course = trail::courseOf(around(made), path, cache);
    if (!course)
        qFatal("%s", course.error().what.c_str());
    return std::move(*course);
}

History historyOf(const TestRepository &made, const std::string &path, Library *cache = nullptr)
{
    return posture::historyOf(readCourse(made, path, cache).course, {}, today);
}

std::vector<std::string> linesOf(const std::string &text)
{
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

/// What git alone says of a point: the file of that commit, read by itself.
void compareWithGit(const TestRepository &made, const Point &point)
{
    const std::string text = made.git({"show", point.moment.commit + ':' + point.moment.path});
    const posture::Load load = posture::loadOf(markdown::read(text), {}, point.moment.day());
    QVERIFY2(point.load == load, point.moment.subject.c_str());
}

} // namespace

class tst_posture_trail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldGiveWhatReadingEachRevisionGives_data();
    void shouldGiveWhatReadingEachRevisionGives();
    void shouldKeepMergedBranchesOffTheMainLine();
    void shouldHaveOnTheMainLineWhatAMergeBrought();
    void shouldSayWhichTagsARegisterHas();
    void shouldSayWhereAShallowCloneEnds();
    void shouldTellOfFilesThatSayNothing();
    void shouldReadDamagedTextAsItWasMeant();
    void shouldReadEachDistinctVersionOnce();
    void shouldReadNothingAgain();
    void shouldReadOnlyWhatIsNew();
    void shouldNotTrustADamagedCache();
    void shouldDoWithoutACacheThatFails();
};

void tst_posture_trail::shouldGiveWhatReadingEachRevisionGives_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("atFirst"); // commits before the first rename
    QTest::addColumn<int>("all");
    QTest::newRow("SHA-1") << QStringLiteral("sha1") << 40 << 100;
    QTest::newRow("SHA-256") << QStringLiteral("sha256") << 2 << 45;
}

/// Many commits, two renames, two branches merged, of which both changed the file.
void tst_posture_trail::shouldGiveWhatReadingEachRevisionGives()
{
    QFETCH(QString, format);
    QFETCH(int, atFirst);
    QFETCH(int, all);
    TestRepository made(format.toStdString());
    std::string path = "tasks.md";
    int commits = 0;
    const auto change = [&](int critical, int high) {
        made.write(path, gauges(critical, high));
        made.commit("step " + std::to_string(++commits));
    };
    const auto rename = [&](const std::string &to) {
        made.git({"mv", path, to});
        made.commit("rename " + std::to_string(++commits));
        path = to;
    };
    for (int i = 0; i < atFirst; ++i)
        change(1 + i % 3, 2 + i % 5);
    rename("docs.md");
    for (int branch = 0; branch < 2; ++branch) {
        const std::string name = "side-" + std::to_string(branch);
        made.git({"checkout", "-q", "-b", name});
        for (int i = 0; i < 10; ++i)
            change(4 + i % 2, 1);
        made.git({"checkout", "-q", "main"});
        for (int i = 0; i < 8; ++i)
            change(1, 5 + i);
        made.git({"merge", "-q", "--no-ff", "-s", "ours", "-m", "merge", name});
        made.write(path, gauges(3 + branch, 7));
        made.git({"add", "-A"});
        made.git({"commit", "-q", "--amend", "--no-edit"});
        ++commits;
    }
    rename("RISKS.md");
    for (int i = commits; i < all; ++i)
        change(i % 4, i % 6);

    const History history = historyOf(made, path);
    // All of them changed the file; the merges are as none of their parents.
    std::set<std::string> commitsOfGit;
    for (const std::string &hash : linesOf(made.git({"rev-list", "HEAD"})))
        commitsOfGit.insert(hash);
    std::set<std::string> told;
    for (const Point &point : history.points) {
        told.insert(point.moment.commit);
        compareWithGit(made, point);
    }
    QCOMPARE(int(commitsOfGit.size()), all);
    QVERIFY(told == commitsOfGit);
    std::vector<std::string> mainLine = linesOf(
        made.git({"rev-list", "--reverse", "--first-parent", "HEAD"}));
    std::vector<std::string> toldMainLine;
    for (const Point &point : history.mainLine) {
        QVERIFY(point.isOnMainLine);
        toldMainLine.push_back(point.moment.commit);
        const auto same = std::find(history.points.begin(), history.points.end(), point);
        QVERIFY2(same != history.points.end(), point.moment.subject.c_str());
    }
    QVERIFY(toldMainLine == mainLine);
    QVERIFY(!history.isShallow);
}

void tst_posture_trail::shouldKeepMergedBranchesOffTheMainLine()
{
    TestRepository made;
    made.write("RISKS.md", gauges(1, 1));
    made.commit("one");
    made.git({"checkout", "-q", "-b", "side"});
    made.write("RISKS.md", gauges(5, 1));
    made.commit("on the side");
    made.git({"checkout", "-q", "main"});
    made.write("RISKS.md", gauges(1, 2));
    made.commit("meanwhile");
    made.git({"merge", "-q", "--no-ff", "-s", "ours", "-m", "merged", "side"});
    made.write("RISKS.md", gauges(5, 2));
    made.git({"commit", "-q", "-a", "--amend", "--no-edit"});

    const History history = historyOf(made, "RISKS.md");
    QCOMPARE(told(history.points), QByteArray("1/1 5/1 1/2 5/2"));
    QCOMPARE(told(history.mainLine), QByteArray("1/1 1/2 5/2"));
    QVERIFY(!history.points[1].isOnMainLine);
}

void tst_posture_trail::shouldHaveOnTheMainLineWhatAMergeBrought()
{
    TestRepository made;
    made.write("RISKS.md", gauges(1, 1));
    made.commit("one");
    made.git({"checkout", "-q", "-b", "side"});
    made.git({"mv", "RISKS.md", "docs.md"});
    made.write("docs.md", gauges(2, 1));
    made.commit("on the side");
    made.git({"checkout", "-q", "main"});
    made.write("other.md", "x");
    made.commit("meanwhile");
    made.git({"merge", "-q", "--no-ff", "-m", "merged", "side"});

    const History history = historyOf(made, "docs.md");
    QCOMPARE(told(history.points), QByteArray("1/1 2/1"));
    QCOMPARE(told(history.mainLine), QByteArray("1/1 2/1"));
    QCOMPARE(history.mainLine[1].moment.subject, std::string("merged"));
    QCOMPARE(history.mainLine[0].moment.path, std::string("RISKS.md"));
}

void tst_posture_trail::shouldSayWhichTagsARegisterHas()
{
    TestRepository made;
    made.write("other.md", "x");
    made.commit("before it");
    made.git({"tag", "v0"});
    made.write("RISKS.md", gauges(1, 1));
    made.commit("one");
    made.git({"tag", "-a", "-m", "annotated", "v1"});
    made.write("other.md", "y");
    made.commit("another file");
    made.git({"tag", "v1.1"});
    made.write("RISKS.md", gauges(2, 1));
    made.commit("two");
    made.git({"checkout", "-q", "-b", "elsewhere"});
    made.write("RISKS.md", gauges(3, 1));
    made.commit("not merged");
    made.git({"tag", "v9"});
    made.git({"checkout", "-q", "main"});

    const History history = historyOf(made, "RISKS.md");
    QCOMPARE(history.points.size(), std::size_t(2));
    QVERIFY(history.points[0].tags == (std::vector<std::string>{"v1", "v1.1"}));
    QVERIFY(history.points[1].tags.empty());
    QCOMPARE(history.tags.size(), std::size_t(3));
    QCOMPARE(history.tags[1].timeUtc, std::string("2026-01-01T01:00:00Z"));
}

void tst_posture_trail::shouldSayWhereAShallowCloneEnds()
{
    TestRepository made;
    for (int i = 1; i <= 5; ++i) {
        made.write("RISKS.md", gauges(i, 1));
        made.commit("step");
    }
    const TestRepository clone("file://" + made.root(), {"--depth", "2"});
    const History history = historyOf(clone, "RISKS.md");
    QVERIFY(history.isShallow);
    QCOMPARE(told(history.points), QByteArray("4/1 5/1"));
    QVERIFY(!historyOf(made, "RISKS.md").isShallow);
}

void tst_posture_trail::shouldTellOfFilesThatSayNothing()
{
    TestRepository made;
    made.write("RISKS.md", gauges(1, 1));
    made.commit("one");
    made.write("RISKS.md", "caf\xE9\n");
    made.commit("no text");
    made.remove("RISKS.md");
    made.commit("gone");
    made.write("RISKS.md", "");
    made.commit("empty");
    const auto library = Library::openInMemory().value();
    for (int look = 0; look < 2; ++look)
        QCOMPARE(told(historyOf(made, "RISKS.md", library.get()).points),
                 QByteArray("1/1 noText gone 0/0"));
}

void tst_posture_trail::shouldReadDamagedTextAsItWasMeant()
{
    std::string damaged = gauges(2, 3);
    for (const auto &[sign, seen] :
         {std::pair("🔴", "ð\u009f\u0094´"), std::pair("🟠", "ð\u009f\u009f\u00a0")})
        damaged.replace(damaged.find(sign), 4, seen);
    const auto plain = [](std::string text) {
        text.replace(text.find(" Critical"), 9, " ");
        text.replace(text.find(" High Priority"), 14, " ");
        return text;
    };
    TestRepository made;
    made.write("RISKS.md", plain(damaged)); // the signs alone say which tier it is
    made.commit("damaged");
    made.write("RISKS.md", plain(gauges(2, 3)));
    made.commit("mended");
    QCOMPARE(told(historyOf(made, "RISKS.md").points), QByteArray("2/3 2/3"));
}

void tst_posture_trail::shouldReadEachDistinctVersionOnce()
{
    TestRepository made;
    for (int i = 0; i < 12; ++i) {
        made.write("RISKS.md", gauges(i % 3, 1));
        made.commit("step");
    }
    const ReadCourse course = readCourse(made, "RISKS.md");
    QCOMPARE(course.course.commits.size(), std::size_t(12));
    QCOMPARE(course.blobsRead, std::size_t(3));
}

void tst_posture_trail::shouldReadNothingAgain()
{
    TestRepository made;
    for (int i = 0; i < 6; ++i) {
        made.write("RISKS.md", gauges(i, 2, i));
        made.commit("step");
    }
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("l.sqlite")).toStdString();
    const auto open = [&path] { return Library::open(path, Library::Missing::Create).value(); };
    const ReadCourse first = readCourse(made, "RISKS.md", open().get());
    const ReadCourse second = readCourse(made, "RISKS.md", open().get());
    QCOMPARE(first.blobsRead, std::size_t(6));
    QCOMPARE(second.blobsRead, std::size_t(0));
    QVERIFY(posture::historyOf(first.course, {}, today)
            == posture::historyOf(second.course, {}, today));
}

void tst_posture_trail::shouldReadOnlyWhatIsNew()
{
    TestRepository made;
    const auto library = Library::openInMemory().value();
    for (int i = 0; i < 3; ++i) {
        made.write("RISKS.md", gauges(i, 1));
        made.commit("step");
        QCOMPARE(readCourse(made, "RISKS.md", library.get()).blobsRead, std::size_t(1));
    }
    QCOMPARE(told(historyOf(made, "RISKS.md", library.get()).points),
             told(historyOf(made, "RISKS.md").points));
}

void tst_posture_trail::shouldNotTrustADamagedCache()
{
    TestRepository made;
    made.write("RISKS.md", gauges(2, 1));
    made.commit("one");
    const auto library = Library::openInMemory().value();
    const std::string blob = made.hashOf("HEAD:RISKS.md");
    QVERIFY(library->keepFactSheets({{"no code of a risk"}, {{blob, {0}}}}, posture::computation()));
    QCOMPARE(told(historyOf(made, "RISKS.md", library.get()).points), QByteArray("2/1"));
    // What another reader has found is not looked at.
    QVERIFY(library->keepFactSheets({{}, {{blob, {}}}}, "of another reader"));
    QCOMPARE(told(historyOf(made, "RISKS.md", library.get()).points), QByteArray("2/1"));
}

void tst_posture_trail::shouldDoWithoutACacheThatFails()
{
    TestRepository made;
    made.write("RISKS.md", gauges(2, 1));
    made.commit("one");
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("l.sqlite")).toStdString();
    const auto library = Library::open(path, Library::Missing::Create).value();
    {
        const auto connection = Connection::open(path).value();
        QVERIFY(connection->run("DROP TABLE fact_sheet"));
    }
    QCOMPARE(told(historyOf(made, "RISKS.md", library.get()).points), QByteArray("2/1"));
}

LOADLINE_TEST(tst_posture_trail)
#include "tst_posture_trail.moc"
