// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "git/repository.h"
#include "library/library.h"
#include "posture/facts.h"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace loadline::trail {

/// The risks of all versions of a register, equal ones once.
class RiskPool
{
public:
    RiskPool() = default;
    explicit RiskPool(std::vector<posture::RiskFacts> risks);

    /// What a text says. One that is no UTF-8 says nothing.
    posture::VersionFacts add(std::string text);
    posture::VersionFacts add(const Register &reg);
    /// A risk's index by the code of its facts; nothing where that is none.
    std::optional<std::uint32_t> addCode(const std::string &code);
    std::string codeOf(std::uint32_t risk) const { return posture::codeOf(m_risks[risk]); }

    std::vector<posture::RiskFacts> take() { return std::move(m_risks); }

private:
    std::uint32_t indexOf(std::string code, posture::RiskFacts facts);

    std::vector<posture::RiskFacts> m_risks;
    std::unordered_map<std::string, std::uint32_t> m_indices; ///< by their codes
};

/// Reads the versions of a file, each distinct one once, or takes from a cache what it said.
class FactReader
{
public:
    /// \a cache may be null.
    FactReader(const git::Repository &repository, Library *cache)
        : m_repository(repository)
        , m_cache(cache)
    {
    }

    Result<void> read(const std::vector<const git::FileHistory *> &histories);

    /// What a blob that was read says; an empty hash is that of no file.
    posture::VersionFacts factsOf(const std::string &blob) const;
    std::size_t blobsRead() const { return m_blobsRead; }
    std::vector<posture::RiskFacts> takeRisks() { return m_pool.take(); }

private:
    void takeFromCache(const std::vector<std::string> &blobs);
    void keep(const std::vector<std::string> &blobs);

    const git::Repository &m_repository;
    Library *m_cache = nullptr;
    RiskPool m_pool;
    std::unordered_map<std::string, posture::VersionFacts> m_versions; ///< by blob
    std::size_t m_blobsRead = 0;
};

} // namespace loadline::trail
