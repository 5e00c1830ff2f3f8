// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"
#include "changes/operation.h"
#include "markdown/reader.h"
#include "merge/combine.h"
#include "merge/line_diff.h"
#include "support/generator.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

using namespace loadline;
using namespace loadline::merge;
using namespace loadline::test;

/// What holds of every three texts: nothing of either side is lost, nothing comes twice, and
/// nothing is chosen that a person did not choose.
class tst_combining_properties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldHold_data();
    void shouldHold();
    void shouldHoldOfAnyText();
    void shouldSettleMost();
    void shouldCombineWhatIsApartAsIfOneHadDoneBoth();

private:
    int m_settled = 0;
    int m_contested = 0;
};

namespace {

/// LOADLINE_TEST_SEED tries other registers and edits than those of every run.
std::uint64_t otherSeed()
{
    return std::uint64_t(qEnvironmentVariableIntValue("LOADLINE_TEST_SEED")) * 1000;
}

/// LOADLINE_TEST_ROUNDS makes it so many times as many.
int many()
{
    return std::max(1, qEnvironmentVariableIntValue("LOADLINE_TEST_ROUNDS"));
}

constexpr std::string_view words[] = {"Plain Words", "Über 漢字 🚢",   "with `code` inside",
                                      "Pump stops",  "Late delivery", "ends here."};
constexpr std::string_view tierNames[] = {"critical", "high", "medium", "low"};

std::string randomOperation(const Register &reg, Dice &dice)
{
    const std::string risk = reg.risks.empty() ? "1" : reg.risks[dice.below(reg.risks.size())].id;
    const std::string iteration =
        reg.iterations.empty()
            ? "1"
            : std::to_string(reg.iterations[dice.below(reg.iterations.size())].number.value_or(1));
    const std::string value(dice.oneOf(words));
    static constexpr std::string_view keys[] = {"title", "detail", "Owner", "Ticket"};
    static constexpr std::string_view sections[] = {
        "testing pass: ", "impact warn: ", "side-effects warn: ", "benefits ", "next-steps "};
    switch (dice.below(11)) {
    case 0:
        return "plan " + risk + " " + (dice.chance(30) ? "none" : iteration);
    case 1:
        return "move " + risk + " " + std::string(dice.oneOf(tierNames));
    case 2:
    case 3:
        return "add " + std::string(dice.oneOf(tierNames)) + ": " + value;
    case 4:
    case 5:
        return "complete " + iteration;
    case 6:
        return "reopen " + iteration;
    case 7:
        return "set risk:" + risk + " " + std::string(dice.oneOf(keys)) + " " + value;
    case 8:
        return "set iteration:" + iteration + " " + (dice.chance(50) ? "title " : "Owner ") + value;
    case 9:
        return dice.chance(30) ? "add-iteration " + value : "close " + risk;
    default:
        return "append " + iteration + "/" + std::string(dice.oneOf(sections)) + value;
    }
}

/// A few edits, and what they were, for messages.
std::string edited(const std::string &text, Dice &dice, std::string &said)
{
    std::string edited = text;
    for (auto left = 1 + dice.below(3); left > 0; --left) {
        const auto reg = markdown::read(edited);
        const auto operation = randomOperation(reg, dice);
        const auto change = operate(reg, operation);
        if (!change)
            continue;
        edited = applied(edited, change->splices);
        said += operation + "; ";
    }
    return edited;
}

using Texts = std::map<std::string, std::string>;

Texts partsByName(const std::string &text)
{
    Texts texts;
    const auto reg = markdown::read(text);
    for (const Part &part : partsOf(reg)) {
        std::string lines(reg.view(part.span));
        if (!lines.empty() && lines.back() != '\n')
            lines += '\n';
        if (!part.name.empty())
            texts[part.name] = lines;
    }
    return texts;
}

std::string textOf(const Texts &texts, const std::string &name)
{
    const auto found = texts.find(name);
    return found == texts.end() ? std::string() : found->second;
}

std::vector<Choice> all(const Combination &combination, Choice choice)
{
    return std::vector<Choice>(combination.conflicts().size(), choice);
}

std::string lawFault(const std::string &base, const std::string &ours, const std::string &theirs)
{
    const auto first = combine(base, base, theirs);
    if (!first.conflicts().empty() || first.text() != theirs)
        return "what only they changed is not theirs:\n" + first.text();
    const auto second = combine(base, ours, base);
    if (!second.conflicts().empty() || second.text() != ours)
        return "what only we changed is not ours:\n" + second.text();
    const auto third = combine(base, ours, ours);
    if (!third.conflicts().empty() || third.text() != ours)
        return "what both changed alike is not that:\n" + third.text();
    return {};
}

/// Each line of a conflict stands in its text.
bool standsIn(const std::string &part, const std::string &whole)
{
    for (const std::string_view line : merge::linesOf(part)) {
        if (whole.find(line) == std::string::npos)
            return false;
    }
    return true;
}

std::string conflictFault(const Combination &combination, const std::string &base,
                          const std::string &ours, const std::string &theirs, bool byHand)
{
    for (const Conflict &conflict : combination.conflicts()) {
        if (conflict.parts.empty())
            return "a conflict about nothing";
        // What both put at different places has one text, and two headings above it.
        if (conflict.ours == conflict.theirs && conflict.oursHeading == conflict.theirsHeading
            && !byHand)
            return "a conflict without a difference: " + conflict.parts.front();
        if (!standsIn(conflict.base, base) || !standsIn(conflict.ours, ours)
            || !standsIn(conflict.theirs, theirs))
            return "a conflict's text stands nowhere: " + conflict.parts.front();
    }
    return {};
}

using Lines = std::map<std::string, int>;

Lines linesIn(const std::string &text)
{
    Lines lines;
    for (std::string_view line : merge::linesOf(text)) {
        // A byte-order mark is none of a line, and a conflict shows none.
        if (line.starts_with("\xEF\xBB\xBF"))
            line.remove_prefix(3);
        const auto end = line.find_last_not_of(" \t\r\n");
        // What only stands between others follows from them.
        const bool isFiller = end == std::string_view::npos || line.starts_with("<!-- -->")
                              || line.starts_with("None") || line.starts_with("---");
        if (!isFiller && line.find("Last Updated") == std::string_view::npos)
            ++lines[std::string(line.substr(0, end + 1))];
    }
    return lines;
}

/// How often a side has a line more than the base, or less.
int changeOf(const Lines &side, const Lines &base, const std::string &line)
{
    const auto in = [&line](const Lines &lines) {
        const auto found = lines.find(line);
        return found == lines.end() ? 0 : found->second;
    };
    return in(side) -in(base);
}

/// What a side put in must be in the text where it is not contested, or chosen, and where there
/// are no conflicts just as often as either side says.
std::string sideFault(const Combination &combination, Choice choice, const Lines &base,
                      const Lines &ours, const Lines &theirs, const std::string &result)
{
    const auto lines = linesIn(result);
    Lines contested;
    for (const Conflict &conflict : combination.conflicts()) {
        for (const auto *text : {&conflict.base, &conflict.ours, &conflict.theirs}) {
            for (const auto &[line, count] : linesIn(*text))
                contested[line] += count;
        }
    }
    for (const auto *list : {&base, &ours, &theirs, &lines}) {
        for (const auto &[line, count] : *list) {
            const int our = changeOf(ours, base, line);
            const int their = changeOf(theirs, base, line);
            const int found = changeOf(lines, base, line);
            const int chosen = choice == Choice::Ours ? our : their;
            const auto said = line + ": " + std::to_string(our) + ", " + std::to_string(their)
                              + ", so not " + std::to_string(found);
            if (contested.contains(line)) {
                if (chosen > 0 && changeOf(lines, {}, line) == 0)
                    return "a chosen line is lost: " + said;
                continue;
            }
            // Both may have made one of the same line, and one of them taken another away.
            const int least = std::min({our, their, our + their});
            const int most = std::max({our, their, our + their});
            const bool isNew = changeOf(base, {}, line) == 0 && std::min(our, their) == 0;
            const bool isRight = isNew ? found == our + their : found >= least && found <= most;
            if (!isRight)
                return "a line is lost or doubled: " + said;
        }
    }
    return {};
}

/// Parts that a side changed read as that side has them.
std::string partsFault(const Combination &combination, const std::string &base,
                       const std::string &ours, const std::string &theirs,
                       const std::string &result)
{
    if (!combination.conflicts().empty())
        return {};
    const auto texts = partsByName(result);
    const auto was = partsByName(base);
    const std::array sides{partsByName(ours), partsByName(theirs)};
    for (const std::size_t side : {0u, 1u}) {
        for (const auto &[name, text] : sides[side]) {
            const auto before = textOf(was, name);
            // What stands before decides which of two gets a name that is counted.
            if (text == before || name == "lastUpdated" || name.find('#') != std::string::npos)
                continue;
            if (textOf(texts, name) != text)
                return "the change of " + name + " is lost: " + text;
        }
    }
    return {};
}

std::string risksFault(const std::string &base, const std::string &ours, const std::string &theirs,
                       const std::string &result)
{
    const auto count = [](const std::string &text) {
        std::map<std::string, int> counts;
        for (const auto &risk : markdown::read(text).risks) {
            if (risk.isNamed)
                ++counts[risk.id];
        }
        return counts;
    };
    std::vector<std::map<std::string, int>> inputs{count(base), count(ours), count(theirs)};
    const auto found = count(result);
    for (const auto &[name, times] : found) {
        int most = 0;
        for (const auto &input : inputs) {
            const auto place = input.find(name);
            most = std::max(most, place == input.end() ? 0 : place->second);
        }
        if (times > most)
            return "risk " + name + " is there twice";
    }
    for (std::size_t side = 1; side < 3; ++side) {
        for (const auto &[name, times] : inputs[side]) {
            if (!inputs[0].contains(name) && !found.contains(name))
                return "risk " + name + " is lost";
        }
    }
    return {};
}

std::string mirrored(const Conflict &conflict)
{
    auto parts = conflict.parts;
    std::sort(parts.begin(), parts.end());
    std::string said;
    for (const auto &part : parts)
        said += part + ",";
    return said;
}

std::string symmetryFault(const Combination &combination, const Combination &mirror, bool isFree)
{
    // Whether what both put in at one place reads as it was meant depends on which comes first, and
    // so does how far the conflict reaches where it does not: in a text of another form than ours.
    if (isFree)
        return {};
    std::multiset<std::string> one;
    std::multiset<std::string> other;
    for (const Conflict &conflict : combination.conflicts())
        one.insert(mirrored(conflict));
    for (const Conflict &conflict : mirror.conflicts())
        other.insert(mirrored(conflict));
    if (one != other)
        return "other conflicts with the sides swapped";
    if (combination.fromOurs() != mirror.fromTheirs()
        || combination.fromTheirs() != mirror.fromOurs())
        return "other counts with the sides swapped";
    const auto sorted = [](const std::string &text) {
        auto lines = merge::linesOf(text);
        std::sort(lines.begin(), lines.end());
        return std::vector<std::string>(lines.begin(), lines.end());
    };
    if (one.empty() && sorted(combination.text()) != sorted(mirror.text()))
        return "other lines with the sides swapped:\n" + combination.text() + "---\n"
               + mirror.text();
    return {};
}

std::string combiningFault(const std::string &base, const std::string &ours,
                           const std::string &theirs, bool byHand, bool isFree)
{
    auto fault = lawFault(base, ours, theirs);
    if (!fault.empty())
        return fault;
    const auto combination = combine(base, ours, theirs);
    fault = conflictFault(combination, base, ours, theirs, byHand);
    if (fault.empty())
        fault = symmetryFault(combination, combine(base, theirs, ours), isFree);
    if (!fault.empty())
        return fault;
    const auto baseLines = linesIn(base);
    const auto oursLines = linesIn(ours);
    const auto theirsLines = linesIn(theirs);
    const auto asOurs = combination.text(all(combination, Choice::Ours));
    const auto asTheirs = combination.text(all(combination, Choice::Theirs));
    fault = sideFault(combination, Choice::Ours, baseLines, oursLines, theirsLines, asOurs);
    if (fault.empty())
        fault = sideFault(combination, Choice::Theirs, baseLines, oursLines, theirsLines, asTheirs);
    if (fault.empty() && !byHand)
        fault = partsFault(combination, base, ours, theirs, asOurs);
    if (fault.empty() && combination.conflicts().empty())
        fault = risksFault(base, ours, theirs, asOurs);
    if (!fault.empty())
        fault += "\n--- ours:\n" + asOurs;
    return fault;
}

void addTexts()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<bool>("byHand");
    QTest::addColumn<QByteArray>("text"); // empty: a generated register each time
    for (int seed = 1; seed <= 6; ++seed) {
        QTest::addRow("generated %d", seed) << seed << false << QByteArray();
        QTest::addRow("generated, one side by hand %d", seed) << seed << true << QByteArray();
    }
    QTest::newRow("the sample") << 21 << false << QByteArray::fromStdString(sampleRegister());
    QTest::newRow("the sample, one side by hand")
        << 22 << true << QByteArray::fromStdString(sampleRegister());
    const auto defining = sharedFile("format/seed.md");
    if (!defining.empty()) {
        QTest::newRow("the defining example") << 23 << false << QByteArray::fromStdString(defining);
        QTest::newRow("the defining example, one side by hand")
            << 24 << true << QByteArray::fromStdString(defining);
    }
    int seed = 100;
    for (const auto &path : corpusFiles()) {
        const auto text = sharedFile(path);
        if (isUtf8(text) && text.size() < 40000)
            QTest::newRow(path.c_str()) << ++seed << false << QByteArray::fromStdString(text);
    }
}

} // namespace

void tst_combining_properties::shouldHold_data()
{
    addTexts();
}

void tst_combining_properties::shouldHold()
{
    QFETCH(int, seed);
    QFETCH(bool, byHand);
    QFETCH(QByteArray, text);
    Dice dice{std::uint64_t(seed) + otherSeed()};
    const int rounds = (text.isEmpty() ? 20 : seed > 100 ? 2 : 12) * many();
    for (int i = 0; i < rounds; ++i) {
        const auto style = randomStyle(dice);
        const auto base = text.isEmpty() ? makeRegister(style, dice) : text.toStdString();
        std::string said = text.isEmpty() ? describe(style) + "\n" : std::string();
        const auto ours = edited(base, dice, said);
        said += " | ";
        const auto theirs = byHand ? mutated(base, dice) : edited(base, dice, said);
        const auto fault = combiningFault(base, ours, theirs, byHand, byHand || !text.isEmpty());
        if (!fault.empty()) {
            QFAIL(("round " + std::to_string(i) + ", " + said + "\n" + fault + "\n--- ours:\n"
                   + ours + "\n--- base:\n" + base + "\n--- theirs:\n" + theirs)
                      .c_str());
        }
        ++(combine(base, ours, theirs).conflicts().empty() ? m_settled : m_contested);
    }
}

void tst_combining_properties::shouldHoldOfAnyText()
{
    Dice dice(17 + otherSeed());
    for (int i = 0; i < 300 * many(); ++i) {
        const auto base = randomText(dice);
        const auto ours = dice.chance(30) ? randomText(dice) : mutated(base, dice);
        const auto theirs = dice.chance(30) ? randomText(dice) : mutated(base, dice);
        auto fault = lawFault(base, ours, theirs);
        const auto combination = combine(base, ours, theirs);
        if (fault.empty())
            fault = conflictFault(combination, base, ours, theirs, true);
        if (fault.empty() && !isUtf8(combination.text()))
            fault = "not UTF-8";
        if (!fault.empty()) {
            QFAIL(("round " + std::to_string(i) + "\n" + fault + "\n--- base:\n" + base
                   + "\n--- ours:\n" + ours + "\n--- theirs:\n" + theirs)
                      .c_str());
        }
    }
}

void tst_combining_properties::shouldSettleMost()
{
    qInfo("%d settled, %d with conflicts", m_settled, m_contested);
    if (m_settled + m_contested < 200)
        QSKIP("too few of the texts above were tried");
    QVERIFY(m_settled > 4 * m_contested);
    QVERIFY(m_contested > 10);
}

void tst_combining_properties::shouldCombineWhatIsApartAsIfOneHadDoneBoth()
{
    Dice dice(29 + otherSeed());
    int compared = 0;
    for (int i = 0; i < 100 * many(); ++i) {
        // GIVEN two risks, or a risk and an iteration
        const auto style = randomStyle(dice);
        const auto base = makeRegister(style, dice);
        const auto reg = markdown::read(base);
        if (reg.risks.size() < 2)
            continue;
        const auto first = dice.below(reg.risks.size());
        const auto second = (first + 1 + dice.below(reg.risks.size() - 1)) % reg.risks.size();
        const std::string one = "set risk:" + reg.risks[first].id + " Owner Ines";
        const std::string other = dice.chance(50) || reg.iterations.empty()
                                      ? "set risk:" + reg.risks[second].id + " title Late delivery"
                                      : "set iteration:"
                                            + std::to_string(reg.iterations[0].number.value_or(1))
                                            + " Rollback Ines knows";
        // WHEN each is changed on a side
        const auto ours = after(base, one);
        const auto theirs = after(base, other);
        const auto expected = after(ours, other);
        if (ours.starts_with("REFUSED") || theirs.starts_with("REFUSED"))
            continue;
        // THEN it is as if one had done both
        const auto combination = combine(base, ours, theirs);
        if (!combination.conflicts().empty() || combination.text() != expected) {
            QFAIL((describe(style) + "\n" + one + " | " + other + "\n--- got:\n"
                   + combination.text() + "\n--- base:\n" + base)
                      .c_str());
        }
        ++compared;
    }
    QVERIFY(compared > 40);
}

LOADLINE_TEST(tst_combining_properties)
#include "tst_combining_properties.moc"
