// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/load.h"

#include "markdown/reader.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using namespace loadline::posture;

namespace {

std::string withRisks(const std::string &tier, const std::vector<std::string> &risks)
{
    std::string text = "# Tasks\n\n## Risk Register\n\n### " + tier + " Priority\n\n";
    for (std::size_t i = 0; i < risks.size(); ++i)
        text += std::to_string(i + 1) + ". " + risks[i] + "\n";
    return text;
}

Load loadOfText(const std::string &text, const std::string &today = "2026-05-01")
{
    return loadOf(markdown::read(text), policy::Policy(), today);
}

} // namespace

class tst_load : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldWeighEachTier_data();
    void shouldWeighEachTier();
    void shouldWeighByWhatBecameOfARisk_data();
    void shouldWeighByWhatBecameOfARisk();
    void shouldCountEachRiskOnce();
    void shouldTellHowDeepItSits_data();
    void shouldTellHowDeepItSits();
    void shouldWeighTheRegisterThatTheFormatComesFrom();
};

void tst_load::shouldWeighEachTier_data()
{
    QTest::addColumn<QString>("tier");
    QTest::addColumn<double>("weight");
    QTest::newRow("critical") << "Critical" << 8.0;
    QTest::newRow("high") << "High" << 4.0;
    QTest::newRow("medium") << "Medium" << 2.0;
    QTest::newRow("low") << "Low" << 1.0;
}

void tst_load::shouldWeighEachTier()
{
    QFETCH(QString, tier);
    QFETCH(double, weight);
    const Load load = loadOfText(withRisks(tier.toStdString(), {"**One** - a", "**Two** - b"}));
    QCOMPARE(load.weight, 2 * weight);
    QCOMPARE(load.limit, 20.0);
}

void tst_load::shouldWeighByWhatBecameOfARisk_data()
{
    QTest::addColumn<QString>("risk");
    QTest::addColumn<double>("weight");
    QTest::newRow("open") << "**One** - a" << 4.0;
    QTest::newRow("planned") << "**One** - a → Iteration 3" << 4.0;
    QTest::newRow("accepted") << "**One** - a ✅ **ACCEPTED**" << 2.0;
    QTest::newRow("accepted until tomorrow")
        << "**One** - a ✅ **ACCEPTED**\n   - **Accepted**: by Kim until 2026-05-02 - why" << 2.0;
    QTest::newRow("accepted until yesterday")
        << "**One** - a ✅ **ACCEPTED**\n   - **Accepted**: by Kim until 2026-04-30 - why" << 4.0;
    QTest::newRow("accepted as something else")
        << "**One** - a ✅ **ACCEPTED**\n   - **Accepted**: by Kim - why [#00000000]" << 4.0;
    QTest::newRow("mitigated") << "**One** - a ✅ **MITIGATED**" << 0.0;
    QTest::newRow("fixed") << "~~**One** - a~~ ✅ **FIXED**" << 0.0;
    QTest::newRow("closed") << "~~**One** - a~~ ⛔ **CLOSED**" << 0.0;
}

void tst_load::shouldWeighByWhatBecameOfARisk()
{
    QFETCH(QString, risk);
    QFETCH(double, weight);
    QCOMPARE(loadOfText(withRisks("High", {risk.toStdString()})).weight, weight);
}

void tst_load::shouldCountEachRiskOnce()
{
    const Register reg = markdown::read(test::houseRegister());
    const Load load = loadOf(reg, {}, "2026-05-01");
    int counted = 0;
    for (const Tier tier : allTiers) {
        const TierCount &count = load.tiers[tier];
        counted += count.open + count.accepted + count.mitigated + count.over;
        QVERIFY(count.planned <= count.open);
    }
    QCOMPARE(counted, int(reg.risks.size()));
}

void tst_load::shouldTellHowDeepItSits_data()
{
    QTest::addColumn<double>("weight");
    QTest::addColumn<double>("limit");
    QTest::addColumn<int>("depth");
    QTest::newRow("nothing") << 0.0 << 20.0 << int(Depth::Calm);
    QTest::newRow("below three quarters") << 14.9 << 20.0 << int(Depth::Calm);
    QTest::newRow("three quarters") << 15.0 << 20.0 << int(Depth::Near);
    QTest::newRow("at the line") << 20.0 << 20.0 << int(Depth::Near);
    QTest::newRow("over it") << 20.5 << 20.0 << int(Depth::Over);
    QTest::newRow("no limit, nothing open") << 0.0 << 0.0 << int(Depth::Calm);
    QTest::newRow("no limit") << 1.0 << 0.0 << int(Depth::Over);
}

void tst_load::shouldTellHowDeepItSits()
{
    QFETCH(double, weight);
    QFETCH(double, limit);
    Load load;
    load.weight = weight;
    load.limit = limit;
    QTEST(int(depthOf(load)), "depth");
}

void tst_load::shouldWeighTheRegisterThatTheFormatComesFrom()
{
    const std::string seed = test::sharedFile("format/seed.md");
    if (seed.empty())
        QSKIP("no such file beside the source");
    QCOMPARE(loadOfText(seed).weight, 16.0);
}

LOADLINE_TEST(tst_load)
#include "tst_load.moc"
