// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/house_edits.h"

#include "markdown/reader.h"
#include "markdown/risk_reader.h"
#include "markdown/scan.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace loadline::markdown {

namespace {

constexpr std::string_view separatorLine = "<!-- -->";

bool isTypedList(SectionKind kind)
{
    switch (kind) {
    case SectionKind::Testing:
    case SectionKind::Benefits:
    case SectionKind::SideEffects:
    case SectionKind::NextSteps:
    case SectionKind::FilesModified:
    case SectionKind::DeploymentImpact:
        return true;
    default:
        return false;
    }
}

/// An outermost item: its lines, by index, nested ones with it.
struct ListedItem
{
    std::size_t first = 0;
    std::size_t end = 0;
};

/// Puts the list items of one stretch into house form.
class ItemList
{
public:
    explicit ItemList(HouseDraft &draft)
        : m_draft(draft)
    {
    }

    void take(std::size_t first, std::size_t end) { m_items.push_back({first, end}); }

    void addMarkerEdits()
    {
        HouseEdit edit;
        for (const ListedItem &item : m_items)
            for (std::size_t i = item.first; i < item.end; ++i)
                addMarker(edit, line(i));
        m_draft.add(std::move(edit));
    }

    /// No blank lines between items of one list; between runs of numbers a comment line where
    /// \a separatesRuns says so.
    void addGapEdits(bool separatesRuns)
    {
        for (std::size_t i = 1; i < m_items.size(); ++i) {
            const std::size_t before = m_items[i - 1].end - 1;
            const std::size_t behind = m_items[i].first;
            const BlockLine &a = line(m_items[i - 1].first);
            const BlockLine &b = line(behind);
            if (a.isOrdered != b.isOrdered)
                continue;
            const std::optional<bool> isSeparated = separation(before, behind);
            if (!isSeparated)
                continue;
            bool separates = *isSeparated;
            if (separatesRuns && a.isOrdered)
                separates = !runsOn(a, b);
            m_draft.wantBetween(before, behind, separates ? separatorLine : "");
        }
    }

    /// A paragraph above a list is a block of its own.
    void addBlankAbove()
    {
        for (const ListedItem &item : m_items) {
            const std::size_t above = m_draft.textLineBefore(item.first);
            if (above == item.first || !line(above).isTopLevel()
                || line(above).kind != LineKind::Paragraph)
                continue;
            std::size_t mark = 0;
            leadingMark(m_draft.text().substr(line(above).content), mark);
            if (mark == 0)
                m_draft.wantBlanksBefore(item.first, 1);
        }
    }

private:
    const BlockLine &line(std::size_t index) const { return m_draft.lines()[index]; }

    void addMarker(HouseEdit &edit, const BlockLine &item) const
    {
        if (!item.startsItem() || item.quotes > 0 || item.kind != LineKind::Paragraph)
            return;
        const std::size_t place = item.markerEnd - 1;
        const char house = item.isOrdered ? '.' : '-';
        std::string written(at(m_draft.text(), {item.begin, item.end}));
        written[place - item.begin] = house;
        // "* - -" is an item, "- - -" is a rule.
        if (m_draft.text()[place] != house && !isRuleLine(written))
            edit.push_back({{place, place + 1}, std::string(1, house)});
    }

    /// Whether a separator stands between two lines; nothing where more than that does.
    std::optional<bool> separation(std::size_t before, std::size_t behind) const
    {
        bool isSeparated = false;
        for (std::size_t i = before + 1; i < behind; ++i) {
            const bool isSeparator = line(i).kind == LineKind::Html && line(i).isTopLevel()
                                     && trimmed(at(m_draft.text(), {line(i).begin, line(i).end}))
                                            == separatorLine;
            if (!isSeparator && !m_draft.isGap(i))
                return std::nullopt;
            isSeparated = isSeparated || isSeparator;
        }
        return isSeparated;
    }

    std::optional<long> numberOf(const BlockLine &item) const
    {
        long number = 0;
        const char *text = m_draft.text().data();
        const auto [end, error] = std::from_chars(text + item.marker, text + item.markerEnd, number);
        return error == std::errc() ? std::optional(number) : std::nullopt;
    }

    bool runsOn(const BlockLine &a, const BlockLine &b) const
    {
        const auto before = numberOf(a);
        const auto behind = numberOf(b);
        return !before || !behind || *behind == *before + 1;
    }

    HouseDraft &m_draft;
    std::vector<ListedItem> m_items;
};

/// Tests are lines led by their mark, with no bullet; none stand apart.
void addBareItemEdits(HouseDraft &draft, const Section &section)
{
    const std::vector<Item> items = itemsOf(draft.reg(), section);
    for (std::size_t i = 1; i < items.size(); ++i) {
        const Item &before = items[i - 1];
        const Item &behind = items[i];
        if (!before.marker.isEmpty() || !behind.marker.isEmpty()
            || !isBlank(at(draft.text(), {before.span.end, behind.span.begin})))
            continue;
        const std::size_t line = draft.lineFrom(behind.span.begin);
        if (draft.textLineBefore(line) + 1 == draft.lineFrom(before.span.end))
            draft.wantBetween(draft.textLineBefore(line), line, "");
    }
}

/// Between two blocks of a stretch that holds typed entries one blank line is enough.
void addBlockGapEdits(HouseDraft &draft, Span body)
{
    const auto &lines = draft.lines();
    for (std::size_t i = draft.lineFrom(body.begin); i < lines.size() && lines[i].begin < body.end;
         ++i) {
        const bool isBehindGap = i >= 2 && draft.isGap(i - 1) && draft.isGap(i - 2);
        const bool beginsBlock = beginsOutermostItem(lines[i])
                                 || (lines[i].isTopLevel() && lines[i].startsBlock);
        if (isBehindGap && beginsBlock && !draft.isGap(i) && lines[i].kind != LineKind::IndentedCode
            && draft.textLineBefore(i) >= draft.lineFrom(body.begin)
            && draft.textLineBefore(i) != i)
            draft.wantBlanksBefore(i, 1);
    }
}

void addSectionEdits(HouseDraft &draft, const Section &section)
{
    ItemList list(draft);
    const auto &lines = draft.lines();
    for (std::size_t i = draft.lineFrom(section.body.begin);
         i < lines.size() && lines[i].begin < section.body.end;) {
        if (beginsOutermostItem(lines[i]) && lines[i].kind == LineKind::Paragraph) {
            const std::size_t end = endOfItem(lines, i);
            list.take(i, end);
            i = end;
        } else {
            ++i;
        }
    }
    addBlockGapEdits(draft, section.body);
    list.addMarkerEdits();
    list.addBlankAbove();
    list.addGapEdits(false);
    addBareItemEdits(draft, section);
}

void addGroupEdits(HouseDraft &draft, const RiskGroup &group)
{
    const Register &reg = draft.reg();
    ItemList list(draft);
    for (const std::size_t index : group.risks) {
        const Risk &risk = reg.risks[index];
        if (risk.form != RiskForm::ListItem)
            continue;
        const std::size_t first = draft.lineFrom(risk.span.begin);
        list.take(first, std::max(first + 1, draft.lineFrom(risk.span.end)));
    }
    addBlockGapEdits(draft, group.body);
    list.addMarkerEdits();
    list.addBlankAbove();
    list.addGapEdits(reg.separatesNumberRuns);
}

} // namespace

void addListEdits(HouseDraft &draft)
{
    const Register &reg = draft.reg();
    for (const Iteration &iteration : reg.iterations)
        for (const Section &section : iteration.sections)
            if (isTypedList(section.kind))
                addSectionEdits(draft, section);
    for (const RiskGroup &group : reg.groups)
        addGroupEdits(draft, group);
}

} // namespace loadline::markdown
