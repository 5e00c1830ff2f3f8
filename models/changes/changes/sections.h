// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/draft.h"

#include "core/error.h"
#include "core/register.h"

namespace loadline::changes {

struct SectionPlace
{
    const Iteration *iteration = nullptr;
    const Section *section = nullptr;
};

/// A section by its iteration's number and its index there.
Result<SectionPlace> findSection(const Register &reg, int iteration, std::size_t section);

/// The object of a note about a section, and what a change of one iteration touches.
std::string objectOf(const Iteration &iteration, const Section &section);
Touched touching(int iteration);

/// Whether the line at \a place is empty, or the document ends there.
bool isBlankLineAt(const Register &reg, std::size_t place);

} // namespace loadline::changes
