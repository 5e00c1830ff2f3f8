// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/island.h"

#include "core/text.h"
#include "markdown/front_matter.h"

#include <algorithm>

namespace loadline::markdown {

namespace {

using std::size_t;

bool saysWhich(const RiskGroup &group)
{
    return !group.heading.isEmpty() && (group.tier || group.isFixed || group.iteration);
}

class IslandFinder
{
public:
    IslandFinder(const Register &before, const std::vector<Splice> &splices)
        : m_before(before)
        , m_splices(splices)
    {
    }

    /// Nothing where one lies elsewhere.
    std::optional<std::vector<Island>> find()
    {
        std::vector<Island> islands;
        std::ptrdiff_t delta = 0;
        while (m_at < m_splices.size()) {
            auto island = next();
            if (!island || island->stretch.before.isEmpty()
                || (!islands.empty()
                    && island->stretch.before.begin < islands.back().stretch.before.end))
                return std::nullopt;
            auto &[before, after] = island->stretch;
            after.begin = size_t(std::ptrdiff_t(before.begin) + delta);
            for (; m_at < m_splices.size() && m_splices[m_at].at.end <= before.end
                   && m_splices[m_at].at.begin >= before.begin;
                 ++m_at)
                delta += std::ptrdiff_t(m_splices[m_at].with.size())
                         - std::ptrdiff_t(m_splices[m_at].at.size());
            after.end = size_t(std::ptrdiff_t(before.end) + delta);
            islands.push_back(*island);
        }
        return islands;
    }

private:
    const Splice &splice() const { return m_splices[m_at]; }

    std::optional<Island> next() const
    {
        if (auto island = unit())
            return island;
        if (auto island = risks())
            return island;
        return footer();
    }

    std::optional<Island> unit() const
    {
        const auto behind = std::partition_point(m_before.iterations.begin(),
                                                 m_before.iterations.end(),
                                                 [this](const Iteration &iteration) {
                                                     return iteration.span.begin
                                                            < splice().at.begin;
                                                 });
        if (behind == m_before.iterations.begin())
            return std::nullopt;
        const Iteration &iteration = *(behind - 1);
        if (splice().at.end > iteration.span.end || iteration.level < 2)
            return std::nullopt;
        const size_t end = firstRule(outlineOf(*m_before.text, iteration.span).marks,
                                     iteration.span.end);
        if (splice().at.end > end)
            return std::nullopt;
        return Island{Island::Unit,
                      size_t(behind - 1 - m_before.iterations.begin()),
                      {{iteration.span.begin, end}, {}},
                      {}};
    }

    std::optional<Island> risks() const
    {
        for (size_t i = 0; i < m_before.groups.size(); ++i) {
            const RiskGroup &group = m_before.groups[i];
            if (splice().at.begin < group.body.begin || splice().at.end > group.body.end)
                continue;
            return saysWhich(group) && isPlainList(group) ? risksIn(i) : std::nullopt;
        }
        return std::nullopt;
    }

    /// Whether a group's risks are items of lists, which stand one after the other.
    bool isPlainList(const RiskGroup &group) const
    {
        if (group.risks.empty())
            return false;
        for (size_t i = 0; i < group.risks.size(); ++i)
            if (group.risks[i] != group.risks.front() + i
                || m_before.risks[group.risks[i]].form != RiskForm::ListItem)
                return false;
        return true;
    }

    /// From the risk above the first splice in the group to the one below the last.
    std::optional<Island> risksIn(size_t index) const
    {
        const RiskGroup &group = m_before.groups[index];
        size_t last = m_at;
        while (last + 1 < m_splices.size() && m_splices[last + 1].at.begin >= group.body.begin
               && m_splices[last + 1].at.end <= group.body.end)
            ++last;
        const auto begin = m_before.risks.begin() + std::ptrdiff_t(group.risks.front());
        const auto end = begin + std::ptrdiff_t(group.risks.size());
        // Whether a line still begins an item depends on what stands above it.
        auto first = std::partition_point(begin, end, [this](const Risk &risk) {
            return risk.text.begin <= splice().at.begin;
        });
        const size_t behind = m_splices[last].at.end;
        auto stop = std::partition_point(begin, end, [behind](const Risk &risk) {
            return risk.span.begin < behind;
        });
        const size_t from = first == begin ? group.body.begin : (--first)->span.begin;
        stop = std::max(stop, first);
        if (stop == first && stop != end)
            ++stop;
        return Island{Island::Risks,
                      index,
                      {{from, stop == end ? group.body.end : stop->span.begin}, {}},
                      {size_t(first - m_before.risks.begin()),
                       size_t(stop - m_before.risks.begin())}};
    }

    /// A splice of a footer's value on a line of its own.
    std::optional<Island> footer() const
    {
        const std::string_view text = *m_before.text;
        for (size_t i = 0; i < m_before.lastUpdated.size(); ++i) {
            const Field &field = m_before.lastUpdated[i];
            if (!field.line.contains(splice().at.begin))
                continue;
            const std::string_view line = m_before.view(field.line);
            const bool isPlain = !line.empty()
                                 && (line.front() == '*' || isAsciiLetter(line.front()))
                                 && line.find('|') == std::string_view::npos;
            if (!isPlain || !isInValue(field) || field.line.begin < frontMatterEnd(text))
                return std::nullopt;
            return Island{Island::Footer, i, {field.line, {}}, {}};
        }
        return std::nullopt;
    }

    /// Whether the splices of the footer's line change its value alone.
    bool isInValue(const Field &field) const
    {
        const auto first = m_splices.begin() + std::ptrdiff_t(m_at);
        const auto behind = std::find_if(first, m_splices.end(), [&field](const Splice &splice) {
            return splice.at.begin > field.line.end;
        });
        return std::all_of(first, behind, [&field](const Splice &splice) {
            return splice.at.begin >= field.valueSpan.begin && splice.at.end <= field.valueSpan.end
                   && splice.with.find_first_of("|\r\n") == std::string::npos;
        });
    }

    const Register &m_before;
    const std::vector<Splice> &m_splices;
    size_t m_at = 0;
};

} // namespace

std::optional<std::vector<Island>> islandsOf(const Register &before,
                                             const std::vector<Splice> &splices)
{
    return IslandFinder(before, splices).find();
}

size_t firstRule(const std::vector<OutlineMark> &marks, size_t end)
{
    const auto rule = std::find_if(marks.begin(), marks.end(), [](const OutlineMark &mark) {
        return mark.kind == OutlineMark::Rule;
    });
    return rule == marks.end() ? end : rule->line.begin;
}

} // namespace loadline::markdown
