// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line.h"

#include "support/registers.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace loadline::test;

/// Bad input gets one line that says what and where, exit status 2, and changes nothing.
class tst_bad_input : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldBeRefused_data();
    void shouldBeRefused();
    void shouldBeRefusedAsALibrary_data();
    void shouldBeRefusedAsALibrary();
    void shouldRefuseANewerSchema();
    void shouldNameBothLinesOfANameGivenTwice();
};

namespace {

QByteArray lineFault(const CommandLine::Ran &ran, const QByteArray &mention)
{
    if (ran.status != 2)
        return "the exit status is " + QByteArray::number(ran.status) + ", it said: " + ran.err;
    if (!ran.out.isEmpty())
        return "it wrote on standard output: " + ran.out;
    if (!ran.err.startsWith("loadline-cli: ") || ran.err.count('\n') != 1 || !ran.err.endsWith('\n'))
        return "it said not one line: " + ran.err;
    if (!ran.err.contains(mention))
        return "it did not name '" + mention + "': " + ran.err;
    return {};
}

} // namespace

void tst_bad_input::shouldBeRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("command"); // REG stands for the file
    QTest::addColumn<QByteArray>("mention");

    const auto good = QByteArray::fromStdString(houseRegister());
    const auto row = [](const char *name, const QByteArray &content, const char *command,
                        const char *mention) {
        QTest::newRow(name) << content << QString::fromUtf8(command) << QByteArray(mention);
    };
    const QByteArray latin1("# Desk\n\n## Iteration 1 - Caf\xE9\n");
    for (const char *command :
         {"show REG", "check REG", "complete REG 1", "import REG --library l.db"})
        row(qPrintable(QStringLiteral("not UTF-8: ") + QString::fromLatin1(command)), latin1,
            command, "r.md:3:21");
    row("UTF-16, little end first", QByteArray("\xFF\xFE#\0 \0D\0\n\0", 10), "show REG", "UTF-16");
    row("UTF-16, big end first", QByteArray("\xFE\xFF\0#\0 \0D\0\n", 10), "complete REG 1",
        "UTF-16");
    row("a directory", {}, "show .", ".");
    row("a directory to edit", {}, "complete . 1", ".");
    row("a directory to import", {}, "import . --library l.db", ".");
    row("a missing file", {}, "show missing.md", "missing.md");
    row("a missing file to edit", {}, "complete missing.md 1", "missing.md");
    row("a missing file to import", {}, "import missing.md --library l.db", "missing.md");
    row("an unknown tier", good, "move REG 3 dreadful", "dreadful");
    row("an unknown tier for a new risk", good, "add-risk REG --tier dreadful Fire", "dreadful");
    row("an unknown tier to set", good, "set REG risk:3 tier dreadful", "dreadful");
    row("an unknown status", good, "set REG iteration:2 status soggy", "soggy");
    row("an unknown risk", good, "plan REG 99 2", "99");
    row("an unknown risk to move", good, "move REG 99 low", "99");
    row("an unknown risk to set", good, "set REG risk:R-99 owner Ines", "R-99");
    row("an unknown risk to close", good, "close REG 99", "99");
    row("an unknown iteration", good, "complete REG 99", "99");
    row("an unknown iteration to reopen", good, "reopen REG 99", "99");
    row("an unknown iteration to plan for", good, "plan REG 3 99", "99");
    row("an unknown iteration to set", good, "set REG iteration:99 owner Ines", "99");
    row("an unknown iteration to append to", good, "append REG iteration:99/testing pass:x", "99");
    row("an unknown section", good, "append REG iteration:2/lunch soup", "lunch");
    row("a completed iteration to plan for", good, "plan REG 3 1", "1");
    row("a fixed risk to plan", good, "plan REG 1 2", "1");
    row("a title with blank-dash-blank", good, "set REG risk:3 title a%-%b", "");
    row("a title with a newline", good, "set REG risk:3 title a%nb", "");
    row("a title with an arrow", good, "set REG risk:3 title a%→%Iteration%2", "");
    row("a detail with an arrow", good, "set REG risk:3 detail a%->%Iteration%2", "");
    row("a value with a newline", good, "set REG risk:3 owner a%nb", "");
    row("an object of no kind", good, "set REG lunch:3 owner a", "lunch");
    row("too few words", good, "plan REG 3", "");
    row("no such command", good, "devour REG", "devour");
    row("no such option", good, "show REG --upside-down", "upside-down");
}

void tst_bad_input::shouldBeRefused()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, command);
    QFETCH(QByteArray, mention);
    const CommandLine cli;
    const auto file = cli.write(QStringLiteral("r.md"), content.toStdString());
    QFile touched(file);
    QVERIFY(touched.open(QIODevice::ReadWrite));
    const auto longAgo = QDateTime::fromSecsSinceEpoch(1000000000);
    touched.setFileTime(longAgo, QFileDevice::FileModificationTime);
    touched.close();

    auto arguments = command.split(QLatin1Char(' '));
    for (auto &argument : arguments) {
        argument.replace(QStringLiteral("REG"), file);
        argument.replace(QStringLiteral("%n"), QStringLiteral("\n"));
        argument.replace(QLatin1Char('%'), QLatin1Char(' '));
    }
    const auto fault = lineFault(cli.run(arguments), mention);
    QVERIFY2(fault.isEmpty(), fault.constData());
    QCOMPARE(QByteArray::fromStdString(cli.read(QStringLiteral("r.md"))), content);
    QCOMPARE(QFileInfo(file).lastModified(), longAgo);
    // Nor is anything left beside it.
    QCOMPARE(QDir(cli.path(QStringLiteral("."))).entryList(QDir::Files | QDir::Hidden),
             QStringList{QStringLiteral("r.md")});
}

void tst_bad_input::shouldBeRefusedAsALibrary_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("command");
    QTest::newRow("text, listed") << QByteArray("not a database, but long enough to be looked at\n")
                                  << QStringLiteral("list");
    QTest::newRow("text, exported") << QByteArray(200, 'x') << QStringLiteral("export a");
    QTest::newRow("text, imported into") << QByteArray(5000, 'x') << QStringLiteral("import r.md");
    QTest::newRow("text, edited in") << QByteArray(5000, 'x') << QStringLiteral("complete a 1");
    QTest::newRow("zeros") << QByteArray(8192, '\0') << QStringLiteral("list");
}

void tst_bad_input::shouldBeRefusedAsALibrary()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, command);
    const CommandLine cli;
    cli.write(QStringLiteral("r.md"), houseRegister());
    cli.write(QStringLiteral("l.db"), content.toStdString());
    const auto arguments = command.split(QLatin1Char(' '))
                           + QStringList{QStringLiteral("--library"), QStringLiteral("l.db")};
    const auto fault = lineFault(cli.run(arguments), "l.db");
    QVERIFY2(fault.isEmpty(), fault.constData());
    QCOMPARE(QByteArray::fromStdString(cli.read(QStringLiteral("l.db"))), content);
}

void tst_bad_input::shouldRefuseANewerSchema()
{
    const CommandLine cli;
    const auto file = cli.write(QStringLiteral("r.md"), houseRegister());
    const QStringList in{QStringLiteral("--library"), cli.path(QStringLiteral("l.db"))};
    QCOMPARE(cli.run(QStringList{QStringLiteral("import"), file} + in).status, 0);
    // GIVEN a library of a later version: PRAGMA user_version is at byte 60 of the file
    auto database = cli.read(QStringLiteral("l.db"));
    QVERIFY(database.size() > 100);
    database.replace(60, 4, std::string("\0\0\x03\xE7", 4)); // 999
    cli.write(QStringLiteral("l.db"), database);
    for (const auto &command :
         {QStringList{QStringLiteral("list")},
          QStringList{QStringLiteral("export"), QStringLiteral("r")},
          QStringList{QStringLiteral("complete"), QStringLiteral("r"), QStringLiteral("2")}}) {
        const auto ran = cli.run(command + in);
        auto fault = lineFault(ran, "newer");
        QVERIFY2(fault.isEmpty(), fault.constData());
        fault = lineFault(ran, "999");
        QVERIFY2(fault.isEmpty(), fault.constData());
    }
    QCOMPARE(QByteArray::fromStdString(cli.read(QStringLiteral("l.db"))),
             QByteArray::fromStdString(database));
}

void tst_bad_input::shouldNameBothLinesOfANameGivenTwice()
{
    const CommandLine cli;
    const std::string text = "# Desk\n\n## Iteration 2 - A\n\n## Iteration 2 - B\n\n"
                             "## Deployment Risk Register\n\n### 🟢 Low Priority\n"
                             "1. Ink\n2. Paper\n1. Glue\n";
    const auto file = cli.write(QStringLiteral("r.md"), text);
    auto ran = cli.run({QStringLiteral("close"), file, QStringLiteral("1")});
    auto fault = lineFault(ran, "10");
    QVERIFY2(fault.isEmpty(), fault.constData());
    QVERIFY2(ran.err.contains("12"), ran.err.constData());
    ran = cli.run({QStringLiteral("complete"), file, QStringLiteral("2")});
    fault = lineFault(ran, "3");
    QVERIFY2(fault.isEmpty(), fault.constData());
    QVERIFY2(ran.err.contains("5"), ran.err.constData());
    QCOMPARE(cli.read(QStringLiteral("r.md")), text);
    // Another that is named once can still be changed.
    QCOMPARE(cli.run({QStringLiteral("close"), file, QStringLiteral("2")}).status, 0);
}

LOADLINE_TEST(tst_bad_input)
#include "tst_bad_input.moc"
