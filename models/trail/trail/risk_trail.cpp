// SPDX-License-Identifier: GPL-3.0-or-later
#include "trail/risk_trail.h"

#include "markdown/encoding.h"
#include "markdown/reader.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace loadline::trail {

namespace {

/// What a version says of the risk: its lines, and where they stand.
struct Mention
{
    std::string lines;
    std::string group;
    std::optional<Tier> tier;
    RiskStatus status = RiskStatus::Unknown;

    friend bool operator==(const Mention &, const Mention &) = default;
};

std::vector<Mention> mentionsIn(const Register &reg, const std::string &name)
{
    std::vector<Mention> mentions;
    for (const Risk &risk : reg.risks) {
        if (risk.id != name)
            continue;
        Mention mention{std::string(reg.view(risk.span)), {}, risk.tier, risk.status};
        if (risk.group < reg.groups.size())
            mention.group = reg.groups[risk.group].label + '\n' + reg.groups[risk.group].qualifier;
        mentions.push_back(std::move(mention));
    }
    return mentions;
}

bool isAbout(const merge::Happening &happening, const std::string &name)
{
    return happening.object == "risk:" + name
           || std::find(happening.risks.begin(), happening.risks.end(), name)
                  != happening.risks.end();
}

/// Goes through the versions from the oldest to the newest.
class Reader
{
public:
    explicit Reader(std::string name)
        : m_name(std::move(name))
    {
    }

    void read(const git::FileRevision &revision, const std::string &text)
    {
        auto report = markdown::textFromBytes(text);
        if (!report) {
            ++m_trail.unreadable;
            return;
        }
        Register now = markdown::read(std::move(report->repaired));
        std::vector<Mention> mentions = mentionsIn(now, m_name);
        if (mentions != m_mentions)
            note(revision, now);
        m_before = std::move(now);
        m_mentions = std::move(mentions);
    }

    RiskTrail take(bool isShallow)
    {
        std::reverse(m_trail.steps.begin(), m_trail.steps.end());
        m_trail.isShallow = isShallow;
        return std::move(m_trail);
    }

private:
    void note(const git::FileRevision &revision, const Register &now)
    {
        TrailStep step{revision, {}};
        for (merge::Happening &happening : merge::happenings(m_before, now)) {
            if (isAbout(happening, m_name))
                step.happenings.push_back(std::move(happening));
        }
        if (!step.happenings.empty())
            m_trail.steps.push_back(std::move(step));
    }

    std::string m_name;
    Register m_before = markdown::read(std::string());
    std::vector<Mention> m_mentions;
    RiskTrail m_trail;
};

/// So many versions are held at a time: a long history of a large file is more than memory holds.
constexpr std::size_t batch = 64;

} // namespace

Result<RiskTrail> trailOf(const git::Repository &repository, const std::string &path,
                          const std::string &risk)
{
    const auto history = repository.historyOf(path);
    if (!history)
        return tl::make_unexpected(history.error());
    std::vector<git::FileRevision> revisions(history->revisions.rbegin(), history->revisions.rend());
    Reader reader(risk);
    for (std::size_t first = 0; first < revisions.size(); first += batch) {
        const std::size_t end = std::min(first + batch, revisions.size());
        std::vector<std::string> hashes;
        for (std::size_t at = first; at < end; ++at) {
            if (!revisions[at].blob.empty())
                hashes.push_back(revisions[at].blob);
        }
        const auto texts = repository.blobs(hashes);
        if (!texts)
            return tl::make_unexpected(texts.error());
        auto text = texts->begin();
        for (std::size_t at = first; at < end; ++at)
            reader.read(revisions[at], revisions[at].blob.empty() ? std::string() : *text++);
    }
    return reader.take(history->isShallow);
}

} // namespace loadline::trail
