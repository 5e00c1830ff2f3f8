// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/freed_memory.h"

#include <malloc.h>

namespace loadline::ui {

void keepFreedMemory()
{
    constexpr int largestBlock = 32 << 20; // bytes, the most that the allocator takes
    constexpr int mostKept = 256 << 20;
    mallopt(M_MMAP_THRESHOLD, largestBlock);
    mallopt(M_TRIM_THRESHOLD, mostKept);
}

} // namespace loadline::ui
