// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_driver.h"

#include "support/test_main.h"
#include "ui/iterations/entries_table.h"
#include "ui/iterations/iterations_page.h"
#include "ui/iterations/section_editor.h"
#include "ui/widgets/grown_text_edit.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>

using namespace loadline;
using namespace loadline::test;

namespace {

class Driver : public PageDriver<ui::IterationsPage>
{
public:
    using PageDriver::PageDriver;

    ui::EntriesTable *table(const char *name)
    {
        auto *result = control<ui::EntriesTable>(name);
        if (result)
            result->setFocus();
        return result;
    }
    ui::GrownTextEdit *prose(const char *name)
    {
        auto *result = control<ui::GrownTextEdit>(name);
        if (result)
            result->setFocus();
        return result;
    }
    QString cell(const ui::EntriesTable *table, int row, int column) const
    {
        return table->model()->index(row, column).data().toString();
    }
};

} // namespace

class tst_iterations_page : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldBeginWithTheLastIteration();
    void shouldShowSectionsInTheDocumentsOrder();
    void shouldEditHeaderFields();
    void shouldAskBeforeCompleting();
    void shouldReopen();
    void shouldSetStatesByOneKey();
    void shouldReorderAndRemoveByKey();
    void shouldAddPastedLinesAsEntries();
    void shouldMakeOneStepOfWhatIsTyped();
    void shouldMakeAStepAfterTwoSecondsOfQuiet();
    void shouldKeepTheBytesOfLinesThatWereNotTouched_data();
    void shouldKeepTheBytesOfLinesThatWereNotTouched();
    void shouldEditTheTextBeforeTheSections();
    void shouldAddToTheSectionThatIsShown();
    void shouldFollowUndo();
    void shouldShowALongTextInPart();
    void shouldPlanANewIteration();
    void shouldShowWhatIsNotFilteredAway();
    void shouldSayWhatToDoWithoutIterations();
};

void tst_iterations_page::shouldBeginWithTheLastIteration()
{
    Driver driver;
    QCOMPARE(driver.page.currentIteration(), std::optional<int>(2));
    QCOMPARE(driver.control<QLineEdit>("Title")->text(), QStringLiteral("Queue on disk"));
}

void tst_iterations_page::shouldShowSectionsInTheDocumentsOrder()
{
    Driver driver;
    driver.page.showIteration(1);
    QApplication::processEvents();
    QList<SectionKind> kinds;
    for (const ui::SectionEditor *each : driver.page.findChildren<ui::SectionEditor *>()) {
        if (each->isVisibleTo(&driver.page))
            kinds += each->kind();
    }
    const QList<SectionKind> expected{SectionKind::Problem,         SectionKind::RootCause,
                                      SectionKind::Solution,        SectionKind::Testing,
                                      SectionKind::Benefits,        SectionKind::SideEffects,
                                      SectionKind::NextSteps,       SectionKind::FilesModified,
                                      SectionKind::DeploymentImpact};
    QCOMPARE(kinds, expected);
    QCOMPARE(driver.table("Files Modified")->model()->rowCount(), 2);
    QVERIFY(driver.prose("Problem Identified")
                ->toPlainText()
                .startsWith(QStringLiteral("Labels vanished")));
}

void tst_iterations_page::shouldEditHeaderFields()
{
    Driver driver;
    auto *title = driver.control<QLineEdit>("Title");
    title->setFocus();
    title->selectAll();
    driver.type("Durable queue");
    QVERIFY(driver.page.isEditing());
    driver.press(Qt::Key_Tab);
    QVERIFY(!driver.page.isEditing());
    QVERIFY(driver.has("## Iteration 2 - Durable queue\n"));
    auto *date = driver.control<QLineEdit>("Date");
    date->setFocus();
    date->selectAll();
    driver.type("2026-02-20");
    driver.press(Qt::Key_Return);
    QVERIFY(driver.has("**Date**: 2026-02-20\n"));
    driver.control<QComboBox>("Priority")->setFocus();
    driver.press(Qt::Key_Up); // from high to critical
    QCOMPARE(int(*driver.session.reg().iterations[1].priority), int(Tier::Critical));
    driver.control<QComboBox>("Status")->setFocus();
    driver.press(Qt::Key_Down); // from in progress to blocked
    QCOMPARE(int(driver.session.reg().iterations[1].status), int(IterationStatus::Blocked));
}

void tst_iterations_page::shouldAskBeforeCompleting()
{
    Driver driver;
    QSignalSpy asked(&driver.page, &ui::IterationsPage::completeRequested);
    auto *status = driver.control<QComboBox>("Status");
    status->setFocus();
    status->setCurrentIndex(2); // blocked, as if turned there without choosing
    driver.press(Qt::Key_Down);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.front().front().toInt(), 2);
    QCOMPARE(driver.text(), houseRegister());
    QCOMPARE(status->currentText(), QStringLiteral("In progress"));
}

void tst_iterations_page::shouldReopen()
{
    Driver driver;
    driver.page.showIteration(1);
    QAbstractButton *reopen = nullptr;
    for (auto *each : driver.page.findChildren<QAbstractButton *>()) {
        if (each->text() == QStringLiteral("Reopen") && each->isVisible())
            reopen = each;
    }
    QVERIFY(reopen);
    reopen->click();
    QVERIFY(driver.has("1. Label Overwrite - two jobs in one slot → Iteration 1\n"));
    QVERIFY(!reopen->isVisible());
}

void tst_iterations_page::shouldSetStatesByOneKey()
{
    Driver driver;
    driver.page.showIteration(1);
    QVERIFY(driver.table("Testing"));
    driver.press(Qt::Key_W);
    QVERIFY(driver.has("⚠️ **Unit**"));
    driver.press(Qt::Key_Down);
    driver.press(Qt::Key_P);
    QVERIFY(driver.has("✅ **Depot Trial**"));
    driver.press(Qt::Key_Down);
    driver.press(Qt::Key_F);
    QVERIFY(driver.has("❌ **Soak**"));
    QVERIFY(driver.table("Risks & Side Effects"));
    driver.press(Qt::Key_M);
    QVERIFY(driver.has("- ✅ Jobs are lost on a power cut\n"));
}

void tst_iterations_page::shouldReorderAndRemoveByKey()
{
    Driver driver;
    driver.page.showIteration(1);
    const ui::EntriesTable *steps = driver.table("Next Steps for Future Iterations");
    driver.press(Qt::Key_Down, Qt::AltModifier);
    QVERIFY(driver.has("1. Show printer health on the desk\n2. Keep the queue on disk\n"));
    QCOMPARE(steps->currentIndex().row(), 1);
    driver.press(Qt::Key_Delete);
    QCOMPARE(steps->model()->rowCount(), 1);
    QCOMPARE(driver.failures.count(), 0);
}

void tst_iterations_page::shouldAddPastedLinesAsEntries()
{
    Driver driver;
    driver.page.showIteration(1);
    QGuiApplication::clipboard()->setText(QStringLiteral("- Spare printers\n- Paper log\n"));
    auto *line = driver.control<QLineEdit>("Add to Next Steps for Future Iterations");
    QVERIFY(line);
    line->setFocus();
    driver.press(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(driver.has("3. Spare printers\n4. Paper log\n"));
    driver.type("A lamp");
    driver.press(Qt::Key_Return);
    QVERIFY(driver.has("5. A lamp\n"));
    QVERIFY(line->text().isEmpty());
    QVERIFY(driver.session.undo());
    QVERIFY(driver.session.undo());
    QCOMPARE(driver.text(), houseRegister());
}

void tst_iterations_page::shouldMakeOneStepOfWhatIsTyped()
{
    Driver driver;
    driver.prose("Problem Identified");
    driver.press(Qt::Key_End, Qt::ControlModifier);
    driver.press(Qt::Key_Return);
    driver.type("Twice a week.");
    QVERIFY(driver.page.isEditing());
    QCOMPARE(driver.text(), houseRegister());
    driver.page.finishEditing();
    QVERIFY(!driver.page.isEditing());
    QVERIFY(driver.has("A power cut empties the queue.\nTwice a week.\n"));
    QVERIFY(driver.session.undo());
    QCOMPARE(driver.text(), houseRegister());
}

void tst_iterations_page::shouldMakeAStepAfterTwoSecondsOfQuiet()
{
    Driver driver;
    driver.prose("Problem Identified");
    driver.type("Often: ");
    QCOMPARE(driver.text(), houseRegister());
    QTRY_VERIFY_WITH_TIMEOUT(driver.has("Often: A power cut empties the queue.\n"), 4000);
    QVERIFY(!driver.page.isEditing());
}

void tst_iterations_page::shouldKeepTheBytesOfLinesThatWereNotTouched_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    std::string before = houseRegister();
    const std::string line = "- The spool held one job";
    before.replace(before.find(line), line.size(), "- The spool held\xC2\xA0one job");
    std::string after = before;
    after.replace(after.find("Labels vanished"), 6, "Once Labels");
    const auto row = [](const char *name, const std::string &a, const std::string &b) {
        QTest::newRow(name) << QByteArray::fromStdString(a) << QByteArray::fromStdString(b);
    };
    row("as it is", before, after);
    row("CRLF", withLineEndings(before, "\r\n"), withLineEndings(after, "\r\n"));
    row("mixed endings", withMixedLineEndings(before), withMixedLineEndings(after));
    row("a byte-order mark", withByteOrderMark(before), withByteOrderMark(after));
}

void tst_iterations_page::shouldKeepTheBytesOfLinesThatWereNotTouched()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    Driver driver(before.toStdString());
    driver.page.showIteration(1);
    QVERIFY(driver.prose("Problem Identified"));
    driver.type("Once ");
    driver.page.finishEditing();
    QCOMPARE(QByteArray::fromStdString(driver.text()), after);
}

void tst_iterations_page::shouldEditTheTextBeforeTheSections()
{
    Driver driver;
    driver.apply(changes::setIterationLead(driver.session.reg(), 2, "Asked for by the depot."));
    QVERIFY(driver.has("**Priority**: 🟠 HIGH\n\nAsked for by the depot.\n\n### Problem"));
    const ui::GrownTextEdit *lead = driver.prose("Text before the sections");
    QVERIFY(lead);
    driver.type("Twice: ");
    driver.page.finishEditing();
    QVERIFY(driver.has("\n\nTwice: Asked for by the depot.\n\n"));
    driver.apply(changes::setIterationLead(driver.session.reg(), 2, ""));
    QCOMPARE(driver.text(), houseRegister());
    QVERIFY(!lead->isVisible());
    // A heading in it would make a section.
    QVERIFY(
        !driver.session.apply(changes::setIterationLead(driver.session.reg(), 2, "### Testing")));
}

void tst_iterations_page::shouldAddToTheSectionThatIsShown()
{
    Driver driver("## Iteration 1 - Twice\n\n### Testing\n✅ **One**: first\n\n### Notes\nText.\n"
                  "\n### Testing in the Field\n✅ **Two**: second\n");
    auto *line = driver.control<QLineEdit>("Add to Testing in the Field");
    QVERIFY(line);
    line->setFocus();
    driver.type("fail: Three: third");
    driver.press(Qt::Key_Return);
    QVERIFY2(driver.has("second\n❌ **Three**: third\n"), driver.text().c_str());
}

void tst_iterations_page::shouldFollowUndo()
{
    Driver driver;
    const ui::GrownTextEdit *prose = driver.prose("Problem Identified");
    driver.apply(changes::setSectionMarkdown(driver.session.reg(), 2, 0, "Other text."));
    QCOMPARE(prose->toPlainText(), QStringLiteral("Other text."));
    driver.apply(changes::removeSection(driver.session.reg(), 2, 0));
    QVERIFY(!driver.control<ui::GrownTextEdit>("Problem Identified"));
    QVERIFY(driver.session.undo());
    QVERIFY(driver.session.undo());
    QCOMPARE(driver.control<ui::GrownTextEdit>("Problem Identified")->toPlainText(),
             QStringLiteral("A power cut empties the queue."));
}

void tst_iterations_page::shouldShowALongTextInPart()
{
    std::string prose;
    while (prose.size() < 3'000'000)
        prose += "The queue is long and its story longer.\n";
    Driver driver("## Iteration 1 - Long\n\n### Problem Identified\n" + prose);
    const ui::GrownTextEdit *field = driver.prose("Problem Identified");
    QVERIFY(field->isReadOnly());
    QVERIFY(field->toPlainText().size() < 100'000);
    driver.page.finishEditing();
    QVERIFY(!driver.session.editor().canUndo());
}

void tst_iterations_page::shouldPlanANewIteration()
{
    Driver driver;
    driver.page.focusNewIteration();
    driver.type("Printer health");
    driver.press(Qt::Key_Return);
    QVERIFY(driver.has("## Iteration 3 - Printer health\n"));
    QCOMPARE(driver.page.currentIteration(), std::optional<int>(3));
    QCOMPARE(driver.control<QLineEdit>("Title")->text(), QStringLiteral("Printer health"));
    QVERIFY(driver.session.undo());
    QCOMPARE(driver.text(), houseRegister());
}

void tst_iterations_page::shouldShowWhatIsNotFilteredAway()
{
    Driver driver;
    driver.page.find();
    driver.type("label");
    auto *list = driver.page.findChild<QListView *>();
    QCOMPARE(list->model()->rowCount(), 1);
    driver.page.showIteration(2);
    QCOMPARE(list->model()->rowCount(), 2);
    QCOMPARE(driver.page.currentIteration(), std::optional<int>(2));
}

void tst_iterations_page::shouldSayWhatToDoWithoutIterations()
{
    Driver driver("# Log\n");
    QVERIFY(!driver.page.currentIteration());
    driver.type("First one"); // the keyboard is in the line that plans one
    driver.press(Qt::Key_Return);
    QVERIFY(driver.has("## Iteration 1 - First one\n"));
    QCOMPARE(driver.page.currentIteration(), std::optional<int>(1));
}

LOADLINE_TEST(tst_iterations_page)
#include "tst_iterations_page.moc"
