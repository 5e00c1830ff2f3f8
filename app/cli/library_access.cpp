// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/library_access.h"

#include "cli/clock.h"

#include "core/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace loadline::cli {

namespace {

/// More names than these make no line that anybody reads.
constexpr std::size_t mostNamesListed = 8;

/// Qt finds its database drivers through the application object; nothing else here needs one, so
/// that commands on files start without.
void ensureApplication()
{
    if (QCoreApplication::instance())
        return;
    static int count = 1;
    static char name[] = "loadline-cli";
    static char *arguments[] = {name, nullptr};
    static QCoreApplication application(count, arguments);
}

std::string listed(const std::vector<ListedRegister> &registers)
{
    std::string names;
    for (std::size_t i = 0; i < std::min(registers.size(), mostNamesListed); ++i)
        names += (i == 0 ? "" : ", ") + registers[i].name;
    if (registers.size() > mostNamesListed)
        names += " and " + std::to_string(registers.size() - mostNamesListed) + " more";
    return names;
}

/// "ledger" for "ledger.md", where only one register can be meant.
const ListedRegister *withSuffix(const std::vector<ListedRegister> &registers, std::string_view name)
{
    for (const std::string_view suffix : {".md", ".markdown", ".csv", ".json"}) {
        for (const ListedRegister &one : registers) {
            const std::string longer = std::string(name) + std::string(suffix);
            const std::string itsLonger = one.name + std::string(suffix);
            if (one.name == longer || itsLonger == name)
                return &one;
        }
    }
    return nullptr;
}

tl::unexpected<Error> inLibrary(const Library &library, ErrorCode code, std::string what,
                                std::string hint)
{
    return tl::make_unexpected(Error{code, std::move(what), std::move(hint), library.path()});
}

} // namespace

Result<std::unique_ptr<Library>> openLibrary(const std::optional<std::string> &named,
                                             Library::Missing missing)
{
    ensureApplication();
    if (!named || *named == "default")
        return Library::openDefault(missing);
    return Library::open(*named, missing);
}

Result<ListedRegister> findRegister(const Library &library, const std::optional<std::string> &name)
{
    Result<std::vector<ListedRegister>> registers = library.registers();
    if (!registers)
        return tl::make_unexpected(registers.error());
    if (name) {
        const auto same = std::find_if(registers->begin(), registers->end(),
                                       [&name](const ListedRegister &one) {
                                           return one.name == *name;
                                       });
        if (same != registers->end())
            return *same;
        if (const ListedRegister *meant = withSuffix(*registers, *name))
            return *meant;
        return inLibrary(library, ErrorCode::NotFound,
                         "there is no register '" + shortened(*name, 60) + "' in this library",
                         registers->empty() ? "import one first"
                                            : "there are " + listed(*registers));
    }
    if (registers->empty())
        return inLibrary(library, ErrorCode::NotFound, "there is no register in this library",
                         "import one first");
    if (registers->size() > 1)
        return inLibrary(library, ErrorCode::AmbiguousName,
                         "no register is named, and there are several: " + listed(*registers),
                         "name one of them");
    return registers->front();
}

AuthorSource authorAt(const std::string &timeUtc)
{
    return [author = Author{userName(), timeUtc}] { return author; };
}

} // namespace loadline::cli
