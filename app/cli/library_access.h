// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "library/library.h"

#include <memory>
#include <optional>
#include <string>

namespace loadline::cli {

/// Opens the library that `--library` names; `default` is the user's own, as is none.
Result<std::unique_ptr<Library>> openLibrary(const std::optional<std::string> &named,
                                             Library::Missing missing);

/// The register of that name; a name may leave out its ".md". Without a name, the only one.
/// Errors: NotFound, AmbiguousName with the names there are.
Result<ListedRegister> findRegister(const Library &library, const std::optional<std::string> &name);

/// Says, for the journal, that the user makes each change at \a timeUtc.
AuthorSource authorAt(const std::string &timeUtc);

} // namespace loadline::cli
