// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/reader.h"
#include "markdown/rereading.h"
#include "markdown/scan.h"
#include "support/generator.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>

using namespace loadline;
using namespace loadline::test;

/// What an edit makes of a register is what reading the text after it gives, whether the edit was
/// read by itself or with all the rest.
class tst_rereading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldReadWhatTheWholeGives_data();
    void shouldReadWhatTheWholeGives();
    void shouldReadCommonEditsByThemselves_data();
    void shouldReadCommonEditsByThemselves();
    void shouldSayWhatItRead();
    void shouldKeepWhatTheTextDoesNotSay();
};

namespace {

constexpr std::string_view pieces[] = {"word",
                                       " a few words",
                                       "\n",
                                       "\n\n",
                                       "\r\n",
                                       "- item\n",
                                       "- ✅ **Unit**: passes\n",
                                       "17. Another risk - with detail\n",
                                       "17. Another risk → Iteration 2\n   - **Owner**: Dana\n",
                                       "\n18. A risk\n\n   more of it\n",
                                       "   - **Owner**: Dana\n",
                                       "R-009: named ",
                                       "~~",
                                       " ✅ **FIXED**",
                                       "```\n",
                                       "---\n",
                                       "\n---\n",
                                       "===\n",
                                       "<!--",
                                       "<!-- -->\n",
                                       "-->\n",
                                       "<div>\n",
                                       "| a | b |\n|---|---|\n| 1 | 2 |\n",
                                       "|",
                                       "### Testing\n",
                                       "\n#### Unit tests\n- ✅ one\n",
                                       "## Iteration 7 - Another\n",
                                       "\n### 🟠 High\n1. New\n",
                                       "## Risk Register\n",
                                       "**Status**: ✅ Completed\n",
                                       "**Last Updated**: 2026-01-02 10:00 UTC\n",
                                       "\n**Next Iteration**: soon\n",
                                       "> quote\n",
                                       "    indented\n",
                                       "  ",
                                       "[x]: /y\n",
                                       "Summary",
                                       "😀"};

std::size_t lineStart(const std::string &text, Dice &dice)
{
    return markdown::lineBegin(text, dice.below(text.size() + 1));
}

/// One to four pieces of text in the place of words, lines or nothing.
std::vector<Splice> someSplices(const std::string &text, Dice &dice)
{
    std::vector<Splice> splices;
    std::size_t from = dice.chance(50) ? 0 : lineStart(text, dice);
    for (std::size_t count = 1 + dice.below(dice.chance(70) ? 1 : 4); count > 0; --count) {
        std::size_t begin = dice.chance(60) ? lineStart(text, dice) : dice.below(text.size() + 1);
        begin = std::max(begin, from);
        std::size_t end = begin;
        if (dice.chance(40))
            end = std::min(text.size(), begin + dice.below(12));
        else if (dice.chance(40))
            end = markdown::nextLine(text, begin);
        splices.push_back({{begin, end}, std::string(dice.chance(25) ? "" : dice.oneOf(pieces))});
        from = end + 1;
        if (from > text.size())
            break;
    }
    return splices;
}

/// What differs, in a word; empty where nothing does.
std::string difference(const Register &a, const Register &b)
{
    if (*a.text != *b.text)
        return "text";
    if (a.title != b.title || !(a.titleSpan == b.titleSpan))
        return "title";
    if (a.iterations != b.iterations)
        return "iterations";
    if (a.groups != b.groups)
        return "groups";
    if (a.risks != b.risks)
        return "risks";
    if (a.others != b.others)
        return "other parts";
    if (a.lastUpdated != b.lastUpdated || a.nextIteration != b.nextIteration)
        return "footers";
    if (a.fields != b.fields)
        return "fields";
    if (a.archives != b.archives)
        return "archives";
    if (a.riskHeading != b.riskHeading)
        return "risk heading";
    return a.lineStarts == b.lineStarts ? "" : "line starts";
}

std::string describe(const std::string &text, const std::vector<Splice> &splices)
{
    std::string words;
    for (const Splice &splice : splices)
        words += std::to_string(splice.at.begin) + ".." + std::to_string(splice.at.end) + " <"
                 + splice.with + "> ";
    return words + "in\n" + text;
}

std::vector<std::string> someRegisters()
{
    std::vector<std::string> registers{houseRegister(), withLineEndings(houseRegister(), "\r\n"),
                                       withMixedLineEndings(houseRegister()), sampleRegister(),
                                       sharedFile("format/seed.md")};
    for (const std::string &file : corpusFiles()) {
        std::string text = sharedFile(file);
        constexpr std::size_t large = 60000;
        if (isUtf8(text) && text.size() < large)
            registers.push_back(std::move(text));
    }
    registers.erase(std::remove(registers.begin(), registers.end(), std::string()), registers.end());
    return registers;
}

} // namespace

void tst_rereading::shouldReadWhatTheWholeGives_data()
{
    QTest::addColumn<bool>("isMade");
    QTest::newRow("written registers") << false;
    QTest::newRow("made registers") << true;
}

void tst_rereading::shouldReadWhatTheWholeGives()
{
    QFETCH(bool, isMade);
    const std::vector<std::string> written = someRegisters();
    Dice dice(std::uint64_t(qEnvironmentVariableIntValue("LOADLINE_TEST_SEED")) * 1000 + 17);
    int around = 0;
    constexpr int registers = 700;
    constexpr int edits = 12;
    for (int i = 0; i < registers; ++i) {
        // GIVEN a register
        std::string text = isMade ? makeRegister(randomStyle(dice), dice)
                                  : written[std::size_t(i) % written.size()];
        if (dice.chance(10))
            text = mutated(text, dice);
        Register reg = markdown::read(text);
        for (int edit = 0; edit < edits; ++edit) {
            // WHEN it is edited, again and again
            const std::vector<Splice> splices = someSplices(*reg.text, dice);
            auto after = std::make_shared<const std::string>(applied(*reg.text, splices));
            auto now = markdown::readAround(reg, splices, after);
            // THEN it is what reading the whole gives
            const Register whole = markdown::read(after);
            if (now) {
                ++around;
                const std::string other = difference(now->reg, whole);
                QVERIFY2(other.empty(),
                         (other + " differ: " + describe(*reg.text, splices)).c_str());
            }
            reg = now && dice.chance(70) ? std::move(now->reg) : whole;
        }
    }
    qInfo("%d of %d edits were read by themselves", around, registers * edits);
    QVERIFY(around > registers * edits / 10);
}

void tst_rereading::shouldReadCommonEditsByThemselves_data()
{
    QTest::addColumn<QString>("old");
    QTest::addColumn<QString>("now");
    const auto row = [](const char *name, const char *old, const char *now) {
        QTest::newRow(name) << QString::fromUtf8(old) << QString::fromUtf8(now);
    };
    row("a word of a section", "the pool", "a pool");
    row("a test's state", "- ✅ **Unit**", "- ❌ **Unit**");
    row("a new test", "- ✅ **Unit**", "- ✅ **Load**: holds\n- ✅ **Unit**");
    row("a status", "**Status**: Planned", "**Status**: In progress");
    row("a title", "Iteration 2 - Calm", "Iteration 2 - Very calm");
    row("a new section", "### Problem", "### Benefits\n- **Peace**: more\n\n### Problem");
    row("a risk's title", "2. Alarm", "2. Loud alarm");
    row("a field of a risk", "3. Door\n", "3. Door\n   - **Owner**: Dana\n");
    row("a new risk", "3. Door\n", "3. Door\n4. Lamp - dark\n");
    row("one risk less", "2. Alarm - too loud\n", "");
    row("the stamp", "2026-02-03 10:00", "2026-02-04 11:30");
}

namespace {

std::string plainRegister()
{
    return "# Log\n\n## Iteration 1 - Begin\n\n**Status**: Completed\n\n### Problem\nSee the "
           "pool.\n\n"
           "### Testing\n- ✅ **Unit**: passes\n\n---\n\n## Iteration 2 - Calm\n\n"
           "**Status**: Planned\n\n### Problem\nNone yet.\n\n---\n\n## Risk Register\n\n"
           "### 🔴 Critical\n1. Fire - hot → Iteration 2\n2. Alarm - too loud\n3. Door\n\n"
           "### 🟡 Medium\n- Plain one\n\n---\n\n**Last Updated**: 2026-02-03 10:00 UTC\n";
}

std::vector<Splice> replacing(const std::string &text, const std::string &old,
                              const std::string &now)
{
    const std::size_t at = text.find(old);
    return {{{at, at + old.size()}, now}};
}

} // namespace

void tst_rereading::shouldReadCommonEditsByThemselves()
{
    QFETCH(QString, old);
    QFETCH(QString, now);
    const Register reg = markdown::read(plainRegister());
    const std::vector<Splice> splices = replacing(*reg.text, old.toStdString(), now.toStdString());
    auto after = std::make_shared<const std::string>(applied(*reg.text, splices));

    const auto read = markdown::readAround(reg, splices, after);

    QVERIFY(read);
    QCOMPARE(difference(read->reg, markdown::read(after)), std::string());
}

void tst_rereading::shouldSayWhatItRead()
{
    const Register reg = markdown::read(plainRegister());
    const auto isIn = [](const markdown::Rereading &read, const Iteration &iteration) {
        return std::any_of(read.stretches.begin(), read.stretches.end(),
                           [&iteration](const markdown::Stretch &stretch) {
                               return stretch.before.contains(iteration.span.begin);
                           });
    };
    // An edit of the second iteration is read without the first
    auto read = markdown::readAfter(reg, replacing(*reg.text, "None yet", "Some"));
    QVERIFY(!isIn(read, reg.iterations[0]));
    QVERIFY(isIn(read, reg.iterations[1]));
    // A new iteration is read with all
    read = markdown::readAfter(reg, replacing(*reg.text, "## Iteration 2",
                                              "## Iteration 9 - x\n\n## Iteration 2"));
    QVERIFY(isIn(read, reg.iterations[0]));
    QCOMPARE(read.reg.iterations.size(), std::size_t(3));
}

void tst_rereading::shouldKeepWhatTheTextDoesNotSay()
{
    Register reg = markdown::read(plainRegister());
    reg.highestRiskEver = 40;
    reg.highestIterationEver = 50;
    reg.separatesNumberRuns = false;
    for (const char *old : {"Alarm", "# Log"}) {
        const auto read = markdown::readAfter(reg, replacing(*reg.text, old, "# Other"));
        QCOMPARE(read.reg.highestRiskEver, 40);
        QCOMPARE(read.reg.highestIterationEver, 50);
        QCOMPARE(read.reg.separatesNumberRuns, false);
    }
}

LOADLINE_TEST(tst_rereading)
#include "tst_rereading.moc"
