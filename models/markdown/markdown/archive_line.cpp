// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/archive_line.h"

#include "markdown/blocks.h"
#include "markdown/fields.h"
#include "markdown/risk_reader.h"
#include "markdown/scan.h"

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <charconv>

namespace loadline::markdown {

namespace {

constexpr std::string_view dash = "–";
// Numbers beyond are no numbers of iterations, and one more than each must still be a number.
constexpr std::size_t mostDigits = 9;

/// Steps through the words of a value.
class Words
{
public:
    explicit Words(std::string_view text)
        : m_rest(text)
    {
    }

    bool take(std::string_view word)
    {
        if (!startsWithIgnoringCase(m_rest, word))
            return false;
        m_rest.remove_prefix(word.size());
        return true;
    }

    std::optional<int> takeNumber()
    {
        std::size_t digits = 0;
        while (digits < m_rest.size() && isAsciiDigit(m_rest[digits]))
            ++digits;
        if (digits == 0 || digits > mostDigits)
            return std::nullopt;
        int number = 0;
        std::from_chars(m_rest.data(), m_rest.data() + digits, number);
        m_rest.remove_prefix(digits);
        return number;
    }

    std::string_view takeUpTo(std::string_view end)
    {
        const std::size_t at = m_rest.find(end);
        if (at == std::string_view::npos)
            return {};
        const std::string_view taken = m_rest.substr(0, at);
        m_rest.remove_prefix(at + end.size());
        return taken;
    }

    std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

bool takeRanges(Words &words, std::vector<NumberRange> &ranges)
{
    do {
        const auto first = words.takeNumber();
        if (!first)
            return false;
        NumberRange range{*first, *first};
        if (words.take(dash) || words.take("-")) {
            const auto last = words.takeNumber();
            if (!last || *last < *first)
                return false;
            range.last = *last;
        }
        ranges.push_back(range);
    } while (words.take(", "));
    return true;
}

bool isPlainName(std::string_view name)
{
    return std::all_of(name.begin(), name.end(), [](char c) {
        return isAsciiLetter(c) || isAsciiDigit(c) || c == '-' || c == '_' || c == '.' || c == ' '
               || static_cast<unsigned char>(c) >= 0x80;
    });
}

/// The file that "[name](name)" names, where that is all there is.
std::optional<std::string> fileOfLink(Words words)
{
    if (!words.take("["))
        return std::nullopt;
    words.takeUpTo("](");
    const std::string_view target = words.takeUpTo(")");
    if (target.empty() || !trimmed(words.rest()).empty())
        return std::nullopt;
    return QByteArray::fromPercentEncoding(QByteArray(target.data(), qsizetype(target.size())))
        .toStdString();
}

} // namespace

std::optional<ArchiveLine> archiveLineIn(std::string_view text, Span value)
{
    ArchiveLine archive;
    archive.valueSpan = value;
    Words words(at(text, value));
    const bool hasIterations = words.take("iterations ") || words.take("iteration ");
    if (hasIterations && !takeRanges(words, archive.iterations))
        return std::nullopt;
    if (hasIterations)
        words.take(" and ");
    if (words.take("risks up to ")) {
        archive.highestRisk = words.takeUpTo(" in ");
        const auto number = numberOfName(archive.highestRisk);
        const bool isName = number && archive.highestRisk.find(' ') == std::string::npos
                            && std::to_string(*number).size() <= mostDigits;
        if (!isName)
            return std::nullopt;
    } else if (!hasIterations || !words.take(" in ")) {
        return std::nullopt;
    }
    const auto file = fileOfLink(words);
    if (!file)
        return std::nullopt;
    archive.file = *file;
    return archive;
}

std::string archiveValue(const ArchiveLine &archive)
{
    std::string value;
    if (!archive.iterations.empty()) {
        const bool isOne = archive.iterations.size() == 1
                           && archive.iterations[0].first == archive.iterations[0].last;
        value += isOne ? "iteration " : "iterations ";
        value += rangesInWords(archive.iterations);
    }
    if (!archive.highestRisk.empty()) {
        value += value.empty() ? "" : " and ";
        value += "risks up to " + archive.highestRisk;
    }
    return value + " in " + linkToFile(archive.file);
}

std::string rangesInWords(const std::vector<NumberRange> &ranges)
{
    std::string words;
    for (const NumberRange &range : ranges) {
        words += words.empty() ? "" : ", ";
        words += std::to_string(range.first);
        if (range.last > range.first)
            words += std::string(dash) + std::to_string(range.last);
    }
    return words;
}

std::vector<NumberRange> rangesOf(std::vector<int> numbers)
{
    std::vector<NumberRange> ranges;
    ranges.reserve(numbers.size());
    for (const int number : numbers)
        ranges.push_back({number, number});
    return joined(ranges, {});
}

std::vector<NumberRange> joined(const std::vector<NumberRange> &a, const std::vector<NumberRange> &b)
{
    std::vector<NumberRange> all = a;
    all.insert(all.end(), b.begin(), b.end());
    std::sort(all.begin(), all.end(),
              [](const NumberRange &x, const NumberRange &y) { return x.first < y.first; });
    std::vector<NumberRange> ranges;
    for (const NumberRange &range : all) {
        if (!ranges.empty() && range.first <= ranges.back().last + 1)
            ranges.back().last = std::max(ranges.back().last, range.last);
        else
            ranges.push_back(range);
    }
    return ranges;
}

std::string linkToFile(std::string_view name)
{
    const QByteArray encoded = QByteArray(name.data(), qsizetype(name.size())).toPercentEncoding();
    const std::string shown = isPlainName(name) ? std::string(name) : encoded.toStdString();
    return "[" + shown + "](" + encoded.toStdString() + ")";
}

bool isArchive(std::string_view text)
{
    BlockScanner scanner(text);
    BlockLine line;
    int headings = 0;
    while (scanner.next(line)) {
        const bool isHeading = line.kind == LineKind::Heading || line.kind == LineKind::SetextText;
        if (isHeading && ++headings > 1)
            return false;
        if (line.kind != LineKind::Paragraph || !line.isTopLevel())
            continue;
        const auto field = fieldIn(text, {line.content, line.end});
        if (field && field->isBold && at(text, field->key) == archiveOfKey
            && fileOfLink(Words(at(text, field->value))))
            return true;
    }
    return false;
}

} // namespace loadline::markdown
