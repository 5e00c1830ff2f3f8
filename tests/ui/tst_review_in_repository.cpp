// SPDX-License-Identifier: GPL-3.0-or-later
#include "seen_review.h"

#include "changes/changes.h"
#include "support/test_repository.h"
#include "ui/review/review_question.h"
#include "ui/shell/page_stack.h"
#include "ui/window_driver.h"

#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTreeView>

using namespace loadline;
using namespace loadline::test;
using namespace loadline::ui;

/// The page over real repositories: where a range begins, what git says of it, and what comes back.
class tst_review_in_repository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shouldSayWhatToDoNext();
    void shouldBeginAtTheLastTag();
    void shouldBeginAtATypedTag();
    void shouldSayWhereARevisionIsUnknown();
    void shouldLeadFromAFileToItsRecord();
    void shouldDropTheAnswerToAnOlderQuestion();
    void shouldFollowARepositoryThatMoved();
    void shouldKeepCommitsWithTheirIterations();
    void shouldSayWhereThePolicyCannotBeRead();
    void shouldComeBackAtTheNextStart();

private:
    /// Three commits of a register, the first two of them tagged.
    TestRepository &repository();
    /// The window on the repository's register, at its review.
    std::unique_ptr<WindowDriver> windowOnReview();

    std::unique_ptr<TestRepository> m_repository;
};

void tst_review_in_repository::init()
{
    QSettings().clear();
    m_repository.reset();
}

TestRepository &tst_review_in_repository::repository()
{
    if (m_repository)
        return *m_repository;
    m_repository = std::make_unique<TestRepository>();
    m_repository->write("RISKS.md", sound);
    m_repository->commit("First");
    m_repository->git({"tag", "v1"});
    m_repository->write("RISKS.md", withIterations(iteration(2, "❌")));
    m_repository->commit("Second");
    m_repository->git({"tag", "v2"});
    m_repository->write("RISKS.md", withIterations(iteration(2, "❌") + iteration(3, "✅")));
    m_repository->commit("Third");
    return *m_repository;
}

std::unique_ptr<WindowDriver> tst_review_in_repository::windowOnReview()
{
    auto driver = std::make_unique<WindowDriver>(
        ExistingFile{QString::fromStdString(repository().pathOf("RISKS.md"))});
    driver->start(true);
    driver->press(Qt::Key_4, Qt::ControlModifier);
    if (!isReviewed(&driver->window()))
        qFatal("there is no review");
    return driver;
}

void tst_review_in_repository::shouldSayWhatToDoNext()
{
    const auto driver = reviewed(
        "# Empty\n\n## Deployment Risk Register\n\n### 🟢 Low\n1. Rust\n");
    QVERIFY2(saidOf(&driver->page).contains(QStringLiteral("no file yet")),
             qPrintable(saidOf(&driver->page)));
    auto *unseen = named<QLabel>(&driver->page, "What was not looked at");
    QVERIFY(unseen->isVisible());
    QVERIFY(unseen->text().contains(QStringLiteral("in no git repository")));
    bool saysNothingShips = false;
    for (auto *label : driver->page.findChildren<QLabel *>())
        saysNothingShips = saysNothingShips
                           || (label->isVisible()
                               && label->text().startsWith(QStringLiteral("Nothing ships")));
    QVERIFY(saysNothingShips);

    repository().git({"tag", "-d", "v1", "v2"});
    const auto window = windowOnReview();
    QVERIFY2(saidOf(&window->window()).contains(QStringLiteral("no tag yet")),
             qPrintable(saidOf(&window->window())));
}

void tst_review_in_repository::shouldBeginAtTheLastTag()
{
    const auto driver = windowOnReview();
    QVERIFY2(
        figuresOf(&driver->window()).startsWith(QStringLiteral("Since v2, 1 commit  ·  1 iter")),
        qPrintable(figuresOf(&driver->window())));
    QCOMPARE(verdictOf(&driver->window()), QStringLiteral("Go"));
    QVERIFY(saidOf(&driver->window()).isEmpty());
    QCOMPARE(columnOf(named<QTreeView>(&driver->window(), "Changes to the register"), 0).size(), 1);
}

void tst_review_in_repository::shouldBeginAtATypedTag()
{
    const auto driver = windowOnReview();
    commandOf(driver->window().pages()->current(), "Since a revision")->trigger();
    driver->type(QStringLiteral("v1"));
    driver->press(Qt::Key_Return);
    QTRY_VERIFY2(figuresOf(&driver->window()).startsWith(QStringLiteral("Since v1, 2 commits")),
                 qPrintable(figuresOf(&driver->window())));
    QCOMPARE(verdictOf(&driver->window()), QStringLiteral("No go"));
    QCOMPARE(columnOf(named<QTreeView>(&driver->window(), "Iterations that ship"), 0),
             (QStringList{QStringLiteral("2"), QStringLiteral("3")}));
}

void tst_review_in_repository::shouldSayWhereARevisionIsUnknown()
{
    const auto driver = windowOnReview();
    commandOf(driver->window().pages()->current(), "Since a revision")->trigger();
    driver->type(QStringLiteral("v9"));
    driver->press(Qt::Key_Return);
    QTRY_VERIFY2(saidOf(&driver->window()).contains(QStringLiteral("'v9' names no commit")),
                 qPrintable(saidOf(&driver->window())));
    // What was reviewed before stays, and says of what it is.
    QVERIFY(figuresOf(&driver->window()).startsWith(QStringLiteral("Since v2")));
    QCOMPARE(driver->window().pages()->currentPage(), PageId::Review);
    commandOf(driver->window().pages()->current(), "Since the last tag")->trigger();
    QTRY_VERIFY(saidOf(&driver->window()).isEmpty());
}

void tst_review_in_repository::shouldLeadFromAFileToItsRecord()
{
    repository().write("a.c", "one\ntwo\n");
    repository().write("RISKS.md", withIterations("## Iteration 4 - Pump\n"
                                                  "**Status**: ✅ Completed\n"
                                                  "\n"
                                                  "### Testing\n"
                                                  "✅ **Bench**: run\n"
                                                  "\n"
                                                  "### Files Modified\n"
                                                  "- `a.c` (+5 lines)\n"
                                                  "\n"
                                                  "---\n"
                                                  "\n"));
    repository().commit("Fourth");
    const auto driver = windowOnReview();
    QCOMPARE(rulesOf(&driver->window()), QStringList{QStringLiteral("record-differs")});
    driver->press(Qt::Key_2, Qt::AltModifier);
    auto *files = named<QTreeView>(&driver->window(), "Files touched");
    QCOMPARE(files->model()->index(0, 1).data().toString(), QStringLiteral("+5"));
    QCOMPARE(files->model()->index(0, 2).data().toString(), QStringLiteral("+2, new"));
    files->setFocus();
    files->setCurrentIndex(files->model()->index(0, 0));
    driver->press(Qt::Key_Return);
    QCOMPARE(driver->window().pages()->currentPage(), PageId::Iterations);
    QCOMPARE(driver->window().pages()->current()->currentIteration(), std::optional(4));
}

void tst_review_in_repository::shouldDropTheAnswerToAnOlderQuestion()
{
    const Register now = markdown::read(repository().read("RISKS.md"));
    const std::string path = repository().pathOf("RISKS.md");
    ReviewQuestion question;
    QSignalSpy failed(&question, &ReviewQuestion::failed);
    std::vector<std::string> names;
    connect(&question, &ReviewQuestion::answered, this,
            [&names](const ReviewAnswer &answer) { names.push_back(answer.ground.range.name); });
    question.ask(now, {"v1", {}}, path);
    question.ask(now, {"v2", {}}, path);
    QTRY_COMPARE(names.size(), std::size_t(1));
    QVERIFY(!question.isAsking());
    question.ask(now, {"v1", {}}, path);
    question.stop();
    constexpr int longEnough = 300; // milliseconds
    QTest::qWait(longEnough);
    QCOMPARE(names, std::vector<std::string>{"v2"});
    QCOMPARE(failed.size(), 0);
}

void tst_review_in_repository::shouldFollowARepositoryThatMoved()
{
    const auto driver = windowOnReview();
    repository().git({"tag", "v3", "HEAD~1"});
    repository().git({"tag", "-d", "v2"});
    QEvent activated(QEvent::WindowActivate);
    QApplication::sendEvent(driver->window().pages()->current(), &activated);
    QTRY_VERIFY(figuresOf(&driver->window()).startsWith(QStringLiteral("Since v3")));
}

void tst_review_in_repository::shouldKeepCommitsWithTheirIterations()
{
    // Iteration 3 names a commit before the tag: by it, it does not ship.
    std::string text = withIterations(iteration(2, "❌") + iteration(3, "✅"));
    text.insert(text.find("**Status**", text.find("Iteration 3")), "**Commits**: v1\n");
    repository().write("RISKS.md", text);
    repository().commit("Name what it is made of");
    const auto driver = windowOnReview();
    const auto shipped = [&] {
        return columnOf(named<QTreeView>(&driver->window(), "Iterations that ship"), 0);
    };
    QCOMPARE(shipped(), QStringList());
    const std::size_t first = text.find("## Iteration 1");
    driver->window().session()->apply(Change{
        {{{first, first}, "## Iteration 7 - Before\n**Status**: 📋 Planned\n\n---\n\n"}}, {}, {}});
    QCOMPARE(shipped(), QStringList());
    QVERIFY(driver->window().session()->undo());
    QCOMPARE(driver->text(), text);
    QCOMPARE(shipped(), QStringList());
}

void tst_review_in_repository::shouldSayWhereThePolicyCannotBeRead()
{
    repository().write(".loadline.toml", "limit = \"much\"\n");
    const auto driver = windowOnReview();
    auto *unseen = named<QLabel>(&driver->window(), "What was not looked at");
    QVERIFY(unseen->isVisible());
    QVERIFY2(unseen->text().contains(QStringLiteral(".loadline.toml")), qPrintable(unseen->text()));
}

void tst_review_in_repository::shouldComeBackAtTheNextStart()
{
    const auto driver = windowOnReview();
    commandOf(driver->window().pages()->current(), "Since a revision")->trigger();
    driver->type(QStringLiteral("v1"));
    driver->press(Qt::Key_Return);
    QTRY_VERIFY(figuresOf(&driver->window()).startsWith(QStringLiteral("Since v1")));
    driver->press(Qt::Key_3, Qt::AltModifier);
    QVERIFY(driver->close());
    driver->start(false);
    QCOMPARE(driver->window().pages()->currentPage(), PageId::Review);
    QVERIFY(isReviewed(&driver->window()));
    QVERIFY(figuresOf(&driver->window()).startsWith(QStringLiteral("Since v1")));
    QCOMPARE(named<QLineEdit>(&driver->window(), "Revision or day")->text(), QStringLiteral("v1"));
    QVERIFY(named<QTreeView>(&driver->window(), "Risks of the review")->isVisible());
}

LOADLINE_TEST(tst_review_in_repository)

#include "tst_review_in_repository.moc"
