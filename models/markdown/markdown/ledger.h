// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import_record.h"
#include "core/register.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loadline::markdown {

/// What the model made of a stretch of bytes.
enum class LedgerKind : std::uint8_t {
    Field, ///< read into a field
    Verbatim, ///< kept as it is
    Ambiguous, ///< read or kept, but in doubt: the reason says why
};

/// "field", "verbatim", "ambiguous"
std::string_view nameOf(LedgerKind kind);

/// Neighbouring bytes of one kind and meaning. What and reason may quote the document.
struct LedgerEntry
{
    LedgerKind kind = LedgerKind::Verbatim;
    Span span;
    std::size_t firstLine = 0; ///< from 1
    std::size_t lastLine = 0;
    std::string what; ///< "iteration 2: heading, Date, Status", "part “Notes”: heading, table"
    std::string reason; ///< in words; empty but for what is ambiguous

    friend bool operator==(const LedgerEntry &, const LedgerEntry &) = default;
};

/// Bytes of each kind.
struct LedgerSums
{
    std::size_t field = 0;
    std::size_t verbatim = 0;
    std::size_t ambiguous = 0;

    std::size_t total() const { return field + verbatim + ambiguous; }
    friend bool operator==(const LedgerSums &, const LedgerSums &) = default;
};

/// The share of all bytes that are fields, from 0 to 1; 1 for no bytes.
double shareOfFields(const LedgerSums &sums);

/// An account of a document: every byte of its text stands in just one of the entries, which are
/// in the document's order. Made from what was read, it reads nothing by itself.
struct Ledger
{
    std::vector<LedgerEntry> entries;
    LedgerSums sums;
    std::optional<ImportRecord> import; ///< where the text was taken from an input
};

Ledger ledgerOf(const Register &reg, std::optional<ImportRecord> import = std::nullopt);

/// How the bytes of a text add up to those of the input that it was taken from:
/// input = kept + byRepairs + byEncoding.
struct InputSums
{
    std::int64_t input = 0;
    std::int64_t kept = 0;
    std::int64_t byRepairs = 0; ///< bytes that repairs took away, below 0 where they added some
    std::int64_t byEncoding = 0; ///< the same of writing the text as UTF-8; 0 where it was that
};
InputSums inputSums(const ImportRecord &import, std::size_t keptSize);

} // namespace loadline::markdown
