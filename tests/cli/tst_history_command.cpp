// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "exchange/csv.h"
#include "library/library.h"
#include "support/registers.h"
#include "support/test_main.h"
#include "support/test_repository.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace loadline;
using namespace loadline::cli;
using namespace loadline::test;

/// `history` as it is typed, in a real repository, with a library of its own.
class tst_history_command : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void shouldGiveALineForEachCommit();
    void shouldSayHowLongRisksAreOpen();
    void shouldGiveJson();
    void shouldGiveCsv();
    void shouldLetNoTextSteerTerminalOrSpreadsheet();
    void shouldTellWhatTheJournalOfALibraryKnows();
    void shouldKeepWhatItReadInTheLibrary();
    void shouldDoWithoutALibrary();
    void shouldSayWhereAShallowCloneEnds();
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
    QJsonObject json(std::vector<std::string> typed) const;
    void write(const std::string &from, const std::string &to) const;
    std::string file() const { return m_repository->pathOf("RISKS.md"); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<TestRepository> m_repository;
};

tst_history_command::Ran tst_history_command::run(std::vector<std::string> typed) const
{
    Ran ran;
    Output out(ran.out);
    Output err(ran.err);
    Streams streams{out, err};
    ran.status = runCommandLine(typed, streams);
    return ran;
}

QJsonObject tst_history_command::json(std::vector<std::string> typed) const
{
    typed.push_back("--json");
    const Ran ran = run(std::move(typed));
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(ran.out));
    if (ran.status != 0 || !document.isObject())
        qFatal("%s%s", ran.err.c_str(), ran.out.c_str());
    return document.object();
}

void tst_history_command::write(const std::string &from, const std::string &to) const
{
    std::string text = m_repository->read("RISKS.md");
    const std::size_t at = text.find(from);
    if (at == std::string::npos)
        qFatal("the register has no %s", from.c_str());
    m_repository->write("RISKS.md", text.replace(at, from.size(), to));
}

void tst_history_command::init()
{
    qputenv("SOURCE_DATE_EPOCH", "1772323200"); // 2026-03-01
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", m_home->path().toUtf8());
    m_repository = std::make_unique<TestRepository>();
    m_repository->write("RISKS.md", "# Tide\n\n## Risk Register\n\n### 🔴 Critical\n"
                                    "1. Gauge stops - ice\n\n### 🟠 High Priority\n"
                                    "2. Gauge drifts\n3. Gauge floats\n");
    m_repository->commit("Keep a register");
    m_repository->git({"tag", "v1.0.0"});
    write("2. Gauge drifts", "2. ~~Gauge drifts~~ ✅ **FIXED**");
    m_repository->commit("Fix the drift");
}

void tst_history_command::cleanup()
{
    qunsetenv("SOURCE_DATE_EPOCH");
    qunsetenv("XDG_DATA_HOME");
}

void tst_history_command::shouldGiveALineForEachCommit()
{
    const std::string one = m_repository->hashOf("HEAD~1").substr(0, 8);
    const std::string two = m_repository->hashOf("HEAD").substr(0, 8);
    const Ran ran = run({"history", file()});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.err, std::string());
    const std::string lines = "Open risks of " + file()
                              + ", limit 20\n\n"
                                "Date        Commit    Critical  High  Medium  Low  Load\n"
                                "2026-01-01  "
                              + one
                              + "         1     2       0    0    16"
                                "  [v1.0.0] Keep a register\n"
                                "2026-01-01  "
                              + two
                              + "         1     1       0    0    12"
                                "  Fix the drift\n";
    QVERIFY2(ran.out.starts_with(lines), ran.out.c_str());
    QCOMPARE(run({"history", file()}).out, ran.out);
}

void tst_history_command::shouldSayHowLongRisksAreOpen()
{
    const Ran ran = run({"history", file()});
    const std::string lines = "\nHow long risks are open, in days up to 2026-03-01\n"
                              "            Over  Median  Mean  Open now  Median age  Oldest\n"
                              "  critical     0       -     -         1          59      59\n"
                              "  high         1       0     0         1          59      59\n";
    QVERIFY2(ran.out.ends_with(lines), ran.out.c_str());
}

void tst_history_command::shouldGiveJson()
{
    const QJsonObject all = json({"history", file()});
    QCOMPARE(all[QStringLiteral("schema")].toInt(), 1);
    QCOMPARE(all[QStringLiteral("limit")].toDouble(), 20.0);
    QCOMPARE(all[QStringLiteral("shallow")].toBool(true), false);
    const QJsonArray points = all[QStringLiteral("points")].toArray();
    QCOMPARE(points.size(), 2);
    QCOMPARE(all[QStringLiteral("mainLine")].toArray(), points);
    const QJsonObject last = points.last().toObject();
    QCOMPARE(last[QStringLiteral("commit")].toString().toStdString(), m_repository->hashOf("HEAD"));
    QCOMPARE(last[QStringLiteral("time")].toString(), QStringLiteral("2026-01-01T01:00:00Z"));
    QCOMPARE(last[QStringLiteral("weight")].toDouble(), 12.0);
    const QJsonObject open = last[QStringLiteral("open")].toObject();
    QCOMPARE(open[QStringLiteral("critical")].toInt(), 1);
    QCOMPARE(open[QStringLiteral("high")].toInt(), 1);
    QCOMPARE(open[QStringLiteral("noTier")].toInt(-1), 0);
    QCOMPARE(points.first().toObject()[QStringLiteral("tags")].toArray().first().toString(),
             QStringLiteral("v1.0.0"));
    const QJsonObject times = all[QStringLiteral("openTimes")].toObject();
    QCOMPARE(times[QStringLiteral("high")].toObject()[QStringLiteral("over")].toInt(), 1);
    QVERIFY(times[QStringLiteral("critical")].toObject()[QStringLiteral("medianDays")].isNull());
}

void tst_history_command::shouldGiveCsv()
{
    m_repository->remove("RISKS.md");
    m_repository->commit("Lose it");
    const Ran ran = run({"history", file(), "--csv"});
    QCOMPARE(ran.status, 0);
    const auto rows = exchange::csvRows(ran.out, ',').value();
    QCOMPARE(rows.size(), std::size_t(4));
    const auto texts = [&rows](std::size_t row) {
        QStringList all;
        for (const exchange::CsvCell &cell : rows[row])
            all += QString::fromStdString(cell.text);
        return all;
    };
    QCOMPARE(texts(0).join(QLatin1Char(' ')),
             QStringLiteral("Time Commit Author Subject Path Main Line Tags State Critical High "
                            "Medium Low No Tier Open Accepted Load"));
    QCOMPARE(texts(1).mid(2).join(QLatin1Char('|')),
             QStringLiteral("Ada|Keep a register|RISKS.md|yes|v1.0.0|read|1|2|0|0|0|3|0|16"));
    QCOMPARE(texts(3).mid(7).join(QLatin1Char('|')), QStringLiteral("gone||||||||"));
}

void tst_history_command::shouldLetNoTextSteerTerminalOrSpreadsheet()
{
    write("Gauge stops", "Gauge halts");
    m_repository->commit("=cmd() \x1B[31m\u202E");
    const Ran text = run({"history", file()});
    QVERIFY(text.out.find('\x1B') == std::string::npos);
    QVERIFY(text.out.find("\u202E") == std::string::npos);
    QVERIFY2(text.out.find("=cmd() \\x1B[31m") != std::string::npos, text.out.c_str());
    const auto rows = exchange::csvRows(run({"history", file(), "--csv"}).out, ',').value();
    QVERIFY2(rows.back()[3].text.starts_with("'=cmd()"), rows.back()[3].text.c_str());
}

void tst_history_command::shouldTellWhatTheJournalOfALibraryKnows()
{
    const std::string library = m_home->filePath(QStringLiteral("own.sqlite")).toStdString();
    QCOMPARE(run({"import", file(), "--as", "tide", "--library", library}).status, 0);
    {
        auto opened = Library::open(library, Library::Missing::IsAnError).value();
        QVERIFY(opened->setLinkedFile(opened->find("tide")->id, file()));
    }
    QCOMPARE(run({"set", "tide", "risk:3", "tier", "low", "--library", library}).status, 0);
    const QJsonArray points =
        json({"history", "tide", "--library", library})[QStringLiteral("points")].toArray();
    QCOMPARE(points.size(), 3);
    const QJsonObject last = points.last().toObject();
    QVERIFY(last[QStringLiteral("commit")].isNull());
    QCOMPARE(last[QStringLiteral("time")].toString(), QStringLiteral("2026-03-01T00:00:00Z"));
    QCOMPARE(last[QStringLiteral("weight")].toDouble(), 9.0);
    QVERIFY(run({"history", "tide", "--library", library}).out.find("2026-03-01  -  ")
            != std::string::npos);
}

void tst_history_command::shouldKeepWhatItReadInTheLibrary()
{
    const Ran first = run({"history", file()});
    const std::string path = m_home->filePath(QStringLiteral("loadline/library.sqlite"))
                                 .toStdString();
    QVERIFY(QFileInfo::exists(QString::fromStdString(path)));
    // A repository that has lost the contents: what it said is known all the same.
    for (const std::string &blob :
         {m_repository->hashOf("HEAD:RISKS.md"), m_repository->hashOf("HEAD~1:RISKS.md")})
        m_repository->remove(".git/objects/" + blob.substr(0, 2) + '/' + blob.substr(2));
    const Ran second = run({"history", file()});
    QCOMPARE(second.status, 0);
    QCOMPARE(second.out, first.out);
}

void tst_history_command::shouldDoWithoutALibrary()
{
    const Ran with = run({"history", file()});
    qputenv("XDG_DATA_HOME", "/dev/null/nowhere");
    const Ran without = run({"history", file()});
    QCOMPARE(without.status, 0);
    QCOMPARE(without.out, with.out);
}

void tst_history_command::shouldSayWhereAShallowCloneEnds()
{
    const TestRepository clone("file://" + m_repository->root(), {"--depth", "1"});
    const std::string path = clone.pathOf("RISKS.md");
    const Ran text = run({"history", path});
    QVERIFY2(text.out.find("\nThe clone is shallow: ") != std::string::npos, text.out.c_str());
    QVERIFY(run({"history", path, "--csv"}).err.find("shallow") != std::string::npos);
    QVERIFY(json({"history", path})[QStringLiteral("shallow")].toBool());
}

void tst_history_command::shouldRefuse_data()
{
    QTest::addColumn<QStringList>("typed");
    QTest::addColumn<QString>("mention");
    QTest::newRow("two forms") << QStringList{QStringLiteral("--json"), QStringLiteral("--csv")}
                               << QStringLiteral("do not go together");
    QTest::newRow("standard input")
        << QStringList{QStringLiteral("-")} << QStringLiteral("standard input has no history");
    QTest::newRow("no repository")
        << QStringList{QStringLiteral("/nowhere/RISKS.md")} << QStringLiteral("no git repository");
    QTest::newRow("no commit") << QStringList{QStringLiteral("FOLDER/new.md")}
                               << QStringLiteral("no commit has this file");
}

void tst_history_command::shouldRefuse()
{
    QFETCH(QStringList, typed);
    QFETCH(QString, mention);
    std::vector<std::string> words{"history"};
    for (const QString &word : std::as_const(typed))
        words.push_back(
            QString(word)
                .replace(QStringLiteral("FOLDER"), QString::fromStdString(m_repository->root()))
                .toStdString());
    const Ran ran = run(words);
    QCOMPARE(ran.status, 2);
    QVERIFY2(QString::fromStdString(ran.err).contains(mention), ran.err.c_str());
    QVERIFY(ran.out.empty());
}

LOADLINE_TEST(tst_history_command)
#include "tst_history_command.moc"
