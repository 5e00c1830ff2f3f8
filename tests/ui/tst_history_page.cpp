// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_page.h"

#include "library/library.h"
#include "support/test_main.h"
#include "ui/document/document_view.h"
#include "ui/history/history_details.h"
#include "ui/history/step_words.h"
#include "ui/page_driver.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/session_messages.h"
#include "ui/widgets/message_strip.h"
#include "ui/window_driver.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QScrollBar>
#include <QTimer>
#include <QTreeView>

using namespace loadline;
using loadline::test::PageDriver;
using loadline::test::WindowDriver;
using ui::HistoryPage;

namespace {

using Driver = PageDriver<HistoryPage>;

Change fromOutside(const Register &reg, const char *line)
{
    return {{{{reg.text->size(), reg.text->size()}, line}},
            {ChangeKind::External, "register", {}, "docs/TASKS.md", {}},
            {}};
}

/// Three steps with a change from outside before the last.
void makeSteps(Driver &driver)
{
    driver.apply(changes::closeRisk(driver.session.reg(), "3"));
    driver.apply(changes::setRiskField(driver.session.reg(), "2", "owner", "Kim"));
    driver.apply(fromOutside(driver.session.reg(), "\nThree\nmore\nlines\n"));
    driver.apply(changes::setRiskField(driver.session.reg(), "2", "owner", "Robin"));
}

QStringList rowsOf(const HistoryPage &page)
{
    QStringList rows;
    const QAbstractItemModel *model = page.list()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        rows += model->index(row, 0).data().toString();
    return rows;
}

QString chosen(const HistoryPage &page)
{
    return page.list()->currentIndex().data().toString();
}

/// Answers the box that comes, by the name of a button, and keeps what it said.
class Answer
{
public:
    explicit Answer(const QString &button)
    {
        QObject::connect(&m_poll, &QTimer::timeout, &m_poll, [this, button] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            if (!box || !m_said.isEmpty())
                return;
            m_said = box->text() + QLatin1Char('\n') + box->informativeText();
            for (QAbstractButton *one : box->buttons()) {
                if (QString(one->text()).remove(QLatin1Char('&')).startsWith(button))
                    one->click();
            }
        });
        m_poll.start(10);
    }
    QString said() const { return m_said; }

private:
    QTimer m_poll;
    QString m_said;
};

bool hasLine(const HistoryPage &page, ui::DocumentRows::Kind kind, const char *text)
{
    const ui::DocumentRows &rows = page.details()->lines()->rows();
    for (std::size_t row = 0; row < rows.count(); ++row) {
        if (rows.at(row).kind == kind && rows.text(row).find(text) != std::string_view::npos)
            return true;
    }
    return false;
}

} // namespace

class tst_history_page : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void shouldSayThatNothingWasDone();
    void shouldListWhatWasDone();
    void shouldUndoToAStepByReturn();
    void shouldRedoToAStepByItsButton();
    void shouldAskBeforeABarrier();
    void shouldLeaveAllWhereTheAnswerIsNo();
    void shouldShowTheLinesOfAStep();
    void shouldShowTheLinesOfAStepThatIsUndone();
    void shouldKeepSelectionPlaceAndFilter();
    void shouldGoToWhatAStepIsAbout();
    void shouldSayWhatCannotBeUndone();
    void shouldSayWhyUndoStops();
    void shouldShowWhatAnotherProgramDid();
    void shouldOfferWhatIsKeptForABranch();
    void shouldComeWithItsKey();
    void shouldSayStepsInWords_data();
    void shouldSayStepsInWords();
    void shouldSayDays();
};

void tst_history_page::shouldSayThatNothingWasDone()
{
    Driver driver;
    QVERIFY(!driver.page.list()->isVisible());
    driver.apply(changes::closeRisk(driver.session.reg(), "3"));
    QVERIFY(driver.page.list()->isVisible());
    QCOMPARE(chosen(driver.page), QStringLiteral("Closed risk 3"));
}

void tst_history_page::shouldListWhatWasDone()
{
    Driver driver;
    makeSteps(driver);
    const QStringList rows = rowsOf(driver.page);
    QCOMPARE(rows.size(), 6);
    QCOMPARE(rows[1], QString::fromUtf8("Set owner of risk 2 to “Robin”"));
    QCOMPARE(rows[2], QStringLiteral("Taken over from docs/TASKS.md: 4 lines"));
    QCOMPARE(rows[4], QStringLiteral("Closed risk 3"));
    QCOMPARE(rows[5], QStringLiteral("The register as it came into the library"));
}

void tst_history_page::shouldUndoToAStepByReturn()
{
    Driver driver;
    driver.apply(changes::closeRisk(driver.session.reg(), "3"));
    const std::string closed = driver.text();
    driver.apply(changes::setRiskField(driver.session.reg(), "2", "owner", "Kim"));
    driver.apply(changes::setRiskField(driver.session.reg(), "2", "owner", "Robin"));
    driver.page.focusContent();
    driver.press(Qt::Key_End);
    driver.press(Qt::Key_Up);
    QCOMPARE(chosen(driver.page), QStringLiteral("Closed risk 3"));

    driver.press(Qt::Key_Return);

    QCOMPARE(driver.text(), closed);
    QCOMPARE(chosen(driver.page), QStringLiteral("Closed risk 3"));
    QCOMPARE(driver.failures.count(), 0);
    // There is nothing more to be done here.
    driver.press(Qt::Key_Return);
    QCOMPARE(driver.text(), closed);
}

void tst_history_page::shouldRedoToAStepByItsButton()
{
    Driver driver;
    const std::string before = driver.text();
    driver.apply(changes::closeRisk(driver.session.reg(), "3"));
    driver.apply(changes::setRiskField(driver.session.reg(), "2", "owner", "Kim"));
    const std::string after = driver.text();
    driver.page.focusContent();
    driver.press(Qt::Key_End);
    driver.press(Qt::Key_Return);
    QCOMPARE(driver.text(), before);

    driver.press(Qt::Key_Home);
    QCOMPARE(chosen(driver.page), QString::fromUtf8("Set owner of risk 2 to “Kim”"));
    for (auto *button : driver.page.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->text() == QLatin1String("&Redo to here"))
            button->click();
    }
    QCOMPARE(driver.text(), after);
}

void tst_history_page::shouldAskBeforeABarrier()
{
    Driver driver;
    makeSteps(driver);
    driver.page.focusContent();
    driver.press(Qt::Key_End);
    driver.press(Qt::Key_Up);
    const Answer answer(QStringLiteral("Undo 3 steps"));
    driver.press(Qt::Key_Return);
    QVERIFY2(answer.said().contains(QLatin1String("1 change that came from outside: 4 lines of "
                                                  "docs/TASKS.md")),
             qPrintable(answer.said()));
    QVERIFY(!driver.has("Three\nmore"));
    QVERIFY(!driver.has("Kim"));
    QCOMPARE(driver.failures.count(), 0);
    // What came from outside comes again by redo alone.
    QVERIFY(driver.session.redo());
    QVERIFY(driver.session.redo());
    QVERIFY(driver.has("Three\nmore"));
}

void tst_history_page::shouldLeaveAllWhereTheAnswerIsNo()
{
    Driver driver;
    makeSteps(driver);
    const std::string before = driver.text();
    driver.page.focusContent();
    driver.press(Qt::Key_End);
    const Answer answer(QStringLiteral("Cancel"));
    driver.press(Qt::Key_Return);
    QVERIFY(!answer.said().isEmpty());
    QCOMPARE(driver.text(), before);
}

void tst_history_page::shouldShowTheLinesOfAStep()
{
    using Kind = ui::DocumentRows::Kind;
    Driver driver;
    makeSteps(driver);
    driver.page.focusContent();
    driver.press(Qt::Key_Home);
    QTRY_VERIFY(hasLine(driver.page, Kind::Added, "Robin"));
    QVERIFY(hasLine(driver.page, Kind::Removed, "Kim"));
    driver.press(Qt::Key_Down);
    QTRY_VERIFY(hasLine(driver.page, Kind::Added, "Three"));
    QVERIFY(!hasLine(driver.page, Kind::Added, "Robin"));
    driver.press(Qt::Key_Down);
    QTRY_VERIFY(hasLine(driver.page, Kind::Added, "Kim"));
}

void tst_history_page::shouldShowTheLinesOfAStepThatIsUndone()
{
    using Kind = ui::DocumentRows::Kind;
    Driver driver;
    makeSteps(driver);
    QVERIFY(driver.session.undoTo(0, PastBarriers::Yes));
    driver.page.focusContent();
    driver.press(Qt::Key_Home);
    QTRY_VERIFY(hasLine(driver.page, Kind::Added, "Robin"));
    QVERIFY(hasLine(driver.page, Kind::Removed, "Kim"));
}

void tst_history_page::shouldKeepSelectionPlaceAndFilter()
{
    Driver driver;
    for (int i = 0; i < 60; ++i)
        driver.apply(changes::setRiskField(driver.session.reg(), "2", "owner",
                                           "Person-" + std::to_string(i)));
    driver.page.focusContent();
    driver.press(Qt::Key_Home);
    for (int i = 0; i < 40; ++i)
        driver.press(Qt::Key_Down);
    const QString step = chosen(driver.page);
    const int top = driver.page.list()->indexAt({0, 0}).row();
    QVERIFY(top > 0);

    driver.apply(changes::closeRisk(driver.session.reg(), "3"));
    QCOMPARE(chosen(driver.page), step);
    QCOMPARE(driver.page.list()->indexAt({0, 0}).row(), top + 1);
    QVERIFY(driver.session.undo());
    QCOMPARE(chosen(driver.page), step);

    driver.page.find();
    driver.type("person-2");
    QCOMPARE(rowsOf(driver.page).size(), 12); // 2, 20 to 29, and their day
    driver.apply(changes::setRiskField(driver.session.reg(), "2", "owner", "Person-2b"));
    QCOMPARE(rowsOf(driver.page).size(), 13);
    driver.press(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), driver.page.list());
    QCOMPARE(rowsOf(driver.page).size(), 63); // the undone one was dropped
}

void tst_history_page::shouldGoToWhatAStepIsAbout()
{
    Driver driver;
    const QSignalSpy risks(&driver.page, &ui::Page::riskRequested);
    const QSignalSpy iterations(&driver.page, &ui::Page::iterationRequested);
    makeSteps(driver);
    const int iteration = *driver.session.reg().iterations.front().number;
    driver.apply(
        changes::setIterationField(driver.session.reg(), iteration, "title", "Another title"));
    driver.page.focusContent();
    driver.press(Qt::Key_Home);
    driver.press(Qt::Key_G, Qt::ControlModifier);
    QCOMPARE(iterations.count(), 1);
    QCOMPARE(iterations[0][0].toInt(), iteration);

    driver.press(Qt::Key_Down);
    auto *link = driver.control<QAbstractButton>("Go to Risk 2");
    QVERIFY(link);
    link->setFocus();
    driver.press(Qt::Key_Return);
    QCOMPARE(risks.count(), 1);
    QCOMPARE(risks[0][0].toString(), QStringLiteral("2"));
}

void tst_history_page::shouldSayWhatCannotBeUndone()
{
    Driver driver;
    makeSteps(driver);
    QVERIFY(!driver.session.undoTo(1, PastBarriers::No));
    QCOMPARE(driver.failures.count(), 1);
    const auto error = driver.failures[0][0].value<Error>();
    QVERIFY(error.hint.find("History (Ctrl+6)") != std::string::npos);
}

void tst_history_page::shouldSayWhyUndoStops()
{
    WindowDriver driver(test::houseRegister());
    driver.start(true);
    driver.changeFile(test::houseRegister() + "\nOne more line\n");
    driver.window().session()->file().lookNow();
    QVERIFY(driver.text().ends_with("One more line\n"));
    driver.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(driver.text().ends_with("One more line\n"));
    QVERIFY(driver.window().strip()->message().advice.contains(QLatin1String("History (Ctrl+6)")));
}

void tst_history_page::shouldShowWhatAnotherProgramDid()
{
    const auto library = Library::openInMemory().value();
    const auto robin = [] { return Author{"Robin", "2026-03-04T09:00:00Z"}; };
    const RegisterId id =
        library->create({"r", test::houseRegister(), {}, {}, std::nullopt, robin()}).value();
    const StoredRegister stored = library->load(id).value();
    ui::RegisterSession session(std::make_unique<RegisterEditor>(markdown::read(stored.text),
                                                                 library->journal(stored, robin)),
                                QStringLiteral("r"), {}, {});
    HistoryPage page(&session);
    page.show();
    RegisterEditor theirs(markdown::read(stored.text), library->journal(stored, robin));
    QVERIFY(theirs.apply(changes::closeRisk(theirs.reg(), "3")).has_value());
    QVERIFY(session.file().catchUp().has_value());
    QVERIFY(rowsOf(page).contains(QStringLiteral("Closed risk 3")));
    QVERIFY(session.undo());
}

void tst_history_page::shouldOfferWhatIsKeptForABranch()
{
    ui::RegisterSession session(
        std::make_unique<RegisterEditor>(markdown::read(test::houseRegister()),
                                         std::make_unique<MemoryJournal>([] {
                                             return Author{"Robin", "2026-11-27T14:02:00Z"};
                                         })),
        QStringLiteral("r"), {}, {});
    FileMovement seen;
    seen.seen = SeenFile{test::houseRegister(), "main"};
    QVERIFY(session.editor().follow(seen).has_value());
    QVERIFY(session.apply(changes::closeRisk(session.reg(), "3")));
    FileMovement switched;
    switched.keeps = KeptEdits{0, "main", 4, {}};
    QVERIFY(session.editor().follow(switched).has_value());
    HistoryPage page(&session);
    QSignalSpy brought(&page, &HistoryPage::bringKeptRequested);
    QSignalSpy discarded(&page, &HistoryPage::discardKeptRequested);
    page.show();
    const auto button = [&page](const char *name) {
        QCoreApplication::processEvents();
        for (auto *one : page.findChildren<QAbstractButton *>()) {
            if (one->isVisible() && one->accessibleName() == QLatin1String(name))
                return one;
        }
        return static_cast<QAbstractButton *>(nullptr);
    };
    const auto says = [&page](const char *words) {
        for (auto *label : page.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == QLatin1String(words))
                return true;
        }
        return false;
    };
    QVERIFY(button("Bring here what is kept for main"));
    QVERIFY(says("Kept for main: 4 edits, 2026-11-27 14:02, Robin"));
    QVERIFY(!says("Risk 3 closed"));
    button("Show what is kept for main")->click();
    QVERIFY(says("Risk 3 closed"));
    button("Bring here what is kept for main")->click();
    button("Discard what is kept for main")->click();
    QCOMPARE(brought.count(), 1);
    QCOMPARE(brought[0][0].value<std::int64_t>(), 1);
    QCOMPARE(discarded.count(), 1);
    QCOMPARE(discarded[0][0].value<std::int64_t>(), 1);

    QVERIFY(session.editor().discardKept(1).has_value());
    QVERIFY(!button("Bring here what is kept for main"));
}

void tst_history_page::shouldComeWithItsKey()
{
    WindowDriver driver(test::houseRegister());
    driver.start(true);
    driver.press(Qt::Key_6, Qt::ControlModifier);
    QCOMPARE(driver.window().pages()->currentPage(), ui::PageId::History);
    QVERIFY(driver.window().session()->apply(
        changes::closeRisk(driver.window().session()->reg(), "3")));
    auto *page = qobject_cast<HistoryPage *>(driver.window().pages()->current());
    QVERIFY(page);
    // Undo and redo are seen at once.
    QCOMPARE(rowsOf(*page).filter(QStringLiteral("Closed risk 3")).size(), 1);
    driver.press(Qt::Key_Down); // out of the filter, into the list
    driver.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(page->list()
                ->model()
                ->index(1, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .endsWith(QLatin1String("undone")));
    driver.press(Qt::Key_Return);
    QVERIFY(driver.text() != driver.fileText());
}

void tst_history_page::shouldSayStepsInWords_data()
{
    QTest::addColumn<ChangeNote>("note");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, ChangeNote note, const char *words) {
        QTest::newRow(name) << std::move(note) << QString::fromUtf8(words);
    };
    row("a risk", {ChangeKind::AddRisk, "risk:3", {}, "No limit", {"3"}},
        "Added risk 3: “No limit”");
    row("an entry", {ChangeKind::AddItem, "iteration:2/sideEffects", {}, "More load", {}},
        "Added to Risks and side effects of iteration 2: “More load”");
    row("a section of its own", {ChangeKind::EditText, "iteration:2/other", {}, {}, {}},
        "Edited a section of iteration 2");
    row("a field", {ChangeKind::SetField, "risk:3", "Owner", "Kim", {"3"}},
        "Set owner of risk 3 to “Kim”");
    row("a field by its short name", {ChangeKind::SetField, "risk:3", "CVE", {}, {"3"}},
        "Removed CVE of risk 3");
    row("a field of several", {ChangeKind::SetField, "register", "status", "fixed", {"3", "4"}},
        "Set status of risks 3 and 4 to “fixed”");
    row("the stamp", {ChangeKind::SetField, "register", "Last Updated", "2026-02-01", {}},
        "Stamped Last Updated: “2026-02-01”");
    row("a plan", {ChangeKind::Plan, "register", {}, "4", {"1", "2", "3"}},
        "Planned risks 1, 2 and 3 for iteration 4");
    row("a move", {ChangeKind::MoveRisk, "risk:3", {}, "high", {"3"}}, "Moved risk 3 to high");
    row("a completion", {ChangeKind::Complete, "iteration:2", {}, {}, {"2", "3"}},
        "Completed iteration 2; fixed risks 2 and 3");
    row("a reopening", {ChangeKind::Reopen, "iteration:2", {}, {}, {"2"}},
        "Reopened iteration 2; opened risk 2 again");
    row("many risks", {ChangeKind::Close, "register", {}, {}, {"1", "2", "3", "4", "5", "6", "7"}},
        "Closed 7 risks");
    row("an archive", {ChangeKind::Archive, "register", "1–3", "ARCHIVE.md", {"1", "2"}},
        "Archived iterations 1–3 and 2 risks in ARCHIVE.md");
    row("a mend", {ChangeKind::Mend, "register", "duplicate-name", {}, {}},
        "Mended duplicate-name in the register");
    row("a placeholder in a value", {ChangeKind::SetField, "risk:%2", "owner", "%1", {}},
        "Set owner of risk %2 to “%1”");
    row("lines in a value", {ChangeKind::AddRisk, "risk:3", {}, "a\nb", {}}, "Added risk 3: “a b”");
}

void tst_history_page::shouldSayStepsInWords()
{
    QFETCH(ChangeNote, note);
    QFETCH(QString, words);
    QCOMPARE(ui::stepSentence(note), words);
}

void tst_history_page::shouldSayDays()
{
    const QDate today(2026, 11, 27);
    QCOMPARE(ui::dayWords(today, today), QStringLiteral("Today, 27 November 2026"));
    QCOMPARE(ui::dayWords(today.addDays(-1), today), QStringLiteral("Yesterday, 26 November 2026"));
    QCOMPARE(ui::dayWords(today.addDays(-2), today), QStringLiteral("Wednesday, 25 November 2026"));
    QCOMPARE(ui::momentWords("2026-11-27T14:02:59Z"), QStringLiteral("2026-11-27 14:02"));
    QCOMPARE(ui::momentWords("nonsense"), QString());
}

LOADLINE_TEST(tst_history_page)
#include "tst_history_page.moc"
