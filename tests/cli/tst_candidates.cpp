// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/candidates.h"
#include "cli/manual.h"
#include "support/test_main.h"

#include <QDir>
#include <QFile>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

using namespace loadline;
using namespace loadline::cli;

namespace {

constexpr const char *ledger = R"(# Tide gauge

## Iteration 1 - Survive a dead modem
**Status**: ✅ Completed

## Iteration 2 - Calibrated sensors
**Status**: 🔄 In Progress

## Deployment Risk Register

### 🟠 High Priority
2. Sensor drift - no reference measurement → Iteration 2
   - **Owner**: Dana
3. Battery not watched - a station goes dark
   - **Owner**: Dana

### 🟢 Low Priority
- **R-004**: Station names differ
)";

/// What is written for a shell, a line each.
QStringList lines(const QStringList &typed)
{
    std::vector<std::string> words;
    for (const QString &word : typed)
        words.push_back(word.toStdString());
    std::string bytes;
    {
        Output out(bytes);
        writeCandidates(candidatesFor(words), out);
        out.flush();
    }
    return QString::fromStdString(bytes).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

/// The words alone; "FILES" where files are asked for.
QStringList words(const QStringList &typed)
{
    QStringList all;
    for (const QString &line : lines(typed)) {
        const QString word = line.section(QLatin1Char('\t'), 0, 0);
        all << (word.isEmpty() ? QStringLiteral("FILES") : word);
    }
    return all;
}

QString asString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

class tst_candidates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void shouldNameEveryCommandFirst();
    void shouldNameEveryOptionOfACommand_data();
    void shouldNameEveryOptionOfACommand();
    void shouldTellEveryCommandAndOptionInTheManual();
    void shouldNotNameAnOptionTwice();
    void shouldOfferWhatCanStandThere_data();
    void shouldOfferWhatCanStandThere();
    void shouldSayWhatANumberStandsFor();
    void shouldOfferNothingThatAShellWouldRun();
    void shouldNotReadStandardInput();
    void shouldSayNothingOfARegisterThatIsNotThere();

private:
    void write(const char *name, const QByteArray &text);

    QTemporaryDir m_folder;
    QString m_before;
};

void tst_candidates::init()
{
    m_before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder.path()));
    write("ledger.md", ledger);
}

void tst_candidates::cleanup()
{
    QDir::setCurrent(m_before);
}

void tst_candidates::write(const char *name, const QByteArray &text)
{
    QFile file(m_folder.filePath(QLatin1String(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void tst_candidates::shouldNameEveryCommandFirst()
{
    QStringList all;
    for (const Command *command : allCommands())
        all << asString(command->name);
    QVERIFY(all.size() > 20);
    QCOMPARE(words({QStringLiteral("help"), QString()}), all);
    QCOMPARE(words({QString()}), all << QStringLiteral("help"));
}

void tst_candidates::shouldNameEveryOptionOfACommand_data()
{
    QTest::addColumn<const Command *>("command");
    for (const Command *command : allCommands())
        QTest::newRow(asString(command->name).toUtf8().constData()) << command;
}

void tst_candidates::shouldNameEveryOptionOfACommand()
{
    QFETCH(const Command *, command);
    QStringList all;
    for (const Option &option : optionsOf(*command))
        all << asString(option.longName());
    QCOMPARE(words({asString(command->name), QStringLiteral("-")}),
             all << QStringLiteral("--help"));
}

void tst_candidates::shouldTellEveryCommandAndOptionInTheManual()
{
    const QString page = QString::fromStdString(manualOfCommands());
    const auto bold = [](std::string_view name) -> QString {
        return QStringLiteral("\\fB")
               + asString(name).replace(QLatin1Char('-'), QStringLiteral("\\-"))
               + QStringLiteral("\\fR");
    };
    for (const Command *command : allCommands()) {
        const QString heading = QStringLiteral(".TP\n") + bold(command->name);
        const qsizetype at = page.indexOf(heading);
        QVERIFY2(at >= 0, command->name.data());
        for (const Option &option : optionsOf(*command))
            QVERIFY2(page.indexOf(bold(option.longName()), at) > at, option.name.data());
    }
    for (const QString &line : page.split(QLatin1Char('\n')))
        QVERIFY2(!line.startsWith(QLatin1Char('\'')), qPrintable(line));
}

void tst_candidates::shouldNotNameAnOptionTwice()
{
    const QStringList flag{QStringLiteral("risks"), QStringLiteral("--json"), QStringLiteral("--")};
    QVERIFY(!words(flag).contains(QStringLiteral("--json")));
    const QStringList repeated{QStringLiteral("risks"), QStringLiteral("--tier"),
                               QStringLiteral("low"), QStringLiteral("--")};
    QVERIFY(words(repeated).contains(QStringLiteral("--tier")));
    const QStringList shortForm{QStringLiteral("plan"), QStringLiteral("-o"), QStringLiteral("x"),
                                QStringLiteral("--")};
    QVERIFY(!words(shortForm).contains(QStringLiteral("--output")));
}

void tst_candidates::shouldOfferWhatCanStandThere_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");

    QTest::newRow("a number, or the register") << "complete |"
                                               << "1 2 FILES";
    QTest::newRow("a number behind the register") << "complete ledger.md |"
                                                  << "1 2";
    QTest::newRow("nothing is left") << "complete ledger.md 2 |"
                                     << "";
    QTest::newRow("a risk behind options") << "accept --by Dana |"
                                           << "2 3 R-004 FILES";
    QTest::newRow("an iteration behind a risk") << "plan 3 |"
                                                << "1 2 none";
    QTest::newRow("a tier behind register and risk") << "move ledger.md 3 |"
                                                     << "critical high medium low";
    QTest::newRow("a tier as an option's value") << "risks --tier |"
                                                 << "critical high medium low";
    QTest::newRow("a value behind =") << "risks --sort=|"
                                      << "--sort=document --sort=number --sort=tier";
    QTest::newRow("owners, once each") << "risks --owner |"
                                       << "Dana";
    QTest::newRow("choices") << "check --fail-on |"
                             << "error warning never";
    QTest::newRow("many registers") << "check a.md b.md |"
                                    << "FILES";
    QTest::newRow("two files") << "diff a.md |"
                               << "FILES";
    QTest::newRow("a third of two") << "diff a.md b.md |"
                                    << "";
    QTest::newRow("a library") << "show --library |"
                               << "default FILES";
    QTest::newRow("what is not known") << "add-risk --detail |"
                                       << "";
    QTest::newRow("behind --, where a dash is no option") << "complete -- |"
                                                          << "1 2 FILES";
    QTest::newRow("a command that is not there") << "sail |"
                                                 << "";
    QTest::newRow("a section of an iteration")
        << "append ledger.md |"
        << "iteration:1/testing iteration:1/impact iteration:1/side-effects iteration:1/benefits "
           "iteration:1/next-steps iteration:1/files iteration:2/testing iteration:2/impact "
           "iteration:2/side-effects iteration:2/benefits iteration:2/next-steps iteration:2/files";
    QTest::newRow("an object") << "set ledger.md |"
                               << "risk:2 risk:3 risk:R-004 iteration:1 iteration:2 register";
}

void tst_candidates::shouldOfferWhatCanStandThere()
{
    QFETCH(QString, typed);
    QFETCH(QString, expected);
    // The bar stands for the cursor.
    QStringList line = typed.split(QLatin1Char(' '));
    line.last().chop(1);
    QCOMPARE(words(line).join(QLatin1Char(' ')), expected);
}

void tst_candidates::shouldSayWhatANumberStandsFor()
{
    const QStringList all = lines({QStringLiteral("plan"), QStringLiteral("ledger.md"), QString()});
    QCOMPARE(all.value(1), QStringLiteral("3\thigh, open: Battery not watched"));
}

void tst_candidates::shouldOfferNothingThatAShellWouldRun()
{
    write("ledger.md", "# X\n\n## Risk Register\n\n| ID | Risk | Tier |\n|---|---|---|\n"
                       "| $(reboot) | One | high |\n| R-2 | Two \x1b[31m red | high |\n");
    const QStringList all = lines({QStringLiteral("close"), QString()});
    QVERIFY(all.size() >= 2);
    QCOMPARE(all.value(0), QStringLiteral("R-2\thigh, open: Two \\x1B[31m red"));
    for (const QString &line : all)
        QVERIFY2(!line.contains(QLatin1String("$(")), qPrintable(line));
}

void tst_candidates::shouldNotReadStandardInput()
{
    QCOMPARE(words({QStringLiteral("complete"), QStringLiteral("-"), QString()}), QStringList());
}

void tst_candidates::shouldSayNothingOfARegisterThatIsNotThere()
{
    QVERIFY(QFile::remove(m_folder.filePath(QStringLiteral("ledger.md"))));
    QCOMPARE(words({QStringLiteral("complete"), QString()}), QStringList{QStringLiteral("FILES")});
}

LOADLINE_TEST(tst_candidates)
#include "tst_candidates.moc"
