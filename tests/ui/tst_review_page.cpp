// SPDX-License-Identifier: GPL-3.0-or-later
#include "seen_review.h"

#include "changes/changes.h"
#include "itemmodels/roles.h"
#include "ui/iterations/revision_edit.h"
#include "ui/review/deployment_review.h"
#include "ui/shell/page_stack.h"
#include "ui/window_driver.h"

#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSettings>
#include <QToolButton>
#include <QTreeView>

using namespace loadline;
using namespace loadline::test;
using namespace loadline::ui;

/// Is it safe to go? The page, driven by keys, over registers in memory.
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
    void shouldReviewADay();
    void shouldReviewChosenIterations();
    void shouldRefuseAnIterationThatIsGone();
    void shouldCostNothingWhileItIsHidden();
    void shouldOpenWhatWasKeptBeforeThereWasAReview();
    void shouldNameEveryRowForThoseWhoDoNotSee();
};

void tst_review_page::init()
{
    QSettings().clear();
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
