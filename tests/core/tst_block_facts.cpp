// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/block_facts.h"

#include "support/test_main.h"

#include <QTest>

#include <numeric>
#include <random>
#include <vector>

using namespace loadline;

namespace {

using List = BlockList<int>;

List upTo(int count)
{
    std::vector<int> numbers(std::size_t(count), 0);
    std::iota(numbers.begin(), numbers.end(), 0);
    return List(numbers);
}

/// The sum of each block, and how many blocks were looked at.
class Sums
{
public:
    bool look(const List &list)
    {
        looks = 0;
        return m_facts.look(list, [&](std::size_t first, std::size_t behind) {
            ++looks;
            return std::accumulate(list.begin() + std::ptrdiff_t(first),
                                   list.begin() + std::ptrdiff_t(behind), 0);
        });
    }
    int sum() const
    {
        int all = 0;
        for (std::size_t block = 0; block < m_facts.size(); ++block)
            all += m_facts[block];
        return all;
    }
    void forget() { m_facts.forget(); }
    int looks = 0;

private:
    BlockFacts<int, int> m_facts;
};

} // namespace

class tst_block_facts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldLookAgainOnlyAtWhatWasWritten();
    void shouldPassOverWhatMoved();
    void shouldSayWhetherAnythingIsOther();
    void shouldHoldUnderAnyEdits();
};

void tst_block_facts::shouldLookAgainOnlyAtWhatWasWritten()
{
    const List list = upTo(1000);
    Sums sums;
    QVERIFY(sums.look(list));
    QCOMPARE(sums.looks, int(list.blockCount()));
    List copy = list;
    sums.look(copy);
    QCOMPARE(sums.looks, 0);
    copy.writable(500) += 7;
    sums.look(copy);
    QCOMPARE(sums.looks, 1);
    QCOMPARE(sums.sum(), 1000 * 999 / 2 + 7);
    sums.look(list);
    QCOMPARE(sums.looks, 1);
    QCOMPARE(sums.sum(), 1000 * 999 / 2);
    sums.forget();
    sums.look(list);
    QCOMPARE(sums.looks, int(list.blockCount()));
}

void tst_block_facts::shouldPassOverWhatMoved()
{
    const List list = upTo(1000);
    Sums sums;
    sums.look(list);
    List moved = list;
    moved.movable(3) = 3;
    moved.movable(999) = 999;
    QVERIFY(!sums.look(moved));
    QCOMPARE(sums.looks, 0);
}

void tst_block_facts::shouldSayWhetherAnythingIsOther()
{
    const List list = upTo(130);
    Sums sums;
    sums.look(list);
    List copy = list;
    copy.writable(5) = 5;
    QVERIFY(!sums.look(copy)); // written, and as it was
    copy.writable(5) = 6;
    QVERIFY(sums.look(copy));
    copy.push_back(0); // the sum of its block is the same
    QVERIFY(sums.look(copy));
    copy.replace(130, 131, {});
    QVERIFY(sums.look(copy));
}

/// Copies come and go, and any of them is looked at.
void tst_block_facts::shouldHoldUnderAnyEdits()
{
    std::mt19937 random(20260301);
    Sums sums;
    for (int run = 0; run < 40; ++run) {
        std::vector<List> lists{upTo(int(random() % 400))};
        for (int step = 0; step < 60; ++step) {
            if (random() % 4 == 0)
                lists.push_back(lists[random() % lists.size()]);
            List &list = lists[random() % lists.size()];
            const std::size_t first = random() % (list.size() + 1);
            const std::size_t last = first + random() % (list.size() - first + 1);
            if (random() % 3 == 0)
                list.replace(first, last, std::vector<int>(random() % 70, int(random() % 9)));
            else if (first < list.size())
                list.writable(first) = int(random() % 100);
            const List &seen = lists[random() % lists.size()];
            sums.look(seen);
            QCOMPARE(sums.sum(), std::accumulate(seen.begin(), seen.end(), 0));
        }
    }
}

LOADLINE_TEST(tst_block_facts)

#include "tst_block_facts.moc"
