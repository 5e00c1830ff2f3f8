// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

} // namespace loadline::changes
