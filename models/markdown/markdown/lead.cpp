// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/lead.h"

#include "markdown/blocks.h"
#include "markdown/fields.h"
#include "markdown/heading_scan.h"
#include "markdown/risk_reader.h"
#include "markdown/scan.h"
#include "markdown/tables.h"

#include <algorithm>
#include <optional>

namespace loadline::markdown {

namespace {

// A label is a heading in all but name; what is longer is a sentence in bold.
constexpr std::size_t longestLabel = 80;

std::string withoutMarks(std::string_view key)
{
    std::string result;
    for (const char c : key)
        if (c != '*')
            result += c;
    return std::string(trimmed(std::string_view(result)));
}

struct Label
{
    Span text;
    bool hasColon = false;
};

/// `**Tests**`, `**Tests:**`, `🔧 **Fix**:`, `**Cover** (12 cases):` with nothing behind it.
std::optional<Label> labelIn(std::string_view text, Span line)
{
    line = trimmed(text, line);
    std::size_t length = 0;
    if (leadingMark(at(text, line), length); length > 0)
        return std::nullopt;
    std::size_t i = line.begin;
    while (i < line.end && (isNonAscii(text[i]) || isBlankByte(text[i])))
        i += codePointAt(text, i).size;
    const std::string_view fence = text.substr(i, 2);
    if (i >= line.end || (fence != "**" && fence != "__"))
        return std::nullopt;
    for (std::size_t k = line.begin; k < i; k += codePointAt(text, k).size)
        if (isLetterCodePoint(codePointAt(text, k).value))
            return std::nullopt;
    const std::size_t close = text.substr(0, line.end).find(fence, i + 2);
    if (close == std::string_view::npos || close - i > longestLabel)
        return std::nullopt;
    Label label;
    label.text = trimmed(text, Span{i + 2, close});
    if (!label.text.isEmpty() && text[label.text.end - 1] == ':') {
        label.hasColon = true;
        label.text = trimmed(text, Span{label.text.begin, label.text.end - 1});
    }
    std::string_view rest = trimmed(text.substr(close + 2, line.end - close - 2));
    if (rest.starts_with('(') && rest.size() <= longestLabel) {
        const std::size_t bracket = rest.find(')');
        if (bracket == std::string_view::npos)
            return std::nullopt;
        rest = trimmed(rest.substr(bracket + 1));
    }
    if (rest == ":" || rest == "\\") {
        label.hasColon = label.hasColon || rest == ":";
        rest = {};
    }
    const std::string_view said = at(text, label.text);
    const bool hasWord = std::any_of(said.begin(), said.end(),
                                     [](char c) { return isAsciiLetter(c) || isNonAscii(c); });
    return rest.empty() && hasWord ? std::optional(label) : std::nullopt;
}

/// Whether a bold key with a value on its line is the name of a section before its text.
bool isLabelledText(std::string_view text, const FieldText &field)
{
    const std::string_view key = at(text, field.key);
    const std::string_view value = at(text, field.value);
    constexpr std::size_t longestCount = 24;
    if (!field.isBold || value.empty() || isNextIterationKey(key))
        return false;
    if (sectionKindFromHeading(key) != SectionKind::Other) {
        // "**Impact**: High" is a rating, "**Tests**: 14 of 14" a count.
        const bool isCount = isAsciiDigit(value.front()) && value.size() <= longestCount;
        return !isCount && (!isUsualKey(key) || !ratingFromText(value));
    }
    return !isUsualKey(key) && value.size() > longestValue;
}

/// One pass over the lines of a lead.
class LeadReader
{
public:
    LeadReader(std::string_view text, Span span, bool hasLabels)
        : m_text(text)
        , m_span(span)
        , m_hasLabels(hasLabels)
        , m_lines(scanBlocks(text, span))
    {
        m_lead.metadata = {span.begin, span.begin};
    }

    Lead take()
    {
        while (m_at < m_lines.size())
            readLine();
        const std::size_t end = m_lead.labels.empty() ? m_span.end
                                                      : m_lead.labels.front().span.begin;
        m_lead.prose = {m_lead.metadata.end, std::max(m_lead.metadata.end, end)};
        for (std::size_t i = 0; i < m_lead.labels.size(); ++i) {
            Section &label = m_lead.labels[i];
            label.span.end = i + 1 < m_lead.labels.size() ? m_lead.labels[i + 1].span.begin
                                                          : m_span.end;
        }
        return std::move(m_lead);
    }

private:
    const BlockLine &line() const { return m_lines[m_at]; }

    static bool isParagraphOf(const BlockLine &line)
    {
        return line.kind == LineKind::Paragraph && line.items == 0;
    }
    static bool isBulletOf(const BlockLine &line)
    {
        return line.kind == LineKind::Paragraph && line.items == 1 && line.itemsOpened == 1;
    }
    Span contentOf(const BlockLine &line) const
    {
        return {isBulletOf(line) ? line.itemContent : line.content, line.end};
    }

    void readLine()
    {
        const BlockLine &now = line();
        if (now.kind == LineKind::Blank) {
            m_isBehindField = false;
            ++m_at;
        } else if (m_isInRun && now.kind == LineKind::TableHead) {
            readTable();
        } else if (isParagraphOf(now)) {
            readParagraphLine();
        } else if (m_isInRun && isBulletOf(now)) {
            readBullet();
        } else {
            passBy();
        }
    }

    /// A line that is neither metadata nor a label.
    void passBy()
    {
        m_isInRun = false;
        m_isBehindField = false;
        ++m_at;
    }

    void readParagraphLine()
    {
        const BlockLine &now = line();
        const bool beginsText = now.startsParagraph || m_isBehindField;
        const auto found = fieldsAt(m_at);
        const bool isLabelled = m_hasLabels && now.quotes == 0 && found.size() == 1
                                && isLabelledText(m_text, found.front())
                                && (beginsText || isSectionName(found.front()));
        if (isLabelled) {
            beginSection({now.begin, found.front().value.begin}, found.front().key);
        } else if (m_hasLabels && now.quotes == 0 && isLabelAt(m_at, beginsText)) {
            beginSection({now.begin, now.next}, labelIn(m_text, contentOf(now))->text);
        } else if (!found.empty() && (m_isInRun || (beginsText && areUsual(found)))) {
            addFields(found, {now.begin, now.next});
            m_isBehindField = true;
        } else {
            passBy();
            return;
        }
        ++m_at;
    }

    void readBullet()
    {
        const auto found = fieldsAt(m_at);
        if (found.empty()) {
            passBy();
            return;
        }
        // What is nested below the bullet goes with it.
        const std::size_t end = endOfItem(m_lines, m_at);
        addFields(found, {line().begin, line().next});
        m_lead.metadata.end = m_lines[end - 1].next;
        m_at = end;
    }

    /// `| Key | value |` rows, where at least one of their keys is a usual one.
    void readTable()
    {
        std::size_t end = m_at + 1;
        while (end < m_lines.size()
               && (m_lines[end].kind == LineKind::TableDelimiter
                   || m_lines[end].kind == LineKind::TableRow))
            ++end;
        std::vector<Field> fields;
        bool isMetadata = false;
        bool isHeadUsual = false;
        for (std::size_t i = m_at; i < end; ++i) {
            const BlockLine &row = m_lines[i];
            if (row.kind == LineKind::TableDelimiter)
                continue;
            const auto cells = cellsIn(m_text, Span{row.content, row.end});
            if (cells.size() != 2) {
                isMetadata = false;
                break;
            }
            std::string key = withoutMarks(cellText(m_text, cells[0]));
            if (!key.empty() && key.back() == ':')
                key.pop_back();
            if (row.kind == LineKind::TableHead) {
                isHeadUsual = isUsualKey(key);
                if (!isHeadUsual)
                    continue;
            } else {
                isMetadata = isMetadata || isUsualKey(key);
            }
            fields.push_back({std::move(key), cellText(m_text, cells[1]), Span{row.begin, row.next},
                              trimmed(m_text, cells[1])});
        }
        if (!isMetadata) {
            m_isInRun = false;
            m_at = end;
            return;
        }
        for (Field &field : fields)
            m_lead.fields.push_back(std::move(field));
        m_lead.metadata.end = m_lines[end - 1].next;
        m_at = end;
    }

    std::vector<FieldText> fieldsAt(std::size_t index)
    {
        const BlockLine &at = m_lines[index];
        auto found = fieldsIn(m_text, contentOf(at));
        if (found.empty() && m_isInRun && isInPlainBlock(index))
            if (const auto field = shortFieldIn(m_text, contentOf(at)))
                found.push_back(*field);
        return found;
    }

    bool isSectionName(const FieldText &field) const
    {
        return sectionKindFromHeading(at(m_text, field.key)) != SectionKind::Other;
    }

    bool areUsual(const std::vector<FieldText> &found) const
    {
        return std::all_of(found.begin(), found.end(), [this](const FieldText &field) {
            return field.isBold && !field.value.isEmpty() && isUsualKey(at(m_text, field.key));
        });
    }

    /// Whether all lines of the paragraph or list at \a index are short keys with values, and one
    /// of them is a usual key: "Date: …", "Operator: …".
    bool isInPlainBlock(std::size_t index)
    {
        if (index < m_plainEnd)
            return m_isPlain;
        const bool isList = isBulletOf(m_lines[index]);
        bool isUsual = false;
        m_isPlain = true;
        std::size_t i = index;
        // The lines before, of the same block, are metadata already: only they can be usual.
        for (std::size_t k = index; k > 0 && m_lines[k - 1].kind == LineKind::Paragraph
                                    && m_lines[k - 1].items == m_lines[index].items;
             --k)
            isUsual = isUsual || !fieldsIn(m_text, contentOf(m_lines[k - 1])).empty();
        for (; i < m_lines.size(); ++i) {
            const BlockLine &one = m_lines[i];
            const bool belongs = isList ? one.items > 0 : isParagraphOf(one);
            if (!belongs)
                break;
            if (isList && !isBulletOf(one))
                continue;
            const bool isField = !fieldsIn(m_text, contentOf(one)).empty();
            isUsual = isUsual || isField;
            m_isPlain = m_isPlain && (isField || shortFieldIn(m_text, contentOf(one)));
        }
        m_isPlain = m_isPlain && isUsual;
        m_plainEnd = i;
        return m_isPlain;
    }

    bool isLabelAt(std::size_t index, bool beginsText) const
    {
        const BlockLine &now = m_lines[index];
        const auto label = labelIn(m_text, contentOf(now));
        if (!label || !(beginsText || label->hasColon))
            return false;
        const std::string_view said = at(m_text, label->text);
        const bool isKnown = sectionKindFromHeading(said) != SectionKind::Other;
        if (isKnown && !isUsualKey(said))
            return true;
        return isBodyBehind(index, isUsualKey(said) && !isKnown);
    }

    /// Whether text follows that a label can be the heading of.
    bool isBodyBehind(std::size_t index, bool isBlockNeeded) const
    {
        std::size_t next = index + 1;
        while (next < m_lines.size() && m_lines[next].kind == LineKind::Blank)
            ++next;
        if (next >= m_lines.size())
            return false;
        const BlockLine &behind = m_lines[next];
        if (!isParagraphOf(behind))
            return true;
        if (isBlockNeeded || behind.quotes > 0)
            return false;
        return fieldsIn(m_text, contentOf(behind)).empty() && !labelIn(m_text, contentOf(behind));
    }

    void addFields(const std::vector<FieldText> &found, Span whole)
    {
        for (const FieldText &field : found)
            m_lead.fields.push_back({withoutMarks(at(m_text, field.key)),
                                     std::string(at(m_text, field.value)), whole, field.value});
        if (m_isInRun)
            m_lead.metadata.end = whole.end;
    }

    void beginSection(Span heading, Span words)
    {
        Section section;
        section.kind = sectionKindFromHeading(at(m_text, words));
        section.isLabel = true;
        section.heading = heading;
        section.headingText = words;
        section.span = {heading.begin, m_span.end};
        m_lead.labels.push_back(section);
        m_isInRun = false;
        m_isBehindField = true;
    }

    std::string_view m_text;
    Span m_span;
    bool m_hasLabels;
    std::vector<BlockLine> m_lines;
    std::size_t m_at = 0;
    bool m_isInRun = true;
    bool m_isBehindField = false; ///< the line before is metadata or a label
    std::size_t m_plainEnd = 0; ///< lines before this one are answered by m_isPlain
    bool m_isPlain = false;
    Lead m_lead;
};

} // namespace

Lead leadOf(std::string_view text, Span span)
{
    return LeadReader(text, span, true).take();
}

std::vector<Field> metadataOf(std::string_view text, Span span)
{
    Lead lead = LeadReader(text, span, false).take();
    std::erase_if(lead.fields,
                  [&](const Field &field) { return field.line.begin >= lead.metadata.end; });
    return std::move(lead.fields);
}

} // namespace loadline::markdown
