// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/json_writer.h"

#include "core/text.h"

#include <array>
#include <charconv>
#include <iterator>
#include <string>

namespace loadline::exchange {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Bytes that stand for themselves in a JSON string.
constexpr std::array<bool, 256> plainBytes()
{
    std::array<bool, 256> plain{};
    for (std::size_t byte = 0x20; byte < 0x7F; ++byte)
        plain[byte] = byte != '"' && byte != '\\';
    return plain;
}
constexpr std::array<bool, 256> isPlain = plainBytes();

void writeUnicodeEscape(TextSink &out, char32_t codePoint)
{
    constexpr std::string_view digits = "0123456789abcdef";
    const char escape[] = {
        '\\', 'u', '0', '0', digits[(codePoint >> 4) & 0xF], digits[codePoint & 0xF]};
    out.take(std::string_view(escape, sizeof escape));
}

void writeEscaped(TextSink &out, char32_t codePoint)
{
    switch (codePoint) {
    case '"':
        out.take("\\\"");
        break;
    case '\\':
        out.take("\\\\");
        break;
    case '\b':
        out.take("\\b");
        break;
    case '\f':
        out.take("\\f");
        break;
    case '\n':
        out.take("\\n");
        break;
    case '\r':
        out.take("\\r");
        break;
    case '\t':
        out.take("\\t");
        break;
    default:
        writeUnicodeEscape(out, codePoint);
    }
}

bool isEscaped(char32_t codePoint)
{
    return codePoint < 0x20 || codePoint == '"' || codePoint == '\\'
           || (codePoint >= 0x7F && codePoint < 0xA0);
}

} // namespace

JsonWriter::JsonWriter(TextSink &out)
    : m_out(out)
{
}

void JsonWriter::beginObject()
{
    open('{');
}

void JsonWriter::endObject()
{
    close('}');
}

void JsonWriter::beginArray()
{
    open('[');
}

void JsonWriter::endArray()
{
    close(']');
}

void JsonWriter::key(std::string_view name)
{
    beginValue();
    string(name);
    m_out.take(": ");
    m_isBehindKey = true;
}

void JsonWriter::value(std::string_view text)
{
    beginValue();
    string(text);
}

void JsonWriter::value(std::int64_t number)
{
    beginValue();
    m_out.take(std::to_string(number));
}

void JsonWriter::value(double number)
{
    beginValue();
    char digits[32];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
    m_out.take({digits, std::size_t(end - digits)});
}

void JsonWriter::value(bool truth)
{
    beginValue();
    m_out.take(truth ? "true" : "false");
}

void JsonWriter::null()
{
    beginValue();
    m_out.take("null");
}

void JsonWriter::nullMember(std::string_view name)
{
    key(name);
    null();
}

void JsonWriter::textOrNull(std::string_view name, std::string_view text)
{
    key(name);
    if (text.empty())
        null();
    else
        value(text);
}

void JsonWriter::finish()
{
    m_out.take("\n");
}

void JsonWriter::beginValue()
{
    if (m_isBehindKey) {
        m_isBehindKey = false;
        return;
    }
    if (m_hasEntries.empty())
        return;
    if (m_hasEntries.back())
        m_out.take(",");
    m_hasEntries.back() = true;
    newLine();
}

void JsonWriter::open(char bracket)
{
    beginValue();
    m_out.take(std::string_view(&bracket, 1));
    m_hasEntries.push_back(false);
}

void JsonWriter::close(char bracket)
{
    const bool hadEntries = m_hasEntries.back();
    m_hasEntries.pop_back();
    if (hadEntries)
        newLine();
    m_out.take(std::string_view(&bracket, 1));
}

void JsonWriter::newLine()
{
    m_out.take("\n");
    for (std::size_t depth = 0; depth < m_hasEntries.size(); ++depth)
        m_out.take("  ");
}

void JsonWriter::string(std::string_view text)
{
    m_out.take("\"");
    std::size_t begin = 0; // of the run that can be written as it is
    std::size_t at = 0;
    while (at < text.size()) {
        if (isPlain[static_cast<unsigned char>(text[at])]) {
            ++at;
            continue;
        }
        const CodePoint point = codePointAt(text, at);
        const bool isBroken = point.value == 0xFFFD && point.size == 1;
        if (isBroken || isEscaped(point.value)) {
            m_out.take(text.substr(begin, at - begin));
            if (isBroken)
                m_out.take(replacement);
            else
                writeEscaped(m_out, point.value);
            begin = at + point.size;
        }
        at += point.size;
    }
    m_out.take(text.substr(begin));
    m_out.take("\"");
}

} // namespace loadline::exchange
