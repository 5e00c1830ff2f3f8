// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/connection.h"
#include "library/fact_sheets.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace loadline {

/// The facts of one computation in a library.
///
/// It does not open transactions: a caller is in one.
class FactStore
{
public:
    FactStore(const Connection &connection, std::string_view computation);

    /// Those of the blobs that are known. A sheet that does not fit its facts is none.
    Result<FactSheets> read(const std::vector<std::string> &blobs) const;
    /// Forgets what other computations have worked out, which nobody will ask for any more.
    Result<void> add(const FactSheets &sheets) const;

private:
    using Indices = std::unordered_map<std::int64_t, std::uint32_t>;
    Result<bool> resolve(const std::vector<std::int64_t> &ids, Indices &indices, Query &query,
                         FactSheets &sheets) const;
    Result<std::vector<std::int64_t>> idsOf(const std::vector<std::string> &facts) const;

    const Connection &m_connection;
    std::string m_computation;
};

} // namespace loadline
