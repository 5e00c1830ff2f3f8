// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/export_source.h"

#include "cli/library_access.h"

#include "markdown/reader.h"

namespace loadline::cli {

Result<ExportSource> openToExport(const Arguments &arguments, const std::string &time)
{
    ExportSource source;
    Result<std::unique_ptr<Library>> library = openLibrary(arguments.value("--library"),
                                                           Library::Missing::IsAnError);
    if (!library)
        return tl::make_unexpected(library.error());
    source.library = std::move(*library);
    Result<ListedRegister> listed = findRegister(*source.library, arguments.reg());
    if (!listed)
        return tl::make_unexpected(listed.error());
    source.listed = std::move(*listed);
    const Result<StoredRegister> stored = source.library->load(source.listed.id);
    if (!stored)
        return tl::make_unexpected(stored.error());
    Result<std::optional<SharedBytes>> base = source.library->fileText(source.listed.id);
    if (!base)
        return tl::make_unexpected(base.error());
    source.base = std::move(*base);
    source.editor = std::make_unique<RegisterEditor>(
        markdown::read(stored->text), source.library->journal(*stored, authorAt(time)));
    return source;
}

bool onceGave(const ExportSource &source, const std::string &bytes,
              const std::function<std::string(const std::string &text)> &rendered)
{
    std::string text = source.text();
    const std::vector<JournalEntry> entries = source.editor->journal().entries();
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        if (rendered(text) == bytes)
            return true;
        text = applied(text, entry->inverse);
    }
    return rendered(text) == bytes;
}

} // namespace loadline::cli
