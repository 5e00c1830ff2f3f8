// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/draft.h"

#include <optional>
#include <string>
#include <vector>

namespace loadline::changes {

/// A list item of a risk group while it is being moved: its lines, from the bullet on.
struct DraftItem
{
    std::string text; ///< with its line endings
    std::optional<int> number; ///< of a numbered list, where it decides what readers see
    std::optional<std::size_t> risk; ///< index into Register::risks; absent for other items
};

/// A group's body taken apart into items and what stands between them, so that items can leave
/// and enter and only the places they touch are written anew (FORMAT 3.3, 4 and 5).
///
/// Between two items stand gap lines: blank ones, comment lines that separate number runs, or
/// anything else that is kept. A gap is rewritten only where an item came or went.
class GroupDraft
{
public:
    /// The body of \a group as it stands.
    GroupDraft(const Register &reg, std::size_t group);

    std::size_t group() const { return m_group; }
    bool hasItems() const { return !m_items.empty(); }
    const std::vector<DraftItem> &items() const { return m_items; }

    /// Takes a risk's item out; the blank line that separated it goes too.
    DraftItem take(std::size_t risk);
    /// Puts an item in by its number where the group is in ascending order, else at the end.
    void put(DraftItem item);
    void append(DraftItem item);
    /// Puts an item before another risk's.
    void putBefore(DraftItem item, std::size_t risk);
    /// Replaces the text of a risk's item where it stands.
    void setText(std::size_t risk, std::string text);

    /// Says that the group is empty where its last risk has left.
    void sayNoneIfEmpty();
    /// Whether nothing but blank lines would be left without its items.
    bool isBare() const;

    /// The body as it then is.
    std::string text() const;

private:
    struct Gap
    {
        std::vector<std::string> lines;
        std::size_t itemStood = 0; ///< before which line an item was taken out
    };
    void insertAt(std::size_t index, DraftItem item);
    void rebuildGap(std::size_t index, std::size_t blanks);
    std::size_t blanksBetweenItems() const;
    bool isAscending() const;
    std::size_t indexOf(std::size_t risk) const;

    const Register &m_register;
    std::size_t m_group;
    std::string m_lineEnd;
    std::vector<DraftItem> m_items;
    std::vector<Gap> m_gaps; ///< one more than items: m_gaps[i] stands before m_items[i]
    bool m_lostItem = false;
    std::string m_followedBy; ///< the line behind the group, which a line of text must not join
};

/// The items one below the other, separated as their numbers and the document demand.
std::string joinedItems(const Register &reg, const std::vector<DraftItem> &items,
                        const std::string &lineEnd);

/// The blank lines that this document puts between the items of its risk groups.
std::size_t usualBlanksBetweenItems(const Register &reg);

} // namespace loadline::changes
