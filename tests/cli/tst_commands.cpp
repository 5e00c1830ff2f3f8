// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "support/test_main.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>
#include <vector>

using namespace loadline;
using namespace loadline::cli;

namespace {

struct Ran
{
    int status = 0;
    QString out;
    QString err;
};

/// Runs a command in this process, with streams of its own.
Ran run(const QStringList &typed)
{
    std::vector<std::string> words;
    for (const QString &word : typed)
        words.push_back(word.toStdString());
    std::string outBytes;
    std::string errBytes;
    Output out(outBytes);
    Output err(errBytes);
    Streams streams{out, err};
    const int status = runCommandLine(words, streams);
    return {status, QString::fromStdString(outBytes), QString::fromStdString(errBytes)};
}

constexpr const char *ledger = R"(# Tide gauge: what a deployment carries

## Iteration 1 - Survive a dead modem
**Date**: 2026-01-05
**Status**: ✅ Completed
**Priority**: 🔴 CRITICAL

### Testing
✅ **Pulled the plug**: readings were kept for two days
⚠️ **Field test**: one station only

## Iteration 2 - Calibrated sensors
**Date**: 2026-01-19
**Status**: 🔄 In Progress

### Testing
⏳ **Drift**: needs a week

---

## Deployment Risk Register

### 🔴 Critical (Iteration 1 - FIXED)
1. ~~Readings lost when the modem dies~~ ✅ **FIXED**

### 🟠 High Priority
2. Sensor drift - no reference measurement → Iteration 2
3. Battery not watched - a station goes dark without a word

### 🟢 Low Priority
4. Station names differ between map and log

---

**Last Updated**: 2026-01-20 08:15 UTC
**Next Iteration**: Iteration 2
)";

QString words(const char *text)
{
    return QString::fromUtf8(text);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

class tst_commands : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_before;
    QString m_workingFolder;

    QString path(const char *name) const { return m_folder->filePath(words(name)); }
    QString reg() const { return path("ledger.md"); }
    QString library() const { return path("shelf.sqlite"); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workingFolder = QDir::currentPath();
        m_before = QByteArray(ledger);
        QVERIFY(write(reg(), m_before));
        qputenv("SOURCE_DATE_EPOCH", "1770000000"); // 2026-02-02T02:40:00Z
    }

    void cleanup()
    {
        QDir::setCurrent(m_workingFolder);
        qunsetenv("SOURCE_DATE_EPOCH");
    }

    void shouldSayItsVersionAndHelp()
    {
        QVERIFY(run({words("--version")}).out.startsWith(words("loadline-cli ")));
        const Ran help = run({words("--help")});
        QCOMPARE(help.status, 0);
        for (const Command *command : allCommands()) {
            const QString name = QString::fromUtf8(command->name.data(),
                                                   qsizetype(command->name.size()));
            QVERIFY2(help.out.contains(name), qPrintable(name));
            const Ran own = run({name, words("--help")});
            QCOMPARE(own.status, 0);
            QVERIFY(own.out.startsWith(words("Usage: loadline-cli ") + name));
        }
    }

    void shouldShowRisksAndIterationsALineEach()
    {
        const Ran risks = run({words("risks"), reg()});
        QCOMPARE(risks.status, 0);
        QCOMPARE(risks.out.count(QLatin1Char('\n')), 4);
        const Ran iterations = run({words("iterations"), reg()});
        QCOMPARE(iterations.status, 0);
        QCOMPARE(iterations.out.count(QLatin1Char('\n')), 2);
        QVERIFY(run({words("show"), reg()}).out.contains(words("4 risks")));
    }

    void shouldFilterRisks_data()
    {
        QTest::addColumn<QStringList>("filter");
        QTest::addColumn<int>("count");
        QTest::newRow("fixed") << QStringList{words("--status"), words("fixed")} << 1;
        QTest::newRow("by a word of the format")
            << QStringList{words("--status"), words("resolved")} << 1;
        QTest::newRow("of an iteration") << QStringList{words("--iteration"), words("2")} << 1;
        QTest::newRow("all there are, twice over")
            << QStringList{words("--status"), words("open"), words("--status"), words("fixed")}
            << 4;
        QTest::newRow("nobody's") << QStringList{words("--owner"), words("nobody")} << 0;
    }

    void shouldFilterRisks()
    {
        QFETCH(QStringList, filter);
        QFETCH(int, count);
        const Ran ran = run(QStringList{words("risks"), reg()} + filter);
        QCOMPARE(ran.status, 0);
        QCOMPARE(ran.out.count(QLatin1Char('\n')), count);
    }

    void shouldShowEveryKeyInJson()
    {
        const Ran ran = run({words("show"), reg(), words("--json")});
        QJsonParseError error;
        const QJsonObject root = QJsonDocument::fromJson(ran.out.toUtf8(), &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(root.value(words("schema")).toInt(), 1);
        QCOMPARE(root.value(words("risks")).toArray().size(), 4);
        const QStringList keys = {words("schema"),        words("title"),
                                  words("iterations"),    words("risks"),
                                  words("groups"),        words("other"),
                                  words("lastUpdated"),   words("lastUpdatedText"),
                                  words("nextIteration"), words("findings")};
        for (const QString &key : keys)
            QVERIFY2(root.contains(key), qPrintable(key));
        const QJsonObject risk = root.value(words("risks")).toArray().at(0).toObject();
        for (const char *key : {"number", "id", "tier", "tierDerived", "title", "detail", "status",
                                "statusText", "iteration", "evidence", "fields", "line"})
            QVERIFY2(risk.contains(words(key)), key);
    }

    void shouldChangeOneThingAndStampTheFile_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, QStringList arguments, const char *said = "") {
            const QStringList typed = words(name).split(QLatin1Char(':'));
            QTest::newRow(name) << QStringList{typed.first()} << arguments << words(said);
        };
        row("add", {words("low: Clock drift - hosts disagree")}, "5");
        row("add-risk", {words("Clock drift"), words("--tier"), words("low")}, "5");
        row("add-iteration", {words("Clock discipline")}, "3");
        row("append", {words("iteration:2/testing"), words("warn: Soak: ran one hour")});
        row("set", {words("risk:3"), words("Owner"), words("Dana")});
        row("plan", {words("3"), words("2")});
        row("plan:none", {words("2"), words("none")});
        row("move", {words("3"), words("low")});
        row("complete", {words("2")});
        row("reopen", {words("1")});
        row("accept", {words("3"), words("--by"), words("Dana")});
        row("close", {words("3")});
    }

    void shouldChangeOneThingAndStampTheFile()
    {
        QFETCH(QStringList, command);
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        const QStringList typed = command + QStringList{reg()} + arguments;

        const Ran dry = run(typed + QStringList{words("--dry-run")});
        QCOMPARE(dry.status, 0);
        QVERIFY2(dry.out.startsWith(words("--- a/")), qPrintable(dry.out + dry.err));
        QCOMPARE(contentOf(reg()), m_before);

        const Ran printed = run(typed + QStringList{words("-o"), words("-")});
        QCOMPARE(printed.status, 0);
        QCOMPARE(contentOf(reg()), m_before);

        const Ran done = run(typed);
        QVERIFY2(done.status == 0, qPrintable(done.err));
        QVERIFY(!done.out.isEmpty());
        if (!said.isEmpty())
            QCOMPARE(done.out, said + QLatin1Char('\n'));
        QCOMPARE(contentOf(reg()), printed.out.toUtf8());
        QVERIFY(contentOf(reg()).contains("2026-02-02"));
    }

    /// What `add` prints is what other commands take.
    void shouldNameTheNewRiskAsItCanBeCalled()
    {
        QFile file(reg());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# Tide gauge\n\n## Risk Register\n\n### High\n- Drift\n- Dark\n");
        file.close();
        const Ran added = run({words("add"), reg(), words("high: Clock drift")});
        QCOMPARE(added.out, words("@8\n"));
        const QString object = words("risk:") + added.out.trimmed();
        QCOMPARE(run({words("set"), reg(), object, words("Owner"), words("Dana")}).status, 0);
        QVERIFY(contentOf(reg()).contains("- Clock drift\n  - **Owner**: Dana\n"));
    }

    void shouldWriteNothingWhereNothingChanges()
    {
        QCOMPARE(run({words("plan"), reg(), words("3"), words("2")}).status, 0);
        const QByteArray planned = contentOf(reg());
        qputenv("SOURCE_DATE_EPOCH", "1780000000");
        const Ran again = run({words("plan"), reg(), words("3"), words("2")});
        QCOMPARE(again.status, 0);
        QVERIFY(again.err.contains(words("nothing to change")));
        QCOMPARE(contentOf(reg()), planned);
    }

    void shouldWriteTheResultElsewhereButOverNoOtherFile()
    {
        const QStringList typed = {words("close"), reg(), words("3"), words("-o")};
        QCOMPARE(run(typed + QStringList{path("new.md")}).status, 0);
        QCOMPARE(contentOf(reg()), m_before);
        QVERIFY(contentOf(path("new.md")) != m_before);

        QVERIFY(write(path("other.md"), "mine\n"));
        const Ran refused = run(typed + QStringList{path("other.md")});
        QCOMPARE(refused.status, 2);
        QCOMPARE(contentOf(path("other.md")), QByteArray("mine\n"));

        QCOMPARE(run(typed + QStringList{reg()}).status, 0);
        QCOMPARE(contentOf(reg()), contentOf(path("new.md")));
    }

    void shouldRefuseBadInputInOneLineAndChangeNothing_data()
    {
        QTest::addColumn<QStringList>("typed");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *name, QStringList typed, const char *named) {
            QTest::newRow(name) << typed << words(named);
        };
        row("no command", {}, "no command");
        row("an unknown command", {words("frobnicate")}, "frobnicate");
        row("a line feed in a command", {words("fro\nb\x1b[1m")}, "\\x0A");
        row("an unknown option", {words("show"), words("REG"), words("--colour")}, "--colour");
        row("a missing file", {words("show"), words("missing.md")}, "missing.md");
        row("a folder", {words("show"), words(".")}, "directory");
        row("an unknown tier", {words("move"), words("REG"), words("3"), words("dire")}, "dire");
        row("an unknown risk", {words("close"), words("REG"), words("99")}, "99");
        row("an unknown iteration", {words("complete"), words("REG"), words("9")}, "9");
        row("an iteration that is no number", {words("complete"), words("REG"), words("two")},
            "two");
        row("a plan for no iteration", {words("plan"), words("REG"), words("3"), words("9")}, "9");
        row("an unknown object",
            {words("set"), words("REG"), words("thing:3"), words("Owner"), words("x")}, "thing:3");
        row("an unknown section",
            {words("append"), words("REG"), words("iteration:2/poems"), words("x")}, "poems");
        row("a value that would not read back",
            {words("set"), words("REG"), words("risk:3"), words("title"), words("a\nb")}, "");
        row("an unknown status",
            {words("set"), words("REG"), words("iteration:2"), words("status"), words("quux")}, "");
        row("a day that does not exist",
            {words("add-iteration"), words("REG"), words("x"), words("--date"), words("2026-02-30")},
            "2026-02-30");
        row("no one who accepts", {words("accept"), words("REG"), words("3")}, "--by");
        row("an unknown sort", {words("risks"), words("REG"), words("--sort"), words("size")},
            "size");
        row("a file that is no library", {words("list"), words("--library"), words("REG")}, "");
        row("a library that is not there",
            {words("show"), words("x"), words("--library"), words("missing.sqlite")},
            "missing.sqlite");
        row("an unknown rule", {words("check"), words("--explain"), words("no-such-rule")},
            "no-such-rule");
    }

    void shouldRefuseBadInputInOneLineAndChangeNothing()
    {
        QFETCH(QStringList, typed);
        QFETCH(QString, named);
        QDir::setCurrent(m_folder->path());
        typed.replaceInStrings(QRegularExpression(words("^REG$")), reg());
        const Ran ran = run(typed);
        QCOMPARE(ran.status, 2);
        QVERIFY2(ran.err.startsWith(words("loadline-cli: ")), qPrintable(ran.err));
        QCOMPARE(ran.err.count(QLatin1Char('\n')), 1);
        QVERIFY2(ran.err.contains(named), qPrintable(ran.err));
        QCOMPARE(ran.out, QString());
        QCOMPARE(contentOf(reg()), m_before);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{words("ledger.md")});
    }

    void shouldSayWhereBytesAreNoText_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("place");
        QTest::newRow("a lone byte") << QByteArray("# A\n\nna\xEFve\n") << words(":3:3: ");
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFE#\0 \0A\0", 8) << words("UTF-16");
    }

    void shouldSayWhereBytesAreNoText()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, place);
        QVERIFY(write(reg(), bytes));
        for (const char *command : {"show", "add-iteration"}) {
            QStringList typed = {words(command), reg()};
            if (typed.first() == words("add-iteration"))
                typed << words("A title");
            const Ran ran = run(typed);
            QCOMPARE(ran.status, 2);
            QVERIFY2(ran.err.contains(place), qPrintable(ran.err));
            QCOMPARE(ran.err.count(QLatin1Char('\n')), 1);
            QCOMPARE(contentOf(reg()), bytes);
        }
        QVERIFY(write(reg(), "# A\n\nna\xEFve\n"));
        QCOMPARE(run({words("show"), reg(), words("--encoding"), words("latin1")}).status, 0);
    }

    void shouldReadDamagedTextButNotEditIt()
    {
        // "🔴", "✅" and an em dash, read as Windows-1252 and written out again.
        QByteArray damaged = m_before;
        damaged.replace("\xF0\x9F\x94\xB4", "\xC3\xB0\xC5\xB8\xE2\x80\x9D\xC2\xB4");
        damaged.replace("\xE2\x9C\x85", "\xC3\xA2\xC5\x93\xE2\x80\xA6");
        QVERIFY(damaged != m_before);
        QVERIFY(write(reg(), damaged));

        const Ran shown = run({words("risks"), reg()});
        QCOMPARE(shown.status, 0);
        QVERIFY2(shown.err.contains(words("Windows-1252")), qPrintable(shown.err));
        const Ran refused = run({words("close"), reg(), words("3")});
        QCOMPARE(refused.status, 2);
        QVERIFY2(refused.err.contains(words("fmt --repair")), qPrintable(refused.err));
        QCOMPARE(contentOf(reg()), damaged);

        QCOMPARE(run({words("fmt"), reg(), words("--repair")}).status, 0);
        QCOMPARE(contentOf(reg()), m_before);
        QCOMPARE(run({words("close"), reg(), words("3")}).status, 0);
    }

    void shouldFindTheRegisterThatIsLeftOut()
    {
        QVERIFY(QDir(m_folder->path()).mkpath(words(".git")));
        QVERIFY(QDir(m_folder->path()).mkpath(words("docs/deep")));
        QVERIFY(write(path("README.md"), "# A\n\n## Step 1 - Install\n\nText.\n"));
        QVERIFY(QFile::rename(reg(), path("docs/ledger.md")));
        QDir::setCurrent(path("docs/deep"));
        QCOMPARE(run({words("risks")}).out.count(QLatin1Char('\n')), 4);

        QVERIFY(write(path("second.md"), m_before));
        const Ran several = run({words("risks")});
        QCOMPARE(several.status, 2);
        QVERIFY2(several.err.contains(words("../../second.md, ../ledger.md")),
                 qPrintable(several.err));

        QVERIFY(write(path(".loadline.toml"), "register = \"docs/ledger.md\"\n"));
        QCOMPARE(run({words("close"), words("3")}).status, 0);
        QVERIFY(contentOf(path("docs/ledger.md")) != m_before);
        QCOMPARE(contentOf(path("second.md")), m_before);
    }

    void shouldFindNothingOutsideOfTheRepository()
    {
        QVERIFY(QDir(m_folder->path()).mkpath(words("repository/.git")));
        QVERIFY(QDir(m_folder->path()).mkpath(words("outside")));
        QVERIFY(QFile::rename(reg(), path("outside/ledger.md")));
        QVERIFY(QFile::link(path("outside/ledger.md"), path("repository/RISKS.md")));
        QVERIFY(QFile::link(path("outside"), path("repository/docs")));
        QDir::setCurrent(path("repository"));
        const QStringList typed = {words("close"), words("3")};
        QVERIFY(run(typed).err.contains(words("there is none in this repository")));
        for (const QByteArray named : {"../outside/ledger.md", "RISKS.md", "docs/ledger.md"}) {
            QVERIFY(write(path("repository/.loadline.toml"), "\nregister = '" + named + "'\n"));
            const Ran refused = run(typed);
            QCOMPARE(refused.status, 2);
            QVERIFY2(refused.err.contains(words(".loadline.toml:2:1: ")), qPrintable(refused.err));
        }
        QCOMPARE(contentOf(path("outside/ledger.md")), m_before);

        // What a person names is meant.
        QCOMPARE(run({words("close"), words("RISKS.md"), words("3")}).status, 0);
        QVERIFY(contentOf(path("outside/ledger.md")) != m_before);
        QVERIFY(QFileInfo(path("repository/RISKS.md")).isSymLink());
    }

    void shouldKeepFilesInALibraryAndGiveThemBack()
    {
        const QStringList inLibrary = {words("--library"), library()};
        QVERIFY(run(QStringList{words("import"), reg()} + inLibrary).status == 0);
        QVERIFY(run(QStringList{words("list")} + inLibrary).out.startsWith(words("ledger.md  ")));
        QCOMPARE(run(QStringList{words("export")} + inLibrary).out.toUtf8(), m_before);

        QCOMPARE(run(QStringList{words("complete"), words("ledger"), words("2")} + inLibrary).status,
                 0);
        QCOMPARE(contentOf(reg()), m_before);
        const Ran edited = run(QStringList{words("export"), words("ledger.md")} + inLibrary);
        QVERIFY(edited.out.toUtf8() != m_before);
        QVERIFY2(!edited.out.contains(words("2026-02-02")), "the library's text is not stamped");

        const QStringList toFile = QStringList{words("export"), words("-o"), reg()} + inLibrary;
        QVERIFY(run(toFile).status == 0);
        const QByteArray written = contentOf(reg());
        QVERIFY(written.contains("2026-02-02"));
        qputenv("SOURCE_DATE_EPOCH", "1780000000");
        QVERIFY(run(toFile).err.contains(words("nothing to change")));
        QCOMPARE(contentOf(reg()), written);
    }

    void shouldNotExportOverWhatItHasNotRead()
    {
        const QStringList inLibrary = {words("--library"), library()};
        QVERIFY(run(QStringList{words("import"), reg()} + inLibrary).status == 0);
        QCOMPARE(run(QStringList{words("close"), words("ledger"), words("3")} + inLibrary).status,
                 0);
        QVERIFY(write(reg(), m_before + "more\n"));
        const QStringList toFile = QStringList{words("export"), words("-o"), reg()} + inLibrary;
        const Ran refused = run(toFile);
        QCOMPARE(refused.status, 2);
        QVERIFY(refused.err.contains(words("--force")));
        QCOMPARE(contentOf(reg()), m_before + "more\n");
        QCOMPARE(run(toFile + QStringList{words("--force")}).status, 0);
        QVERIFY(!contentOf(reg()).contains("more\n"));
    }

    void shouldImportAFileAgainOnlyWhereNothingIsLost()
    {
        const QStringList import = {words("import"), reg(), words("--library"), library()};
        QCOMPARE(run(import).status, 0);
        QVERIFY(run(import).err.contains(words("nothing to change")));

        QVERIFY(write(reg(), m_before + "\nMore.\n"));
        QCOMPARE(run(import).status, 0);
        QCOMPARE(run({words("export"), words("--library"), library()}).out.toUtf8(),
                 m_before + "\nMore.\n");

        QCOMPARE(run({words("close"), words("3"), words("--library"), library()}).status, 0);
        QVERIFY(write(reg(), m_before));
        const Ran refused = run(import);
        QCOMPARE(refused.status, 2);
        QVERIFY(refused.err.contains(words("--as")));
        QCOMPARE(run(import + QStringList{words("--as"), words("another")}).status, 0);
    }

    void shouldMakeNoLibraryForAFileThatCannotBeRead()
    {
        const Ran ran = run({words("import"), path("missing.md"), words("--library"), library()});
        QCOMPARE(ran.status, 2);
        QVERIFY(!QFile::exists(library()));
    }
};

LOADLINE_TEST(tst_commands)
#include "tst_commands.moc"
