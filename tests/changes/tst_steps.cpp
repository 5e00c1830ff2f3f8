// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation.h"

#include "changes/references.h"
#include "markdown/reader.h"
#include "support/line_changes.h"
#include "support/registers.h"
#include "support/test_main.h"

using namespace loadline;
using namespace loadline::test;

/// Next steps that become risks or iterations, and the reference that they keep.
class tst_steps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldBecomeARisk_data();
    void shouldBecomeARisk();
    void shouldBecomeAnIteration();
    void shouldBeFoundByRenumbering();
    void shouldRefuse_data();
    void shouldRefuse();
    void shouldReadTheReference_data();
    void shouldReadTheReference();
    void shouldTakeTheSampleBack();
};

namespace {

std::string textOf(const std::string &steps, const std::string &risks)
{
    return "# Gate\n\n## Iteration 2 - Pump\n**Status**: wip\n\n### Next Steps\n" + steps
           + "\n---\n\n## Deployment Risk Register\n\n### 🟠 High Priority\n" + risks;
}

} // namespace

void tst_steps::shouldBecomeARisk_data()
{
    addChangeColumns();
    const std::string risk = "4. Rust\n";
    const auto row = [&](const char *name, const std::string &steps, const char *operation,
                         const std::string &stepsAfter, const std::string &risksAfter) {
        changeRow(name, textOf(steps, risk), operation, textOf(stepsAfter, risksAfter));
    };
    row("numbered", "1. Rotate keys\n2. Alarm the keeper\n", "promote 2/0/1 high",
        "1. Rotate keys\n2. Alarm the keeper → risk 5\n", risk + "5. Alarm the keeper\n");
    row("a bullet with nested lines", "- Rotate keys\n  - yearly\n", "promote 2/0/0 high",
        "- Rotate keys → risk 5\n  - yearly\n", risk + "5. Rotate keys\n");
    row("a name and a detail", "1. **Alarm**: page the keeper\n", "promote 2/0/0 high",
        "1. **Alarm**: page the keeper → risk 5\n", risk + "5. Alarm - page the keeper\n");
    row("with a dash", "1. Alarm - page the keeper\n", "promote 2/0/0 high",
        "1. Alarm - page the keeper → risk 5\n", risk + "5. Alarm - page the keeper\n");
    row("with code and brackets", "1. Retry `connect()` (in the pump)\n", "promote 2/0/0 high",
        "1. Retry `connect()` (in the pump) → risk 5\n",
        risk + "5. Retry `connect()` (in the pump)\n");
    row("a box", "- [ ] Rotate keys\n", "promote 2/0/0 high", "- [ ] Rotate keys → risk 5\n",
        risk + "5. Rotate keys\n");
    changeRow("of a pattern of its own",
              textOf("1. Rotate keys\n", "#### R-003: Rust\n- **Status**: open\n"),
              "promote 2/0/0 high",
              textOf("1. Rotate keys → risk R-004\n",
                     "#### R-003: Rust\n- **Status**: open\n\n#### R-004: Rotate keys\n"
                     "- **Severity**: High\n- **Status**: open\n"));
}

void tst_steps::shouldBecomeARisk()
{
    CHECK_CHANGE_ROW();
}

void tst_steps::shouldBecomeAnIteration()
{
    const std::string text = textOf("1. Rotate keys\n2. **Alarm**: page the keeper\n", "4. Rust\n");
    const Register reg = markdown::read(text);
    const auto change = changes::promoteStepToIteration(reg, {2, 0, 1}, "2026-04-01");
    QVERIFY(change);
    const Register now = markdown::read(applied(text, change->splices));
    QCOMPARE(now.iterations.size(), std::size_t(2));
    QCOMPARE(now.iterations[1].title, std::string("Alarm: page the keeper"));
    QCOMPARE(now.iterations[1].date, std::string("2026-04-01"));
    const auto steps = markdown::itemsOf(now, now.iterations[0].sections[0]);
    QCOMPARE(steps[1].text, std::string("**Alarm**: page the keeper → Iteration 3"));
    QCOMPARE(applied(*now.text, inverse(text, change->splices)), text);
}

void tst_steps::shouldBeFoundByRenumbering()
{
    for (const std::string risk : {"4. Rust\n", "#### R-003: Rust\n- **Status**: open\n"}) {
        const std::string text = textOf("1. Rotate keys\n2. Alarm\n", risk);
        const std::string first = after(text, "promote 2/0/0 high");
        const Register now = markdown::read(after(first, "promote 2/0/1 iteration"));
        const auto found = changes::referencesIn(now);
        QCOMPARE(found.size(), std::size_t(2));
        QVERIFY(!found[0].isIteration);
        QCOMPARE(found[0].name, now.risks[1].id);
        QVERIFY(found[1].isIteration);
        QCOMPARE(found[1].name, std::string("3"));
    }
}

void tst_steps::shouldRefuse_data()
{
    QTest::addColumn<QByteArray>("steps");
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<QByteArray>("mention");
    QTest::newRow("a second time") << QByteArray("1. Rotate keys → risk 4\n")
                                   << QByteArray("promote 2/0/0 high") << QByteArray("risk 4");
    QTest::newRow("what is planned already")
        << QByteArray("1. Rotate keys -> Iteration 3\n") << QByteArray("promote 2/0/0 iteration")
        << QByteArray("iteration 3");
    QTest::newRow("what is not there") << QByteArray("1. Rotate keys\n")
                                       << QByteArray("promote 2/0/1 high") << QByteArray("entry");
    QTest::newRow("what would read as a plan")
        << QByteArray("1. Rotate keys (Iteration 2)\n") << QByteArray("promote 2/0/0 high")
        << QByteArray("plan");
    QTest::newRow("struck") << QByteArray("1. ~~Rotate keys~~\n")
                            << QByteArray("promote 2/0/0 high") << QByteArray("");
}

void tst_steps::shouldRefuse()
{
    QFETCH(QByteArray, steps);
    QFETCH(QByteArray, operation);
    QFETCH(QByteArray, mention);
    const auto fault = refusalFaultOf(textOf(steps.toStdString(), "4. Rust\n"),
                                      operation.toStdString(), mention.toStdString());
    QVERIFY2(fault.isEmpty(), fault.constData());
}

void tst_steps::shouldReadTheReference_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("risk");
    QTest::addColumn<int>("iteration");
    const auto row = [](const char *text, const char *risk, int iteration) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(risk) << iteration;
    };
    row("Rotate keys → risk 17", "17", 0);
    row("Rotate keys -> Risk R-004", "R-004", 0);
    row("Rotate keys → Iteration 7", "", 7);
    row("a → b → Iteration 7 ", "", 7);
    row("Rotate keys", "", 0);
    row("Rotate keys → vault", "", 0);
    row("Rotate keys → risk of loss", "", 0);
    row("Rotate keys → Iteration", "", 0);
    row("Rotate keys → Iteration 99999999999", "", 0);
}

void tst_steps::shouldReadTheReference()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, risk);
    QFETCH(int, iteration);
    const auto link = changes::linkOfStep(text.toStdString());
    QCOMPARE(link.has_value(), !risk.isEmpty() || iteration > 0);
    if (!link)
        return;
    QCOMPARE(QByteArray::fromStdString(link->risk), risk);
    QCOMPARE(link->iteration.value_or(0), iteration);
}

void tst_steps::shouldTakeTheSampleBack()
{
    const std::string text = sampleRegister();
    const Register reg = markdown::read(text);
    int promoted = 0;
    for (const Iteration &iteration : reg.iterations) {
        for (std::size_t s = 0; s < iteration.sections.size(); ++s) {
            if (iteration.sections[s].kind != SectionKind::NextSteps)
                continue;
            const std::size_t steps = markdown::itemsOf(reg, iteration.sections[s]).size();
            for (std::size_t i = 0; i < steps; ++i) {
                const changes::ItemPlace place{*iteration.number, s, i};
                const auto risk = changes::promoteStepToRisk(reg, place, Tier::Medium);
                QVERIFY(risk);
                const std::string now = applied(text, risk->splices);
                const auto lines = lineChanges(text, now);
                QCOMPARE(lines.removed.size(), std::size_t(1));
                QVERIFY(lines.added.size() <= 3); // the risk, its comment line, the step
                QCOMPARE(applied(now, inverse(text, risk->splices)), text);
                QVERIFY(changes::promoteStepToIteration(reg, place, "2026-04-01"));
                ++promoted;
            }
        }
    }
    QVERIFY(promoted > 5);
}

LOADLINE_TEST(tst_steps)
#include "tst_steps.moc"
