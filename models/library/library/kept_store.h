// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/connection.h"
#include "library/journal.h"
#include "library/register_id.h"

#include <vector>

namespace loadline {

/// The edits of one register that are set aside for the branches they were made on.
///
/// It does not open transactions: a caller that writes is in one.
class KeptStore
{
public:
    KeptStore(const Connection &connection, RegisterId id);

    Result<std::vector<KeptEdits>> all() const;
    Result<KeptTexts> texts(std::int64_t id) const;
    /// Sets aside what the register says now, and what its file held last.
    Result<void> add(const KeptEdits &edits) const;
    /// *Errors*: NotFound.
    Result<void> remove(std::int64_t id) const;

private:
    Result<void> checkIsThere(std::int64_t id) const;

    const Connection &m_connection;
    RegisterId m_register;
};

} // namespace loadline
