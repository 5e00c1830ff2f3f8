// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/rendered_export.h"

#include "cli/export_source.h"
#include "cli/session.h"

#include "core/text.h"
#include "files/safe_file.h"
#include "markdown/reader.h"

#include <filesystem>

namespace loadline::cli {

namespace {

/// What is exported; without a library it is a file's.
struct Rendering
{
    std::optional<ExportSource> source;
    OpenRegister opened;
    std::string bytes;
};

bool mayBeFile(const Arguments &arguments)
{
    std::error_code ignored;
    return arguments.reg() && !arguments.has("--library")
           && (*arguments.reg() == "-" || std::filesystem::exists(*arguments.reg(), ignored));
}

Result<Rendering> render(const Arguments &arguments, ExchangeFormat format, const std::string &time,
                         Streams &streams)
{
    Rendering rendering;
    Result<ExportSource> source = openToExport(arguments, time);
    if (source) {
        rendering.opened = {source->listed.name, {}, source->editor->reg()};
        rendering.source = std::move(*source);
    } else if (source.error().code == ErrorCode::NotFound && mayBeFile(arguments)) {
        Result<OpenRegister> opened = openToRead(arguments, streams);
        if (!opened)
            return tl::make_unexpected(opened.error());
        rendering.opened = std::move(*opened);
    } else {
        return tl::make_unexpected(source.error());
    }
    Result<std::string> bytes = rendered(format, rendering.opened);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    rendering.bytes = std::move(*bytes);
    return rendering;
}

/// What the file must hold for it to be overwritten; nothing where it must not be there.
Result<std::optional<files::FileIdentity>> expectedIn(const std::string &path,
                                                      const Rendering &rendering,
                                                      ExchangeFormat format, bool force)
{
    const Result<files::FileContent> there = files::readFile(path);
    if (!there && there.error().code == ErrorCode::NotFound)
        return std::optional<files::FileIdentity>();
    if (!there)
        return tl::make_unexpected(at(path, there.error()));
    const auto asExported = [&](const std::string &text) {
        return rendered(format, {rendering.opened.name, {}, markdown::read(text)})
            .value_or(std::string());
    };
    const bool isKnown = force || there->bytes.empty() || there->bytes == rendering.bytes
                         || (rendering.source
                             && onceGave(*rendering.source, there->bytes, asExported));
    if (!isKnown)
        return tl::make_unexpected(Error{
            ErrorCode::ChangedOutside, "the file is not what this register was exported as before",
            "look at what it holds, then --force overwrites it", path});
    return std::optional(files::identityOf(there->bytes));
}

} // namespace

ExitStatus exportRendered(const Arguments &arguments, ExchangeFormat format,
                          const std::string &time, Streams &streams)
{
    const Result<Rendering> rendering = render(arguments, format, time, streams);
    if (!rendering)
        return reportError(streams, rendering.error());
    const std::string path = arguments.value("--output").value_or("-");
    if (path == "-") {
        streams.out.writeDocument(rendering->bytes);
        return Done;
    }
    const auto expected = expectedIn(path, *rendering, format, arguments.has("--force"));
    if (!expected)
        return reportError(streams, expected.error());
    if (*expected == files::identityOf(rendering->bytes)) {
        say(streams, path + ": there is nothing to change");
        return Done;
    }
    const auto written = files::writeFile(path, rendering->bytes, *expected,
                                          {arguments.has("--break-links")});
    if (!written)
        return reportError(streams, at(path, written.error()));
    streams.out << escapedForTerminal("Exported " + rendering->opened.name + " to " + path,
                                      LineEnds::Escaped)
                << '\n';
    return Done;
}

} // namespace loadline::cli
