// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exchange_format.h"

#include "cli/findings.h"
#include "cli/typed_words.h"

#include "exchange/register_json.h"
#include "exchange/risks_csv.h"

namespace loadline::cli {

Result<ExchangeFormat> exchangeFormatOf(const Arguments &arguments, const std::string &path)
{
    const auto typed = arguments.value("--format");
    if (!typed)
        return exchange::formatOfName(path);
    const Result<std::string> word = choiceTyped("--format", *typed, {"markdown", "csv", "json"});
    if (!word)
        return tl::make_unexpected(word.error());
    if (*word == "csv")
        return ExchangeFormat::Csv;
    return *word == "json" ? ExchangeFormat::Json : ExchangeFormat::Markdown;
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
