// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "core/text.h"

#include <cerrno>
#include <cstdlib>

#include <unistd.h>

namespace loadline::cli {

namespace {

constexpr std::size_t bufferSize = 64 * 1024;

std::string_view escapeOf(Tint tint)
{
    switch (tint) {
    case Tint::Red:
        return "\x1b[31m";
    case Tint::Orange:
        return "\x1b[38;5;208m";
    case Tint::Yellow:
        return "\x1b[33m";
    case Tint::Green:
        return "\x1b[32m";
    case Tint::Dim:
        return "\x1b[2m";
    case Tint::None:
        break;
    }
    return {};
}

bool wantsColour()
{
    // https://no-color.org: set to anything but nothing.
    const char *noColour = std::getenv("NO_COLOR");
    const char *terminal = std::getenv("TERM");
    return !(noColour && *noColour) && terminal && std::string_view(terminal) != "dumb";
}

} // namespace

Output::Output(int descriptor)
    : m_descriptor(descriptor)
    , m_isTerminal(isatty(descriptor) == 1)
    , m_hasColour(m_isTerminal && wantsColour())
{
}

Output::Output(std::string &into)
    : m_into(&into)
{
}

Output::~Output()
{
    flush();
}

Output &Output::operator<<(std::string_view text)
{
    if (m_into) {
        m_into->append(text);
        return *this;
    }
    m_buffer.append(text);
    if (m_buffer.size() >= bufferSize)
        flush();
    return *this;
}

Output &Output::operator<<(std::int64_t number)
{
    return *this << std::string_view(std::to_string(number));
}

Output &Output::operator<<(std::size_t number)
{
    return *this << std::string_view(std::to_string(number));
}

void Output::writeDocument(std::string_view text)
{
    if (!m_isTerminal) {
        *this << text;
        return;
    }
    // Line feeds are kept by going line by line: all other control characters are spelt out.
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        *this << escapedForTerminal(text.substr(at, end - at), LineEnds::Escaped);
        if (end < text.size())
            *this << '\n';
        at = end + 1;
    }
}

void Output::writeTinted(std::string_view text, Tint tint)
{
    if (!m_hasColour || tint == Tint::None) {
        *this << text;
        return;
    }
    *this << escapeOf(tint) << text << "\x1b[0m";
}

void Output::flush()
{
    if (m_into)
        return;
    std::string_view left = m_buffer;
    while (!left.empty() && m_error == 0) {
        const ssize_t written = ::write(m_descriptor, left.data(), left.size());
        if (written >= 0)
            left.remove_prefix(std::size_t(written));
        else if (errno != EINTR)
            m_error = errno;
    }
    m_buffer.clear();
}

} // namespace loadline::cli
