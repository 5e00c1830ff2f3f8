// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/change.h"

#include "core/composed.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace loadline;

namespace {

/// Random text of few letters and every kind of line ending, so that texts have much in common.
std::string randomText(std::mt19937 &random, std::size_t longest)
{
    static const std::string pieces[] = {"a", "b", " ", "\n", "\r\n", "\r", "✅", "\n\n"};
    std::string text;
    for (std::size_t n = random() % (longest + 1); n > 0; --n)
        text += pieces[random() % std::size(pieces)];
    return text;
}

std::vector<Splice> randomSplices(std::mt19937 &random, const std::string &text)
{
    std::vector<std::size_t> places(2 * (random() % 5));
    for (std::size_t &place : places)
        place = random() % (text.size() + 1);
    std::sort(places.begin(), places.end());
    std::vector<Splice> splices;
    for (std::size_t i = 0; i < places.size(); i += 2)
        splices.push_back({{places[i], places[i + 1]}, randomText(random, 6)});
    return splices;
}

std::string mutated(std::mt19937 &random, const std::string &text)
{
    return applied(text, randomSplices(random, text));
}

bool isLineStart(const std::string &text, std::size_t at)
{
    return at == 0 || text[at - 1] == '\n'
           || (text[at - 1] == '\r' && (at == text.size() || text[at] != '\n'));
}

} // namespace

class tst_change : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldApplySplicesByTheirPlacesBefore();
    void shouldTakeEverySpliceBack();
    void shouldComposeTwoSteps();
    void shouldComposeAnyNumberOfSteps();
    void shouldFindADifferenceThatLeadsThere();
    void shouldFindTheLeastLines_data();
    void shouldFindTheLeastLines();
    void shouldDescribeEveryChange_data();
    void shouldDescribeEveryChange();
};

void tst_change::shouldApplySplicesByTheirPlacesBefore()
{
    const std::string text = "0123456789";
    QCOMPARE(applied(text, {}), text);
    QCOMPARE(applied(text, {{{0, 0}, "a"}, {{2, 4}, ""}, {{4, 4}, "b"}, {{9, 10}, "end"}}),
             std::string("a01b45678end"));
}

void tst_change::shouldTakeEverySpliceBack()
{
    std::mt19937 random(1);
    for (int i = 0; i < 5000; ++i) {
        const std::string before = randomText(random, 40);
        const std::vector<Splice> splices = randomSplices(random, before);
        const std::string after = applied(before, splices);
        const std::vector<Splice> back = inverse(before, splices);
        QCOMPARE(applied(after, back), before);
        QCOMPARE(inverse(after, back), splices);
    }
}

void tst_change::shouldComposeTwoSteps()
{
    // What the first puts in is taken out again in part; what touches becomes one.
    QCOMPARE(composed({{{2, 4}, "abc"}}, {{{3, 4}, ""}, {{5, 6}, "x"}}),
             (std::vector<Splice>{{{2, 5}, "acx"}}));
    QCOMPARE(composed({{{2, 2}, "a"}}, {{{9, 9}, "b"}}),
             (std::vector<Splice>{{{2, 2}, "a"}, {{8, 8}, "b"}}));
    std::mt19937 random(3);
    for (int i = 0; i < 20000; ++i) {
        const std::string text = randomText(random, 30);
        const std::vector<Splice> first = randomSplices(random, text);
        const std::string between = applied(text, first);
        const std::vector<Splice> second = randomSplices(random, between);
        const std::vector<Splice> both = composed(first, second);
        QCOMPARE(applied(text, both), applied(between, second));
        for (std::size_t j = 1; j < both.size(); ++j)
            QVERIFY(both[j - 1].at.end < both[j].at.begin);
    }
}

void tst_change::shouldComposeAnyNumberOfSteps()
{
    std::mt19937 random(4);
    for (std::size_t count = 0; count < 40; ++count) {
        const std::string text = randomText(random, 60);
        std::string after = text;
        std::vector<std::vector<Splice>> steps;
        for (std::size_t i = 0; i < count; ++i) {
            steps.push_back(randomSplices(random, after));
            after = applied(after, steps.back());
        }
        std::vector<const std::vector<Splice> *> inOrder;
        for (const std::vector<Splice> &step : steps)
            inOrder.push_back(&step);
        QCOMPARE(applied(text, composed(inOrder)), after);
    }
}

void tst_change::shouldFindADifferenceThatLeadsThere()
{
    std::mt19937 random(2);
    for (int i = 0; i < 20000; ++i) {
        const std::string before = randomText(random, 20);
        const std::string after = i % 2 ? mutated(random, before) : randomText(random, 20);
        const std::vector<Splice> splices = difference(before, after);
        QCOMPARE(applied(before, splices), after);
        QCOMPARE(splices.empty(), before == after);
        for (const Splice &splice : splices) {
            QVERIFY(isLineStart(before, splice.at.begin));
            QVERIFY(splice.at.end == before.size() || isLineStart(before, splice.at.end));
        }
    }
}

void tst_change::shouldFindTheLeastLines_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("begin");
    QTest::addColumn<int>("end");
    QTest::addColumn<QByteArray>("with");
    const auto row = [](const char *name, const char *before, const char *after, int begin, int end,
                        const char *with) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << begin << end
                            << QByteArray(with);
    };
    row("a line changed", "one\ntwo\nthree\n", "one\ntwos\nthree\n", 4, 8, "twos\n");
    row("a line added", "one\nthree\n", "one\ntwo\nthree\n", 4, 4, "two\n");
    row("a line removed", "one\ntwo\nthree\n", "one\nthree\n", 4, 8, "");
    row("a line doubled", "one\ntwo\n", "one\ntwo\ntwo\n", 8, 8, "two\n");
    row("CRLF", "one\r\ntwo\r\nthree", "one\r\ntoo\r\nthree", 5, 10, "too\r\n");
    row("a line feed joins a lone CR", "one\r", "one\r\n", 0, 4, "one\r\n");
    row("the last newline", "one\ntwo", "one\ntwo\n", 4, 7, "two\n");
    row("from nothing", "", "one\n", 0, 0, "one\n");
    row("to nothing", "one\n", "", 0, 4, "");
}

void tst_change::shouldFindTheLeastLines()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(int, begin);
    QFETCH(int, end);
    QFETCH(QByteArray, with);
    const auto splices = difference(before.toStdString(), after.toStdString());
    QCOMPARE(splices.size(), std::size_t(1));
    QCOMPARE(int(splices[0].at.begin), begin);
    QCOMPARE(int(splices[0].at.end), end);
    QCOMPARE(QByteArray::fromStdString(splices[0].with), with);
}

void tst_change::shouldDescribeEveryChange_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("risks");
    QTest::addColumn<QString>("words");
    const auto row = [](ChangeKind kind, const char *object, const char *key, const char *value,
                        const char *risks, const char *words) {
        QTest::newRow(words) << int(kind) << QString::fromUtf8(object) << QString::fromUtf8(key)
                             << QString::fromUtf8(value) << QString::fromUtf8(risks)
                             << QString::fromUtf8(words);
    };
    row(ChangeKind::AddRisk, "risk:9", "", "No rate limit", "", "Added risk 9");
    row(ChangeKind::AddIteration, "iteration:2", "", "Shutdown", "", "Added iteration 2");
    row(ChangeKind::AddItem, "iteration:2/testing", "", "Runtime", "",
        "Added to testing of iteration 2: Runtime");
    row(ChangeKind::SetField, "risk:3", "Owner", "Dana", "", "Set owner of risk 3 to Dana");
    row(ChangeKind::SetField, "risk:R-003", "CVE", "a\nb", "", "Set CVE of risk R-003 to a b");
    row(ChangeKind::SetField, "risk:3", "owner", "", "", "Removed owner of risk 3");
    row(ChangeKind::SetField, "register", "title", "Tasks", "",
        "Set title of the register to Tasks");
    row(ChangeKind::Plan, "risk:2", "", "2", "", "Planned risk 2 for iteration 2");
    row(ChangeKind::Plan, "", "", "2", "2,3,5", "Planned risks 2, 3 and 5 for iteration 2");
    row(ChangeKind::Unplan, "risk:2", "", "", "", "Took risk 2 out of the plan");
    row(ChangeKind::MoveRisk, "risk:2", "", "high", "", "Moved risk 2 to high");
    row(ChangeKind::ReorderRisk, "risk:2", "", "1", "",
        "Moved risk 2 within the group before risk 1");
    row(ChangeKind::Complete, "iteration:2", "", "", "", "Completed iteration 2");
    row(ChangeKind::Complete, "iteration:2", "", "", "2", "Completed iteration 2; fixed risk 2");
    row(ChangeKind::Complete, "iteration:2", "", "", "2,3",
        "Completed iteration 2; fixed risks 2 and 3");
    row(ChangeKind::Reopen, "iteration:2", "", "", "2,3",
        "Reopened iteration 2; opened risks 2 and 3 again");
    row(ChangeKind::Accept, "risk:3", "", "by Dana", "", "Accepted risk 3: by Dana");
    row(ChangeKind::Close, "risk:3", "", "", "", "Closed risk 3");
    row(ChangeKind::EditText, "iteration:2", "solution", "", "", "Edited solution of iteration 2");
    row(ChangeKind::EditText, "register", "", "", "", "Edited the register");
    row(ChangeKind::EditItem, "iteration:2/benefits", "", "", "",
        "Edited an entry of benefits of iteration 2");
    row(ChangeKind::RemoveItem, "iteration:2/testing", "", "Lint", "",
        "Removed an entry of testing of iteration 2: Lint");
    row(ChangeKind::MoveItem, "iteration:2/testing", "", "", "",
        "Moved an entry of testing of iteration 2");
    row(ChangeKind::AddSection, "iteration:2", "", "Testing", "",
        "Added a section to iteration 2: Testing");
    row(ChangeKind::RemoveSection, "iteration:2", "", "Testing", "",
        "Removed a section of iteration 2: Testing");
    row(ChangeKind::RecordFiles, "iteration:2", "", "4 files", "",
        "Recorded 4 files of iteration 2");
    row(ChangeKind::RecordTests, "iteration:2", "", "3 of 4 passed, 1 failed", "",
        "Recorded the tests of iteration 2: 3 of 4 passed, 1 failed");
    row(ChangeKind::Mend, "register", "rendered-number", "", "",
        "Mended rendered-number in the register");
    row(ChangeKind::Repair, "register", "", "", "", "Repaired damaged characters");
    row(ChangeKind::Import, "register", "", "RISKS.md", "", "Imported the register from RISKS.md");
    row(ChangeKind::SignOff, "register", "go with caution", "Ilse: the hub first", "",
        "Signed off as go with caution by Ilse: the hub first");
    row(ChangeKind::Bring, "register", "", "main", "",
        "Brought back the edits that were set aside for main");
    row(ChangeKind::External, "register", "", "", "", "Took over what changed in the file");
    row(ChangeKind::External, "register", "branch", "main", "",
        "Took over the file of another branch: main");
}

void tst_change::shouldDescribeEveryChange()
{
    QFETCH(int, kind);
    QFETCH(QString, object);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, risks);
    QFETCH(QString, words);
    ChangeNote note{
        ChangeKind(kind), object.toStdString(), key.toStdString(), value.toStdString(), {}};
    for (const QString &risk : risks.split(QLatin1Char(','), Qt::SkipEmptyParts))
        note.risks.push_back(risk.toStdString());
    QCOMPARE(QString::fromStdString(describe(note)), words);
}

LOADLINE_TEST(tst_change)
#include "tst_change.moc"
