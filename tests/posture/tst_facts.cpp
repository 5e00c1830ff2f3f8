// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/facts.h"

#include "markdown/reader.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using namespace loadline::posture;

namespace {

std::vector<RiskFacts> factsOfText(const std::string &text)
{
    const Register reg = markdown::read(text);
    std::vector<RiskFacts> facts;
    for (const Risk &risk : reg.risks)
        facts.push_back(factsOf(reg, risk));
    return facts;
}

constexpr const char *acceptances = R"(# Tide

## Risk Register

### High Priority
1. Gauge stops - ice ✅ **ACCEPTED**
   - **Accepted**: by Ana until 2026-03-10 - spares are ordered
2. Gauge drifts - salt ✅ **ACCEPTED**
   - **Accepted**: by Ana - for now [#00000000]
- Gauge freezes → Iteration 3
4. Gauge is lost ✅ **MITIGATED**
)";

} // namespace

class tst_facts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldBeTheSameOutOfTheirCode();
    void shouldRefuseWhatIsNoCode();
    void shouldSayWhatCountsOnEachDay();
    void shouldGiveTheLoadOfTheRegister();
    void shouldNameTheirComputation();
};

void tst_facts::shouldBeTheSameOutOfTheirCode()
{
    std::vector<RiskFacts> all = factsOfText(loadline::test::houseRegister());
    for (const RiskFacts &more : factsOfText(acceptances))
        all.push_back(more);
    all.push_back({"", std::string(300, 'x'), std::string("a\0b", 3), {}});
    QVERIFY(all.size() >= 12);
    for (const RiskFacts &facts : all) {
        const std::string code = codeOf(facts);
        QVERIFY(!code.empty());
        QVERIFY2(factsFromCode(code) == facts, facts.title.c_str());
    }
}

void tst_facts::shouldRefuseWhatIsNoCode()
{
    const std::string code = codeOf(factsOfText(acceptances).front());
    for (std::size_t size = 0; size < code.size(); ++size)
        QVERIFY2(!factsFromCode(code.substr(0, size)), std::to_string(size).c_str());
    QVERIFY(!factsFromCode(code + "x"));
    QVERIFY(!factsFromCode("\xff" + code.substr(1)));
    QVERIFY(!factsFromCode(std::string("\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 11)));
}

void tst_facts::shouldSayWhatCountsOnEachDay()
{
    const std::vector<RiskFacts> facts = factsOfText(acceptances);
    QCOMPARE(facts.size(), std::size_t(4));
    const auto opens = [&](const std::string &day) {
        QByteArray told;
        for (const RiskFacts &risk : facts)
            told += isOpen(risk.standing, day) ? 'o' : '-';
        return told;
    };
    QCOMPARE(opens("2026-03-10"), QByteArray("-oo-"));
    QCOMPARE(opens("2026-03-11"), QByteArray("ooo-"));
    QCOMPARE(opens(""), QByteArray("-oo-"));
    QCOMPARE(facts[2].name, std::string());
    QVERIFY(facts[2].standing.isPlanned);
}

void tst_facts::shouldGiveTheLoadOfTheRegister()
{
    for (const std::string &text : {loadline::test::houseRegister(), std::string(acceptances)}) {
        const std::vector<RiskFacts> facts = factsOfText(text);
        VersionFacts version;
        for (std::size_t i = 0; i < facts.size(); ++i)
            version.risks.push_back(std::uint32_t(i));
        for (const char *day : {"", "2026-01-01", "2026-12-31"})
            QVERIFY(loadOf(facts, version, {}, day) == loadOf(markdown::read(text), {}, day));
    }
}

void tst_facts::shouldNameTheirComputation()
{
    QCOMPARE(computation().size(), std::size_t(32));
    QVERIFY(computation().find_first_not_of("0123456789abcdef") == std::string_view::npos);
}

LOADLINE_TEST(tst_facts)
#include "tst_facts.moc"
