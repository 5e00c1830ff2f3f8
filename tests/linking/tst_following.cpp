// SPDX-License-Identifier: GPL-3.0-or-later
#include "linking/following.h"

#include "support/generator.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace loadline;
using namespace loadline::linking;
using loadline::test::Dice;
using loadline::test::houseRegister;

namespace {

using Kind = Following::Kind;

Sight sightOf(const std::string &bytes, const std::string &place)
{
    Sight sight;
    sight.kind = Sight::Kind::Text;
    sight.bytes = bytes;
    sight.place = place;
    return sight;
}

std::string replaced(std::string text, const std::string &what, const std::string &with)
{
    const std::size_t at = text.find(what);
    if (at == std::string::npos)
        qFatal("the test's text has no %s", what.c_str());
    return text.replace(at, what.size(), with);
}

std::size_t countOf(const std::string &text, const std::string &what)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
        ++count;
    return count;
}

/// Parts that stay where they are, each with a line of its own that edits can be put behind.
constexpr std::size_t sections = 12;

std::string sectionedText()
{
    std::string text = "# Notes\n";
    for (std::size_t section = 0; section < sections; ++section)
        text += "\n## Part " + std::to_string(section) + "\nfirst line of part "
                + std::to_string(section) + "\n";
    return text;
}

/// Puts a line of its own into a part.
std::string marked(const std::string &text, std::size_t section, const std::string &mark)
{
    const std::string line = "first line of part " + std::to_string(section) + "\n";
    return replaced(text, line, line + mark + "\n");
}

} // namespace

class tst_following : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldDoNothingWhereNothingHappened();
    void shouldLearnTheBranch();
    void shouldTakeOverWhatChangedInTheFileAlone();
    void shouldOnlyNoteThatTheFileHasWhatIsHere();
    void shouldCombineWhatDoesNotOverlap();
    void shouldAskWhereTheSamePartChanged();
    void shouldSetUnwrittenEditsAsideWithTheirBranch();
    void shouldSetEditsAsideWhereTheFileIsTheSameOnBoth();
    void shouldFollowASwitchWithNothingUnwritten();
    void shouldBringEditsBackWithTheirBranch();
    void shouldBringThemBackOntoWhatChangedMeanwhile();
    void shouldLeaveStuckWhatCannotBeCombined();
    void shouldConcludeNothingFromAnUnknownBranch();
    void shouldTakeACommitOnNoBranchForTheSamePlace();
    void shouldLoseNothingInAnyOrderOfThings_data();
    void shouldLoseNothingInAnyOrderOfThings();
};

void tst_following::shouldDoNothingWhereNothingHappened()
{
    const Following done = follow({"edited\n", {"file\n", "main"}}, sightOf("file\n", "main"), {});
    QCOMPARE(int(done.kind), int(Kind::Nothing));
    QVERIFY(!done.text && !done.seen);
}

void tst_following::shouldLearnTheBranch()
{
    const Following done = follow({"edited\n", {"file\n", ""}}, sightOf("file\n", "main"), {});
    QCOMPARE(int(done.kind), int(Kind::Seen));
    const SeenFile seen{"file\n", "main"};
    QVERIFY(done.seen == seen);
    QVERIFY(!done.text);
}

void tst_following::shouldTakeOverWhatChangedInTheFileAlone()
{
    const Following done = follow({"a\n", {"a\n", "main"}}, sightOf("b\n", "main"), {});
    QCOMPARE(int(done.kind), int(Kind::TakenOver));
    QCOMPARE(done.text.value(), std::string("b\n"));
    QCOMPARE(done.seen->bytes, std::string("b\n"));
}

void tst_following::shouldOnlyNoteThatTheFileHasWhatIsHere()
{
    const Following done = follow({"b\n", {"a\n", "main"}}, sightOf("b\n", "main"), {});
    QCOMPARE(int(done.kind), int(Kind::Seen));
    QVERIFY(!done.text);
}

void tst_following::shouldCombineWhatDoesNotOverlap()
{
    const std::string base = sectionedText();
    const std::string ours = marked(base, 2, "ours");
    const std::string theirs = marked(base, 7, "theirs");

    const Following done = follow({ours, {base, "main"}}, sightOf(theirs, "main"), {});

    QCOMPARE(int(done.kind), int(Kind::Combined));
    QCOMPARE(done.text.value(), marked(ours, 7, "theirs"));
    QCOMPARE(done.seen->bytes, theirs);
}

void tst_following::shouldAskWhereTheSamePartChanged()
{
    const std::string base = houseRegister();
    const std::string ours = replaced(base, "## Iteration 1", "## Iteration 1 x");
    const std::string theirs = replaced(base, "## Iteration 1", "## Iteration 1 y");

    const Following done = follow({ours, {base, "main"}}, sightOf(theirs, "main"), {});

    QCOMPARE(int(done.kind), int(Kind::Conflict));
    QVERIFY(!done.text && !done.seen);
    QCOMPARE(done.combination->conflicts().size(), std::size_t(1));
}

void tst_following::shouldSetUnwrittenEditsAsideWithTheirBranch()
{
    const Following done = follow({"edited\n", {"file\n", "main"}}, sightOf("other\n", "feature"),
                                  {});
    QCOMPARE(int(done.kind), int(Kind::SetAside));
    QCOMPARE(done.text.value(), std::string("other\n"));
    const SeenFile seen{"other\n", "feature"};
    QVERIFY(done.seen == seen);
}

void tst_following::shouldSetEditsAsideWhereTheFileIsTheSameOnBoth()
{
    const Following done = follow({"edited\n", {"file\n", "main"}}, sightOf("file\n", "feature"),
                                  {});
    QCOMPARE(int(done.kind), int(Kind::SetAside));
    QCOMPARE(done.text.value(), std::string("file\n"));
}

void tst_following::shouldFollowASwitchWithNothingUnwritten()
{
    const Following done = follow({"file\n", {"file\n", "main"}}, sightOf("other\n", "feature"), {});
    QCOMPARE(int(done.kind), int(Kind::TakenOver));
    QCOMPARE(done.text.value(), std::string("other\n"));
    const Following same = follow({"file\n", {"file\n", "main"}}, sightOf("file\n", "feature"), {});
    QCOMPARE(int(same.kind), int(Kind::Seen));
    QVERIFY(!same.text);
}

void tst_following::shouldBringEditsBackWithTheirBranch()
{
    const std::string base = sectionedText();
    const std::string edited = marked(base, 3, "mine");
    const KeptHere kept{{5, "main", 1, {}}, {base, edited}};

    const Following done = follow({"other\n", {"other\n", "feature"}}, sightOf(base, "main"),
                                  {kept});

    QCOMPARE(int(done.kind), int(Kind::TakenOver));
    QCOMPARE(done.text.value(), base);
    QCOMPARE(done.brought.value(), edited);
    QCOMPARE(done.back.size(), std::size_t(1));
    QVERIFY(done.stuck.empty());
    const SeenFile seen{base, "main"};
    QVERIFY(done.seen == seen);
}

void tst_following::shouldBringThemBackOntoWhatChangedMeanwhile()
{
    const std::string base = sectionedText();
    const KeptHere one{{5, "main", 1, {}}, {base, marked(base, 3, "mine")}};
    const KeptHere two{{6, "main", 1, {}}, {base, marked(base, 5, "mine too")}};
    const std::string pulled = marked(base, 8, "theirs");

    const Following done = follow({"other\n", {"other\n", "feature"}}, sightOf(pulled, "main"),
                                  {one, two});

    QCOMPARE(done.brought.value(), marked(marked(pulled, 3, "mine"), 5, "mine too"));
    QCOMPARE(done.back.size(), std::size_t(2));
}

void tst_following::shouldLeaveStuckWhatCannotBeCombined()
{
    const std::string base = houseRegister();
    const KeptHere kept{{5, "main", 1, {}},
                        {base, replaced(base, "## Iteration 1", "## Iteration 1 x")}};
    const std::string pulled = replaced(base, "## Iteration 1", "## Iteration 1 y");

    const Following done = follow({"other\n", {"other\n", "feature"}}, sightOf(pulled, "main"),
                                  {kept});

    QCOMPARE(done.text.value(), pulled);
    QVERIFY(!done.brought);
    QVERIFY(done.back.empty());
    QCOMPARE(done.stuck.size(), std::size_t(1));
}

void tst_following::shouldConcludeNothingFromAnUnknownBranch()
{
    const Following done = follow({"edited\n", {"file\n", "main"}}, sightOf("file\n", ""), {});
    QCOMPARE(int(done.kind), int(Kind::Nothing));
}

void tst_following::shouldTakeACommitOnNoBranchForTheSamePlace()
{
    const std::string base = sectionedText();
    const std::string ours = marked(base, 2, "ours");
    const std::string theirs = marked(base, 7, "theirs");

    const Following done = follow({ours, {base, "commit 1"}}, sightOf(theirs, "commit 2"), {});

    QCOMPARE(int(done.kind), int(Kind::Combined));
    QCOMPARE(done.seen->branch, std::string("commit 2"));
}

void tst_following::shouldLoseNothingInAnyOrderOfThings_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 0; seed < 60; ++seed)
        QTest::addRow("%d", seed) << seed;
}

/// Edits here, edits outside, switches and writes in random order, with a look now and then, as it
/// comes: each mark must stand in the register, in its file, or with what is kept for its branch;
/// none twice. Both sides edit parts of their own, so that nothing waits for a person.
void tst_following::shouldLoseNothingInAnyOrderOfThings()
{
    QFETCH(int, seed);
    Dice dice{std::uint64_t(seed)};
    const std::vector<std::string> branches{"main", "feature", "hotfix"};
    std::map<std::string, std::string> files;
    for (const std::string &branch : branches)
        files[branch] = sectionedText();
    std::string branch = "main";
    std::string text = sectionedText();
    SeenFile seen{text, "main"};
    std::vector<KeptHere> kept;
    std::map<std::string, std::string> ours; // mark to the branch that it was made on
    std::map<std::string, std::string> theirs;
    int marks = 0;

    const auto look = [&] {
        std::vector<KeptHere> here;
        std::copy_if(kept.begin(), kept.end(), std::back_inserter(here),
                     [&](const KeptHere &one) { return one.edits.branch == branch; });
        if (branch == seen.branch)
            here.clear();
        const Following done = follow({text, seen}, sightOf(files[branch], branch), here);
        QVERIFY(done.kind != Kind::Conflict);
        QVERIFY(done.stuck.empty());
        if (done.kind == Kind::SetAside)
            kept.push_back({{marks, seen.branch, 1, {}}, {seen.bytes, text}});
        if (done.text)
            text = *done.text;
        if (done.brought)
            text = *done.brought;
        for (const KeptEdits &one : done.back)
            kept.erase(std::remove_if(kept.begin(), kept.end(),
                                      [&](const KeptHere &k) { return k.edits.id == one.id; }),
                       kept.end());
        if (done.seen)
            seen = *done.seen;
    };

    for (int step = 0; step < 120; ++step) {
        const std::string mark = "mark " + std::to_string(++marks) + ".";
        switch (dice.below(6)) {
        case 0:
        case 1: // here, in the first parts; on the branch that was seen last
            text = marked(text, dice.below(sections / 2), mark);
            ours[mark] = seen.branch;
            break;
        case 2: // outside, in the other parts
            files[branch] = marked(files[branch], sections / 2 + dice.below(sections / 2), mark);
            theirs[mark] = branch;
            break;
        case 3:
            branch = dice.oneOf(branches);
            break;
        case 4: // written as the window does: only right after a look
            look();
            files[branch] = text;
            seen = {text, branch};
            break;
        default:
            look();
        }
        if (QTest::currentTestFailed())
            return;
    }
    for (const std::string &each : branches) { // all comes back where it belongs
        branch = each;
        look();
        for (const auto &[mark, made] : ours)
            QCOMPARE(countOf(text, mark + "\n"), std::size_t(made == each ? 1 : 0));
        for (const auto &[mark, made] : theirs)
            QCOMPARE(countOf(text, mark + "\n"), std::size_t(made == each ? 1 : 0));
    }
    QVERIFY(kept.size() < branches.size()); // what is not written on the others
}

LOADLINE_TEST(tst_following)
#include "tst_following.moc"
