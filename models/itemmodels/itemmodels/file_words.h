// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/file_comparison.h"

#include <QString>

namespace loadline::itemmodels {

/// What the record says of a file: "+36 −2 ~2", "no counts"; a dash where it is not recorded.
QString recordedInWords(const record::ComparedFile &file);
/// What git says of it: "+36 −2, renamed", "binary"; a dash where it has no change.
QString changeInWords(const record::ComparedFile &file);

} // namespace loadline::itemmodels
