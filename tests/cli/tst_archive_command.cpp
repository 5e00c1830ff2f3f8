// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include <unistd.h>

using namespace loadline;
using namespace loadline::cli;
using namespace loadline::test;

/// `archive` as it is typed: two files, the archive first.
class tst_archive_command : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shouldWriteBothFiles();
    void shouldShowBothFilesAndWriteNone();
    void shouldNotWriteOverWhatIsNoArchive();
    void shouldLeaveTheRegisterWhereTheArchiveCannotBeWritten();
    void shouldGoOnCountingAboveWhatIsArchived();
    void shouldAskForANumber();
    void shouldSayWhereItWrites();

private:
    struct Ran
    {
        int status = 0;
        std::string out;
        std::string err;
    };
    Ran run(const std::vector<std::string> &typed) const;
    std::string path(const char *name) const
    {
        return m_folder->filePath(QLatin1String(name)).toStdString();
    }
    void write(const char *name, const std::string &text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

tst_archive_command::Ran tst_archive_command::run(const std::vector<std::string> &typed) const
{
    Ran ran;
    Output out(ran.out);
    Output err(ran.err);
    Streams streams{out, err};
    ran.status = runCommandLine(typed, streams);
    return ran;
}

void tst_archive_command::write(const char *name, const std::string &text) const
{
    QFile file(QString::fromStdString(path(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.data(), qint64(text.size()));
}

void tst_archive_command::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write("r.md", houseRegister());
}

void tst_archive_command::shouldWriteBothFiles()
{
    const auto ran = run({"archive", path("r.md"), "--before", "3"});
    QVERIFY2(ran.status == 0, ran.err.c_str());
    QCOMPARE(ran.out, std::string("Archived iteration 1 and 1 risk in r-archive.md\n"));
    QVERIFY2(ran.err.find("iteration 2 is in progress and stays") != std::string::npos,
             ran.err.c_str());
    const auto archive = fileContent(path("r-archive.md"));
    QVERIFY(archive.find("**Archive of**: [r.md](r.md)") != std::string::npos);
    QVERIFY(archive.find("\n## Iteration 1 - ") != std::string::npos);
    const auto text = fileContent(path("r.md"));
    QVERIFY(text.find("\n## Iteration 1 - ") == std::string::npos);
    QVERIFY(
        text.find("\n**Archive**: iteration 1 and risks up to 1 in [r-archive.md](r-archive.md)\n")
        != std::string::npos);
    // Once more there is nothing to do, and neither file is touched.
    const auto again = run({"archive", path("r.md"), "--before", "3"});
    QVERIFY2(again.err.find("there is nothing to change") != std::string::npos, again.err.c_str());
    QCOMPARE(fileContent(path("r-archive.md")), archive);
    QCOMPARE(fileContent(path("r.md")), text);
}

void tst_archive_command::shouldShowBothFilesAndWriteNone()
{
    const auto ran = run({"archive", path("r.md"), "--before", "2", "--dry-run"});
    QVERIFY2(ran.status == 0, ran.err.c_str());
    QVERIFY(ran.out.find("r-archive.md") != std::string::npos);
    QVERIFY(ran.out.find("\n+## Iteration 1 - ") != std::string::npos);
    QVERIFY(ran.out.find("\n-## Iteration 1 - ") != std::string::npos);
    QVERIFY(!QFile::exists(QString::fromStdString(path("r-archive.md"))));
    QCOMPARE(fileContent(path("r.md")), houseRegister());
}

void tst_archive_command::shouldNotWriteOverWhatIsNoArchive()
{
    write("r-archive.md", "# My own notes\n");
    const auto ran = run({"archive", path("r.md"), "--before", "2"});
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.err.find("no archive") != std::string::npos, ran.err.c_str());
    QCOMPARE(fileContent(path("r-archive.md")), std::string("# My own notes\n"));
    QCOMPARE(fileContent(path("r.md")), houseRegister());
}

void tst_archive_command::shouldLeaveTheRegisterWhereTheArchiveCannotBeWritten()
{
    // GIVEN an archive with a second hard link, which is not broken in silence
    QCOMPARE(run({"archive", path("r.md"), "--before", "2"}).status, 0);
    QCOMPARE(link(path("r-archive.md").c_str(), path("same.md").c_str()), 0);
    write("r.md", houseRegister());
    QCOMPARE(run({"archive", path("r.md"), "--before", "2", "--dry-run"}).status, 0);
    auto text = houseRegister();
    const std::string status = "**Status**: 🔄 In Progress";
    text.replace(text.find(status), status.size(), "**Status**: ✅ Completed");
    write("r.md", text);
    // WHEN
    const auto ran = run({"archive", path("r.md"), "--before", "3"});
    // THEN
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.err.find("r-archive.md") != std::string::npos, ran.err.c_str());
    QCOMPARE(fileContent(path("r.md")), text);
    // AND it goes through once that is allowed
    QCOMPARE(run({"archive", path("r.md"), "--before", "3", "--break-links"}).status, 0);
}

void tst_archive_command::shouldGoOnCountingAboveWhatIsArchived()
{
    write("r.md", "# T\n\n## Iteration 4 - A\n**Status**: ✅ Completed\n\n## Risk Register\n\n"
                  "### High (Iteration 4 - FIXED)\n9. ~~Fog~~ ✅ **FIXED**\n\n### High\n2. Ice\n");
    QCOMPARE(run({"archive", path("r.md"), "--before", "5"}).status, 0);
    const auto iteration = run({"add-iteration", path("r.md"), "Next"});
    QVERIFY2(iteration.status == 0, iteration.err.c_str());
    QCOMPARE(run({"add", path("r.md"), "high: Snow -> 5"}).status, 0);
    const auto text = fileContent(path("r.md"));
    QVERIFY2(text.find("## Iteration 5 - Next") != std::string::npos, text.c_str());
    QVERIFY2(text.find("\n10. Snow → Iteration 5\n") != std::string::npos, text.c_str());
    // Nothing that was archived is missed, and a plan for it is known to be too late.
    const auto checked = run({"check", path("r.md"), "--fail-on", "warning"});
    QVERIFY2(checked.out.find("not there") == std::string::npos, checked.out.c_str());
    const auto refused = run({"plan", path("r.md"), "2", "4"});
    QCOMPARE(refused.status, 2);
    QVERIFY2(refused.err.find("archived in r-archive.md") != std::string::npos, refused.err.c_str());
}

void tst_archive_command::shouldAskForANumber()
{
    QVERIFY(run({"archive", path("r.md")}).err.find("--before") != std::string::npos);
    QCOMPARE(run({"archive", path("r.md"), "--before", "soon"}).status, 2);
}

void tst_archive_command::shouldSayWhereItWrites()
{
    QVERIFY(run({"archive", "--help"}).out.find("-archive.md") != std::string::npos);
}

LOADLINE_TEST(tst_archive_command)
#include "tst_archive_command.moc"
