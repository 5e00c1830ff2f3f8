// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/draft.h"

#include "changes/same_reading.h"
#include "markdown/rereading.h"
#include "markdown/scan.h"

#include <algorithm>
#include <map>

namespace loadline::changes {

namespace {

/// One of the two registers on either side of a change, and where in it anything can differ.
struct Side
{
    const Register &reg;
    const Register &other;
    const std::vector<markdown::Stretch> &stretches;
    Span markdown::Stretch::*at;

    bool isRead(Span span) const
    {
        return std::any_of(stretches.begin(), stretches.end(),
                           [&](const markdown::Stretch &stretch) {
                               return span.begin >= (stretch.*at).begin
                                      && span.begin < (stretch.*at).end;
                           });
    }
};

/// Calls \a take with each of \a list that is not known to be as in \a other.
template<class T, class Take>
void forWhatWasRead(const BlockList<T> &list, const BlockList<T> &other, Take take)
{
    for (std::size_t block = 0; block < list.blockCount(); ++block) {
        if (block < other.blockCount() && list.stampOf(block) == other.stampOf(block))
            continue;
        const std::size_t first = block * BlockList<T>::blockSize;
        const std::size_t behind = std::min(first + BlockList<T>::blockSize, list.size());
        for (std::size_t i = first; i < behind; ++i)
            take(list[i]);
    }
}

/// Risks without a name are called after their line, which moves with every edit above them.
std::vector<const Risk *> comparableRisks(const Side &side, const std::set<std::string> &without)
{
    std::vector<const Risk *> risks;
    forWhatWasRead(side.reg.risks, side.other.risks, [&](const Risk &risk) {
        if (risk.isNamed && side.isRead(risk.span) && !without.count(risk.id))
            risks.push_back(&risk);
    });
    std::stable_sort(risks.begin(), risks.end(),
                     [](const Risk *a, const Risk *b) { return a->id < b->id; });
    return risks;
}

std::vector<const Iteration *> comparableIterations(const Side &side, const std::set<int> &without)
{
    std::vector<const Iteration *> iterations;
    forWhatWasRead(side.reg.iterations, side.other.iterations, [&](const Iteration &iteration) {
        if (side.isRead(iteration.span) && (!iteration.number || !without.count(*iteration.number)))
            iterations.push_back(&iteration);
    });
    return iterations;
}

bool isRestUntouched(const Register &before, const markdown::Rereading &rereading,
                     const Touched &touched)
{
    const Register &after = rereading.reg;
    const Side was{before, after, rereading.stretches, &markdown::Stretch::before};
    const Side is{after, before, rereading.stretches, &markdown::Stretch::after};
    const auto risksBefore = comparableRisks(was, touched.risks);
    const auto risksAfter = comparableRisks(is, touched.risks);
    if (!std::equal(risksBefore.begin(), risksBefore.end(), risksAfter.begin(), risksAfter.end(),
                    [](const Risk *a, const Risk *b) { return isSameRisk(*a, *b); }))
        return false;

    const auto iterationsBefore = comparableIterations(was, touched.iterations);
    const auto iterationsAfter = comparableIterations(is, touched.iterations);
    if (!std::equal(iterationsBefore.begin(), iterationsBefore.end(), iterationsAfter.begin(),
                    iterationsAfter.end(), [&](const Iteration *a, const Iteration *b) {
                        return isSameIteration(before, *a, after, *b);
                    }))
        return false;
    return touched.isRegister
           || (before.title == after.title && before.lastUpdated.size() == after.lastUpdated.size()
               && before.nextIteration.size() == after.nextIteration.size());
}

} // namespace

Draft::Draft(const Register &reg)
    : m_register(reg)
{
}

void Draft::replace(Span at, std::string with)
{
    if (m_register.view(at) == with)
        return;
    m_splices.push_back({at, std::move(with)});
}

void Draft::insert(std::size_t at, std::string text)
{
    replace({at, at}, std::move(text));
}

void Draft::remove(Span at)
{
    replace(at, {});
}

void Draft::replaceLines(Span at, std::string_view with)
{
    const std::string_view was = m_register.view(at);
    if (was == with)
        return;
    std::size_t prefix = 0;
    while (prefix < was.size() && prefix < with.size()) {
        const std::size_t next = markdown::nextLine(was, prefix);
        if (was.substr(prefix, next - prefix) != with.substr(prefix, next - prefix))
            break;
        prefix = next;
    }
    std::size_t suffix = 0;
    while (suffix < was.size() - prefix && suffix < with.size() - prefix) {
        const std::size_t end = was.size() - suffix;
        const std::size_t begin = markdown::lineBegin(was, end - 1);
        const std::size_t length = end - begin;
        if (begin < prefix || suffix + length > with.size() - prefix)
            break;
        if (was.substr(begin, length) != with.substr(with.size() - suffix - length, length))
            break;
        // The same line must begin a line in both.
        const std::size_t beginInWith = with.size() - suffix - length;
        if (beginInWith > 0 && !isLineEndByte(with[beginInWith - 1]))
            break;
        suffix += length;
    }
    replace({at.begin + prefix, at.end - suffix},
            std::string(with.substr(prefix, with.size() - prefix - suffix)));
}

Result<Change> Draft::finish(ChangeNote note, const Touched &touched,
                             const Expectation &expected) const
{
    Change change;
    change.note = std::move(note);
    change.splices = m_splices;
    std::stable_sort(change.splices.begin(), change.splices.end(),
                     [](const Splice &a, const Splice &b) {
                         // What is inserted at a place stands before what is replaced there.
                         return a.at.begin != b.at.begin ? a.at.begin < b.at.begin
                                                         : a.at.isEmpty() && !b.at.isEmpty();
                     });
    // Splices at one place are one splice: a second insertion follows the first.
    for (std::size_t i = 1; i < change.splices.size();) {
        Splice &previous = change.splices[i - 1];
        if (change.splices[i].at.begin <= previous.at.end) {
            previous.at.end = std::max(previous.at.end, change.splices[i].at.end);
            previous.with += change.splices[i].with;
            change.splices.erase(change.splices.begin() + long(i));
        } else {
            ++i;
        }
    }
    // Nothing to write is right only where all is as it was asked for.
    if (change.splices.empty() && expected(m_register))
        return change;
    markdown::Rereading after = markdown::readAfter(m_register, change.splices);
    if (expected(after.reg) && isRestUntouched(m_register, after, touched)) {
        change.basis = m_register.text;
        change.result = std::make_shared<const Register>(std::move(after.reg));
        return change;
    }
    return fail(ErrorCode::WouldNotReadBack,
                "written into this document, the value would not read back as it was given",
                "use plain text without the format's own marks (such as \" - \" in a title, a"
                " trailing arrow, or a line that begins a block)");
}

bool wouldJoin(std::string_view line)
{
    const std::string_view text = trimmed(line);
    if (text.empty() || text.starts_with('#') || text.starts_with('>') || text.starts_with("<!--")
        || text.starts_with("```"))
        return false;
    return !(text.starts_with("- ") || text.starts_with("* ") || text.starts_with("+ "))
           || text.find_first_not_of("-*+ ") == std::string_view::npos;
}

std::string lineEndAt(const Register &reg, std::size_t offset)
{
    const std::string_view text = *reg.text;
    const auto endingAt = [text](std::size_t i) -> std::string {
        if (text[i] == '\n')
            return i > 0 && text[i - 1] == '\r' ? "\r\n" : "\n";
        return i + 1 < text.size() && text[i + 1] == '\n' ? "\r\n" : "\r";
    };
    offset = std::min(offset, text.size());
    const std::size_t after = text.find_first_of("\r\n", offset);
    if (offset > 0 && offset <= text.size()) {
        const std::size_t before = text.find_last_of("\r\n", offset - 1);
        // At the start of a line the line above is the neighbour.
        if (before == offset - 1 || after == std::string_view::npos)
            if (before != std::string_view::npos)
                return endingAt(before);
    }
    return after == std::string_view::npos ? "\n" : endingAt(after);
}

Result<void> checkOneLine(std::string_view value, std::string_view what)
{
    if (value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos)
        return {};
    return fail(ErrorCode::WouldNotReadBack, std::string(what) + " cannot hold a line end",
                "give it on one line");
}

} // namespace loadline::changes
