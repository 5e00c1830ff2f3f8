// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/damage.h"

#include "core/text.h"
#include "markdown/code_pages.h"
#include "markdown/code_spans.h"

#include <QChar>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <cstring>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

namespace loadline::markdown {

namespace {

constexpr std::size_t noPage = codePages.size();

/// The next stretch of bytes that are not ASCII. A byte-order mark is none.
Span nextRun(std::string_view text, std::size_t from)
{
    constexpr std::uint64_t highBits = 0x8080808080808080U;
    std::size_t at = from == 0 && text.starts_with(byteOrderMark) ? byteOrderMark.size() : from;
    std::uint64_t word = 0;
    while (at + sizeof word <= text.size()) {
        std::memcpy(&word, text.data() + at, sizeof word);
        if (word & highBits)
            break;
        at += sizeof word;
    }
    const auto isHigh = [&](std::size_t i) { return (text[i] & 0x80) != 0; };
    while (at < text.size() && !isHigh(at))
        ++at;
    std::size_t end = at;
    while (end < text.size() && isHigh(end))
        ++end;
    return {at, end};
}

/// No character of most healthy runs is in any code page; seen without the tables.
bool mayBeDamaged(std::string_view run)
{
    for (std::size_t at = 0; at < run.size();) {
        const CodePoint c = codePointAt(run, at);
        if (!PageTable::mayHold(c.value) || (c.size == run.size()))
            return false;
        at += c.size;
    }
    return true;
}

/// How many bytes a first byte of UTF-8 wants behind it; 0 for no first byte.
int bytesBehind(std::uint8_t first)
{
    if (first >= 0xF0)
        return first <= 0xF4 ? 3 : 0;
    if (first >= 0xE0)
        return 2;
    return first >= 0xC2 ? 1 : 0;
}

/// The bytes that the characters of \a run were read from, where they are valid UTF-8. Words of
/// other scripts fail at their first or second letter.
std::optional<std::string> turnedBack(std::string_view run, std::size_t page)
{
    const PageTable &table = PageTable::instance();
    std::string bytes;
    int wanted = 0;
    for (std::size_t at = 0; at < run.size();) {
        const CodePoint c = codePointAt(run, at);
        const PageBytes *known = table.bytesOf(c.value);
        const std::uint8_t byte = known ? (*known)[page] : 0;
        const bool isBehind = (byte & 0xC0) == 0x80;
        if (isBehind != (wanted > 0))
            return std::nullopt;
        wanted = isBehind ? wanted - 1 : bytesBehind(byte);
        if (!isBehind && wanted == 0)
            return std::nullopt;
        bytes += char(byte);
        at += c.size;
    }
    if (wanted > 0 || firstInvalidUtf8(bytes))
        return std::nullopt;
    return bytes;
}

/// Whether people write such text. Two letters of healthy text turn back by chance: `ß“` at the end
/// of a German quotation becomes a letter of N'Ko.
struct Likelihood
{
    bool isPossible = true;
    /// Scripts of which there is only one letter: likely where the document has more of them.
    std::set<QChar::Script> loneScripts;

    bool isLikely() const { return isPossible && loneScripts.empty(); }
};

bool isLikelyAnywhere(char32_t c)
{
    constexpr char32_t lastCommonLatin = 0x17F;
    constexpr char32_t firstRomanian = 0x218;
    constexpr char32_t lastRomanian = 0x21B;
    return c <= lastCommonLatin || (c >= firstRomanian && c <= lastRomanian);
}

bool isEmojiBlock(char32_t c)
{
    return c >= 0x1F000 && c <= 0x1FAFF; // newer emoji than Qt's tables know among them
}

Likelihood likelihoodOf(std::string_view text)
{
    constexpr char32_t firstGraphic = 0xA0;
    constexpr char32_t firstOtherScript = 0x370;
    constexpr char32_t firstOfThreeBytes = 0x800;
    Likelihood likelihood;
    std::map<QChar::Script, int> letters;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = codePointAt(text, at);
        at += c.size;
        const QChar::Category category = QChar::category(c.value);
        const bool isAssigned = isEmojiBlock(c.value)
                                || (category != QChar::Other_NotAssigned
                                    && category != QChar::Other_PrivateUse);
        if (c.value < firstGraphic || !isAssigned)
            likelihood.isPossible = false;
        else if (c.value >= firstOtherScript && c.value < firstOfThreeBytes)
            ++letters[QChar::script(c.value)];
        else if (c.value < firstOtherScript && !isLikelyAnywhere(c.value))
            likelihood.isPossible = false;
    }
    for (const auto &[script, count] : letters) {
        if (count < 2)
            likelihood.loneScripts.insert(script);
    }
    return likelihood;
}

std::set<QChar::Script> scriptsOf(std::string_view text)
{
    std::set<QChar::Script> scripts;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = codePointAt(text, at);
        scripts.insert(QChar::script(c.value));
        at += c.size;
    }
    return scripts;
}

struct Mended
{
    std::string text;
    bool isTwice = false;
    Likelihood likelihood;
};

/// What \a run becomes by \a page; undone twice where it was damaged twice.
std::optional<Mended> mended(std::string_view run, std::size_t page)
{
    auto once = turnedBack(run, page);
    if (!once)
        return std::nullopt;
    if (auto twice = turnedBack(*once, page)) {
        Likelihood likelihood = likelihoodOf(*twice);
        if (likelihood.isPossible)
            return Mended{std::move(*twice), true, std::move(likelihood)};
    }
    Likelihood likelihood = likelihoodOf(*once);
    if (!likelihood.isPossible)
        return std::nullopt;
    return Mended{std::move(*once), false, std::move(likelihood)};
}

bool holdsOwnLetters(std::string_view run, const CodePage &page)
{
    for (std::size_t at = 0; at < run.size();) {
        const CodePoint c = codePointAt(run, at);
        if (c.value >= page.ownFirst && c.value <= page.ownLast && page.ownLast > 0)
            return true;
        at += c.size;
    }
    return false;
}

/// The runs of a document and how often each stands outside and inside of code.
struct Runs
{
    std::vector<Span> all;
    std::unordered_map<std::string_view, std::size_t> outsideCode;
};

Runs runsOf(std::string_view text)
{
    const std::vector<Span> code = codeSpans(text);
    Runs runs;
    std::size_t next = 0;
    for (Span run = nextRun(text, 0); !run.isEmpty(); run = nextRun(text, run.end)) {
        runs.all.push_back(run);
        while (next < code.size() && code[next].end <= run.begin)
            ++next;
        const bool isCode = next < code.size() && code[next].contains(run.begin);
        runs.outsideCode[text.substr(run.begin, run.size())] += isCode ? 0 : 1;
    }
    return runs;
}

/// How many of the runs outside of code a page explains, and how many of them twice.
struct Explained
{
    std::size_t turned = 0;
    std::size_t twice = 0;

    friend auto operator<=>(const Explained &, const Explained &) = default;
};

/// Nothing where healthy text speaks against the page.
Explained explained(const Runs &runs, std::size_t page)
{
    Explained result;
    std::size_t against = 0;
    for (const auto &[run, count] : runs.outsideCode) {
        if (count == 0 || run.size() < 2)
            continue;
        const auto candidate = mended(run, page);
        if (candidate && candidate->likelihood.isLikely()) {
            result.turned += count;
            result.twice += candidate->isTwice ? count : 0;
        } else if (holdsOwnLetters(run, codePages[page])) {
            against += count;
        }
    }
    return result.turned > against ? result : Explained{};
}

std::size_t bestPage(const Runs &runs)
{
    std::size_t best = noPage;
    Explained most;
    for (std::size_t page = 0; page < codePages.size(); ++page) {
        const Explained count = explained(runs, page);
        if (count > most) {
            most = count;
            best = page;
        }
    }
    return best;
}

/// What each damaged run of the document becomes.
using Mends = std::unordered_map<std::string_view, Mended>;

Mends mendsBy(const Runs &runs, std::size_t page)
{
    Mends mends;
    std::set<QChar::Script> scripts;
    for (const auto &[run, count] : runs.outsideCode) {
        auto candidate = mended(run, page);
        if (!candidate)
            continue;
        if (count > 0 && candidate->likelihood.isLikely())
            scripts.merge(scriptsOf(candidate->text));
        mends.emplace(run, std::move(*candidate));
    }
    std::erase_if(mends, [&](const auto &entry) {
        const auto &lone = entry.second.likelihood.loneScripts;
        return !std::includes(scripts.begin(), scripts.end(), lone.begin(), lone.end());
    });
    return mends;
}

/// Whether any run would turn back by any page, be it by chance. Quick for healthy text.
bool mayHoldMojibake(std::string_view text)
{
    // The same few emoji stand everywhere: what was found healthy is not looked at again.
    constexpr std::size_t remembered = 256;
    std::vector<std::string_view> healthy(remembered);
    for (Span span = nextRun(text, 0); !span.isEmpty(); span = nextRun(text, span.end)) {
        const std::string_view run = text.substr(span.begin, span.size());
        std::string_view &known = healthy[std::hash<std::string_view>{}(run) % remembered];
        if (known == run)
            continue;
        known = run;
        if (!mayBeDamaged(run))
            continue;
        for (std::size_t page = 0; page < codePages.size(); ++page) {
            if (mended(run, page))
                return true;
        }
    }
    return false;
}

/// Follows the lines of a text from place to place, so that a whole ledger costs one pass.
class Places
{
public:
    explicit Places(std::string_view text)
        : m_text(text)
    {
    }

    TextPlace placeOf(std::size_t offset)
    {
        for (; m_at < offset; ++m_at) {
            const char c = m_text[m_at];
            const bool isCrLf = c == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n';
            if (isLineEndByte(c) && !isCrLf) {
                ++m_line;
                m_column = 1;
            } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
                ++m_column;
            }
        }
        return {m_line, m_column};
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
    std::size_t m_column = 1; ///< in code points
};

/// Makes the repaired text and its ledger from what goes where.
class Mending
{
public:
    explicit Mending(std::string_view text)
        : m_text(text)
        , m_places(text)
    {
    }

    void replace(Span at, std::string now, std::string page)
    {
        const TextPlace place = m_places.placeOf(at.begin);
        m_report.repaired.append(m_text.substr(m_copied, at.begin - m_copied));
        m_report.repaired += now;
        m_copied = at.end;
        m_report.repairs.push_back({at, place.line, place.column,
                                    std::string(m_text.substr(at.begin, at.size())), std::move(now),
                                    std::move(page)});
    }

    DamageReport finished()
    {
        m_report.repaired.append(m_text.substr(m_copied));
        return std::move(m_report);
    }

private:
    std::string_view m_text;
    Places m_places;
    std::size_t m_copied = 0;
    DamageReport m_report;
};

/// The emoji of FORMAT 1 and 8 that take two surrogates; no two have the second half in common.
constexpr char32_t emojiOfPairs[] = {U'🔴', U'🚨', U'🟠', U'🟡', U'🟢', U'📋', U'🔄', U'🚧'};

constexpr std::size_t surrogateLength = 3;

/// The surrogate that is written out at \a at as if it were a character; 0 where there is none.
char16_t surrogateAt(std::string_view text, std::size_t at)
{
    if (at + surrogateLength > text.size() || text[at] != '\xED')
        return 0;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    if (second < 0xA0 || second > 0xBF || (third & 0xC0) != 0x80)
        return 0;
    return char16_t(0xD000 | ((second & 0x3F) << 6) | (third & 0x3F));
}

struct FoundEmoji
{
    std::string text;
    std::size_t length = 0; ///< of what stands for it
};

/// The character of both halves, or the one emoji of the format that a second half belongs to.
std::optional<FoundEmoji> emojiOfSurrogates(std::string_view text, std::size_t at)
{
    const char16_t first = surrogateAt(text, at);
    const char16_t second = surrogateAt(text, at + surrogateLength);
    FoundEmoji found;
    if (QChar::isHighSurrogate(first) && QChar::isLowSurrogate(second)) {
        appendUtf8(found.text, QChar::surrogateToUcs4(first, second));
        found.length = 2 * surrogateLength;
        return found;
    }
    const auto fits = [&](char32_t emoji) { return QChar::lowSurrogate(emoji) == first; };
    const auto emoji = std::find_if(std::begin(emojiOfPairs), std::end(emojiOfPairs), fits);
    if (first == 0 || emoji == std::end(emojiOfPairs))
        return std::nullopt;
    appendUtf8(found.text, *emoji);
    found.length = surrogateLength;
    return found;
}

} // namespace

bool hasMojibake(std::string_view text)
{
    return mayHoldMojibake(text) && bestPage(runsOf(text)) != noPage;
}

DamageReport repairMojibake(std::string text)
{
    if (!mayHoldMojibake(text))
        return {std::move(text), {}};
    const Runs runs = runsOf(text);
    const std::size_t page = bestPage(runs);
    if (page == noPage)
        return {std::move(text), {}};
    const Mends mends = mendsBy(runs, page);
    Mending mending(text);
    for (const Span &run : runs.all) {
        const auto mend = mends.find(std::string_view(text).substr(run.begin, run.size()));
        if (mend != mends.end())
            mending.replace(run, mend->second.text,
                            std::string(codePages[page].name)
                                + (mend->second.isTwice ? ", twice" : ""));
    }
    return mending.finished();
}

DamageReport repairSurrogates(std::string bytes)
{
    constexpr std::string_view firstByte = "\xED";
    const std::string_view text = bytes;
    Mending mending(text);
    bool isMended = false;
    std::size_t at = text.find(firstByte);
    while (at != std::string_view::npos) {
        const auto emoji = emojiOfSurrogates(text, at);
        if (emoji) {
            mending.replace({at, at + emoji->length}, emoji->text, "surrogates");
            isMended = true;
        }
        at = text.find(firstByte, at + (emoji ? emoji->length : 1));
    }
    return isMended ? mending.finished() : DamageReport{std::move(bytes), {}};
}

} // namespace loadline::markdown
