// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/encoding.h"
#include "markdown/ledger.h"
#include "markdown/reader.h"
#include "support/generator.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QTest>

using namespace loadline;
using namespace loadline::test;

namespace {

/// What is wrong with a ledger as an account of a text; empty where nothing is.
std::string faultOf(const std::string &text, const Register &reg, const markdown::Ledger &ledger)
{
    std::size_t at = 0;
    markdown::LedgerSums sums;
    for (const auto &entry : ledger.entries) {
        if (entry.span.begin != at || entry.span.isEmpty() || entry.span.end > text.size())
            return "a gap or an overlap at byte " + std::to_string(at);
        if (entry.firstLine != reg.lineOf(entry.span.begin)
            || entry.lastLine != reg.lineOf(entry.span.end - 1))
            return "wrong lines at byte " + std::to_string(at);
        if (entry.what.empty())
            return "nothing said of byte " + std::to_string(at);
        const bool isAmbiguous = entry.kind == markdown::LedgerKind::Ambiguous;
        if (entry.reason.empty() == isAmbiguous)
            return "a reason for no doubt, or a doubt for no reason at byte " + std::to_string(at);
        (isAmbiguous                                 ? sums.ambiguous
         : entry.kind == markdown::LedgerKind::Field ? sums.field
                                                     : sums.verbatim) += entry.span.size();
        at = entry.span.end;
    }
    if (at != text.size() || ledger.sums.total() != text.size())
        return "the sums are not the size";
    return ledger.sums == sums ? "" : "the sums are not those of the entries";
}

std::string faultOf(const std::string &text)
{
    const Register reg = markdown::read(text);
    return faultOf(text, reg, markdown::ledgerOf(reg));
}

} // namespace

/// Each byte of each text stands in one entry, and the sums are its size.
class tst_ledger_sums : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldCoverRegisters_data();
    void shouldCoverRegisters();
    void shouldCoverAnyText();
    void shouldTellEveryRiskAndEveryHeading();
    void shouldAddUpToEveryCollectedFile();
    void shouldTakeTimeInProportion();
};

void tst_ledger_sums::shouldCoverRegisters_data()
{
    QTest::addColumn<std::string>("text");
    for (const auto &variant : variantsOf(houseRegister()))
        QTest::newRow(variant.name) << variant.text;
    for (const auto &variant : variantsOf(sampleRegister()))
        if (!variant.text.empty())
            QTest::addRow("sample: %s", variant.name) << variant.text;
    QTest::newRow("a byte-order mark alone") << std::string("\xEF\xBB\xBF");
    QTest::newRow("one CR") << std::string("\r");
    QTest::newRow("no last newline") << std::string("# T\n\ntext");
}

void tst_ledger_sums::shouldCoverRegisters()
{
    QFETCH(std::string, text);
    QCOMPARE(faultOf(text), std::string());
}

void tst_ledger_sums::shouldCoverAnyText()
{
    Dice dice(5);
    const std::string sample = sampleRegister();
    for (int i = 0; i < 10000; ++i) {
        std::string text;
        if (i % 2 == 0)
            text = randomText(dice);
        else if (i % 4 == 1 || sample.empty())
            text = mutated(makeRegister(randomStyle(dice), dice), dice);
        else
            text = mutated(sample, dice);
        const std::string fault = faultOf(text);
        QVERIFY2(fault.empty(), (fault + " in:\n" + text).c_str());
    }
}

/// What was read is told as a field or with a doubt, never as kept.
void tst_ledger_sums::shouldTellEveryRiskAndEveryHeading()
{
    Dice dice(6);
    for (int i = 0; i < 500; ++i) {
        const std::string text = makeRegister(randomStyle(dice), dice);
        const Register reg = markdown::read(text);
        const markdown::Ledger ledger = markdown::ledgerOf(reg);
        const auto isRead = [&](std::size_t offset) {
            for (const auto &entry : ledger.entries)
                if (entry.span.contains(offset))
                    return entry.kind != markdown::LedgerKind::Verbatim;
            return false;
        };
        for (const Risk &risk : reg.risks)
            QVERIFY2(risk.text.isEmpty() || isRead(risk.text.begin), text.c_str());
        for (const Iteration &iteration : reg.iterations)
            QVERIFY2(isRead(iteration.heading.begin), text.c_str());
        for (const RiskGroup &group : reg.groups)
            QVERIFY2(group.heading.isEmpty() || isRead(group.heading.begin), text.c_str());
        QVERIFY2(ledger.sums.field > text.size() / 2, text.c_str());
    }
}

void tst_ledger_sums::shouldAddUpToEveryCollectedFile()
{
    const auto files = corpusFiles();
    if (files.empty())
        QSKIP("../shared is not there");
    for (const std::string &file : files) {
        const std::string bytes = sharedFile(file);
        auto report = markdown::textFromBytes(bytes);
        const char *encoding = report ? "UTF-8" : "windows-1252";
        if (!report)
            report = markdown::textFromBytes(bytes, {true, encoding});
        if (!report) // UTF-16 or UTF-32, which say so themselves
            report = markdown::textFromBytes(bytes, {true, "UTF-16"});
        QVERIFY2(report.has_value(), file.c_str());
        const Register reg = markdown::read(report->repaired);
        const ImportRecord record{encoding, bytes.size(), report->repairs};
        const markdown::Ledger ledger = markdown::ledgerOf(reg, record);
        const std::string fault = faultOf(report->repaired, reg, ledger);
        QVERIFY2(fault.empty(), (file + ": " + fault).c_str());
        const auto sums = markdown::inputSums(record, ledger.sums.total());
        QCOMPARE(sums.kept + sums.byRepairs + sums.byEncoding, std::int64_t(bytes.size()));
        if (std::string_view(encoding) == "UTF-8")
            QCOMPARE(sums.byEncoding, std::int64_t(0));
    }
}

void tst_ledger_sums::shouldTakeTimeInProportion()
{
    const auto millisecondsFor = [](int rows) {
        std::string text = "## Risk Register\n\n| ID | Risk | Severity | Status |\n"
                           "| - | - | - | - |\n";
        for (int i = 0; i < rows; ++i)
            text += "| R-" + std::to_string(i) + " | Disk full | high | simmering |\n";
        const Register reg = markdown::read(text);
        QElapsedTimer timer;
        timer.start();
        const auto ledger = markdown::ledgerOf(reg);
        return ledger.sums.total() == text.size() ? timer.elapsed() : qint64(-1);
    };
    QVERIFY(millisecondsFor(1000) >= 0);
    const qint64 time = millisecondsFor(100000);
    // Seconds are enough for a slow machine; what grows with the square takes minutes.
    QVERIFY2(time >= 0 && time < 20000, qPrintable(QString::number(time)));
}

LOADLINE_TEST(tst_ledger_sums)
#include "tst_ledger_sums.moc"
