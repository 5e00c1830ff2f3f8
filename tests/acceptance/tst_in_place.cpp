// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line.h"

#include "support/registers.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <unistd.h>

using namespace loadline::test;

/// How a file is changed in place (CLI.md): its mode is kept, links are written through, hard
/// links are not broken in silence, and what only asks changes nothing.
class tst_in_place : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldOnlySayWhatItWouldDo();
    void shouldWriteTheResultElsewhere();
    void shouldReadStandardInput();
    void shouldWriteNothingWhereNothingChanges();
    void shouldKeepTheMode_data();
    void shouldKeepTheMode();
    void shouldWriteThroughASymbolicLink();
    void shouldNotBreakHardLinksInSilence();
    void shouldLeaveNothingBeside();
    void shouldRefuseToEditDamagedText();
    void shouldFindTheRegisterThatIsLeftOut();
    void shouldFollowTheRegistersPolicy_data();
    void shouldFollowTheRegistersPolicy();
    void shouldRefuseAPolicyItDoesNotKnow();
    void shouldGiveTheSameBytesEachTime();
};

namespace {

const QString name = QStringLiteral("r.md");

QStringList complete(const QString &file)
{
    return {QStringLiteral("complete"), file, QStringLiteral("2")};
}

} // namespace

void tst_in_place::shouldOnlySayWhatItWouldDo()
{
    const CommandLine cli;
    const auto file = cli.write(name, houseRegister());
    QFile touched(file);
    QVERIFY(touched.open(QIODevice::ReadWrite));
    const auto longAgo = QDateTime::fromSecsSinceEpoch(1000000000);
    touched.setFileTime(longAgo, QFileDevice::FileModificationTime);
    touched.close();
    const auto ran = cli.run(complete(file) + QStringList{QStringLiteral("--dry-run")});
    QVERIFY2(ran.status == 0, ran.err.constData());
    QVERIFY2(ran.out.startsWith("--- "), ran.out.constData());
    QVERIFY(ran.out.contains("\n+++ "));
    QVERIFY(ran.out.contains("\n@@ "));
    QVERIFY(ran.out.contains("\n-**Status**: 🔄 In Progress\n"));
    QVERIFY(ran.out.contains("\n+2. ~~Queue Lost On Power Cut - held in memory~~ ✅ **FIXED**\n"));
    QCOMPARE(cli.read(name), houseRegister());
    QCOMPARE(QFileInfo(file).lastModified(), longAgo);
}

void tst_in_place::shouldWriteTheResultElsewhere()
{
    const CommandLine cli;
    const auto file = cli.write(name, houseRegister());
    const auto toStandardOutput = cli.run(complete(file)
                                          + QStringList{QStringLiteral("-o"), QStringLiteral("-")});
    QVERIFY2(toStandardOutput.status == 0, toStandardOutput.err.constData());
    QCOMPARE(cli.read(name), houseRegister());
    QCOMPARE(cli.run(complete(file)).status, 0);
    QCOMPARE(QByteArray::fromStdString(cli.read(name)), toStandardOutput.out);
}

void tst_in_place::shouldReadStandardInput()
{
    const CommandLine cli;
    const auto ran = cli.run(complete(QStringLiteral("-"))
                                 + QStringList{QStringLiteral("-o"), QStringLiteral("-")},
                             QByteArray::fromStdString(houseRegister()));
    QVERIFY2(ran.status == 0, ran.err.constData());
    const auto file = cli.write(name, houseRegister());
    QCOMPARE(cli.run(complete(file)).status, 0);
    QCOMPARE(QByteArray::fromStdString(cli.read(name)), ran.out);
}

void tst_in_place::shouldWriteNothingWhereNothingChanges()
{
    const CommandLine cli;
    const auto file = cli.write(name, houseRegister());
    QFile touched(file);
    QVERIFY(touched.open(QIODevice::ReadWrite));
    const auto longAgo = QDateTime::fromSecsSinceEpoch(1000000000);
    touched.setFileTime(longAgo, QFileDevice::FileModificationTime);
    touched.close();
    for (const auto &arguments :
         {QStringList{QStringLiteral("plan"), file, QStringLiteral("2"), QStringLiteral("2")},
          QStringList{QStringLiteral("move"), file, QStringLiteral("3"), QStringLiteral("high")},
          QStringList{QStringLiteral("complete"), file, QStringLiteral("1")},
          QStringList{QStringLiteral("set"), file, QStringLiteral("risk:5"),
                      QStringLiteral("owner"), QStringLiteral("Ines")}}) {
        const auto ran = cli.run(arguments);
        QVERIFY2(ran.status == 0, ran.err.constData());
        QVERIFY2(!ran.err.isEmpty() || !ran.out.isEmpty(), "it is to say that nothing changed");
        QCOMPARE(cli.read(name), houseRegister());
        QCOMPARE(QFileInfo(file).lastModified(), longAgo);
    }
}

void tst_in_place::shouldKeepTheMode_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("the owner's alone") << 0x6600;
    QTest::newRow("readable by all") << 0x6644;
    QTest::newRow("executable") << 0x7755;
}

void tst_in_place::shouldKeepTheMode()
{
    QFETCH(int, mode);
    const CommandLine cli;
    const auto file = cli.write(name, houseRegister());
    const auto permissions = QFileDevice::Permissions(mode & ~0xF000) | QFileDevice::ReadOwner
                             | QFileDevice::WriteOwner;
    QVERIFY(QFile::setPermissions(file, permissions));
    const auto before = QFile::permissions(file);
    QCOMPARE(cli.run(complete(file)).status, 0);
    QVERIFY(cli.read(name) != houseRegister());
    QCOMPARE(QFile::permissions(file), before);
}

void tst_in_place::shouldWriteThroughASymbolicLink()
{
    const CommandLine cli;
    QVERIFY(QDir(cli.path(QStringLiteral("."))).mkdir(QStringLiteral("docs")));
    const auto file = cli.write(QStringLiteral("docs/r.md"), houseRegister());
    const auto link = cli.path(QStringLiteral("link.md"));
    QVERIFY(QFile::link(QStringLiteral("docs/r.md"), link));
    const auto ran = cli.run(complete(link));
    QVERIFY2(ran.status == 0, ran.err.constData());
    QVERIFY(QFileInfo(link).isSymLink());
    QVERIFY(!QFileInfo(file).isSymLink());
    QVERIFY(cli.read(QStringLiteral("docs/r.md")).find("(Iteration 2 - FIXED)")
            != std::string::npos);
}

void tst_in_place::shouldNotBreakHardLinksInSilence()
{
    const CommandLine cli;
    const auto file = cli.write(name, houseRegister());
    const auto other = cli.path(QStringLiteral("other.md"));
    QCOMPARE(::link(file.toLocal8Bit().constData(), other.toLocal8Bit().constData()), 0);
    auto ran = cli.run(complete(file));
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.err.contains("--break-links") && ran.err.count('\n') == 1, ran.err.constData());
    QCOMPARE(cli.read(name), houseRegister());
    ran = cli.run(complete(file) + QStringList{QStringLiteral("--break-links")});
    QVERIFY2(ran.status == 0, ran.err.constData());
    QVERIFY(cli.read(name) != houseRegister());
    QCOMPARE(cli.read(QStringLiteral("other.md")), houseRegister());
}

void tst_in_place::shouldLeaveNothingBeside()
{
    const CommandLine cli;
    const auto file = cli.write(name, houseRegister());
    QCOMPARE(cli.run(complete(file)).status, 0);
    QCOMPARE(QDir(cli.path(QStringLiteral("."))).entryList(QDir::Files | QDir::Hidden),
             QStringList{name});
}

void tst_in_place::shouldRefuseToEditDamagedText()
{
    // U+2705 read as Mac Roman
    const std::string damaged = "# Desk\n\n## Iteration 2 - A\n"
                                "**Status**: \xE2\x80\x9A\xC3\xBA\xC3\x96 Completed\n";
    const CommandLine cli;
    const auto file = cli.write(name, damaged);
    auto ran = cli.run({QStringLiteral("reopen"), file, QStringLiteral("2")});
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.err.contains("fmt --repair") && ran.err.count('\n') == 1, ran.err.constData());
    QCOMPARE(cli.read(name), damaged);
    // What only reads mends in memory, and says so.
    ran = cli.run({QStringLiteral("iterations"), file});
    QCOMPARE(ran.status, 0);
    QVERIFY(!ran.err.isEmpty());
    QCOMPARE(cli.read(name), damaged);
}

void tst_in_place::shouldFindTheRegisterThatIsLeftOut()
{
    const CommandLine cli;
    QVERIFY(QDir(cli.path(QStringLiteral("."))).mkpath(QStringLiteral(".git")));
    cli.write(QStringLiteral("README.md"), "# Desk\n\nWords.\n");
    cli.write(name, houseRegister());
    cli.write(QStringLiteral(".loadline.toml"), "register = \"r.md\"\n");
    const auto ran = cli.run({QStringLiteral("complete"), QStringLiteral("2")});
    QVERIFY2(ran.status == 0, ran.err.constData());
    QVERIFY(cli.read(name).find("(Iteration 2 - FIXED)") != std::string::npos);
}

void tst_in_place::shouldFollowTheRegistersPolicy_data()
{
    QTest::addColumn<QByteArray>("policy");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("stamps");
    QTest::addColumn<bool>("separates");
    const QStringList move{QStringLiteral("move"), QStringLiteral("r.md"), QStringLiteral("5"),
                           QStringLiteral("low")};
    const auto done = complete(QStringLiteral("r.md"));
    QTest::newRow("no policy") << QByteArray() << move << true << true;
    QTest::newRow("stamped when written")
        << QByteArray("last-updated = \"write\"\n") << move << true << true;
    QTest::newRow("stamped when completed, and moved")
        << QByteArray("last-updated = \"completion\"\n") << move << false << true;
    QTest::newRow("stamped when completed, and completed")
        << QByteArray("last-updated = \"completion\"\n") << done << true << false;
    QTest::newRow("never stamped")
        << QByteArray("last-updated = \"never\"\n") << done << false << false;
    QTest::newRow("no lines between numbers")
        << QByteArray("number-separators = false\n") << move << true << false;
}

void tst_in_place::shouldFollowTheRegistersPolicy()
{
    QFETCH(QByteArray, policy);
    QFETCH(QStringList, arguments);
    QFETCH(bool, stamps);
    QFETCH(bool, separates);
    const CommandLine cli;
    cli.write(name, houseRegister());
    if (!policy.isEmpty())
        cli.write(QStringLiteral(".loadline.toml"), policy.toStdString());
    const auto ran = cli.run(arguments);
    QVERIFY2(ran.status == 0, ran.err.constData());
    const auto after = cli.read(name);
    QVERIFY(after != houseRegister());
    QCOMPARE(after.find(stampOfTheTests) != std::string::npos, stamps);
    QCOMPARE(after.find("<!-- -->") != std::string::npos, separates);
}

void tst_in_place::shouldRefuseAPolicyItDoesNotKnow()
{
    const CommandLine cli;
    cli.write(name, houseRegister());
    cli.write(QStringLiteral(".loadline.toml"), "limit = 20\nlunch = \"soup\"\n");
    const auto ran = cli.run(complete(QStringLiteral("r.md")));
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.err.contains(".loadline.toml:2") && ran.err.contains("lunch")
                 && ran.err.count('\n') == 1,
             ran.err.constData());
    QCOMPARE(cli.read(name), houseRegister());
}

void tst_in_place::shouldGiveTheSameBytesEachTime()
{
    const CommandLine first;
    const CommandLine second;
    const auto text = houseRegister();
    const auto one = first.write(name, text);
    const auto two = second.write(name, text);
    for (const auto &command :
         {QStringList{QStringLiteral("show"), QStringLiteral("REG"), QStringLiteral("--json")},
          QStringList{QStringLiteral("risks"), QStringLiteral("REG")},
          QStringList{QStringLiteral("complete"), QStringLiteral("REG"), QStringLiteral("2")}}) {
        auto here = command;
        auto there = command;
        const auto ran = first.run(here.replaceInStrings(QStringLiteral("REG"), one));
        auto other = second.run(there.replaceInStrings(QStringLiteral("REG"), two));
        QCOMPARE(ran.status, 0);
        QCOMPARE(other.out.replace(two.toUtf8(), one.toUtf8()), ran.out);
    }
    QCOMPARE(first.read(name), second.read(name));
}

LOADLINE_TEST(tst_in_place)
#include "tst_in_place.moc"
