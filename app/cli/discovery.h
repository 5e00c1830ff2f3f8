// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <string>

namespace loadline::cli {

/// The file that is meant where no register is named: what `register =` in the nearest
/// `.loadline.toml` upwards says, else the only register among the Markdown files of the
/// repository around the working directory (or, outside of one, below it).
/// A file with a risk register goes before files that only have iterations: a README with a few
/// numbered steps is no register where there is a real one.
/// A repository may be a stranger's: nothing outside of it is found, be it by symbolic links or by
/// what its `.loadline.toml` says.
/// Errors: NotFound, AmbiguousName with the candidates, BadPolicy.
Result<std::string> registerLeftOut();

} // namespace loadline::cli
