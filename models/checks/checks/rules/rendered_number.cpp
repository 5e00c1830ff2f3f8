// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "markdown/blocks.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace loadline::checks {

namespace {

/// What every renderer counts in an ordered list that is open.
struct OpenList
{
    std::optional<int> shown; ///< of its last item; nothing where it is not ordered
    int number = 0; ///< as that item was written
    std::size_t run = noRun; ///< the run that the item is part of

    static constexpr std::size_t noRun = static_cast<std::size_t>(-1);
};

/// Risks that follow each other and are shown wrongly by the same difference.
struct Run
{
    const Risk *first = nullptr;
    const Risk *last = nullptr;
    int firstShown = 0;
    int lastShown = 0;
};

/// Goes through a text's items beside the risks that some of them are.
class Counting
{
public:
    explicit Counting(const Register &reg)
        : m_register(reg)
    {
        for (const Risk &risk : reg.risks)
            if (risk.form == RiskForm::ListItem && risk.isNamed)
                m_risks.push_back(&risk);
        std::sort(m_risks.begin(), m_risks.end(),
                  [](const Risk *a, const Risk *b) { return a->marker.begin < b->marker.begin; });
    }

    std::vector<Run> runs()
    {
        markdown::BlockScanner scanner(*m_register.text);
        for (markdown::BlockLine line; scanner.next(line);)
            if (line.startsItem())
                take(line);
        return std::move(m_runs);
    }

private:
    void take(const markdown::BlockLine &line)
    {
        const std::size_t depth = std::size_t(line.items) - line.itemsOpened;
        // Items behind the first on a line are not told apart: their lists are not counted.
        m_lists.resize(depth + 1);
        OpenList &list = m_lists[depth];
        if (line.beginsList || !line.isOrdered)
            list = {};
        const std::string_view digits = m_register.view({line.marker, line.markerEnd - 1});
        int number = 0;
        if (!line.isOrdered
            || std::from_chars(digits.data(), digits.data() + digits.size(), number).ec
                   != std::errc()) {
            return;
        }
        if (line.beginsList)
            list.shown = number;
        else if (list.shown)
            ++*list.shown;
        const int before = list.number;
        list.number = number;
        const Risk *risk = riskAt(line.marker);
        const bool isNamedSo = risk && risk->id == digits;
        // The same number again is a name given twice, which is another rule's.
        const bool isRepeated = !line.beginsList && number == before;
        if (!isNamedSo || isRepeated || !list.shown || *list.shown == number)
            list.run = OpenList::noRun;
        else
            extend(list, *risk, before);
    }

    void extend(OpenList &list, const Risk &risk, int before)
    {
        if (list.run == OpenList::noRun || list.number != before + 1) {
            list.run = m_runs.size();
            m_runs.push_back({&risk, &risk, *list.shown, *list.shown});
        }
        m_runs[list.run].last = &risk;
        m_runs[list.run].lastShown = *list.shown;
    }

    const Risk *riskAt(std::size_t marker)
    {
        while (m_next < m_risks.size() && m_risks[m_next]->marker.begin < marker)
            ++m_next;
        const bool isHere = m_next < m_risks.size() && m_risks[m_next]->marker.begin == marker;
        return isHere ? m_risks[m_next] : nullptr;
    }

    const Register &m_register;
    std::vector<const Risk *> m_risks;
    std::size_t m_next = 0;
    std::vector<OpenList> m_lists;
    std::vector<Run> m_runs;
};

void look(const Register &reg, const Circumstances &, Finder &finder)
{
    for (const Run &run : Counting(reg).runs()) {
        std::string text = run.first == run.last
                               ? "risk " + run.first->id + " is shown as "
                                     + std::to_string(run.firstShown)
                               : "risks " + run.first->id + " to " + run.last->id + " are shown as "
                                     + std::to_string(run.firstShown) + " to "
                                     + std::to_string(run.lastShown);
        finder.add(placeOf(*run.first), text + ": a list counts on from its first number",
                   "put a line `<!-- -->` above line "
                       + std::to_string(reg.lineOf(run.first->span.begin)));
    }
}

} // namespace

Rule renderedNumberRule()
{
    return {"rendered-number", Finding::Warning,
            "Markdown takes only the first number of a list and counts on from there: `2. 3. 7.` "
            "is shown as 2, 3, 4. The name that a reader sees on a web page is then another "
            "risk's. An empty comment line `<!-- -->` between the two ends the list and begins "
            "another, so that every reader sees the number that is written. Edits made with "
            "Loadline put it there; gaps that are older are left until asked for.",
            &look};
}

} // namespace loadline::checks
