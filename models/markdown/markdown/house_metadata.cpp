// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/house_edits.h"

#include "core/words.h"
#include "markdown/fields.h"
#include "markdown/risk_reader.h"
#include "markdown/scan.h"

#include <algorithm>
#include <optional>

namespace loadline::markdown {

namespace {

bool isOrnament(const CodePoint &c)
{
    return c.size > 1 && !isWordCodePoint(c.value);
}

/// The words of \a value without the emoji and blanks around them, where they are words and
/// nothing else.
std::optional<std::string> bareWords(std::string_view value)
{
    const std::string plain = stripEmphasis(value);
    std::string_view words = trimmed(std::string_view(plain));
    while (!words.empty() && isOrnament(codePointAt(words, 0)))
        words = trimmed(words.substr(codePointAt(words, 0).size));
    while (!words.empty() && static_cast<unsigned char>(words.back()) >= 0x80) {
        std::size_t begin = words.size() - 1;
        while (begin > 0 && (static_cast<unsigned char>(words[begin]) & 0xC0) == 0x80)
            --begin;
        if (!isOrnament(codePointAt(words, begin)))
            return std::nullopt;
        words = trimmed(words.substr(0, begin));
    }
    const bool isPlain = std::all_of(words.begin(), words.end(), [](char c) {
        return isAsciiLetter(c) || isAsciiDigit(c) || c == ' ' || c == '-' || c == '_' || c == '\'';
    });
    return isPlain && !words.empty() ? std::optional(std::string(words)) : std::nullopt;
}

/// \a words without the last of them: of "done by hand", "done by".
std::string_view withoutLastWord(std::string_view words)
{
    const std::size_t blank = words.find_last_of(" -_");
    return blank == std::string_view::npos ? std::string_view() : words.substr(0, blank);
}

/// The words of a value that says one of the known words and no more than it.
template<class Meaning>
std::optional<std::string> knownWord(std::string_view value,
                                     std::optional<Meaning> (*meaning)(std::string_view))
{
    const auto words = bareWords(value);
    if (!words || !meaning(*words))
        return std::nullopt;
    // Words that follow a known one are the team's own text.
    return meaning(withoutLastWord(*words)) ? std::nullopt : words;
}

std::string houseStatusText(std::string_view value)
{
    const auto words = knownWord(value, iterationStatusFromText);
    if (!words)
        return std::string(value);
    const std::string_view house = houseStatus(*iterationStatusFromText(*words));
    return std::string(house.substr(0, house.find(' ') + 1)) + *words;
}

std::string housePriorityText(std::string_view value)
{
    const auto words = knownWord(value, tierFromText);
    if (!words)
        return std::string(value);
    std::string shouted = *words;
    for (char &c : shouted)
        c = c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
    return std::string(houseEmoji(*tierFromText(*words))) + ' ' + shouted;
}

std::string withoutMarks(std::string_view key)
{
    std::string result(key);
    std::erase(result, '*');
    return std::string(trimmed(std::string_view(result)));
}

/// Whose metadata a block is: only an iteration's status and priority have emoji of their own.
enum class Owner { Iteration, Document };

std::string houseField(std::string_view text, const FieldText &field, Owner owner)
{
    const std::string key = withoutMarks(at(text, field.key));
    std::string value(at(text, field.value));
    if (owner == Owner::Iteration && isStatusKey(key))
        value = houseStatusText(value);
    else if (owner == Owner::Iteration && isPriorityKey(key))
        value = housePriorityText(value);
    return "**" + key + "**:" + (value.empty() ? "" : " ") + value;
}

/// Puts one block of metadata into house form: its lines, then the gaps between them.
class MetadataBlock
{
public:
    MetadataBlock(HouseDraft &draft, Owner owner)
        : m_draft(draft)
        , m_owner(owner)
    {
    }

    /// The lines of \a fields that stand before \a end.
    void take(const std::vector<Field> &fields, std::size_t end)
    {
        for (const Field &field : fields)
            if (field.line.begin < end && !isInFrontMatter(field))
                m_found.push_back(m_draft.lineFrom(field.line.begin));
        std::sort(m_found.begin(), m_found.end());
        m_found.erase(std::unique(m_found.begin(), m_found.end()), m_found.end());
        std::erase_if(m_found, [this](std::size_t line) { return !isMetadata(line); });
        const std::vector<std::size_t> lines = m_found;
        std::erase_if(m_found, [&](std::size_t line) { return isLabel(line, lines); });
    }

    void addEdits()
    {
        for (std::size_t first = 0; first < m_found.size();) {
            std::size_t behind = first + 1;
            while (behind < m_found.size() && follows(m_found[behind - 1], m_found[behind]))
                ++behind;
            addRun(first, behind);
            first = behind;
        }
    }

private:
    /// YAML has a form of its own.
    bool isInFrontMatter(const Field &field) const
    {
        return m_draft.lines().empty() || field.line.begin < m_draft.lines().front().begin;
    }

    const BlockLine &line(std::size_t index) const { return m_draft.lines()[index]; }

    bool isMetadata(std::size_t index) const
    {
        if (index >= m_draft.lines().size())
            return false;
        const BlockLine &l = line(index);
        return l.kind == LineKind::Paragraph && l.items <= 1
               && (l.items == 0 || (l.startsItem() && !l.isOrdered));
    }

    /// "**Why it matters:** a whole paragraph", or "**Fixed**:" above a list, is prose with a label.
    bool isLabel(std::size_t index, const std::vector<std::size_t> &fieldLines) const
    {
        const BlockLine &l = line(index);
        const std::size_t content = l.items > 0 ? l.itemContent : l.content;
        const auto fields = fieldsIn(m_draft.text(), Span{content, l.end});
        if (fields.size() != 1 || isUsualKey(at(m_draft.text(), fields.front().key)))
            return fields.empty();
        const std::size_t next = index + 1;
        const bool leadsList = next < m_draft.lines().size() && line(next).beginsList
                               && !std::binary_search(fieldLines.begin(), fieldLines.end(), next);
        const std::size_t size = fields.front().value.size();
        return leadsList || size == 0 || size > longestValue;
    }

    bool follows(std::size_t before, std::size_t behind) const
    {
        return m_draft.textLineBefore(behind) == before
               && line(before).quotes == line(behind).quotes;
    }

    /// Bullets give way only where the whole list is metadata, a line each.
    bool isListOfItsOwn(std::size_t first, std::size_t behind) const
    {
        const auto belongsToList = [this](std::size_t index) {
            return index < m_draft.lines().size() && line(index).items > 0;
        };
        const std::size_t begin = m_found[first];
        const std::size_t end = m_draft.textLineFrom(m_found[behind - 1] + 1);
        const std::size_t before = m_draft.textLineBefore(begin);
        return !(before != begin && belongsToList(before) && !line(begin).beginsList)
               && !(belongsToList(end) && !line(end).beginsList);
    }

    void addRun(std::size_t first, std::size_t behind)
    {
        const bool isOwnList = isListOfItsOwn(first, behind);
        HouseEdit edit;
        for (std::size_t i = first; i < behind; ++i) {
            const BlockLine &l = line(m_found[i]);
            const bool keepsPlace = l.quotes > 0 || (l.items > 0 && !isOwnList);
            const std::size_t content = l.items > 0 ? l.itemContent : l.content;
            const std::size_t begin = keepsPlace ? content : l.begin;
            const auto fields = fieldsIn(m_draft.text(), Span{content, l.end});
            if (fields.empty() || (keepsPlace && fields.size() > 1))
                continue;
            std::string written;
            for (const FieldText &field : fields) {
                if (!written.empty())
                    written += m_draft.lineEnd();
                written += houseField(m_draft.text(), field, m_owner);
            }
            edit.push_back({{begin, l.end}, std::move(written)});
            if (i > first && l.quotes == 0)
                m_draft.wantBlanksBefore(m_found[i], 0);
        }
        m_draft.add(std::move(edit));
        // What stands apart from its metadata does so by one line.
        const std::size_t next = m_draft.textLineFrom(m_found[behind - 1] + 1);
        if (next > m_found[behind - 1] + 1)
            m_draft.wantBlanksBefore(next, 1);
    }

    HouseDraft &m_draft;
    Owner m_owner;
    std::vector<std::size_t> m_found; ///< lines with fields
};

/// Where the metadata that begins at \a begin ends: at the first text that is no field.
std::size_t endOfMetadata(const HouseDraft &draft, std::size_t begin,
                          const std::vector<Field> &fields)
{
    for (const Field &field : fields) {
        if (field.line.begin > begin && !isBlank(at(draft.text(), {begin, field.line.begin})))
            break;
        begin = std::max(begin, field.line.end);
    }
    return begin;
}

} // namespace

void addMetadataEdits(HouseDraft &draft)
{
    const Register &reg = draft.reg();
    for (const Iteration &iteration : reg.iterations) {
        MetadataBlock block(draft, Owner::Iteration);
        block.take(iteration.fields, endOfMetadata(draft, iteration.heading.end, iteration.fields));
        block.addEdits();
    }
    if (!reg.titleSpan.isEmpty() && !reg.fields.empty()) {
        std::size_t begin = nextLine(draft.text(), reg.titleSpan.end);
        const std::size_t below = draft.lineFrom(begin);
        if (below < draft.lines().size() && draft.lines()[below].kind == LineKind::SetextUnderline)
            begin = draft.lines()[below].next;
        MetadataBlock block(draft, Owner::Document);
        block.take(reg.fields, endOfMetadata(draft, begin, reg.fields));
        block.addEdits();
    }
    MetadataBlock footer(draft, Owner::Document);
    footer.take(reg.lastUpdated, draft.text().size());
    footer.take(reg.nextIteration, draft.text().size());
    footer.addEdits();
}

} // namespace loadline::markdown
