// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "support/registers.h"
#include "support/test_main.h"
#include "support/test_repository.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace loadline;
using namespace loadline::cli;
using namespace loadline::test;

/// `evidence` as it is typed.
class tst_evidence_command : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { qunsetenv("SOURCE_DATE_EPOCH"); }
    void shouldRecordAReport();
    void shouldTakeSeveralReports();
    void shouldOnlySayWhatItWouldDo();
    void shouldSayThatNothingChanges();
    void shouldRefuse_data();
    void shouldRefuse();

private:
    struct Ran
    {
        int status = 0;
        std::string out;
        std::string err;
    };
    Ran run(std::vector<std::string> typed) const;
    std::string pathOf(const char *name) const
    {
        return m_folder->filePath(QString::fromUtf8(name)).toStdString();
    }
    std::string text() const { return fileContent(pathOf("RISKS.md")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

tst_evidence_command::Ran tst_evidence_command::run(std::vector<std::string> typed) const
{
    Ran ran;
    Output out(ran.out);
    Output err(ran.err);
    Streams streams{out, err};
    ran.status = runCommandLine(typed, streams);
    return ran;
}

void tst_evidence_command::init()
{
    qputenv("SOURCE_DATE_EPOCH", "1772323200"); // 2026-03-01
    m_folder = std::make_unique<QTemporaryDir>();
    TestRepository::writeFile(pathOf("RISKS.md"), houseRegister());
    TestRepository::writeFile(pathOf(".loadline.toml"), "last-updated = \"never\"\n");
    TestRepository::writeFile(pathOf("a.xml"),
                              "<testsuite name=\"night\"><testcase name=\"Soak\"/>"
                              "<testcase name=\"Drain\"><failure message=\"lost 3\"/></testcase>"
                              "</testsuite>");
    TestRepository::writeFile(pathOf("b.xml"),
                              "<testsuite name=\"day\"><testcase name=\"Depot Trial\"/>"
                              "</testsuite>");
}

void tst_evidence_command::shouldRecordAReport()
{
    const Ran ran = run({"evidence", pathOf("RISKS.md"), "1", "--junit", pathOf("a.xml")});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.out, std::string("Recorded the tests of iteration 1: 1 of 2 passed, 1 failed\n"));
    std::string expected = houseRegister();
    const std::string soak = "⏳ **Soak**: a night in the depot\n";
    expected.replace(expected.find(soak), soak.size(),
                     "✅ **Soak**: a night in the depot\n❌ **Drain**: `lost 3`\n");
    QCOMPARE(text(), expected);
}

void tst_evidence_command::shouldTakeSeveralReports()
{
    const Ran ran = run({"evidence", pathOf("RISKS.md"), "1", "--junit", pathOf("a.xml"), "--junit",
                         pathOf("b.xml")});
    QCOMPARE(ran.status, 0);
    QVERIFY(text().find("✅ **Depot Trial**: printer firmware") != std::string::npos);
    QVERIFY(text().find("✅ **Soak**") != std::string::npos);
}

void tst_evidence_command::shouldOnlySayWhatItWouldDo()
{
    const Ran ran = run(
        {"evidence", pathOf("RISKS.md"), "1", "--junit", pathOf("a.xml"), "--dry-run"});
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.out.find("\n+✅ **Soak**") != std::string::npos);
    QCOMPARE(text(), houseRegister());
}

void tst_evidence_command::shouldSayThatNothingChanges()
{
    const std::vector<std::string> typed{"evidence", pathOf("RISKS.md"), "1", "--junit",
                                         pathOf("a.xml")};
    run(typed);
    const std::string once = text();
    const Ran ran = run(typed);
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.err.find("nothing to change") != std::string::npos);
    QCOMPARE(text(), once);
}

void tst_evidence_command::shouldRefuse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("mention");
    const auto row = [](const char *name, const char *arguments, const char *mention) {
        QTest::newRow(name) << QString::fromUtf8(arguments).split(QLatin1Char(' '))
                            << QString::fromUtf8(mention);
    };
    row("no report", "1", "--junit");
    row("a report that is not there", "1 --junit no.xml", "no.xml");
    row("no XML", "1 --junit RISKS.md", "RISKS.md:1:");
    row("no such iteration", "9 --junit a.xml", "9");
    row("no number", "one --junit a.xml", "one");
    row("standard input twice", "1 --junit - --junit -", "standard input");
}

void tst_evidence_command::shouldRefuse()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, mention);
    std::vector<std::string> typed{"evidence", pathOf("RISKS.md")};
    for (const QString &argument : arguments) {
        const bool isFile = argument.contains(QLatin1Char('.'));
        typed.push_back(isFile ? pathOf(argument.toUtf8().constData()) : argument.toStdString());
    }
    const Ran ran = run(typed);
    QCOMPARE(ran.status, 2);
    QCOMPARE(std::count(ran.err.begin(), ran.err.end(), '\n'), 1);
    QVERIFY2(ran.err.find(mention.toStdString()) != std::string::npos, ran.err.c_str());
    QCOMPARE(text(), houseRegister());
}

LOADLINE_TEST(tst_evidence_command)
#include "tst_evidence_command.moc"
