// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/report/markdown.h"

#include "core/text.h"
#include "markdown/file_paths.h"
#include "merge/wording.h"
#include "review/report/words.h"

#include <algorithm>

namespace loadline::review {

namespace {

constexpr std::size_t mostReasons = 12; // that are seen without unfolding anything
/// Rows of what is folded: as many as a comment on GitHub holds, which takes 65,536 characters.
constexpr std::size_t rowsTried[] = {60, 30, 15, 7, 3, 1};
constexpr std::size_t longestComment = 65536;
constexpr std::size_t longestWords = 200; // code points of one thing that is said

constexpr std::string_view markup = "\\`*_[]<>#~|!&$";

std::string_view signOf(Weight weight)
{
    switch (weight) {
    case Weight::NoGo:
        return "❌";
    case Weight::Caution:
        return "⚠️";
    case Weight::Note:
        break;
    }
    return "ℹ️";
}

std::string_view signOf(Verdict::Kind kind)
{
    switch (kind) {
    case Verdict::Kind::Go:
        return "✅";
    case Verdict::Kind::GoWithCaution:
        return "⚠️";
    case Verdict::Kind::NoGo:
        break;
    }
    return "❌";
}

/// Words of a register, which may be of any length.
std::string said(std::string_view words)
{
    return escapedForMarkdown(shortened(words, longestWords));
}

class MarkdownReport
{
public:
    MarkdownReport(const Review &review, std::string_view name, std::size_t mostRows)
        : m_review(review)
        , m_name(name)
        , m_mostRows(mostRows)
    {
    }

    std::string text()
    {
        m_text = "### " + std::string(signOf(m_review.verdict.kind)) + ' '
                 + std::string(inWords(m_review.verdict.kind)) + ": " + said(m_name) + "\n\n"
                 + summary() + '\n';
        const std::vector<Reason> &reasons = m_review.verdict.reasons;
        const std::size_t shown = std::min(reasons.size(), mostReasons);
        if (!reasons.empty())
            m_text += '\n';
        for (std::size_t i = 0; i < shown; ++i)
            m_text += line(reasons[i]);
        if (reasons.size() > shown) {
            unfold(merge::counted(reasons.size() - shown, "more reason"));
            list(reasons.size() - shown, [&](std::size_t i) { return line(reasons[shown + i]); });
            fold();
        }
        addIterations();
        addRisks();
        addFiles();
        addHappenings();
        for (const std::string &unseen : m_review.unseen)
            m_text += "\n<sub>Not looked at: " + said(unseen) + ".</sub>\n";
        return std::move(m_text);
    }

private:
    std::string summary() const
    {
        return said(merge::capitalised(rangeInWords(m_review))) + " · load "
               + loadInWords(m_review.load) + " · "
               + merge::counted(m_review.iterations.size(), "iteration") + " · tests "
               + testsInWords(m_review.tests());
    }

    static std::string line(const Reason &reason)
    {
        const std::string place = reason.line > 0 ? " (line " + std::to_string(reason.line) + ')'
                                                  : std::string();
        return "- " + std::string(signOf(reason.weight)) + ' ' + said(reason.text) + place + '\n';
    }

    void unfold(const std::string &title)
    {
        m_text += "\n<details><summary>" + title + "</summary>\n\n";
    }

    void fold() { m_text += "\n</details>\n"; }

    template<class Row>
    void list(std::size_t count, Row row)
    {
        for (std::size_t i = 0; i < std::min(count, m_mostRows); ++i)
            m_text += row(i);
        if (count > m_mostRows)
            m_text += "\n… and " + std::to_string(count - m_mostRows) + " more\n";
    }

    void addIterations()
    {
        if (m_review.iterations.empty())
            return;
        unfold(merge::counted(m_review.iterations.size(), "iteration"));
        m_text += "| Iteration | Status | Tests | Impact | Evidence |\n"
                  "| --- | --- | --- | --- | --- |\n";
        list(m_review.iterations.size(), [this](std::size_t i) {
            const ShippedIteration &one = m_review.iterations[i];
            return "| " + said(one.id + ' ' + merge::oneLine(one.title)) + " | "
                   + merge::statusInWords(nameOf(one.status)) + " | "
                   + testsInWords(countsOf(one.tests)) + " | " + impactInWords(countsOf(one.impact))
                   + " | " + std::string(inWords(one.evidence)) + " |\n";
        });
        fold();
    }

    void addRisks()
    {
        std::string title;
        for (const auto &[name, risks] : groupsOf(m_review.risks)) {
            if (!risks->empty())
                title += (title.empty() ? "" : ", ") + std::to_string(risks->size()) + ' '
                         + std::string(name);
        }
        if (title.empty())
            return;
        unfold("Risks: " + title);
        for (const auto &[name, risks] : groupsOf(m_review.risks)) {
            if (risks->empty())
                continue;
            const std::vector<ReviewedRisk> &all = *risks;
            m_text += "\n**" + merge::capitalised(std::string(name)) + "**\n\n";
            list(all.size(), [&all](std::size_t i) {
                const std::string tier = all[i].tier ? std::string(nameOf(*all[i].tier)) + ": "
                                                     : std::string();
                return "- " + tier + said(inWords(all[i])) + " (line " + std::to_string(all[i].line)
                       + ")\n";
            });
        }
        fold();
    }

    void addFiles()
    {
        if (m_review.files.empty())
            return;
        const auto differing = std::size_t(
            std::count_if(m_review.files.begin(), m_review.files.end(), [](const auto &file) {
                return file.state != record::ComparedFile::State::Same;
            }));
        unfold(merge::counted(m_review.files.size(), "file")
               + (differing > 0 ? ", " + std::to_string(differing) + " not as recorded"
                                : std::string()));
        list(m_review.files.size(), [this](std::size_t i) {
            const record::ComparedFile &file = m_review.files[i];
            return "- "
                   + markdown::inCode(shortened(markdown::recordedPath(file.path), longestWords))
                   + ": " + inWords(file, m_review.isComparedWithGit) + '\n';
        });
        fold();
    }

    void addHappenings()
    {
        if (m_review.happenings.empty())
            return;
        unfold(merge::counted(m_review.happenings.size(), "change") + " to the register");
        list(m_review.happenings.size(), [this](std::size_t i) {
            return "- " + said(merge::describe(m_review.happenings[i])) + '\n';
        });
        fold();
    }

    const Review &m_review;
    std::string_view m_name;
    std::size_t m_mostRows;
    std::string m_text;
};

} // namespace

std::string escapedForMarkdown(std::string_view text)
{
    const std::string harmless = escapedForTerminal(text, LineEnds::Escaped);
    std::string escaped;
    for (std::size_t i = 0; i < harmless.size(); ++i) {
        const char c = harmless[i];
        // Within a word an underscore is no emphasis, and names are full of them.
        const bool isInWord = c == '_' && i > 0 && i + 1 < harmless.size()
                              && (isAsciiLetter(harmless[i - 1]) || isAsciiDigit(harmless[i - 1]))
                              && (isAsciiLetter(harmless[i + 1]) || isAsciiDigit(harmless[i + 1]));
        if (markup.find(c) != std::string_view::npos && !isInWord)
            escaped += '\\';
        escaped += c;
        // A forge looks for names, issues and addresses in what the Markdown says.
        const bool isScheme = c == ':' && harmless.compare(i, 3, "://") == 0;
        const bool isHost = c == 'w' && harmless.compare(i, 4, "www.") == 0;
        if (c == '@' || c == '#' || isScheme || isHost)
            escaped += "<!-- -->";
    }
    return escaped;
}

std::string markdownOf(const Review &review, std::string_view name)
{
    std::string text;
    for (const std::size_t rows : rowsTried) {
        text = MarkdownReport(review, name, rows).text();
        if (text.size() <= longestComment)
            break;
    }
    return text;
}

} // namespace loadline::review
