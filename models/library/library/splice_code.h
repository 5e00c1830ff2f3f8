// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadline {

/// The form in which a journal keeps splices and lists of names: a version byte, then numbers of
/// seven bits a byte and bytes as they are. Compact, since every change is kept for good.
///
/// Decoding trusts nothing: bytes that are cut off, too many, or of another version are an error.
std::string encodeSplices(const std::vector<Splice> &splices);
Result<std::vector<Splice>> decodeSplices(std::string_view code);

std::string encodeNames(const std::vector<std::string> &names);
Result<std::vector<std::string>> decodeNames(std::string_view code);

/// The stable names of kinds of changes in the journal.
std::string_view journalName(ChangeKind kind);
std::optional<ChangeKind> changeKindFromJournal(std::string_view name);

} // namespace loadline
