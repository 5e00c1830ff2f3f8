// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exchange_format.h"

#include "cli/findings.h"
#include "cli/typed_words.h"

#include "core/text.h"
#include "exchange/register_json.h"
#include "exchange/risks_csv.h"

#include <filesystem>

namespace loadline::cli {

Result<ExchangeFormat> exchangeFormatOf(const Arguments &arguments, const std::string &path)
{
    std::string word = "markdown";
    if (const auto typed = arguments.value("--format")) {
        const Result<std::string> choice = choiceTyped("--format", *typed,
                                                       {"markdown", "csv", "json"});
        if (!choice)
            return tl::make_unexpected(choice.error());
        word = *choice;
    } else if (const auto suffix = std::filesystem::path(path).extension().string();
               equalsIgnoringCase(suffix, ".csv") || equalsIgnoringCase(suffix, ".json")) {
        word = asciiLowered(suffix).substr(1);
    }
    if (word == "csv")
        return ExchangeFormat::Csv;
    return word == "json" ? ExchangeFormat::Json : ExchangeFormat::Markdown;
}

Result<std::string> rendered(ExchangeFormat format, const OpenRegister &opened)
{
    exchange::StringSink out;
    if (format == ExchangeFormat::Markdown)
        return *opened.reg.text;
    if (format == ExchangeFormat::Csv) {
        exchange::writeRisksCsv(out, opened.reg);
        return std::move(out.text());
    }
    const Result<std::vector<checks::Finding>> findings = findingsOf(opened);
    if (!findings)
        return tl::make_unexpected(findings.error());
    exchange::JsonWriter json(out);
    exchange::writeRegister(json, opened.reg, *findings);
    return std::move(out.text());
}

} // namespace loadline::cli
