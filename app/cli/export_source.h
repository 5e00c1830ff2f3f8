// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"

#include "editing/register_editor.h"
#include "library/library.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace loadline::cli {

/// A register on its way out of the library.
struct ExportSource
{
    std::unique_ptr<Library> library; ///< before the editor, which uses it
    ListedRegister listed;
    std::unique_ptr<RegisterEditor> editor;
    std::optional<SharedBytes> base; ///< what its linked file held last

    const std::string &text() const { return *editor->reg().text; }
};

/// The register that the arguments name in the library that they name, to be edited at \a time.
Result<ExportSource> openToExport(const Arguments &arguments, const std::string &time);

/// Whether one of the texts that the register ever had gives \a bytes, as \a rendered gives them.
bool onceGave(const ExportSource &source, const std::string &bytes,
              const std::function<std::string(const std::string &text)> &rendered);

} // namespace loadline::cli
