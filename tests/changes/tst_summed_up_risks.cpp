// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"
#include "core/change.h"
#include "markdown/reader.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using namespace loadline::test;

/// A risk that a table sums up and a heading details is one risk: an edit changes both places.
class tst_summed_up_risks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldChangeBothPlaces_data();
    void shouldChangeBothPlaces();
    void shouldRefuseWhatTheTableHasNoRoomFor();
};

namespace {

constexpr char text[] = "# Risk Register\n\n"
                        "| Risk ID | Title | Severity | Status | Owner |\n"
                        "| ------- | ----- | -------- | ------ | ----- |\n"
                        "| R-1     | Fog   | High     | Open   | Ida   |\n\n"
                        "## R-1: Fog\n\n- **Status**: Open\n- **Mitigation**: wait\n\n"
                        "# Plan\n\n## Iteration 1 - Horn\n\n**Status**: Planned\n";

} // namespace

void tst_summed_up_risks::shouldChangeBothPlaces_data()
{
    QTest::addColumn<QByteArrayList>("command");
    QTest::addColumn<QByteArrayList>("lines"); // was, is, was, is, …

    QTest::newRow("status") << QByteArrayList{"status", "mitigated"}
                            << QByteArrayList{"| Open   |", "| Mitigated |", "- **Status**: Open",
                                              "- **Status**: Mitigated"};
    QTest::newRow("title") << QByteArrayList{"title", "Ice"}
                           << QByteArrayList{"| Fog   |", "| Ice   |", "## R-1: Fog", "## R-1: Ice"};
    QTest::newRow("tier") << QByteArrayList{"tier", "low"}
                          << QByteArrayList{"| High     |", "| Low      |"};
    QTest::newRow("a field of the table")
        << QByteArrayList{"Owner", "Bo"} << QByteArrayList{"| Ida   |", "| Bo    |"};
    QTest::newRow("a field of the heading")
        << QByteArrayList{"Mitigation", "horn"} << QByteArrayList{"wait", "horn"};
}

void tst_summed_up_risks::shouldChangeBothPlaces()
{
    QFETCH(QByteArrayList, command);
    QFETCH(QByteArrayList, lines);
    const Register reg = markdown::read(std::string(text));
    QCOMPARE(reg.risks.size(), std::size_t(1));
    QByteArray wanted = text;
    for (int i = 0; i + 1 < lines.size(); i += 2)
        wanted.replace(lines[i], lines[i + 1]);

    const auto change = command[0] == "tier"
                            ? changes::moveRisk(reg, "R-1", Tier::Low)
                            : changes::setRiskField(reg, "R-1", command[0].toStdString(),
                                                    command[1].toStdString());

    QVERIFY2(change.has_value(), change ? "" : change.error().what.c_str());
    QCOMPARE(QByteArray::fromStdString(applied(*reg.text, change->splices)), wanted);
}

void tst_summed_up_risks::shouldRefuseWhatTheTableHasNoRoomFor()
{
    const Register reg = markdown::read(
        std::string("# Risk Register\n\n| ID | Severity |\n|---|---|\n| R-1 | High |\n"));
    QCOMPARE(reg.risks.size(), std::size_t(1));

    QVERIFY(!changes::closeRisk(reg, "R-1").has_value());
    QVERIFY(!changes::setRiskField(reg, "R-1", "title", "Fog").has_value());
}

LOADLINE_TEST(tst_summed_up_risks)
#include "tst_summed_up_risks.moc"
