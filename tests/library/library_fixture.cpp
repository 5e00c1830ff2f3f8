// SPDX-License-Identifier: GPL-3.0-or-later
#include "library_fixture.h"

#include <algorithm>

namespace loadline::test {

Author fixedAuthor()
{
    return {"Robin", "2026-03-04T05:06:07Z"};
}

std::string linesOfText(std::size_t size, std::mt19937 &random)
{
    std::string text;
    while (text.size() < size) {
        text.append(random() % 100, char('a' + random() % 26));
        text += random() % 7 == 0 ? "\r\n" : "\n";
    }
    return text;
}

std::vector<Splice> randomSplices(std::size_t size, std::mt19937 &random)
{
    std::vector<std::size_t> ends;
    const std::size_t count = 1 + random() % 4;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t begin = random() % (size + 1);
        const std::size_t most = random() % 10 == 0 ? size : 200;
        ends.push_back(begin);
        ends.push_back(std::min(size, begin + random() % (most + 1)));
    }
    std::sort(ends.begin(), ends.end());
    std::vector<Splice> splices;
    for (std::size_t i = 0; i < ends.size(); i += 2) {
        const std::size_t most = random() % 10 == 0 ? 90'000 : 120;
        std::string with = linesOfText(random() % most, random);
        splices.push_back({{ends[i], ends[i + 1]}, random() % 4 == 0 ? std::string() : with});
    }
    return splices;
}

JournalEntry entryFor(const std::string &text, const std::vector<Splice> &splices)
{
    JournalEntry entry;
    entry.author = fixedAuthor();
    entry.note = {ChangeKind::EditText, "register", "key", "value", {"1", "R-2"}};
    entry.splices = splices;
    entry.inverse = inverse(text, splices);
    return entry;
}

Result<Opened> openNew(Library &library, const std::string &name, const std::string &text)
{
    const Result<RegisterId> id = library.create({name, text, {}, {}, std::nullopt, fixedAuthor()});
    if (!id)
        return tl::make_unexpected(id.error());
    return openAgain(library, name);
}

Result<Opened> openAgain(Library &library, const std::string &name)
{
    const Result<ListedRegister> listed = library.find(name);
    if (!listed)
        return tl::make_unexpected(listed.error());
    Result<StoredRegister> stored = library.load(listed->id);
    if (!stored)
        return tl::make_unexpected(stored.error());
    std::unique_ptr<Journal> journal = library.journal(*stored, fixedAuthor);
    return Opened{listed->id, std::move(*stored), std::move(journal)};
}

void addAwkwardTexts()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("one NUL") << QByteArray("\0", 1);
    QTest::newRow("NUL in a line") << QByteArray("a\0b\n", 4);
    QTest::newRow("byte-order mark") << QByteArray("\xEF\xBB\xBF# Title\n");
    QTest::newRow("only a byte-order mark") << QByteArray("\xEF\xBB\xBF");
    QTest::newRow("U+FFFE") << QByteArray("\xEF\xBF\xBEx");
    QTest::newRow("CRLF") << QByteArray("a\r\nb\r\n");
    QTest::newRow("mixed line ends") << QByteArray("a\r\nb\nc\rd");
    QTest::newRow("not UTF-8") << QByteArray("\xFF\xFE\x80 \xC3");
    QTest::newRow("lone surrogate") << QByteArray("\xED\xB4\xB4");
    QTest::newRow("emoji") << QByteArray("\xF0\x9F\x94\xB4 risk");
    QTest::newRow("quotes and SQL") << QByteArray("'; DROP TABLE register; --\n%s ? :a");
    QTest::newRow("one long line") << QByteArray(300'000, 'x');
    QTest::newRow("many short lines") << QByteArray("- risk\r\n").repeated(40'000);
}

} // namespace loadline::test
