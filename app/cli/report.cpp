// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/report.h"

#include "core/text.h"

#include <utility>

namespace loadline::cli {

std::string errorLine(const Error &error)
{
    std::string line = error.path;
    if (error.line > 0) {
        if (!line.empty())
            line += ':';
        line += std::to_string(error.line);
        if (error.column > 0)
            line += ':' + std::to_string(error.column);
    }
    if (!line.empty())
        line += ": ";
    line += error.what;
    if (!error.hint.empty())
        line += "; " + error.hint;
    return escapedForTerminal(line, LineEnds::Escaped);
}

ExitStatus reportError(Streams &streams, const Error &error)
{
    say(streams, errorLine(error));
    return Failed;
}

ExitStatus reportUsage(Streams &streams, std::string what, std::string hint)
{
    return reportError(streams, {ErrorCode::BadUsage, std::move(what), std::move(hint), {}});
}

void say(Streams &streams, std::string_view text)
{
    streams.out.flush(); // what was said before comes first
    streams.err << "loadline-cli: " << escapedForTerminal(text, LineEnds::Escaped) << '\n';
    streams.err.flush();
}

std::string counted(std::size_t count, std::string_view noun)
{
    return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

Error at(std::string path, Error error)
{
    if (error.path.empty())
        error.path = std::move(path);
    return error;
}

} // namespace loadline::cli
