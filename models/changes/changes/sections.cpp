// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/sections.h"

#include "changes/changes.h"
#include "changes/draft.h"
#include "markdown/reader.h"
#include "markdown/scan.h"

#include <algorithm>

namespace loadline::changes {

namespace {

/// Text from an editor in the line endings of the document, without blank lines at its ends.
std::string inDocumentForm(std::string_view markdown, const std::string &lineEnd)
{
    std::string result;
    for (std::size_t i = 0; i < markdown.size();) {
        const std::size_t next = markdown::nextLine(markdown, i);
        std::string_view line = markdown.substr(i, next - i);
        while (!line.empty() && isLineEndByte(line.back()))
            line.remove_suffix(1);
        if (!(result.empty() && isBlank(line))) {
            result += line;
            result += lineEnd;
        }
        i = next;
    }
    while (!result.empty() && markdown::isSpaceByte(result.back()))
        result.pop_back();
    return result;
}

/// A line with its ending, if it has one.
struct Line
{
    std::string_view text;
    std::string_view ending;
};

std::vector<Line> linesOf(std::string_view text)
{
    std::vector<Line> result;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t next = markdown::nextLine(text, i);
        const std::string_view line = text.substr(i, next - i);
        std::size_t length = line.size();
        while (length > 0 && isLineEndByte(line[length - 1]))
            --length;
        result.push_back({line.substr(0, length), line.substr(length)});
        i = next;
    }
    return result;
}

/// \a written with the very bytes of \a was for the lines that both share at either end: in a
/// document of mixed line endings each line keeps its own.
std::string withKeptLines(std::string_view was, std::string_view written)
{
    const std::vector<Line> before = linesOf(was);
    std::vector<Line> lines = linesOf(written);
    const std::size_t both = std::min(before.size(), lines.size());
    const auto keep = [](Line &line, const Line &old) {
        if (line.text != old.text)
            return false;
        if (!line.ending.empty() && !old.ending.empty())
            line.ending = old.ending;
        return true;
    };
    std::size_t head = 0;
    while (head < both && keep(lines[head], before[head]))
        ++head;
    for (std::size_t tail = 1; tail <= both - head; ++tail) {
        if (!keep(lines[lines.size() - tail], before[before.size() - tail]))
            break;
    }
    // A line edited in its place keeps its ending too.
    for (std::size_t i = head; i < both && before.size() == lines.size(); ++i) {
        if (!lines[i].ending.empty() && !before[i].ending.empty())
            lines[i].ending = before[i].ending;
    }
    std::string result;
    for (const Line &line : lines) {
        result += line.text;
        result += line.ending;
    }
    return result;
}

/// Whether a label's text begins on the label's own line.
bool isInline(const Register &reg, const Section &section)
{
    return section.isLabel && section.heading.end == section.body.begin && !section.body.isEmpty()
           && !isLineEndByte((*reg.text)[section.heading.end - 1]);
}

const Section *sectionAfter(const Register &after, int iteration, std::size_t section)
{
    const auto found = findSection(after, iteration, section);
    return found ? found->section : nullptr;
}

} // namespace

std::string objectOf(const Iteration &iteration, const Section &section)
{
    return "iteration:" + iteration.id + "/" + std::string(nameOf(section.kind));
}

Touched touching(int iteration)
{
    Touched touched;
    touched.iterations.insert(iteration);
    return touched;
}

bool isBlankLineAt(const Register &reg, std::size_t place)
{
    const std::string_view rest = std::string_view(*reg.text).substr(place);
    return rest.empty() || isBlank(rest.substr(0, markdown::nextLine(rest, 0)));
}

Result<SectionPlace> findSection(const Register &reg, int number, std::size_t section)
{
    const auto index = markdown::findIteration(reg, number);
    if (!index)
        return tl::make_unexpected(index.error());
    const Iteration &iteration = reg.iterations[*index];
    if (section >= iteration.sections.size())
        return fail(ErrorCode::NotFound, "iteration " + iteration.id + " has no such section",
                    "the document has changed; look at it again");
    return SectionPlace{&iteration, &iteration.sections[section]};
}

Result<Change> setSectionMarkdown(const Register &reg, int number, std::size_t index,
                                  std::string_view markdown)
{
    const auto place = findSection(reg, number, index);
    if (!place)
        return tl::make_unexpected(place.error());
    const Section &section = *place->section;
    const std::string lineEnd = lineEndAt(reg, section.heading.begin);
    const std::string written = withKeptLines(reg.view(section.body),
                                              inDocumentForm(markdown, lineEnd));
    Draft draft(reg);
    if (section.body.isEmpty() && !written.empty()) {
        const bool hasEnd = isLineEndByte((*reg.text)[section.heading.end - 1]);
        draft.insert(section.heading.end, hasEnd ? written + lineEnd : lineEnd + written);
    } else if (written.empty() && isInline(reg, section)) {
        draft.remove(section.body);
    } else if (written.empty() && !section.body.isEmpty()) {
        draft.remove({section.body.begin, markdown::nextLine(*reg.text, section.body.end)});
    } else {
        draft.replaceLines(section.body, written);
    }
    const std::size_t sections = place->iteration->sections.size();
    return draft.finish({ChangeKind::EditText, objectOf(*place->iteration, section), {}, {}, {}},
                        touching(number), [&](const Register &after) {
                            const Section *now = sectionAfter(after, number, index);
                            const auto iteration = markdown::findIteration(after, number);
                            // Headings in the text make sections of their own behind this one.
                            return now && iteration && after.risks.size() == reg.risks.size()
                                   && after.iterations.size() == reg.iterations.size()
                                   && after.iterations[*iteration].sections.size() >= sections
                                   && written.starts_with(after.view(now->body));
                        });
}

Result<Change> setIterationLead(const Register &reg, int number, std::string_view markdown)
{
    const auto found = markdown::findIteration(reg, number);
    if (!found)
        return tl::make_unexpected(found.error());
    const Iteration &iteration = reg.iterations[*found];
    const std::string lineEnd = lineEndAt(reg, iteration.heading.begin);
    const std::string written = withKeptLines(reg.view(iteration.lead),
                                              inDocumentForm(markdown, lineEnd));
    Draft draft(reg);
    if (iteration.lead.isEmpty() && !written.empty()) {
        const std::size_t place = std::max(iteration.heading.end, iteration.metadata.end);
        const bool hasEnd = isLineEndByte((*reg.text)[place - 1]);
        const bool isLabelBelow = !iteration.sections.empty() && iteration.sections.front().isLabel
                                  && !isBlankLineAt(reg, place);
        draft.insert(place, (hasEnd ? "" : lineEnd) + lineEnd + written + lineEnd
                                + (isLabelBelow ? lineEnd : ""));
    } else if (written.empty() && !iteration.lead.isEmpty()) {
        // With the blank line that stood above it.
        const std::size_t above = markdown::lineBegin(*reg.text, iteration.lead.begin - 1);
        const bool isBlankAbove = isBlank(reg.view({above, iteration.lead.begin}))
                                  && above > iteration.heading.begin;
        draft.remove({isBlankAbove ? above : iteration.lead.begin,
                      markdown::nextLine(*reg.text, iteration.lead.end)});
    } else {
        draft.replaceLines(iteration.lead, written);
    }
    const std::size_t sections = iteration.sections.size();
    const std::size_t fields = iteration.fields.size();
    return draft.finish({ChangeKind::EditText, "iteration:" + iteration.id, "lead", {}, {}},
                        touching(number), [&](const Register &after) {
                            const auto now = markdown::findIteration(after, number);
                            return now && after.risks.size() == reg.risks.size()
                                   && after.iterations.size() == reg.iterations.size()
                                   && after.iterations[*now].sections.size() == sections
                                   && after.iterations[*now].fields.size() == fields
                                   && after.view(after.iterations[*now].lead) == written;
                        });
}

} // namespace loadline::changes
