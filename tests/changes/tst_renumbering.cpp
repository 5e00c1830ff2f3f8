// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation.h"

#include "changes/references.h"
#include "changes/renumber.h"
#include "markdown/reader.h"
#include "support/generator.h"
#include "support/register_summary.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <set>

using namespace loadline;
using namespace loadline::test;

/// `renumber`: names become unique, what cites them follows, all else stays.
class tst_renumbering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldGiveOnlyDuplicatesANewNumber();
    void shouldNumberAllInOrder();
    void shouldPartRunsOfNumbers();
    void shouldFindReferences_data();
    void shouldFindReferences();
    void shouldHold_data();
    void shouldHold();
};

namespace {

std::string renumbered(const std::string &text, changes::RenumberScope scope)
{
    const auto done = changes::renumber(markdown::read(text), scope);
    return done ? applied(text, done->change.splices) : "REFUSED: " + done.error().what;
}

} // namespace

void tst_renumbering::shouldGiveOnlyDuplicatesANewNumber()
{
    const std::string text = "## Iteration 2 - A\n\nAfter risk 3 and #4.\n\n## Iteration 2 - B\n\n"
                             "## Risk Register\n\n### High\n3. Fog → Iteration 2\n4. Ice\n\n"
                             "### Low\n3. Dew\n   - **Owner**: Ines\n4. Mist\n";
    const auto done = changes::renumber(markdown::read(text), changes::RenumberScope::Duplicates);
    QVERIFY(done.has_value());
    QCOMPARE(applied(text, done->change.splices),
             std::string("## Iteration 2 - A\n\nAfter risk 3 and #4.\n\n## Iteration 3 - B\n\n"
                         "## Risk Register\n\n### High\n3. Fog → Iteration 2\n4. Ice\n\n"
                         "### Low\n5. Dew\n   - **Owner**: Ines\n6. Mist\n"));
    QCOMPARE(done->names.size(), std::size_t(3));
    QCOMPARE(done->references.size(), std::size_t(0));
    QCOMPARE(done->left.size(), std::size_t(3));
    QCOMPARE(done->left.front().was, std::string("risk 3"));
    QCOMPARE(done->left.front().line, std::size_t(3));
}

void tst_renumbering::shouldNumberAllInOrder()
{
    const std::string text = "# See risks 9 and 7\n\n## Iteration 4 - A\n**Status**: Completed\n\n"
                             "As `#7` says, R-9 and PR #7 are no risks; risk #9 is.\n\n"
                             "## Risk Register\n\n### High (Iteration 4 - FIXED)\n"
                             "9. ~~Fog~~ ✅ **FIXED**\n\n### High\n7. Ice - like #9\n<!-- -->\n"
                             "12. Dew\n\n**Next Iteration**: Iteration 4\n";
    const auto done = changes::renumber(markdown::read(text), changes::RenumberScope::All);
    QVERIFY(done.has_value());
    QCOMPARE(applied(text, done->change.splices),
             std::string("# See risks 1 and 2\n\n## Iteration 1 - A\n**Status**: Completed\n\n"
                         "As `#7` says, R-9 and PR #2 are no risks; risk #1 is.\n\n"
                         "## Risk Register\n\n### High (Iteration 1 - FIXED)\n"
                         "1. ~~Fog~~ ✅ **FIXED**\n\n### High\n2. Ice - like #1\n3. Dew\n\n"
                         "**Next Iteration**: Iteration 1\n"));
}

/// The comment line stands before the item whose number it parts from those above.
void tst_renumbering::shouldPartRunsOfNumbers()
{
    const std::string head = "## Risk Register\n\n### High\n";
    QCOMPARE(renumbered(head + "1. a\n2. b\n2. c\n3. d\n", changes::RenumberScope::Duplicates),
             head + "1. a\n2. b\n<!-- -->\n4. c\n<!-- -->\n3. d\n");
    QCOMPARE(renumbered(head + "3. a\n3. b\n4. c\n9. d\n", changes::RenumberScope::Duplicates),
             head + "3. a\n<!-- -->\n10. b\n<!-- -->\n4. c\n9. d\n");
}

void tst_renumbering::shouldFindReferences_data()
{
    QTest::addColumn<QByteArray>("prose");
    QTest::addColumn<QByteArray>("found"); // names, r for risks and i for iterations
    QTest::newRow("hash") << QByteArray("see #3, (#4) and [#3]") << QByteArray("r3 r4 r3");
    QTest::newRow("words") << QByteArray("Risk 3, risks 3, 4 and 3") << QByteArray("r3 r3 r4 r3");
    QTest::newRow("a name") << QByteArray("R-007: and (R-007)") << QByteArray("rR-007 rR-007");
    QTest::newRow("iterations") << QByteArray("→ Iteration 2, iterations 2 and 2, (Iteration 2)")
                                << QByteArray("i2 i2 i2 i2");
    QTest::newRow("unknown numbers") << QByteArray("#99, risk 98, Iteration 97") << QByteArray();
    QTest::newRow("parts of more")
        << QByteArray("Iteration 2.1, risk 3.5, a#3, R-0071, xR-007") << QByteArray();
    QTest::newRow("code and comments") << QByteArray("`#3` <!-- risk 3 -->") << QByteArray();
    QTest::newRow("other things") << QByteArray("3 of 4 risks, phase 2, port 3") << QByteArray();
    QTest::newRow("links") << QByteArray("https://example.org/x#3 and [a](#3-b)") << QByteArray();
}

void tst_renumbering::shouldFindReferences()
{
    QFETCH(QByteArray, prose);
    const auto reg = markdown::read("# T\n\n" + prose.toStdString()
                                    + "\n\n## Iteration 2 - A\n\n## Risk Register\n\n### High\n"
                                      "3. Fog\n4. Ice\n- R-007: Dew\n");
    QByteArray found;
    for (const auto &reference : changes::referencesIn(reg))
        found += QByteArray(found.isEmpty() ? "" : " ") + (reference.isIteration ? "i" : "r")
                 + QByteArray::fromStdString(reference.name);
    QTEST(found, "found");
}

void tst_renumbering::shouldHold_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<bool>("mutate");
    QTest::addColumn<QByteArray>("text"); // empty: a generated register each time
    for (int seed = 1; seed <= 5; ++seed) {
        QTest::addRow("generated %d", seed) << seed << false << QByteArray();
        QTest::addRow("generated and mutated %d", seed) << seed << true << QByteArray();
    }
    QTest::newRow("the sample") << 21 << false << QByteArray::fromStdString(sampleRegister());
    int seed = 100;
    for (const auto &path : corpusFiles()) {
        const auto text = sharedFile(path);
        if (isUtf8(text) && text.size() < 60000)
            QTest::newRow(path.c_str()) << ++seed << false << QByteArray::fromStdString(text);
    }
}

void tst_renumbering::shouldHold()
{
    QFETCH(int, seed);
    QFETCH(bool, mutate);
    QFETCH(QByteArray, text);
    Dice dice{std::uint64_t(seed)};
    int refused = 0;
    const int rounds = text.isEmpty() ? 60 : 1;
    for (int i = 0; i < rounds; ++i) {
        std::string before = text.toStdString();
        if (before.empty())
            before = makeRegister(randomStyle(dice), dice);
        if (mutate)
            before = mutated(mutated(before, dice), dice);
        for (const auto scope : {changes::RenumberScope::Duplicates, changes::RenumberScope::All}) {
            const auto reg = markdown::read(before);
            const auto done = changes::renumber(reg, scope);
            if (!done) {
                QVERIFY(!done.error().hint.empty());
                ++refused;
                continue;
            }
            const auto result = applied(before, done->change.splices);
            QCOMPARE(applied(result, inverse(before, done->change.splices)), before);
            const auto after = markdown::read(result);
            // Names are unique.
            std::set<std::string> names;
            for (const auto &risk : after.risks)
                if (risk.number)
                    QVERIFY2(names.insert(risk.id).second, (before + "\n---\n" + result).c_str());
            std::set<int> numbers;
            for (const auto &iteration : after.iterations)
                if (iteration.number)
                    QVERIFY2(numbers.insert(*iteration.number).second, result.c_str());
            // Everything else is as it was, and once more changes nothing.
            QCOMPARE(after.risks.size(), reg.risks.size());
            QCOMPARE(after.iterations.size(), reg.iterations.size());
            const auto again = renumbered(result, scope);
            if (again != result)
                QFAIL((before + "\n--- once:\n" + result + "\n--- twice:\n" + again).c_str());
        }
    }
    if (text.isEmpty() && !mutate)
        QCOMPARE(refused, 0);
}

LOADLINE_TEST(tst_renumbering)
#include "tst_renumbering.moc"
