// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewed.h"

#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>

using namespace loadline;
using namespace loadline::test;
using review::Reason;
using review::Verdict;
using review::Weight;

/// Registers and their verdicts.
class tst_verdicts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldJudge_data();
    void shouldJudge();
    void shouldLeaveOutARuleThatIsOff_data() { shouldJudge_data(); }
    void shouldLeaveOutARuleThatIsOff();
    void shouldWeighAsThePolicySays_data() { shouldJudge_data(); }
    void shouldWeighAsThePolicySays();
    void shouldKnowEveryRuleByItsName();
    void shouldJudgeByARuleOfChecksOnlyWhereThePolicySaysSo();
    void shouldHoldTheLoadAgainstTheLimitOfThePolicy();
    void shouldTellOfTheFilesThatDiffer();
    void shouldJudgeTheRegisterThatTheFormatComesFrom();
    void shouldJudgeTheSample();
};

namespace {

constexpr const char *highRisk = "None identified yet\n";
constexpr const char *medium = "2. Lamp fades - in winter\n";

void addRow(const char *name, const Edits &edits, const char *verdict)
{
    QTest::newRow(name) << QByteArray::fromStdString(edited(soundRegister(), edits))
                        << QByteArray(verdict);
}

/// A second group of critical risks.
Edits critical(const std::string &risk)
{
    return {{"### 🟠 High", "### 🔴 Critical (Remaining)\n" + risk + "\n### 🟠 High"}};
}

void addRisks()
{
    addRow("nothing to say", {}, "go\n");
    addRow("a critical risk is open", critical("3. Sea wall cracks\n"), "noGo\nopen-critical 29\n");
    addRow("a critical risk is planned", critical("3. Sea wall cracks → Iteration 1\n"),
           "noGo\nopen-critical 29\n");
    addRow("a critical risk of no known status",
           {{"2. Lamp fades - in winter\n\n---",
             "| ID | Risk | Severity | Status |\n|---|---|---|---|\n"
             "| 3 | Crack | Critical | hm |\n\n---"}},
           "noGo\nopen-critical 34\n");
    addRow("a critical risk is accepted",
           critical("3. Sea wall cracks ✅ **ACCEPTED**\n   - **Accepted**: 2026-05-01 by Bo\n"),
           "go\n");
    addRow("a critical risk is mitigated", critical("3. Sea wall cracks ✅ **MITIGATED**\n"), "go\n");
    addRow("a critical risk is closed", critical("3. ~~Sea wall cracks~~ ⛔ **CLOSED**\n"), "go\n");
    addRow("a critical risk was accepted until yesterday",
           critical("3. Sea wall cracks ✅ **ACCEPTED**\n"
                    "   - **Accepted**: 2026-05-01 by Bo until 2026-06-14\n"),
           "noGo\nopen-critical 29\nlapsed-acceptance 30\n");
    addRow("a critical risk was accepted as another one",
           critical("3. Sea wall cracks ✅ **ACCEPTED**\n"
                    "   - **Accepted**: 2026-05-01 by Bo [#00000000]\n"),
           "noGo\nopen-critical 29\nlapsed-acceptance 30\n");
    addRow("an acceptance ends soon",
           critical("3. Sea wall cracks ✅ **ACCEPTED**\n"
                    "   - **Accepted**: 2026-05-01 by Bo until 2026-06-20\n"),
           "goWithCaution\nending-acceptance 30\n");
    addRow("an acceptance ends later",
           critical("3. Sea wall cracks ✅ **ACCEPTED**\n"
                    "   - **Accepted**: 2026-05-01 by Bo until 2026-09-20\n"),
           "go\n");
    addRow("an acceptance ends on no day",
           critical("3. Sea wall cracks ✅ **ACCEPTED**\n"
                    "   - **Accepted**: 2026-05-01 by Bo until the next release\n"),
           "goWithCaution\nending-acceptance 30\n");
    for (const char *none : {"No", "-", "not yet", "*TBD*", "❌"})
        addRow(none, critical("3. Sea wall cracks\n   - **Accepted**: " + std::string(none) + "\n"),
               "noGo\nopen-critical 29\n");
    addRow("a low acceptance has lapsed",
           {{medium, "2. Lamp fades ✅ **ACCEPTED**\n"
                     "   - **Accepted**: 2026-05-01 by Bo until 2026-06-14\n"}},
           "goWithCaution\nlapsed-acceptance 33\n");
    addRow("a high risk is open", {{highRisk, "3. Sea wall cracks\n"}},
           "goWithCaution\nopen-high 29\n");
    addRow("two high risks are open", {{highRisk, "3. Sea wall cracks\n4. Tide tables are old\n"}},
           "goWithCaution\nopen-high 29\nopen-high 30\n");
    addRow("a tier that its ratings give",
           {{"## Deployment Risk Register\n\n",
             "## Deployment Risk Register\n\n| ID | Risk | Likelihood | Impact | Status |\n"
             "|---|---|---|---|---|\n| 3 | Crack | 2 | 5 | Open |\n\n"}},
           "goWithCaution\nopen-high 27\n");
    addRow("many small ones",
           {{medium, "2. A\n3. B\n4. C\n5. D\n6. E\n7. F\n8. G\n9. H\n10. I\n"
                     "11. J\n12. K\n"}},
           "goWithCaution\nload-over-limit 0\n");
    addRow("a name given twice", {{medium, "2. Lamp fades\n2. Bell rusts\n"}},
           "goWithCaution\nduplicate-name 33\n");
}

void addTests()
{
    addRow("a test failed", {{"✅ **Pier**", "❌ **Pier**"}},
           "noGo\nfailed-test 9\nincomplete-evidence 26\n");
    addRow("a test needs attention", {{"✅ **Pier**", "⚠️ **Pier**"}},
           "goWithCaution\ntest-attention 9\nincomplete-evidence 26\n");
    addRow("a test was not run", {{"✅ **Pier**", "⏳ **Pier**"}},
           "goWithCaution\ntest-not-run 9\nincomplete-evidence 26\n");
    addRow("a test without a mark", {{"✅ **Pier**", "- **Pier**"}},
           "goWithCaution\ntest-not-run 9\nincomplete-evidence 26\n");
    addRow("a box that is not ticked",
           {{"✅ **Bench**", "- [x] **Bench**"}, {"✅ **Pier**", "- [ ] **Pier**"}},
           "goWithCaution\ntest-not-run 9\nincomplete-evidence 26\n");
    addRow("no test at all",
           {{"✅ **Bench**: ten thousand cycles\n✅ **Pier**: a day with real traffic\n", ""}},
           "goWithCaution\nmissing-evidence 24\n");
    addRow("all of them failed", {{"✅ **Bench**", "❌ **Bench**"}, {"✅ **Pier**", "❌ **Pier**"}},
           "noGo\nfailed-test 8\nfailed-test 9\nincomplete-evidence 26\n");
    addRow("a fix that no iteration names",
           {{"### 🔴 Critical (Iteration 1 - FIXED)", "### 🔴 Critical"}},
           "goWithCaution\nmissing-evidence 26\n");
    addRow("a fix by an iteration that is not there",
           {{"(Iteration 1 - FIXED)", "(Iteration 7 - FIXED)"}},
           "goWithCaution\nmissing-evidence 26\n");
}

void addImpact()
{
    addRow("an impact blocks", {{"- ✅ No new", "- ❌ No new"}},
           "noGo\nblocking-impact 18\nincomplete-evidence 26\n");
    addRow("an impact warns", {{"- ✅ No new", "- ⚠️ No new"}},
           "goWithCaution\nwarning-impact 18\n");
    addRow("an impact is still to be done", {{"- ✅ No new", "- [ ] No new"}},
           "goWithCaution\nwarning-impact 18\n");
    addRow("an impact without a mark", {{"- ✅ No new", "- No new"}}, "go\n");
    addRow("no impact said",
           {{"### Deployment Impact\n- ✅ No new hardware\n- ✅ Backward compatible\n\n", ""}},
           "go\n");
    addRow("a side effect is open", {{"- ✅ Cars", "- ⚠️ Cars"}},
           "goWithCaution\nopen-side-effect 12\n");
    addRow("a side effect without a mark", {{"- ✅ Cars", "- Cars"}},
           "goWithCaution\nopen-side-effect 12\n");
    addRow("no side effects",
           {{"- ✅ Cars wait a second longer, told to the harbour", "- None that we know of"}},
           "go\n");
}

void addIterations()
{
    addRow("in progress", {{"✅ Completed", "🔄 In Progress"}},
           "noGo\nunfinished-iteration 3\nincomplete-evidence 26\n");
    addRow("of no known status", {{"✅ Completed", "hm"}},
           "noGo\nunfinished-iteration 3\nincomplete-evidence 26\n");
    addRow("planned, which does not ship",
           {{"---\n\n## Deployment",
             "## Iteration 2 - Later\n**Status**: 📋 Planned\n\n### Testing\n⏳ **Pier**: later\n\n"
             "---\n\n## Deployment"}},
           "go\n");
    addRow("blocked before it began, which does not ship",
           {{"---\n\n## Deployment",
             "## Iteration 2 - Later\n**Status**: ⛔ Blocked\n\n### Testing\n⏳ **Pier**: later\n\n"
             "---\n\n## Deployment"}},
           "go\n");
    addRow("blocked when something was done",
           {{"---\n\n## Deployment",
             "## Iteration 2 - Half\n**Status**: ⛔ Blocked\n\n### Testing\n❌ **Pier**: no\n\n"
             "---\n\n## Deployment"}},
           "noGo\nunfinished-iteration 21\nfailed-test 25\n");
    addRow("blocked when files were changed",
           {{"---\n\n## Deployment",
             "## Iteration 2 - Half\n**Status**: ⛔ Blocked\n\n### Files Modified\n- `gate.c`\n\n"
             "---\n\n## Deployment"}},
           "noGo\nunfinished-iteration 21\n");
    addRow("rolled back, which does not ship",
           {{"---\n\n## Deployment", "## Iteration 2 - Gone\n**Status**: ↩️ Rolled Back\n\n### "
                                     "Testing\n❌ **Pier**: no\n\n"
                                     "---\n\n## Deployment"}},
           "go\n");
    addRow("cancelled, which does not ship",
           {{"---\n\n## Deployment",
             "## Iteration 2 - Gone\n**Status**: ❌ Cancelled\n\n### Deployment Impact\n- ❌ no\n\n"
             "---\n\n## Deployment"}},
           "go\n");
    addRow("an iteration given twice",
           {{"---\n\n## Deployment",
             "## Iteration 1 - Again\n**Status**: ✅ Completed\n\n---\n\n## Deployment"}},
           "goWithCaution\nduplicate-name 21\n");
    addRow("units of another name",
           {{"## Iteration 1", "## Phase 1"}, {"✅ **Pier**", "⚠️ **Pier**"}},
           "goWithCaution\ntest-attention 9\nincomplete-evidence 26\n");
    QTest::newRow("an empty text") << QByteArray() << QByteArray("go\n");
    QTest::newRow("no register") << QByteArray("# A diary\n\nIt rains.\n") << QByteArray("go\n");
}

} // namespace

void tst_verdicts::shouldJudge_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("verdict");
    addRisks();
    addTests();
    addImpact();
    addIterations();
}

void tst_verdicts::shouldJudge()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, verdict);
    for (const char *ending : {"\n", "\r\n", "\r"})
        QCOMPARE(told(reviewed(withLineEndings(text.toStdString(), ending)).verdict), verdict);
}

/// What is left when one rule is off is what the others say, and the verdict is theirs.
void tst_verdicts::shouldLeaveOutARuleThatIsOff()
{
    QFETCH(QByteArray, text);
    const Verdict whole = reviewed(text.toStdString()).verdict;
    for (const Reason &off : whole.reasons) {
        Verdict expected{Verdict::Kind::Go, whole.reasons};
        std::erase_if(expected.reasons, [&](const Reason &one) { return one.rule == off.rule; });
        for (const Reason &left : expected.reasons)
            expected.kind = std::max(expected.kind, left.weight == Weight::NoGo
                                                        ? Verdict::Kind::NoGo
                                                        : Verdict::Kind::GoWithCaution);
        const policy::Policy policy = policyWith(off.rule, policy::RuleLevel::Off);
        QCOMPARE(told(reviewed(text.toStdString(), policy).verdict), told(expected));
    }
}

void tst_verdicts::shouldWeighAsThePolicySays()
{
    QFETCH(QByteArray, text);
    const Verdict whole = reviewed(text.toStdString()).verdict;
    const std::pair<policy::RuleLevel, Weight> levels[] = {
        {policy::RuleLevel::Note, Weight::Note},
        {policy::RuleLevel::Warning, Weight::Caution},
        {policy::RuleLevel::Error, Weight::NoGo}};
    for (const Reason &reason : whole.reasons) {
        for (const auto &[level, weight] : levels) {
            const Verdict now = reviewed(text.toStdString(), policyWith(reason.rule, level)).verdict;
            QCOMPARE(now.reasons.size(), whole.reasons.size());
            for (const Reason &one : now.reasons)
                if (one.rule == reason.rule)
                    QCOMPARE(int(one.weight), int(weight));
            if (level == policy::RuleLevel::Error)
                QCOMPARE(int(now.kind), int(Verdict::Kind::NoGo));
        }
    }
}

void tst_verdicts::shouldKnowEveryRuleByItsName()
{
    QVERIFY(std::is_sorted(review::rules().begin(), review::rules().end(),
                           [](const auto &a, const auto &b) { return a.name < b.name; }));
    QCOMPARE(review::rules().size(), std::size_t(16));
    for (const review::Rule &rule : review::rules()) {
        QVERIFY(!rule.explanation.empty());
        QCOMPARE(review::ruleNamed(rule.name), &rule);
        QVERIFY(!review::weightOf(rule.name,
                                  policyWith(std::string(rule.name), policy::RuleLevel::Off)));
    }
}

void tst_verdicts::shouldJudgeByARuleOfChecksOnlyWhereThePolicySaysSo()
{
    const std::string text = edited(soundRegister(),
                                    {{"in winter\n", "in winter → Iteration 9\n"}});
    QVERIFY(!reviewed(text).findings.empty());
    const std::string rule = reviewed(text).findings.front().rule;
    QCOMPARE(told(reviewed(text).verdict), QByteArray("go\n"));
    QCOMPARE(int(reviewed(text, policyWith(rule, policy::RuleLevel::Error)).verdict.kind),
             int(Verdict::Kind::NoGo));
}

void tst_verdicts::shouldHoldTheLoadAgainstTheLimitOfThePolicy()
{
    policy::Policy policy;
    policy.limit = 2; // the weight of the open risk
    QCOMPARE(told(reviewed(soundRegister(), policy).verdict), QByteArray("go\n"));
    policy.limit = 1.5;
    const review::Review review = reviewed(soundRegister(), policy);
    QCOMPARE(told(review.verdict), QByteArray("goWithCaution\nload-over-limit 0\n"));
    QCOMPARE(review.verdict.reasons.front().text,
             std::string("the load is 2, over the limit of 1.5"));
}

void tst_verdicts::shouldTellOfTheFilesThatDiffer()
{
    review::Ground ground;
    git::FileChange change;
    change.path = "gate/wait.c";
    change.added = 13;
    change.removed = 0;
    change.modified = 0;
    ground.commits[0] = {true, {change}};
    QCOMPARE(told(reviewed(soundRegister(), {}, ground).verdict),
             QByteArray("goWithCaution\nrecord-differs 14\n"));
    QCOMPARE(told(reviewed(soundRegister(), policyWith("record-differs", policy::RuleLevel::Off),
                           ground)
                      .verdict),
             QByteArray("go\n"));
    change.added = 12;
    git::FileChange own = change;
    own.path = ground.registerPath = "docs/TASKS.md";
    ground.commits[0] = {true, {change, own}};
    QCOMPARE(told(reviewed(soundRegister(), {}, ground).verdict), QByteArray("go\n"));
}

void tst_verdicts::shouldJudgeTheRegisterThatTheFormatComesFrom()
{
    const std::string seed = sharedFile("format/seed.md");
    if (seed.empty())
        QSKIP("no such file beside the source");
    const review::Review review = reviewed(seed);
    QCOMPARE(told(review.verdict),
             QByteArray("goWithCaution\ntest-attention 50\nopen-side-effect 60\n"
                        "open-side-effect 61\nincomplete-evidence 87\nopen-high 93\n"
                        "open-high 94\n"));
    QVERIFY(review.verdict.reasons.front().text.find("Runtime Test") != std::string::npos);
    QCOMPARE(review.load.weight, 16.0);
    QCOMPARE(review.load.limit, 20.0);

    const Edits settled = {{"⚠️ **Runtime", "✅ **Runtime"},
                           {"- ⚠️ Startup", "- ✅ Startup"},
                           {"- ⚠️ May mask", "- ✅ May mask"},
                           {"SIGTERM handler\n", "SIGTERM handler ✅ **ACCEPTED**\n"
                                                 "   - **Accepted**: 2026-05-01 by Dana\n"},
                           {"3. Health Check Not Ready-Aware - /health should check DB",
                            "3. ~~Health Check Not Ready-Aware - /health should check DB~~ ✅ "
                            "**FIXED** → Iteration 1"}};
    QCOMPARE(told(reviewed(edited(seed, settled)).verdict), QByteArray("go\n"));
    Edits blocked = settled;
    blocked.push_back({"- ✅ No API changes", "- ❌ No API changes"});
    QCOMPARE(int(reviewed(edited(seed, blocked)).verdict.kind), int(Verdict::Kind::NoGo));
}

void tst_verdicts::shouldJudgeTheSample()
{
    const review::Review review = reviewed(sampleRegister());
    QCOMPARE(int(review.verdict.kind), int(Verdict::Kind::NoGo));
    QCOMPARE(shipped(review), QByteArray("1 2 4"));
    const QByteArray all = told(review.verdict);
    for (const char *rule : {"unfinished-iteration", "open-critical", "load-over-limit",
                             "test-not-run", "open-side-effect", "warning-impact", "open-high"})
        QVERIFY2(all.contains(rule), all.constData());
}

LOADLINE_TEST(tst_verdicts)
#include "tst_verdicts.moc"
