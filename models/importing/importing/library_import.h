// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/import_record.h"
#include "library/library.h"

#include <functional>
#include <optional>
#include <string>

/// Files into a library, each as one transaction; for the window and the command line alike.
namespace loadline::importing {

/// A file that is to be imported.
struct ImportText
{
    std::string path; ///< as typed or chosen
    /// Under its full name, where the register is to be linked with it: not for standard input, nor
    /// for a file that is no Markdown.
    std::string file;
    std::string name; ///< of the register
    std::string bytes; ///< what the file holds
    std::string text; ///< the register that is made of it
    std::optional<ImportRecord> record; ///< how it was taken; of Markdown alone
};

enum class Outcome {
    Created, ///< a register of its own
    TakenOver, ///< the register that is linked to the file became what the file says now
    Unchanged, ///< the library has it already
    OtherRegister, ///< one of that name is there with a text of its own; nothing was done
};

/// How the file's text was read when it was imported before; nothing where it cannot be.
using ReadAgain = std::function<std::optional<std::string>(const std::string &bytes)>;

/// Puts a file into the library as a register of its own. Where the register is there already and
/// nothing was changed in it, it becomes what its file says now.
Result<Outcome> importInto(Library &library, const ImportText &import, const ReadAgain &readAgain,
                           const Author &author);

} // namespace loadline::importing
