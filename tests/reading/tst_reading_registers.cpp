// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/reader.h"
#include "support/register_summary.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using namespace loadline::test;

/// Whole documents in the shapes that teams give their registers (FORMAT 10).
class tst_reading_registers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldReadRisks_data();
    void shouldReadRisks();
    void shouldKeepTheTableOfJoinedRisksAsText();
    void shouldNotJoinARowWithANameGivenTwice();
};

void tst_reading_registers::shouldReadRisks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("risks");

    const auto row = [](const char *name, const char *text, const char *risks) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(risks);
    };
    const char summed[] = "# Risk Register\n\n"
                          "| Risk ID | Title | Likelihood | Impact | Status |\n"
                          "|---|---|---|---|---|\n"
                          "| R-1 | Crane jams | 4 | 4 | Mitigated |\n"
                          "| R-2 | Fog | 1 | 2 | Open |\n\n";
    row("a table sums up what a heading details",
        (std::string(summed) + "## R-1: Crane jams\n- **Owner**: Ida\n").c_str(),
        "R-2 low* open - Fog | Likelihood=1 | Impact=2\n"
        "R-1 critical* mitigated - Crane jams | Owner=Ida | Likelihood=4 | Impact=4\n");
    row("the heading repeats the status alone",
        (std::string(summed) + "## R-1 - Mitigated\n- **Owner**: Ida\n").c_str(),
        "R-2 low* open - Fog | Likelihood=1 | Impact=2\n"
        "R-1 critical* mitigated - Crane jams | Owner=Ida | Likelihood=4 | Impact=4\n");
    row("a table without titles, ids that are links",
        "# Risk register\n\n| Risk ID | Priority level |\n|---|---|\n"
        "| [DK-1](#dk-1) | **12** (high) |\n\n## DK-1\n\nIt rains in.\n",
        "DK-1 high open - \n");
    row("risks in one section, how they are met in another",
        "# Harbour Risk Plan\n\n## Which\n\n### Risk 1: Fog\n- **Risk ID**: H-01\n\n"
        "## What we do\n\n### H-01 - Fog\nWait.\n",
        "H-01 - open - Fog | Risk ID=H-01\n");
    row("a template of a row is none",
        "# Risk Register\n\n| ID | Title | Impact |\n|---|---|---|\n| R-1 | [Short title] | [1-5] "
        "|\n"
        "| R-2 | Ice | 3 |\n",
        "R-2 - open - Ice | Impact=3\n");
    row("how risks are handled is no list of risks",
        "# Risk Register\n\n| ID | Risk | Severity |\n|---|---|---|\n| 1 | Ice | High |\n\n"
        "## Risk Escalation Process\n\n1. **First**: tell the master\n2. Then the owner\n",
        "1 high open - Ice\n");
    row("a list beside a table says what is to be done",
        "# Risk Register\n\n| Risk | Severity |\n|---|---|\n| Ice | High |\n\n**Now**\n"
        "1. Order salt\n",
        "@5 high open - Ice\n");
    row("a register in German",
        "# RISIKOREGISTER\n\n| Risiko | Wahrscheinlichkeit | Auswirkung | Maßnahme |\n"
        "|---|---|---|---|\n| Eis | 2 | 5 | Salz |\n",
        "@5 high* open - Eis | Wahrscheinlichkeit=2 | Auswirkung=5 | Maßnahme=Salz\n");
    row("a numbered list below a title that begins with risks",
        "# Ryzyka portu\n\n1. Lód - na redzie\n2. Mgła\n",
        "1 - open - Lód | na redzie\n2 - open - Mgła\n");
    row("bullets between paragraphs are prose",
        "# Risk Register\n\nWe keep it in a store.\n\nIt has two properties:\n\n"
        "- **Kept whole** - nothing goes\n- **Kept dry** - nothing rots\n",
        "");
    row("bullets straight below the title are risks", "# Risk Register\n\n- Ice: salt\n- Fog\n",
        "@3 - open - Ice: salt\n@4 - open - Fog\n");
    row("a rating of its own wins over likelihood and impact",
        "# Risk Register\n\n## R-1 - Ice\n| Field | Value |\n|---|---|\n| Likelihood | 5 |\n"
        "| Impact | 5 |\n| Inherent Risk Score | **14 — High** |\n",
        "R-1 high open - Ice | Likelihood=5 | Impact=5 | Inherent Risk Score=**14 — High**\n");
    row("a table of risks below any heading",
        "# Harbour log\n\n## Before winter\n\n| Risk | Likelihood | Mitigation |\n|---|---|---|\n"
        "| Ice | high | salt |\n",
        "@7 - open - Ice | Likelihood=high | Mitigation=salt\n");
    row("a column of ratings called risk names no risks",
        "# Harbour log\n\n## Debt\n\n| Category | Count | Severity | Risk |\n|---|---|---|---|\n"
        "| Rust | 3 | High | LOW |\n",
        "");
    row("a bare matrix is none",
        "# Risk Register\n\n| Probability | Low (1) | High (3) |\n|---|---|---|\n"
        "| **High impact** | Medium | High |\n",
        "");
    row("numbered sections are no risks",
        "# Risk Register\n\n## 1. Purpose\nTo know.\n\n## 2. Risk Assessment\n\n"
        "| ID | Risk | Tier |\n|---|---|---|\n| 1 | Ice | low |\n",
        "1 low open - Ice\n");
    row("a risk about a process is a risk",
        "# Risk Register\n\n## R-1: No escalation\n\n## R-2: Slow review process\n",
        "R-1 - open - No escalation\nR-2 - open - Slow review process\n");
    row("so it is below a number",
        "# Risks\n\n## 1. Nobody knows the release process\n\n## 2. Review schedule\n",
        "1 - open - Nobody knows the release process\n");
    row("high priority work outside of a register",
        "# Harbour log\n\n## High Priority\n\n- Paint the crane\n\n1. Sweep\n", "");
}

void tst_reading_registers::shouldReadRisks()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, risks);

    const Register reg = markdown::read(text.toStdString());

    QCOMPARE(QByteArray::fromStdString(risksOf(reg)), risks);
}

void tst_reading_registers::shouldKeepTheTableOfJoinedRisksAsText()
{
    const Register reg = markdown::read(std::string(
        "# Harbour\n\n## Risk Register\n\n### Summary\n\n| ID | Risk | Severity |\n|---|---|---|\n"
        "| R-1 | Ice | High |\n\n### R-1: Ice\n- **Owner**: Ida\n"));

    QCOMPARE(reg.risks.size(), std::size_t(1));
    QCOMPARE(reg.risks[0].form, RiskForm::Heading);
    QCOMPARE(reg.risks[0].summaries.size(), std::size_t(1));
    QCOMPARE(reg.view(reg.risks[0].summaries[0].span), std::string_view("| R-1 | Ice | High |\n"));
    QCOMPARE(reg.others.size(), std::size_t(1));
    QCOMPARE(reg.others[0].heading, std::optional<std::string>("Summary"));
    QVERIFY(reg.view(reg.others[0].body).starts_with("| ID |"));
    QCOMPARE(reg.groups.size(), std::size_t(1));
    QCOMPARE(reg.groups[reg.risks[0].group].risks, std::vector<std::size_t>{0});
}

void tst_reading_registers::shouldNotJoinARowWithANameGivenTwice()
{
    const Register reg = markdown::read(std::string(
        "# Risk Register\n\n| ID | Risk | Severity |\n|---|---|---|\n| R-1 | Ice | High |\n\n"
        "## R-1: Ice\n\n## R-1: Fog\n"));

    QCOMPARE(reg.risks.size(), std::size_t(3));

    const Register twiceInTable = markdown::read(
        std::string("# Risk Register\n\n| ID | Risk | Severity |\n|---|---|---|\n"
                    "| R-1 | Ice | High |\n| R-1 | Fog | Low |\n\n## R-1: Ice\n"));

    QCOMPARE(twiceInTable.risks.size(), std::size_t(3));
}

LOADLINE_TEST(tst_reading_registers)
#include "tst_reading_registers.moc"
