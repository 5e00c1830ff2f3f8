// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"
#include "ui/window_driver.h"

#include "changes/changes.h"
#include "itemmodels/ledger_model.h"
#include "ui/document/document_page.h"
#include "ui/document/document_view.h"
#include "ui/findings/findings_desk.h"
#include "ui/findings/findings_panel.h"
#include "ui/ledger/ledger_desk.h"
#include "ui/ledger/ledger_panel.h"
#include "ui/ledger/register_ledger.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/window_actions.h"

#include <QAccessible>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSplitter>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace loadline;
using namespace loadline::test;
using itemmodels::LedgerModel;

namespace {

/// Line 10 was once read in another code page, line 13 names an iteration that there is not.
const char damaged[] = "# Tasks of the pilot boats\n"
                       "\n"
                       "## Iteration 1 - Radar\n"
                       "**Date**: 2026-01-10\n"
                       "\n"
                       "## Words from the pilots\n"
                       "\n"
                       "The mast is painted.\n"
                       "\n"
                       "The captainâ€™s log says nothing of it.\n"
                       "\n"
                       "## Deployment Risk Register\n"
                       "- Fog bank - no lights → Iteration 9\n";

class Desk
{
public:
    explicit Desk(const std::string &text)
        : driver(text)
    {
        driver.start(true);
        open();
    }

    void open()
    {
        driver.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        wait();
    }
    void wait()
    {
        QVERIFY(QTest::qWaitFor([this] { return desk().ledger().isCurrent(); }));
        QCoreApplication::processEvents();
    }
    ui::LedgerDesk &desk() { return *driver.window().ledger(); }
    ui::LedgerPanel &panel() { return *desk().panel(); }
    QTreeView *list() { return panel().findChild<QTreeView *>(); }
    QLineEdit *filter() { return panel().findChild<QLineEdit *>(); }
    ui::DocumentView *text() { return panel().findChild<ui::DocumentView *>(); }
    QString cell(int row, int column) const
    {
        return const_cast<Desk *>(this)->list()->model()->index(row, column).data().toString();
    }
    QStringList kinds()
    {
        QStringList words;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            words += cell(row, LedgerModel::Kind);
        return words;
    }
    bool says(const QString &words)
    {
        for (auto *label : panel().findChildren<QLabel *>())
            if (label->isVisible() && label->text() == words)
                return true;
        return false;
    }
    QToolButton *button(const QString &word)
    {
        for (auto *each : panel().findChildren<QToolButton *>())
            if (each->isCheckable() && each->isVisible() && each->text().endsWith(word))
                return each;
        return nullptr;
    }

    WindowDriver driver;
};

} // namespace

/// The ledger in the window: from the keyboard, filtered, to the lines, beside the text.
class tst_ledger_panel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }

    void shouldOpenByKeyAndCloseByEscape();
    void shouldAccountForTheWholeText();
    void shouldFilterByWordsAndKind();
    void shouldMarkTheLinesInTheText();
    void shouldGoToTheLineOnReturn();
    void shouldListTheRepairsOfTheImport();
    void shouldFollowEdits();
    void shouldGiveWayToTheFindings();
    void shouldNameEveryControl();
};

void tst_ledger_panel::shouldOpenByKeyAndCloseByEscape()
{
    Desk desk(damaged);
    QVERIFY(desk.panel().isVisible());
    QVERIFY(desk.list()->hasFocus());
    QVERIFY(desk.driver.window().actions()->showLedger->isChecked());
    desk.driver.press(Qt::Key_Escape);
    QVERIFY(desk.panel().isHidden());
    QVERIFY(!desk.driver.window().actions()->showLedger->isChecked());
    // Once more: it is there at once, as it was.
    desk.open();
    QVERIFY(desk.list()->hasFocus());
}

void tst_ledger_panel::shouldAccountForTheWholeText()
{
    Desk desk(damaged);
    const markdown::Ledger &ledger = desk.desk().ledger().ledger();
    QCOMPARE(ledger.sums.total(), desk.driver.text().size());
    qulonglong sum = 0;
    for (int row = 0; row < desk.list()->model()->rowCount(); ++row)
        if (desk.cell(row, LedgerModel::Kind) != QLatin1String("Repaired"))
            sum += QLocale().toULongLong(desk.cell(row, LedgerModel::Size));
    QCOMPARE(sum, qulonglong(desk.driver.text().size()));
    QVERIFY(desk.says(QStringLiteral("%1 bytes = %2 field + %3 verbatim + %4 ambiguous; %5 % are "
                                     "fields.")
                          .arg(QLocale().toString(qulonglong(ledger.sums.total())))
                          .arg(ledger.sums.field)
                          .arg(ledger.sums.verbatim)
                          .arg(ledger.sums.ambiguous)
                          .arg(100 * markdown::shareOfFields(ledger.sums), 0, 'f', 1)));
}

void tst_ledger_panel::shouldFilterByWordsAndKind()
{
    Desk desk(damaged);
    const int all = desk.list()->model()->rowCount();
    desk.filter()->setFocus();
    desk.driver.type(QStringLiteral("ambig"));
    QCOMPARE(desk.kinds(), QStringList{QStringLiteral("Ambiguous")});
    QVERIFY(desk.cell(0, LedgerModel::Reason).contains(QLatin1String("iteration 9")));
    desk.filter()->clear();
    QCOMPARE(desk.list()->model()->rowCount(), all);
    desk.button(QStringLiteral("field"))->click();
    QVERIFY(!desk.kinds().contains(QLatin1String("Field")));
    QVERIFY(desk.kinds().contains(QLatin1String("Verbatim")));
    desk.filter()->setText(QStringLiteral("nowhere at all"));
    QVERIFY(desk.says(QStringLiteral("No entry has these words or kinds.")));
}

void tst_ledger_panel::shouldMarkTheLinesInTheText()
{
    Desk desk(damaged);
    desk.filter()->setText(QStringLiteral("ambiguous"));
    desk.panel().focusList();
    QVERIFY(desk.panel().current());
    QCOMPARE(desk.text()->currentRow(), std::size_t(12));
    QVERIFY(desk.text()->selectedText().startsWith(QLatin1String("- Fog bank")));
    // It is seen without the keyboard, which a line that is merely current is not.
    const QImage marked = desk.text()->grab().toImage();
    desk.text()->setCurrentRow(12);
    QVERIFY(marked != desk.text()->grab().toImage());
    // An entry of several lines is marked whole.
    desk.filter()->setText(QStringLiteral("radar"));
    desk.filter()->setText(QStringLiteral("iteration heading"));
    const itemmodels::LedgerRow *row = desk.panel().current();
    QVERIFY(row);
    QCOMPARE(row->firstLine, std::size_t(3));
    QVERIFY(row->lastLine > row->firstLine);
    QCOMPARE(std::size_t(desk.text()->selectedText().count(QLatin1Char('\n'))),
             row->lastLine - row->firstLine);
}

void tst_ledger_panel::shouldGoToTheLineOnReturn()
{
    Desk desk(damaged);
    desk.filter()->setFocus();
    desk.driver.type(QStringLiteral("ambiguous"));
    desk.driver.press(Qt::Key_Return); // into the list
    QVERIFY(desk.list()->hasFocus());
    desk.driver.press(Qt::Key_Return);
    auto *page = qobject_cast<ui::DocumentPage *>(desk.driver.window().pages()->current());
    QVERIFY(page);
    QCOMPARE(page->view()->currentRow(), std::size_t(12));
    QVERIFY(page->view()->hasFocus());
}

void tst_ledger_panel::shouldListTheRepairsOfTheImport()
{
    Desk desk(damaged);
    desk.filter()->setText(QStringLiteral("repaired"));
    QCOMPARE(desk.kinds(), QStringList{QStringLiteral("Repaired")});
    QCOMPARE(desk.cell(0, LedgerModel::Lines), QStringLiteral("10"));
    QCOMPARE(desk.cell(0, LedgerModel::What), QString::fromUtf8("“â€™” → “’”"));
    QVERIFY(desk.says(QStringLiteral("Imported from %1 bytes in UTF-8, with 1 repair.")
                          .arg(std::string(damaged).size())));
}

void tst_ledger_panel::shouldFollowEdits()
{
    Desk desk(damaged);
    const std::size_t before = desk.desk().ledger().ledger().sums.total();
    QVERIFY(desk.driver.window().session()->apply(changes::addRisk(
        desk.driver.window().session()->reg(), {Tier::Critical, "Anchor drags", "", {}})));
    QVERIFY(!desk.desk().ledger().isCurrent());
    desk.wait();
    QVERIFY(desk.desk().ledger().ledger().sums.total() > before);
    QCOMPARE(desk.desk().ledger().ledger().sums.total(), desk.driver.text().size());
    // Nobody looks: nothing is made until somebody does.
    desk.driver.press(Qt::Key_Escape);
    QVERIFY(desk.driver.window().session()->undo());
    QTest::qWait(500);
    QVERIFY(!desk.desk().ledger().isCurrent());
    desk.open();
    QCOMPARE(desk.desk().ledger().ledger().sums.total(), before);
}

void tst_ledger_panel::shouldGiveWayToTheFindings()
{
    Desk desk(damaged);
    desk.driver.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(desk.panel().isHidden());
    QVERIFY(desk.driver.window().findings()->panel()->isVisible());
    desk.open();
    QVERIFY(desk.panel().isVisible());
    QVERIFY(desk.driver.window().findings()->panel()->isHidden());
    QVERIFY(desk.list()->hasFocus());
}

void tst_ledger_panel::shouldNameEveryControl()
{
    Desk desk(damaged);
    for (auto *widget : desk.panel().findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->focusProxy()
            || qobject_cast<QSplitter *>(widget))
            continue;
        const auto *interface = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(),
                 widget->metaObject()->className());
    }
}

LOADLINE_TEST(tst_ledger_panel)
#include "tst_ledger_panel.moc"
