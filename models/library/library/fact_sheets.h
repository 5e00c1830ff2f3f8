// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace loadline {

/// What was worked out of versions of files: for each blob of a repository, by its full hash, a list
/// of facts. Facts are bytes to the library, and those of all blobs are in one list, since versions
/// of a file have most of them in common.
///
/// It is a cache: a blob's bytes never change, so that its facts depend on nothing but the
/// computation, whose name goes with all that is kept. Losing it costs time and nothing else.
struct FactSheets
{
    std::vector<std::string> facts;
    std::map<std::string, std::vector<std::uint32_t>> sheets; ///< indices of facts, by blob

    friend bool operator==(const FactSheets &, const FactSheets &) = default;
};

} // namespace loadline
