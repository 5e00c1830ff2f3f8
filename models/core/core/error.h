// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <string>

namespace loadline {

enum class ErrorCode {
    NotFound, ///< a file, a register, a risk or an iteration that is not there
    NotReadable, ///< permission, a directory, an input/output error
    NotUtf8,
    Damaged, ///< mojibake in a file that was to be edited in place
    AmbiguousName, ///< a name given twice where one was meant
    Refused, ///< a change that a rule of the format forbids
    WouldNotReadBack, ///< a value that, once written, would be read as something else
    ChangedOutside, ///< the file is not what was read
    WriteFailed, ///< nothing was changed on disk
    NotSynced, ///< written, but the directory could not be synced
    NotALibrary,
    NewerSchema,
    LibraryBusy,
    LibraryFailed,
    BadUsage,
    BadPolicy, ///< an error in .loadline.toml
};

/// What went wrong, as a value. Shown and translated only by `ui` and `app/cli`.
struct Error
{
    ErrorCode code = ErrorCode::Refused;
    std::string what; ///< what is wrong, one line without a full stop
    std::string hint; ///< what to do about it; may be empty
    std::string path; ///< the file or library, empty when the caller knows it
    std::size_t line = 0; ///< from 1; 0 when there is no place
    std::size_t column = 0; ///< in Unicode code points from 1; 0 when there is no place

    friend bool operator==(const Error &, const Error &) = default;
};

template<class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string what, std::string hint = {},
                                  std::size_t line = 0, std::size_t column = 0)
{
    return tl::make_unexpected(Error{code, std::move(what), std::move(hint), {}, line, column});
}

} // namespace loadline
