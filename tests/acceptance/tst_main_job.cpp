// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line.h"

#include "support/generator.h"
#include "support/line_changes.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace loadline::test;

/// The main job through the program: a register is shown, edited, completed and reopened, and only
/// the lines change that have to.
class tst_main_job : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldShowTheDefiningExample_data();
    void shouldShowTheDefiningExample();
    void shouldCompleteAndReopen_data();
    void shouldCompleteAndReopen();
    void shouldSayWhatEvidenceIsMissing();
    void shouldChangeFewLines_data();
    void shouldChangeFewLines();
    void shouldAddAnIteration();
    void shouldStampInTheFormThatIsThere_data();
    void shouldStampInTheFormThatIsThere();
};

namespace {

std::string replaced(std::string text, const std::string &what, const std::string &with)
{
    const auto at = text.find(what);
    return at == std::string::npos ? std::string() : text.replace(at, what.size(), with);
}

/// The defining example with an iteration 2 in progress, and risk 2 planned for it.
std::string exampleWithAPlan()
{
    auto text = sharedFile("format/seed.md");
    text = replaced(text, "\n## Deployment Risk Register\n",
                    "\n## Iteration 2 - Graceful shutdown\n**Date**: 2026-01-05\n"
                    "**Status**: 🔄 In Progress\n**Priority**: 🟠 HIGH\n\n"
                    "### Testing\n✅ **Kill Test**: no request lost\n\n---\n\n"
                    "## Deployment Risk Register\n");
    return replaced(text, " - SIGTERM handler\n", " - SIGTERM handler → Iteration 2\n");
}

} // namespace

void tst_main_job::shouldShowTheDefiningExample_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("as it is") << QStringLiteral("format/seed.md");
    QTest::newRow("as it was received") << QStringLiteral("format/seed-as-received.md");
}

void tst_main_job::shouldShowTheDefiningExample()
{
    QFETCH(QString, name);
    const auto text = sharedFile(name.toStdString());
    if (text.empty())
        QSKIP("../shared is not there");
    const CommandLine cli;
    const auto file = cli.write(QStringLiteral("r.md"), text);
    const auto ran = cli.run({QStringLiteral("show"), file, QStringLiteral("--json")});
    QCOMPARE(ran.status, 0);
    const auto json = QJsonDocument::fromJson(ran.out).object();

    const auto at = [](const QJsonObject &object, const char *key) {
        return object[QLatin1String(key)];
    };
    QCOMPARE(at(json, "title").toString(), QStringLiteral("Deployment Improvement Tasks"));
    QCOMPARE(at(json, "lastUpdated").toString(), QStringLiteral("2025-12-19T04:30:00Z"));
    QCOMPARE(at(json, "nextIteration").toString(), QStringLiteral("Ready to start"));
    const auto iterations = at(json, "iterations").toArray();
    QCOMPARE(iterations.size(), 1);
    const auto iteration = iterations[0].toObject();
    QCOMPARE(at(iteration, "status").toString(), QStringLiteral("completed"));
    QCOMPARE(at(iteration, "statusText").toString(), QStringLiteral("✅ Completed"));
    QCOMPARE(at(iteration, "priority").toString(), QStringLiteral("critical"));
    QCOMPARE(at(iteration, "line").toInt(), 3);
    QStringList kinds;
    for (const auto section : at(iteration, "sections").toArray())
        kinds += at(section.toObject(), "kind").toString();
    QCOMPARE(kinds, (QStringList{QStringLiteral("problem"), QStringLiteral("rootCause"),
                                 QStringLiteral("solution"), QStringLiteral("testing"),
                                 QStringLiteral("benefits"), QStringLiteral("sideEffects"),
                                 QStringLiteral("nextSteps"), QStringLiteral("filesModified"),
                                 QStringLiteral("deploymentImpact")}));
    QCOMPARE(at(iteration, "solutionFiles").toArray().size(), 1);
    QList<int> changes;
    for (const auto change : at(iteration, "changes").toArray())
        changes += int(at(change.toObject(), "items").toArray().size());
    QCOMPARE(changes, (QList<int>{4, 6, 4}));
    const auto states = [&at](const QJsonArray &items) {
        QStringList found;
        for (const auto item : items)
            found += at(item.toObject(), "state").toString();
        return found.join(QLatin1Char(' '));
    };
    QCOMPARE(states(at(iteration, "tests").toArray()), QStringLiteral("pass pass warn"));
    QCOMPARE(states(at(iteration, "sideEffects").toArray()), QStringLiteral("warn warn pass"));
    QCOMPARE(states(at(iteration, "impact").toArray()), QStringLiteral("pass pass pass pass pass"));
    QCOMPARE(at(iteration, "benefits").toArray().size(), 5);
    QCOMPARE(at(iteration, "nextSteps").toArray().size(), 6);
    const auto files = at(iteration, "files").toArray();
    QCOMPARE(files.size(), 1);
    QCOMPARE(at(files[0].toObject(), "added").toInt(), 35);
    QVERIFY(at(files[0].toObject(), "removed").isNull());
    QCOMPARE(at(files[0].toObject(), "modified").toInt(), 15);

    const auto risks = at(json, "risks").toArray();
    QCOMPARE(risks.size(), 8);
    QStringList read;
    for (const auto risk : risks)
        read += at(risk.toObject(), "id").toString() + at(risk.toObject(), "tier").toString()
                + at(risk.toObject(), "status").toString();
    QCOMPARE(read.join(QLatin1Char(' ')),
             QStringLiteral("1criticalfixed 2highopen 3highopen 4mediumopen 5mediumopen "
                            "6mediumopen 7lowopen 8lowopen"));
    QCOMPARE(at(risks[0].toObject(), "evidence").toString(), QStringLiteral("incomplete"));
    QCOMPARE(at(risks[0].toObject(), "iteration").toInt(), 1);
    QVERIFY(at(risks[1].toObject(), "evidence").isNull());
    QCOMPARE(at(risks[0].toObject(), "line").toInt(), 87);
    // Reading changes nothing.
    QCOMPARE(cli.read(QStringLiteral("r.md")), text);
}

void tst_main_job::shouldCompleteAndReopen_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("expected");
    const auto rows = [](const char *name, const std::string &before, const std::string &after) {
        for (const char *ending : {"\n", "\r\n"}) {
            QTest::addRow("%s, %s", name, ending[0] == '\r' ? "CRLF" : "LF")
                << QByteArray::fromStdString(withLineEndings(before, ending))
                << QByteArray::fromStdString(withLineEndings(after, ending));
        }
    };
    auto after = replaced(houseRegister(), "🔄 In Progress", "✅ Completed");
    after = replaced(after,
                     "### 🟠 High Priority (Next Iterations)\n"
                     "2. Queue Lost On Power Cut - held in memory → Iteration 2\n",
                     "### 🟠 High Priority (Iteration 2 - FIXED)\n"
                     "2. ~~Queue Lost On Power Cut - held in memory~~ ✅ **FIXED**\n\n"
                     "### 🟠 High Priority (Next Iterations)\n");
    rows("a register of our own", houseRegister(), stamped(after));

    if (sharedFolder().empty())
        return;
    after = replaced(exampleWithAPlan(), "🔄 In Progress", "✅ Completed");
    after = replaced(after,
                     "### 🟠 High Priority (Next Iterations)\n"
                     "2. Missing Graceful Shutdown - SIGTERM handler → Iteration 2\n",
                     "### 🟠 High Priority (Iteration 2 - FIXED)\n"
                     "2. ~~Missing Graceful Shutdown - SIGTERM handler~~ ✅ **FIXED**\n\n"
                     "### 🟠 High Priority (Next Iterations)\n");
    rows("the defining example", exampleWithAPlan(), stamped(after));
}

void tst_main_job::shouldCompleteAndReopen()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, expected);
    CommandLine cli;
    const auto name = QStringLiteral("r.md");
    const auto file = cli.write(name, before.toStdString());

    // WHEN iteration 2 is completed
    auto ran = cli.run({QStringLiteral("complete"), file, QStringLiteral("2")});
    QVERIFY2(ran.status == 0, ran.err.constData());
    QCOMPARE(QByteArray::fromStdString(cli.read(name)), expected);
    // THEN completing it once more writes nothing, even at another time
    cli.setVariable(QStringLiteral("SOURCE_DATE_EPOCH"), QStringLiteral("1800000000"));
    ran = cli.run({QStringLiteral("complete"), file, QStringLiteral("2")});
    QCOMPARE(ran.status, 0);
    QCOMPARE(QByteArray::fromStdString(cli.read(name)), expected);
    cli.setVariable(QStringLiteral("SOURCE_DATE_EPOCH"), QStringLiteral("1775001600"));
    // AND reopening it gives the old bytes but for the stamp
    ran = cli.run({QStringLiteral("reopen"), file, QStringLiteral("2")});
    QVERIFY2(ran.status == 0, ran.err.constData());
    QCOMPARE(QByteArray::fromStdString(cli.read(name)),
             QByteArray::fromStdString(stamped(before.toStdString())));
}

void tst_main_job::shouldSayWhatEvidenceIsMissing()
{
    const CommandLine cli;
    auto text = replaced(houseRegister(), "✅ **Depot Trial**: plug", "⏳ **Depot Trial**: plug");
    const auto file = cli.write(QStringLiteral("r.md"), text);
    const auto ran = cli.run({QStringLiteral("complete"), file, QStringLiteral("2")});
    QCOMPARE(ran.status, 0);
    QVERIFY2(!ran.err.isEmpty(), "the missing evidence is to be said on standard error");
    QVERIFY(cli.read(QStringLiteral("r.md")) != text);
}

void tst_main_job::shouldChangeFewLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("arguments"); // REG stands for the file
    QTest::addColumn<int>("limit"); // of lines, removed and added, the stamp aside

    const auto rows = [](const char *name, const std::string &text) {
        const auto row = [&](const QString &line, int limit) {
            QTest::addRow("%s: %s", name, qPrintable(line))
                << QByteArray::fromStdString(text) << line.split(QLatin1Char(' ')) << limit;
        };
        row(QStringLiteral("set REG risk:2 owner Ines"), 2);
        row(QStringLiteral("set REG risk:2 title Renamed"), 2);
        row(QStringLiteral("set REG risk:3 detail Elsewhere"), 2);
        row(QStringLiteral("set REG iteration:1 owner Ines"), 2);
        row(QStringLiteral("set REG iteration:1 date 2026-03-01"), 2);
        row(QStringLiteral("plan REG 3 2"), 2);
        row(QStringLiteral("plan REG 2 none"), 2);
        row(QStringLiteral("move REG 5 low"), 6);
        row(QStringLiteral("move REG 4 critical"), 6);
        row(QStringLiteral("move REG 7 high"), 6);
        row(QStringLiteral("add-risk REG --tier critical Fire"), 6);
        row(QStringLiteral("add-risk REG --tier low --iteration 2 --detail Smoke Fire"), 6);
    };
    rows("our own", houseRegister());
    rows("our own, CRLF", withLineEndings(houseRegister(), "\r\n"));
    if (!sharedFolder().empty())
        rows("the defining example", exampleWithAPlan());
}

void tst_main_job::shouldChangeFewLines()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, arguments);
    QFETCH(int, limit);
    const CommandLine cli;
    const auto file = cli.write(QStringLiteral("r.md"), text.toStdString());
    arguments.replaceInStrings(QStringLiteral("REG"), file);
    const auto ran = cli.run(arguments);
    QVERIFY2(ran.status == 0, ran.err.constData());

    const auto after = cli.read(QStringLiteral("r.md"));
    auto stampedOnly = stamped(text.toStdString());
    QVERIFY(after.find(stampOfTheTests) != std::string::npos);
    // Risk 5 of our own has three nested lines, which go with it.
    const auto nested = arguments.contains(QStringLiteral("5"))
                            ? 2 * QByteArray::fromStdString(houseRegister()).count("\n   - **")
                            : 0;
    const bool isOwn = text.contains("Parcel Desk");
    const auto changed = lineChanges(stampedOnly, after);
    QVERIFY2(changed.count() > 0, "nothing has changed");
    QVERIFY2(int(changed.count()) <= limit + (isOwn ? int(nested) : 0), changed.toString().c_str());
}

void tst_main_job::shouldAddAnIteration()
{
    const CommandLine cli;
    const auto file = cli.write(QStringLiteral("r.md"), houseRegister());
    const auto ran = cli.run({QStringLiteral("add-iteration"), file,
                              QStringLiteral("Labels in two "
                                             "languages")});
    QVERIFY2(ran.status == 0, ran.err.constData());
    QCOMPARE(ran.out.trimmed(), QByteArray("3"));
    const auto after = cli.read(QStringLiteral("r.md"));
    QVERIFY2(after.find("\n---\n\n## Iteration 3 - Labels in two languages\n**Date**: 2026-04-01\n"
                        "**Status**: 📋 Planned\n")
                 != std::string::npos,
             after.c_str());
    QVERIFY(after.find("## Iteration 3") < after.find("## Deployment Risk Register"));
    QVERIFY(lineChanges(stamped(houseRegister()), after).removed.empty());
    QCOMPARE(
        cli.run({QStringLiteral("plan"), file, QStringLiteral("7"), QStringLiteral("3")}).status, 0);
    QVERIFY(cli.read(QStringLiteral("r.md")).find("7. Ink Colour Varies → Iteration 3\n")
            != std::string::npos);
}

void tst_main_job::shouldStampInTheFormThatIsThere_data()
{
    QTest::addColumn<QByteArray>("was");
    QTest::addColumn<QByteArray>("is");
    const auto row = [](const char *was, const char *is) {
        QTest::newRow(was) << QByteArray(was) << QByteArray(is);
    };
    row("2026-02-17 08:15 UTC", "2026-04-01 00:00 UTC");
    row("2026-02-17", "2026-04-01");
    row("2026-02-17 (Iteration 1)", "2026-04-01 (Iteration 2)");
    row("2026-02-17 by Ines", "2026-04-01 by Ines");
    row("some time ago", "some time ago");
}

void tst_main_job::shouldStampInTheFormThatIsThere()
{
    QFETCH(QByteArray, was);
    QFETCH(QByteArray, is);
    const CommandLine cli;
    const auto text = [](const QByteArray &time) {
        return replaced(houseRegister(), "2026-02-17 08:15 UTC", time.toStdString());
    };
    const auto file = cli.write(QStringLiteral("r.md"), text(was));
    QCOMPARE(cli.run({QStringLiteral("complete"), file, QStringLiteral("2")}).status, 0);
    const auto expected = "**Last Updated**: " + is.toStdString() + "\n";
    QVERIFY2(cli.read(QStringLiteral("r.md")).find(expected) != std::string::npos,
             cli.read(QStringLiteral("r.md")).c_str());
}

LOADLINE_TEST(tst_main_job)
#include "tst_main_job.moc"
