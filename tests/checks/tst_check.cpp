// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/check.h"

#include "markdown/reader.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace loadline;
using loadline::checks::Finding;

namespace {

std::vector<Finding> findingsIn(const std::string &text, const policy::Policy &policy = {})
{
    return checks::check(markdown::read(text), policy);
}

/// The errors and warnings; what is left of a healthy register are notes.
QByteArray complaintsAbout(const std::string &text)
{
    QByteArray all;
    for (const Finding &finding : checks::check(markdown::read(text), {}, {"2026-11-23"}))
        if (finding.severity != Finding::Note)
            all += QByteArray::number(qulonglong(finding.line))
                       .append(": ")
                       .append(finding.text.c_str())
                       .append('\n');
    return all;
}

const std::string twoDoubles = R"(# Ferry timetable

## Iteration 1 - Tide tables
**Status**: thinking about it

## Iteration 1 - Winter service

## Risk Register

### 🟠 High
1. Fog - no radar in the small boats
1. Ice in the harbour → Iteration 9
)";

} // namespace

class tst_check : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldFindNothingToMendInAHouseRegister();
    void shouldFindNothingToMendInTheSample();
    void shouldFindNothingToMendInTheSeed();
    void shouldSortByLineColumnAndRule();
    void shouldCountColumnsInCodePoints();
    void shouldSayTheSameOnEveryCall();
    void shouldTakeSeveritiesFromThePolicy();
    void shouldLeaveOutRulesThatAreOff();
    void shouldNotCountNumbersWhereSeparatorsAreOff();
    void shouldExplainEveryRule();
    void shouldKnowRulesByName();
    void shouldReadEveryFileOfTheCorpus();
};

void tst_check::shouldFindNothingToMendInAHouseRegister()
{
    for (const auto &variant : test::variantsOf(test::houseRegister()))
        QCOMPARE(complaintsAbout(variant.text), QByteArray());
}

void tst_check::shouldFindNothingToMendInTheSample()
{
    QCOMPARE(complaintsAbout(test::sampleRegister()), QByteArray());
}

void tst_check::shouldFindNothingToMendInTheSeed()
{
    if (test::sharedFolder().empty())
        QSKIP("no shared folder beside the source");
    QCOMPARE(complaintsAbout(test::sharedFile("format/seed.md")), QByteArray());
}

void tst_check::shouldSortByLineColumnAndRule()
{
    const auto findings = findingsIn(twoDoubles);
    std::vector<std::string> rules;
    for (const Finding &finding : findings)
        rules.push_back(std::to_string(finding.line) + " " + finding.rule);
    const std::vector<std::string> expected = {"4 unknown-status", "6 duplicate-name",
                                               "12 duplicate-name", "12 plan-to-nowhere"};
    QCOMPARE(rules, expected);
}

void tst_check::shouldCountColumnsInCodePoints()
{
    // GIVEN a plan behind letters of several bytes
    const auto findings = findingsIn("# Ä\n\n## Risk Register\n\n### High\n"
                                     "1. Fähre ⛴️ läuft auf → Iteration 9\n");

    // THEN it is where a reader counts it
    QCOMPARE(findings.size(), std::size_t(1));
    QCOMPARE(findings.front().line, std::size_t(6));
    QCOMPARE(findings.front().column, std::size_t(23));
}

void tst_check::shouldSayTheSameOnEveryCall()
{
    QVERIFY(findingsIn(twoDoubles) == findingsIn(twoDoubles));
}

void tst_check::shouldTakeSeveritiesFromThePolicy()
{
    policy::Policy policy;
    policy.rules = {{"duplicate-name", policy::RuleLevel::Note, 1}};
    for (const Finding &finding : findingsIn(twoDoubles, policy))
        if (finding.rule == "duplicate-name")
            QCOMPARE(finding.severity, Finding::Note);
}

void tst_check::shouldLeaveOutRulesThatAreOff()
{
    policy::Policy policy;
    policy.rules = {{"duplicate-name", policy::RuleLevel::Off, 1},
                    {"unknown-status", policy::RuleLevel::Off, 2}};
    const auto findings = findingsIn(twoDoubles, policy);
    QCOMPARE(findings.size(), std::size_t(1));
    QCOMPARE(findings.front().rule, std::string("plan-to-nowhere"));
}

void tst_check::shouldNotCountNumbersWhereSeparatorsAreOff()
{
    const std::string text = "# A\n\n## Risk Register\n\n### High\n1. Fog\n3. Ice\n";
    policy::Policy policy;
    policy.numberSeparators = false;
    QCOMPARE(findingsIn(text).size(), std::size_t(1));
    QVERIFY(findingsIn(text, policy).empty());

    policy.rules = {{"rendered-number", policy::RuleLevel::Error, 1}};
    QCOMPARE(findingsIn(text, policy).size(), std::size_t(1));
}

void tst_check::shouldExplainEveryRule()
{
    std::set<std::string_view> names;
    for (const checks::Rule &rule : checks::rules()) {
        QVERIFY(names.insert(rule.name).second);
        QVERIFY(rule.look != nullptr);
        QVERIFY(rule.explanation.size() > 100);
        QVERIFY(rule.explanation.find('\n') == std::string_view::npos);
    }
    QVERIFY(std::ranges::is_sorted(checks::rules(), {}, &checks::Rule::name));
}

void tst_check::shouldKnowRulesByName()
{
    QVERIFY(checks::ruleNamed("duplicate-name") != nullptr);
    QVERIFY(checks::ruleNamed("Duplicate-Name") == nullptr);
    QVERIFY(checks::ruleNamed("") == nullptr);
}

void tst_check::shouldReadEveryFileOfTheCorpus()
{
    if (test::sharedFolder().empty())
        QSKIP("no shared folder beside the source");
    for (const auto &file : test::corpusFiles()) {
        const auto reg = markdown::read(test::sharedFile(file));
        for (const Finding &finding : checks::check(reg, {}, {"2026-11-23"})) {
            QVERIFY2(finding.line >= 1 && finding.line <= reg.lineStarts.size(), file.c_str());
            QVERIFY2(finding.column >= 1, file.c_str());
        }
    }
}

LOADLINE_TEST(tst_check)
#include "tst_check.moc"
