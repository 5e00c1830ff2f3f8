# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D SOURCES=FILE;… -D OUTPUT=FILE -P computation.cmake: the hash of the sources as a function.
set(hashes "")
foreach(source IN LISTS SOURCES)
    file(SHA256 ${source} hash)
    string(APPEND hashes ${hash})
endforeach()
string(SHA256 hash "${hashes}")
string(SUBSTRING ${hash} 0 32 hash)
file(WRITE ${OUTPUT} "// Made from the sources that it names.
#include \"posture/facts.h\"

namespace loadline::posture {

std::string_view computation()
{
    return \"${hash}\";
}

} // namespace loadline::posture
")
