// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/splice_code.h"

#include <cstdint>
#include <limits>

namespace loadline {

namespace {

constexpr char codeVersion = 1;
constexpr int bitsInByte = 7;

void putNumber(std::string &code, std::uint64_t number)
{
    while (number >= 0x80) {
        code += char((number & 0x7f) | 0x80);
        number >>= bitsInByte;
    }
    code += char(number);
}

void putBytes(std::string &code, std::string_view bytes)
{
    putNumber(code, bytes.size());
    code += bytes;
}

/// Reads from the front; once something does not fit, everything after it is refused as well.
class Decoder
{
public:
    explicit Decoder(std::string_view code)
        : m_rest(code)
    {
        m_isGood = !m_rest.empty() && m_rest.front() == codeVersion;
        if (m_isGood)
            m_rest.remove_prefix(1);
    }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (int shift = 0; m_isGood && shift < 63; shift += bitsInByte) {
            if (m_rest.empty())
                break;
            const auto byte = static_cast<unsigned char>(m_rest.front());
            m_rest.remove_prefix(1);
            value |= std::uint64_t(byte & 0x7f) << shift;
            if (byte < 0x80)
                return value;
        }
        m_isGood = false;
        return 0;
    }

    std::string bytes()
    {
        const std::uint64_t size = number();
        if (!m_isGood || size > m_rest.size()) {
            m_isGood = false;
            return {};
        }
        std::string taken(m_rest.substr(0, size));
        m_rest.remove_prefix(size);
        return taken;
    }

    bool isGood() const { return m_isGood; }
    bool isAtEnd() const { return m_isGood && m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_isGood = false;
};

tl::unexpected<Error> damaged()
{
    return fail(ErrorCode::LibraryFailed, "an entry of the journal is damaged",
                "restore the library from a backup");
}

} // namespace

std::string encodeSplices(const std::vector<Splice> &splices)
{
    std::string code(1, codeVersion);
    putNumber(code, splices.size());
    std::size_t last = 0;
    for (const Splice &splice : splices) {
        putNumber(code, splice.at.begin - last);
        putNumber(code, splice.at.size());
        putBytes(code, splice.with);
        last = splice.at.end;
    }
    return code;
}

Result<std::vector<Splice>> decodeSplices(std::string_view code)
{
    constexpr std::uint64_t most = std::numeric_limits<std::size_t>::max();
    Decoder decoder(code);
    std::vector<Splice> splices;
    std::uint64_t last = 0;
    for (std::uint64_t left = decoder.number(); left > 0 && decoder.isGood(); --left) {
        const std::uint64_t gap = decoder.number();
        const std::uint64_t size = decoder.number();
        if (gap > most - last || size > most - last - gap)
            return damaged();
        const Span at{last + gap, last + gap + size};
        splices.push_back({at, decoder.bytes()});
        last = at.end;
    }
    if (!decoder.isAtEnd())
        return damaged();
    return splices;
}

std::string encodeNames(const std::vector<std::string> &names)
{
    std::string code(1, codeVersion);
    putNumber(code, names.size());
    for (const std::string &name : names)
        putBytes(code, name);
    return code;
}

Result<std::vector<std::string>> decodeNames(std::string_view code)
{
    Decoder decoder(code);
    std::vector<std::string> names;
    for (std::uint64_t left = decoder.number(); left > 0 && decoder.isGood(); --left)
        names.push_back(decoder.bytes());
    if (!decoder.isAtEnd())
        return damaged();
    return names;
}

std::string_view journalName(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::AddRisk:
        return "addRisk";
    case ChangeKind::AddIteration:
        return "addIteration";
    case ChangeKind::AddItem:
        return "addItem";
    case ChangeKind::SetField:
        return "setField";
    case ChangeKind::Plan:
        return "plan";
    case ChangeKind::Unplan:
        return "unplan";
    case ChangeKind::MoveRisk:
        return "moveRisk";
    case ChangeKind::ReorderRisk:
        return "reorderRisk";
    case ChangeKind::Complete:
        return "complete";
    case ChangeKind::Reopen:
        return "reopen";
    case ChangeKind::Accept:
        return "accept";
    case ChangeKind::Close:
        return "close";
    case ChangeKind::EditText:
        return "editText";
    case ChangeKind::EditItem:
        return "editItem";
    case ChangeKind::RemoveItem:
        return "removeItem";
    case ChangeKind::MoveItem:
        return "moveItem";
    case ChangeKind::AddSection:
        return "addSection";
    case ChangeKind::RemoveSection:
        return "removeSection";
    case ChangeKind::MoveSection:
        return "moveSection";
    case ChangeKind::RecordFiles:
        return "recordFiles";
    case ChangeKind::RecordTests:
        return "recordTests";
    case ChangeKind::Mend:
        return "mend";
    case ChangeKind::Archive:
        return "archive";
    case ChangeKind::Renumber:
        return "renumber";
    case ChangeKind::Convert:
        return "convert";
    case ChangeKind::Repair:
        return "repair";
    case ChangeKind::Import:
        return "import";
    case ChangeKind::SignOff:
        return "signOff";
    case ChangeKind::Bring:
        return "bring";
    case ChangeKind::External:
        return "external";
    }
    return {};
}

std::optional<ChangeKind> changeKindFromJournal(std::string_view name)
{
    for (int kind = 0; kind <= int(ChangeKind::External); ++kind) {
        if (journalName(ChangeKind(kind)) == name)
            return ChangeKind(kind);
    }
    return std::nullopt;
}

} // namespace loadline
