// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/import_text.h"

#include "cli/session.h"

#include <filesystem>

namespace loadline::cli {

namespace {

Result<std::string> fullName(const std::string &path)
{
    std::error_code error;
    std::string file = std::filesystem::canonical(path, error).string();
    if (error)
        return tl::make_unexpected(
            Error{ErrorCode::NotReadable, error.message(), "name another file", path});
    return file;
}

} // namespace

Result<ImportText> readImport(const std::string &path, const Arguments &arguments,
                              const Decoding &decoding, Streams &streams)
{
    const auto name = arguments.value("--as");
    if (path == "-" && !name)
        return fail(ErrorCode::BadUsage, "standard input has no name", "give one with --as");
    const Result<ExchangeFormat> format = exchangeFormatOf(arguments, path);
    if (!format)
        return tl::make_unexpected(format.error());
    Result<files::FileContent> content = readSource(path);
    if (!content)
        return tl::make_unexpected(at(path, content.error()));
    Result<markdown::DamageReport> report = mendedTextOf(content->bytes, path, decoding, streams);
    if (!report)
        return tl::make_unexpected(report.error());
    ImportText import;
    import.path = path;
    if (path != "-" && *format == ExchangeFormat::Markdown) {
        Result<std::string> file = fullName(path);
        if (!file)
            return tl::make_unexpected(file.error());
        import.file = std::move(*file);
    }
    if (*format == ExchangeFormat::Markdown)
        import.record = {decoding.encoding.value_or("UTF-8"), content->bytes.size(),
                         std::move(report->repairs)};
    import.name = name ? *name : std::filesystem::path(path).filename().string();
    import.bytes = std::move(content->bytes);
    Result<std::string> made = exchange::registerFrom(std::move(report->repaired), *format,
                                                      import.name);
    if (!made)
        return tl::make_unexpected(at(path, made.error()));
    import.text = std::move(*made);
    return import;
}

} // namespace loadline::cli
