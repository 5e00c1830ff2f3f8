// SPDX-License-Identifier: GPL-3.0-or-later
//
// An edit is read by itself where what it touches stands alone. Whether it still does after the edit
// is looked up in the text and not concluded: the line behind it must begin what it began before, at
// the same place. Where any of this is in doubt, the whole is read.
#include "markdown/rereading.h"

#include "core/text_room.h"
#include "markdown/island.h"
#include "markdown/reader.h"
#include "markdown/risk_summaries.h"

#include <algorithm>
#include <iterator>

namespace loadline::markdown {

namespace {

using std::size_t;

/// Makes the register after from the one before and what its islands hold now.
class Replanting
{
public:
    Replanting(const Register &before, SharedText after, std::vector<Island> islands)
        : m_before(before)
        , m_after(std::move(after))
        , m_islands(std::move(islands))
    {
    }

    std::optional<Rereading> run()
    {
        std::vector<Stretch> stretches;
        for (const Island &island : m_islands)
            stretches.push_back(island.stretch);
        const Moves moves(stretches);
        if (!makeLineStarts(moves) || !readIslands())
            return std::nullopt;
        Register reg = m_before;
        reg.text = m_after;
        reg.lineStarts = std::move(m_lineStarts);
        moves.apply(reg);
        for (size_t i = m_islands.size(); i-- > 0;)
            replace(reg, i);
        renameUnnamed(reg);
        return Rereading{std::move(reg), std::move(stretches)};
    }

private:
    bool makeLineStarts(const Moves &moves)
    {
        const std::vector<size_t> &before = m_before.lineStarts;
        m_lineStarts.reserve(before.size() + 64);
        auto next = before.begin();
        const auto copyUpTo = [&](size_t end) {
            const auto stop = std::lower_bound(next, before.end(), end);
            const size_t at = next == before.end() ? 0 : moves(*next) - *next;
            std::transform(next, stop, std::back_inserter(m_lineStarts),
                           [at](size_t start) { return start + at; });
            next = stop;
        };
        for (const Island &island : m_islands) {
            const auto lines = IslandReader(m_before, m_after, island).lineStarts();
            if (!lines)
                return false;
            copyUpTo(island.stretch.before.begin);
            m_lineStarts.insert(m_lineStarts.end(), lines->begin(), lines->end());
            next = std::lower_bound(next, before.end(), island.stretch.before.end);
        }
        copyUpTo(std::string::npos);
        return true;
    }

    bool readIslands()
    {
        for (const Island &island : m_islands) {
            const IslandReader reader(m_before, m_after, island);
            Now now;
            switch (island.kind) {
            case Island::Unit:
                now.unit = reader.unit();
                if (!now.unit)
                    return false;
                break;
            case Island::Risks:
                now.risks = reader.risks(m_lineStarts);
                if (!now.risks || leavesNone(island, *now.risks))
                    return false;
                break;
            case Island::Footer:
                now.footer = reader.footer();
                if (!now.footer)
                    return false;
                break;
            }
            m_now.push_back(std::move(now));
        }
        return true;
    }

    /// Of a group that holds nothing any more, only the whole says what it is.
    bool leavesNone(const Island &island, const std::vector<Risk> &risks) const
    {
        return m_before.groups[island.part].risks.size() == island.risks.size() && risks.empty();
    }

    void replace(Register &reg, size_t index)
    {
        const Island &island = m_islands[index];
        Now &now = m_now[index];
        switch (island.kind) {
        case Island::Unit:
            reg.iterations.writable(island.part) = std::move(*now.unit);
            break;
        case Island::Risks:
            replaceRisks(reg, island, std::move(*now.risks));
            break;
        case Island::Footer:
            reg.lastUpdated[island.part] = std::move(*now.footer);
            break;
        }
    }

    static void replaceRisks(Register &reg, const Island &island, std::vector<Risk> risks)
    {
        const size_t were = island.risks.size();
        const size_t are = risks.size();
        reg.risks.replace(island.risks.begin, island.risks.end, std::move(risks));
        RiskGroup &owner = reg.groups[island.part];
        const size_t first = owner.risks.front();
        const size_t count = owner.risks.size() - were + are;
        if (are != were) {
            for (RiskGroup &group : reg.groups)
                for (size_t &risk : group.risks)
                    if (risk >= island.risks.end)
                        risk = risk - were + are;
            owner.risks.resize(count);
            for (size_t i = 0; i < count; ++i)
                owner.risks[i] = first + i;
        }
        owner.markdown = textBesideRisks(reg, owner);
    }

    /// Risks without a name are called after their line.
    static void renameUnnamed(Register &reg)
    {
        for (size_t i = 0; i < reg.risks.size(); ++i) {
            if (reg.risks[i].isNamed)
                continue;
            std::string id = "@" + std::to_string(reg.lineOf(reg.risks[i].span.begin));
            if (reg.risks[i].id != id)
                reg.risks.writable(i).id = std::move(id);
        }
    }

    /// What an island holds now.
    struct Now
    {
        std::optional<Iteration> unit;
        std::optional<std::vector<Risk>> risks;
        std::optional<Field> footer;
    };

    const Register &m_before;
    SharedText m_after;
    std::vector<Island> m_islands;
    std::vector<Now> m_now;
    std::vector<size_t> m_lineStarts;
};

} // namespace

std::optional<Rereading> readAround(const Register &before, const std::vector<Splice> &splices,
                                    SharedText after)
{
    auto islands = islandsOf(before, splices);
    if (!islands)
        return std::nullopt;
    return Replanting(before, std::move(after), std::move(*islands)).run();
}

Rereading readAfter(const Register &before, const std::vector<Splice> &splices)
{
    auto after = withRoomKept(applied(*before.text, splices));
    if (auto around = readAround(before, splices, after))
        return std::move(*around);
    Rereading whole{read(after), {{{0, before.text->size()}, {0, after->size()}}}};
    whole.reg.highestRiskEver = std::max(whole.reg.highestRiskEver, before.highestRiskEver);
    whole.reg.highestIterationEver = std::max(whole.reg.highestIterationEver,
                                              before.highestIterationEver);
    whole.reg.separatesNumberRuns = before.separatesNumberRuns;
    return whole;
}

} // namespace loadline::markdown
