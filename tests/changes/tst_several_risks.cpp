// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"
#include "core/change.h"
#include "markdown/acceptance.h"
#include "markdown/reader.h"
#include "support/line_changes.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using namespace loadline::test;

/// A field, a state or an acceptance of several risks, as one change.
class tst_several_risks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldSetAFieldOfAll_data();
    void shouldSetAFieldOfAll();
    void shouldSetTheStateOfSomeThatStayAndSomeThatComeBack();
    void shouldAcceptAll();
    void shouldAcceptInATableWithoutAColumnForIt();
    void shouldMeanTheRisksAsTheyWereNamed();
    void shouldRefuseAllWhereOneCannot();
    void shouldNotGiveSeveralOneTitle();
};

namespace {

const Register &house()
{
    static const Register reg = markdown::read(houseRegister());
    return reg;
}

/// The text after a change, or why there is none; the inverse must give the bytes back.
std::string textAfter(const Register &reg, const Result<Change> &change)
{
    if (!change)
        return "REFUSED: " + change.error().what;
    const std::string after = applied(*reg.text, change->splices);
    if (applied(after, inverse(*reg.text, change->splices)) != *reg.text)
        return "NOT TAKEN BACK";
    return after;
}

/// How an acceptance of the risk ends.
std::string seal(const Register &reg, std::size_t risk)
{
    return " [#" + markdown::fingerprintOf(reg, reg.risks[risk]) + "]";
}

std::string replaced(std::string text, const std::vector<std::pair<std::string, std::string>> &what)
{
    for (const auto &[from, to] : what) {
        const std::size_t at = text.find(from);
        if (at == std::string::npos)
            qFatal("the test's text has no %s", from.c_str());
        text.replace(at, from.size(), to);
    }
    return text;
}

} // namespace

void tst_several_risks::shouldSetAFieldOfAll_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArrayList>("lines"); // was, is, was, is, …

    QTest::newRow("one that some have")
        << QByteArray("Owner") << QByteArray("Bo")
        << QByteArrayList{"4. Handheld Clock Drift breaks ordering\n",
                          "4. Handheld Clock Drift breaks ordering\n   - **Owner**: Bo\n",
                          "**Owner**: Ines",
                          "**Owner**: Bo",
                          "6. Scanner Firmware Unpinned\n",
                          "6. Scanner Firmware Unpinned\n   - **Owner**: Bo\n"};
    QTest::newRow("one that goes")
        << QByteArray("Owner") << QByteArray() << QByteArrayList{"   - **Owner**: Ines\n", ""};
    QTest::newRow("a state") << QByteArray("status") << QByteArray("mitigated")
                             << QByteArrayList{"Clock Drift breaks ordering\n",
                                               "Clock Drift breaks ordering ✅ **MITIGATED**\n",
                                               "packers find out last\n",
                                               "packers find out last ✅ **MITIGATED**\n",
                                               "Firmware Unpinned\n",
                                               "Firmware Unpinned ✅ **MITIGATED**\n"};
    QTest::newRow("a plan") << QByteArray("iteration") << QByteArray("2")
                            << QByteArrayList{
                                   "breaks ordering\n", "breaks ordering → Iteration 2\n",
                                   "find out last\n",   "find out last → Iteration 2\n",
                                   "Unpinned\n",        "Unpinned → Iteration 2\n"};
}

void tst_several_risks::shouldSetAFieldOfAll()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    QFETCH(QByteArrayList, lines);
    std::string wanted = houseRegister();
    for (int i = 0; i + 1 < lines.size(); i += 2)
        wanted = replaced(std::move(wanted), {{lines[i].toStdString(), lines[i + 1].toStdString()}});
    const auto change = changes::setRisksField(house(), {"4", "5", "6"}, key.toStdString(),
                                               value.toStdString());
    QCOMPARE(textAfter(house(), change), wanted);
    QCOMPARE(change->note.risks, (std::vector<std::string>{"4", "5", "6"}));
}

void tst_several_risks::shouldSetTheStateOfSomeThatStayAndSomeThatComeBack()
{
    const std::string text = "# Log\n\n## Deployment Risk Register\n\n"
                             "### 🟠 High Priority (Iteration 1 - FIXED)\n"
                             "1. ~~Fog - dense~~ ✅ **FIXED**\n"
                             "3. ~~Ice~~ ✅ **FIXED**\n\n"
                             "### 🟠 High Priority (Remaining)\n"
                             "2. Hail ✅ **ACCEPTED**\n"
                             "4. Rime\n";
    const Register reg = markdown::read(text);
    const auto change = changes::setRisksField(reg, {"1", "2", "3", "4"}, "status", "open");
    QCOMPARE(textAfter(reg, change), std::string("# Log\n\n## Deployment Risk Register\n\n"
                                                 "### 🟠 High Priority (Remaining)\n"
                                                 "1. Fog - dense\n"
                                                 "2. Hail\n"
                                                 "3. Ice\n"
                                                 "4. Rime\n"));
}

void tst_several_risks::shouldAcceptAll()
{
    const changes::Acceptance acceptance{"Bo", "2026-02-01", "2026-06-30", "rare"};
    const auto change = changes::acceptRisks(house(), {"7", "8"}, acceptance);
    const auto line = [](std::size_t risk) {
        return "   - **Accepted**: 2026-02-01 by Bo until 2026-06-30 - rare" + seal(house(), risk)
               + "\n";
    };
    QCOMPARE(textAfter(house(), change),
             replaced(houseRegister(),
                      {{"7. Ink Colour Varies\n", "7. Ink Colour Varies ✅ **ACCEPTED**\n" + line(6)},
                       {"wiki and print\n", "wiki and print ✅ **ACCEPTED**\n" + line(7)}}));
    QCOMPARE(int(change->note.kind), int(ChangeKind::Accept));
    QVERIFY(!changes::acceptRisks(house(), {"7", "1"}, acceptance)); // 1 is fixed
}

void tst_several_risks::shouldAcceptInATableWithoutAColumnForIt()
{
    const std::string text = "# Risk Register\n\n| ID | Risk | Severity | Status |\n"
                             "| --- | --- | --- | --- |\n"
                             "| R-1 | Fog | High | Open |\n| R-2 | Ice | Low | Open |\n";
    const Register reg = markdown::read(text);
    const auto change = changes::acceptRisks(reg, {"R-1", "R-2"}, {"Bo", "2026-02-01", {}, {}});
    QCOMPARE(
        textAfter(reg, change),
        replaced(text,
                 {{"| High | Open |", "| High | Accepted: 2026-02-01 by Bo" + seal(reg, 0) + " |"},
                  {"| Low | Open |", "| Low | Accepted: 2026-02-01 by Bo" + seal(reg, 1) + " |"}}));
}

/// A line that the first risk gains must not shift what the second name means.
void tst_several_risks::shouldMeanTheRisksAsTheyWereNamed()
{
    const std::string text =
        "## Deployment Risk Register\n\n### High\n1. One\n1. Other\n1. Third\n";
    const Register reg = markdown::read(text);
    QCOMPARE(textAfter(reg, changes::setRisksField(reg, {"@4", "@5"}, "Owner", "Bo")),
             replaced(text, {{"1. One\n", "1. One\n   - **Owner**: Bo\n"},
                             {"1. Other\n", "1. Other\n   - **Owner**: Bo\n"}}));
}

void tst_several_risks::shouldRefuseAllWhereOneCannot()
{
    const auto change = changes::setRisksField(house(), {"4", "1"}, "iteration", "2");
    QVERIFY(!change);
    QVERIFY(change.error().what.find("risk 1 is not open") != std::string::npos);
    QVERIFY(!changes::setRisksField(house(), {"4", "99"}, "Owner", "Bo"));
    QVERIFY(!changes::closeRisks(house(), {"4", "99"}));
}

void tst_several_risks::shouldNotGiveSeveralOneTitle()
{
    QVERIFY(!changes::setRisksField(house(), {"4", "5"}, "title", "Fog"));
    QVERIFY(!changes::setRisksField(house(), {"4", "5"}, "Detail", "dense"));
}

LOADLINE_TEST(tst_several_risks)
#include "tst_several_risks.moc"
