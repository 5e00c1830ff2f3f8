// SPDX-License-Identifier: GPL-3.0-or-later
#include "mends/mend.h"

#include "markdown/reader.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>

using namespace loadline;
using mends::Mend;

namespace {

const mends::Conditions conditions{{}, "2026-02-03T04:05:06Z"};

std::vector<checks::Finding> findingsOf(const Register &reg, const std::string &rule)
{
    auto all = checks::check(reg, {}, {"2026-02-03"});
    std::erase_if(all, [&rule](const checks::Finding &one) { return one.rule != rule; });
    return all;
}

std::vector<std::string> rulesIn(const std::vector<checks::Finding> &findings)
{
    std::vector<std::string> rules;
    for (const checks::Finding &finding : findings)
        rules.push_back(finding.rule);
    std::ranges::sort(rules);
    rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    return rules;
}

std::vector<std::string> namesOf(const Register &reg)
{
    std::vector<std::string> names;
    for (const Risk &risk : reg.risks)
        names.push_back(risk.isNamed ? risk.id : risk.title);
    std::ranges::sort(names);
    return names;
}

const std::string gaps = "## Risk Register\n\n### 🟠 High\n2. Fog\n5. Ice\n9. Tide\n"
                         "\n### 🟡 Medium\n1. Wind\n7. Hail\n";

} // namespace

/// All findings of a rule at once, and every mend over collected registers.
class tst_mends_of_many : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldMendAllOfARuleAsOneChange();
    void shouldPassOverWhatCannotBeMended();
    void shouldRefuseWhereNothingCanBeMended();
    void shouldStopWhenCancelled();
    void shouldHoldOverCollectedRegisters();
};

void tst_mends_of_many::shouldMendAllOfARuleAsOneChange()
{
    const Register reg = markdown::read(gaps);
    const auto change = mends::allOf(reg, "rendered-number", conditions);
    QVERIFY(change.has_value());
    const std::string after = applied(gaps, change->splices);
    QCOMPARE(QByteArray::fromStdString(after),
             QByteArray("## Risk Register\n\n### 🟠 High\n2. Fog\n<!-- -->\n5. Ice\n<!-- -->\n"
                        "9. Tide\n\n### 🟡 Medium\n1. Wind\n<!-- -->\n7. Hail\n"));
    QVERIFY(findingsOf(markdown::read(after), "rendered-number").empty());
    QCOMPARE(applied(after, inverse(gaps, change->splices)), gaps);
}

void tst_mends_of_many::shouldPassOverWhatCannotBeMended()
{
    const std::string text = "## Iteration 1 - Radar\n\n### Files Modified\n- `bow.c` (+2 lines)\n"
                             "- `bow.c` (+3 lines)\n- `aft.c`\n- `aft.c`\n";
    const Register reg = markdown::read(text);
    const auto change = mends::allOf(reg, "repeated-file", conditions);
    QVERIFY(change.has_value());
    QCOMPARE(applied(text, change->splices), text.substr(0, text.size() - 10));
}

void tst_mends_of_many::shouldRefuseWhereNothingCanBeMended()
{
    const Register reg = markdown::read("## Iteration 1 - Radar\n**Status**: musing\n");
    QVERIFY(!mends::allOf(reg, "unknown-status", conditions).has_value());
    QVERIFY(!mends::allOf(reg, "no-such-rule", conditions).has_value());
}

void tst_mends_of_many::shouldStopWhenCancelled()
{
    std::size_t asked = 0;
    const auto change = mends::allOf(markdown::read(gaps), "rendered-number", conditions,
                                     [&asked](std::size_t done, std::size_t all) {
                                         [&] { QCOMPARE(all, std::size_t(3)); }();
                                         ++asked;
                                         return done < 1;
                                     });
    QVERIFY(!change.has_value());
    QCOMPARE(asked, std::size_t(2));
}

/// Each mend that is offered does what it says or is refused with a reason; it loses no risk, and
/// undone the bytes are as they were.
void tst_mends_of_many::shouldHoldOverCollectedRegisters()
{
    if (test::sharedFolder().empty())
        QSKIP("no shared folder beside the source");
    std::size_t done = 0;
    std::size_t refused = 0;
    for (const auto &file : test::corpusFiles()) {
        const Register reg = markdown::read(test::sharedFile(file));
        const auto findings = checks::check(reg, {}, {"2026-02-03"});
        for (const std::string &rule : rulesIn(findings)) {
            const auto ofRule = findingsOf(reg, rule);
            // The first and the last of each rule speak for the others.
            for (const checks::Finding &finding : {ofRule.front(), ofRule.back()}) {
                for (const Mend &mend : mends::mendsFor(reg, finding, conditions)) {
                    const auto change = mends::tried(reg, mend, conditions);
                    if (!change) {
                        QVERIFY2(!change.error().what.empty(), file.c_str());
                        ++refused;
                        continue;
                    }
                    const std::string after = applied(*reg.text, change->splices);
                    const Register now = markdown::read(after);
                    QVERIFY2(findingsOf(now, rule).size() < ofRule.size(), file.c_str());
                    QVERIFY2(mend.kind == mends::MendKind::RepairText
                                 || namesOf(now) == namesOf(reg),
                             (file + " " + rule).c_str());
                    QCOMPARE(applied(after, inverse(*reg.text, change->splices)), *reg.text);
                    ++done;
                }
            }
        }
    }
    qInfo("%zu mends done, %zu refused", done, refused);
    QVERIFY(done > refused);
}

LOADLINE_TEST(tst_mends_of_many)
#include "tst_mends_of_many.moc"
