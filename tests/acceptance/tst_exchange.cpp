// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line.h"

#include "support/registers.h"
#include "support/test_main.h"

#include <QFile>
#include <QTest>

using namespace loadline::test;

/// Registers to and from spreadsheets and scripts, on the command line.
class tst_exchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldGiveARegistersRisksAsATable();
    void shouldTakeATableIn();
    void shouldReadAnEncodedTable();
    void shouldSayWhereATableIsWrongAndChangeNothing();
    void shouldOverwriteOnlyWhatItExported();
    void shouldExportTheRisksOfAFile();
    void shouldTakeBackWhatItShowsAsJson();
    void shouldGoOnBehindABadFile();
};

namespace {

QStringList in(const CommandLine &cli)
{
    return {QStringLiteral("--library"), cli.path(QStringLiteral("l.db"))};
}

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '));
}

} // namespace

void tst_exchange::shouldGiveARegistersRisksAsATable()
{
    const CommandLine cli;
    cli.write(QStringLiteral("in.md"), houseRegister());
    auto ran = cli.run(QStringList{QStringLiteral("import"), cli.path(QStringLiteral("in.md"))}
                       + in(cli));
    QVERIFY2(ran.status == 0, ran.err.constData());
    ran = cli.run(words("export in --format csv") + in(cli));
    QVERIFY2(ran.status == 0, ran.err.constData());
    QVERIFY(ran.out.startsWith("ID,Risk,Detail,Tier,Status,Status Text,Iteration"));
    QCOMPARE(ran.out.count("\r\n"), 9);
    const auto csv = cli.path(QStringLiteral("out.csv"));
    const auto toFile = cli.run(words("export in -o") + QStringList{csv} + in(cli));
    QVERIFY2(toFile.status == 0, toFile.err.constData());
    QCOMPARE(QByteArray::fromStdString(cli.read(QStringLiteral("out.csv"))), ran.out);
    // The register keeps its own file.
    QVERIFY(cli.run(words("list --json") + in(cli)).out.contains("in.md"));
}

void tst_exchange::shouldTakeATableIn()
{
    const CommandLine cli;
    const auto csv = cli.write(
        QStringLiteral("bakery.csv"),
        "Ref;Severity;Risk Title;Owner\r\nR-1;High;\"Late; truck\";Ines\r\n");
    const auto ran = cli.run(QStringList{QStringLiteral("import"), csv} + in(cli));
    QVERIFY2(ran.status == 0, ran.err.constData());
    QVERIFY(ran.out.contains("1 risk"));
    const auto shown = cli.run(words("export bakery") + in(cli));
    QCOMPARE(shown.out, QByteArray("# bakery\n\n## Deployment Risk Register\n\n"
                                   "| Ref | Severity | Risk Title | Owner |\n"
                                   "| --- | --- | --- | --- |\n"
                                   "| R-1 | High | Late; truck | Ines |\n"));
    QCOMPARE(cli.run(QStringList{QStringLiteral("import"), csv} + in(cli)).status, 0);
}

void tst_exchange::shouldReadAnEncodedTable()
{
    const CommandLine cli;
    const auto csv = cli.write(QStringLiteral("k.csv"), "ID,Risk,Tier\n1,K\xFChler,low\n");
    auto ran = cli.run(QStringList{QStringLiteral("import"), csv} + in(cli));
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.err.contains("k.csv:2:4: "), ran.err.constData());
    ran = cli.run(QStringList{QStringLiteral("import"), csv} + words("--encoding windows-1252")
                  + in(cli));
    QVERIFY2(ran.status == 0, ran.err.constData());
    QVERIFY(cli.run(words("risks k") + in(cli)).out.contains("Kühler"));
}

void tst_exchange::shouldSayWhereATableIsWrongAndChangeNothing()
{
    const CommandLine cli;
    const auto csv = cli.write(QStringLiteral("bad.csv"), "ID,Risk\n1,\"open\n2,x\n");
    const auto ran = cli.run(QStringList{QStringLiteral("import"), csv} + in(cli));
    QCOMPARE(ran.status, 2);
    QCOMPARE(ran.err.count('\n'), 1);
    QVERIFY2(ran.err.contains("bad.csv:2:3: "), ran.err.constData());
    QVERIFY(!QFile::exists(cli.path(QStringLiteral("l.db"))));
}

void tst_exchange::shouldOverwriteOnlyWhatItExported()
{
    const CommandLine cli;
    cli.write(QStringLiteral("in.md"), houseRegister());
    cli.run(QStringList{QStringLiteral("import"), cli.path(QStringLiteral("in.md"))} + in(cli));
    const auto csv = cli.write(QStringLiteral("risks.csv"), "someone else's\n");
    const auto exported = words("export in -o") + QStringList{csv} + in(cli);
    QCOMPARE(cli.run(exported).status, 2);
    QCOMPARE(cli.read(QStringLiteral("risks.csv")), std::string("someone else's\n"));
    QCOMPARE(cli.run(exported + QStringList{QStringLiteral("--force")}).status, 0);
    // What it exported before an edit, it may overwrite.
    QCOMPARE(cli.run(words("complete in 2") + in(cli)).status, 0);
    const auto before = cli.read(QStringLiteral("risks.csv"));
    const auto ran = cli.run(exported);
    QVERIFY2(ran.status == 0, ran.err.constData());
    QVERIFY(cli.read(QStringLiteral("risks.csv")) != before);
}

void tst_exchange::shouldExportTheRisksOfAFile()
{
    const CommandLine cli;
    const auto file = cli.write(QStringLiteral("in.md"), houseRegister());
    const auto ran = cli.run(QStringList{QStringLiteral("export"), file} + words("--format csv"));
    QVERIFY2(ran.status == 0, ran.err.constData());
    QCOMPARE(ran.out.count("\r\n"), 9);
}

void tst_exchange::shouldTakeBackWhatItShowsAsJson()
{
    const CommandLine cli;
    const auto file = cli.write(QStringLiteral("in.md"), houseRegister());
    const auto shown = cli.run(QStringList{QStringLiteral("show"), file, QStringLiteral("--json")});
    const auto exported = cli.run(QStringList{QStringLiteral("export"), file}
                                  + words("--format json"));
    QCOMPARE(exported.out, shown.out);
    const auto json = cli.write(QStringLiteral("copy.json"), shown.out.toStdString());
    auto ran = cli.run(QStringList{QStringLiteral("import"), json} + in(cli));
    QVERIFY2(ran.status == 0, ran.err.constData());
    ran = cli.run(words("risks copy") + in(cli));
    QCOMPARE(ran.out, cli.run(QStringList{QStringLiteral("risks"), file}).out);
    const auto newer = cli.write(QStringLiteral("newer.json"), "{\n  \"schema\": 9\n}\n");
    ran = cli.run(QStringList{QStringLiteral("import"), newer} + in(cli));
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.err.contains("newer.json:2:13: ") && ran.err.contains("newer than 1"),
             ran.err.constData());
}

void tst_exchange::shouldGoOnBehindABadFile()
{
    const CommandLine cli;
    const QStringList files{cli.write(QStringLiteral("a.md"), houseRegister()),
                            cli.write(QStringLiteral("b.csv"), "ID,Risk\n1,\"x\n"),
                            cli.write(QStringLiteral("c.json"), "{"),
                            cli.write(QStringLiteral("d.csv"), "ID,Risk\n1,Cold oven\n")};
    const auto ran = cli.run(QStringList{QStringLiteral("import")} + files + in(cli));
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.err.contains("b.csv:2:3: ") && ran.err.contains("c.json:1:"), ran.err.constData());
    QCOMPARE(ran.err.count('\n'), 2);
    QCOMPARE(ran.out.count("Imported "), 2);
    QVERIFY(cli.run(words("risks d") + in(cli)).out.contains("Cold oven"));
}

LOADLINE_TEST(tst_exchange)
#include "tst_exchange.moc"
