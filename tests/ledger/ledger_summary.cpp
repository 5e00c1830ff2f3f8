// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger_summary.h"

#include "markdown/reader.h"

namespace loadline::test {

std::string summaryOf(const markdown::Ledger &ledger)
{
    std::string out;
    for (const auto &entry : ledger.entries) {
        out += std::to_string(entry.firstLine) + "-" + std::to_string(entry.lastLine) + " "
               + std::string(nameOf(entry.kind)) + " " + entry.what;
        if (!entry.reason.empty())
            out += " (" + entry.reason + ")";
        out += '\n';
    }
    return out;
}

std::string doubtsOf(const std::string &text)
{
    markdown::Ledger ledger = markdown::ledgerOf(markdown::read(text));
    std::erase_if(ledger.entries, [](const markdown::LedgerEntry &entry) {
        return entry.kind != markdown::LedgerKind::Ambiguous;
    });
    return summaryOf(ledger);
}

} // namespace loadline::test
