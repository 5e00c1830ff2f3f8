// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"

#include "changes/draft.h"
#include "changes/file_line.h"
#include "markdown/blocks.h"
#include "markdown/entries.h"
#include "markdown/reader.h"

#include <algorithm>
#include <map>

/// *Files Modified* of an iteration, made what somebody knows to be so.
namespace loadline::changes {

namespace {

/// The sections of an iteration that list files, with their lines.
struct Listing
{
    std::size_t section = 0;
    std::vector<FileLine> lines;
};

std::vector<Listing> listingsOf(const Register &reg, const Iteration &iteration)
{
    std::vector<Listing> listings;
    for (std::size_t i = 0; i < iteration.sections.size(); ++i)
        if (iteration.sections[i].kind == SectionKind::FilesModified)
            listings.push_back({i, fileLines(reg, iteration.sections[i])});
    return listings;
}

/// What becomes of the lines that are there.
class Settling
{
public:
    Settling(Draft &draft, const std::vector<RecordedFile> &record,
             const std::vector<RecordedFile> &files)
        : m_draft(draft)
    {
        for (const RecordedFile &file : files)
            m_files.emplace(file.path, &file);
        for (const RecordedFile &file : record)
            m_record.emplace(file.path, &file);
    }

    Result<void> settle(const FileLine &line, CountForm form)
    {
        const auto file = m_files.find(line.path);
        if (file == m_files.end())
            return remove(line);
        if (hasCountsOf(*m_record.at(line.path), *file->second))
            return {};
        // Of a file with several lines the first one takes the counts, the others keep their words.
        const bool isFirst = m_settled.emplace(line.path, true).second;
        const auto splices = countSplices(m_draft.reg(), line,
                                          isFirst ? *file->second : RecordedFile(), form);
        if (!splices)
            return tl::make_unexpected(splices.error());
        for (const Splice &splice : *splices)
            m_draft.replace(splice.at, splice.with);
        return {};
    }

    bool isRecorded(const RecordedFile &file) const { return m_record.count(file.path) > 0; }
    bool isListed(const FileLine &line) const { return m_files.count(line.path) > 0; }

private:
    Result<void> remove(const FileLine &line)
    {
        const std::size_t begin = line.extent.begin;
        if (begin > 0 && !isLineEndByte(m_draft.text()[begin - 1]))
            return refuse("a file stands on the line of its label",
                          "put it on a line of its own first", m_draft.reg().lineOf(begin));
        m_draft.remove(line.extent);
        return {};
    }

    Draft &m_draft;
    std::map<std::string, const RecordedFile *> m_files;
    std::map<std::string, const RecordedFile *> m_record;
    std::map<std::string, bool> m_settled;
};

/// A table that cannot take files is no place to put a list below.
Result<void> checkTables(const Register &reg, const Section &section)
{
    const auto lines = markdown::scanBlocks(*reg.text, markdown::bodyLines(*reg.text, section));
    const auto head = std::find_if(lines.begin(), lines.end(), [](const markdown::BlockLine &line) {
        return line.kind == markdown::LineKind::TableHead && line.isTopLevel();
    });
    if (head == lines.end())
        return {};
    return refuse("the table of files has no row that can be read",
                  "name its first column File and give it a row, or take it out",
                  reg.lineOf(head->begin));
}

/// The lines of new files below those of a section.
Result<void> append(Draft &draft, const Iteration &iteration, const Listing &listing,
                    const std::vector<const RecordedFile *> &files, const Settling &settling)
{
    if (files.empty())
        return {};
    const Register &reg = draft.reg();
    const Section &section = iteration.sections[listing.section];
    const std::string lineEnd = lineEndAt(reg, section.heading.begin);
    std::string text;
    for (std::size_t i = 0; i < files.size(); ++i)
        text += (i > 0 ? lineEnd : std::string()) + newFileLine(reg, listing.lines, i, *files[i]);
    if (!listing.lines.empty()) {
        const FileLine &last = listing.lines.back();
        const std::size_t place = last.extent.end;
        const bool hasEnd = isLineEndByte(draft.text()[place - 1]);
        // A label right below must not run on from the last line.
        const bool isLabelBelow = place == section.span.end
                                  && listing.section + 1 < iteration.sections.size()
                                  && iteration.sections[listing.section + 1].isLabel;
        const std::string before = hasEnd || !settling.isListed(last) ? std::string() : lineEnd;
        const std::string behind = hasEnd ? lineEnd + (isLabelBelow ? lineEnd : "") : std::string();
        draft.insert(place, before + text + behind);
        return {};
    }
    if (section.body.isEmpty()) {
        const std::size_t place = section.heading.end;
        const bool hasEnd = isLineEndByte(draft.text()[place - 1]);
        draft.insert(place, hasEnd ? text + lineEnd : lineEnd + text);
        return {};
    }
    if (const auto fine = checkTables(reg, section); !fine)
        return fine;
    // Text stands in the section already; a blank line keeps the files apart from it.
    draft.insert(section.body.end, lineEnd + lineEnd + text);
    return {};
}

/// Whether the record is that of the files, whatever their order.
bool isRecordOf(const Register &after, int number, const std::vector<RecordedFile> &files)
{
    const auto index = markdown::findIteration(after, number);
    if (!index)
        return false;
    const std::vector<RecordedFile> record = recordedFiles(after, after.iterations[*index]);
    std::map<std::string, const RecordedFile *> wanted;
    for (const RecordedFile &file : files)
        wanted.emplace(file.path, &file);
    return record.size() == wanted.size()
           && std::all_of(record.begin(), record.end(), [&](const RecordedFile &each) {
                  const auto file = wanted.find(each.path);
                  return file != wanted.end() && hasCountsOf(each, *file->second);
              });
}

bool isRestOfIterationSame(const Register &reg, const Iteration &before, const Register &after,
                           int number)
{
    const auto index = markdown::findIteration(after, number);
    if (!index)
        return false;
    const Iteration &now = after.iterations[*index];
    return before.fields.size() == now.fields.size()
           && reg.view(before.lead) == after.view(now.lead)
           && std::equal(before.sections.begin(), before.sections.end(), now.sections.begin(),
                         now.sections.end(), [&](const Section &a, const Section &b) {
                             return a.kind == b.kind
                                    && (a.kind == SectionKind::FilesModified
                                        || reg.view(a.body) == after.view(b.body));
                         });
}

ChangeNote noteOf(const Iteration &iteration, std::size_t changed)
{
    return {ChangeKind::RecordFiles,
            "iteration:" + iteration.id,
            {},
            std::to_string(changed) + (changed == 1 ? " file" : " files"),
            {}};
}

/// How many files the record does not have as they are, has not, or has and should not.
std::size_t countDifferences(const std::vector<RecordedFile> &record,
                             const std::vector<RecordedFile> &files)
{
    std::map<std::string, const RecordedFile *> left;
    for (const RecordedFile &file : files)
        left.emplace(file.path, &file);
    std::size_t count = 0;
    for (const RecordedFile &each : record) {
        const auto file = left.find(each.path);
        count += file == left.end() || !hasCountsOf(each, *file->second) ? 1 : 0;
        if (file != left.end())
            left.erase(file);
    }
    return count + left.size();
}

Result<Change> settleAll(const Register &reg, int number, const Iteration &iteration,
                         const std::vector<RecordedFile> &files, ChangeNote note)
{
    const std::vector<RecordedFile> record = recordedFiles(reg, iteration);
    const std::vector<Listing> listings = listingsOf(reg, iteration);
    Draft draft(reg);
    Settling settling(draft, record, files);
    for (const Listing &listing : listings) {
        const CountForm form = countFormOf(reg, listing.lines);
        for (const FileLine &line : listing.lines)
            if (const auto done = settling.settle(line, form); !done)
                return tl::make_unexpected(done.error());
    }
    std::vector<const RecordedFile *> added;
    for (const RecordedFile &file : files)
        if (!settling.isRecorded(file))
            added.push_back(&file);
    const auto used = std::find_if(listings.begin(), listings.end(),
                                   [](const Listing &each) { return !each.lines.empty(); });
    const Listing &target = used == listings.end() ? listings.front() : *used;
    if (const auto done = append(draft, iteration, target, added, settling); !done)
        return tl::make_unexpected(done.error());
    Touched touched;
    touched.iterations.insert(number);
    return draft.finish(std::move(note), touched, [&](const Register &after) {
        return isRecordOf(after, number, files)
               && isRestOfIterationSame(reg, iteration, after, number);
    });
}

} // namespace

Result<Change> setFiles(const Register &reg, int number, const std::vector<RecordedFile> &files)
{
    const auto index = markdown::findIteration(reg, number);
    if (!index)
        return tl::make_unexpected(index.error());
    const Iteration &iteration = reg.iterations[*index];
    const std::size_t changed = countDifferences(recordedFiles(reg, iteration), files);
    ChangeNote note = noteOf(iteration, changed);
    if (changed == 0)
        return nothingToDo(std::move(note));
    const bool hasSection = std::any_of(iteration.sections.begin(), iteration.sections.end(),
                                        [](const Section &section) {
                                            return section.kind == SectionKind::FilesModified;
                                        });
    if (hasSection)
        return settleAll(reg, number, iteration, files, std::move(note));
    const auto make = [number](const Register &now) {
        return addSection(now, number, SectionKind::FilesModified);
    };
    const auto fill = [number, &files](const Register &now) { return setFiles(now, number, files); };
    return together(reg, std::move(note), {make, fill});
}

} // namespace loadline::changes
