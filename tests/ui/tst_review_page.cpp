// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_page.h"

#include "changes/changes.h"
#include "itemmodels/reasons_model.h"
#include "itemmodels/reviewed_risks_model.h"
#include "itemmodels/roles.h"
#include "support/test_main.h"
#include "support/test_repository.h"
#include "ui/iterations/revision_edit.h"
#include "ui/page_driver.h"
#include "ui/review/deployment_review.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/time_source.h"
#include "ui/window_driver.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPrintDialog>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>
#include <QTreeView>

#include <functional>
#include <memory>

using namespace loadline;
using namespace loadline::test;
using namespace loadline::ui;

namespace {

using Driver = PageDriver<ReviewPage>;

/// Nothing speaks against it.
const char sound[] = "# Ferry gate\n"
                     "\n"
                     "## Iteration 1 - A gate that waits\n"
                     "**Date**: 2026-01-10\n"
                     "**Status**: ✅ Completed\n"
                     "\n"
                     "### Testing\n"
                     "✅ **Bench**: ten thousand cycles\n"
                     "\n"
                     "### Deployment Impact\n"
                     "- ✅ Backward compatible\n"
                     "\n"
                     "---\n"
                     "\n"
                     "## Deployment Risk Register\n"
                     "\n"
                     "### 🔴 Critical (Iteration 1 - FIXED)\n"
                     "1. ~~Gate closes on a car~~ ✅ **FIXED**\n"
                     "\n"
                     "### 🟡 Medium Priority\n"
                     "2. Lamp fades\n";

/// What iteration \a number adds, with one test in a state.
std::string iteration(int number, const char *mark)
{
    const std::string id = std::to_string(number);
    return "## Iteration " + id + " - Step " + id + "\n**Status**: ✅ Completed\n\n### Testing\n"
           + mark + " **Bench**: run\n\n---\n\n";
}

std::string withIterations(const std::string &iterations)
{
    std::string text = sound;
    return text.insert(text.find("## Deployment Risk"), iterations);
}

template<class Widget>
Widget *named(QWidget *in, const char *name)
{
    for (auto *each : in->findChildren<Widget *>()) {
        if (each->accessibleName() == QString::fromUtf8(name))
            return each;
    }
    return nullptr;
}

QString verdictOf(QWidget *in)
{
    auto *label = named<QLabel>(in, "Verdict");
    return label ? label->text() : QString();
}

/// What stands below the verdict: range, iterations, reasons, load.
QString figuresOf(QWidget *in)
{
    return named<QLabel>(in, "Verdict")->accessibleDescription();
}

QString saidOf(QWidget *in)
{
    return named<QLabel>(in, "What is said of the range")->text();
}

QStringList columnOf(const QTreeView *table, int column)
{
    QStringList cells;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        cells << table->model()->index(row, column).data().toString();
    return cells;
}

QStringList rulesOf(QWidget *in)
{
    return columnOf(named<QTreeView>(in, "Reasons"), itemmodels::ReasonsModel::Rule);
}

bool isReviewed(QWidget *in)
{
    return QTest::qWaitFor(
        [in] {
            return !verdictOf(in).isEmpty() && verdictOf(in) != QLatin1String("No verdict yet");
        },
        10000);
}

void chooseReason(QWidget *in, const char *rule)
{
    auto *table = named<QTreeView>(in, "Reasons");
    const auto row = rulesOf(in).indexOf(QString::fromLatin1(rule));
    QVERIFY2(row >= 0, qPrintable(rulesOf(in).join(QLatin1Char(' '))));
    table->setCurrentIndex(table->model()->index(int(row), 0));
    table->setFocus();
}

QAction *commandOf(Page *page, const char *words)
{
    for (QAction *command : page->commands()) {
        if (command->text().remove(QLatin1Char('&')).startsWith(QString::fromUtf8(words)))
            return command;
    }
    return nullptr;
}

/// A page whose register is in memory alone, reviewed.
std::unique_ptr<Driver> reviewed(const std::string &text)
{
    auto driver = std::make_unique<Driver>(text);
    if (!isReviewed(&driver->page))
        qFatal("there is no review");
    return driver;
}

} // namespace

/// Is it safe to go? The page, driven by keys, over registers in memory and in real repositories.
class tst_review_page : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void shouldGiveTheVerdictWithItsReasons();
    void shouldSayGoWhereNothingSpeaksAgainstIt();
    void shouldFollowAChangeAtOnce();
    void shouldReviewALargeRegisterBesideTheWindow();
    void shouldKeepTheChosenReasonOverAnEdit();
    void shouldLeadFromAReasonToItsPlace_data();
    void shouldLeadFromAReasonToItsPlace();
    void shouldLeadFromTheLoadToTheOpenRisks();
    void shouldTellWhyAReasonCounts();
    void shouldLeadFromCountsToRisks();
    void shouldLeadFromEachTableToItsPlaces();
    void shouldSayWhatToDoNext();
    void shouldReviewADay();
    void shouldReviewChosenIterations();
    void shouldRefuseAnIterationThatIsGone();
    void shouldCopyTheReport();
    void shouldSaveTheReport();
    void shouldAskForAPrinter();
    void shouldKeepWhoSignedOff();
    void shouldWriteASignOffIntoWhatShips();
    void shouldCostNothingWhileItIsHidden();

    void shouldBeginAtTheLastTag();
    void shouldBeginAtATypedTag();
    void shouldSayWhereARevisionIsUnknown();
    void shouldLeadFromAFileToItsRecord();
    void shouldDropTheAnswerToAnOlderQuestion();
    void shouldFollowARepositoryThatMoved();
    void shouldKeepCommitsWithTheirIterations();
    void shouldSayWhereThePolicyCannotBeRead();

    void shouldComeBackAtTheNextStart();
    void shouldOpenWhatWasKeptBeforeThereWasAReview();
    void shouldNameEveryRowForThoseWhoDoNotSee();

private:
    /// Three commits of a register, the first two of them tagged.
    TestRepository &repository();
    /// The window on the repository's register, at its review.
    std::unique_ptr<WindowDriver> windowOnReview();

    std::unique_ptr<TestRepository> m_repository;
};

void tst_review_page::init()
{
    QSettings().clear();
    m_repository.reset();
}

TestRepository &tst_review_page::repository()
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

std::unique_ptr<WindowDriver> tst_review_page::windowOnReview()
{
    auto driver = std::make_unique<WindowDriver>(
        ExistingFile{QString::fromStdString(repository().pathOf("RISKS.md"))});
    driver->start(true);
    driver->press(Qt::Key_4, Qt::ControlModifier);
    if (!isReviewed(&driver->window()))
        qFatal("there is no review");
    return driver;
}

void tst_review_page::shouldGiveTheVerdictWithItsReasons()
{
    const auto driver = reviewed(houseRegister());
    QCOMPARE(verdictOf(&driver->page), QStringLiteral("No go"));
    QVERIFY2(figuresOf(&driver->page).startsWith(QStringLiteral("The whole register")),
             qPrintable(figuresOf(&driver->page)));
    QVERIFY(figuresOf(&driver->page).contains(QStringLiteral("2 iterations")));
    QVERIFY(figuresOf(&driver->page).endsWith(QStringLiteral("Load 16 of 20")));
    auto *table = named<QTreeView>(&driver->page, "Reasons");
    // The gravest first, and the keyboard is there.
    QCOMPARE(columnOf(table, itemmodels::ReasonsModel::Weight).first(), QStringLiteral("No go"));
    QVERIFY(columnOf(table, itemmodels::ReasonsModel::Weight).last() != QStringLiteral("No go"));
    QVERIFY(rulesOf(&driver->page).contains(QStringLiteral("failed-test")));
    QVERIFY(rulesOf(&driver->page).contains(QStringLiteral("blocking-impact")));
    QVERIFY(rulesOf(&driver->page).contains(QStringLiteral("unfinished-iteration")));
    QVERIFY(table->hasFocus());
}

void tst_review_page::shouldSayGoWhereNothingSpeaksAgainstIt()
{
    const auto driver = reviewed(sound);
    QCOMPARE(verdictOf(&driver->page), QStringLiteral("Go"));
    QVERIFY(figuresOf(&driver->page).contains(QStringLiteral("nothing speaks against it")));
    QVERIFY(!named<QTreeView>(&driver->page, "Reasons")->isVisible());
    QVERIFY(!commandOf(&driver->page, "Why it counts")->isEnabled());
}

void tst_review_page::shouldFollowAChangeAtOnce()
{
    const auto driver = reviewed(sound);
    driver->apply(changes::setRiskField(driver->session.reg(), "1", "status", "open"));
    QCOMPARE(verdictOf(&driver->page), QStringLiteral("No go"));
    QCOMPARE(rulesOf(&driver->page), QStringList{QStringLiteral("open-critical")});
    QVERIFY(driver->session.undo());
    QCOMPARE(verdictOf(&driver->page), QStringLiteral("Go"));
    QCOMPARE(driver->text(), std::string(sound));
}

void tst_review_page::shouldReviewALargeRegisterBesideTheWindow()
{
    std::string text = sound;
    const std::size_t before = text.find("## Iteration 1");
    for (int i = 0; i < 3000; ++i)
        text.insert(before, "Prose that nobody reviews, line by line.\n");
    const auto driver = reviewed(text);
    const auto open = [&] {
        return changes::setRiskField(driver->session.reg(), "1", "status", "open");
    };
    driver->apply(open());
    QVERIFY(driver->page.isLoading());
    QTRY_COMPARE(verdictOf(&driver->page), QStringLiteral("No go"));
    // What changes while a review is made is in the next one.
    QVERIFY(driver->session.undo());
    driver->apply(open());
    QVERIFY(driver->session.undo());
    QTRY_VERIFY(!driver->page.isLoading());
    QCOMPARE(verdictOf(&driver->page), QStringLiteral("Go"));
    QCOMPARE(driver->text(), text);
}

void tst_review_page::shouldKeepTheChosenReasonOverAnEdit()
{
    const auto driver = reviewed(houseRegister());
    chooseReason(&driver->page, "blocking-impact");
    // A risk that is no longer open takes its reason with it, and lines above another one move.
    driver->apply(changes::setRiskField(driver->session.reg(), "3", "status", "fixed"));
    driver->apply(changes::setRiskField(driver->session.reg(), "2", "Owner", "Ines"));
    const QModelIndex current = named<QTreeView>(&driver->page, "Reasons")->currentIndex();
    QCOMPARE(current.siblingAtColumn(itemmodels::ReasonsModel::Rule).data().toString(),
             QStringLiteral("blocking-impact"));
}

void tst_review_page::shouldLeadFromAReasonToItsPlace_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<int>("page");
    QTest::newRow("a risk") << QByteArray("open-high") << int(PageId::Risks);
    QTest::newRow("a test") << QByteArray("failed-test") << int(PageId::Iterations);
    QTest::newRow("an iteration") << QByteArray("unfinished-iteration") << int(PageId::Iterations);
}

void tst_review_page::shouldLeadFromAReasonToItsPlace()
{
    QFETCH(QByteArray, rule);
    QFETCH(int, page);
    WindowDriver driver(houseRegister());
    driver.start(true);
    driver.press(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(isReviewed(&driver.window()));
    chooseReason(&driver.window(), rule.constData());
    driver.press(Qt::Key_Return);
    QCOMPARE(int(driver.window().pages()->currentPage()), page);
    if (rule == "failed-test")
        QCOMPARE(driver.window().pages()->current()->currentIteration(), std::optional(1));
    if (rule == "unfinished-iteration")
        QCOMPARE(driver.window().pages()->current()->currentIteration(), std::optional(2));
    if (rule == "open-high")
        QCOMPARE(driver.tree()->currentIndex().data(itemmodels::IdRole).toString(),
                 QStringLiteral("2"));
}

void tst_review_page::shouldLeadFromTheLoadToTheOpenRisks()
{
    const auto driver = reviewed(houseRegister());
    QSignalSpy risks(&driver->page, &ReviewPage::risksRequested);
    for (const char *risk : {"4", "5", "6"})
        driver->apply(changes::setRiskField(driver->session.reg(), risk, "tier", "high"));
    chooseReason(&driver->page, "load-over-limit");
    driver->press(Qt::Key_Return);
    QCOMPARE(risks.size(), 1);
    QCOMPARE(risks[0][0].toString(), QStringLiteral("status:open"));
}

void tst_review_page::shouldTellWhyAReasonCounts()
{
    const auto driver = reviewed(houseRegister());
    chooseReason(&driver->page, "failed-test");
    auto *words = named<QPlainTextEdit>(&driver->page, "What the rule means");
    QVERIFY(!words->isVisible());
    driver->press(Qt::Key_Space);
    QVERIFY(words->isVisible());
    QVERIFY2(words->toPlainText().contains(QStringLiteral("is marked ❌")),
             qPrintable(words->toPlainText()));
    QCOMPARE(named<QPlainTextEdit>(&driver->page, "Lines for .loadline.toml")->toPlainText(),
             QStringLiteral("[rules]\nfailed-test = \"off\""));
    chooseReason(&driver->page, "open-high");
    QVERIFY(words->toPlainText().contains(QStringLiteral("high tier")));
    driver->press(Qt::Key_Space);
    QVERIFY(!words->isVisible());
}

void tst_review_page::shouldLeadFromCountsToRisks()
{
    const auto driver = reviewed(houseRegister());
    QSignalSpy risks(&driver->page, &ReviewPage::risksRequested);
    driver->control<QToolButton>("Risks: 1 planned")->click();
    QCOMPARE(risks.size(), 1);
    QCOMPARE(risks[0][0].toString(), QStringLiteral("status:planned"));
    // What only the range knows is listed here.
    driver->control<QToolButton>("Risks: 1 fixed")->click();
    auto *table = driver->control<QTreeView>("Risks of the review");
    QVERIFY(table && table->hasFocus());
    QCOMPARE(table->currentIndex().data().toString(), QStringLiteral("Fixed"));
    QVERIFY(!driver->control<QToolButton>("Risks: 0 lapsed"));
}

void tst_review_page::shouldLeadFromEachTableToItsPlaces()
{
    const auto driver = reviewed(houseRegister());
    QSignalSpy places(&driver->page, &ReviewPage::placeRequested);
    const auto follow = [&](Qt::Key view, const char *name) {
        driver->press(view, Qt::AltModifier);
        auto *table = driver->control<QTreeView>(name);
        QVERIFY2(table, name);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        driver->press(Qt::Key_Return);
    };
    follow(Qt::Key_1, "Iterations that ship");
    follow(Qt::Key_2, "Files touched");
    follow(Qt::Key_3, "Risks of the review");
    QCOMPARE(places.size(), 3);
    const auto place = [&](int at) { return places[at][0].value<FindingPlace>(); };
    QCOMPARE(place(0).iteration, std::optional(1));
    QCOMPARE(place(1).iteration, std::optional(1));
    QVERIFY(place(1).section);
    QCOMPARE(place(2).risk, QStringLiteral("1"));
}

void tst_review_page::shouldSayWhatToDoNext()
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

void tst_review_page::shouldReviewADay()
{
    const auto driver = reviewed(houseRegister());
    commandOf(&driver->page, "Since a revision")->trigger();
    QVERIFY(driver->control<RevisionEdit>("Revision or day")->hasFocus());
    driver->type("2026-02-10");
    driver->press(Qt::Key_Return);
    QTRY_VERIFY(figuresOf(&driver->page).startsWith(QStringLiteral("Since 2026-02-10")));
    QCOMPARE(columnOf(named<QTreeView>(&driver->page, "Iterations that ship"), 0),
             QStringList{QStringLiteral("2")});
}

void tst_review_page::shouldReviewChosenIterations()
{
    const auto driver = reviewed(houseRegister());
    commandOf(&driver->page, "Chosen iterations")->trigger();
    QWidget *popup = QApplication::activePopupWidget();
    QVERIFY(popup);
    auto *list = popup->findChild<QListWidget *>();
    QCOMPARE(list->count(), 2);
    list->setCurrentRow(0);
    driver->press(Qt::Key_Space);
    QCOMPARE(list->item(0)->checkState(), Qt::Checked);
    driver->press(Qt::Key_Return);
    QTRY_VERIFY(figuresOf(&driver->page).startsWith(QStringLiteral("Iteration 1")));
    QCOMPARE(columnOf(named<QTreeView>(&driver->page, "Iterations that ship"), 0),
             QStringList{QStringLiteral("1")});
    // Nothing of the other one speaks against it any more.
    QVERIFY(!rulesOf(&driver->page).contains(QStringLiteral("unfinished-iteration")));
}

void tst_review_page::shouldRefuseAnIterationThatIsGone()
{
    const auto driver = reviewed(houseRegister());
    driver->page.restoreState({{QStringLiteral("iterations"), QVariantList{7}}});
    QTRY_VERIFY2(saidOf(&driver->page).contains(QStringLiteral("7")),
                 qPrintable(saidOf(&driver->page)));
}

void tst_review_page::shouldCopyTheReport()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    driver.press(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(isReviewed(&driver.window()));
    driver.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QString report = QApplication::clipboard()->text();
    QVERIFY2(report.startsWith(QStringLiteral("### ❌ No go: register.md")), qPrintable(report));
    QVERIFY(report.contains(QStringLiteral("Depot Trial")));
    QApplication::clipboard()->clear();
    commandOf(driver.window().pages()->current(), "Copy report")->trigger();
    QCOMPARE(QApplication::clipboard()->text(), report);
}

void tst_review_page::shouldSaveTheReport()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    driver.press(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(isReviewed(&driver.window()));
    Page *page = driver.window().pages()->current();
    const QString path = QFileInfo(driver.path()).absolutePath() + QStringLiteral("/report.md");
    driver.dialogFor([&] { commandOf(page, "Save report")->trigger(); },
                     [&](QWidget *dialog) {
                         auto *files = qobject_cast<QFileDialog *>(dialog);
                         QVERIFY(files);
                         files->findChild<QLineEdit *>()->setText(path);
                         driver.press(Qt::Key_Return);
                     });
    QCOMPARE(fileContent(path.toStdString()), page->copied());
    QCOMPARE(driver.fileText(), houseRegister());
}

void tst_review_page::shouldAskForAPrinter()
{
    WindowDriver driver(sound);
    driver.start(true);
    driver.press(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(isReviewed(&driver.window()));
    bool isForPrinter = false;
    driver.pressFor(Qt::Key_P, Qt::ControlModifier, [&](QWidget *dialog) {
        isForPrinter = qobject_cast<QPrintDialog *>(dialog) != nullptr;
        dialog->close();
    });
    QVERIFY(isForPrinter);
    QCOMPARE(driver.fileText(), std::string(sound));
}

/// Fills the dialog of the review that is shown by keys alone, and signs off.
void signOff(WindowDriver &driver, const char *remark, bool isForIterations)
{
    Page *page = driver.window().pages()->current();
    driver.dialogFor([&] { commandOf(page, "Sign off")->trigger(); },
                     [&](QWidget *dialog) {
                         // Where the user's name is known, the keyboard is at the remark.
                         if (dialog->focusWidget() != dialog->findChildren<QLineEdit *>().first())
                             driver.press(Qt::Key_Backtab, Qt::ShiftModifier);
                         driver.press(Qt::Key_A, Qt::ControlModifier);
                         driver.type(QStringLiteral("Ilse"));
                         driver.press(Qt::Key_Tab);
                         driver.type(QString::fromUtf8(remark));
                         if (isForIterations) {
                             driver.press(Qt::Key_Tab);
                             driver.press(Qt::Key_Space);
                         }
                         driver.press(Qt::Key_Return);
                     });
}

void tst_review_page::shouldKeepWhoSignedOff()
{
    WindowDriver driver(sound);
    driver.start(true);
    driver.press(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(isReviewed(&driver.window()));
    auto *said = named<QLabel>(&driver.window(), "Sign-off");
    QVERIFY(!said->isVisible());
    signOff(driver, "the hub first", false);
    QVERIFY(said->isVisible());
    QVERIFY2(said->text().startsWith(QStringLiteral("Signed off as go by Ilse: the hub first, ")),
             qPrintable(said->text()));
    QCOMPARE(driver.text(), std::string(sound));
    QVERIFY(driver.window().session()->apply(
        changes::setRiskField(driver.window().session()->reg(), "2", "Owner", "Watch")));
    QVERIFY2(said->text().endsWith(QStringLiteral("; 1 step since")), qPrintable(said->text()));
    QVERIFY(driver.window().session()->undo());
    QVERIFY(!said->text().contains(QStringLiteral("since")));
    QVERIFY(driver.window().session()->undo());
    QVERIFY(!said->isVisible());
}

void tst_review_page::shouldWriteASignOffIntoWhatShips()
{
    WindowDriver driver(withIterations(iteration(2, "✅")));
    driver.start(true);
    driver.press(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(isReviewed(&driver.window()));
    const std::string before = driver.text();
    signOff(driver, "", true);
    const std::string line = "**Reviewed**: " + todayUtc() + " by Ilse: go\n";
    const std::string text = driver.text();
    const auto first = text.find(line);
    QVERIFY2(first != std::string::npos, text.c_str());
    QVERIFY(text.find(line, first + 1) != std::string::npos);
    QCOMPARE(text.size(), before.size() + 2 * line.size());
    QVERIFY(driver.window().session()->undo());
    QCOMPARE(driver.text(), before);
}

void tst_review_page::shouldCostNothingWhileItIsHidden()
{
    const auto driver = reviewed(sound);
    driver->page.hide();
    const QSignalSpy made(driver->page.review(), &DeploymentReview::reviewed);
    driver->apply(changes::setRiskField(driver->session.reg(), "1", "status", "open"));
    driver->page.review()->lookAgain();
    QVERIFY(!driver->page.review()->isAsking());
    QCOMPARE(made.size(), 0);
    QCOMPARE(verdictOf(&driver->page), QStringLiteral("Go"));
    driver->page.show();
    QCOMPARE(verdictOf(&driver->page), QStringLiteral("No go"));
}

void tst_review_page::shouldBeginAtTheLastTag()
{
    const auto driver = windowOnReview();
    QVERIFY2(
        figuresOf(&driver->window()).startsWith(QStringLiteral("Since v2, 1 commit  ·  1 iter")),
        qPrintable(figuresOf(&driver->window())));
    QCOMPARE(verdictOf(&driver->window()), QStringLiteral("Go"));
    QVERIFY(saidOf(&driver->window()).isEmpty());
    QCOMPARE(columnOf(named<QTreeView>(&driver->window(), "Changes to the register"), 0).size(), 1);
}

void tst_review_page::shouldBeginAtATypedTag()
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

void tst_review_page::shouldSayWhereARevisionIsUnknown()
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

void tst_review_page::shouldLeadFromAFileToItsRecord()
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

void tst_review_page::shouldDropTheAnswerToAnOlderQuestion()
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

void tst_review_page::shouldFollowARepositoryThatMoved()
{
    const auto driver = windowOnReview();
    repository().git({"tag", "v3", "HEAD~1"});
    repository().git({"tag", "-d", "v2"});
    QEvent activated(QEvent::WindowActivate);
    QApplication::sendEvent(driver->window().pages()->current(), &activated);
    QTRY_VERIFY(figuresOf(&driver->window()).startsWith(QStringLiteral("Since v3")));
}

void tst_review_page::shouldKeepCommitsWithTheirIterations()
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

void tst_review_page::shouldSayWhereThePolicyCannotBeRead()
{
    repository().write(".loadline.toml", "limit = \"much\"\n");
    const auto driver = windowOnReview();
    auto *unseen = named<QLabel>(&driver->window(), "What was not looked at");
    QVERIFY(unseen->isVisible());
    QVERIFY2(unseen->text().contains(QStringLiteral(".loadline.toml")), qPrintable(unseen->text()));
}

void tst_review_page::shouldComeBackAtTheNextStart()
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

/// The pages' numbers are what they were.
void tst_review_page::shouldOpenWhatWasKeptBeforeThereWasAReview()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    const QString key = QStringLiteral("registers/%1/")
                            .arg(QString::fromLatin1(
                                driver.window().session()->name().toUtf8().toHex()));
    QVERIFY(driver.close());
    for (const auto &[number, page] : {std::pair(3, PageId::Risks), std::pair(5, PageId::Document),
                                       std::pair(6, PageId::History)}) {
        QSettings().setValue(key + QStringLiteral("page"), number);
        driver.start(false);
        QCOMPARE(driver.window().pages()->currentPage(), page);
        QVERIFY(driver.close());
    }
}

void tst_review_page::shouldNameEveryRowForThoseWhoDoNotSee()
{
    const auto driver = reviewed(houseRegister());
    for (const char *name :
         {"Reasons", "Iterations that ship", "Files touched", "Risks of the review"}) {
        const QAbstractItemModel *model = named<QTreeView>(&driver->page, name)->model();
        QVERIFY2(model->rowCount() > 0, name);
        for (int row = 0; row < model->rowCount(); ++row)
            QVERIFY(!model->index(row, 0).data(Qt::AccessibleTextRole).toString().isEmpty());
    }
    QVERIFY(named<QLabel>(&driver->page, "Verdict"));
}

LOADLINE_TEST(tst_review_page)
#include "tst_review_page.moc"
