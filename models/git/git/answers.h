// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "git/repository.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Reading what git answers; not for other rooms.
namespace loadline::git {

/// What stands before the next \a end; \a text is left with what stands behind it.
std::string_view cutAt(std::string_view &text, char end);
/// The parts that end with \a end; what is behind the last one counts where it is not empty.
std::vector<std::string_view> partsOf(std::string_view text, char end);
std::string_view withoutLineEnd(std::string_view text);

/// A full hash of an object, SHA-1 or SHA-256.
bool isHash(std::string_view text);
std::optional<std::int64_t> numberIn(std::string_view text);

/// "2026-01-31T12:30:45Z"; empty for a number that is no time of this era.
std::string utcTime(std::string_view unixSeconds);

/// Text of a person's, which git promises nothing about, as UTF-8.
std::string asUtf8(std::string_view text);

/// As a format of `git rev-list`, and what comes of it.
inline constexpr std::string_view commitFormat = "--format=%H%x00%an%x00%at%x00%s";
std::optional<Commit> commitIn(std::string_view line);

/// Fails where it cannot be the name of a file as git calls it.
Result<void> checkName(const std::string &path);

} // namespace loadline::git
