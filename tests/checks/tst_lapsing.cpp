// SPDX-License-Identifier: GPL-3.0-or-later
#include "said.h"

#include "changes/changes.h"
#include "checks/facts.h"
#include "markdown/acceptance.h"
#include "markdown/reader.h"
#include "support/test_main.h"

#include <QTest>

#include <map>

using namespace loadline;

/// An acceptance is of what the risk said then.
class tst_lapsing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldLapseWhenWhatWasAcceptedChanges_data();
    void shouldLapseWhenWhatWasAcceptedChanges();
    void shouldHoldAgainWhenItIsUndone_data() { shouldLapseWhenWhatWasAcceptedChanges_data(); }
    void shouldHoldAgainWhenItIsUndone();
    void shouldHoldInEveryFormOfARegister_data();
    void shouldHoldInEveryFormOfARegister();
    void shouldGoByAllThatARiskSays_data();
    void shouldGoByAllThatARiskSays();
    void shouldSayItInACheck();
    void shouldHoldForAllThatHaveNoFingerprint();
    void shouldReadAFingerprintOnlyAtTheEnd_data();
    void shouldReadAFingerprintOnlyAtTheEnd();
    void shouldNotCallAChangedOneEnding();
    void shouldGiveAnotherFingerprintForEachPart();
};

namespace {

const std::string today = "2026-06-15";

const std::string ledger = R"(# Lock

## Deployment Risk Register

### 🟠 High Priority
2. Pump stalls - after rain
   - **Owner**: Dana
   - **Likelihood**: 4
   - **Impact**: 3/5
3. Rust

### 🟡 Medium Priority
4. Mud
)";

Register after(const Register &reg, const Result<Change> &change)
{
    if (!change)
        qFatal("%s", change.error().what.c_str());
    return markdown::read(applied(*reg.text, change->splices));
}

Register accepted(const std::string &text = ledger, const std::string &risk = "2")
{
    const Register reg = markdown::read(text);
    return after(reg, changes::acceptRisk(reg, risk, {"Lea", "2026-03-20", "2026-09-30", "cheap"}));
}

bool hasLapsed(const Register &reg, const std::string &risk = "2")
{
    const Risk &found = reg.risks[markdown::findRisk(reg, risk).value()];
    if (found.status != RiskStatus::Accepted)
        qFatal("risk %s is not accepted", risk.c_str());
    return checks::lapseOf(reg, found, today).has_value();
}

Result<Change> edited(const Register &reg, const QString &key, const QString &value)
{
    return changes::setRiskField(reg, "2", key.toStdString(), value.toStdString());
}

} // namespace

void tst_lapsing::shouldLapseWhenWhatWasAcceptedChanges_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("lapses");
    const auto row = [](const char *name, const char *key, const char *value, bool lapses) {
        QTest::newRow(name) << QString::fromUtf8(key) << QString::fromUtf8(value) << lapses;
    };
    row("a word of the title", "title", "Pump stops", true);
    row("emphasis in the title", "title", "Pump *stalls*", false);
    row("a word of the detail", "detail", "after snow", true);
    row("no detail", "detail", "", true);
    row("a tier", "tier", "critical", true);
    row("a likelihood", "likelihood", "5", true);
    row("the same likelihood in other words", "likelihood", "4/5", false);
    row("no likelihood", "likelihood", "", true);
    row("an impact", "impact", "very high", true);
    row("an owner", "owner", "Ines", false);
    row("a new field", "ticket", "SLU-4", false);
    row("a due day", "due", "2026-12-01", false);
}

void tst_lapsing::shouldLapseWhenWhatWasAcceptedChanges()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(bool, lapses);
    const Register reg = accepted();
    QVERIFY(!hasLapsed(reg));
    QCOMPARE(hasLapsed(after(reg, edited(reg, key, value))), lapses);
}

void tst_lapsing::shouldHoldAgainWhenItIsUndone()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    const Register reg = accepted();
    const auto change = edited(reg, key, value);
    const Register changed = after(reg, change);
    const std::string undone = applied(*changed.text, inverse(*reg.text, change->splices));
    QCOMPARE(undone, *reg.text);
    QVERIFY(!hasLapsed(markdown::read(undone)));
}

void tst_lapsing::shouldHoldInEveryFormOfARegister_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("a list") << QByteArray::fromStdString(ledger) << QByteArray("stalls");
    QTest::newRow("a heading") << QByteArray("# Risk Register\n\n### Risk 2: Pump stalls\n\n"
                                             "**Severity**: High\n**Status**: Open\n")
                               << QByteArray("stalls");
    QTest::newRow("a table with a column")
        << QByteArray("# Risk Register\n\n| ID | Risk | Severity | Status | Accepted |\n"
                      "|---|---|---|---|---|\n| 2 | Pump \\| valve | High | Open | |\n")
        << QByteArray("valve");
    QTest::newRow("a table without")
        << QByteArray("# Risk Register\n\n| ID | Risk | Likelihood | Impact | Status |\n"
                      "|---|---|---|---|---|\n| 2 | Pump stalls | 4 | 3 | Open |\n")
        << QByteArray("| 4 ");
}

void tst_lapsing::shouldHoldInEveryFormOfARegister()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, word);
    const Register reg = accepted(text.toStdString());
    QVERIFY2(!hasLapsed(reg), reg.text->c_str());
    std::string changed = *reg.text;
    const std::size_t at = changed.find(word.toStdString());
    if (word.startsWith('|'))
        changed.replace(at, std::size_t(word.size()), "| 1 ");
    else
        changed.insert(at, "re");
    QVERIFY2(hasLapsed(markdown::read(changed)), changed.c_str());
}

void tst_lapsing::shouldSayItInACheck()
{
    const Register reg = accepted();
    QCOMPARE(test::said(*reg.text, "lapsed-acceptance", {}, {today}), QByteArray());
    const Register changed = after(reg, changes::moveRisk(reg, "2", Tier::Medium));
    const QByteArray said = test::said(*changed.text, "lapsed-acceptance");
    QCOMPARE(said, QByteArray("13:20 warning: risk 2 says something else since it was accepted; "
                              "accept it anew, or open it and plan how to fix it\n"));
    // Accepted anew it is fine, and says it once.
    const Register anew = after(changed,
                                changes::acceptRisk(changed, "2", {"Lea", "2026-06-15", {}, {}}));
    QVERIFY(!hasLapsed(anew));
    QCOMPARE(QByteArray::fromStdString(*anew.text).count("Accepted"), 1);
}

void tst_lapsing::shouldHoldForAllThatHaveNoFingerprint()
{
    std::string text = *accepted().text;
    const std::size_t at = text.find(" [#");
    text.erase(at, text.find(']', at) + 1 - at);
    const Register reg = markdown::read(text);
    QVERIFY(!hasLapsed(after(reg, changes::setRiskField(reg, "2", "title", "Another one"))));
}

void tst_lapsing::shouldGoByAllThatARiskSays_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<bool>("lapses");
    const auto row = [](const char *name, const char *before, const char *after, bool lapses) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << lapses;
    };
    const char *bullets = "# R\n\n## Risk Register\n\n### 🟠 High\n2. Pump stalls\n"
                          "   - only after rain\n   - **Owner**: Dana\n";
    row("a line below it", bullets, "only after snow", true);
    row("blanks in a line below it", bullets, "only  after rain", false);
    row("its owner", bullets, "Ines", false);
    const char *heading = "# Risk Register\n\n### Risk 2: Pump stalls\n\n"
                          "- **Severity**: High\n- **Description**: only after rain\n"
                          "- **Mitigation**: a spare\n\nIt is known\nsince May.\n";
    row("its description", heading, "only after snow", true);
    row("its mitigation", heading, "two spares", false);
    row("a paragraph", heading, "since June.", true);
    row("where a paragraph is broken", heading, "known since May.", false);
}

void tst_lapsing::shouldGoByAllThatARiskSays()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(bool, lapses);
    static const std::map<QByteArray, QByteArray> were = {{"only after snow", "only after rain"},
                                                          {"only  after rain", "only after rain"},
                                                          {"Ines", "Dana"},
                                                          {"two spares", "a spare"},
                                                          {"since June.", "since May."},
                                                          {"known since May.",
                                                           "known\nsince May."}};
    const Register reg = accepted(before.toStdString());
    QVERIFY(!hasLapsed(reg));
    std::string text = *reg.text;
    const QByteArray was = were.at(after);
    const std::size_t at = text.find(was.toStdString());
    QVERIFY(at != std::string::npos);
    text.replace(at, std::size_t(was.size()), after.toStdString());
    QCOMPARE(hasLapsed(markdown::read(text)), lapses);
}

void tst_lapsing::shouldReadAFingerprintOnlyAtTheEnd_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("fingerprint");
    const auto row = [](const char *text, const char *fingerprint) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(fingerprint);
    };
    row("2026-01-05 by Bo [#1a2b3c4d]", "1a2b3c4d");
    row("2026-01-05 by Bo [#1a2b3c4d]  ", "1a2b3c4d");
    row("2026-01-05 by Bo - see [#12345678] [#00ff00ff]", "00ff00ff");
    row("[#1a2b3c4d]", "1a2b3c4d");
    row("2026-01-05 by Bo [#1a2b3c4d] - why", "");
    row("2026-01-05 by Bo [#1a2b3c4]", "");
    row("2026-01-05 by Bo [#1A2B3C4D]", "");
    row("2026-01-05 by Bo [1a2b3c4d]", "");
    row("2026-01-05 by Bo", "");
    row("]", "");
    row("", "");
}

void tst_lapsing::shouldReadAFingerprintOnlyAtTheEnd()
{
    QFETCH(QString, text);
    QFETCH(QString, fingerprint);
    const auto found = markdown::fingerprintIn(text.toStdString());
    QCOMPARE(QString::fromStdString(found.value_or(std::string())), fingerprint);
    if (found)
        QCOMPARE(markdown::fingerprintIn(markdown::withFingerprint(
                     std::string(markdown::withoutFingerprint(text.toStdString())), *found)),
                 found);
}

void tst_lapsing::shouldNotCallAChangedOneEnding()
{
    const Register reg = accepted();
    const checks::CheckContext near{"2026-09-25"};
    QVERIFY(!test::said(*reg.text, "ending-acceptance", {}, near).isEmpty());
    const Register changed = after(reg, changes::setRiskField(reg, "2", "title", "Another one"));
    QCOMPARE(test::said(*changed.text, "ending-acceptance", {}, near), QByteArray());
}

/// What moves from one part to the next is another text, though it is the same when put together.
void tst_lapsing::shouldGiveAnotherFingerprintForEachPart()
{
    Risk risk;
    risk.title = "Pump stalls";
    const Register reg;
    const std::string first = markdown::fingerprintOf(reg, risk);
    risk.title = "Pump";
    risk.detail = "stalls";
    QVERIFY(markdown::fingerprintOf(reg, risk) != first);
    QCOMPARE(first.size(), std::size_t(8));
}

LOADLINE_TEST(tst_lapsing)
#include "tst_lapsing.moc"
