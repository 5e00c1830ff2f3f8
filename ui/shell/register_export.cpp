// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/register_export.h"

#include "checks/check.h"
#include "exchange/register_json.h"
#include "exchange/risks_csv.h"
#include "files/safe_file.h"

namespace loadline::ui {

namespace {

std::string rendered(const Register &reg, const QString &path)
{
    exchange::StringSink out;
    if (path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)) {
        exchange::writeRisksCsv(out, reg);
    } else if (path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive)) {
        exchange::JsonWriter json(out);
        exchange::writeRegister(json, reg, checks::check(reg, policy::Policy()));
    } else {
        return *reg.text;
    }
    return std::move(out.text());
}

} // namespace

Result<void> exportRegister(const Register &reg, const QString &path)
{
    return replaceFile(path, rendered(reg, path));
}

Result<void> replaceFile(const QString &path, const std::string &bytes)
{
    const std::string file = path.toStdString();
    const auto named = [&file](Error error) {
        error.path = file;
        return tl::make_unexpected(std::move(error));
    };
    const Result<files::FileContent> there = files::readFile(file);
    if (!there && there.error().code != ErrorCode::NotFound)
        return named(there.error());
    std::optional<files::FileIdentity> expected;
    if (there)
        expected = files::identityOf(there->bytes);
    const auto written = files::writeFile(file, bytes, expected, {});
    if (!written)
        return named(written.error());
    return {};
}

} // namespace loadline::ui
