// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/policy.h"
#include "support/test_main.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace loadline;
using namespace loadline::policy;

class tst_policy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldReadEveryKey();
    void shouldKnowTheHousesSettings();
    void shouldReadEachStamping_data();
    void shouldReadEachStamping();
    void shouldReadEachLevel_data();
    void shouldReadEachLevel();
    void shouldSayWhereAnErrorStands_data();
    void shouldSayWhereAnErrorStands();
    void shouldSayTheFirstErrorOfSeveral();
    void shouldFindTheNearestFile();
    void shouldNameTheRegister();
    void shouldRefuseARegisterOutside_data();
    void shouldRefuseARegisterOutside();
    void shouldSayWhetherToStamp();
    void shouldRefuseAFolderOfThatName();
    void shouldFindARuleThatNobodyKnows();

private:
    static void write(const QString &path, const char *text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
};

void tst_policy::shouldReadEveryKey()
{
    const auto policy = policyFromText(
        "# of this team\r\n"
        "register = \"docs/RISKS.md\"\r\n"
        "last-updated = \"completion\"\r\n"
        "number-separators = false\r\n"
        "limit = 12.5\r\n"
        "acceptance-notice-days = 30\r\n"
        "[weights]\r\ncritical = 10\r\nlow = 0.5\r\n"
        "[review-days]\r\ncritical = 7\r\nhigh = 30\r\n"
        "[rules]\r\nname-twice = \"off\"\r\nevidence = \"no-go\"\r\n",
        "here");
    QVERIFY2(policy, policy ? "" : policy.error().what.c_str());
    QCOMPARE(policy->path, std::string("here"));
    QCOMPARE(policy->registerPath, std::string("docs/RISKS.md"));
    QCOMPARE(policy->lastUpdated, Stamping::OnCompletion);
    QCOMPARE(policy->numberSeparators, false);
    QCOMPARE(policy->limit, 12.5);
    QCOMPARE(policy->acceptanceNoticeDays, 30);
    QCOMPARE(policy->weights[Tier::Critical], 10.0);
    QCOMPARE(policy->weights[Tier::High], 4.0);
    QCOMPARE(policy->weights[Tier::Low], 0.5);
    QCOMPARE(policy->reviewDays[Tier::Critical], std::optional(7));
    QCOMPARE(policy->reviewDays[Tier::High], std::optional(30));
    QCOMPARE(policy->reviewDays[Tier::Low], std::nullopt);
    QCOMPARE(policy->rules.size(), std::size_t(2));
    QCOMPARE(policy->rules[0].rule, std::string("name-twice"));
    QCOMPARE(policy->rules[0].line, std::size_t(14));
    QCOMPARE(policy->levelOf("name-twice"), std::optional(RuleLevel::Off));
    QCOMPARE(policy->levelOf("evidence"), std::optional(RuleLevel::Error));
    QCOMPARE(policy->levelOf("another"), std::nullopt);
    // The limit is one of the weights' words, too.
    QCOMPARE(policyFromText("[weights]\nlimit = 3\n", "")->limit, 3.0);
}

void tst_policy::shouldKnowTheHousesSettings()
{
    for (const char *text : {"", "\n", "# nothing\n", "\xEF\xBB\xBF# a mark\n"}) {
        const auto policy = policyFromText(text, "");
        QVERIFY(policy);
        QVERIFY(*policy == Policy{});
    }
    const Policy house;
    QCOMPARE(house.lastUpdated, Stamping::OnWrite);
    QCOMPARE(house.weights[Tier::Critical], 8.0);
    QCOMPARE(house.weights[Tier::High], 4.0);
    QCOMPARE(house.weights[Tier::Medium], 2.0);
    QCOMPARE(house.weights[Tier::Low], 1.0);
    QCOMPARE(house.limit, 20.0);
    QCOMPARE(house.acceptanceNoticeDays, 14);
    QVERIFY(house.numberSeparators);
}

void tst_policy::shouldReadEachStamping_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<int>("stamping");
    QTest::newRow("write") << QByteArray("write") << int(Stamping::OnWrite);
    QTest::newRow("completion") << QByteArray("completion") << int(Stamping::OnCompletion);
    QTest::newRow("never") << QByteArray("never") << int(Stamping::Never);
}

void tst_policy::shouldReadEachStamping()
{
    QFETCH(QByteArray, word);
    QFETCH(int, stamping);
    const auto policy = policyFromText("last-updated = '" + word.toStdString() + "'", "");
    QVERIFY(policy);
    QCOMPARE(int(policy->lastUpdated), stamping);
}

void tst_policy::shouldReadEachLevel_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<int>("level");
    const auto row = [](const char *word, RuleLevel level) {
        QTest::newRow(word) << QByteArray(word) << int(level);
    };
    row("off", RuleLevel::Off);
    row("note", RuleLevel::Note);
    row("caution", RuleLevel::Warning);
    row("warning", RuleLevel::Warning);
    row("no-go", RuleLevel::Error);
    row("error", RuleLevel::Error);
}

void tst_policy::shouldReadEachLevel()
{
    QFETCH(QByteArray, word);
    QFETCH(int, level);
    const auto policy = policyFromText("[rules]\na-rule = '" + word.toStdString() + "'", "");
    QVERIFY(policy);
    QCOMPARE(int(policy->levelOf("a-rule").value()), level);
}

void tst_policy::shouldSayWhereAnErrorStands_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *text, int line, int column, const char *what) {
        QTest::newRow(QByteArray(text).replace('\n', ';').constData())
            << QByteArray(text) << line << column << QString::fromUtf8(what);
    };
    row("limit = 2\n\n  colour = 1\n", 3, 3, "unknown key 'colour'");
    row("[weights]\ncritical = 1\nurgent = 2\n", 3, 1, "unknown key 'urgent'");
    row("[review-days]\n\nCritical = 2\n", 3, 1, "unknown key 'Critical'");
    row("[colours]\nred = 1\n", 1, 1, "unknown key 'colours'");
    row("register = 3\n", 1, 1, "'register' is not the path of a file");
    row("register = ''\n", 1, 1, "'register' is not the path of a file");
    row("last-updated = 'monthly'\n", 1, 1, "'last-updated' has an unknown value");
    row("last-updated = true\n", 1, 1, "'last-updated' has an unknown value");
    row("number-separators = 'no'\n", 1, 1, "'number-separators' is not true or false");
    row("limit = 'much'\n", 1, 1, "'limit' is not a number from 0");
    row("limit = -1\n", 1, 1, "'limit' is not a number from 0");
    row("limit = 1e300\n", 1, 1, "'limit' is not a number from 0");
    row("limit = inf\n", 1, 1, "'limit' is not a number from 0");
    row("acceptance-notice-days = 1.5\n", 1, 1, "'acceptance-notice-days' is not");
    row("acceptance-notice-days = -3\n", 1, 1, "'acceptance-notice-days' is not");
    row("review-days = 30\n", 1, 1, "'review-days' is not a table");
    row("weights = []\n", 1, 1, "'weights' is not a table");
    row("rules = 'all'\n", 1, 1, "'rules' is not a table");
    row("[rules]\na = 'off'\nb = 'loud'\n", 3, 1, "'b' has an unknown value");
    row("limit = 2\nlimit\n", 2, 1, "is not valid TOML");
    row("limit = 2\nlimit = 3\n", 2, 1, "is not valid TOML");
    row("a = \"\xFF\"\n", 1, 1, "is not UTF-8");
}

void tst_policy::shouldSayWhereAnErrorStands()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    QFETCH(int, column);
    QFETCH(QString, what);
    const auto policy = policyFromText(text.toStdString(), "docs/.loadline.toml");
    QVERIFY(!policy);
    const QString said = QString::fromStdString(policy.error().what);
    QVERIFY2(said.startsWith(what), qPrintable(said));
    QVERIFY(!said.contains(QLatin1Char('\n')));
    QCOMPARE(policy.error().code, ErrorCode::BadPolicy);
    QCOMPARE(policy.error().path, std::string("docs/.loadline.toml"));
    QCOMPARE(int(policy.error().line), line);
    QCOMPARE(int(policy.error().column), column);
}

void tst_policy::shouldSayTheFirstErrorOfSeveral()
{
    const auto policy = policyFromText("z = 1\na = 2\n[rules]\nb = 3\n", "");
    QVERIFY(!policy);
    QCOMPARE(policy.error().line, std::size_t(1));
}

void tst_policy::shouldFindTheNearestFile()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("a/b/c")));
    write(folder.filePath(QStringLiteral(".loadline.toml")), "limit = 1\n");
    write(folder.filePath(QStringLiteral("a/b/.loadline.toml")), "limit = 2\n");
    const auto limitFor = [&](const char *file) {
        const auto policy = policyFor(folder.filePath(QString::fromLatin1(file)).toStdString());
        return policy ? policy->limit : -1;
    };
    QCOMPARE(limitFor("RISKS.md"), 1.0);
    QCOMPARE(limitFor("a/RISKS.md"), 1.0);
    QCOMPARE(limitFor("a/b/RISKS.md"), 2.0);
    QCOMPARE(limitFor("a/b/c/RISKS.md"), 2.0);
    QCOMPARE(limitFor("a/b/c/../../RISKS.md"), 1.0);

    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(folder.filePath(QStringLiteral("a/b/c"))));
    const auto standardInput = policyFor("-");
    const auto relative = policyFor("RISKS.md");
    QVERIFY(QDir::setCurrent(before));
    QCOMPARE(standardInput->limit, 2.0);
    QCOMPARE(relative->limit, 2.0);
}

void tst_policy::shouldNameTheRegister()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("a/b")));
    const std::string below = folder.filePath(QStringLiteral("a/b")).toStdString();
    write(folder.filePath(QStringLiteral(".loadline.toml")), "register = './docs/RISKS.md'\n");
    QCOMPARE(registerFor(below)->value(),
             folder.filePath(QStringLiteral("docs/RISKS.md")).toStdString());
    // The nearest file decides, even where it names none.
    write(folder.filePath(QStringLiteral("a/.loadline.toml")), "limit = 2\n");
    QVERIFY(!registerFor(below)->has_value());
    write(folder.filePath(QStringLiteral("a/b/.loadline.toml")), "registers = 2\n");
    QVERIFY(!registerFor(below));
    QCOMPARE(registerFor(below).error().code, ErrorCode::BadPolicy);
}

void tst_policy::shouldRefuseARegisterOutside_data()
{
    QTest::addColumn<QString>("named");
    QTest::addColumn<bool>("isInside");
    const auto row = [](const char *name, const char *named, bool isInside) {
        QTest::newRow(name) << QString::fromUtf8(named) << isInside;
    };
    row("beside it", "RISKS.md", true);
    row("not there yet", "docs/new/RISKS.md", true);
    row("elsewhere in the repository", "../RISKS.md", true);
    row("through a link inside", "../inside.md", true);
    row("outside", "../../RISKS.md", false);
    row("far outside", "../../../../../../etc/passwd", false);
    row("absolute", "/etc/passwd", false);
    row("up behind what is not there", "not/there/../../../../RISKS.md", false);
    row("a link", "../link.md", false);
    row("a link in its folders", "../links/RISKS.md", false);
    row("a link to what is not there", "../dangling.md", false);
    row("the folder's name, longer", "../../repository-other/RISKS.md", false);
}

void tst_policy::shouldRefuseARegisterOutside()
{
    QFETCH(QString, named);
    QFETCH(bool, isInside);
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("repository/.git")));
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("repository/sub")));
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("repository-other")));
    const auto path = [&](const char *name) { return folder.filePath(QString::fromUtf8(name)); };
    write(path("RISKS.md"), "x");
    write(path("repository/RISKS.md"), "x");
    QVERIFY(QFile::link(QStringLiteral("RISKS.md"), path("repository/inside.md")));
    QVERIFY(QFile::link(path("RISKS.md"), path("repository/link.md")));
    QVERIFY(QFile::link(folder.path(), path("repository/links")));
    QVERIFY(QFile::link(path("nowhere.md"), path("repository/dangling.md")));
    const QString policy = path("repository/sub/.loadline.toml");
    const QByteArray text = "limit = 3\nregister = '" + named.toUtf8() + "'\n";
    write(policy, text.constData());

    const auto found = registerFor(path("repository/sub").toStdString());
    QCOMPARE(found.has_value(), isInside);
    if (!isInside) {
        QCOMPARE(found.error().code, ErrorCode::BadPolicy);
        QCOMPARE(found.error().path, policy.toStdString());
        QCOMPARE(found.error().line, std::size_t(2));
        QVERIFY(!found.error().hint.empty());
    }
    // Without a repository it is the policy's own folder that it must not lead out of.
    QVERIFY(QDir(path("repository/.git")).removeRecursively());
    QCOMPARE(registerFor(path("repository/sub").toStdString()).has_value(),
             isInside && !named.startsWith(QStringLiteral("..")));
}

void tst_policy::shouldSayWhetherToStamp()
{
    const QTemporaryDir folder;
    const std::string file = folder.filePath(QStringLiteral("RISKS.md")).toStdString();
    const QString policy = folder.filePath(QStringLiteral(".loadline.toml"));
    QVERIFY(*stampsLastUpdated(file, false));
    write(policy, "last-updated = 'completion'\n");
    QVERIFY(!*stampsLastUpdated(file, false));
    QVERIFY(*stampsLastUpdated(file, true));
    write(policy, "last-updated = 'never'\n");
    QVERIFY(!*stampsLastUpdated(file, true));
    write(policy, "last-updated = 'write'\n");
    QVERIFY(*stampsLastUpdated(file, false));
    write(policy, "last-updated =\n");
    QVERIFY(!stampsLastUpdated(file, false));
}

void tst_policy::shouldRefuseAFolderOfThatName()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral(".loadline.toml")));
    const auto policy = policyFor(folder.filePath(QStringLiteral("RISKS.md")).toStdString());
    QVERIFY(!policy);
    QCOMPARE(policy.error().code, ErrorCode::NotReadable);
}

void tst_policy::shouldFindARuleThatNobodyKnows()
{
    const auto policy = policyFromText("[rules]\none = 'off'\ntwo = 'off'\n", "p");
    QVERIFY(policy);
    QVERIFY(!unknownRule(*policy, {"two", "one"}));
    const auto error = unknownRule(*policy, {"one", "three"});
    QVERIFY(error);
    QCOMPARE(error->line, std::size_t(3));
    QCOMPARE(error->what, std::string("unknown rule 'two'"));
    QCOMPARE(error->hint, std::string("known are one, three"));
}

LOADLINE_TEST(tst_policy)
#include "tst_policy.moc"
