// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_source.h"

#include "cli/report.h"
#include "cli/typed_words.h"

#include "markdown/encoding.h"

#include <algorithm>

namespace loadline::cli {

Result<Decoding> decodingOf(const Arguments &arguments, Damage byDefault)
{
    Decoding decoding;
    decoding.encoding = arguments.value("--encoding");
    decoding.damage = byDefault;
    if (const auto word = arguments.value("--repair")) {
        const Result<bool> isOn = switchTyped("--repair", *word);
        if (!isOn)
            return tl::make_unexpected(isOn.error());
        if (!*isOn)
            decoding.damage = Damage::Keep;
    }
    return decoding;
}

std::string describeRepairs(const std::vector<markdown::Repair> &repairs)
{
    std::vector<std::string> pages;
    for (const markdown::Repair &repair : repairs) {
        if (std::find(pages.begin(), pages.end(), repair.page) == pages.end())
            pages.push_back(repair.page);
    }
    std::string text = counted(repairs.size(), "damaged place");
    for (std::size_t i = 0; i < pages.size(); ++i)
        text += (i == 0 ? " (read as " : ", ") + pages[i];
    return text + (pages.empty() ? "" : ")");
}

Result<markdown::DamageReport> mendedTextOf(std::string bytes, const std::string &path,
                                            const Decoding &decoding, Streams &streams)
{
    Result<markdown::DamageReport> report = markdown::textFromBytes(
        std::move(bytes), {decoding.damage != Damage::Keep, decoding.encoding});
    if (!report)
        return tl::make_unexpected(at(path, report.error()));
    if (report->repairs.empty())
        return report;
    const markdown::Repair &first = report->repairs.front();
    const std::string what = describeRepairs(report->repairs);
    if (decoding.damage == Damage::Refuse)
        return tl::make_unexpected(Error{ErrorCode::Damaged, what,
                                         "mend the file with loadline-cli fmt --repair, or take "
                                         "it as it stands with --repair off",
                                         path, first.line, first.column});
    say(streams, errorLine({ErrorCode::Damaged, "repaired " + what, decoding.hint, path, first.line,
                            first.column}));
    return report;
}

Result<std::string> textOf(std::string bytes, const std::string &path, const Decoding &decoding,
                           Streams &streams)
{
    Result<markdown::DamageReport> report = mendedTextOf(std::move(bytes), path, decoding, streams);
    if (!report)
        return tl::make_unexpected(report.error());
    return std::move(report->repaired);
}

} // namespace loadline::cli
