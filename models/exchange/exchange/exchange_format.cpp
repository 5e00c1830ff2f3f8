// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/exchange_format.h"

#include "core/text.h"
#include "exchange/register_from_json.h"
#include "exchange/risks_csv.h"

#include <filesystem>

namespace loadline::exchange {

ExchangeFormat formatOfName(const std::string &path)
{
    const std::string suffix = std::filesystem::path(path).extension().string();
    if (equalsIgnoringCase(suffix, ".csv"))
        return ExchangeFormat::Csv;
    return equalsIgnoringCase(suffix, ".json") ? ExchangeFormat::Json : ExchangeFormat::Markdown;
}

Result<std::string> registerFrom(std::string text, ExchangeFormat format, const std::string &name)
{
    if (format == ExchangeFormat::Csv)
        return registerFromCsv(text, std::filesystem::path(name).stem().string());
    if (format == ExchangeFormat::Json)
        return registerFromJson(text);
    return text;
}

} // namespace loadline::exchange
