// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/shared_risk.h"

#include "markdown/reader.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using namespace loadline::test;
using itemmodels::SharedField;
using itemmodels::SharedRisk;

/// What several risks have in common.
class tst_shared_risk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldSayWhatAllHave();
    void shouldSayNothingOfWhatDiffers();
    void shouldCallAFieldAsTheRisksDo();
};

namespace {

SharedRisk sharedOf(const Register &reg, const std::vector<std::string> &names)
{
    std::vector<const Risk *> risks;
    for (const std::string &name : names)
        risks.push_back(&reg.risks[markdown::findRisk(reg, name).value()]);
    return itemmodels::sharedOf(risks);
}

} // namespace

void tst_shared_risk::shouldSayWhatAllHave()
{
    const Register reg = markdown::read(houseRegister());
    const SharedRisk shared = sharedOf(reg, {"4", "6"});
    QVERIFY(shared.tier == std::optional<std::optional<Tier>>(Tier::Medium));
    QVERIFY(shared.status == RiskStatus::Open);
    QVERIFY(shared.iteration == std::optional<std::optional<int>>(std::optional<int>()));
    QVERIFY(shared.areAllOpen);
    // That none of them has an owner is something they share.
    QVERIFY(shared.fields
            == (std::vector<SharedField>{
                {"Owner", ""}, {"Likelihood", ""}, {"Impact", ""}, {"Review", ""}}));
}

void tst_shared_risk::shouldSayNothingOfWhatDiffers()
{
    const Register reg = markdown::read(houseRegister());
    const SharedRisk shared = sharedOf(reg, {"1", "2", "5"});
    QVERIFY(!shared.tier);
    QVERIFY(!shared.status);
    QVERIFY(!shared.iteration);
    QVERIFY(!shared.areAllOpen);
    QVERIFY(shared.fields.front() == (SharedField{"Owner", std::nullopt}));
    QVERIFY(shared.fields.back() == (SharedField{"Review", ""}));
}

void tst_shared_risk::shouldCallAFieldAsTheRisksDo()
{
    const Register reg = markdown::read(
        std::string("## Risk Register\n\n| ID | Risk | Probability | Impact | Owner | Area |\n"
                    "| --- | --- | --- | --- | --- | --- |\n"
                    "| R-1 | Fog | 2 | 5 | Bo | North |\n| R-2 | Ice | 2 | 4 | Ida | North |\n"));
    const SharedRisk shared = sharedOf(reg, {"R-1", "R-2"});
    QVERIFY(shared.fields[1] == (SharedField{"Probability", "2"}));
    QVERIFY(shared.fields[2] == (SharedField{"Impact", std::nullopt}));
    QVERIFY(shared.fields.back() == (SharedField{"Area", "North"}));
}

LOADLINE_TEST(tst_shared_risk)
#include "tst_shared_risk.moc"
