// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/document_cursor.h"
#include "markdown/headings.h"
#include "markdown/risk_reader.h"

#include <map>

namespace loadline::markdown {

/// Reads the parts of a document that hold its risks: the register's headings, the groups and the
/// risks below them, and tables of risks that stand elsewhere.
class RiskPartReader
{
public:
    explicit RiskPartReader(DocumentCursor &cursor);

    /// Leaves the parts that a heading of this level ends.
    void endAt(int level);
    /// Whether the cursor stands below a heading that speaks of risks.
    bool isOpen() const { return part() != RiskPart::None; }
    /// Whether a heading such as "Phase 2" is an iteration here. Below the heading of a register
    /// it names a group; the register may be the whole document.
    bool takesUnits() const;

    /// Takes the heading at the cursor, with what stands below it, if it is one of the register's.
    bool takeHeading();
    /// Takes the stretch behind a rule.
    bool takeRule();
    /// Takes risks from a stretch that no heading of a register stands over: only a table whose
    /// header speaks of risks.
    bool takeTables(Span body);

private:
    struct Part
    {
        int level = 0;
        RiskPart kind = RiskPart::None;
    };
    struct Seen
    {
        std::string title;
        std::size_t section = 0;
    };

    RiskPart part() const { return m_parts.empty() ? RiskPart::None : m_parts.back().kind; }
    void open(RiskPart kind);
    bool takeInside();
    bool takeBelowHeading(RiskLists lists);
    bool holdsTable(Span body) const;
    bool takeRisk();
    std::size_t addGroupAbove(const OutlineMark &mark);
    bool takeGroup(RiskLists lists);
    bool addGroupless(Span body, RiskLists lists);
    bool isDetailOfEarlier(const Risk &risk) const;
    void noteRegister();

    DocumentCursor &m_cursor;
    Register &m_register;
    RiskReader m_risks;
    std::vector<Part> m_parts; ///< the headings above the cursor that matter here, outermost first
    std::optional<std::size_t> m_group;
    std::map<std::string, Seen> m_seen; ///< risks that have a heading, by name
    std::size_t m_section = 0; ///< headings passed that are no risks
};

} // namespace loadline::markdown
