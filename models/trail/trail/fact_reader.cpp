// SPDX-License-Identifier: GPL-3.0-or-later
#include "trail/fact_reader.h"

#include "markdown/encoding.h"
#include "markdown/reader.h"

#include <algorithm>
#include <unordered_set>

namespace loadline::trail {

namespace {

using posture::VersionFacts;

/// The only fact of a version that is no text; a risk's is never empty.
const std::string noText;

/// In the order of the histories, in which git has one from the next with the least work.
std::vector<std::string> distinctBlobs(const std::vector<const git::FileHistory *> &histories)
{
    std::vector<std::string> blobs;
    std::unordered_set<std::string> known;
    for (const git::FileHistory *history : histories) {
        for (const git::FileRevision &revision : history->revisions) {
            if (!revision.blob.empty() && known.insert(revision.blob).second)
                blobs.push_back(revision.blob);
        }
    }
    return blobs;
}

} // namespace

RiskPool::RiskPool(std::vector<posture::RiskFacts> risks)
    : m_risks(std::move(risks))
{
    for (std::size_t i = 0; i < m_risks.size(); ++i)
        m_indices.emplace(posture::codeOf(m_risks[i]), std::uint32_t(i));
}

VersionFacts RiskPool::add(std::string text)
{
    // As `show` would read it, damaged or not.
    if (auto report = markdown::textFromBytes(std::move(text)))
        return add(markdown::read(std::move(report->repaired)));
    VersionFacts version;
    version.state = VersionFacts::State::NoText;
    return version;
}

VersionFacts RiskPool::add(const Register &reg)
{
    VersionFacts version;
    version.risks.reserve(reg.risks.size());
    for (const Risk &risk : reg.risks) {
        posture::RiskFacts facts = posture::factsOf(reg, risk);
        std::string code = posture::codeOf(facts);
        version.risks.push_back(indexOf(std::move(code), std::move(facts)));
    }
    return version;
}

std::optional<std::uint32_t> RiskPool::addCode(const std::string &code)
{
    auto facts = posture::factsFromCode(code);
    if (!facts)
        return std::nullopt;
    return indexOf(code, std::move(*facts));
}

std::uint32_t RiskPool::indexOf(std::string code, posture::RiskFacts facts)
{
    const auto [place, isNew] = m_indices.try_emplace(std::move(code),
                                                      std::uint32_t(m_risks.size()));
    if (isNew)
        m_risks.push_back(std::move(facts));
    return place->second;
}

Result<void> FactReader::read(const std::vector<const git::FileHistory *> &histories)
{
    std::vector<std::string> blobs = distinctBlobs(histories);
    takeFromCache(blobs);
    std::erase_if(blobs, [this](const std::string &blob) { return m_versions.count(blob) > 0; });

    auto blob = blobs.begin();
    const auto done = m_repository.readBlobs(blobs, [&](std::string text) {
        m_versions.emplace(*blob++, m_pool.add(std::move(text)));
        ++m_blobsRead;
    });
    // What was read before something failed is worth keeping as well.
    keep({blobs.begin(), blob});
    return done;
}

VersionFacts FactReader::factsOf(const std::string &blob) const
{
    const auto found = m_versions.find(blob);
    if (found != m_versions.end())
        return found->second;
    VersionFacts gone;
    gone.state = VersionFacts::State::Gone;
    return gone;
}

void FactReader::takeFromCache(const std::vector<std::string> &blobs)
{
    if (!m_cache || blobs.empty())
        return;
    const auto kept = m_cache->factSheets(blobs, posture::computation());
    if (!kept)
        return;
    std::vector<std::optional<std::uint32_t>> indices;
    indices.reserve(kept->facts.size());
    for (const std::string &code : kept->facts)
        indices.push_back(m_pool.addCode(code));
    for (const auto &[blob, facts] : kept->sheets) {
        VersionFacts version;
        if (facts.size() == 1 && kept->facts[facts.front()] == noText) {
            version.state = VersionFacts::State::NoText;
        } else {
            const bool isWhole = std::all_of(facts.begin(), facts.end(), [&](std::uint32_t fact) {
                return indices[fact].has_value();
            });
            if (!isWhole)
                continue; // somebody has been at it: the version is read again
            for (const std::uint32_t fact : facts)
                version.risks.push_back(*indices[fact]);
        }
        m_versions.emplace(blob, std::move(version));
    }
}

void FactReader::keep(const std::vector<std::string> &blobs)
{
    if (!m_cache || blobs.empty())
        return;
    FactSheets sheets;
    std::unordered_map<std::uint32_t, std::uint32_t> places; // of a risk's code among the facts
    std::optional<std::uint32_t> placeOfNoText;
    const auto add = [&sheets](std::string code) {
        sheets.facts.push_back(std::move(code));
        return std::uint32_t(sheets.facts.size() - 1);
    };
    for (const std::string &blob : blobs) {
        const VersionFacts &version = m_versions.at(blob);
        std::vector<std::uint32_t> &facts = sheets.sheets[blob];
        if (version.state == VersionFacts::State::NoText) {
            if (!placeOfNoText)
                placeOfNoText = add(noText);
            facts.push_back(*placeOfNoText);
        }
        for (const std::uint32_t risk : version.risks) {
            const auto known = places.find(risk);
            const std::uint32_t place = known != places.end() ? known->second
                                                              : add(m_pool.codeOf(risk));
            places.emplace(risk, place);
            facts.push_back(place);
        }
    }
    // A cache that cannot be written costs time at the next look, and nothing else.
    static_cast<void>(m_cache->keepFactSheets(sheets, posture::computation()));
}

} // namespace loadline::trail
