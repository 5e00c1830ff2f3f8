// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/span.h"

#include <cstdint>
#include <string>
#include <vector>

namespace loadline {

/// One place that was mended, for the ledger.
struct Repair
{
    Span at; ///< in the text before
    std::size_t line = 0; ///< from 1
    std::size_t column = 0; ///< in code points from 1
    std::string was;
    std::string now;
    std::string page; ///< "Mac Roman", "Windows-1252, twice"; what it was misread as

    friend bool operator==(const Repair &, const Repair &) = default;
};

/// What an import knows of its input that the text taken from it does not tell.
struct ImportRecord
{
    std::string encoding = "UTF-8"; ///< in which the input was read
    std::uint64_t inputSize = 0; ///< bytes
    std::vector<Repair> repairs; ///< ascending

    friend bool operator==(const ImportRecord &, const ImportRecord &) = default;
};

} // namespace loadline
