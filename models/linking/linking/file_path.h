// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <string>

namespace loadline::linking {

/// The one path of a file, however it was reached: absolute, with no link in it. A file that is not
/// there keeps its name.
/// *Errors*: Refused where the file lies in a repository and a link there leads out of it: what a
/// repository brings along does not say which of one's own files are read and written.
Result<std::string> settledPath(const std::string &path);

/// The file as people name it: from the root of its repository where there is one, else its name.
std::string fileLabel(const std::string &path);

} // namespace loadline::linking
