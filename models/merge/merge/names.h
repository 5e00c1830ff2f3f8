// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace loadline::merge {

/// A name of a part, as a number: the same in all texts that are compared.
using NameId = std::uint32_t;

/// What a name is of, which decides how it is spelt.
enum class NameKind : std::uint8_t { Plain, Iteration, Group, Other, Risk };

/// Gives parts their names without spelling them: only the few that a person gets to see become
/// text. A name stands below another, as a section below its iteration. Keys are views that must
/// outlive the names.
class Names
{
public:
    static constexpr NameId root = 0; ///< the document; also of what has no name

    Names();

    NameId of(NameId parent, NameKind kind, std::string_view key, std::uint32_t repeat = 0);
    /// The same name given for the second (1), third … time in a text.
    NameId repeated(NameId name, std::uint32_t repeat);
    NameId parentOf(NameId name) const { return m_entries[name].parent; }
    /// What the part is in, or the root. The groups of a tier are in no part of their own.
    NameId above(NameId name) const
    {
        const NameId parent = m_entries[name].parent;
        return m_entries[parent].kind == NameKind::Group ? root : parent;
    }
    NameKind kindOf(NameId name) const { return m_entries[name].kind; }
    std::size_t size() const { return m_entries.size(); }
    /// "iteration:2/testing/Runtime Test", "risk:3", "risk:3#2"
    std::string spelt(NameId name) const;

private:
    struct Entry
    {
        NameId parent = root;
        std::uint32_t repeat = 0;
        NameKind kind = NameKind::Plain;
        std::string_view key;

        friend bool operator==(const Entry &, const Entry &) = default;
    };
    struct Slot
    {
        std::uint32_t hash = 0;
        NameId name = root; ///< none where it is the root
    };

    static std::size_t hashOf(const Entry &entry);
    void grow();

    std::vector<Entry> m_entries;
    std::vector<Slot> m_slots; ///< a power of two, never full; the next one is tried where one is taken
};

} // namespace loadline::merge
