// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "support/registers.h"
#include "support/test_main.h"
#include "support/test_repository.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

using namespace loadline;
using namespace loadline::cli;
using namespace loadline::test;

/// `review` as it is typed, in a real repository.
class tst_review_command : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { qunsetenv("SOURCE_DATE_EPOCH"); }
    void shouldSayWhatSpeaksAgainstIt();
    void shouldFailWhereItIsNoGo();
    void shouldGiveJson();
    void shouldGiveMarkdown();
    void shouldGiveHtmlWithTheChart();
    void shouldSayTheSameEachTime_data();
    void shouldSayTheSameEachTime();
    void shouldReviewWhatIsAskedFor();
    void shouldGoByThePolicy();
    void shouldRefuseARuleThatNobodyHas();
    void shouldExplainItsRules();
    void shouldEscapeForATerminal();
    void shouldReadStandardOutputOfNoRepository();
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
    void write(const std::string &from, const std::string &to) const;
    std::string file() const { return m_repository->pathOf("RISKS.md"); }

    std::unique_ptr<TestRepository> m_repository;
};

tst_review_command::Ran tst_review_command::run(std::vector<std::string> typed) const
{
    Ran ran;
    Output out(ran.out);
    Output err(ran.err);
    Streams streams{out, err};
    ran.status = runCommandLine(typed, streams);
    return ran;
}

void tst_review_command::write(const std::string &from, const std::string &to) const
{
    std::string text = m_repository->read("RISKS.md");
    const std::size_t at = text.find(from);
    if (at == std::string::npos)
        qFatal("the register has no %s", from.c_str());
    m_repository->write("RISKS.md", text.replace(at, from.size(), to));
}

/// The house's register says ❌ of a test; here it is settled.
void tst_review_command::init()
{
    qputenv("SOURCE_DATE_EPOCH", "1772323200"); // 2026-03-01
    m_repository = std::make_unique<TestRepository>();
    m_repository->write("RISKS.md", houseRegister());
    write("❌ **Depot Trial**", "✅ **Depot Trial**");
    write("- ❌ Old handhelds", "- ✅ Old handhelds");
    m_repository->commit("Keep a register");
    m_repository->git({"tag", "v1.0.0"});
    write("**Status**: 🔄 In Progress", "**Status**: ✅ Completed");
    m_repository->commit("Complete iteration 2");
}

void tst_review_command::shouldSayWhatSpeaksAgainstIt()
{
    const Ran ran = run({"review", file()});
    QCOMPARE(ran.status, 0);
    const QString out = QString::fromStdString(ran.out);
    QVERIFY2(out.contains(QStringLiteral(": since v1.0.0, 1 commit\n\nGo with caution, load ")),
             qPrintable(out));
    QVERIFY(
        out.contains(QStringLiteral("risk 3 is high and open: Firmware Drops Jobs [open-high]")));
    QVERIFY(out.contains(QStringLiteral("\n  2  Queue on disk  completed  tests: 2 of 2 passed")));
    QVERIFY(!out.contains(QStringLiteral("Label printer queue")));
    QCOMPARE(run({"review", file()}).out, ran.out);
}

void tst_review_command::shouldFailWhereItIsNoGo()
{
    write("✅ **Unit**: replay", "❌ **Unit**: replay");
    const Ran ran = run({"review", file()});
    QCOMPARE(ran.status, 1);
    QVERIFY(ran.out.find("\nNo go, load") != std::string::npos);
    QVERIFY(ran.out.find("[failed-test]") != std::string::npos);
}

void tst_review_command::shouldGiveJson()
{
    const Ran ran = run({"review", file(), "--format", "json"});
    const QJsonObject review = QJsonDocument::fromJson(QByteArray::fromStdString(ran.out)).object();
    QCOMPARE(review[QStringLiteral("schema")].toInt(), 1);
    QCOMPARE(review[QStringLiteral("verdict")].toString(), QStringLiteral("goWithCaution"));
    QCOMPARE(review[QStringLiteral("today")].toString(), QStringLiteral("2026-03-01"));
    const QJsonObject range = review[QStringLiteral("range")].toObject();
    QCOMPARE(range[QStringLiteral("kind")].toString(), QStringLiteral("tag"));
    QCOMPARE(range[QStringLiteral("since")].toString(), QStringLiteral("v1.0.0"));
    QCOMPARE(review[QStringLiteral("iterations")].toArray().size(), 1);
    const QJsonObject reason = review[QStringLiteral("reasons")].toArray().first().toObject();
    for (const char *key : {"rule", "weight", "object", "line", "text"})
        QVERIFY2(!reason[QLatin1String(key)].isUndefined(), key);
    QVERIFY(review[QStringLiteral("load")].toObject()[QStringLiteral("weight")].isDouble());
    QVERIFY(!review[QStringLiteral("changes")].toArray().isEmpty());
}

void tst_review_command::shouldGiveMarkdown()
{
    const Ran ran = run({"review", file(), "--format", "markdown"});
    QVERIFY2(ran.out.starts_with("### ⚠️ Go with caution: "), ran.out.c_str());
    QCOMPARE(ran.status, 0);
}

void tst_review_command::shouldGiveHtmlWithTheChart()
{
    const Ran ran = run({"review", file(), "--format", "html"});
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.out.starts_with("<!DOCTYPE html>"));
    QVERIFY(ran.out.find("<h1>") != std::string::npos);
    QVERIFY(ran.out.find("Open risks over time") != std::string::npos);
    QCOMPARE(run({"review", file(), "--format", "html"}).out, ran.out);
}

void tst_review_command::shouldSayTheSameEachTime_data()
{
    QTest::addColumn<QByteArray>("format");
    for (const char *format : {"text", "markdown", "html", "json"})
        QTest::newRow(format) << QByteArray(format);
}

/// Later in the same day, as SOURCE_DATE_EPOCH says it.
void tst_review_command::shouldSayTheSameEachTime()
{
    QFETCH(QByteArray, format);
    const QByteArray before = qgetenv("SOURCE_DATE_EPOCH");
    const auto said = [&](const char *seconds) {
        qputenv("SOURCE_DATE_EPOCH", seconds);
        return run({"review", file(), "--format", format.toStdString()}).out;
    };
    const std::string first = said("1790000000");
    const std::string second = said("1790000007");
    const std::string nextYear = said("1825000000");
    before.isEmpty() ? qunsetenv("SOURCE_DATE_EPOCH") : qputenv("SOURCE_DATE_EPOCH", before);
    QVERIFY(!first.empty());
    QCOMPARE(second, first);
    if (format == "html") // it says the day
        QVERIFY(nextYear != first);
}

void tst_review_command::shouldReviewWhatIsAskedFor()
{
    const auto first = [this](const std::vector<std::string> &options) {
        std::vector<std::string> typed{"review", file()};
        typed.insert(typed.end(), options.begin(), options.end());
        const Ran ran = run(typed);
        return ran.out.substr(0, ran.out.find('\n')).substr(21 + file().size() + 2);
    };
    QCOMPARE(first({"--since", "HEAD~1"}), std::string("since HEAD~1, 1 commit"));
    QCOMPARE(first({"--since", "2026-01-01"}), std::string("since 2026-01-01"));
    QCOMPARE(first({"--iterations", "2,1"}), std::string("iterations 1 and 2"));
}

void tst_review_command::shouldGoByThePolicy()
{
    m_repository->write(".loadline.toml", "limit = 100\n[rules]\nopen-high = \"no-go\"\n");
    QCOMPARE(run({"review", file()}).status, 1);
    QCOMPARE(run({"check", file(), "--fail-on", "never"}).status, 0);
    m_repository->write(".loadline.toml", "limit = 100\n[rules]\nopen-high = \"off\"\n");
    const Ran ran = run({"review", file()});
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.out.find("open-high") == std::string::npos);
}

void tst_review_command::shouldRefuseARuleThatNobodyHas()
{
    m_repository->write(".loadline.toml", "[rules]\nopen-higher = \"off\"\n");
    for (const char *command : {"review", "check"}) {
        const Ran ran = run({command, file()});
        QCOMPARE(ran.status, 2);
        QVERIFY2(ran.err.find(".loadline.toml:2:1: unknown rule 'open-higher'") != std::string::npos,
                 ran.err.c_str());
    }
}

void tst_review_command::shouldExplainItsRules()
{
    const Ran ran = run({"check", "--explain", "open-high"});
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.out.starts_with("open-high (of review: caution)\n\n"));
}

void tst_review_command::shouldEscapeForATerminal()
{
    write("Firmware Drops Jobs", "Firmware \x1B[31mDrops\u202E Jobs");
    const Ran ran = run({"review", file()});
    QVERIFY(ran.out.find('\x1B') == std::string::npos);
    QVERIFY(ran.out.find("\u202E") == std::string::npos);
    QVERIFY(ran.out.find("\\x1B") != std::string::npos);
}

void tst_review_command::shouldReadStandardOutputOfNoRepository()
{
    QTemporaryDir folder;
    const std::string alone = folder.filePath(QStringLiteral("RISKS.md")).toStdString();
    TestRepository::writeFile(alone, houseRegister());
    const Ran ran = run({"review", alone});
    QCOMPARE(ran.status, 1);
    QVERIFY(ran.out.find("Not looked at: the register is in no git repository")
            != std::string::npos);
    QCOMPARE(run({"review", alone, "--since", "v1.0.0"}).status, 2);
}

void tst_review_command::shouldRefuse_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("mention");
    const auto row = [](const char *name, const char *options, const char *mention) {
        QTest::newRow(name) << QString::fromUtf8(options).split(QLatin1Char(' '))
                            << QString::fromUtf8(mention);
    };
    row("two ranges", "--since v1.0.0 --iterations 2", "do not go together");
    row("no number", "--iterations two", "two");
    row("no iterations", "--iterations=", "--iterations");
    row("no since", "--since=", "--since");
    row("an iteration that is not there", "--iterations 9", "9");
    row("a revision that is not there", "--since v9", "v9");
    row("a form that there is not", "--format docx", "docx");
    row("more than one register", "another", "");
}

void tst_review_command::shouldRefuse()
{
    QFETCH(QStringList, options);
    QFETCH(QString, mention);
    std::vector<std::string> typed{"review", file()};
    for (const QString &option : options)
        typed.push_back(option.toStdString());
    const Ran ran = run(typed);
    QCOMPARE(ran.status, 2);
    QVERIFY(ran.out.empty());
    QCOMPARE(std::count(ran.err.begin(), ran.err.end(), '\n'), 1);
    QVERIFY2(ran.err.find(mention.toStdString()) != std::string::npos, ran.err.c_str());
}

LOADLINE_TEST(tst_review_command)
#include "tst_review_command.moc"
