// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/open_times.h"

#include "markdown/reader.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using namespace loadline::posture;

namespace {

/// Versions of a register of high risks, each with a day.
class Versions
{
public:
    explicit Versions(bool isCut = false)
        : m_isCut(isCut)
    {
    }

    void add(const std::string &day, const std::vector<std::string> &risks,
             const std::string &tier = "High")
    {
        std::string text = "# Tide\n\n## Risk Register\n\n### " + tier + " Priority\n";
        for (const std::string &risk : risks)
            text += risk + "\n";
        const Register reg = markdown::read(text);
        VersionFacts version;
        for (const Risk &risk : reg.risks) {
            version.risks.push_back(std::uint32_t(m_all.size()));
            m_all.push_back(factsOf(reg, risk));
        }
        m_versions.emplace_back(day, version);
    }
    void addState(const std::string &day, VersionFacts::State state)
    {
        m_versions.push_back({day, {state, {}}});
    }

    OpenTimesByTier at(const std::string &today) const
    {
        OpenTimesCount count(m_all, m_isCut);
        for (const auto &[day, version] : m_versions)
            count.add(version, day);
        return count.at(today);
    }
    OpenTimes high(const std::string &today) const { return at(today).tiers[Tier::High]; }

private:
    bool m_isCut = false;
    std::vector<RiskFacts> m_all;
    std::vector<std::pair<std::string, VersionFacts>> m_versions;
};

} // namespace

class tst_open_times : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldCountTheDaysUntilARiskIsFixed();
    void shouldGiveMedianAndMean();
    void shouldCountEachTimeThatARiskIsOpened();
    void shouldKnowARiskWhoseNameOrTitleChanged();
    void shouldTakeWhatLeftTheRegisterAsOver();
    void shouldCountInTheTierThatItHadLast();
    void shouldLeaveOutWhatBeganBeforeAShallowClone();
    void shouldPassOverWhatIsNoRegister();
    void shouldCountAnAcceptanceThatHasEnded();
    void shouldNotCountBackwards();
};

void tst_open_times::shouldCountTheDaysUntilARiskIsFixed()
{
    Versions versions;
    versions.add("2026-01-01", {"1. Gauge stops", "2. Gauge drifts"});
    versions.add("2026-01-05", {"1. Gauge stops", "2. Gauge drifts"});
    versions.add("2026-01-11", {"1. ~~Gauge stops~~ ✅ **FIXED**", "2. Gauge drifts"});
    const OpenTimes times = versions.high("2026-01-31");
    QCOMPARE(times.ended, std::size_t(1));
    QCOMPARE(times.medianDays, std::optional(10.0));
    QCOMPARE(times.meanDays, std::optional(10.0));
    QCOMPARE(times.open, std::size_t(1));
    QCOMPARE(times.medianAge, std::optional(30.0));
    QCOMPARE(times.oldestAge, std::optional(30));
    QVERIFY(versions.at("2026-01-31").tiers[Tier::Low] == OpenTimes());
}

void tst_open_times::shouldGiveMedianAndMean()
{
    Versions versions;
    versions.add("2026-01-01", {"1. Alpha", "2. Beta", "3. Gamma", "4. Delta"});
    versions.add("2026-01-02", {"1. ~~Alpha~~ ✅ **FIXED**", "2. Beta", "3. Gamma", "4. Delta"});
    versions.add("2026-01-04", {"1. ~~Alpha~~ ✅ **FIXED**", "2. ~~Beta~~ ✅ **FIXED**", "3. Gamma",
                                "4. ~~Delta~~ ✅ **FIXED**"});
    versions.add("2026-01-14", {"1. ~~Alpha~~ ✅ **FIXED**", "2. ~~Beta~~ ✅ **FIXED**",
                                "3. ~~Gamma~~ ✅ **FIXED**", "4. ~~Delta~~ ✅ **FIXED**"});
    const OpenTimes times = versions.high("2026-01-31"); // 1, 3, 3, 13
    QCOMPARE(times.ended, std::size_t(4));
    QCOMPARE(times.medianDays, std::optional(3.0));
    QCOMPARE(times.meanDays, std::optional(5.0));
    QCOMPARE(times.open, std::size_t(0));
    QVERIFY(!times.medianAge && !times.oldestAge);
}

void tst_open_times::shouldCountEachTimeThatARiskIsOpened()
{
    Versions versions;
    versions.add("2026-01-01", {"1. Gauge stops"});
    versions.add("2026-01-03", {"1. ~~Gauge stops~~ ✅ **FIXED**"});
    versions.add("2026-01-10", {"1. Gauge stops"});
    versions.add("2026-01-14", {"1. ~~Gauge stops~~ ✅ **FIXED**"});
    const OpenTimes times = versions.high("2026-01-31");
    QCOMPARE(times.ended, std::size_t(2));
    QCOMPARE(times.meanDays, std::optional(3.0));
}

void tst_open_times::shouldKnowARiskWhoseNameOrTitleChanged()
{
    Versions versions;
    versions.add("2026-01-01",
                 {"1. Gauge stops - ice", "2. Gauge drifts", "- Gauge is lost at sea"});
    versions.add("2026-01-02", {"1. Gauge halts - ice", "7. Gauge drifts", "- Gauge lost at sea"});
    const OpenTimes times = versions.high("2026-01-11");
    QCOMPARE(times.ended, std::size_t(0));
    QCOMPARE(times.open, std::size_t(3));
    QCOMPARE(times.medianAge, std::optional(10.0));
}

void tst_open_times::shouldTakeWhatLeftTheRegisterAsOver()
{
    Versions versions;
    versions.add("2026-01-01", {"1. Gauge stops", "2. Gauge drifts"});
    versions.add("2026-01-09", {"2. Gauge drifts"});
    const OpenTimes times = versions.high("2026-01-11");
    QCOMPARE(times.ended, std::size_t(1));
    QCOMPARE(times.meanDays, std::optional(8.0));
}

void tst_open_times::shouldCountInTheTierThatItHadLast()
{
    Versions versions;
    versions.add("2026-01-01", {"1. Gauge stops"}, "Low");
    versions.add("2026-01-04", {"1. Gauge stops"}, "Critical");
    versions.add("2026-01-06", {"1. ~~Gauge stops~~ ✅ **FIXED**"}, "Medium");
    const OpenTimesByTier times = versions.at("2026-01-31");
    QCOMPARE(times.tiers[Tier::Critical].meanDays, std::optional(5.0));
    QVERIFY(times.tiers[Tier::Low] == OpenTimes());
    QVERIFY(times.tiers[Tier::Medium] == OpenTimes());
}

void tst_open_times::shouldLeaveOutWhatBeganBeforeAShallowClone()
{
    Versions versions(true);
    versions.add("2026-01-01", {"1. Gauge stops", "2. Gauge drifts"});
    versions.add("2026-01-03", {"1. Gauge stops", "2. Gauge drifts", "3. Gauge floats"});
    versions.add("2026-01-05", {"1. ~~Gauge stops~~ ✅ **FIXED**", "2. Gauge drifts",
                                "3. ~~Gauge floats~~ ✅ **FIXED**"});
    const OpenTimes times = versions.high("2026-01-11");
    QCOMPARE(times.ended, std::size_t(1));
    QCOMPARE(times.meanDays, std::optional(2.0));
    QCOMPARE(times.oldestAge, std::optional(10)); // at least
}

void tst_open_times::shouldPassOverWhatIsNoRegister()
{
    Versions versions;
    versions.add("2026-01-01", {"1. Gauge stops"});
    versions.addState("2026-01-02", VersionFacts::State::NoText);
    versions.addState("2026-01-03", VersionFacts::State::Gone);
    versions.add("2026-01-04", {"1. Gauge stops"});
    const OpenTimes times = versions.high("2026-01-11");
    QCOMPARE(times.ended, std::size_t(0));
    QCOMPARE(times.oldestAge, std::optional(10));
}

void tst_open_times::shouldCountAnAcceptanceThatHasEnded()
{
    Versions versions;
    versions.add("2026-01-01", {"1. Gauge stops"});
    versions.add("2026-01-03", {"1. Gauge stops ✅ **ACCEPTED**",
                                "   - **Accepted**: by Ana until 2026-01-10 - spares are ordered"});
    QCOMPARE(versions.high("2026-01-10").open, std::size_t(0));
    QCOMPARE(versions.high("2026-01-10").meanDays, std::optional(2.0));
    QCOMPARE(versions.high("2026-01-11").open, std::size_t(1));
    QCOMPARE(versions.high("2026-01-11").oldestAge, std::optional(0));
}

void tst_open_times::shouldNotCountBackwards()
{
    Versions versions;
    versions.add("2026-01-10", {"1. Gauge stops"});
    versions.add("2026-01-05", {"1. ~~Gauge stops~~ ✅ **FIXED**"});
    QCOMPARE(versions.high("2026-01-11").meanDays, std::optional(0.0));
}

LOADLINE_TEST(tst_open_times)
#include "tst_open_times.moc"
