// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/pieces.h"

#include "core/text.h"
#include "markdown/blocks.h"

#include <algorithm>

namespace loadline::merge {

namespace {

using markdown::BlockLine;
using markdown::LineKind;

constexpr std::size_t longestKey = 48;
constexpr std::uint32_t noUnit = ~std::uint32_t(0);

/// The start of a line that tells it from others, cut between two code points.
std::string_view keyFrom(std::string_view text)
{
    std::size_t end = 0;
    while (end < text.size() && end <= longestKey && !isLineEndByte(text[end]))
        ++end;
    if (end > longestKey) {
        --end;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
            --end;
    }
    return trimmed(text.substr(0, end));
}

/// What a paragraph or an item is called: its bold name, a path, else its first words.
std::string_view nameIn(std::string_view text)
{
    const std::size_t tick = text.starts_with('`') ? text.find('`', 1) : std::string_view::npos;
    if (tick != std::string_view::npos && tick > 1)
        return keyFrom(text.substr(1, tick - 1));
    const std::size_t close = text.starts_with("**") ? text.find("**", 2) : std::string_view::npos;
    if (close == std::string_view::npos || close == 2)
        return keyFrom(text);
    std::string_view name = keyFrom(text.substr(2, close - 2));
    if (name.ends_with(':'))
        name.remove_suffix(1);
    return name;
}

/// "None identified yet", with a bullet or in emphasis.
bool saysNone(std::string_view line)
{
    const std::size_t first = line.find_first_not_of("-*+_ \t");
    return first != std::string_view::npos && startsWithIgnoringCase(line.substr(first), "none");
}

bool isFillerComment(std::string_view line)
{
    return trimmed(line) == "<!-- -->";
}

/// Whether a section's lines are read as entries, one by one.
bool isOfEntries(SectionKind kind)
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

std::size_t markIn(std::string_view text)
{
    std::size_t length = 0;
    leadingMark(text, length);
    return length;
}

/// Lines that the reader knows as one thing.
struct Unit
{
    PieceKind kind = PieceKind::Text;
    bool isList = false;
    NameId plain = Names::root;
    std::uint32_t meaning = 0;
    int number = 0;
    std::string_view label;
};

class Cutter
{
public:
    Cutter(const Register &reg, Names &names)
        : m_register(reg)
        , m_text(*reg.text)
        , m_names(names)
        , m_lines(reg.lineStarts.size())
        , m_scopes(m_lines, Names::root)
        , m_units(m_lines, noUnit)
        , m_isOfEntries(m_lines, false)
    {
        // A last line without any byte is none.
        while (m_lines > 0 && reg.lineStarts[m_lines - 1] >= m_text.size())
            --m_lines;
    }

    std::vector<Piece> run()
    {
        if (m_lines == 0)
            return {};
        paintRegister();
        for (const OtherPart &part : m_register.others)
            paintOther(part);
        for (const Iteration &iteration : m_register.iterations)
            paintIteration(iteration);
        for (const RiskGroup &group : m_register.groups)
            paintGroup(group);
        paintRisks();
        paintFooters();
        cut();
        return std::move(m_pieces);
    }

private:
    struct LineRange
    {
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    /// Whole lines, without blank ones at the end.
    LineRange linesOf(Span span) const
    {
        span.end = std::min(span.end, m_text.size());
        if (span.begin >= m_text.size())
            return {};
        LineRange range;
        range.begin = m_register.lineOf(span.begin) - 1;
        range.end = span.isEmpty() ? range.begin + 1 : m_register.lineOf(span.end - 1);
        range.end = std::min(range.end, m_lines);
        while (range.end > range.begin + 1 && isBlank(lineText(range.end - 1)))
            --range.end;
        return range;
    }

    std::string_view lineText(std::size_t line) const
    {
        const std::size_t end = line + 1 < m_lines ? m_register.lineStarts[line + 1]
                                                   : m_text.size();
        return m_text.substr(m_register.lineStarts[line], end - m_register.lineStarts[line]);
    }

    void paintScope(Span span, NameId scope)
    {
        span.end = std::min(span.end, m_text.size());
        if (span.isEmpty())
            return;
        const std::size_t first = m_register.lineOf(span.begin) - 1;
        const std::size_t end = std::min(m_register.lineOf(span.end - 1), m_lines);
        for (std::size_t line = first; line < end; ++line)
            m_scopes[line] = scope;
    }

    /// Lines that a mark may begin an entry on, without a bullet.
    void paintEntries(Span span)
    {
        const LineRange range = linesOf(span);
        for (std::size_t line = range.begin; line < range.end; ++line)
            m_isOfEntries[line] = true;
    }

    void paintUnit(Span span, Unit unit)
    {
        const LineRange range = linesOf(span);
        for (std::size_t line = range.begin; line < range.end; ++line)
            m_units[line] = std::uint32_t(m_unitList.size());
        m_unitList.push_back(unit);
    }

    void paintUnit(Span span, PieceKind kind, NameId parent, std::string_view key)
    {
        paintUnit(span, {kind,
                         kind == PieceKind::Field || kind == PieceKind::Entry,
                         m_names.of(parent, NameKind::Plain, key),
                         0,
                         0,
                         {}});
    }

    /// A container's name, once in the text.
    NameId scopeName(NameId parent, NameKind kind, std::string_view key)
    {
        const NameId plain = m_names.of(parent, kind, key);
        return repeatedName(plain);
    }

    NameId repeatedName(NameId plain)
    {
        if (plain >= m_seen.size())
            m_seen.resize(m_names.size() * 2, 0);
        const std::uint32_t before = m_seen[plain]++;
        return before == 0 ? plain : m_names.repeated(plain, before);
    }

    void paintFields(const std::vector<Field> &fields, NameId parent)
    {
        // Of several on a line the first gives the name.
        for (auto field = fields.rbegin(); field != fields.rend(); ++field)
            paintUnit(field->line, PieceKind::Field, parent, keyOf(*field));
    }

    /// The key where it stands, as names keep no copies.
    std::string_view keyOf(const Field &field) const
    {
        const std::string_view line = m_register.view(field.line);
        const std::size_t at = line.find(field.key);
        return at == std::string_view::npos ? keyFrom(line) : line.substr(at, field.key.size());
    }

    void paintRegister()
    {
        paintFields(m_register.fields, m_names.of(Names::root, NameKind::Plain, "register"));
        if (m_register.riskHeading) {
            paintUnit(*m_register.riskHeading, PieceKind::Heading,
                      m_names.of(Names::root, NameKind::Plain, "risks"), "heading");
        }
        if (!m_register.titleSpan.isEmpty()) {
            paintUnit(m_register.titleSpan, {PieceKind::Heading,
                                             false,
                                             m_names.of(Names::root, NameKind::Plain, "title"),
                                             0,
                                             0,
                                             {}});
        }
    }

    void paintOther(const OtherPart &part)
    {
        if (!part.heading)
            return;
        if (m_register.riskHeading && m_register.riskHeading->begin == part.span.begin) {
            paintScope(part.span, m_names.of(Names::root, NameKind::Plain, "risks"));
            return;
        }
        const std::string_view line = lineText(m_register.lineOf(part.span.begin) - 1);
        const std::size_t at = line.find(*part.heading);
        const std::string_view key = at == std::string_view::npos
                                         ? keyFrom(line)
                                         : keyFrom(line.substr(at, part.heading->size()));
        paintScope(part.span, scopeName(Names::root, NameKind::Other, key));
    }

    void paintIteration(const Iteration &iteration)
    {
        const std::string_view heading = m_register.view(iteration.heading);
        const std::size_t at = heading.find(iteration.id);
        const std::string_view id = at == std::string_view::npos
                                        ? keyFrom(heading)
                                        : heading.substr(at, iteration.id.size());
        const NameId scope = scopeName(Names::root, NameKind::Iteration, id);
        paintScope(iteration.span, scope);
        for (const Section &section : iteration.sections)
            paintSection(section, scope);
        paintUnit(iteration.heading, PieceKind::Heading, scope, "heading");
        paintFields(iteration.fields, scope);
    }

    void paintSection(const Section &section, NameId iteration)
    {
        const std::string_view key = section.kind == SectionKind::Other
                                         ? keyFrom(m_register.view(section.headingText))
                                         : nameOf(section.kind);
        const NameId scope = scopeName(iteration, NameKind::Plain, key);
        paintScope(section.span, scope);
        if (isOfEntries(section.kind))
            paintEntries(section.span);
        if (!section.isLabel)
            paintUnit(section.heading, PieceKind::Heading, scope, "heading");
    }

    void paintGroup(const RiskGroup &group)
    {
        if (group.heading.isEmpty())
            return;
        const std::string_view heading = m_register.view(group.heading);
        const NameId tier = group.tier
                                ? m_names.of(Names::root, NameKind::Group, nameOf(*group.tier))
                                : Names::root;
        const std::string &said = group.tier ? group.qualifier : group.label;
        const std::size_t at = heading.find(said);
        const std::string_view key = at == std::string_view::npos ? keyFrom(heading)
                                                                  : heading.substr(at, said.size());
        NameId scope = Names::root;
        if (group.tier)
            scope = key.empty() ? repeatedName(tier) : scopeName(tier, NameKind::Plain, key);
        else
            scope = scopeName(Names::root, NameKind::Group, key);
        paintScope(group.span, scope);
        paintUnit(group.heading, PieceKind::Heading, scope, "heading");
    }

    void paintRisks()
    {
        for (const Risk &risk : m_register.risks) {
            Unit unit;
            unit.kind = PieceKind::Risk;
            unit.isList = risk.form != RiskForm::Heading;
            unit.plain = m_names.of(Names::root, NameKind::Risk, idOf(risk));
            unit.meaning = meaningOf(risk);
            unit.number = risk.number.value_or(0);
            unit.label = m_register.view(risk.text);
            paintUnit(risk.span, unit);
            for (const SummaryRow &row : risk.summaries)
                paintUnit(row.span, PieceKind::Row, unit.plain, "summary");
        }
    }

    std::string_view idOf(const Risk &risk) const
    {
        if (!risk.isNamed)
            return keyFrom(m_register.view(risk.text));
        const std::string_view lines = m_register.view(risk.span);
        const std::size_t at = lines.find(risk.id);
        return at == std::string_view::npos ? keyFrom(lines) : lines.substr(at, risk.id.size());
    }

    static std::uint32_t meaningOf(const Risk &risk)
    {
        const auto tier = risk.tier ? std::uint32_t(*risk.tier) + 1 : 0;
        const auto iteration = risk.iteration ? std::uint32_t(*risk.iteration) + 1 : 0;
        return 1 + tier + 8 * std::uint32_t(risk.status) + 64 * iteration;
    }

    void paintFooters()
    {
        const auto paint = [this](const std::vector<Field> &fields, std::string_view name) {
            for (const Field &field : fields)
                paintUnit(field.line, PieceKind::Field, Names::root, name);
        };
        paint(m_register.nextIteration, "nextIteration");
        paint(m_register.lastUpdated, "lastUpdated");
        for (const ArchiveLine &archive : m_register.archives)
            paintUnit(archive.line, PieceKind::Field, Names::root, "archive");
    }

    // Cutting

    void cut()
    {
        m_pieces.reserve(m_lines);
        markdown::BlockScanner scanner(m_text);
        BlockLine line;
        for (std::size_t i = 0; i < m_lines && scanner.next(line); ++i) {
            if (m_units[i] != noUnit)
                takeUnitLine(i);
            else
                takeLine(i, line);
        }
        for (Piece &piece : m_pieces)
            piece.name = piece.isFiller() ? Names::root : repeatedName(piece.plain);
    }

    Piece &begin(std::size_t line, PieceKind kind)
    {
        Piece piece;
        piece.kind = kind;
        piece.scope = m_scopes[line];
        piece.firstLine = std::uint32_t(line);
        piece.span.begin = m_register.lineStarts[line];
        m_pieces.push_back(piece);
        extend(line);
        return m_pieces.back();
    }

    void extend(std::size_t line)
    {
        Piece &piece = m_pieces.back();
        piece.endLine = std::uint32_t(line + 1);
        piece.span.end = line + 1 < m_lines ? m_register.lineStarts[line + 1] : m_text.size();
    }

    void takeUnitLine(std::size_t i)
    {
        if (i > 0 && m_units[i - 1] == m_units[i]) {
            extend(i);
            return;
        }
        const Unit &unit = m_unitList[m_units[i]];
        Piece &piece = begin(i, unit.kind);
        piece.isList = unit.isList;
        piece.plain = unit.plain;
        piece.meaning = unit.meaning;
        piece.number = unit.number;
        piece.label = unit.label;
    }

    bool goesOn(std::size_t i, const BlockLine &line) const
    {
        if (i == 0 || m_units[i - 1] != noUnit || m_scopes[i - 1] != m_scopes[i]
            || m_pieces.back().isFiller() || line.kind == LineKind::TableRow)
            return false;
        if (line.items > 0)
            return line.itemsOpened == 0 || line.items > line.itemsOpened;
        return !line.startsBlock && !beginsEntry(i, line);
    }

    /// A heading's own, where the reader named its text alone.
    bool isUnderline(const BlockLine &line) const
    {
        return line.kind == LineKind::SetextUnderline && !m_pieces.empty()
               && m_pieces.back().kind == PieceKind::Heading;
    }

    /// "✅ **Name**: detail" in the midst of a paragraph.
    bool beginsEntry(std::size_t i, const BlockLine &line) const
    {
        return m_isOfEntries[i] && line.kind == LineKind::Paragraph && line.items == 0
               && markIn(m_text.substr(line.content, line.end - line.content)) > 0;
    }

    static PieceKind kindOf(const BlockLine &line)
    {
        switch (line.kind) {
        case LineKind::Heading:
        case LineKind::SetextText:
        case LineKind::SetextUnderline:
            return PieceKind::Heading;
        case LineKind::TableHead:
        case LineKind::TableDelimiter:
        case LineKind::TableRow:
            return PieceKind::Row;
        default:
            return line.items > 0 ? PieceKind::Entry : PieceKind::Text;
        }
    }

    void takeLine(std::size_t i, const BlockLine &line)
    {
        if (line.kind == LineKind::Blank) {
            begin(i, PieceKind::Blank);
        } else if (line.kind == LineKind::Rule && line.isTopLevel()) {
            begin(i, PieceKind::Rule);
        } else if (line.kind == LineKind::Html && isFillerComment(lineText(i))) {
            begin(i, PieceKind::Separator);
        } else if (isInGroup(i) && line.kind == LineKind::Paragraph && saysNone(lineText(i))) {
            begin(i, PieceKind::None);
        } else if (goesOn(i, line) || isUnderline(line)) {
            extend(i);
        } else {
            beginPiece(i, line);
        }
    }

    void beginPiece(std::size_t i, const BlockLine &line)
    {
        const std::size_t from = std::min(line.startsItem() ? line.itemContent : line.content,
                                          line.end);
        std::string_view words = m_register.view(
            line.kind == LineKind::Heading ? line.heading : Span{from, line.end});
        const std::size_t mark = m_isOfEntries[i] ? markIn(words) : 0;
        words = trimmed(words.substr(mark));
        Piece &piece = begin(i, mark > 0 ? PieceKind::Entry : kindOf(line));
        piece.isList = piece.kind == PieceKind::Entry || piece.kind == PieceKind::Row;
        piece.plain = m_names.of(m_scopes[i], NameKind::Plain, headingKey(i, piece, words));
    }

    /// The first heading of a part is its heading, whatever it says.
    std::string_view headingKey(std::size_t i, const Piece &piece, std::string_view words) const
    {
        const bool isFirst = i == 0 || m_scopes[i - 1] != m_scopes[i];
        return piece.kind == PieceKind::Heading && isFirst && m_scopes[i] != Names::root
                   ? std::string_view("heading")
                   : nameIn(words);
    }

    bool isInGroup(std::size_t line) const
    {
        const NameId scope = m_scopes[line];
        return scope != Names::root
               && (m_names.kindOf(scope) == NameKind::Group
                   || m_names.kindOf(m_names.parentOf(scope)) == NameKind::Group);
    }

    const Register &m_register;
    std::string_view m_text;
    Names &m_names;
    std::size_t m_lines = 0;
    std::vector<NameId> m_scopes; ///< of each line
    std::vector<std::uint32_t> m_units; ///< of each line
    std::vector<bool> m_isOfEntries; ///< of each line
    std::vector<Unit> m_unitList;
    std::vector<std::uint32_t> m_seen; ///< how often each name was given in this text
    std::vector<Piece> m_pieces;
};

} // namespace

std::vector<Piece> piecesOf(const Register &reg, Names &names)
{
    return Cutter(reg, names).run();
}

} // namespace loadline::merge
