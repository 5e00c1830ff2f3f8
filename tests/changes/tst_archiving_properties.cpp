// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/archive.h"
#include "changes/changes.h"
#include "core/text.h"
#include "markdown/reader.h"
#include "markdown/risk_reader.h"
#include "support/generator.h"
#include "support/line_changes.h"
#include "support/register_summary.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>

using namespace loadline;
using namespace loadline::test;

/// What holds of archiving on every register: reading both files gives what was there before, the
/// parts keep their bytes, the rest of the document stays where it is, numbers are not given again.
class tst_archiving_properties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldHold_data();
    void shouldHold();
};

namespace {

std::vector<std::string> sorted(std::vector<std::string> lines)
{
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// A line for each risk and iteration; risks without a name are called after their line.
std::vector<std::string> readingOf(const Register &reg)
{
    std::vector<std::string> lines;
    for (const auto &risk : reg.risks) {
        auto anywhere = risk;
        if (!risk.isNamed)
            anywhere.id = "@";
        lines.push_back(summaryOf(anywhere));
    }
    for (const auto &iteration : reg.iterations) {
        std::string line = iteration.id + " " + iteration.title + " "
                           + std::string(nameOf(iteration.status)) + " " + iteration.date;
        for (const auto &field : iteration.fields)
            line += " | " + field.key + "=" + field.value;
        line += std::string(reg.view(iteration.lead));
        for (const auto &section : iteration.sections)
            line += std::string(reg.view(section.headingText))
                    + std::string(reg.view(section.body));
        lines.push_back(line);
    }
    return sorted(lines);
}

/// What may stand in the register afterwards that did not before.
bool isOurs(const std::string &line)
{
    const auto words = trimmed(line);
    return words.empty() || words == "<!-- -->" || words == "None identified yet"
           || words.starts_with("**Archive**: ");
}

std::string faultOfRest(const std::string &before, const std::string &after,
                        const std::string &archive)
{
    const auto changed = lineChanges(before, after);
    for (const auto &line : changed.added) {
        // The last line may need the newline that it had not.
        const bool isEnded = trimmed(before).ends_with(trimmed(line));
        if (!isOurs(line) && !isEnded)
            return "the rest gained: " + line;
    }
    const auto archived = linesOf(archive);
    for (const auto &line : changed.removed) {
        const auto isIt = [&](const std::string &other) { return trimmed(other) == trimmed(line); };
        const bool isKept = std::any_of(changed.added.begin(), changed.added.end(), isIt);
        if (!isOurs(line) && !isKept && std::none_of(archived.begin(), archived.end(), isIt))
            return "lost: " + line;
    }
    return {};
}

struct Archived
{
    std::string text;
    std::string archive;
    bool isRefused = false;
    bool hasMoved = false;
    std::string fault;
};

Archived archived(const std::string &text, const std::optional<std::string> &archive, int before)
{
    const auto reg = markdown::read(text);
    const auto there = archive ? readingOf(markdown::read(*archive)) : std::vector<std::string>();
    const auto done = changes::archiveBefore(reg, before, {"a b-archive.md", "a b.md", archive});
    if (!done) {
        const bool isSaid = !done.error().what.empty() && !done.error().hint.empty();
        return {text, archive.value_or(""), true, false, isSaid ? "" : "refused without a reason"};
    }
    Archived result{
        applied(text, done->change.splices), done->archive, false, !done->change.isEmpty(), {}};
    if (!result.hasMoved)
        return result;
    if (applied(result.text, inverse(text, done->change.splices)) != text)
        result.fault = "the inverse gives other bytes";
    const auto rest = markdown::read(result.text);
    const auto moved = markdown::read(result.archive);
    auto both = readingOf(rest);
    for (const auto &line : readingOf(moved))
        both.push_back(line);
    auto all = readingOf(reg);
    all.insert(all.end(), there.begin(), there.end());
    if (sorted(both) != sorted(all))
        result.fault = "both files together read differently";
    if (result.fault.empty())
        result.fault = faultOfRest(text, result.text, result.archive);
    for (const auto &iteration : rest.iterations)
        if (iteration.number && *iteration.number < before
            && iteration.status == IterationStatus::Completed)
            result.fault = "iteration " + iteration.id + " is still there";
    if (changes::nextIterationNumber(rest) != changes::nextIterationNumber(reg))
        result.fault = "an iteration's number is free again";
    if (markdown::numberOfName(changes::nextRiskName(rest))
        != markdown::numberOfName(changes::nextRiskName(reg)))
        result.fault = "a risk's name is free again: " + changes::nextRiskName(rest);
    return result;
}

/// Killed between the two files: archiving once more must finish what was begun.
std::string faultOfRepeating(const std::string &text, const Archived &once, int before)
{
    const auto again = archived(text, once.archive, before);
    if (again.isRefused)
        return "refused where the archive was written and the register was not";
    if (again.archive != once.archive || again.text != once.text)
        return "killed in between, another run does not end the same";
    const auto more = archived(once.text, once.archive, before);
    return more.hasMoved ? "there was still something to move" : std::string();
}

} // namespace

void tst_archiving_properties::shouldHold_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<bool>("mutate");
    QTest::addColumn<QByteArray>("text"); // empty: a generated register each time
    for (int seed = 1; seed <= 6; ++seed) {
        QTest::addRow("generated %d", seed) << seed << false << QByteArray();
        QTest::addRow("generated and mutated %d", seed) << seed << true << QByteArray();
    }
    QTest::newRow("the sample") << 21 << false << QByteArray::fromStdString(sampleRegister());
    if (const auto defining = sharedFile("format/seed.md"); !defining.empty())
        QTest::newRow("the defining example") << 23 << false << QByteArray::fromStdString(defining);
    int seed = 100;
    for (const auto &path : corpusFiles()) {
        const auto text = sharedFile(path);
        if (isUtf8(text) && text.size() < 60000)
            QTest::newRow(path.c_str()) << ++seed << false << QByteArray::fromStdString(text);
    }
}

void tst_archiving_properties::shouldHold()
{
    QFETCH(int, seed);
    QFETCH(bool, mutate);
    QFETCH(QByteArray, text);
    Dice dice{std::uint64_t(seed)};
    const int rounds = text.isEmpty() ? 100 : 4;
    int moved = 0;
    int refused = 0;
    for (int i = 0; i < rounds; ++i) {
        std::string before = text.toStdString();
        std::string style;
        if (before.empty()) {
            const auto chosen = randomStyle(dice);
            style = describe(chosen);
            before = makeRegister(chosen, dice);
        }
        if (mutate)
            before = mutated(before, dice);
        // In two steps, so that the second one finds an archive.
        const int first = 1 + int(dice.below(4));
        const int second = first + 1 + int(dice.below(20));
        auto result = archived(before, {}, first);
        if (result.fault.empty() && result.hasMoved)
            result.fault = faultOfRepeating(before, result, first);
        if (result.fault.empty()) {
            const bool hasArchive = result.hasMoved;
            const auto between = result;
            result = archived(between.text,
                              hasArchive ? std::optional(between.archive) : std::nullopt, second);
            if (result.fault.empty() && result.hasMoved)
                result.fault = faultOfRepeating(between.text, result, second);
        }
        moved += result.hasMoved ? 1 : 0;
        refused += result.isRefused ? 1 : 0;
        if (!result.fault.empty()) {
            QFAIL(("round " + std::to_string(i) + ", " + style + "\nbefore " + std::to_string(first)
                   + " and " + std::to_string(second) + ": " + result.fault + "\n--- the text:\n"
                   + before + "\n--- the register:\n" + result.text + "\n--- the archive:\n"
                   + result.archive)
                      .c_str());
        }
    }
    if (text.isEmpty() && !mutate)
        QVERIFY2(refused == 0 && moved > rounds / 5, std::to_string(moved).c_str());
}

LOADLINE_TEST(tst_archiving_properties)
#include "tst_archiving_properties.moc"
