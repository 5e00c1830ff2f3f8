// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/code_pages.h"

#include <QStringDecoder>

#include <algorithm>
#include <map>

namespace loadline::markdown {

namespace {

constexpr int firstHighByte = 0x80;
constexpr int highBytes = 0x80;

} // namespace

const PageTable &PageTable::instance()
{
    static const PageTable table;
    return table;
}

PageTable::PageTable()
{
    QByteArray high(highBytes, Qt::Uninitialized);
    for (int i = 0; i < highBytes; ++i)
        high[i] = char(firstHighByte + i);
    std::map<char32_t, PageBytes> bytes;
    for (std::size_t page = 0; page < codePages.size(); ++page) {
        QStringDecoder decoder(codePages[page].converter);
        const QString characters = decoder.isValid() ? QString(decoder(high)) : QString();
        if (characters.size() != highBytes)
            continue; // this system's Qt does not know the page
        for (int i = 0; i < highBytes; ++i) {
            const char16_t c = characters[i].unicode();
            if (c != QChar::ReplacementCharacter)
                bytes[c][page] = std::uint8_t(firstHighByte + i);
        }
    }
    m_bytes.assign(bytes.begin(), bytes.end());
}

bool PageTable::mayHold(char32_t c)
{
    constexpr char32_t apple = 0xF8FF;
    constexpr char32_t firstLigature = 0xFB01;
    constexpr char32_t lastLigature = 0xFB02;
    constexpr char32_t behindBoxes = 0x2600;
    return c < behindBoxes || c == apple || (c >= firstLigature && c <= lastLigature);
}

const PageBytes *PageTable::bytesOf(char32_t c) const
{
    const auto at = std::lower_bound(m_bytes.begin(), m_bytes.end(), c,
                                     [](const auto &entry, char32_t wanted) {
                                         return entry.first < wanted;
                                     });
    return at != m_bytes.end() && at->first == c ? &at->second : nullptr;
}

} // namespace loadline::markdown
