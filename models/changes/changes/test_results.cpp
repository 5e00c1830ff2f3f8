// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/test_results.h"

#include "changes/changes.h"
#include "changes/draft.h"
#include "core/text.h"
#include "markdown/file_paths.h"
#include "markdown/reader.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace loadline::changes {

namespace {

constexpr std::string_view lineOfAll = "All tests";
constexpr std::size_t longestName = 200; // code points
constexpr std::size_t longestMessage = 120;
constexpr std::size_t mostNames = 3; // of tests that failed, in a suite's line

/// What may mean something else in a line of Markdown.
constexpr std::string_view markup = "\\<[]`~|&";
/// A star that ends no bold: with a backslash it would, before two that do.
constexpr std::string_view star = "&#42;";

/// One line of words that cannot steer anything, cut to a length.
std::string plain(std::string_view text, std::size_t longest)
{
    std::string words;
    for (const char c : text) {
        const bool isBlank = isBlankByte(c) || isLineEndByte(c);
        if (isBlank && (words.empty() || words.back() == ' '))
            continue;
        words += isBlank ? ' ' : c;
    }
    return shortened(trimmed(escapedForTerminal(words, LineEnds::Escaped)), longest);
}

std::string escapedName(std::string_view name)
{
    std::string escaped;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto isWord = [&name](std::size_t at) {
            return at < name.size() && (isAsciiLetter(name[at]) || isAsciiDigit(name[at]));
        };
        const bool isEdge = name[i] == '_' && (i == 0 || !isWord(i - 1) || !isWord(i + 1));
        if (markup.find(name[i]) != std::string_view::npos || isEdge)
            escaped += '\\';
        if (name[i] == '*')
            escaped += star;
        else
            escaped += name[i];
    }
    return escaped;
}

/// What a name is found by, whatever its case.
std::string key(std::string_view name)
{
    name = trimmed(name);
    while (name.ends_with(':')) // it ends a name in a line
        name = trimmed(name.substr(0, name.size() - 1));
    return asciiLowered(name);
}

/// The same of a name as it stands in a line, without marks and escapes.
std::string keyOfLine(std::string_view name)
{
    const std::string words = stripEmphasis(name);
    const std::string_view text = words;
    std::string bare;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isEscape = text[i] == '\\' && i + 1 < text.size()
                              && (markup.find(text[i + 1]) != std::string_view::npos
                                  || text[i + 1] == '_');
        const bool isStar = text.substr(i).starts_with(star);
        if (isStar || isEscape) {
            bare += isStar ? '*' : text[i + 1];
            i += isStar ? star.size() - 1 : 1;
        } else if (text[i] != '`') {
            bare += text[i];
        }
    }
    return key(bare);
}

int gravity(MarkState state)
{
    switch (state) {
    case MarkState::Fail:
        return 3;
    case MarkState::Warn:
        return 2;
    case MarkState::Pass:
        return 0;
    default:
        return 1;
    }
}

MarkState worse(MarkState a, MarkState b)
{
    return gravity(a) >= gravity(b) ? a : b;
}

/// Results that share a line.
class Group
{
public:
    void add(const TestResult &result) { m_results.push_back(&result); }
    bool isEmpty() const { return m_results.empty(); }
    std::size_t size() const { return m_results.size(); }
    std::size_t count(MarkState state) const
    {
        return std::size_t(std::count_if(m_results.begin(), m_results.end(),
                                         [state](const auto *one) { return one->state == state; }));
    }

    /// Of a group of which some were not run somebody has to look at why.
    MarkState state() const
    {
        MarkState worst = MarkState::Pass;
        for (const TestResult *one : m_results)
            worst = worse(worst, one->state);
        const bool isMixed = gravity(worst) == 1 && count(MarkState::Pass) > 0;
        return isMixed ? MarkState::Warn : worst;
    }

    /// "146 of 148 passed, 1 failed (shouldWait), 1 not run"
    std::string detail() const
    {
        std::string words = std::to_string(count(MarkState::Pass)) + " of " + std::to_string(size())
                            + " passed";
        if (const std::size_t failed = count(MarkState::Fail))
            words += ", " + std::to_string(failed) + " failed (" + failedNames(failed) + ')';
        if (const std::size_t flaky = count(MarkState::Warn))
            words += ", " + std::to_string(flaky) + " flaky";
        if (const std::size_t pending = count(MarkState::Pending))
            words += ", " + std::to_string(pending) + " not run";
        return words;
    }

    /// Why the one that went worst did, as code: it may be any text.
    std::string message() const
    {
        for (const TestResult *one : m_results) {
            const std::string words = plain(one->message, longestMessage);
            if (one->state != MarkState::Pass && one->state == state() && !words.empty())
                return markdown::inCode(words);
        }
        return {};
    }

private:
    std::string failedNames(std::size_t failed) const
    {
        std::string names;
        std::size_t listed = 0;
        for (const TestResult *one : m_results) {
            if (one->state != MarkState::Fail || listed == mostNames)
                continue;
            names += (listed++ == 0 ? "" : ", ") + escapedName(plain(one->name, longestName));
        }
        return failed > listed ? names + " and " + std::to_string(failed - listed) + " more"
                               : names;
    }

    std::vector<const TestResult *> m_results;
};

/// A test line that is there.
struct Line
{
    ItemPlace place;
    Item item;
    Group group;
    bool isOfGroup = false; ///< of a suite, or of all
};

/// A test line to be written.
struct NewLine
{
    std::string name;
    Group group;
    bool isOfGroup = false;
};

/// Whether a detail was written here, and may be replaced.
bool isOurs(const Line &line)
{
    const std::string_view detail = line.item.detail;
    if (!line.isOfGroup)
        return detail.size() > 2 && detail.front() == '`' && detail.back() == '`';
    const std::size_t of = detail.find_first_not_of("0123456789");
    const std::size_t passed = detail.find(" passed");
    return of != 0 && of != std::string_view::npos && detail.substr(of).starts_with(" of ")
           && passed != std::string_view::npos
           && detail.substr(of + 4, passed - of - 4).find_first_not_of("0123456789")
                  == std::string_view::npos;
}

class Recorder
{
public:
    Recorder(const Register &reg, const Iteration &iteration, int number)
        : m_number(number)
    {
        for (std::size_t s = 0; s < iteration.sections.size(); ++s) {
            if (iteration.sections[s].kind != SectionKind::Testing)
                continue;
            const std::vector<Item> items = markdown::itemsOf(reg, iteration.sections[s]);
            for (std::size_t i = 0; i < items.size(); ++i) {
                m_places.emplace(keyOfLine(items[i].name), m_lines.size());
                m_lines.push_back({{number, s, i}, items[i], {}, false});
            }
        }
    }

    void take(const std::vector<TestResult> &results)
    {
        std::vector<const TestResult *> left;
        Shared shared;
        std::map<std::string, const TestResult *> first;
        for (const TestResult &result : results) {
            Line *ofSuite = lineOf(result.suite);
            Line *ofTest = lineOf(result.suite + "." + result.name);
            if (!ofTest && !result.inClass.empty())
                ofTest = lineOf(result.inClass + "." + result.name);
            ofTest = ofTest ? ofTest : lineOf(result.name);
            if (ofSuite)
                ofSuite->isOfGroup = true;
            for (Line *line : {ofSuite, ofTest == ofSuite ? nullptr : ofTest})
                if (line)
                    line->group.add(result);
            if (!ofSuite && !ofTest)
                left.push_back(&result);
            const auto [one, isNew] = first.emplace(key(result.name), &result);
            if (isNew)
                continue;
            if (one->second->suite != result.suite)
                shared.bySuites.insert(key(result.name));
            if (one->second->inClass != result.inClass)
                shared.byClasses.insert(key(result.name));
        }
        addNewLines(left, results, shared);
    }

    std::vector<std::function<Result<Change>(const Register &)>> steps() const
    {
        std::vector<std::function<Result<Change>(const Register &)>> steps;
        for (const Line &line : m_lines) {
            if (line.group.isEmpty())
                continue;
            steps.emplace_back([&line](const Register &now) {
                return setItemState(now, line.place, line.group.state());
            });
            if (const std::string text = textOf(line); !text.empty() && text != line.item.text)
                steps.emplace_back([&line, text](const Register &now) {
                    return setItemText(now, line.place, text);
                });
        }
        for (const NewLine &line : m_new) {
            std::string text = std::string(nameOf(line.group.state())) + ": **"
                               + escapedName(line.name) + "**";
            const std::string detail = line.isOfGroup ? line.group.detail() : line.group.message();
            if (!detail.empty())
                text += ": " + detail;
            steps.emplace_back([this, text](const Register &now) {
                return appendItem(now, m_number, SectionKind::Testing, text);
            });
        }
        return steps;
    }

private:
    /// Names of several tests.
    struct Shared
    {
        std::set<std::string> bySuites;
        std::set<std::string> byClasses;
    };

    Line *lineOf(const std::string &name)
    {
        const auto place = m_places.find(key(plain(name, longestName)));
        return place == m_places.end() || place->first.empty() ? nullptr : &m_lines[place->second];
    }

    void addNewLines(const std::vector<const TestResult *> &left,
                     const std::vector<TestResult> &all, const Shared &shared)
    {
        if (left.empty())
            return;
        if (Line *line = lineOf(std::string(lineOfAll))) {
            line->isOfGroup = true;
            for (const TestResult &result : all)
                line->group.add(result);
            return;
        }
        const auto nameOfTest = [&shared](const TestResult &result) {
            const std::string name = key(result.name);
            if (shared.byClasses.contains(name) && !result.inClass.empty())
                return result.inClass + "." + result.name;
            if (shared.bySuites.contains(name) && !result.suite.empty())
                return result.suite + "." + result.name;
            return result.name;
        };
        const auto nameOfSuite = [](const TestResult &result) { return result.suite; };
        if (!group(left, nameOfTest, false) && !group(left, nameOfSuite, true)) {
            m_new.push_back({std::string(lineOfAll), {}, true});
            for (const TestResult &result : all)
                m_new.back().group.add(result);
        }
    }

    /// Lines by a name; false, and none, where they would be too many.
    template<class Name>
    bool group(const std::vector<const TestResult *> &results, Name name, bool areOfGroups)
    {
        std::map<std::string, std::size_t> places;
        m_new.clear();
        for (const TestResult *result : results) {
            std::string called = plain(name(*result), longestName);
            if (called.empty())
                called = "Unnamed";
            const auto [place, isNew] = places.emplace(key(called), m_new.size());
            if (isNew && m_new.size() == mostNewTestLines) {
                m_new.clear();
                return false;
            }
            if (isNew)
                m_new.push_back({called, {}, areOfGroups});
            m_new[place->second].group.add(*result);
        }
        return true;
    }

    /// The line's text with what is now to be said; empty where its words are a person's.
    static std::string textOf(const Line &line)
    {
        const Item &item = line.item;
        if (item.detail.empty() || !isOurs(line) || !item.text.ends_with(item.detail)
            || item.mark.begin > item.textSpan.begin)
            return {};
        const std::string detail = line.isOfGroup ? line.group.detail() : line.group.message();
        std::string text = item.text.substr(0, item.text.size() - item.detail.size()) + detail;
        if (detail.empty()) {
            while (!text.empty() && (isBlankByte(text.back()) || text.back() == ':'))
                text.pop_back();
        }
        return text;
    }

    int m_number = 0;
    std::vector<Line> m_lines;
    std::map<std::string, std::size_t> m_places; ///< the first line of each name
    std::vector<NewLine> m_new;
};

/// "13 of 14 passed, 1 failed"
std::string summaryOf(const std::vector<TestResult> &results)
{
    Group all;
    for (const TestResult &result : results)
        all.add(result);
    std::string words = std::to_string(all.count(MarkState::Pass)) + " of "
                        + std::to_string(all.size()) + " passed";
    if (const std::size_t failed = all.count(MarkState::Fail))
        words += ", " + std::to_string(failed) + " failed";
    if (const std::size_t pending = all.count(MarkState::Pending))
        words += ", " + std::to_string(pending) + " not run";
    return words;
}

} // namespace

Result<Change> recordTests(const Register &reg, int number, const std::vector<TestResult> &results)
{
    const auto index = markdown::findIteration(reg, number);
    if (!index)
        return tl::make_unexpected(index.error());
    if (results.empty())
        return refuse("there is no test to record", "run the tests and take their report");
    const Iteration &iteration = reg.iterations[*index];
    Recorder recorder(reg, iteration, number);
    recorder.take(results);
    ChangeNote note{
        ChangeKind::RecordTests, "iteration:" + iteration.id, {}, summaryOf(results), {}};
    return together(reg, std::move(note), recorder.steps());
}

} // namespace loadline::changes
