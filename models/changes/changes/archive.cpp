// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/archive.h"

#include "changes/archive_text.h"
#include "changes/group_place.h"
#include "changes/same_reading.h"
#include "markdown/archive_line.h"
#include "markdown/blocks.h"
#include "markdown/reader.h"
#include "markdown/risk_reader.h"
#include "markdown/scan.h"

#include <algorithm>
#include <set>

namespace loadline::changes {

namespace {

/// "iterations 3–5 are in progress and stay"
std::string staying(const std::vector<int> &numbers, IterationStatus status)
{
    const bool isOne = numbers.size() == 1;
    std::string words = (isOne ? "iteration " : "iterations ")
                        + markdown::rangesInWords(markdown::rangesOf(numbers));
    const std::string behind = isOne ? " and stays" : " and stay";
    if (status == IterationStatus::Unknown)
        return words + (isOne ? " has" : " have") + " no known status" + behind;
    words += isOne ? " is " : " are ";
    for (const char c : nameOf(status)) {
        if (markdown::isUpper(c))
            words += ' ';
        words += asciiLower(c);
    }
    return words + behind;
}

/// Takes the parts out of a register and says where they go.
class Mover
{
public:
    Mover(const Register &reg, const Register &archive, const ArchiveFile &file)
        : m_register(reg)
        , m_archive(archive)
        , m_file(file)
        , m_draft(reg)
        , m_places(reg)
    {
    }

    Result<Archiving> move(int before);

private:
    Result<void> chooseIterations(int before);
    Result<void> moveIterations();
    void moveGroup(std::size_t index);
    bool isWhole(const RiskGroup &group) const;
    void moveWhole(std::size_t index);
    void moveRisk(std::size_t index, bool isMixed, const std::map<std::size_t, Span> &heads);
    void addRow(MovingGroup &group, const Risk &risk, const std::map<std::size_t, Span> &heads);
    MovingGroup &movingGroup(const std::string &heading);
    std::string headingFor(const Risk &risk) const;
    bool isMoving(const Risk &risk) const;
    bool isInArchive(const Risk &risk) const;
    bool isInArchive(const RiskGroup &group) const;
    Span spanOf(const Iteration &iteration) const;
    ArchiveLine lineFor(const Register &after) const;
    void writeLine(const ArchiveLine &line);
    Result<void> checkArchive(const Register &after) const;
    std::size_t end() const;

    const Register &m_register;
    const Register &m_archive;
    const ArchiveFile &m_file;
    Draft m_draft;
    GroupPlaces m_places;
    MovingParts m_parts;
    std::set<int> m_numbers; ///< of iterations that move or have moved: their fixes go with them
    std::vector<std::size_t> m_iterations;
    std::vector<std::size_t> m_risks;
    std::vector<Span> m_removed;
    std::size_t m_alreadyThere = 0;
    Archiving m_result;
};

Result<void> Mover::chooseIterations(int before)
{
    for (const ArchiveLine &line : m_register.archives)
        for (const Risk &risk : m_register.risks)
            if (risk.iteration && *risk.iteration < before && line.holdsIteration(*risk.iteration))
                m_numbers.insert(*risk.iteration);
    std::map<IterationStatus, std::vector<int>> stay;
    for (std::size_t i = 0; i < m_register.iterations.size(); ++i) {
        const Iteration &iteration = m_register.iterations[i];
        if (!iteration.number || *iteration.number >= before)
            continue;
        if (iteration.status != IterationStatus::Completed) {
            stay[iteration.status].push_back(*iteration.number);
            continue;
        }
        if (const auto only = markdown::findIteration(m_register, *iteration.number); !only)
            return tl::make_unexpected(only.error());
        m_numbers.insert(*iteration.number);
        m_iterations.push_back(i);
        m_result.iterations.push_back(iteration.id);
    }
    for (const auto &[status, numbers] : stay)
        m_result.staying.push_back(staying(numbers, status));
    return {};
}

/// A rule and text behind it that no heading follows belong to the document, as does the rule above
/// a footer.
Span Mover::spanOf(const Iteration &iteration) const
{
    const std::string_view text = *m_register.text;
    Span span = iteration.span;
    markdown::BlockScanner scanner(text, span.end);
    markdown::BlockLine next;
    const bool isBeforeHeading = scanner.next(next) && next.level > 0;
    if (isBeforeHeading)
        return span;
    const std::size_t content = iteration.sections.empty() ? iteration.heading.end
                                                           : iteration.sections.back().heading.end;
    for (const markdown::BlockLine &line : markdown::scanBlocks(text, {content, span.end}))
        if (line.kind == markdown::LineKind::Rule && line.isTopLevel())
            return {span.begin, line.begin};
    return span;
}

Result<void> Mover::moveIterations()
{
    for (const std::size_t index : m_iterations) {
        const Iteration &iteration = m_register.iterations[index];
        const Span span = spanOf(iteration);
        m_draft.remove(span);
        m_removed.push_back(span);
        const auto there = std::find_if(m_archive.iterations.begin(), m_archive.iterations.end(),
                                        [&](const Iteration &other) {
                                            return other.number == iteration.number;
                                        });
        if (there == m_archive.iterations.end()) {
            m_parts.iterations.push_back(span);
            m_parts.levels.push_back(iteration.level);
            continue;
        }
        if (trimmed(m_register.view(span)) != trimmed(m_archive.view(there->span)))
            return refuse("iteration " + iteration.id + " stands in " + m_file.name
                              + " already, with another text",
                          "take it out of one of the files, or give it another number",
                          m_register.lineOf(iteration.span.begin));
        ++m_alreadyThere;
    }
    return {};
}

bool Mover::isMoving(const Risk &risk) const
{
    return risk.status == RiskStatus::Fixed && risk.iteration && m_numbers.count(*risk.iteration);
}

bool Mover::isInArchive(const Risk &risk) const
{
    return std::any_of(m_archive.risks.begin(), m_archive.risks.end(), [&](const Risk &there) {
        return isSameRisk(there, risk)
               && trimmed(m_archive.view(there.span)) == trimmed(m_register.view(risk.span));
    });
}

bool Mover::isInArchive(const RiskGroup &group) const
{
    const Span all{group.heading.begin, group.span.end};
    return std::any_of(m_archive.groups.begin(), m_archive.groups.end(), [&](const auto &there) {
        return trimmed(m_archive.view({there.heading.begin, there.span.end}))
               == trimmed(m_register.view(all));
    });
}

/// Whether a group of what one iteration fixed moves as it stands, with all that is in it. Where a
/// part of it has moved before, the rest goes risk by risk.
bool Mover::isWhole(const RiskGroup &group) const
{
    const bool isOwn = group.isFixed && group.iteration && !group.heading.isEmpty();
    const auto moves = [&](std::size_t risk) { return isMoving(m_register.risks[risk]); };
    const auto isThere = [&](std::size_t risk) { return isInArchive(m_register.risks[risk]); };
    return isOwn && std::all_of(group.risks.begin(), group.risks.end(), moves)
           && (isInArchive(group) || std::none_of(group.risks.begin(), group.risks.end(), isThere));
}

void Mover::moveWhole(std::size_t index)
{
    const RiskGroup &group = m_register.groups[index];
    const Span all{group.heading.begin, group.span.end};
    m_draft.remove(all);
    m_removed.push_back(all);
    m_risks.insert(m_risks.end(), group.risks.begin(), group.risks.end());
    if (isInArchive(group)) {
        m_alreadyThere += group.risks.size();
        return;
    }
    MovingGroup moving;
    moving.heading = m_register.view(group.heading);
    moving.whole = Span{group.heading.end, group.span.end};
    m_parts.groups.push_back(std::move(moving));
}

void Mover::moveGroup(std::size_t index)
{
    const RiskGroup &group = m_register.groups[index];
    std::vector<std::size_t> moving;
    std::set<RiskForm> forms;
    for (const std::size_t risk : group.risks) {
        if (!isMoving(m_register.risks[risk]))
            continue;
        moving.push_back(risk);
        forms.insert(m_register.risks[risk].form);
    }
    if (moving.empty())
        return;
    if (isWhole(group)) {
        moveWhole(index);
        return;
    }
    const auto heads = forms.count(RiskForm::TableRow) ? tableHeadsIn(m_register, group)
                                                       : std::map<std::size_t, Span>();
    for (const std::size_t risk : moving)
        moveRisk(risk, forms.size() > 1, heads);
    const bool isOwn = group.isFixed && group.iteration;
    if (isOwn && forms == std::set{RiskForm::ListItem})
        m_places.removeIfBare(index);
}

std::string Mover::headingFor(const Risk &risk) const
{
    const RiskGroup &group = m_register.groups[risk.group];
    const bool isOwn = group.isFixed && group.iteration;
    if (risk.form == RiskForm::ListItem && group.tier && !isOwn)
        return m_places.fixedHeading(*group.tier, *risk.iteration);
    return std::string(m_register.view(group.heading));
}

MovingGroup &Mover::movingGroup(const std::string &heading)
{
    for (MovingGroup &group : m_parts.groups)
        if (!group.whole && trimmed(group.heading) == trimmed(heading))
            return group;
    m_parts.groups.push_back({heading, {}, {}, {}, {}});
    return m_parts.groups.back();
}

void Mover::moveRisk(std::size_t index, bool isMixed, const std::map<std::size_t, Span> &heads)
{
    const Risk &risk = m_register.risks[index];
    const std::string lineEnd = lineEndAt(m_register, risk.span.begin);
    m_risks.push_back(index);
    DraftItem item;
    // Rows and items of one group are not taken apart together.
    const bool leavesByGroup = risk.form == RiskForm::ListItem && !isMixed;
    if (leavesByGroup)
        item = m_places.body(risk.group).take(index);
    else
        m_draft.remove(risk.span);
    m_removed.push_back(risk.span);
    if (isInArchive(risk)) {
        ++m_alreadyThere;
        return;
    }
    MovingGroup &group = movingGroup(headingFor(risk));
    std::string text(m_register.view(risk.span));
    if (!isLineEndByte(text.back()))
        text += lineEnd;
    switch (risk.form) {
    case RiskForm::ListItem:
        item.text = std::move(text);
        if (isAsciiDigit(m_register.view(risk.marker).front()))
            item.number = risk.number;
        group.items.push_back(std::move(item));
        break;
    case RiskForm::TableRow:
        addRow(group, risk, heads);
        break;
    case RiskForm::Heading:
        group.blocks.push_back(std::move(text));
        break;
    }
}

void Mover::addRow(MovingGroup &group, const Risk &risk, const std::map<std::size_t, Span> &heads)
{
    const auto head = heads.find(risk.span.begin);
    const std::string text = head == heads.end() ? std::string()
                                                 : std::string(m_register.view(head->second));
    if (group.tables.empty() || group.tables.back().head != text)
        group.tables.push_back({text, {}});
    std::string row(m_register.view(risk.span));
    if (!isLineEndByte(row.back()))
        row += lineEndAt(m_register, risk.span.begin);
    group.tables.back().rows += row;
}

/// The line as it is to be: what the archive then holds, and what the line said before.
ArchiveLine Mover::lineFor(const Register &after) const
{
    ArchiveLine line;
    line.file = m_file.name;
    std::vector<int> numbers;
    for (const Iteration &iteration : after.iterations)
        if (iteration.number)
            numbers.push_back(*iteration.number);
    line.iterations = markdown::rangesOf(std::move(numbers));
    int highest = 0;
    const auto raise = [&](const std::string &name, int number) {
        if (number <= highest)
            return;
        highest = number;
        const bool isPlain = std::all_of(name.begin(), name.end(), [](char c) {
            return isAsciiLetter(c) || isAsciiDigit(c) || c == '-' || c == '_' || c == '.';
        });
        line.highestRisk = isPlain ? name : std::to_string(number);
    };
    for (const Risk &risk : after.risks)
        raise(risk.id, risk.number.value_or(0));
    for (const ArchiveLine &was : m_register.archives) {
        if (was.file != m_file.name)
            continue;
        line.iterations = markdown::joined(line.iterations, was.iterations);
        raise(was.highestRisk, markdown::numberOfName(was.highestRisk).value_or(0));
    }
    return line;
}

/// The end of the document without the parts that leave it there.
std::size_t Mover::end() const
{
    std::size_t end = m_register.text->size();
    for (bool hasMoved = true; hasMoved;) {
        hasMoved = false;
        for (const Span removed : m_removed) {
            if (removed.end != end || removed.begin == end)
                continue;
            end = removed.begin;
            hasMoved = true;
        }
    }
    return end;
}

void Mover::writeLine(const ArchiveLine &line)
{
    const std::string value = markdown::archiveValue(line);
    for (const ArchiveLine &was : m_register.archives) {
        if (was.file == m_file.name) {
            m_draft.replace(was.valueSpan, value);
            return;
        }
    }
    const std::string_view text = *m_register.text;
    // Below the footer's last line; in a document without one at its end.
    const std::size_t footer = placeBeforeFooter(m_register);
    std::size_t place = text.size();
    bool isInFooter = false;
    for (const auto *lines : {&m_register.lastUpdated, &m_register.nextIteration}) {
        for (const Field &field : *lines) {
            const bool isOfParagraph = !text.substr(field.line.begin).starts_with('-');
            if (field.line.begin < footer || footer == text.size() || !isOfParagraph)
                continue;
            place = isInFooter ? std::max(place, field.line.end) : field.line.end;
            isInFooter = true;
        }
    }
    const std::string lineEnd = lineEndAt(m_register, place);
    const std::string_view above = text.substr(0, isInFooter ? place : end());
    std::string written;
    if (!above.empty() && !isLineEndByte(above.back()))
        written += lineEnd;
    const bool isBehindBlank = above.empty()
                               || (isLineEndByte(above.back())
                                   && isBlank(
                                       above.substr(markdown::lineBegin(above, above.size() - 1))));
    if (!isInFooter && !isBehindBlank)
        written += lineEnd;
    written += "**" + std::string(markdown::archiveKey) + "**: " + value + lineEnd;
    m_draft.insert(place, written);
}

/// Everything that was there and that moved must be read from the archive, and nothing else.
Result<void> Mover::checkArchive(const Register &after) const
{
    const auto fault = [this](const std::string &what, std::size_t offset) {
        return refuse(what + " would read differently in " + m_file.name,
                      "archive without it, or move it there by hand", m_register.lineOf(offset));
    };
    for (const std::size_t index : m_iterations) {
        const Iteration &iteration = m_register.iterations[index];
        if (std::none_of(after.iterations.begin(), after.iterations.end(), [&](const auto &now) {
                return isSameIteration(m_register, iteration, after, now);
            }))
            return fault("iteration " + iteration.id, iteration.span.begin);
    }
    std::set<std::string> there;
    for (const Risk &risk : after.risks)
        there.insert(wordsOf(risk));
    for (const std::size_t index : m_risks)
        if (!there.count(wordsOf(m_register.risks[index])))
            return fault("risk " + m_register.risks[index].id, m_register.risks[index].span.begin);
    const std::size_t added = m_iterations.size() + m_risks.size() - m_alreadyThere;
    if (after.iterations.size() + after.risks.size()
        == m_archive.iterations.size() + m_archive.risks.size() + added)
        return {};
    return refuse("what moves would be read as something else in " + m_file.name,
                  "look for headings and lists there that are not closed");
}

Result<Archiving> Mover::move(int before)
{
    if (const auto chosen = chooseIterations(before); !chosen)
        return tl::make_unexpected(chosen.error());
    if (const auto moved = moveIterations(); !moved)
        return tl::make_unexpected(moved.error());
    for (std::size_t i = 0; i < m_register.groups.size(); ++i)
        moveGroup(i);
    ChangeNote note{ChangeKind::Archive, "register", {}, m_file.name, {}};
    std::vector<int> numbers;
    for (const std::size_t index : m_iterations)
        numbers.push_back(*m_register.iterations[index].number);
    note.key = markdown::rangesInWords(markdown::rangesOf(std::move(numbers)));
    for (const std::size_t risk : m_risks)
        note.risks.push_back(m_register.risks[risk].id);
    m_result.archive = *m_archive.text;
    if (m_iterations.empty() && m_risks.empty()) {
        m_result.change = nothingToDo(std::move(note));
        return std::move(m_result);
    }

    ArchiveText archive(m_register, m_archive);
    archive.add(m_parts);
    m_result.archive = archive.text();
    const Register archived = markdown::read(m_result.archive);
    if (const auto fine = checkArchive(archived); !fine)
        return tl::make_unexpected(fine.error());

    m_places.writeTo(m_draft);
    const ArchiveLine line = lineFor(archived);
    writeLine(line);
    Touched touched;
    touched.risks.insert(note.risks.begin(), note.risks.end());
    for (const std::size_t index : m_iterations)
        touched.iterations.insert(*m_register.iterations[index].number);
    auto change = m_draft.finish(std::move(note), touched, [&](const Register &after) {
        return after.iterations.size() + m_iterations.size() == m_register.iterations.size()
               && after.risks.size() + m_risks.size() == m_register.risks.size()
               && std::any_of(after.archives.begin(), after.archives.end(),
                              [&](const ArchiveLine &now) {
                                  return now.file == line.file && now.iterations == line.iterations
                                         && now.highestRisk == line.highestRisk;
                              });
    });
    if (!change)
        return refuse("without the parts that move, the rest would read differently",
                      "look for headings and lists around them that are not closed");
    if (m_alreadyThere > 0)
        change->warnings.push_back(
            std::to_string(m_alreadyThere) + (m_alreadyThere == 1 ? " part stands" : " parts stand")
            + " in " + m_file.name + " already, word for word; taken out of the register");
    m_result.change = std::move(*change);
    return std::move(m_result);
}

} // namespace

std::string archivePathFor(const std::string &registerPath)
{
    const std::size_t slash = registerPath.rfind('/');
    const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
    const std::size_t dot = registerPath.rfind('.');
    const bool hasExtension = dot != std::string::npos && dot > name;
    const std::string stem = hasExtension ? registerPath.substr(0, dot) : registerPath;
    return stem + "-archive" + (hasExtension ? registerPath.substr(dot) : ".md");
}

Result<Archiving> archiveBefore(const Register &reg, int before, const ArchiveFile &file)
{
    if (markdown::isArchive(*reg.text))
        return refuse("this is an archive itself", "name the register that it belongs to");
    if (file.text && !markdown::isArchive(*file.text))
        return refuse(file.name + " is there already and is no archive of ours",
                      "move it out of the way");
    if (!file.text)
        for (const ArchiveLine &line : reg.archives)
            if (line.file == file.name)
                return refuse("the archive " + file.name + " is not there",
                              "put it back, or take the line that names it out",
                              reg.lineOf(line.line.begin));
    const Register archive = markdown::read(file.text ? *file.text : emptyArchive(reg, file));
    return Mover(reg, archive, file).move(before);
}

} // namespace loadline::changes
