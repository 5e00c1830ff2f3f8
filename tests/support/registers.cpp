// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/registers.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace loadline::test {

std::string houseRegister()
{
    return R"(# Parcel Desk Rollout Log

## Iteration 1 - Label printer queue
**Date**: 2026-02-03
**Status**: ✅ Completed
**Priority**: 🔴 CRITICAL

### Problem Identified
Labels vanished when two packers printed at once:
- The spool held one job
- A second job overwrote it without a word

### Root Cause
In `desk/spool.cc`:
- Line 12: one slot, no lock

### Solution Implemented
A real queue in front of the printer:

**File**: `desk/spool.cc`

**Changes**:
1. Added a ring of jobs:
   - `std::deque` behind a mutex
   - at most 64 jobs

2. Taught the printer thread to wait:
   - a condition variable instead of polling

### Testing
✅ **Unit**: two hundred jobs from eight threads
❌ **Depot Trial**: printer firmware dropped the ninth job
⏳ **Soak**: a night in the depot

### Benefits
1. **No Lost Labels**: every job is printed once
2. **Quiet Polling**: the thread sleeps when idle

### Risks & Side Effects
- ⚠️ Jobs are lost on a power cut
- ✅ Mitigated: the packer sees the length of the queue

### Next Steps for Future Iterations
1. Keep the queue on disk
2. Show printer health on the desk

### Files Modified
- `desk/spool.cc` (+120 lines, −14 lines, ~9 lines modified)
- `desk/printer.cc` (+8 lines)

### Deployment Impact
- ✅ No change of the label format
- ⚠️ Printers need a restart
- ❌ Old handhelds stop printing

---

## Iteration 2 - Queue on disk
**Date**: 2026-02-17
**Status**: 🔄 In Progress
**Priority**: 🟠 HIGH

### Problem Identified
A power cut empties the queue.

### Testing
✅ **Unit**: replay after a kill
✅ **Depot Trial**: plug pulled ten times

---

## Deployment Risk Register

### 🔴 Critical (Iteration 1 - FIXED)
1. ~~Label Overwrite - two jobs in one slot~~ ✅ **FIXED**

### 🔴 Critical (Remaining)
None identified yet

### 🟠 High Priority (Next Iterations)
2. Queue Lost On Power Cut - held in memory → Iteration 2
3. Firmware Drops Jobs - nine in a row

### 🟡 Medium Priority
4. Handheld Clock Drift breaks ordering
5. No Printer Health - packers find out last
   - **Owner**: Ines
   - **Likelihood**: 4/5
   - **Impact**: 3/5
6. Scanner Firmware Unpinned

### 🟢 Low Priority
7. Ink Colour Varies
8. Manual In Two Places - wiki and print

---

**Last Updated**: 2026-02-17 08:15 UTC
**Next Iteration**: Iteration 3
)";
}

std::string withLineEndings(std::string_view text, std::string_view ending)
{
    std::string out;
    for (const char c : text) {
        if (c == '\n')
            out += ending;
        else
            out += c;
    }
    return out;
}

std::string withMixedLineEndings(std::string_view text)
{
    static constexpr std::string_view endings[] = {"\n", "\r\n", "\r"};
    std::string out;
    std::size_t line = 0;
    for (const char c : text) {
        if (c == '\n')
            out += endings[line++ % std::size(endings)];
        else
            out += c;
    }
    return out;
}

std::string withByteOrderMark(std::string_view text)
{
    return "\xEF\xBB\xBF" + std::string(text);
}

std::string withoutLastNewline(std::string text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.pop_back();
    return text;
}

std::string withNul(std::string text)
{
    text.insert(text.size() / 2 - text.size() / 2 % 4, 1, '\0');
    while (!isUtf8(text)) { // it fell inside a character
        const auto at = text.find('\0');
        text.erase(at, 1);
        text.insert(at + 1, 1, '\0');
    }
    return text;
}

std::vector<Variant> variantsOf(const std::string &text)
{
    return {{"as it is", text},
            {"CRLF", withLineEndings(text, "\r\n")},
            {"lone CR", withLineEndings(text, "\r")},
            {"mixed line endings", withMixedLineEndings(text)},
            {"byte-order mark", withByteOrderMark(text)},
            {"byte-order mark and CRLF", withByteOrderMark(withLineEndings(text, "\r\n"))},
            {"no last newline", withoutLastNewline(text)},
            {"NUL", withNul(text)}};
}

bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const int length = lead < 0x80   ? 1
                           : lead < 0xC2 ? 0
                           : lead < 0xE0 ? 2
                           : lead < 0xF0 ? 3
                           : lead < 0xF5 ? 4
                                         : 0;
        if (length == 0 || i + std::size_t(length) > text.size())
            return false;
        for (int k = 1; k < length; ++k) {
            if ((static_cast<unsigned char>(text[i + std::size_t(k)]) & 0xC0) != 0x80)
                return false;
        }
        const auto second = length > 1 ? static_cast<unsigned char>(text[i + 1]) : 0;
        if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)
            || (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F))
            return false;
        i += std::size_t(length);
    }
    return true;
}

std::string sharedFolder()
{
    namespace fs = std::filesystem;
    std::error_code ignored;
    if (const char *named = std::getenv("LOADLINE_SHARED"))
        return fs::is_directory(named, ignored) ? std::string(named) : std::string();
    const fs::path beside = fs::path(LOADLINE_SOURCE_DIR) / ".." / "shared";
    return fs::is_directory(beside, ignored) ? beside.lexically_normal().string() : std::string();
}

std::string fileContent(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string sharedFile(const std::string &relative)
{
    const auto folder = sharedFolder();
    return folder.empty() ? std::string() : fileContent(folder + "/" + relative);
}

std::vector<std::string> corpusFiles()
{
    namespace fs = std::filesystem;
    std::vector<std::string> found;
    const auto folder = sharedFolder();
    std::error_code error;
    if (folder.empty())
        return found;
    for (fs::recursive_directory_iterator it(folder + "/corpus", error), end; !error && it != end;
         it.increment(error)) {
        if (it->is_regular_file() && it->path().extension() == ".md")
            found.push_back(it->path().lexically_relative(folder).string());
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::string sampleRegister()
{
    return fileContent(std::string(LOADLINE_SOURCE_DIR) + "/resources/sample/sample.md");
}

} // namespace loadline::test
