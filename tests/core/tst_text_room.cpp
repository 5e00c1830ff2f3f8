// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text_room.h"

#include "support/test_main.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace loadline;

class tst_text_room : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldMakeRoom();
    void shouldKeepTheRoomOfALargeText();
    void shouldKeepItForTextsOfThatSizeAlone();
    void shouldKeepTwoThatWentLast();
    void shouldServeSeveralThreads();
};

namespace {

constexpr std::size_t size = 5 << 20;

std::string filled(std::size_t bytes, char with)
{
    std::string text = textWithRoom(bytes);
    text.append(bytes, with);
    return text;
}

} // namespace

void tst_text_room::shouldMakeRoom()
{
    for (const std::size_t bytes : {std::size_t(0), std::size_t(100), size, size * 3}) {
        const std::string text = textWithRoom(bytes);
        QVERIFY(text.empty());
        QVERIFY(text.capacity() >= bytes);
    }
}

void tst_text_room::shouldKeepTheRoomOfALargeText()
{
    auto text = withRoomKept(filled(size, 'a'));
    const char *room = text->data();
    const auto other = text;
    text.reset();
    QVERIFY(textWithRoom(size).data() != room); // it is still held
    QCOMPARE(other->size(), size);
    QCOMPARE(other->back(), 'a');
}

void tst_text_room::shouldKeepItForTextsOfThatSizeAlone()
{
    auto text = withRoomKept(filled(size, 'a'));
    const char *room = text->data();
    text.reset();
    QVERIFY(textWithRoom(size / 4).data() != room);
    QVERIFY(textWithRoom(size * 2).data() != room);
    const std::string grown = textWithRoom(size + 1000);
    QVERIFY(grown.data() == room);
    QVERIFY(grown.empty());
}

void tst_text_room::shouldKeepTwoThatWentLast()
{
    std::vector<std::shared_ptr<const std::string>> texts;
    std::vector<const char *> rooms;
    for (const char letter : {'a', 'b', 'c'}) {
        texts.push_back(withRoomKept(filled(size, letter)));
        rooms.push_back(texts.back()->data());
    }
    for (auto &text : texts)
        text.reset();
    const std::string one = textWithRoom(size);
    const std::string two = textWithRoom(size);
    const auto isOf = [&](const std::string &text, std::size_t which) {
        return text.data() == rooms[which];
    };
    QVERIFY((isOf(one, 1) && isOf(two, 2)) || (isOf(one, 2) && isOf(two, 1)));
}

void tst_text_room::shouldServeSeveralThreads()
{
    constexpr int rounds = 200;
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (const char letter : {'a', 'b', 'c', 'd'}) {
        threads.emplace_back([&wrong, letter] {
            for (int round = 0; round < rounds; ++round) {
                const auto text = withRoomKept(filled((1 << 20) + std::size_t(round), letter));
                if (text->find_first_not_of(letter) != std::string::npos)
                    ++wrong;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

LOADLINE_TEST(tst_text_room)
#include "tst_text_room.moc"
