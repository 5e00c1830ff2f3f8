// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/text_sink.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace loadline::exchange {

/// Writes JSON as it comes, keys in the order given, indented by two blanks.
/// What it writes is valid UTF-8 whatever it is given: bytes that are not become U+FFFD. Control
/// characters are escaped, DEL and C1 too, so that a terminal may see it.
/// It does not check that keys are unique or that a key stands before each value of an object.
class JsonWriter
{
public:
    explicit JsonWriter(TextSink &out);

    void beginObject();
    void endObject();
    void beginArray();
    void endArray();
    void key(std::string_view name);

    void value(std::string_view text);
    void value(const char *text) { value(std::string_view(text)); }
    void value(std::int64_t number);
    void value(int number) { value(std::int64_t(number)); }
    void value(std::size_t number) { value(std::int64_t(number)); }
    /// In as few digits as give the same number again. It is finite.
    void value(double number);
    void value(bool truth);
    void null();
    template<class T>
    void value(const std::optional<T> &some)
    {
        if (some)
            value(*some);
        else
            null();
    }

    template<class T>
    void member(std::string_view name, const T &content)
    {
        key(name);
        value(content);
    }
    void nullMember(std::string_view name);
    /// Null where the text is empty.
    void textOrNull(std::string_view name, std::string_view text);

    /// The line feed behind a whole document.
    void finish();

private:
    void beginValue();
    void open(char bracket);
    void close(char bracket);
    void newLine();
    void string(std::string_view text);

    TextSink &m_out;
    std::vector<bool> m_hasEntries; ///< for each open bracket
    bool m_isBehindKey = false;
};

} // namespace loadline::exchange
