// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/ledger_claims.h"

#include "core/text.h"
#include "markdown/headings.h"
#include "markdown/ledger_doubts.h"
#include "markdown/reader.h"
#include "markdown/scan.h"

#include <algorithm>

namespace loadline::markdown {

namespace {

// What is finer claims its bytes from what is coarser.
enum Rank { AreaRank, PartRank, SectionRank, BodyRank, RiskRank, FieldRank };

constexpr std::size_t longestQuote = 60;

constexpr LedgerWord headingWord{"heading", "", ""};
constexpr LedgerWord textWord{"text", "", ""};

std::string quoted(std::string_view text)
{
    return "“" + shortened(text, longestQuote) + "”";
}

LedgerWord itemWord(SectionKind kind)
{
    switch (kind) {
    case SectionKind::Testing:
        return {"test", "tests", ""};
    case SectionKind::Benefits:
        return {"benefit", "benefits", ""};
    case SectionKind::SideEffects:
        return {"side effect", "side effects", ""};
    case SectionKind::NextSteps:
        return {"next step", "next steps", ""};
    case SectionKind::FilesModified:
        return {"file", "files", ""};
    case SectionKind::DeploymentImpact:
        return {"impact line", "impact lines", ""};
    default:
        return {};
    }
}

class Claimant
{
public:
    Claimant(const Register &reg, const std::vector<LineFact> &facts)
        : m_register(reg)
        , m_text(*reg.text)
        , m_facts(facts)
        , m_doubts(reg)
    {
        m_result.owners.emplace_back();
    }

    LedgerClaims run()
    {
        claimRegister();
        claimRiskArea();
        for (const OtherPart &part : m_register.others)
            claimOther(part);
        for (const Iteration &iteration : m_register.iterations)
            claimIteration(iteration);
        for (const RiskGroup &group : m_register.groups)
            claimGroup(group);
        return std::move(m_result);
    }

private:
    std::size_t owner(std::string name)
    {
        m_result.owners.push_back(std::move(name));
        return m_result.owners.size() - 1;
    }

    void add(Span span, int rank, std::size_t owner, LedgerWord word, std::string reason = {})
    {
        if (span.isEmpty())
            return;
        const LedgerKind kind = reason.empty() ? LedgerKind::Field : LedgerKind::Ambiguous;
        m_result.claims.push_back(
            {span, rank, owner, LedgerLines::Told, kind, std::move(word), std::move(reason)});
    }

    void addLines(Span span, int rank, std::size_t owner, LedgerLines lines, std::string reason = {})
    {
        if (!span.isEmpty())
            m_result.claims.push_back(
                {span, rank, owner, lines, LedgerKind::Verbatim, {}, std::move(reason)});
    }

    /// All of the lines that \a span touches; below a setext heading its underline, too.
    Span wholeLines(Span span) const
    {
        if (m_facts.empty())
            return span;
        std::size_t last = m_register.lineOf(span.isEmpty() ? span.begin : span.end - 1) - 1;
        while (last + 1 < m_facts.size() && m_facts[last].kind == LineKind::SetextText
               && (m_facts[last + 1].kind == LineKind::SetextText
                   || m_facts[last + 1].kind == LineKind::SetextUnderline))
            ++last;
        const auto &starts = m_register.lineStarts;
        return {starts[m_register.lineOf(span.begin) - 1],
                last + 1 < starts.size() ? starts[last + 1] : m_text.size()};
    }

    /// Fields that share a line share its bytes: each has them up to the end of its value.
    void claimFields(std::vector<const Field *> fields, int rank, std::size_t owner,
                     const FieldDoubt &doubt)
    {
        std::stable_sort(fields.begin(), fields.end(), [](const Field *a, const Field *b) {
            return a->line.begin != b->line.begin ? a->line.begin < b->line.begin
                                                  : a->valueSpan.begin < b->valueSpan.begin;
        });
        for (std::size_t i = 0; i < fields.size(); ++i) {
            Span span = fields[i]->line;
            if (i > 0 && fields[i - 1]->line == fields[i]->line)
                span.begin = std::clamp(fields[i - 1]->valueSpan.end, span.begin, span.end);
            if (i + 1 < fields.size() && fields[i + 1]->line == fields[i]->line)
                span.end = std::clamp(fields[i]->valueSpan.end, span.begin, span.end);
            add(span, rank, owner, {"", "", shortened(fields[i]->key, longestQuote)},
                doubt(*fields[i]));
        }
    }

    void claimRegister()
    {
        const std::size_t self = owner("register");
        if (!m_register.titleSpan.isEmpty())
            add(wholeLines(m_register.titleSpan), BodyRank, self, {"title", "", ""});
        std::vector<const Field *> fields;
        for (const auto *list :
             {&m_register.fields, &m_register.lastUpdated, &m_register.nextIteration})
            for (const Field &field : *list)
                fields.push_back(&field);
        claimFields(std::move(fields), FieldRank, self, m_doubts.ofRegister());
    }

    void claimRiskArea()
    {
        m_riskOwner = owner("risk register");
        if (!m_register.riskHeading)
            return;
        const Span heading = *m_register.riskHeading;
        const std::size_t first = m_register.lineOf(heading.begin) - 1;
        m_riskArea = {heading.end, m_text.size()};
        for (std::size_t i = m_register.lineOf(heading.end - 1); i < m_facts.size(); ++i) {
            if (m_facts[i].isTopLevel && m_facts[i].level > 0
                && m_facts[i].level <= m_facts[first].level) {
                m_riskArea.end = m_register.lineStarts[i];
                break;
            }
        }
        for (const Iteration &iteration : m_register.iterations)
            if (iteration.span.begin >= heading.end)
                m_riskArea.end = std::min(m_riskArea.end, iteration.span.begin);
        add(heading, BodyRank, m_riskOwner, headingWord);
        addLines(m_riskArea, AreaRank, m_riskOwner, LedgerLines::RiskRegister);
    }

    void claimOther(const OtherPart &part)
    {
        // What stands right below the heading of the risk register belongs to it.
        const bool isRiskHeading = m_register.riskHeading
                                   && m_register.riskHeading->begin == part.span.begin;
        if (!part.heading || isRiskHeading)
            return;
        const bool isAmongRisks = m_riskArea.contains(part.span.begin);
        const std::size_t self = owner("part " + quoted(*part.heading));
        addLines(part.span, PartRank, self,
                 isAmongRisks ? LedgerLines::RiskRegister : LedgerLines::Plain);
        if (unitHeading(*part.heading, {0, part.heading->size()}))
            add(wholeLines({part.span.begin, part.span.begin}), BodyRank, self, headingWord,
                isAmongRisks ? "reads like an iteration, but stands in the risk register"
                             : "reads like an iteration, but its heading is too deep for one");
    }

    void claimIteration(const Iteration &iteration)
    {
        const std::string name = asciiLowered(iteration.unit) + " " + iteration.id;
        const std::size_t self = owner(name);
        addLines(iteration.span, PartRank, self, LedgerLines::Plain);
        add(iteration.heading, BodyRank, self, headingWord, m_doubts.ofNumber(iteration));
        if (!iteration.lead.isEmpty())
            add(wholeLines(iteration.lead), BodyRank, self, textWord);
        std::vector<const Field *> fields;
        for (const Field &field : iteration.fields)
            fields.push_back(&field);
        claimFields(std::move(fields), FieldRank, self, m_doubts.ofIteration(iteration));
        for (const Section &section : iteration.sections)
            claimSection(section, iteration, name);
    }

    void claimSection(const Section &section, const Iteration &iteration, const std::string &name)
    {
        const std::string_view heading = at(m_text, section.headingText);
        const std::size_t self = owner(name + ", section " + quoted(heading));
        const LedgerWord word = itemWord(section.kind);
        if (section.kind == SectionKind::Other) {
            addLines(section.span, SectionRank, self, LedgerLines::Plain);
            const auto unit = unitHeading(m_text, section.headingText);
            if (unit && at(m_text, unit->number) != iteration.id) // "Sprint 2 goals" in sprint 2
                add(section.heading, BodyRank, self, headingWord,
                    "reads like an iteration, but stands inside " + name);
            return;
        }
        add(section.heading, BodyRank, self, headingWord);
        if (word.one.empty()) {
            addLines(section.span, SectionRank, self, LedgerLines::Plain);
            if (!section.body.isEmpty())
                add(wholeLines(section.body), BodyRank, self, textWord);
            return;
        }
        addLines(section.span, SectionRank, self, LedgerLines::TypedSection,
                 "the section is read as " + std::string(word.many) + ", and this is none");
        for (const Item &item : itemsOf(m_register, section))
            add(item.span, RiskRank, self, word);
        for (const FileEntry &file : filesOf(m_register, section))
            add(file.span, RiskRank, self, word);
    }

    void claimGroup(const RiskGroup &group)
    {
        std::size_t self = m_riskOwner;
        if (!group.heading.isEmpty()) {
            std::string label = group.label;
            if (!group.qualifier.empty())
                label += (label.empty() ? "(" : " (") + group.qualifier + ")";
            self = owner("group " + quoted(label));
            add(group.heading, BodyRank, self, headingWord, m_doubts.ofGroup(group));
        }
        addLines(group.body, SectionRank, self, LedgerLines::RiskRegister);
        for (const std::size_t risk : group.risks)
            claimRisk(m_register.risks[risk], self);
    }

    void claimRisk(const Risk &risk, std::size_t group)
    {
        const LedgerWord word{"risk", "risks", shortened(risk.id, longestQuote)};
        std::size_t self = group;
        std::string doubt = m_doubts.ofName(risk);
        if (doubt.empty())
            doubt = m_doubts.ofStrike(risk);
        if (risk.form == RiskForm::Heading) {
            self = owner("risk " + word.name);
            addLines(risk.span, RiskRank, self, LedgerLines::Plain);
            add(wholeLines(risk.text.isEmpty() ? risk.marker : risk.text), FieldRank, self,
                headingWord, std::move(doubt));
        } else {
            add(risk.span, RiskRank, self, word, std::move(doubt));
        }
        claimFieldsOf(risk, self, word);
        for (RiskDoubt &found : m_doubts.insideOf(risk))
            add(found.span, FieldRank + 1, self, {"risk", "risks", word.name + " " + found.what},
                std::move(found.reason));
    }

    /// In a list or a table a risk's fields are part of it; only those in doubt stand by
    /// themselves.
    void claimFieldsOf(const Risk &risk, std::size_t self, const LedgerWord &word)
    {
        const FieldDoubt doubt = m_doubts.ofFields(risk);
        if (risk.form == RiskForm::Heading) {
            std::vector<const Field *> fields;
            for (const Field &field : risk.fields)
                fields.push_back(&field);
            claimFields(std::move(fields), FieldRank, self, doubt);
            return;
        }
        for (const Field &field : risk.fields) {
            std::string reason = doubt(field);
            if (reason.empty())
                continue;
            add(field.valueSpan.isEmpty() ? field.line : field.valueSpan, FieldRank, self,
                {"risk", "risks", word.name + " " + shortened(field.key, longestQuote)},
                std::move(reason));
        }
    }

    const Register &m_register;
    std::string_view m_text;
    const std::vector<LineFact> &m_facts;
    LedgerDoubts m_doubts;
    LedgerClaims m_result;
    Span m_riskArea;
    std::size_t m_riskOwner = 0;
};

} // namespace

std::vector<LineFact> lineFacts(std::string_view text)
{
    std::vector<LineFact> facts;
    BlockScanner scanner(text);
    BlockLine line;
    while (scanner.next(line))
        facts.push_back({line.kind, line.level, line.items > 0, line.isTopLevel()});
    return facts;
}

LedgerClaims claimsOf(const Register &reg, const std::vector<LineFact> &facts)
{
    return Claimant(reg, facts).run();
}

} // namespace loadline::markdown
