// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace loadline::exchange {

/// Where a writer puts its text, bit by bit: the output of a command, a string. It collects what
/// comes in small pieces and keeps its own account of what could not be written.
class TextSink
{
public:
    virtual void take(std::string_view text) = 0;

protected:
    ~TextSink() = default;
};

/// A text in memory.
class StringSink final : public TextSink
{
public:
    void take(std::string_view text) override { m_text += text; }
    std::string &text() { return m_text; }

private:
    std::string m_text;
};

} // namespace loadline::exchange
