// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/block_list.h"

#include "support/test_main.h"

#include <QTest>

#include <numeric>
#include <random>
#include <string>

using namespace loadline;

namespace {

/// A number that knows how often any of its kind was copied.
struct Counted
{
    Counted(int is = 0)
        : number(is)
    {
    }
    Counted(const Counted &other)
        : number(other.number)
    {
        ++copies;
    }
    Counted(Counted &&) = default;
    Counted &operator=(const Counted &other)
    {
        number = other.number;
        ++copies;
        return *this;
    }
    Counted &operator=(Counted &&) = default;
    friend bool operator==(const Counted &, const Counted &) = default;

    int number = 0;
    static inline int copies = 0;
};

using List = BlockList<Counted>;

std::vector<Counted> upTo(int count)
{
    std::vector<Counted> result;
    result.resize(std::size_t(count));
    std::iota(result.begin(), result.end(), 0);
    return result;
}

} // namespace

class tst_block_list : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldBeASequence();
    void shouldEqualAVectorUnderAnyEdits();
    void shouldCopyOnlyWhatIsWritten();
    void shouldMoveWhatNobodyElseHas();
};

void tst_block_list::shouldBeASequence()
{
    const List none;
    QVERIFY(none.empty() && none.begin() == none.end());
    const List list(upTo(1000));
    QCOMPARE(list.size(), std::size_t(1000));
    QCOMPARE(list.front().number, 0);
    QCOMPARE(list.back().number, 999);
    QCOMPARE(list.end() - list.begin(), std::ptrdiff_t(1000));
    int next = 0;
    for (const Counted &each : list)
        QCOMPARE(each.number, next++);
    QCOMPARE(next, 1000);
    // Sorted as it is, it can be searched by halves, from either end.
    const auto at = std::partition_point(list.begin(), list.end(),
                                         [](const Counted &each) { return each.number < 700; });
    QCOMPARE(at->number, 700);
    QCOMPARE(at[-1].number, 699);
    QCOMPARE(std::make_reverse_iterator(list.end())->number, 999);
}

/// Copies are taken all along and must stay as they were.
void tst_block_list::shouldEqualAVectorUnderAnyEdits()
{
    std::mt19937 random(20260217);
    for (int run = 0; run < 60; ++run) {
        std::vector<Counted> vector = upTo(int(random() % 300));
        List list(vector);
        std::vector<std::pair<std::vector<Counted>, List>> copies;
        for (int step = 0; step < 40; ++step) {
            if (random() % 3 == 0)
                copies.emplace_back(vector, list);
            const std::size_t first = random() % (vector.size() + 1);
            const std::size_t last = first + random() % (vector.size() - first + 1);
            const auto begin = vector.begin() + std::ptrdiff_t(first);
            switch (random() % 4) {
            case 0:
                vector.emplace_back(step);
                list.push_back(step);
                break;
            case 1:
                if (first < vector.size())
                    vector[first].number = list.writable(first).number = -step;
                break;
            default: {
                const auto others = upTo(int(random() % 90));
                list.replace(first, last, others);
                const auto at = vector.erase(begin, vector.begin() + std::ptrdiff_t(last));
                vector.insert(at, others.begin(), others.end());
            }
            }
            QVERIFY(std::equal(vector.begin(), vector.end(), list.begin(), list.end()));
        }
        for (const auto &[was, copy] : copies) {
            QVERIFY(std::equal(was.begin(), was.end(), copy.begin(), copy.end()));
            QVERIFY(copy == List(was));
        }
    }
}

void tst_block_list::shouldCopyOnlyWhatIsWritten()
{
    const List list(upTo(10000));
    Counted::copies = 0;
    List copy = list;
    QCOMPARE(Counted::copies, 0);
    copy.writable(5000).number = -1;
    const int block = Counted::copies;
    QVERIFY(block > 0 && block <= 200);
    copy.writable(5001).number = -1; // beside it: its block is its own already
    copy.writable(5000).number = -2;
    QCOMPARE(Counted::copies, block);
    QCOMPARE(list[5000].number, 5000);
    QCOMPARE(list[5001].number, 5001);
}

void tst_block_list::shouldMoveWhatNobodyElseHas()
{
    List list(upTo(1000));
    Counted::copies = 0;
    list.replace(100, 300, {});
    list.writable(5).number = -1;
    list.push_back(7);
    QCOMPARE(Counted::copies, 0);
    QCOMPARE(list.size(), std::size_t(801));
}

LOADLINE_TEST(tst_block_list)

#include "tst_block_list.moc"
