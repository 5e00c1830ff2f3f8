// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/ledger.h"

#include "ledger_summary.h"
#include "markdown/encoding.h"
#include "markdown/reader.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using namespace loadline::test;

/// What the ledger calls the parts of a register, and how it joins them.
class tst_ledger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldTellPartsOfADocument_data();
    void shouldTellPartsOfADocument();
    void shouldBeEmptyForNoText();
    void shouldTellManyRisksInAFewWords();
    void shouldGiveTheSameForEveryLineEnding_data();
    void shouldGiveTheSameForEveryLineEnding();
    void shouldGiveTheShareOfFields();
    void shouldAddUpToTheInput_data();
    void shouldAddUpToTheInput();
};

void tst_ledger::shouldTellPartsOfADocument_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << std::string(text) << std::string(expected);
    };
    row("title and fields", "# Kiosk rollout\n**Owner**: Ada\n",
        "1-2 field register: title, Owner\n");
    row("underlined title", "Kiosk\nrollout\n=======\n\ntext\n",
        "1-3 field register: title\n"
        "4-5 verbatim text\n");
    row("text, code, table, comment, HTML and rule",
        "words\n\n```\ncode\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n<!-- no\nmore -->\n\n"
        "<p>\n\n---\n",
        "1-16 verbatim text, code, table, comment, HTML, rule\n");
    row("blank lines alone", "\n\n", "1-2 verbatim blank line\n");
    row("iteration",
        "## Iteration 2 - Spool\n\n**Date**: 2026-02-03 | **Status**: Completed\n\nAn "
        "aim.\n\n---\n",
        "1-5 field iteration 2: heading, Date, Status, text\n"
        "6-7 verbatim iteration 2: rule\n");
    row("unit of another name", "## Phase 4: Spool\n", "1-1 field phase 4: heading\n");
    row("prose section, its code too", "## Iteration 2 - Spool\n### Root Cause\n\n```\nx\n```\n",
        "1-1 field iteration 2: heading\n"
        "2-6 field iteration 2, section “Root Cause”: heading, text\n");
    row("typed section",
        "## Iteration 2 - Spool\n### Testing\n\n**Bench**:\n- ✅ **A**: b\n  - c\n\n- ❌ **D**: e\n\n"
        "```\nx\n```\n",
        "1-1 field iteration 2: heading\n"
        "2-2 field iteration 2, section “Testing”: heading\n"
        "3-4 verbatim iteration 2, section “Testing”: label\n"
        "5-8 field iteration 2, section “Testing”: 2 tests\n"
        "9-12 verbatim iteration 2, section “Testing”: code\n");
    row("files", "## Iteration 2 - Spool\n### Files Modified\n- `a.cc` (+1 lines)\n",
        "1-1 field iteration 2: heading\n"
        "2-3 field iteration 2, section “Files Modified”: heading, 1 file\n");
    row("unknown section", "## Iteration 2 - Spool\n### Weather\nmild\n\n- cold\n",
        "1-1 field iteration 2: heading\n"
        "2-5 verbatim iteration 2, section “Weather”: heading, text, list\n");
    row("unknown part",
        "# T\n\n## Glossary\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n## Iteration 1 - A\n",
        "1-1 field register: title\n"
        "2-8 verbatim part “Glossary”: heading, table\n"
        "9-9 field iteration 1: heading\n");
    row("risk lists",
        "## Deployment Risk Register\n\n### 🔴 Critical\n\nNone identified yet\n\n"
        "### 🟠 High Priority (Remaining)\n2. Two - more\n   - **Owner**: Ada\n\n<!-- -->\n\n"
        "5. Five\n",
        "1-1 field risk register: heading\n"
        "2-2 verbatim blank line\n"
        "3-5 field group “Critical”: heading, no risks yet\n"
        "6-6 verbatim blank line\n"
        "7-9 field group “High Priority (Remaining)”: heading, risk 2\n"
        "10-12 verbatim group “High Priority (Remaining)”: comment\n"
        "13-13 field group “High Priority (Remaining)”: risk 5\n");
    row("risk table",
        "# Risk Register\n\n| ID | Risk | Severity |\n| - | - | - |\n"
        "| R-1 | Disk | high |\n| R-2 | | |\n",
        "1-5 field risk register: heading, columns, risk R-1\n"
        "6-6 verbatim risk register: row\n");
    row("risk table without risks", "# Risk Register\n\n| ID | Risk | Severity |\n| - | - | - |\n",
        "1-4 field risk register: heading, columns\n");
    row("risk with a heading",
        "# Risk Register\n\n### R-003: Clock drift\n\n- **Severity**: High\n\nIt drifts.\n",
        "1-1 field risk register: heading\n"
        "2-2 verbatim blank line\n"
        "3-5 field risk R-003: heading, Severity\n"
        "6-7 verbatim risk R-003: text\n");
    row("footers", "# T\n\n**Last Updated**: 2026-02-03\n**Next Iteration**: Iteration 4\n",
        "1-4 field register: title, Last Updated, Next Iteration\n");
}

void tst_ledger::shouldTellPartsOfADocument()
{
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    QCOMPARE(QString::fromStdString(summaryOf(markdown::ledgerOf(markdown::read(text)))),
             QString::fromStdString(expected));
}

void tst_ledger::shouldBeEmptyForNoText()
{
    const auto ledger = markdown::ledgerOf(markdown::read(std::string()));
    QVERIFY(ledger.entries.empty());
    QCOMPARE(ledger.sums, markdown::LedgerSums());
}

void tst_ledger::shouldTellManyRisksInAFewWords()
{
    std::string text = "### Risks\n\n| ID | Risk | Severity |\n| - | - | - |\n";
    for (int i = 1; i <= 100; ++i)
        text += "| R-" + std::to_string(i) + " | disk full | high |\n";
    const std::string summary = summaryOf(markdown::ledgerOf(markdown::read(text)));
    QVERIFY2(summary.ends_with("columns, 100 risks, R-1 to R-100\n"), summary.c_str());
}

void tst_ledger::shouldGiveTheSameForEveryLineEnding_data()
{
    QTest::addColumn<std::string>("text");
    for (const auto &variant : variantsOf(houseRegister())) {
        const std::string_view name = variant.name;
        if (name != "NUL" && !name.starts_with("mixed")) // a CR before an LF ends one line
            QTest::newRow(variant.name) << variant.text;
    }
}

void tst_ledger::shouldGiveTheSameForEveryLineEnding()
{
    QFETCH(std::string, text);
    QCOMPARE(summaryOf(markdown::ledgerOf(markdown::read(text))),
             summaryOf(markdown::ledgerOf(markdown::read(houseRegister()))));
}

void tst_ledger::shouldGiveTheShareOfFields()
{
    QCOMPARE(markdown::shareOfFields({30, 60, 10}), 0.3);
    QCOMPARE(markdown::shareOfFields({}), 1.0);
}

void tst_ledger::shouldAddUpToTheInput_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<int>("byRepairs");
    QTest::addColumn<int>("byEncoding");
    QTest::newRow("as it is") << QByteArray("# Zoë\n") << QByteArray() << 0 << 0;
    QTest::newRow("mended") << QByteArray("# T\n\n- ‚úÖ Backward compatible\n") << QByteArray() << 4
                            << 0;
    QTest::newRow("half an emoji")
        << QByteArray("# T\n\n## \xED\xB4\xB4 Critical\n") << QByteArray() << -1 << 0;
    QTest::newRow("in Windows-1252")
        << QByteArray("# Zo\xEB\n") << QByteArray("windows-1252") << 0 << -1;
    QTest::newRow("in UTF-16") << QByteArray("\xFF\xFE#\0 \0T\0\n\0", 10) << QByteArray("UTF-16")
                               << 0 << 6;
}

void tst_ledger::shouldAddUpToTheInput()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, encoding);
    QFETCH(int, byRepairs);
    QFETCH(int, byEncoding);
    markdown::TextOptions options;
    if (!encoding.isEmpty())
        options.encoding = encoding.toStdString();
    const auto report = markdown::textFromBytes(bytes.toStdString(), options);
    QVERIFY(report.has_value());

    const ImportRecord record{options.encoding.value_or("UTF-8"), std::uint64_t(bytes.size()),
                              report->repairs};
    const auto ledger = markdown::ledgerOf(markdown::read(report->repaired), record);

    QVERIFY(ledger.import == record);
    const auto sums = markdown::inputSums(*ledger.import, ledger.sums.total());
    QCOMPARE(sums.input, std::int64_t(bytes.size()));
    QCOMPARE(sums.kept, std::int64_t(report->repaired.size()));
    QCOMPARE(sums.byRepairs, std::int64_t(byRepairs));
    QCOMPARE(sums.byEncoding, std::int64_t(byEncoding));
    QCOMPARE(sums.kept + sums.byRepairs + sums.byEncoding, sums.input);
}

LOADLINE_TEST(tst_ledger)
#include "tst_ledger.moc"
