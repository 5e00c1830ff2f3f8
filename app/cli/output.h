// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/text_sink.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace loadline::cli {

enum class Tint { None, Red, Orange, Yellow, Green, Dim };

/// Bytes on their way out: to a file descriptor, or into a string where a test looks at them.
/// Collects them, so that a line a call is cheap, and remembers the first failure to write.
class Output final : public exchange::TextSink
{
public:
    /// \a descriptor stays open and belongs to the caller.
    explicit Output(int descriptor);
    explicit Output(std::string &into);
    ~Output();
    Output(const Output &) = delete;
    Output &operator=(const Output &) = delete;

    /// Bytes as they are. For words of ours, and for text that was made safe before.
    Output &operator<<(std::string_view text);
    Output &operator<<(char c) { return *this << std::string_view(&c, 1); }
    Output &operator<<(std::int64_t number);
    Output &operator<<(std::size_t number);
    Output &operator<<(int number) { return *this << std::int64_t(number); }

    void take(std::string_view text) override { *this << text; }

    /// A whole document or diff: the very bytes, but for a terminal, which gets no control
    /// characters other than line feeds.
    void writeDocument(std::string_view text);

    /// Words in a colour, where there are colours.
    void writeTinted(std::string_view text, Tint tint);

    /// Writes what was collected. What failed is told once, by \ref error.
    void flush();
    /// The `errno` of the first write that failed; 0 where none did.
    int error() const { return m_error; }

    bool isTerminal() const { return m_isTerminal; }

private:
    int m_descriptor = -1;
    std::string *m_into = nullptr;
    std::string m_buffer;
    int m_error = 0;
    bool m_isTerminal = false;
    bool m_hasColour = false;
};

/// Where a command reads and writes; tests put their own in.
struct Streams
{
    Output &out; ///< data
    Output &err; ///< for people
};

} // namespace loadline::cli
