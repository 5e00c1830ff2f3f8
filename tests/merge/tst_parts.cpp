// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/reader.h"
#include "merge/combine.h"
#include "merge/line_diff.h"
#include "support/generator.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

#include <numeric>
#include <set>

using namespace loadline;
using namespace loadline::merge;
using namespace loadline::test;

class tst_parts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldNameTheParts();
    void shouldKeepNestedLinesWithTheirRisk();
    void shouldNameWhatIsThereTwice();
    void shouldCoverAnyTextOnce();
    void shouldSayWhichPartsDiffer_data();
    void shouldSayWhichPartsDiffer();
    void shouldCountEachDifferingLineOnce();
};

namespace {

std::string namesOf(const std::string &text)
{
    std::string names;
    for (const Part &part : partsOf(markdown::read(text))) {
        if (!part.name.empty())
            names += part.name + "\n";
    }
    return names;
}

/// What is wrong with the parts of a text; empty where nothing is.
std::string faultIn(const std::string &text)
{
    const auto parts = partsOf(markdown::read(text));
    std::size_t at = 0;
    std::set<std::string> names;
    for (const Part &part : parts) {
        if (part.span.begin != at || part.span.isEmpty())
            return "a gap at " + std::to_string(at);
        at = part.span.end;
        if (!part.name.empty() && !names.insert(part.name).second)
            return "a name given twice: " + part.name;
    }
    return at == text.size() ? std::string() : "the end is missing";
}

} // namespace

void tst_parts::shouldNameTheParts()
{
    const std::string text = "# Harbour\n"
                             "**Owner**: Ines\n"
                             "\n"
                             "## Iteration 2 - Pumps\n"
                             "**Date**: 2026-03-16\n"
                             "**Status**: 🔄 In Progress\n"
                             "\n"
                             "A few words.\n"
                             "Over two lines.\n"
                             "\n"
                             "### Testing\n"
                             "✅ **Dry run**: fine\n"
                             "⏳ **Wet run**: not yet\n"
                             "\n"
                             "### Files Modified\n"
                             "- `pump.cpp` (+3 lines)\n"
                             "\n"
                             "### Notes\n"
                             "- first\n"
                             "  more of it\n"
                             "- second\n"
                             "\n"
                             "---\n"
                             "\n"
                             "## Risk Register\n"
                             "\n"
                             "### 🟠 High Priority (Next Iterations)\n"
                             "2. Flooding - the cellar\n"
                             "\n"
                             "### 🟢 Low\n"
                             "None identified yet\n"
                             "\n"
                             "---\n"
                             "\n"
                             "**Last Updated**: 2026-03-16\n"
                             "**Next Iteration**: 3\n";
    QCOMPARE(namesOf(text), std::string("title\n"
                                        "register/Owner\n"
                                        "iteration:2/heading\n"
                                        "iteration:2/Date\n"
                                        "iteration:2/Status\n"
                                        "iteration:2/A few words.\n"
                                        "iteration:2/testing/heading\n"
                                        "iteration:2/testing/Dry run\n"
                                        "iteration:2/testing/Wet run\n"
                                        "iteration:2/filesModified/heading\n"
                                        "iteration:2/filesModified/pump.cpp\n"
                                        "iteration:2/Notes/heading\n"
                                        "iteration:2/Notes/first\n"
                                        "iteration:2/Notes/second\n"
                                        "risks/heading\n"
                                        "group:high/Next Iterations/heading\n"
                                        "risk:2\n"
                                        "group:low/heading\n"
                                        "lastUpdated\n"
                                        "nextIteration\n"));
}

void tst_parts::shouldKeepNestedLinesWithTheirRisk()
{
    const std::string text = "# Risk Register\n\n### High\n"
                             "1. Flooding - the cellar\n"
                             "   - **Owner**: Ines\n"
                             "\n"
                             "2. Fire\n"
                             "\n"
                             "| ID | Risk | Status |\n"
                             "|---|---|---|\n"
                             "| R-3 | Frost | Open |\n"
                             "| R-4 | Ice | Open |\n";
    std::string risk;
    const auto reg = markdown::read(text);
    for (const Part &part : partsOf(reg)) {
        if (part.name == "risk:1")
            risk = reg.view(part.span);
    }
    QCOMPARE(risk, std::string("1. Flooding - the cellar\n   - **Owner**: Ines\n"));
    QVERIFY(namesOf(text).find("risk:R-4\n") != std::string::npos);
}

void tst_parts::shouldNameWhatIsThereTwice()
{
    QCOMPARE(namesOf("# Risk Register\n\n### High\n1. A\n1. B\n\n### High\n1. C\n"),
             std::string("title\n"
                         "group:high/heading\n"
                         "risk:1\n"
                         "risk:1#2\n"
                         "group:high#2/heading\n"
                         "risk:1#3\n"));
}

void tst_parts::shouldCoverAnyTextOnce()
{
    std::vector<std::string> texts{"", "\n", "a", houseRegister(), sampleRegister()};
    for (const auto &variant : variantsOf(houseRegister()))
        texts.push_back(variant.text);
    for (const auto &path : corpusFiles())
        texts.push_back(sharedFile(path));
    Dice dice(3);
    for (int i = 0; i < 300; ++i) {
        texts.push_back(makeRegister(randomStyle(dice), dice));
        texts.push_back(mutated(texts.back(), dice));
        texts.push_back(randomText(dice));
    }
    for (const auto &text : texts) {
        const auto fault = faultIn(text);
        QVERIFY2(fault.empty(), (fault + " in\n" + text.substr(0, 5000)).c_str());
    }
}

void tst_parts::shouldSayWhichPartsDiffer_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("parts");
    const QByteArray head = "# T\n\n## Risk Register\n\n### High\n";
    QTest::newRow("the same") << head << head << QByteArray();
    QTest::newRow("a risk changed")
        << QByteArray(head + "1. A\n2. B\n") << QByteArray(head + "1. A\n2. C\n")
        << QByteArray("risk:2 1\n");
    QTest::newRow("a risk taken out") << QByteArray(head + "1. A\n2. B\n")
                                      << QByteArray(head + "1. A\n") << QByteArray("risk:2 1\n");
    QTest::newRow("a risk put in with a comment line")
        << QByteArray(head + "1. A\n") << QByteArray(head + "1. A\n<!-- -->\n3. C\n")
        << QByteArray("risk:3 2\n");
    QTest::newRow("a blank line") << QByteArray(head + "1. A\n") << QByteArray(head + "1. A\n\n")
                                  << QByteArray("risk:1 1\n");
    QTest::newRow("a risk in place of none")
        << QByteArray(head + "None yet\n") << QByteArray(head + "1. A\n")
        << QByteArray("risk:1 1\n");
    QTest::newRow("two places, in order")
        << QByteArray(head + "1. A\n2. B\n3. C\n") << QByteArray(head + "1. X\n2. B\n3. C\n4. D\n")
        << QByteArray("risk:1 1\nrisk:4 1\n");
}

void tst_parts::shouldSayWhichPartsDiffer()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, parts);
    std::string said;
    for (const PartLines &part :
         differingParts(markdown::read(before.toStdString()), markdown::read(after.toStdString())))
        said += part.part + " " + std::to_string(part.lines) + "\n";
    QCOMPARE(QByteArray::fromStdString(said), parts);
}

void tst_parts::shouldCountEachDifferingLineOnce()
{
    Dice dice(11);
    for (int i = 0; i < 500; ++i) {
        const auto before = dice.chance(20) ? randomText(dice)
                                            : makeRegister(randomStyle(dice), dice);
        const auto after = dice.chance(10) ? randomText(dice) : mutated(before, dice);
        const auto parts = differingParts(markdown::read(before), markdown::read(after));
        const auto sum = std::accumulate(parts.begin(), parts.end(), std::size_t(0),
                                         [](std::size_t lines, const PartLines &part) {
                                             return lines + part.lines;
                                         });
        QCOMPARE(sum, differingLines(before, after));
    }
}

LOADLINE_TEST(tst_parts)
#include "tst_parts.moc"
