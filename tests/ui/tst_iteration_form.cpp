// SPDX-License-Identifier: GPL-3.0-or-later
#include "iterations_driver.h"

#include "support/test_main.h"
#include "ui/iterations/rendered_markdown.h"
#include "ui/iterations/section_editor.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

#include <functional>

using namespace loadline;
using namespace loadline::test;

using Driver = IterationsDriver;

namespace {

/// Does what opens a dialog that asks for a heading, and answers it.
void answerWithHeading(QWidget *window, const std::function<void()> &opens, const QString &heading)
{
    QTimer::singleShot(0, [heading] {
        auto *dialog = qobject_cast<QInputDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        dialog->setTextValue(heading);
        dialog->accept();
    });
    opens();
    // A window manager gives the keyboard back; without a display nobody does.
    QApplication::setActiveWindow(window);
}

} // namespace

/// The form of one iteration: its fields, its sections and their entries.
class tst_iteration_form : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldShowSectionsInTheDocumentsOrder();
    void shouldEditHeaderFields();
    void shouldSetStatesByOneKey();
    void shouldReorderAndRemoveByKey();
    void shouldAddPastedLinesAsEntries();
    void shouldAddPastedRowsInOneStep();
    void shouldMoveSectionsByKey();
    void shouldRenameAndRemoveSectionsByKey();
    void shouldAddASectionUnderAnotherHeading();
    void shouldShowASectionAsItReads();
    void shouldMakeOneStepOfWhatIsTyped();
    void shouldMakeAStepAfterTwoSecondsOfQuiet();
    void shouldKeepTheBytesOfLinesThatWereNotTouched_data();
    void shouldKeepTheBytesOfLinesThatWereNotTouched();
    void shouldEditTheTextBeforeTheSections();
    void shouldAddToTheSectionThatIsShown();
    void shouldShowALongTextInPart();
};

void tst_iteration_form::shouldShowSectionsInTheDocumentsOrder()
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

void tst_iteration_form::shouldEditHeaderFields()
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

void tst_iteration_form::shouldSetStatesByOneKey()
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

void tst_iteration_form::shouldReorderAndRemoveByKey()
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

void tst_iteration_form::shouldAddPastedLinesAsEntries()
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

void tst_iteration_form::shouldAddPastedRowsInOneStep()
{
    Driver driver;
    driver.page.showIteration(1);
    QGuiApplication::clipboard()->setText(
        QStringLiteral("- ✅ **Rain**: dry\r\n- ❌ **Snow**: stuck\r\n- [ ] Wind\r\n"));
    const ui::EntriesTable *table = driver.table("Testing");
    const int before = table->model()->rowCount();
    driver.press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(table->model()->rowCount(), before + 3);
    QVERIFY(driver.has("✅ **Rain**: dry\n❌ **Snow**: stuck\n⏳ Wind\n"));
    QVERIFY(driver.session.undo());
    QCOMPARE(driver.text(), houseRegister());
}

void tst_iteration_form::shouldMoveSectionsByKey()
{
    Driver driver;
    driver.page.showIteration(1);
    auto *more = driver.control<QToolButton>("More for Problem Identified");
    QVERIFY(more);
    more->setFocus();
    driver.press(Qt::Key_Down, Qt::AltModifier);
    QVERIFY(driver.text().find("### Root Cause") < driver.text().find("### Problem Identified"));
    // The keyboard goes with it.
    QCOMPARE(QApplication::focusWidget(),
             driver.control<QToolButton>("More for Problem Identified"));
    driver.press(Qt::Key_Down, Qt::AltModifier);
    driver.press(Qt::Key_Up, Qt::AltModifier);
    driver.press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(driver.text(), houseRegister());
    driver.press(Qt::Key_Up, Qt::AltModifier); // it is the first already
    QCOMPARE(driver.failures.count(), 0);

    // From a field, where Alt alone may be the field's or the table's.
    driver.prose("Root Cause");
    driver.type("Truly: ");
    driver.press(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(driver.has("### Root Cause\nTruly: "));
    QVERIFY(driver.text().find("### Root Cause") < driver.text().find("### Problem Identified"));
    QVERIFY(driver.session.undo());
    QVERIFY(driver.session.undo());
    QCOMPARE(driver.text(), houseRegister());
    QVERIFY(driver.table("Testing"));
    driver.press(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(driver.text().find("### Benefits") < driver.text().find("### Testing"));
}

void tst_iteration_form::shouldRenameAndRemoveSectionsByKey()
{
    Driver driver;
    driver.page.showIteration(1);
    driver.control<QToolButton>("More for Benefits")->setFocus();
    answerWithHeading(
        &driver.page, [&] { driver.press(Qt::Key_F2); }, QStringLiteral("What It Brings"));
    QVERIFY(driver.has("### What It Brings\n"));
    QVERIFY(driver.session.undo());
    driver.control<QToolButton>("More for Benefits")->setFocus();
    driver.press(Qt::Key_Delete);
    QVERIFY(!driver.has("### Benefits\n"));
    QCOMPARE(QApplication::focusWidget(),
             driver.control<QToolButton>("More for Risks & Side Effects"));
    QVERIFY(driver.session.undo());
    QCOMPARE(driver.text(), houseRegister());
}

void tst_iteration_form::shouldAddASectionUnderAnotherHeading()
{
    Driver driver;
    QMenu *menu = nullptr;
    for (auto *button : driver.page.findChildren<QToolButton *>()) {
        if (button->text() == QStringLiteral("Add section"))
            menu = button->menu();
    }
    QVERIFY(menu);
    Q_EMIT menu->aboutToShow();
    QAction *other = nullptr;
    for (QAction *action : menu->actions()) {
        if (action->text().startsWith(QStringLiteral("With another")))
            other = action;
    }
    QVERIFY(other);
    answerWithHeading(
        &driver.page, [&] { other->trigger(); }, QStringLiteral("Rollout Waves"));
    QVERIFY(driver.has("### Rollout Waves\n"));
    const auto *field = driver.control<ui::GrownTextEdit>("Rollout Waves");
    QVERIFY(field);
    QTRY_VERIFY(field->hasFocus()); // one goes on there
    QVERIFY(driver.session.undo());
    QCOMPARE(driver.text(), houseRegister());
}

void tst_iteration_form::shouldShowASectionAsItReads()
{
    Driver driver;
    driver.prose("Problem Identified");
    driver.press(Qt::Key_F4);
    auto *rendered = driver.control<ui::RenderedMarkdown>("Problem Identified, as it reads");
    QVERIFY(rendered);
    QVERIFY(rendered->hasFocus());
    QVERIFY(!driver.control<ui::GrownTextEdit>("Problem Identified"));
    driver.press(Qt::Key_F4);
    QVERIFY(driver.control<ui::GrownTextEdit>("Problem Identified")->hasFocus());
    // A table has no text of its own: it gives way.
    driver.page.showIteration(1);
    QVERIFY(driver.table("Testing"));
    driver.press(Qt::Key_F4);
    QVERIFY(driver.control<ui::RenderedMarkdown>("Testing, as it reads"));
    QVERIFY(!driver.control<ui::EntriesTable>("Testing"));
    driver.press(Qt::Key_F4);
    QVERIFY(driver.control<ui::EntriesTable>("Testing"));
}

void tst_iteration_form::shouldMakeOneStepOfWhatIsTyped()
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

void tst_iteration_form::shouldMakeAStepAfterTwoSecondsOfQuiet()
{
    Driver driver;
    driver.prose("Problem Identified");
    driver.type("Often: ");
    QCOMPARE(driver.text(), houseRegister());
    QTRY_VERIFY_WITH_TIMEOUT(driver.has("Often: A power cut empties the queue.\n"), 4000);
    QVERIFY(!driver.page.isEditing());
}

void tst_iteration_form::shouldKeepTheBytesOfLinesThatWereNotTouched_data()
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

void tst_iteration_form::shouldKeepTheBytesOfLinesThatWereNotTouched()
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

void tst_iteration_form::shouldEditTheTextBeforeTheSections()
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

void tst_iteration_form::shouldAddToTheSectionThatIsShown()
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

void tst_iteration_form::shouldShowALongTextInPart()
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

LOADLINE_TEST(tst_iteration_form)
#include "tst_iteration_form.moc"
