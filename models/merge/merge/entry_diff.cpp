// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/diff_parts.h"

#include "markdown/reader.h"
#include "merge/said_text.h"
#include "merge/wording.h"

#include <algorithm>

namespace loadline::merge {

namespace {

/// A test, a benefit, a file: all that a section lists.
struct Entry
{
    MarkState state = MarkState::None;
    std::string name;
    std::string detail;
    std::string nested; ///< what its further lines say
    Span span;

    friend bool operator==(const Entry &a, const Entry &b)
    {
        return a.state == b.state && a.name == b.name && a.detail == b.detail
               && a.nested == b.nested;
    }
};

/// "+35, 15 modified, service slot"
std::string detailOf(const FileEntry &file)
{
    std::string detail;
    const auto add = [&detail](const std::string &words) {
        detail += (detail.empty() ? "" : ", ") + words;
    };
    if (file.added)
        add('+' + std::to_string(*file.added));
    if (file.removed)
        add('-' + std::to_string(*file.removed));
    if (file.modified)
        add(std::to_string(*file.modified) + " modified");
    if (!file.note.empty())
        add(file.note);
    return detail;
}

/// The lines of an entry behind its first.
std::string nestedOf(const Register &reg, Span span)
{
    const std::string_view text = reg.view(span);
    const std::size_t end = text.find_first_of("\r\n");
    if (end == std::string_view::npos)
        return {};
    return saidIn(reg, {span.begin + end, span.end});
}

std::vector<Entry> entriesOf(const Register &reg, const Section *section)
{
    std::vector<Entry> entries;
    if (!section)
        return entries;
    for (Item &item : markdown::itemsOf(reg, *section)) {
        entries.push_back({item.state, std::move(item.name), std::move(item.detail),
                           nestedOf(reg, item.span), item.span});
    }
    for (FileEntry &file : markdown::filesOf(reg, *section)) {
        std::string detail = detailOf(file);
        entries.push_back({MarkState::None, std::move(file.path), std::move(detail),
                           nestedOf(reg, file.span), file.span});
    }
    return entries;
}

class SectionTeller
{
public:
    SectionTeller(const Sides &sides, const Iteration &iteration, const Section *before,
                  const Section &after, std::vector<Happening> &out)
        : m_sides(sides)
        , m_iteration(iteration)
        , m_before(before)
        , m_after(after)
        , m_out(out)
        , m_was(entriesOf(sides.before, before))
        , m_is(entriesOf(sides.after, &after))
    {
    }

    void tell();

private:
    Matching matched() const;
    void tellEntry(const Entry &was, const Entry &is);
    void tellMany(HappeningKind kind, const std::vector<const Entry *> &entries);
    void tellRest(const Matching &matching, std::size_t told);
    Happening happening(HappeningKind kind) const;
    std::string restOf(const Register &reg, const Section &section,
                       const std::vector<Entry> &entries) const;

    const Sides &m_sides;
    const Iteration &m_iteration;
    const Section *m_before;
    const Section &m_after;
    std::vector<Happening> &m_out;
    std::vector<Entry> m_was;
    std::vector<Entry> m_is;
};

Happening SectionTeller::happening(HappeningKind kind) const
{
    Happening told = happeningOf(kind, m_iteration);
    told.object += '/';
    told.object += nameOf(m_after.kind);
    told.key = headingWords(m_sides.after.view(m_after.headingText));
    told.line = m_sides.after.lineOf(m_after.heading.begin);
    return told;
}

Matching SectionTeller::matched() const
{
    Matching matching(m_was.size(), m_is.size());
    matching.pairEnds([&](std::size_t i, std::size_t j) { return m_was[i] == m_is[j]; });
    const auto whole = [](const Entry &one) {
        return std::string(nameOf(one.state)) + '\0' + one.name + '\0' + one.detail;
    };
    matching.pairByKey([&](std::size_t i) { return whole(m_was[i]); },
                       [&](std::size_t j) { return whole(m_is[j]); });
    matching.pairByKey([&](std::size_t i) { return m_was[i].name; },
                       [&](std::size_t j) { return m_is[j].name; });
    if (m_after.kind == SectionKind::FilesModified)
        return matching; // another path is another file
    matching.pairAlike([&](std::size_t i, std::size_t j) {
        return resemble(m_was[i].name, m_is[j].name)
               || (!m_was[i].detail.empty() && m_was[i].detail == m_is[j].detail);
    });
    return matching;
}

void SectionTeller::tell()
{
    const std::size_t told = m_out.size();
    const Matching matching = matched();
    std::vector<const Entry *> added;
    std::vector<const Entry *> removed;
    matching.walk([&](std::size_t i, std::size_t j) {
        if (i == Matching::none)
            added.push_back(&m_is[j]);
        else if (j == Matching::none)
            removed.push_back(&m_was[i]);
        else if (m_was[i] != m_is[j])
            tellEntry(m_was[i], m_is[j]);
    });
    tellMany(HappeningKind::EntriesRemoved, removed);
    tellMany(HappeningKind::EntriesAdded, added);
    if (m_before)
        tellRest(matching, told);
}

void SectionTeller::tellEntry(const Entry &was, const Entry &is)
{
    const auto add = [&](HappeningKind kind, std::string before, std::string after) {
        Happening told = happening(kind);
        told.key = is.name;
        told.before = std::move(before);
        told.after = std::move(after);
        told.line = m_sides.after.lineOf(is.span.begin);
        m_out.push_back(std::move(told));
    };
    if (was.name != is.name)
        add(HappeningKind::EntryReworded, was.name, is.name);
    if (was.state != is.state)
        add(HappeningKind::EntryStateChanged, std::string(nameOf(was.state)),
            std::string(nameOf(is.state)));
    else if (was.name == is.name)
        add(HappeningKind::EntryChanged, was.detail, is.detail);
}

void SectionTeller::tellMany(HappeningKind kind, const std::vector<const Entry *> &entries)
{
    if (entries.empty())
        return;
    Happening told = happening(kind);
    told.isGone = kind == HappeningKind::EntriesRemoved;
    const Register &reg = told.isGone ? m_sides.before : m_sides.after;
    told.line = reg.lineOf(entries.front()->span.begin);
    for (const Entry *entry : entries) {
        told.entries.push_back(entry->name);
        std::string &states = told.isGone ? told.before : told.after;
        states += states.empty() ? "" : ", ";
        states += nameOf(entry->state);
    }
    m_out.push_back(std::move(told));
}

std::string SectionTeller::restOf(const Register &reg, const Section &section,
                                  const std::vector<Entry> &entries) const
{
    std::vector<Span> spans;
    for (const Entry &entry : entries)
        spans.push_back(entry.span);
    return withoutNoneLines(saidIn(reg, section.body, ascending(std::move(spans))));
}

void SectionTeller::tellRest(const Matching &matching, std::size_t told)
{
    Happening changed = happening(HappeningKind::SectionChanged);
    const std::size_t moved = matching.firstOutOfOrder();
    if (moved != Matching::none) {
        changed.note = "reordered";
        changed.line = m_sides.after.lineOf(m_is[moved].span.begin);
        m_out.push_back(std::move(changed));
        return;
    }
    const std::string was = restOf(m_sides.before, *m_before, m_was);
    const std::string is = restOf(m_sides.after, m_after, m_is);
    const bool isOfSetting = was == is
                             && (m_out.size() > told
                                 || saidIn(m_sides.before, m_before->body)
                                        == saidIn(m_sides.after, m_after.body));
    if (isOfSetting)
        return;
    changed.line = firstDifferentLine(m_sides.before, m_before->body, m_sides.after, m_after.body);
    m_out.push_back(std::move(changed));
}

} // namespace

void tellSection(const Sides &sides, const Iteration &iteration, const Section *before,
                 const Section &after, std::vector<Happening> &out)
{
    if (before && sides.before.view(before->body) == sides.after.view(after.body))
        return;
    SectionTeller(sides, iteration, before, after, out).tell();
}

} // namespace loadline::merge
