// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "changes/changes.h"
#include "markdown/reader.h"
#include "support/generator.h"
#include "support/registers.h"
#include "support/test_main.h"
#include "support/test_repository.h"
#include "ui/linking/file_desk.h"
#include "ui/shell/register_session.h"
#include "ui/shell/status_line.h"
#include "ui/shell/window_actions.h"
#include "ui/widgets/message_strip.h"
#include "ui/window_driver.h"

#include <QAbstractButton>
#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTest>

#include <filesystem>
#include <map>
#include <set>

using namespace loadline;
using namespace loadline::ui;
using loadline::test::Dice;
using loadline::test::ExistingFile;
using loadline::test::houseRegister;
using loadline::test::TestRepository;
using loadline::test::WindowDriver;

namespace {

/// Milliseconds: git takes long on a machine that is busy.
constexpr int patience = 60000;

std::size_t countOf(const std::string &text, const std::string &what)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
        ++count;
    return count;
}

/// A line behind the first one that begins with \a start.
std::string withLineBehind(const std::string &text, const std::string &start,
                           const std::string &line)
{
    const std::size_t at = text.find(start);
    if (at == std::string::npos)
        qFatal("the test's text has no %s", start.c_str());
    const std::size_t end = text.find('\n', at) + 1;
    return text.substr(0, end) + line + "\n" + text.substr(end);
}

QAbstractButton *buttonNamed(QWidget *parent, const QString &name)
{
    for (auto *button : parent->findChildren<QAbstractButton *>()) {
        if (button->text().remove(QLatin1Char('&')) == name && button->isVisibleTo(parent))
            return button;
    }
    return nullptr;
}

/// A register in a repository with another branch and an upstream, open in a window.
class World
{
public:
    World()
        : driver(prepared(repository))
    {
        driver.start(true);
    }

    static ExistingFile prepared(TestRepository &repository)
    {
        repository.write("docs/tasks.md", houseRegister());
        repository.write("other.txt", "other\n");
        repository.commit("Keep a register");
        repository.git({"branch", "feature"});
        repository.git({"config", "user.name", "Ada"});
        repository.git({"config", "user.email", "ada@example.org"});
        return {QString::fromStdString(repository.pathOf("docs/tasks.md"))};
    }

    RegisterSession &session() { return *driver.window().session(); }
    std::string text() { return driver.text(); }
    std::string file() const { return repository.read("docs/tasks.md"); }
    void put(const std::string &bytes) const { repository.write("docs/tasks.md", bytes); }
    std::string place() { return session().file().place(); }
    bool addRisk(const std::string &title)
    {
        changes::NewRisk risk;
        risk.tier = Tier::High;
        risk.title = title;
        return session().apply(changes::addRisk(session().reg(), risk));
    }
    void checkout(const std::string &branch) const { repository.git({"checkout", "-q", branch}); }

    TestRepository repository;
    WindowDriver driver;
};

} // namespace

class tst_linked_file : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldShowTheBranchAndWhatIsNotCommitted();
    void shouldTakeOverWhatAnEditorSaves();
    void shouldOfferToBringEditsHere();
    void shouldKeepEditsUntilTheBranchComesBack();
    void shouldAskAboutThePartsThatBothChanged();
    void shouldSayThatUndoStopsAtTheFile();
    void shouldCommitThisFileAlone();
    void shouldPutAllBackWhereAHookRefuses();
    void shouldSayThatThereIsNothingToCommit();
    void shouldLoseNothingInAnyOrderOfThings();
};

void tst_linked_file::shouldShowTheBranchAndWhatIsNotCommitted()
{
    World world;
    auto *status = world.driver.window().findChild<StatusLine *>();
    const auto words = [&] {
        QStringList all;
        for (auto *label : status->findChildren<QLabel *>())
            all << label->text();
        return all.join(QLatin1Char('|'));
    };
    QTRY_VERIFY2_WITH_TIMEOUT(words().contains(QStringLiteral("branch main")), qPrintable(words()),
                              patience);
    QVERIFY(!words().contains(QStringLiteral("not committed")));

    QVERIFY(world.addRisk("One more"));
    world.driver.press(Qt::Key_S, Qt::ControlModifier);

    QTRY_VERIFY2_WITH_TIMEOUT(words().contains(QStringLiteral("not committed")),
                              qPrintable(words()), patience);
    world.repository.commit("One more risk");
    QTRY_VERIFY2_WITH_TIMEOUT(!words().contains(QStringLiteral("not committed")),
                              qPrintable(words()), patience);
    world.repository.git({"checkout", "-q", "--detach"});
    QTRY_VERIFY2_WITH_TIMEOUT(words().contains(QStringLiteral("no branch")), qPrintable(words()),
                              patience);
}

void tst_linked_file::shouldTakeOverWhatAnEditorSaves()
{
    World world;
    QTRY_COMPARE_WITH_TIMEOUT(world.place(), std::string("main"), patience);
    const std::string theirs = withLineBehind(world.text(), "# ", "A line of somebody else.");
    world.put(theirs);
    QTRY_COMPARE_WITH_TIMEOUT(world.text(), theirs, patience);
    QVERIFY(world.driver.window().strip()->message().text().contains(
        QStringLiteral("docs/tasks.md was changed outside")));
    QVERIFY(!world.driver.window().fileBar()->isVisible());
}

void tst_linked_file::shouldOfferToBringEditsHere()
{
    // GIVEN an edit that is not written
    World world;
    QTRY_COMPARE_WITH_TIMEOUT(world.place(), std::string("main"), patience);
    const std::string before = world.text();
    QVERIFY(world.addRisk("Only mine"));

    // WHEN the branch is switched THEN it is kept for main, and the bar says so
    world.checkout("feature");
    QTRY_COMPARE_WITH_TIMEOUT(world.place(), std::string("feature"), patience);
    QCOMPARE(world.text(), before);
    MessageStrip *bar = world.driver.window().fileBar();
    QVERIFY(bar->isVisible());
    QVERIFY2(bar->message().text().contains(QStringLiteral("Kept for main: 1 edit")),
             qPrintable(bar->message().text()));
    QVERIFY(buttonNamed(bar, QStringLiteral("Keep them for main")));

    // WHEN it is brought here THEN it is, as a step of one's own
    auto *bring = buttonNamed(bar, QStringLiteral("Bring 1 edit here"));
    QVERIFY(bring);
    bring->click();
    QCOMPARE(countOf(world.text(), "Only mine"), std::size_t(1));
    QVERIFY(!bar->isVisible());
    QVERIFY(world.session().editor().journal().keptEdits().value().empty());
    world.driver.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(world.text(), before);
}

void tst_linked_file::shouldKeepEditsUntilTheBranchComesBack()
{
    World world;
    QTRY_COMPARE_WITH_TIMEOUT(world.place(), std::string("main"), patience);
    const std::string before = world.text();
    QVERIFY(world.addRisk("Only mine"));
    const std::string mine = world.text();
    world.checkout("feature");
    QTRY_VERIFY_WITH_TIMEOUT(world.driver.window().fileBar()->isVisible(), patience);
    world.checkout("main");
    QTRY_COMPARE_WITH_TIMEOUT(world.text(), mine, patience);
    QVERIFY(!world.driver.window().fileBar()->isVisible());
    world.checkout("feature");
    QTRY_COMPARE_WITH_TIMEOUT(world.text(), before, patience);
    QVERIFY(world.driver.close());
    world.driver.start(false);
    QCOMPARE(world.text(), before);

    world.checkout("main");

    QTRY_COMPARE_WITH_TIMEOUT(world.text(), mine, patience);
    QCOMPARE(world.file(), before);
    QVERIFY(
        world.driver.window().strip()->message().text().contains(QStringLiteral("Back with main")));
}

void tst_linked_file::shouldAskAboutThePartsThatBothChanged()
{
    // GIVEN two owners for one risk
    World world;
    QTRY_COMPARE_WITH_TIMEOUT(world.place(), std::string("main"), patience);
    const Register base = world.session().reg();
    QVERIFY(world.session().apply(changes::setRiskField(base, "2", "Owner", "Ottilie")));
    const auto theirs = changes::setRiskField(base, "2", "Owner", "Casimir");
    world.put(applied(*base.text, theirs->splices));
    MessageStrip *bar = world.driver.window().fileBar();
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), patience);
    QVERIFY(bar->message().text().contains(QStringLiteral("Nothing was chosen")));

    // WHEN the bar is dismissed and the file is to be written THEN it is refused, and the bar is back
    bar->dismiss();
    world.driver.press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(bar->isVisible());
    QCOMPARE(countOf(world.file(), "Casimir"), std::size_t(1));

    // WHEN theirs is chosen by key
    auto *choose = buttonNamed(bar, QStringLiteral("Compare and choose…"));
    QVERIFY(choose);
    bool couldCombineAtOnce = true;
    world.driver.dialogFor([&] { choose->click(); },
                           [&](QWidget *dialog) {
                               auto *combine = buttonNamed(dialog, QStringLiteral("Combine"));
                               couldCombineAtOnce = combine->isEnabled();
                               QTest::keyClick(dialog->findChild<QListWidget *>(), Qt::Key_T);
                               QTest::keyClick(dialog->findChild<QListWidget *>(), Qt::Key_Return);
                           });

    // THEN it holds, and nothing had been chosen before
    QVERIFY(!couldCombineAtOnce);
    QCOMPARE(countOf(world.text(), "Casimir"), std::size_t(1));
    QCOMPARE(countOf(world.text(), "Ottilie"), std::size_t(0));
    QVERIFY(!bar->isVisible());
}

void tst_linked_file::shouldSayThatUndoStopsAtTheFile()
{
    World world;
    QTRY_COMPARE_WITH_TIMEOUT(world.place(), std::string("main"), patience);
    const std::string theirs = withLineBehind(world.text(), "# ", "A line of somebody else.");
    world.put(theirs);
    QTRY_COMPARE_WITH_TIMEOUT(world.text(), theirs, patience);

    world.driver.press(Qt::Key_Z, Qt::ControlModifier);

    QCOMPARE(world.text(), theirs);
    QVERIFY2(world.driver.window().strip()->message().text().contains(QStringLiteral("History")),
             qPrintable(world.driver.window().strip()->message().text()));
}

void tst_linked_file::shouldCommitThisFileAlone()
{
    // GIVEN an edit here, and other files that are staged and changed
    World world;
    QTRY_COMPARE_WITH_TIMEOUT(world.place(), std::string("main"), patience);
    world.repository.write("other.txt", "staged\n");
    world.repository.write("new.txt", "new\n");
    world.repository.git({"add", "other.txt", "new.txt"});
    world.repository.write("other.txt", "staged and changed\n");
    const std::string others = world.repository.git({"diff", "--cached"});
    QVERIFY(world.addRisk("No rate limit"));

    // WHEN it is written and committed by key
    QString proposed;
    world.driver.pressFor(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier, [&](QWidget *dialog) {
        for (auto *text : dialog->findChildren<QPlainTextEdit *>()) {
            if (text->accessibleName() == QLatin1String("Commit message"))
                proposed = text->toPlainText();
        }
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->isVisible(), patience);
    });

    // THEN the commit has this file and nothing else
    QVERIFY2(proposed.contains(QStringLiteral("No rate limit")), qPrintable(proposed));
    QCOMPARE(world.repository.git({"show", "--format=%s", "--name-only", "HEAD"}),
             proposed.section(QLatin1Char('\n'), 0, 0).toStdString() + "\n\ndocs/tasks.md\n");
    QCOMPARE(world.repository.git({"show", "HEAD:docs/tasks.md"}), world.text());
    QCOMPARE(world.file(), world.text());
    QCOMPARE(world.repository.git({"diff", "--cached"}), others);
    QVERIFY(
        world.driver.window().strip()->message().text().startsWith(QStringLiteral("Committed")));
}

void tst_linked_file::shouldPutAllBackWhereAHookRefuses()
{
    World world;
    QTRY_COMPARE_WITH_TIMEOUT(world.place(), std::string("main"), patience);
    const std::string hook = world.repository.pathOf(".git/hooks/pre-commit");
    TestRepository::writeFile(hook, "#!/bin/sh\necho not today\nexit 1\n");
    std::filesystem::permissions(hook, std::filesystem::perms::owner_all);
    const std::string head = world.repository.hashOf("HEAD");
    const std::string written = world.file();
    QVERIFY(world.addRisk("No rate limit"));
    const std::string ours = world.text();

    world.driver.pressFor(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier, [&](QWidget *dialog) {
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        const auto says = [dialog](const char *words) {
            for (auto *text : dialog->findChildren<QPlainTextEdit *>()) {
                if (text->toPlainText().contains(QLatin1String(words)))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(says("not today"), patience);
        QTRY_COMPARE_WITH_TIMEOUT(world.file(), written, patience);
        qobject_cast<QDialog *>(dialog)->reject();
    });

    QCOMPARE(world.repository.hashOf("HEAD"), head);
    QCOMPARE(world.repository.git({"status", "--porcelain"}), std::string());
    QCOMPARE(world.text(), ours);
    QVERIFY(world.session().hasUnwritten());
}

void tst_linked_file::shouldSayThatThereIsNothingToCommit()
{
    World world;
    QTRY_COMPARE_WITH_TIMEOUT(world.place(), std::string("main"), patience);
    world.driver.press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(world.driver.window().strip()->message().text().contains(
        QStringLiteral("the last commit has all of this register")));
}

/// The window is open while branches are switched, changes are stashed and pulled and editors save,
/// each fifty times at random moments, in a random order, with edits here in between: every edit of
/// either side ends up in the register of its branch, once, and undo takes back nobody else's.
void tst_linked_file::shouldLoseNothingInAnyOrderOfThings()
{
    constexpr int timesEach = 50;
    World world;
    QTRY_COMPARE_WITH_TIMEOUT(world.place(), std::string("main"), patience);
    TestRepository upstream(world.repository.root(), {});
    world.repository.git({"remote", "add", "origin", upstream.root()});
    world.repository.git({"config", "pull.rebase", "false"});
    Dice dice{20261127};
    std::map<std::string, std::string> ours; // a mark, and the branch that it was made on
    std::map<std::string, std::string> theirs;
    std::set<std::string> undone;
    std::string branch = "main";
    int marks = 0;
    const auto newMark = [&] { return "Mark " + std::to_string(++marks) + " end"; };

    const auto rest = [&] { QTest::qWait(int(dice.below(180))); };
    const auto editHere = [&] {
        const std::string mark = newMark();
        const std::string place = world.place();
        QVERIFY(world.addRisk(mark));
        ours[mark] = place;
    };
    const auto undoHere = [&] {
        const std::string before = world.text();
        world.session().undo();
        const std::string after = world.text();
        for (const auto &[mark, made] : theirs)
            QVERIFY2(countOf(after, mark) == countOf(before, mark), mark.c_str());
        for (const auto &[mark, made] : ours) {
            if (countOf(before, mark) == 1 && countOf(after, mark) == 0)
                undone.insert(mark);
        }
    };
    const auto theirEdit = [&](const std::string &text) {
        const std::string mark = newMark();
        theirs[mark] = branch;
        return withLineBehind(text, "### Root Cause", mark);
    };
    const auto save = [&](bool byRename) {
        const std::string text = theirEdit(world.file());
        if (byRename) {
            const std::string path = world.repository.pathOf("docs/tasks.md");
            TestRepository::writeFile(path + "~", text);
            std::filesystem::rename(path + "~", path);
        } else {
            world.put(text);
        }
        rest();
        world.repository.git({"commit", "-q", "-a", "-m", "An edit"});
    };
    const auto switchBranch = [&] {
        branch = branch == "main" ? "feature" : "main";
        world.checkout(branch);
    };
    const auto stash = [&] {
        world.put(theirEdit(world.file()));
        rest();
        world.repository.git({"stash", "-q"});
        rest();
        world.repository.git({"stash", "pop", "-q"});
        world.repository.git({"commit", "-q", "-a", "-m", "An edit out of the stash"});
    };
    const auto pull = [&] {
        // The upstream has what is here, and one more edit.
        upstream.git({"fetch", "-q", world.repository.root(), branch});
        upstream.git({"checkout", "-q", "--detach", "FETCH_HEAD"});
        upstream.write("docs/tasks.md", theirEdit(upstream.read("docs/tasks.md")));
        upstream.commit("An edit of a teammate");
        world.repository.git({"pull", "-q", "origin", "HEAD"});
    };

    std::vector<int> todo;
    for (int kind = 0; kind < 5; ++kind)
        todo.insert(todo.end(), timesEach, kind);
    while (!todo.empty() && !QTest::currentTestFailed()) {
        const std::size_t next = dice.below(todo.size());
        const int kind = todo[next];
        todo.erase(todo.begin() + std::ptrdiff_t(next));
        if (dice.chance(70))
            editHere();
        if (dice.chance(15))
            undoHere();
        rest();
        switch (kind) {
        case 0:
            switchBranch();
            break;
        case 1:
            stash();
            break;
        case 2:
            pull();
            break;
        case 3:
            save(true);
            break;
        default:
            save(false);
            break;
        }
    }

    for (const std::string each : {"main", "feature", "main"}) {
        world.checkout(each);
        QTRY_COMPARE_WITH_TIMEOUT(world.place(), each, patience);
        QTRY_COMPARE_WITH_TIMEOUT(world.session().fileBase(), world.file(), patience);
        const std::string text = world.text();
        for (const auto &[mark, made] : ours) {
            const std::size_t wanted = made == each && undone.count(mark) == 0 ? 1 : 0;
            QVERIFY2(countOf(text, mark) == wanted, (mark + " of " + made + " on " + each).c_str());
        }
        for (const auto &[mark, made] : theirs) {
            const std::size_t wanted = made == each ? 1 : 0;
            QVERIFY2(countOf(text, mark) == wanted, (mark + " of " + made + " on " + each).c_str());
        }
    }
    QVERIFY(world.session().write());
    QCOMPARE(world.file(), world.text());
}

LOADLINE_TEST(tst_linked_file)
#include "tst_linked_file.moc"
