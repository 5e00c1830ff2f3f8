// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ledger_text.h"

#include "cli/report.h"
#include "core/text.h"

#include <cstdio>
#include <string_view>

namespace loadline::cli {

namespace {

// Words in the wrong code page say no more when there are many of them.
constexpr std::size_t longestRun = 80;

std::string safe(std::string_view text)
{
    return escapedForTerminal(text, LineEnds::Escaped);
}

void writeEntry(const std::string &path, const markdown::LedgerEntry &entry, Output &out)
{
    out << path << ':' << entry.firstLine << '-' << entry.lastLine << ": "
        << markdown::nameOf(entry.kind) << ": " << safe(entry.what);
    if (!entry.reason.empty())
        out << " (" << safe(entry.reason) << ')';
    out << '\n';
}

void writeRepair(const std::string &path, const Repair &repair, Output &out)
{
    out << path << ':' << repair.line << ':' << repair.column << ": repaired: “"
        << safe(shortened(repair.was, longestRun)) << "” to “"
        << safe(shortened(repair.now, longestRun)) << "” (" << safe(repair.page) << ")\n";
}

void writeSums(const std::string &path, const markdown::LedgerSums &sums, Output &out)
{
    char share[16];
    std::snprintf(share, sizeof share, "%.1f", 100 * markdown::shareOfFields(sums));
    out << path << ": " << counted(sums.total(), "byte") << " = " << sums.field << " field + "
        << sums.verbatim << " verbatim + " << sums.ambiguous << " ambiguous; " << share
        << " % are fields\n";
}

std::string signedNumber(std::int64_t number)
{
    return (number < 0 ? "- " : "+ ") + std::to_string(number < 0 ? -number : number);
}

void writeInput(const std::string &path, const ImportRecord &import, std::size_t kept, Output &out)
{
    const markdown::InputSums sums = markdown::inputSums(import, kept);
    out << path << ": input of " << counted(std::size_t(sums.input), "byte") << " in "
        << safe(import.encoding) << " = " << sums.kept << " kept " << signedNumber(sums.byRepairs)
        << " by " << counted(import.repairs.size(), "repair");
    if (sums.byEncoding != 0)
        out << ' ' << signedNumber(sums.byEncoding) << " by writing UTF-8";
    out << '\n';
}

} // namespace

void writeLedger(const std::string &path, const markdown::Ledger &ledger, Output &out)
{
    const std::string name = safe(path);
    for (const markdown::LedgerEntry &entry : ledger.entries)
        writeEntry(name, entry, out);
    if (ledger.import)
        for (const Repair &repair : ledger.import->repairs)
            writeRepair(name, repair, out);
    writeSums(name, ledger.sums, out);
    if (ledger.import)
        writeInput(name, *ledger.import, ledger.sums.total(), out);
    else
        out << name << ": lines and bytes are those of the Markdown that was made of it\n";
}

} // namespace loadline::cli
