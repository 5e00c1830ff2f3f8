// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/check.h"
#include "cli/command.h"
#include "support/test_main.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <memory>
#include <string>
#include <vector>

using namespace loadline;
using namespace loadline::cli;

namespace {

struct Ran
{
    int status = 0;
    QByteArray out;
    QByteArray err;
};

Ran run(const std::vector<std::string> &typed)
{
    std::string outBytes;
    std::string errBytes;
    Output out(outBytes);
    Output err(errBytes);
    Streams streams{out, err};
    const int status = runCommandLine(typed, streams);
    return {status, QByteArray::fromStdString(outBytes), QByteArray::fromStdString(errBytes)};
}

/// One error, one warning, one note; the warning by what day it is.
constexpr const char *harbour = R"(# Harbour lights

## Iteration 1 - Lamps
**Date**: 2026-01-05
**Status**: ✅ Completed

### Testing
✅ **Quay**: lit
❌ **Pier**: dark

## Deployment Risk Register

### 🟠 High Priority (Iteration 1 - FIXED)
1. ~~Bulbs burst~~ ✅ **FIXED**

### 🟢 Low Priority
2. Färbung verblasst {0} [a](1) → Iteration 9
   - **Due**: 2026-01-31
)";

} // namespace

/// `check` from what is typed to what is printed.
class tst_check_command : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_workingFolder;

    void write(const char *name, const QByteArray &bytes)
    {
        QFile file(m_folder->filePath(QString::fromUtf8(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    static QJsonObject runOf(const QByteArray &sarif)
    {
        const QJsonObject log = QJsonDocument::fromJson(sarif).object();
        return log.value(QLatin1String("runs")).toArray().at(0).toObject();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workingFolder = QDir::currentPath();
        QDir::setCurrent(m_folder->path());
        write("lights.md", harbour);
        qputenv("SOURCE_DATE_EPOCH", "1770000000"); // 2026-02-02T02:40:00Z
    }

    void cleanup()
    {
        QDir::setCurrent(m_workingFolder);
        qunsetenv("SOURCE_DATE_EPOCH");
    }

    void shouldPrintALineAFinding();
    void shouldGoByTheDayThatTheEnvironmentSays();
    void shouldFailOnWhatIsAskedFor_data();
    void shouldFailOnWhatIsAskedFor();
    void shouldTakeLevelsFromThePolicy();
    void shouldRefuseARuleThatIsNotThere();
    void shouldFindDamageWhereTheFileHasIt();
    void shouldExplainARule();
    void shouldWriteTheShapeOfSarif();
    void shouldWriteEveryRuleIntoSarif();
    void shouldWriteEveryFindingIntoSarif();
    void shouldWriteSarifWithNoFindings();
    void shouldNameFilesAsUris_data();
    void shouldNameFilesAsUris();
};

void tst_check_command::shouldPrintALineAFinding()
{
    const Ran ran = run({"check", "lights.md"});
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.out,
             QByteArray("lights.md:14:1: note: risk 1 is fixed with incomplete evidence: iteration "
                        "1 has passed 1 of 2 tests [incomplete-evidence]\n"
                        "lights.md:17:33: error: risk 2 is planned for iteration 9, which is not "
                        "there [plan-to-nowhere]\n"
                        "lights.md:18:15: warning: risk 2 was due on 2026-01-31 [past-due]\n"));
}

void tst_check_command::shouldGoByTheDayThatTheEnvironmentSays()
{
    qputenv("SOURCE_DATE_EPOCH", "1769860800"); // 2026-01-31T12:00:00Z
    QVERIFY(!run({"check", "lights.md"}).out.contains("past-due"));

    qputenv("SOURCE_DATE_EPOCH", "yesterday");
    const Ran ran = run({"check", "lights.md"});
    QCOMPARE(ran.status, 2);
    QVERIFY(ran.err.contains("SOURCE_DATE_EPOCH"));
}

void tst_check_command::shouldFailOnWhatIsAskedFor_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QByteArray>("failOn");
    QTest::addColumn<int>("status");
    QTest::newRow("an error, on errors") << QByteArray() << QByteArray("error") << 1;
    QTest::newRow("an error, never") << QByteArray() << QByteArray("never") << 0;
    QTest::newRow("a warning, on errors")
        << QByteArray("plan-to-nowhere = 'caution'") << QByteArray("error") << 0;
    QTest::newRow("a warning, on warnings")
        << QByteArray("plan-to-nowhere = 'off'") << QByteArray("warning") << 1;
    QTest::newRow("notes, on warnings")
        << QByteArray("plan-to-nowhere = 'note'\npast-due = 'note'") << QByteArray("warning") << 0;
}

void tst_check_command::shouldFailOnWhatIsAskedFor()
{
    QFETCH(QByteArray, rules);
    QFETCH(QByteArray, failOn);
    QFETCH(int, status);
    write(".loadline.toml", "[rules]\n" + rules + '\n');
    QCOMPARE(run({"check", "lights.md", "--fail-on", failOn.toStdString()}).status, status);
}

void tst_check_command::shouldTakeLevelsFromThePolicy()
{
    write(".loadline.toml", "[rules]\nincomplete-evidence = 'no-go'\nplan-to-nowhere = 'note'\n"
                            "past-due = 'off'\n");
    const Ran ran = run({"check", "lights.md"});
    QCOMPARE(ran.status, 1);
    QVERIFY(ran.out.contains("lights.md:14:1: error: "));
    QVERIFY(ran.out.contains("lights.md:17:33: note: "));
    QVERIFY(!ran.out.contains("past-due"));
}

void tst_check_command::shouldRefuseARuleThatIsNotThere()
{
    write(".loadline.toml", "[rules]\npast-due = 'off'\npast-dew = 'off'\n");
    const Ran ran = run({"check", "lights.md"});
    QCOMPARE(ran.status, 2);
    QVERIFY(ran.out.isEmpty());
    QVERIFY2(ran.err.contains(".loadline.toml:3:1: unknown rule 'past-dew'"), ran.err.constData());
    QCOMPARE(ran.err.count('\n'), 1);
}

void tst_check_command::shouldFindDamageWhereTheFileHasIt()
{
    write("hurt.md", "# Harbour lights\n\n## Iteration 1 - Lamps\n**Status**: ‚úÖ Completed\n\n"
                     "### Testing\n‚úÖ **Quay**: lit\n");
    for (const char *repair : {"on", "off"}) {
        const Ran ran = run({"check", "hurt.md", "--repair", repair, "--fail-on", "warning"});
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.out.startsWith("hurt.md:4:13: warning: text was once read as Mac Roman"),
                 ran.out.constData());
        QCOMPARE(ran.out.count("[damaged-text]"), 1);
    }
}

void tst_check_command::shouldExplainARule()
{
    for (const checks::Rule &rule : checks::rules()) {
        const Ran ran = run({"check", "--explain", std::string(rule.name)});
        QCOMPARE(ran.status, 0);
        QVERIFY(ran.out.startsWith(QByteArray::fromStdString(std::string(rule.name) + " (")));
        QVERIFY(ran.out.contains(QByteArray::fromStdString(std::string(rule.explanation))));
    }
}

void tst_check_command::shouldWriteTheShapeOfSarif()
{
    const Ran ran = run({"check", "lights.md", "--format", "sarif"});
    QCOMPARE(ran.status, 1);
    QJsonParseError error;
    const QJsonObject log = QJsonDocument::fromJson(ran.out, &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(log.keys(), QStringList({QStringLiteral("$schema"), QStringLiteral("runs"),
                                      QStringLiteral("version")}));
    QCOMPARE(log.value(QLatin1String("version")).toString(), QStringLiteral("2.1.0"));
    QVERIFY(QUrl(log.value(QLatin1String("$schema")).toString()).isValid());
    QCOMPARE(log.value(QLatin1String("runs")).toArray().size(), 1);
    const QJsonObject first = runOf(ran.out);
    QCOMPARE(first.keys(), QStringList({QStringLiteral("columnKind"), QStringLiteral("results"),
                                        QStringLiteral("tool")}));
    QCOMPARE(first.value(QLatin1String("columnKind")).toString(),
             QStringLiteral("unicodeCodePoints"));
    QVERIFY(first.value(QLatin1String("results")).isArray());
}

void tst_check_command::shouldWriteEveryRuleIntoSarif()
{
    const Ran ran = run({"check", "lights.md", "--format", "sarif"});
    const QJsonObject driver = runOf(ran.out)
                                   .value(QLatin1String("tool"))
                                   .toObject()
                                   .value(QLatin1String("driver"))
                                   .toObject();
    QVERIFY(!driver.value(QLatin1String("name")).toString().isEmpty());
    QVERIFY(!driver.value(QLatin1String("version")).toString().isEmpty());
    const QJsonArray rules = driver.value(QLatin1String("rules")).toArray();
    QCOMPARE(std::size_t(rules.size()), checks::rules().size());
    for (qsizetype i = 0; i < rules.size(); ++i) {
        const QJsonObject rule = rules.at(i).toObject();
        const checks::Rule &known = checks::rules()[std::size_t(i)];
        const auto text = [&rule](const char *key) {
            return rule.value(QLatin1String(key))
                .toObject()
                .value(QLatin1String("text"))
                .toString()
                .toStdString();
        };
        QCOMPARE(rule.value(QLatin1String("id")).toString().toStdString(), std::string(known.name));
        QCOMPARE(text("fullDescription"), std::string(known.explanation));
        QCOMPARE(text("help"), std::string(known.explanation));
        QVERIFY(text("shortDescription").ends_with('.'));
        QVERIFY(text("shortDescription").size() < known.explanation.size());
        const QString level = rule.value(QLatin1String("defaultConfiguration"))
                                  .toObject()
                                  .value(QLatin1String("level"))
                                  .toString();
        QCOMPARE(level.toStdString(), std::string(checks::nameOf(known.severity)));
    }
}

void tst_check_command::shouldWriteEveryFindingIntoSarif()
{
    const QJsonObject log = runOf(run({"check", "lights.md", "--format", "sarif"}).out);
    const QJsonArray results = log.value(QLatin1String("results")).toArray();
    QCOMPARE(results.size(), 3);
    const QJsonObject planned = results.at(1).toObject();
    QCOMPARE(planned.value(QLatin1String("ruleId")).toString(), QStringLiteral("plan-to-nowhere"));
    QCOMPARE(planned.value(QLatin1String("level")).toString(), QStringLiteral("error"));
    const int index = planned.value(QLatin1String("ruleIndex")).toInt(-1);
    QCOMPARE(checks::rules().at(std::size_t(index)).name, std::string_view("plan-to-nowhere"));
    QVERIFY(planned.value(QLatin1String("message"))
                .toObject()
                .value(QLatin1String("text"))
                .toString()
                .startsWith(QStringLiteral("risk 2 is planned for iteration 9, which is not there; "
                                           "add iteration 9")));
    const QJsonArray places = planned.value(QLatin1String("locations")).toArray();
    QCOMPARE(places.size(), 1);
    const QJsonObject place =
        places.at(0).toObject().value(QLatin1String("physicalLocation")).toObject();
    QCOMPARE(place.value(QLatin1String("artifactLocation"))
                 .toObject()
                 .value(QLatin1String("uri"))
                 .toString(),
             QStringLiteral("lights.md"));
    const QJsonObject region = place.value(QLatin1String("region")).toObject();
    QCOMPARE(region.value(QLatin1String("startLine")).toInt(), 17);
    QCOMPARE(region.value(QLatin1String("startColumn")).toInt(), 33);
}

void tst_check_command::shouldWriteSarifWithNoFindings()
{
    write("calm.md", "# Harbour lights\n");
    const Ran ran = run({"check", "calm.md", "--format", "sarif"});
    QCOMPARE(ran.status, 0);
    QVERIFY(runOf(ran.out).value(QLatin1String("results")).isArray());
    QVERIFY(runOf(ran.out).value(QLatin1String("results")).toArray().isEmpty());
}

void tst_check_command::shouldNameFilesAsUris_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("uri");
    QTest::newRow("with a blank") << QStringLiteral("two words.md")
                                  << QStringLiteral("two%20words.md");
    QTest::newRow("with a colon") << QStringLiteral("a:b.md") << QStringLiteral("a%3Ab.md");
    QTest::newRow("beyond ASCII") << QString::fromUtf8("Lösch#1.md")
                                  << QStringLiteral("L%C3%B6sch%231.md");
    QTest::newRow("in a folder") << QStringLiteral("docs/x.md") << QStringLiteral("docs/x.md");
}

void tst_check_command::shouldNameFilesAsUris()
{
    QFETCH(QString, file);
    QFETCH(QString, uri);
    QVERIFY(QDir().mkpath(QStringLiteral("docs")));
    // Braces and brackets of a register are no places for arguments and no links.
    write(file.toUtf8().constData(),
          "## Risk Register\n\n### High\n- Fog {0} [a](1) → Iteration 9\n");
    const auto resultOf = [](const QString &name) {
        const Ran ran = run({"check", name.toStdString(), "--format", "sarif"});
        return runOf(ran.out).value(QLatin1String("results")).toArray().at(0).toObject();
    };
    const auto uriOf = [](const QJsonObject &result) {
        return result.value(QLatin1String("locations"))
            .toArray()
            .at(0)
            .toObject()
            .value(QLatin1String("physicalLocation"))
            .toObject()
            .value(QLatin1String("artifactLocation"))
            .toObject()
            .value(QLatin1String("uri"))
            .toString();
    };
    const QJsonObject result = resultOf(file);
    QCOMPARE(uriOf(result), uri);
    QVERIFY(result.value(QLatin1String("message"))
                .toObject()
                .value(QLatin1String("text"))
                .toString()
                .contains(QStringLiteral("Fog {{0}} \\[a\\](1)")));
    const QString whole = QDir::current().absoluteFilePath(file);
    QCOMPARE(QUrl(uriOf(resultOf(whole))).toLocalFile(), whole);
}

LOADLINE_TEST(tst_check_command)
#include "tst_check_command.moc"
