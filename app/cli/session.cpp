// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/session.h"

#include "cli/discovery.h"
#include "cli/library_access.h"
#include "cli/text_source.h"

#include "files/safe_file.h"
#include "markdown/reader.h"

namespace loadline::cli {

namespace {

Result<OpenRegister> fromLibrary(const std::optional<std::string> &name,
                                 const std::string &libraryName)
{
    const Result<std::unique_ptr<Library>> library = openLibrary(libraryName,
                                                                 Library::Missing::IsAnError);
    if (!library)
        return tl::make_unexpected(library.error());
    const Result<ListedRegister> listed = findRegister(**library, name);
    if (!listed)
        return tl::make_unexpected(listed.error());
    Result<StoredRegister> stored = (*library)->load(listed->id);
    if (!stored)
        return tl::make_unexpected(stored.error());
    OpenRegister opened{listed->name, {}, markdown::read(std::move(stored->text))};
    opened.linked = listed->file;
    return opened;
}

} // namespace

Result<std::string> pathOf(const std::optional<std::string> &name)
{
    return name ? Result<std::string>(*name) : registerLeftOut();
}

Result<files::FileContent> readSource(const std::string &path)
{
    return path == "-" ? files::readStandardInput() : files::readFile(path);
}

Result<OpenRegister> openToRead(const std::optional<std::string> &name, const Arguments &arguments,
                                Streams &streams)
{
    if (const auto library = arguments.value("--library"))
        return fromLibrary(name, *library);
    const Result<Decoding> decoding = decodingOf(arguments, Damage::Repair);
    if (!decoding)
        return tl::make_unexpected(decoding.error());
    const Result<std::string> path = pathOf(name);
    if (!path)
        return tl::make_unexpected(path.error());
    Result<files::FileContent> content = readSource(*path);
    if (!content)
        return tl::make_unexpected(at(*path, content.error()));
    Result<markdown::DamageReport> text = mendedTextOf(std::move(content->bytes), *path, *decoding,
                                                       streams);
    if (!text)
        return tl::make_unexpected(text.error());
    OpenRegister opened{*path, *path == "-" ? std::string() : *path,
                        markdown::read(std::move(text->repaired))};
    opened.linked = opened.file;
    if (decoding->damage == Damage::Repair)
        opened.repairs = std::move(text->repairs);
    return opened;
}

Result<OpenRegister> openToRead(const Arguments &arguments, Streams &streams)
{
    return openToRead(arguments.reg(), arguments, streams);
}

} // namespace loadline::cli
