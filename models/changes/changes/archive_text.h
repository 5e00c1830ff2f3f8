// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/archive.h"
#include "changes/group_draft.h"

#include <map>
#include <string>
#include <vector>

/// The archive's side of archiving: where the parts that move land in it.
namespace loadline::changes {

/// Rows of one table, under its own head.
struct MovingRows
{
    std::string head; ///< header and delimiter
    std::string rows;
};

/// The risks that move out of one group of the register, or into one group of the archive.
struct MovingGroup
{
    std::string heading; ///< its line; empty for risks that stand below no heading of a tier
    std::optional<Span> whole; ///< all that stands below the heading, where all of it moves
    std::vector<DraftItem> items;
    std::vector<MovingRows> tables;
    std::vector<std::string> blocks; ///< risks with headings of their own
};

struct MovingParts
{
    std::vector<Span> iterations;
    std::vector<int> levels; ///< of their headings
    std::vector<MovingGroup> groups;
};

/// The archive as it is before anything has moved: what it is of, and nothing else.
std::string emptyArchive(const Register &reg, const ArchiveFile &file);

/// Puts parts of a register into its archive. Nothing that stands there is changed.
class ArchiveText
{
public:
    ArchiveText(const Register &reg, const Register &archive);

    void add(const MovingParts &parts);
    /// The archive with all that was added.
    std::string text() const;

private:
    void addIteration(Span span, int level);
    void addGroup(const MovingGroup &group);
    void addNewGroup(const MovingGroup &group);
    void addToGroup(const RiskGroup &there, const MovingGroup &group);
    void addItems(const std::vector<DraftItem> &items, const Risk *last, std::size_t place);
    void addRows(const MovingRows &table, const Risk *last, std::size_t place);
    void addRegisterHeading();
    /// Adds a block at a place of the archive, with a blank line above.
    void addBlock(std::size_t place, std::string_view block);
    std::string &addedAt(std::size_t place) { return m_added[place]; }
    /// Behind the last line before \a end that is not blank.
    std::size_t textEnd(std::size_t end) const;
    std::string bodyOf(const MovingGroup &group) const;

    const Register &m_register;
    const Register &m_archive;
    std::string m_lineEnd;
    std::map<std::size_t, std::string> m_added; ///< by place in the archive
    int m_lastLevel = 0; ///< of the iteration that would take what is deeper for its own
    bool m_hasRegisterHeading = false;
};

/// The header and delimiter lines of each row's table, by where the row begins.
std::map<std::size_t, Span> tableHeadsIn(const Register &reg, const RiskGroup &group);

} // namespace loadline::changes
