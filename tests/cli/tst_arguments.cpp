// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"
#include "support/test_main.h"

#include <QTest>

#include <string>
#include <vector>

using namespace loadline;
using namespace loadline::cli;

namespace {

using Words = std::vector<std::string>;

constexpr Option options[] = {
    {"--tier", "T", "a tier", true},
    {"--detail", "D", "a detail"},
    {"-o,--output", "FILE", "a file"},
    {"--json", "", "a flag"},
};

constexpr Arity oneArgument = {true, 1, 1};

Result<Arguments> parsed(const Words &typed, Arity arity = oneArgument)
{
    return Arguments::parse(options, arity, typed);
}

} // namespace

class tst_arguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldTakeTheFirstOfOneTooManyForTheRegister()
    {
        const auto both = parsed({"docs/register.md", "2"});
        QVERIFY(both);
        QCOMPARE(both->reg(), std::optional<std::string>("docs/register.md"));
        QCOMPARE(both->rest(), Words{"2"});

        const auto leftOut = parsed({"2"});
        QVERIFY(leftOut);
        QVERIFY(!leftOut->reg());
        QCOMPARE(leftOut->rest(), Words{"2"});
    }

    void shouldTakeOptionsAnywhere()
    {
        const auto arguments = parsed({"--tier", "high", "-", "--json", "2", "--tier=low", "-o-"});
        QVERIFY(arguments);
        QCOMPARE(arguments->values("--tier"), (Words{"high", "low"}));
        QCOMPARE(arguments->reg(), std::optional<std::string>("-"));
        QCOMPARE(arguments->rest(), Words{"2"});
        QVERIFY(arguments->has("--json"));
        QCOMPARE(arguments->value("--output"), std::optional<std::string>("-"));
        QVERIFY(!arguments->value("--detail"));
    }

    void shouldKeepTextAsItIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("in brackets") << QStringLiteral("[a, b]");
        QTest::newRow("braces") << QStringLiteral("{}");
        QTest::newRow("quotes") << QStringLiteral("\"a\" 'b'");
        QTest::newRow("a bullet") << QStringLiteral("- a");
        QTest::newRow("an equals sign") << QStringLiteral("a=b");
        QTest::newRow("a plan") << QStringLiteral("high: a -> 4");
        QTest::newRow("a line feed") << QStringLiteral("a\nb");
        QTest::newRow("two plus signs") << QStringLiteral("++");
        QTest::newRow("per cent") << QStringLiteral("%%");
    }

    void shouldKeepTextAsItIs()
    {
        QFETCH(QString, text);
        const std::string word = text.toStdString();
        const auto arguments = parsed({word, "--detail", word, "--tier=" + word});
        QVERIFY(arguments);
        QCOMPARE(arguments->rest(), Words{word});
        QCOMPARE(arguments->value("--detail"), std::optional<std::string>(word));
        QCOMPARE(arguments->values("--tier"), Words{word});
    }

    void shouldTakeAnythingBehindTwoDashes()
    {
        const auto arguments = parsed({"--json", "--", "register.md", "--tier"});
        QVERIFY(arguments);
        QCOMPARE(arguments->reg(), std::optional<std::string>("register.md"));
        QCOMPARE(arguments->rest(), Words{"--tier"});
        QVERIFY(arguments->values("--tier").empty());
    }

    void shouldTakeAValueThatLooksLikeAnOption()
    {
        const auto arguments = parsed({"x", "--detail", "--json"});
        QVERIFY(arguments);
        QCOMPARE(arguments->value("--detail"), std::optional<std::string>("--json"));
        QVERIFY(!arguments->has("--json"));
    }

    void shouldRefuseInOneLine_data()
    {
        QTest::addColumn<QStringList>("typed");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *name, QStringList typed, const char *named) {
            QTest::newRow(name) << typed << QString::fromUtf8(named);
        };
        row("nothing", {}, "missing");
        row("one too many", {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}, "'c'");
        row("an unknown option", {QStringLiteral("a"), QStringLiteral("--color")}, "'--color'");
        row("an unknown short option", {QStringLiteral("a"), QStringLiteral("-x")}, "'-x'");
        row("a negative number", {QStringLiteral("-5")}, "'-5'");
        row("no value", {QStringLiteral("a"), QStringLiteral("--detail")}, "--detail");
        row("twice",
            {QStringLiteral("a"), QStringLiteral("--detail"), QStringLiteral("x"),
             QStringLiteral("--detail"), QStringLiteral("y")},
            "--detail");
        row("a flag with a value", {QStringLiteral("a"), QStringLiteral("--json=maybe")}, "json");
    }

    void shouldRefuseInOneLine()
    {
        QFETCH(QStringList, typed);
        QFETCH(QString, named);
        Words words;
        for (const QString &word : typed)
            words.push_back(word.toStdString());
        const auto arguments = parsed(words);
        QVERIFY(!arguments);
        QCOMPARE(arguments.error().code, ErrorCode::BadUsage);
        const QString what = QString::fromStdString(arguments.error().what);
        QVERIFY2(what.contains(named), qPrintable(what));
        QVERIFY2(!what.contains(QLatin1Char('\n')), qPrintable(what));
    }

    void shouldReadNumbersOfIterations()
    {
        QCOMPARE(iterationNumber("2").value_or(-1), 2);
        QCOMPARE(iterationNumber("iteration:12").value_or(-1), 12);
        QCOMPARE(iterationNumber("Iteration 3").value_or(-1), 3);
        for (const std::string_view word : {"", "two", "2a", "-1", "99999999999", "iteration:"})
            QVERIFY2(!iterationNumber(word), std::string(word).c_str());
    }
};

LOADLINE_TEST(tst_arguments)
#include "tst_arguments.moc"
