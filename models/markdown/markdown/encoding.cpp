// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/encoding.h"

#include "core/text.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <string_view>

namespace loadline::markdown {

namespace {

constexpr std::string_view hint = "--encoding NAME reads it as what it is";

/// The UTF-16 or UTF-32 that a byte-order mark announces; empty where there is none.
std::string_view wideEncoding(std::string_view bytes)
{
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xFF\xFE\0\0"sv))
        return "UTF-32LE";
    if (bytes.starts_with("\0\0\xFE\xFF"sv))
        return "UTF-32BE";
    if (bytes.starts_with("\xFF\xFE"sv))
        return "UTF-16LE";
    if (bytes.starts_with("\xFE\xFF"sv))
        return "UTF-16BE";
    return {};
}

bool isSurrogate(std::string_view bytes, std::size_t at)
{
    const auto byte = [&](std::size_t i) {
        return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0;
    };
    return byte(at) == 0xED && byte(at + 1) >= 0xA0 && byte(at + 1) <= 0xBF
           && (byte(at + 2) & 0xC0) == 0x80;
}

/// Printable characters of Windows-1252 between ASCII letters are what most such files hold; its
/// holes and letters-as-controls speak for the pages of other systems.
std::string_view likelyEncoding(std::string_view bytes)
{
    constexpr std::string_view holes = "\x81\x8D\x8F\x90\x9D";
    constexpr std::string_view macLetters = "\x8A\x8E\x9A\x9F"; // ä é ö ü; rare in Windows-1252
    const auto countOf = [&](std::string_view wanted) {
        return std::count_if(bytes.begin(), bytes.end(),
                             [&](char c) { return wanted.find(c) != std::string_view::npos; });
    };
    const auto high = std::count_if(bytes.begin(), bytes.end(), [](char c) { return c & 0x80; });
    if (2 * countOf(macLetters) > high)
        return "Mac Roman (macintosh)";
    return countOf(holes) > 0 ? "CP437 (IBM437)" : "Windows-1252";
}

/// How much longer the text became by the mends before \a offset.
std::size_t growthBefore(std::size_t offset, const std::vector<Repair> &repairs)
{
    std::size_t growth = 0;
    for (const Repair &repair : repairs) {
        if (repair.at.begin + growth >= offset)
            break;
        growth += repair.now.size() - repair.was.size();
    }
    return growth;
}

std::string described(std::string_view bytes, std::size_t at, std::size_t growth)
{
    const std::string place = " (byte " + std::to_string(at - growth) + ")";
    if (isSurrogate(bytes, at))
        return "is not UTF-8: half of an emoji, a lone surrogate" + place
               + "; it looks like UTF-8 cut by a tool that counts in UTF-16";
    // A few sound characters of several bytes say that only some bytes are damaged.
    const std::string_view before = bytes.substr(0, at);
    const bool isMostlyUtf8 = std::any_of(
        before.begin() + (before.starts_with(byteOrderMark) ? byteOrderMark.size() : 0),
        before.end(), [](char c) { return c & 0x80; });
    return "is not UTF-8" + place + "; it looks like "
           + (isMostlyUtf8 ? "UTF-8 with a few bytes of " : "")
           + std::string(likelyEncoding(bytes.substr(at)));
}

/// \a repairs are those that lead from the file's bytes to \a bytes.
std::optional<Error> notUtf8(std::string_view bytes, const std::vector<Repair> &repairs)
{
    if (const std::string_view wide = wideEncoding(bytes); !wide.empty())
        return Error{ErrorCode::NotUtf8,
                     "is not UTF-8 (byte 0); it looks like " + std::string(wide),
                     std::string(hint),
                     {},
                     1,
                     1};
    const auto at = firstInvalidUtf8(bytes);
    if (!at)
        return std::nullopt;
    const TextPlace place = placeOf(bytes, *at);
    return Error{ErrorCode::NotUtf8, described(bytes, *at, growthBefore(*at, repairs)),
                 std::string(hint),  {},
                 place.line,         place.column};
}

bool isUtf8Name(std::string_view name)
{
    return equalsIgnoringCase(name, "utf-8") || equalsIgnoringCase(name, "utf8");
}

/// Converted by Qt; a character cut off at the end shows as an error as well.
Result<std::string> converted(const std::string &bytes, const std::string &encoding)
{
    QStringDecoder decoder(encoding.c_str(), QStringConverter::Flag::Stateless);
    if (!decoder.isValid())
        return fail(ErrorCode::BadUsage, "unknown encoding '" + encoding + "'",
                    "such as windows-1252, macintosh, ISO-8859-1, UTF-16, IBM437");
    const QString text = decoder(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
    const std::string_view wideNames[] = {"utf-16", "utf-32"};
    const bool isWide = std::any_of(std::begin(wideNames), std::end(wideNames), [&](auto name) {
        return startsWithIgnoringCase(encoding, name);
    });
    constexpr std::size_t unit = 2;
    const bool isCut = isWide && bytes.size() % unit != 0;
    if (decoder.hasError() || isCut || !text.isValidUtf16())
        return fail(ErrorCode::NotUtf8, "is not " + encoding + " either",
                    "name the encoding that it was written in");
    return text.toStdString();
}

/// Beyond this an encoding is not tried: the choice is a person's, and must not take seconds.
constexpr std::size_t triedSize = 1 << 16;

constexpr std::string_view knownEncodings[] = {
    "windows-1252", "ISO-8859-15", "macintosh",    "IBM437",       "IBM850",   "windows-1250",
    "windows-1251", "KOI8-R",      "windows-1253", "windows-1254", "UTF-16LE", "UTF-16BE",
    "Shift_JIS",    "EUC-JP",      "GB18030",      "Big5",         "EUC-KR",
};

/// "Mac Roman (macintosh)" is called macintosh.
std::string converterOf(std::string_view likely)
{
    const std::size_t open = likely.find('(');
    return open == std::string_view::npos
               ? asciiLowered(likely)
               : std::string(likely.substr(open + 1, likely.size() - open - 2));
}

/// The beginning, without a character or line that the cut would go through.
std::string beginningOf(const std::string &bytes)
{
    if (bytes.size() <= triedSize)
        return bytes;
    const std::size_t lineEnd = bytes.rfind('\n', triedSize);
    const bool isWide = bytes.find('\0') < triedSize;
    return bytes.substr(0, isWide || lineEnd == std::string::npos ? triedSize : lineEnd + 1);
}

} // namespace

std::vector<std::string> encodingsFor(const std::string &bytes)
{
    const std::string_view wide = wideEncoding(bytes);
    const auto at = firstInvalidUtf8(bytes);
    if (wide.empty() && (!at || isSurrogate(bytes, *at)))
        return {};
    std::vector<std::string> names;
    names.push_back(wide.empty() ? converterOf(likelyEncoding(std::string_view(bytes).substr(*at)))
                                 : std::string(wide));
    const std::string beginning = beginningOf(bytes);
    const bool isWide = beginning.find('\0') != std::string::npos;
    for (const std::string_view name : knownEncodings) {
        // Text of one byte a letter is almost always some text in pairs of bytes as well.
        if (name.starts_with("UTF-") != isWide)
            continue;
        std::string known(name);
        if (known != names.front() && converted(beginning, known))
            names.push_back(std::move(known));
    }
    return names;
}

Result<std::string> toUtf8(std::string bytes, const std::optional<std::string> &encoding)
{
    if (encoding && !isUtf8Name(*encoding))
        return converted(bytes, *encoding);
    if (const auto error = notUtf8(bytes, {}))
        return tl::make_unexpected(*error);
    return bytes;
}

Result<DamageReport> textFromBytes(std::string bytes, const TextOptions &options)
{
    const bool isDecoded = options.encoding && !isUtf8Name(*options.encoding);
    if (isDecoded || !options.repair) {
        auto text = toUtf8(std::move(bytes), options.encoding);
        if (!text)
            return tl::make_unexpected(text.error());
        return options.repair ? repairMojibake(std::move(*text))
                              : DamageReport{std::move(*text), {}};
    }
    DamageReport halves = repairSurrogates(std::move(bytes));
    if (const auto error = notUtf8(halves.repaired, halves.repairs))
        return tl::make_unexpected(*error);
    DamageReport report = repairMojibake(std::move(halves.repaired));
    for (Repair &repair : report.repairs) {
        const std::size_t growth = growthBefore(repair.at.begin, halves.repairs);
        repair.at.begin -= growth;
        repair.at.end -= growth;
    }
    report.repairs.insert(report.repairs.end(), halves.repairs.begin(), halves.repairs.end());
    std::sort(report.repairs.begin(), report.repairs.end(),
              [](const Repair &a, const Repair &b) { return a.at.begin < b.at.begin; });
    return report;
}

} // namespace loadline::markdown
