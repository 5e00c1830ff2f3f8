// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/house_form.h"

#include "markdown/house_edits.h"
#include "markdown/reader.h"
#include "markdown/scan.h"

#include <algorithm>

namespace loadline::markdown {

namespace {

// An edit can make room for another one; more rounds than this were never seen to be needed.
constexpr int mostRounds = 8;
// Reading a document again costs time. A document that needs more trials keeps some of its lines.
constexpr int mostTrials = 96;

/// All line endings as most lines have them, as one edit; none where they are so already.
HouseEdit lineEndEdit(std::string_view text)
{
    const std::string_view house = prevailingLineEnd(text);
    HouseEdit edit;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t next = nextLine(text, i);
        std::size_t end = next;
        while (end > i && isLineEndByte(text[end - 1]))
            --end;
        if (end < next && text.substr(end, next - end) != house)
            edit.push_back({{end, next}, std::string(house)});
        i = next;
    }
    return edit;
}

/// Applies as many edits to a register as leave what it says as it is.
class SafeEdits
{
public:
    SafeEdits(const Register &reg, std::vector<HouseEdit> edits)
        : m_register(reg)
        , m_meaning(meaningOf(reg))
        , m_edits(std::move(edits))
        , m_isTaken(m_edits.size(), false)
    {
        m_result = *reg.text;
    }

    std::string take()
    {
        tryEdits(0, m_edits.size());
        return std::move(m_result);
    }

private:
    void tryEdits(std::size_t first, std::size_t end)
    {
        if (first == end || m_trials == mostTrials)
            return;
        ++m_trials;
        std::fill(m_isTaken.begin() + std::ptrdiff_t(first),
                  m_isTaken.begin() + std::ptrdiff_t(end), true);
        std::string tried = appliedEdits();
        if (meaningOf(read(tried)) == m_meaning) {
            m_result = std::move(tried);
            return;
        }
        std::fill(m_isTaken.begin() + std::ptrdiff_t(first),
                  m_isTaken.begin() + std::ptrdiff_t(end), false);
        if (end - first == 1)
            return;
        const std::size_t middle = first + (end - first) / 2;
        tryEdits(first, middle);
        tryEdits(middle, end);
    }

    std::string appliedEdits() const
    {
        std::vector<Splice> splices;
        for (std::size_t i = 0; i < m_edits.size(); ++i)
            if (m_isTaken[i])
                splices.insert(splices.end(), m_edits[i].begin(), m_edits[i].end());
        std::stable_sort(splices.begin(), splices.end(), [](const Splice &a, const Splice &b) {
            return a.at.begin != b.at.begin ? a.at.begin < b.at.begin : a.at.end < b.at.end;
        });
        return applied(*m_register.text, splices);
    }

    const Register &m_register;
    std::string m_meaning;
    std::vector<HouseEdit> m_edits;
    std::vector<bool> m_isTaken;
    std::string m_result;
    int m_trials = 0;
};

/// One round: all that house form would change in the text as it stands.
std::string oneRound(const Register &reg)
{
    std::vector<HouseEdit> edits;
    if (HouseEdit ends = lineEndEdit(*reg.text); !ends.empty()) {
        edits.push_back(std::move(ends));
        std::string result = SafeEdits(reg, std::move(edits)).take();
        if (result != *reg.text)
            return result;
        edits.clear();
    }
    HouseDraft draft(reg);
    addMetadataEdits(draft);
    addListEdits(draft);
    addGapEdits(draft);
    edits = draft.takeEdits();
    return edits.empty() ? *reg.text : SafeEdits(reg, std::move(edits)).take();
}

} // namespace

std::string inHouseForm(const Register &reg)
{
    Register current = reg;
    for (int round = 0; round < mostRounds; ++round) {
        std::string next = oneRound(current);
        if (next == *current.text)
            return next;
        current = read(std::move(next));
        current.separatesNumberRuns = reg.separatesNumberRuns;
    }
    // A text that will not settle is better left alone than changed anew each time.
    return *reg.text;
}

} // namespace loadline::markdown
