// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/registers.h"
#include "support/test_main.h"
#include "support/test_repository.h"
#include "ui/window_driver.h"

#include "changes/changes.h"
#include "markdown/reader.h"
#include "ui/commit/commit_dialog.h"
#include "ui/iterations/complete_dialog.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/register_session.h"
#include "ui/start/library_view.h"
#include "ui/widgets/message_strip.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QSettings>
#include <QTest>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

using namespace loadline;
using namespace loadline::test;

namespace {

constexpr int patience = 30000;

/// A window that counts the keys it is driven by.
class CountedKeys
{
public:
    explicit CountedKeys(WindowDriver &driver)
        : m_driver(driver)
    {
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        ++m_count;
        m_driver.press(key, modifiers);
    }
    /// A key that opens dialogs, one after the other, and what is done in each.
    void pressFor(Qt::Key key, Qt::KeyboardModifiers modifiers,
                  const std::vector<std::function<void(QWidget *)>> &inDialogs)
    {
        QWidget *last = nullptr;
        std::size_t seen = 0;
        QTimer poll;
        QObject::connect(&poll, &QTimer::timeout, &poll, [&] {
            QWidget *dialog = QApplication::activeModalWidget();
            if (!dialog || dialog == last || !dialog->isVisible())
                return;
            last = dialog;
            dialog->activateWindow();
            const bool hasKeys = QTest::qWaitFor([dialog] {
                const QWidget *focused = QApplication::focusWidget();
                return focused && focused->window() == dialog;
            });
            if (hasKeys && seen < inDialogs.size())
                inDialogs[seen++](dialog);
            if (QApplication::activeModalWidget() == dialog && dialog->isVisible())
                dialog->close(); // so that a failing test does not wait for ever
        });
        poll.start(20);
        press(key, modifiers);
        // A button's mnemonic presses it for a moment before it is clicked.
        QTRY_VERIFY_WITH_TIMEOUT(seen >= inDialogs.size() && !QApplication::activeModalWidget(),
                                 patience);
        poll.stop();
        QCOMPARE(seen, inDialogs.size());
        // A window manager gives the keyboard back; without a display nobody does.
        m_driver.window().activateWindow();
        QTRY_VERIFY(QApplication::focusWidget());
    }
    int count() const { return m_count; }

private:
    WindowDriver &m_driver;
    int m_count = 0;
};

} // namespace

/// What people sit in front of the window for, by keyboard alone, with the number of keys.
class tst_stories : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shouldCompleteAnIterationAndCommitIt();
    void shouldAddARiskFromAnywhereAndPlanIt();
    void shouldShowWhatADeploymentCarries();
    void shouldFindTheRegisterThatSitsDeepest();
    void shouldLoseNothingOfATeammate();

private:
    std::unique_ptr<TestRepository> m_repository;
};

void tst_stories::init()
{
    QSettings().clear();
    m_repository = std::make_unique<TestRepository>();
    m_repository->git({"config", "user.name", "Ada"});
    m_repository->git({"config", "user.email", "ada@example.org"});
}

void tst_stories::shouldCompleteAnIterationAndCommitIt()
{
    constexpr int mostKeys = 12;
    // GIVEN the sample in a repository, open
    m_repository->write("docs/tasks.md", sampleRegister());
    m_repository->commit("Keep a register");
    WindowDriver driver(
        ExistingFile{QString::fromStdString(m_repository->pathOf("docs/tasks.md"))});
    driver.start(true);
    CountedKeys keys(driver);

    // WHEN what is worked on is completed, its last test settled, and all of it committed
    QStringList risks;
    keys.pressFor(Qt::Key_Return, Qt::ControlModifier,
                  {[&](QWidget *dialog) {
                       QVERIFY(qobject_cast<ui::CompleteDialog *>(dialog));
                       QVERIFY(dialog->windowTitle().startsWith(
                           QStringLiteral("Complete iteration 4 ")));
                       const auto *list = dialog->findChild<QListWidget *>();
                       for (int row = 0; row < list->count(); ++row)
                           risks += list->item(row)->text();
                       keys.press(Qt::Key_P); // the test that was not run yet
                       keys.press(Qt::Key_Return, Qt::ControlModifier);
                       QTRY_VERIFY(!dialog->isVisible());
                   },
                   [&](QWidget *dialog) {
                       QVERIFY(qobject_cast<ui::CommitDialog *>(dialog));
                       keys.press(Qt::Key_Return, Qt::ControlModifier);
                       QTRY_VERIFY_WITH_TIMEOUT(!dialog->isVisible(), patience);
                   }});

    // THEN its risks were named, and are fixed with whole evidence in the file and in the commit
    QCOMPARE(risks.size(), 2);
    QVERIFY2(risks.join(QLatin1Char('|')).contains(QStringLiteral("4   Update Overwrites")),
             qPrintable(risks.join(QLatin1Char('|'))));
    const Register reg = markdown::read(m_repository->read("docs/tasks.md"));
    const auto four = markdown::findIteration(reg, 4);
    QVERIFY(four.has_value());
    QCOMPARE(int(reg.iterations[*four].status), int(IterationStatus::Completed));
    QCOMPARE(int(markdown::evidenceOf(reg, reg.iterations[*four])), int(Evidence::Complete));
    for (const char *name : {"3", "4"}) {
        const auto risk = markdown::findRisk(reg, name);
        QVERIFY(risk.has_value());
        QCOMPARE(int(reg.risks[*risk].status), int(RiskStatus::Fixed));
    }
    QCOMPARE(m_repository->git({"show", "HEAD:docs/tasks.md"}), driver.text());
    QVERIFY(m_repository->git({"log", "-1", "--format=%s"}).find("iteration 4")
            != std::string::npos);
    QCOMPARE(m_repository->git({"status", "--porcelain"}), std::string());
    QVERIFY(driver.window().strip()->message().text().startsWith(QStringLiteral("Committed")));
    qInfo("keys from the open register to the commit: %d (at most %d)", keys.count(), mostKeys);
    QVERIFY(keys.count() <= mostKeys);
}

void tst_stories::shouldAddARiskFromAnywhereAndPlanIt()
{
    // GIVEN somebody who reads the history of the sample
    WindowDriver driver(sampleRegister());
    driver.start(true);
    driver.window().showPage(ui::PageId::History);
    CountedKeys keys(driver);

    // WHEN a risk is added in one line
    const QString line = QStringLiteral("high: No rate limit - login endpoint -> 4");
    keys.pressFor(Qt::Key_N, Qt::ControlModifier, {[&](QWidget *) {
                      driver.type(line);
                      keys.press(Qt::Key_Return);
                  }});
    const int added = keys.count();

    // THEN it is there, and one is still where one was
    const auto risk = [&] {
        for (const Risk &each : driver.window().session()->reg().risks) {
            if (each.title == "No rate limit")
                return each;
        }
        return Risk();
    };
    QCOMPARE(risk().iteration, std::optional(4));
    QCOMPARE(risk().tier, std::optional(Tier::High));
    QCOMPARE(driver.window().pages()->currentPage(), ui::PageId::History);

    // WHEN it is planned for another iteration later, found by its words
    keys.press(Qt::Key_K, Qt::ControlModifier);
    driver.type(QStringLiteral("no rate"));
    keys.press(Qt::Key_Return);
    keys.press(Qt::Key_P);
    driver.type(QStringLiteral("6"));
    keys.press(Qt::Key_Return);

    QCOMPARE(risk().iteration, std::optional(6));
    qInfo("keys to add a risk: %d and a line of %d; to plan it: %d and 8 letters", added,
          int(line.size()), keys.count() - added);
}

void tst_stories::shouldShowWhatADeploymentCarries()
{
    // GIVEN a release, and an iteration that was completed since
    m_repository->write("docs/tasks.md", sampleRegister());
    m_repository->commit("Keep a register");
    m_repository->git({"tag", "v1.0"});
    const Register before = markdown::read(sampleRegister());
    const auto completed = changes::completeIteration(before, 4);
    m_repository->write("docs/tasks.md", applied(*before.text, completed->splices));
    m_repository->commit("Complete iteration 4");
    WindowDriver driver(
        ExistingFile{QString::fromStdString(m_repository->pathOf("docs/tasks.md"))});
    driver.start(true);
    CountedKeys keys(driver);

    // WHEN a reviewer looks at the load, at the verdict, and at what changed since the tag
    keys.press(Qt::Key_1, Qt::ControlModifier);
    const auto says = [&](const QString &words) {
        for (auto *label : driver.window().findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    };
    QVERIFY(says(QStringLiteral("Load 17 of 20")));
    keys.press(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("Since v1.0, 1 commit")), patience);
    QVERIFY(says(QStringLiteral("Go with caution")));
    keys.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QString report = QGuiApplication::clipboard()->text();
    keys.press(Qt::Key_5, Qt::ControlModifier);
    keys.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::activePopupWidget(), patience);
    driver.type(QStringLiteral("v1.0"));
    keys.press(Qt::Key_Return);

    // THEN there is a page for the pull request, and the lines that were to change are what differs
    QVERIFY2(report.startsWith(QStringLiteral("### ⚠️ Go with caution: docs/tasks.md")),
             qPrintable(report.left(200)));
    QVERIFY(report.contains(QStringLiteral("Since v1.0")));
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("lines differ from v1.0")), 5000);
    qInfo("keys to see load, verdict and what changed since the tag, and to copy the report: %d "
          "and its name",
          keys.count());
}

void tst_stories::shouldFindTheRegisterThatSitsDeepest()
{
    // GIVEN three services, of which the sample carries most
    WindowDriver driver(houseRegister());
    driver.start(true);
    QVERIFY(driver.window().open({ui::WishToOpen::Sample}));
    QVERIFY(driver.window().open({ui::WishToOpen::Empty}));
    CountedKeys keys(driver);

    // WHEN a lead looks at all of them, the deepest first, and opens that one
    keys.press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    auto *view = driver.window().findChild<ui::LibraryView *>();
    const auto cell = [view](int row, int column) {
        return view->model()->index(row, column).data().toString();
    };
    using Column = itemmodels::LibraryModel;
    QTRY_COMPARE(view->model()->rowCount(), 3);
    QTRY_VERIFY(!cell(0, Column::High).isEmpty() && !cell(1, Column::High).isEmpty()
                && !cell(2, Column::High).isEmpty());
    keys.press(Qt::Key_D);
    QCOMPARE(cell(0, Column::Load), QStringLiteral("29 of 20"));
    QCOMPARE(cell(1, Column::Load), QStringLiteral("16 of 20"));
    QCOMPARE(cell(2, Column::Load), QStringLiteral("0 of 20"));
    keys.press(Qt::Key_Return);

    QCOMPARE(driver.window().session()->name(), QStringLiteral("Sample"));
    qInfo("keys from a register to the deepest one: %d", keys.count());
}

void tst_stories::shouldLoseNothingOfATeammate()
{
    // GIVEN a teammate who gave a risk another owner than we did, and added a line elsewhere
    m_repository->write("docs/tasks.md", houseRegister());
    m_repository->commit("Keep a register");
    WindowDriver driver(
        ExistingFile{QString::fromStdString(m_repository->pathOf("docs/tasks.md"))});
    driver.start(true);
    ui::RegisterSession &session = *driver.window().session();
    QTRY_COMPARE_WITH_TIMEOUT(session.file().place(), std::string("main"), patience);
    const Register base = session.reg();
    QVERIFY(session.apply(changes::setRiskField(base, "2", "Owner", "Ottilie")));
    const auto theirs = changes::setRiskField(base, "2", "Owner", "Casimir");
    std::string file = applied(*base.text, theirs->splices);
    file.insert(file.find("7. Ink"), "<!-- seen by Casimir -->\n");
    m_repository->write("docs/tasks.md", file);
    QTRY_VERIFY_WITH_TIMEOUT(driver.window().fileBar()->isVisible(), patience);
    CountedKeys keys(driver);

    // WHEN it is chosen what holds, and written
    keys.pressFor(Qt::Key_C, Qt::AltModifier, {[&](QWidget *) {
                      keys.press(Qt::Key_T);
                      keys.press(Qt::Key_Return);
                  }});
    keys.press(Qt::Key_S, Qt::ControlModifier);

    // THEN theirs holds in that field, what they wrote elsewhere is there, and History has ours
    QTRY_VERIFY(m_repository->read("docs/tasks.md").find("Casimir") != std::string::npos);
    QVERIFY(driver.text().find("**Owner**: Casimir") != std::string::npos);
    QVERIFY(driver.text().find("<!-- seen by Casimir -->") != std::string::npos);
    QVERIFY(driver.text().find("Ottilie") == std::string::npos);
    qInfo("keys to settle a conflict and write: %d", keys.count());
}

LOADLINE_TEST(tst_stories)
#include "tst_stories.moc"
