// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace loadline;
using namespace loadline::cli;
using namespace loadline::test;

/// `diff` as it is typed: files, and files at a revision of a real repository.
class tst_diff_command : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void shouldSayNothingOfEqualTexts();
    void shouldSayWhatHappened();
    void shouldTellScripts();
    void shouldSayByItsStatusThatTextsDiffer();
    void shouldReadARevision_data();
    void shouldReadARevision();
    void shouldTakeAFileOfThatNameFirst();
    void shouldRefuse_data();
    void shouldRefuse();
    void shouldMendDamagedText();
    void shouldNotLetARegisterSteerTheTerminal();

private:
    struct Ran
    {
        int status = 0;
        std::string out;
        std::string err;
    };
    Ran run(const std::vector<std::string> &typed) const;
    void write(const char *name, const std::string &text) const;
    void git(const QStringList &arguments) const;

    QString m_oldFolder;
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    const auto at = text.find(what);
    return at == std::string::npos ? text : text.replace(at, what.size(), with);
}

std::string completed()
{
    return replaced(houseRegister(), "🔄 In Progress", "✅ Completed");
}

} // namespace

tst_diff_command::Ran tst_diff_command::run(const std::vector<std::string> &typed) const
{
    Ran ran;
    Output out(ran.out);
    Output err(ran.err);
    Streams streams{out, err};
    ran.status = runCommandLine(typed, streams);
    return ran;
}

void tst_diff_command::write(const char *name, const std::string &text) const
{
    QFile file(m_folder->filePath(QLatin1String(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.data(), qint64(text.size()));
}

void tst_diff_command::git(const QStringList &arguments) const
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("GIT_CONFIG_GLOBAL"), QStringLiteral("/dev/null"));
    environment.insert(QStringLiteral("GIT_CONFIG_NOSYSTEM"), QStringLiteral("1"));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder->path());
    process.start(QStringLiteral("git"),
                  QStringList{QStringLiteral("-c"), QStringLiteral("user.name=Dana"),
                              QStringLiteral("-c"), QStringLiteral("user.email=d@example.org")}
                      + arguments);
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

void tst_diff_command::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_oldFolder = QDir::currentPath();
    QDir::setCurrent(m_folder->path());
    write("a.md", houseRegister());
    write("b.md", completed());
}

void tst_diff_command::cleanup()
{
    QDir::setCurrent(m_oldFolder);
}

void tst_diff_command::shouldSayNothingOfEqualTexts()
{
    const auto ran = run({"diff", "a.md", "a.md", "--exit-code"});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.out, std::string());
    QCOMPARE(ran.err, std::string());
}

void tst_diff_command::shouldSayWhatHappened()
{
    const auto ran = run({"diff", "a.md", "b.md"});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.out, std::string("Iteration 2 completed\n"));
}

void tst_diff_command::shouldTellScripts()
{
    const auto ran = run({"diff", "a.md", "b.md", "--json"});
    QCOMPARE(ran.status, 0);
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(ran.out)).object();
    QCOMPARE(json[QLatin1String("schema")].toInt(), 1);
    const auto changes = json[QLatin1String("changes")].toArray();
    QCOMPARE(changes.size(), 1);
    const auto change = changes[0].toObject();
    QCOMPARE(change[QLatin1String("kind")].toString(), QStringLiteral("iterationCompleted"));
    QCOMPARE(change[QLatin1String("object")].toString(), QStringLiteral("iteration:2"));
    QCOMPARE(change[QLatin1String("before")].toString(), QStringLiteral("inProgress"));
    QCOMPARE(change[QLatin1String("after")].toString(), QStringLiteral("completed"));
    QCOMPARE(change[QLatin1String("text")].toString(), QStringLiteral("Iteration 2 completed"));
    QVERIFY(change[QLatin1String("line")].toInt() > 1);
    QVERIFY(!change[QLatin1String("gone")].toBool());
    const auto none = run({"diff", "a.md", "a.md", "--json"});
    QCOMPARE(none.out, std::string("{\n  \"schema\": 1,\n  \"changes\": []\n}\n"));
}

void tst_diff_command::shouldSayByItsStatusThatTextsDiffer()
{
    QCOMPARE(run({"diff", "a.md", "b.md", "--exit-code"}).status, 1);
    write("c.md", withLineEndings(houseRegister(), "\r\n"));
    QCOMPARE(run({"diff", "a.md", "c.md", "--exit-code"}).status, 1);
    QCOMPARE(run({"diff", "a.md", "gone.md", "--exit-code"}).status, 2);
}

void tst_diff_command::shouldReadARevision_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("from the root") << "." << QByteArray("HEAD:docs/r.md");
    QTest::newRow("from the root, below it") << "docs" << QByteArray("HEAD:docs/r.md");
    QTest::newRow("from here") << "docs" << QByteArray("HEAD:./r.md");
    QTest::newRow("from here, as typed") << "docs" << QByteArray("HEAD:r.md");
    QTest::newRow("a tag") << "." << QByteArray("v1:docs/r.md");
}

void tst_diff_command::shouldReadARevision()
{
    QFETCH(QString, folder);
    QFETCH(QByteArray, before);
    // GIVEN a repository with the register, which was edited since
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("docs")));
    write("docs/r.md", houseRegister());
    git({QStringLiteral("init"), QStringLiteral("-q")});
    git({QStringLiteral("add"), QStringLiteral("docs/r.md")});
    git({QStringLiteral("commit"), QStringLiteral("-qm"), QStringLiteral("One")});
    git({QStringLiteral("tag"), QStringLiteral("v1")});
    write("docs/r.md", completed());
    QVERIFY(QDir::setCurrent(m_folder->filePath(folder)));
    // WHEN
    const auto file = m_folder->filePath(QStringLiteral("docs/r.md")).toStdString();
    const auto ran = run({"diff", before.toStdString(), file});
    // THEN
    QVERIFY2(ran.status == 0, ran.err.c_str());
    QCOMPARE(ran.out, std::string("Iteration 2 completed\n"));
    // AND what is not there is said in a line with its name
    const auto gone = run({"diff", "HEAD:gone.md", file});
    QCOMPARE(gone.status, 2);
    QVERIFY2(gone.err.find("HEAD:gone.md: ") != std::string::npos, gone.err.c_str());
    QCOMPARE(std::count(gone.err.begin(), gone.err.end(), '\n'), 1);
    const auto unknown = run({"diff", "nowhere:docs/r.md", file});
    QCOMPARE(unknown.status, 2);
    QVERIFY2(unknown.err.find("nowhere:docs/r.md: ") != std::string::npos, unknown.err.c_str());
}

void tst_diff_command::shouldTakeAFileOfThatNameFirst()
{
    write("HEAD:a.md", completed());
    const auto ran = run({"diff", "a.md", "HEAD:a.md"});
    QVERIFY2(ran.status == 0, ran.err.c_str());
    QCOMPARE(ran.out, std::string("Iteration 2 completed\n"));
}

void tst_diff_command::shouldRefuse_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("mention");
    QTest::newRow("a file that is not there")
        << QByteArray("a.md") << QByteArray("gone.md") << QByteArray("gone.md: ");
    QTest::newRow("a revision with no repository")
        << QByteArray("HEAD:a.md") << QByteArray("b.md") << QByteArray("HEAD:a.md: ");
    QTest::newRow("standard input twice")
        << QByteArray("-") << QByteArray("-") << QByteArray("standard input");
    QTest::newRow("what is not UTF-8")
        << QByteArray("a.md") << QByteArray("latin.md") << QByteArray("latin.md:1:4: ");
}

void tst_diff_command::shouldRefuse()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, mention);
    write("latin.md", "# K\xFChler\n");
    const auto ran = run({"diff", before.toStdString(), after.toStdString()});
    QCOMPARE(ran.status, 2);
    QCOMPARE(ran.out, std::string());
    QVERIFY2(ran.err.find(mention.toStdString()) != std::string::npos, ran.err.c_str());
    QCOMPARE(std::count(ran.err.begin(), ran.err.end(), '\n'), 1);
}

void tst_diff_command::shouldMendDamagedText()
{
    // GIVEN the register with each check mark read as Mac Roman once
    auto damaged = houseRegister();
    for (auto at = damaged.find("✅"); at != std::string::npos; at = damaged.find("✅", at))
        damaged.replace(at, 3, "\xE2\x80\x9A\xC3\xBA\xC3\x96");
    write("damaged.md", damaged);
    // WHEN
    const auto ran = run({"diff", "a.md", "damaged.md", "--exit-code"});
    // THEN it is the same text, of other bytes
    QCOMPARE(ran.status, 1);
    QVERIFY2(ran.err.find("damaged.md") != std::string::npos, ran.err.c_str());
    QVERIFY2(ran.out.starts_with("Only the encoding or damaged characters changed"),
             ran.out.c_str());
    // AND it can be looked at as it stands
    const auto asItIs = run({"diff", "a.md", "damaged.md", "--repair", "off"});
    QCOMPARE(asItIs.err, std::string());
    QVERIFY(!asItIs.out.starts_with("Only the encoding"));
}

void tst_diff_command::shouldNotLetARegisterSteerTheTerminal()
{
    write("b.md", replaced(houseRegister(), "**Status**: 🔄 In Progress",
                           "**Status**: 🔄 In Progress\n**Owner**: a\x1b[2J\xC2\x9B"
                           "b"));
    const auto ran = run({"diff", "a.md", "b.md"});
    QCOMPARE(ran.status, 0);
    QVERIFY(!ran.out.empty());
    QVERIFY2(ran.out.find('\x1b') == std::string::npos, ran.out.c_str());
}

LOADLINE_TEST(tst_diff_command)
#include "tst_diff_command.moc"
