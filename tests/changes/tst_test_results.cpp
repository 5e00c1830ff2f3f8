// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/test_results.h"

#include "markdown/reader.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using loadline::changes::TestResult;

/// Results of tests as lines of *Testing*.
class tst_test_results : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldRecord_data();
    void shouldRecord();
    void shouldWriteALineASuiteWhereTestsAreMany();
    void shouldWriteOneLineWhereSuitesAreMany();
    void shouldUpdateWhatItWrote();
    void shouldReadBackAnyName_data();
    void shouldReadBackAnyName();
    void shouldChangeNothingElse_data();
    void shouldChangeNothingElse();
    void shouldRefuse();
};

namespace {

constexpr auto pass = MarkState::Pass;
constexpr auto bad = MarkState::Fail;
constexpr auto warn = MarkState::Warn;
constexpr auto skip = MarkState::Pending;

std::string document(const std::string &testing)
{
    return "# Gate\n\n## Iteration 1 - Pump\n**Status**: 🔄 In Progress\n\n"
           + (testing.empty() ? testing : "### Testing\n" + testing + "\n")
           + "### Benefits\n1. **Calm**: no rush\n";
}

std::string recorded(const std::string &text, const std::vector<TestResult> &results)
{
    const auto change = changes::recordTests(markdown::read(text), 1, results);
    if (!change)
        return "REFUSED: " + change.error().what;
    const std::string after = applied(text, change->splices);
    if (applied(after, inverse(text, change->splices)) != text)
        return "NOT TAKEN BACK";
    return after;
}

std::vector<TestResult> many(int suites, int tests, MarkState last = pass)
{
    std::vector<TestResult> all;
    for (int s = 0; s < suites; ++s) {
        for (int t = 0; t < tests; ++t)
            all.push_back({"Suite" + std::to_string(s),
                           "test" + std::to_string(t),
                           s + 1 == suites && t + 1 == tests ? last : pass,
                           {}});
    }
    return all;
}

} // namespace

Q_DECLARE_METATYPE(std::vector<TestResult>)

void tst_test_results::shouldRecord_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<std::vector<TestResult>>("results");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const char *before, std::vector<TestResult> results,
                        const char *after) {
        QTest::newRow(name) << QString::fromUtf8(before) << results << QString::fromUtf8(after);
    };
    row("a line of that name", "⏳ **Drain**: no request lost\n", {{"S", "Drain", pass, {}}},
        "✅ **Drain**: no request lost\n");
    row("whatever its case and marks", "- ❌ **`drain_all`**: x\n", {{"S", "Drain_All", pass, {}}},
        "- ✅ **`drain_all`**: x\n");
    row("with its suite", "⏳ **S.Drain**: x\n", {{"S", "Drain", bad, "why"}}, "❌ **S.Drain**: x\n");
    row("a line called as the suite", "⏳ **Unit**: by hand\n",
        {{"Unit", "a", pass, {}}, {"Unit", "b", bad, {}}}, "❌ **Unit**: by hand\n");
    row("a suite of which some were not run", "⏳ **Unit**\n",
        {{"Unit", "a", pass, {}}, {"Unit", "b", skip, {}}}, "⚠️ **Unit**\n");
    row("a suite of which none was run", "✅ **Unit**\n",
        {{"Unit", "a", skip, {}}, {"Unit", "b", skip, {}}}, "⏳ **Unit**\n");
    row("the worst of several", "⏳ **Drain**\n",
        {{"A", "Drain", pass, {}}, {"B", "Drain", bad, {}}, {"C", "Drain", warn, {}}},
        "❌ **Drain**\n");
    row("others stay", "✅ **Soak**: a night\n⏳ **Drain**: x\n", {{"S", "Drain", pass, {}}},
        "✅ **Soak**: a night\n✅ **Drain**: x\n");
    row("a box", "- [ ] Drain\n", {{"S", "Drain", pass, {}}}, "- [x] Drain\n");
    row("a new one", "✅ **Soak**: a night\n", {{"S", "Drain", pass, {}}},
        "✅ **Soak**: a night\n✅ **Drain**\n");
    row("new ones in the form of their neighbours", "* ✅ **Soak**: a night\n",
        {{"S", "Drain", bad, "expected `3`"}, {"S", "Bell", skip, "no bell"}},
        "* ✅ **Soak**: a night\n* ❌ **Drain**: `` expected `3` ``\n* ⏳ **Bell**: `no bell`\n");
    row("the same name in two suites", "✅ **Soak**\n",
        {{"A", "Drain", pass, {}}, {"B", "Drain", bad, {}}},
        "✅ **Soak**\n✅ **A.Drain**\n❌ **B.Drain**\n");
    row("the same name in two classes of one suite", "✅ **Soak**\n",
        {{"all", "Drain", pass, {}, "pier"}, {"all", "Drain", bad, {}, "gate"}},
        "✅ **Soak**\n✅ **pier.Drain**\n❌ **gate.Drain**\n");
    row("with its class", "✅ **pier.Drain**\n❌ **gate.Drain**\n",
        {{"all", "Drain", pass, {}, "gate"}}, "✅ **pier.Drain**\n✅ **gate.Drain**\n");
    row("a name with a colon at its end", "❌ **Scenario: Drain:**\n",
        {{"S", "Scenario: Drain:", pass, {}}}, "✅ **Scenario: Drain:**\n");
    row("the same name in one suite", "✅ **Soak**\n",
        {{"A", "Drain", pass, {}}, {"A", "Drain", bad, {}}}, "✅ **Soak**\n❌ **Drain**\n");
    row("nothing new", "✅ **Drain**: x\n", {{"S", "Drain", pass, {}}}, "✅ **Drain**: x\n");
    row("a message that no longer holds", "❌ **Drain**: `expected 3`\n", {{"S", "Drain", pass, {}}},
        "✅ **Drain**\n");
    row("another message", "❌ **Drain**: `expected 3`\n", {{"S", "Drain", bad, "expected 4"}},
        "❌ **Drain**: `expected 4`\n");
    row("no section yet", "", {{"S", "Drain", pass, {}}}, "✅ **Drain**\n");
}

void tst_test_results::shouldRecord()
{
    QFETCH(QString, before);
    QFETCH(std::vector<TestResult>, results);
    QFETCH(QString, after);
    QCOMPARE(QString::fromStdString(recorded(document(before.toStdString()), results)),
             QString::fromStdString(document(after.toStdString())));
}

void tst_test_results::shouldWriteALineASuiteWhereTestsAreMany()
{
    QCOMPARE(QString::fromStdString(recorded(document("✅ **Soak**: x\n"), many(2, 11, bad))),
             QString::fromStdString(
                 document("✅ **Soak**: x\n✅ **Suite0**: 11 of 11 passed\n"
                          "❌ **Suite1**: 10 of 11 passed, 1 failed (test10)\n")));
    // Twenty are few.
    const std::string few = recorded(document("✅ **Soak**: x\n"), many(1, 20));
    QVERIFY(few.find("✅ **test19**\n") != std::string::npos);
}

void tst_test_results::shouldWriteOneLineWhereSuitesAreMany()
{
    QCOMPARE(QString::fromStdString(recorded(document("✅ **Soak**: x\n"), many(21, 5, bad))),
             QString::fromStdString(document(
                 "✅ **Soak**: x\n❌ **All tests**: 104 of 105 passed, 1 failed (test4)\n")));
}

void tst_test_results::shouldUpdateWhatItWrote()
{
    for (const int suites : {2, 21}) {
        const std::string once = recorded(document("✅ **Soak**: x\n"), many(suites, 15, bad));
        const std::string mended = recorded(once, many(suites, 15));
        QCOMPARE(recorded(mended, many(suites, 15, bad)), once);
        QVERIFY2(mended.find("failed") == std::string::npos, mended.c_str());
        QCOMPARE(std::count(mended.begin(), mended.end(), '\n'),
                 std::count(once.begin(), once.end(), '\n'));
        // Fewer tests than before do not make new lines of them.
        const std::string fewer = recorded(once, many(suites, 1));
        QCOMPARE(std::count(fewer.begin(), fewer.end(), '\n'),
                 std::count(once.begin(), once.end(), '\n'));
    }
}

void tst_test_results::shouldReadBackAnyName_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"test_waits[car-3]",
                             "Suite/Gate.Waits/0",
                             "shouldWait(a \"car\")",
                             "operator*",
                             "a ** b",
                             "vector<int>",
                             "__init__",
                             "_x_",
                             "a: b",
                             "**bold**: x",
                             "`code`",
                             "~~x~~",
                             "a | b",
                             "&amp;",
                             "<script>alert(1)</script>",
                             "[x](http://a.example)",
                             "line\nbreak",
                             "tab\there",
                             "\u202Eabc",
                             "fail: x",
                             "- x",
                             "1. x",
                             "# x",
                             "caf\u00e9",
                             "\\",
                             "",
                             "   "})
        QTest::newRow(name) << QString::fromUtf8(name);
}

/// Recorded again, each finds its own line.
void tst_test_results::shouldReadBackAnyName()
{
    QFETCH(QString, name);
    const std::vector<TestResult> failed{{"S", name.toStdString(), bad, {}}};
    const std::vector<TestResult> passed{{"S", name.toStdString(), pass, {}}};
    const std::string once = recorded(document("✅ **Soak**: x\n"), failed);
    QVERIFY2(!once.starts_with("REFUSED"), once.c_str());
    const Register reg = markdown::read(once);
    QCOMPARE(markdown::itemsOf(reg, reg.iterations[0].sections[0]).size(), std::size_t(2));
    if (name.trimmed().isEmpty())
        return;
    std::string expected = once;
    expected.replace(expected.find("❌"), std::string("❌").size(), "✅");
    QCOMPARE(recorded(once, passed), expected);
}

void tst_test_results::shouldChangeNothingElse_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const test::Variant &variant : test::variantsOf(test::houseRegister()))
        QTest::newRow(variant.name) << QByteArray::fromStdString(variant.text);
}

void tst_test_results::shouldChangeNothingElse()
{
    QFETCH(QByteArray, text);
    const std::string before = text.toStdString();
    const std::string after = recorded(before, {{"S", "Soak", pass, {}}});
    std::string expected = before;
    expected.replace(expected.find("⏳ **Soak**"), std::string("⏳").size(), "✅");
    QCOMPARE(after, expected);
}

void tst_test_results::shouldRefuse()
{
    const Register reg = markdown::read(document("✅ **Soak**\n"));
    QVERIFY(!changes::recordTests(reg, 1, {}));
    QVERIFY(!changes::recordTests(reg, 2, {{"S", "Drain", pass, {}}}));
}

LOADLINE_TEST(tst_test_results)
#include "tst_test_results.moc"
