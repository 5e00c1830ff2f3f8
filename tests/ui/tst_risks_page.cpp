// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_driver.h"

#include "itemmodels/risk_tree_model.h"
#include "support/test_main.h"
#include "ui/risks/accept_dialog.h"
#include "ui/risks/risk_filter_line.h"
#include "ui/risks/risk_matrix.h"
#include "ui/risks/risk_tree_view.h"
#include "ui/risks/risks_page.h"
#include "ui/widgets/grown_text_edit.h"

#include <QAbstractItemModel>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QStandardItemModel>
#include <QTimer>

using namespace loadline;
using namespace loadline::test;
using itemmodels::RiskTreeModel;

namespace {

class Driver : public PageDriver<ui::RisksPage>
{
public:
    using PageDriver::PageDriver;

    ui::RiskTreeView *tree() { return page.findChild<ui::RiskTreeView *>(); }
    RiskTreeModel *model() { return qobject_cast<RiskTreeModel *>(tree()->model()); }
    ui::RiskFilterLine *filter() { return page.findChild<ui::RiskFilterLine *>(); }
    QModelIndex fixed(Tier tier) { return model()->doneIndex(model()->tierIndex(tier)); }
    int tierOf(const char *risk)
    {
        return model()->indexOf(QString::fromLatin1(risk)).data(itemmodels::TierRole).toInt();
    }
    void select(const char *risk) { tree()->selectRisk(QString::fromLatin1(risk)); }
};

} // namespace

class tst_risks_page : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldBeginWithTheFirstOpenRisk();
    void shouldKeepFixedRisksFoldedUntilAskedFor();
    void shouldKeepSelectionAndFoldingOverEveryChange();
    void shouldMoveBetweenTiersByKey();
    void shouldReorderByKey();
    void shouldPlanFromThePopup();
    void shouldCopyRisksAsTheyStand();
    void shouldEditInPlace();
    void shouldAddARiskFromItsLine();
    void shouldCloseWithDelete();
    void shouldShowAndEditEveryField();
    void shouldAcceptByReturnWhereTheUserHasNoName();
    void shouldSayAtOnceThatAnAcceptanceLapsed();
    void shouldKeepRefusedTextToBeMended();
    void shouldActOnAllThatAreSelected();
    void shouldShowWhatSeveralHaveInCommon();
    void shouldSetAFieldOfAllThatAreSelected();
    void shouldFilterAsOneTypes();
    void shouldOfferWhatCanBeAskedFor();
    void shouldNotTakeAnOfferThatNobodyChose();
    void shouldFilterFromTheMatrix();
    void shouldSayHowTheMatrixIsFilled();
    void shouldChooseColumns();
    void shouldKnowColumnsThatWereNotThereYet();
    void shouldTellTheHistoryOfARisk();
    void shouldBringBackColumnsFoldingAndSelection();
};

void tst_risks_page::shouldBeginWithTheFirstOpenRisk()
{
    Driver driver;
    QCOMPARE(driver.tree()->currentRisk(), QStringLiteral("2"));
}

void tst_risks_page::shouldKeepFixedRisksFoldedUntilAskedFor()
{
    Driver driver;
    QVERIFY(driver.tree()->isExpanded(driver.model()->tierIndex(Tier::Critical)));
    QVERIFY(!driver.tree()->isExpanded(driver.fixed(Tier::Critical)));
    driver.select("2");
    driver.apply(changes::completeIteration(driver.session.reg(), 2));
    QVERIFY(!driver.tree()->isExpanded(driver.fixed(Tier::High)));
    driver.tree()->expand(driver.fixed(Tier::High));
    driver.apply(changes::closeRisk(driver.session.reg(), "7"));
    QVERIFY(driver.tree()->isExpanded(driver.fixed(Tier::High)));
    QVERIFY(!driver.tree()->isExpanded(driver.fixed(Tier::Low)));
}

void tst_risks_page::shouldKeepSelectionAndFoldingOverEveryChange()
{
    Driver driver;
    driver.tree()->collapse(driver.model()->tierIndex(Tier::Low));
    driver.select("5");
    driver.apply(changes::addRisk(driver.session.reg(), {Tier::Critical, "Depot floods", {}, {}}));
    QCOMPARE(driver.tree()->currentRisk(), QStringLiteral("5"));
    QCOMPARE(driver.tree()->selectedRisks(), std::vector<std::string>{"5"});
    QVERIFY(!driver.tree()->isExpanded(driver.model()->tierIndex(Tier::Low)));
    QVERIFY(driver.session.undo());
    QCOMPARE(driver.tree()->currentRisk(), QStringLiteral("5"));
}

void tst_risks_page::shouldMoveBetweenTiersByKey()
{
    Driver driver;
    driver.select("4");
    driver.press(Qt::Key_1, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(driver.tierOf("4"), int(Tier::Critical));
    driver.press(Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(driver.tierOf("4"), int(Tier::High));
    QCOMPARE(driver.tree()->currentRisk(), QStringLiteral("4"));
    QVERIFY(driver.session.undo());
    QVERIFY(driver.session.undo());
    QCOMPARE(driver.text(), houseRegister());
}

void tst_risks_page::shouldReorderByKey()
{
    Driver driver;
    driver.select("5");
    driver.press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(driver.tree()->currentIndex().row(), 0);
    driver.press(Qt::Key_Down, Qt::AltModifier);
    driver.press(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(driver.tree()->currentIndex().row(), 2);
    driver.press(Qt::Key_Down, Qt::AltModifier); // at the end already
    QCOMPARE(driver.tree()->currentIndex().row(), 2);
    QCOMPARE(driver.failures.count(), 0);
}

void tst_risks_page::shouldPlanFromThePopup()
{
    Driver driver;
    driver.select("3");
    driver.press(Qt::Key_P);
    QVERIFY(QApplication::activePopupWidget());
    driver.type("disk");
    driver.press(Qt::Key_Return);
    QVERIFY(!QApplication::activePopupWidget());
    QVERIFY(driver.has("3. Firmware Drops Jobs - nine in a row → Iteration 2\n"));
    driver.tree()->setFocus();
    driver.press(Qt::Key_P, Qt::ShiftModifier);
    QCOMPARE(driver.text(), houseRegister());
}

void tst_risks_page::shouldCopyRisksAsTheyStand()
{
    Driver driver;
    driver.page.showRisk(QStringLiteral("5"));
    QCOMPARE(driver.page.copied(), std::string("5. No Printer Health - packers find out last\n"
                                               "   - **Owner**: Ines\n"
                                               "   - **Likelihood**: 4/5\n"
                                               "   - **Impact**: 3/5\n"));
}

void tst_risks_page::shouldEditInPlace()
{
    Driver driver;
    driver.select("7");
    driver.press(Qt::Key_F2);
    QVERIFY(driver.page.isEditing());
    driver.type("Ink runs");
    driver.press(Qt::Key_Return);
    QVERIFY(driver.has("7. Ink runs\n"));
    driver.press(Qt::Key_F2);
    driver.type("Ink fades");
    driver.page.finishEditing();
    QVERIFY(driver.has("7. Ink fades\n"));
}

void tst_risks_page::shouldAddARiskFromItsLine()
{
    Driver driver;
    driver.control<QLineEdit>("Add a risk")->setFocus();
    driver.type("low: Tape runs out - on Mondays -> 2");
    driver.press(Qt::Key_Return);
    QVERIFY(driver.has("9. Tape runs out - on Mondays → Iteration 2\n"));
    QCOMPARE(driver.tree()->currentRisk(), QStringLiteral("9"));
    driver.type("urgent: what tier is that");
    driver.press(Qt::Key_Return);
    QCOMPARE(driver.control<QLineEdit>("Add a risk")->text(),
             QStringLiteral("urgent: what tier is that"));
    QCOMPARE(driver.failures.count(), 1);
}

void tst_risks_page::shouldCloseWithDelete()
{
    Driver driver;
    driver.select("6");
    driver.press(Qt::Key_Delete);
    QVERIFY(driver.has("6. ~~Scanner Firmware Unpinned~~ ⛔ **CLOSED**\n"));
}

void tst_risks_page::shouldShowAndEditEveryField()
{
    Driver driver;
    driver.apply(changes::setRiskField(driver.session.reg(), "5", "Shelf", "third"));
    driver.select("5");
    QCOMPARE(driver.control<QLineEdit>("Owner")->text(), QStringLiteral("Ines"));
    auto *unknown = driver.control<QLineEdit>("Shelf");
    QVERIFY(unknown);
    unknown->setFocus();
    unknown->selectAll();
    driver.type("fourth");
    QVERIFY(driver.page.isEditing());
    QVERIFY(!driver.has("fourth"));
    driver.press(Qt::Key_Return);
    QVERIFY(!driver.page.isEditing());
    QVERIFY(driver.has("**Shelf**: fourth\n"));
    driver.control<QComboBox>("Tier")->setFocus();
    driver.press(Qt::Key_Down); // from medium to low
    QCOMPARE(driver.tierOf("5"), int(Tier::Low));
    // An empty value takes the field away.
    driver.control<QLineEdit>("Shelf")->setFocus();
    driver.control<QLineEdit>("Shelf")->clear();
    driver.press(Qt::Key_Return);
    QVERIFY(!driver.has("Shelf"));
}

/// The button cannot be pressed before there is a name, and was not the default one any more then.
void tst_risks_page::shouldAcceptByReturnWhereTheUserHasNoName()
{
    ui::AcceptDialog dialog(1, QString());
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_Return);
    QVERIFY(dialog.isVisible());
    // Who it is, is asked for first.
    QCOMPARE(dialog.focusWidget(), dialog.findChildren<QLineEdit *>().first());
    QTest::keyClicks(dialog.focusWidget(), QStringLiteral("Ilse"));
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QVERIFY(!dialog.isVisible());
}

void tst_risks_page::shouldSayAtOnceThatAnAcceptanceLapsed()
{
    Driver driver;
    driver.apply(changes::acceptRisk(driver.session.reg(), "5", {"Ines", "2026-02-17", {}, {}}));
    driver.select("5");
    const auto status = [&driver] {
        return driver.model()->indexOf(QStringLiteral("5"), RiskTreeModel::Status).data().toString();
    };
    QVERIFY(!driver.control<QLabel>("Acceptance"));
    auto *title = driver.control<QPlainTextEdit>("Title");
    title->setFocus();
    title->moveCursor(QTextCursor::End);
    driver.type(" at all");
    driver.press(Qt::Key_Return);
    QVERIFY(driver.has("at all"));
    QCOMPARE(status(), QStringLiteral("Lapsed"));
    const auto *said = driver.control<QLabel>("Acceptance");
    QVERIFY(said);
    QVERIFY(said->text().startsWith(QLatin1String("Lapsed: the risk was changed since.")));
    QVERIFY(driver.session.undo());
    QCOMPARE(status(), QStringLiteral("Accepted"));
    QVERIFY(!driver.control<QLabel>("Acceptance"));
}

void tst_risks_page::shouldKeepRefusedTextToBeMended()
{
    Driver driver;
    driver.select("7");
    auto *title = driver.control<ui::GrownTextEdit>("Title");
    title->setFocus();
    title->selectAll();
    driver.type("Ink - varies");
    driver.press(Qt::Key_Return);
    QCOMPARE(driver.failures.count(), 1);
    QCOMPARE(title->toPlainText(), QStringLiteral("Ink - varies"));
    QCOMPARE(driver.text(), houseRegister());
    driver.press(Qt::Key_Escape);
    QCOMPARE(title->toPlainText(), QStringLiteral("Ink Colour Varies"));
}

void tst_risks_page::shouldActOnAllThatAreSelected()
{
    Driver driver;
    driver.select("4");
    driver.press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(driver.tree()->selectedRisks(), (std::vector<std::string>{"4", "5"}));
    driver.press(Qt::Key_4, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(driver.tierOf("4"), int(Tier::Low));
    QCOMPARE(driver.tierOf("5"), int(Tier::Low));
    QCOMPARE(driver.tree()->selectedRisks().size(), std::size_t(2));
    QVERIFY(driver.session.undo());
    QCOMPARE(driver.text(), houseRegister());
}

void tst_risks_page::shouldShowWhatSeveralHaveInCommon()
{
    Driver driver;
    driver.apply(changes::setRisksField(driver.session.reg(), {"4", "6"}, "Review", "2026-03-01"));
    driver.select("4");
    driver.press(Qt::Key_Down, Qt::ShiftModifier);
    driver.press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(driver.control<QComboBox>("Tier")->currentText(), QStringLiteral("Medium"));
    QCOMPARE(driver.control<QComboBox>("Status")->currentText(), QStringLiteral("Open"));
    QCOMPARE(driver.control<QLineEdit>("Owner")->text(), QString());
    QCOMPARE(driver.control<QLineEdit>("Owner")->placeholderText(),
             QStringLiteral("Several values"));
    driver.press(Qt::Key_Down, Qt::ShiftModifier); // the heading of the next tier
    driver.press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(driver.tree()->selectedRisks().size(), std::size_t(4));
    QCOMPARE(driver.control<QComboBox>("Tier")->currentIndex(), -1);
    QCOMPARE(driver.control<QComboBox>("Tier")->placeholderText(), QStringLiteral("Several"));
    driver.tree()->expandAll();
    driver.press(Qt::Key_A, Qt::ControlModifier); // with one that is fixed
    QVERIFY(!driver.control<QComboBox>("Planned for iteration")->isEnabled());
}

void tst_risks_page::shouldSetAFieldOfAllThatAreSelected()
{
    Driver driver;
    driver.select("4");
    driver.press(Qt::Key_Down, Qt::ShiftModifier);
    driver.press(Qt::Key_Down, Qt::ShiftModifier);
    driver.control<QLineEdit>("Owner")->setFocus();
    driver.type("Bo");
    driver.press(Qt::Key_Return);
    QCOMPARE(driver.model()->indexOf(QStringLiteral("4"), RiskTreeModel::Owner).data().toString(),
             QStringLiteral("Bo"));
    QCOMPARE(driver.model()->indexOf(QStringLiteral("5"), RiskTreeModel::Owner).data().toString(),
             QStringLiteral("Bo"));
    QCOMPARE(driver.control<QLineEdit>("Owner")->text(), QStringLiteral("Bo"));
    driver.control<QComboBox>("Status")->setFocus();
    driver.press(Qt::Key_Down);
    driver.press(Qt::Key_Down); // from open over fixed to mitigated
    QVERIFY(driver.has("6. Scanner Firmware Unpinned ✅ **MITIGATED**\n"));
    QCOMPARE(driver.tree()->selectedRisks().size(), std::size_t(3));
    for (int step = 0; step < 3; ++step)
        QVERIFY(driver.session.undo());
    QCOMPARE(driver.text(), houseRegister());
    QVERIFY(!driver.session.editor().canUndo());
}

void tst_risks_page::shouldFilterAsOneTypes()
{
    Driver driver;
    driver.select("5");
    driver.page.find();
    driver.type("printer");
    QCOMPARE(driver.model()->shownRisks(), 1);
    QCOMPARE(driver.tree()->currentRisk(), QStringLiteral("5"));
    driver.type("zzz");
    QVERIFY(!driver.tree()->isVisible());
    // What the filter hid is selected again when it comes back.
    driver.filter()->clear();
    QCOMPARE(driver.tree()->currentRisk(), QStringLiteral("5"));
    QCOMPARE(driver.tree()->selectedRisks(), std::vector<std::string>{"5"});
    driver.filter()->setText(QStringLiteral("zzz"));
    driver.page.showRisk(QStringLiteral("8"));
    QVERIFY(driver.tree()->isVisible());
    QCOMPARE(driver.tree()->currentRisk(), QStringLiteral("8"));
}

void tst_risks_page::shouldOfferWhatCanBeAskedFor()
{
    Driver driver;
    driver.page.find();
    driver.type("ow");
    QAbstractItemView *offers = driver.filter()->offers();
    QVERIFY(offers->isVisible());
    QTest::keyClick(offers, Qt::Key_Down);
    QTest::keyClick(offers, Qt::Key_Return);
    QCOMPARE(driver.filter()->text(), QStringLiteral("owner:"));
    QVERIFY(offers->isVisible()); // the owners now
    QTest::keyClick(offers, Qt::Key_Down);
    QTest::keyClick(offers, Qt::Key_Tab);
    QCOMPARE(driver.filter()->text(), QStringLiteral("owner:Ines "));
    QVERIFY(!offers->isVisible());
    QVERIFY(driver.filter()->hasFocus());
    QCOMPARE(driver.model()->shownRisks(), 1);
    driver.press(Qt::Key_Space, Qt::ControlModifier); // who asks gets the keys
    QVERIFY(offers->isVisible());
    QTest::keyClick(offers, Qt::Key_Escape);
    QVERIFY(!offers->isVisible());
    QCOMPARE(driver.filter()->text(), QStringLiteral("owner:Ines "));
    driver.press(Qt::Key_Escape);
    QVERIFY(driver.filter()->text().isEmpty());
    QVERIFY(driver.tree()->hasFocus());
}

void tst_risks_page::shouldNotTakeAnOfferThatNobodyChose()
{
    Driver driver;
    driver.page.find();
    driver.type("im");
    QAbstractItemView *offers = driver.filter()->offers();
    QVERIFY(offers->isVisible());
    QTest::keyClick(offers, Qt::Key_Return);
    QVERIFY(!offers->isVisible());
    QCOMPARE(driver.filter()->text(), QStringLiteral("im"));
    QVERIFY(driver.tree()->hasFocus());
}

void tst_risks_page::shouldFilterFromTheMatrix()
{
    Driver driver;
    driver.press(Qt::Key_M);
    auto *grid = driver.page.findChild<ui::RiskMatrixGrid *>();
    QVERIFY(grid && grid->isVisible() && grid->hasFocus());
    QCOMPARE(grid->model()->headerData(0, Qt::Vertical).toString(), QStringLiteral("Likelihood 5"));
    QCOMPARE(grid->accessibleDescription(),
             QStringLiteral("Likelihood 5, impact 5: Critical, 0 open"));
    driver.press(Qt::Key_Down);
    driver.press(Qt::Key_Left);
    driver.press(Qt::Key_Left);
    driver.press(Qt::Key_Return);
    QCOMPARE(driver.filter()->text(), QStringLiteral("likelihood:4 impact:3"));
    QCOMPARE(driver.model()->shownRisks(), 1);
    QVERIFY(grid->rating() == itemmodels::RiskRating({4, 3}));
    // The same cell once more, and Escape, give all of them back.
    driver.press(Qt::Key_Space);
    QVERIFY(driver.filter()->text().isEmpty());
    driver.press(Qt::Key_Space);
    driver.press(Qt::Key_Escape);
    QVERIFY(driver.filter()->text().isEmpty());
    QVERIFY(grid->hasFocus());
    driver.press(Qt::Key_Escape);
    QVERIFY(driver.tree()->hasFocus());
    // By mouse, beside words that stay; and typed, which the matrix shows.
    driver.filter()->setText(QStringLiteral("printer"));
    QTest::mouseClick(grid->viewport(), Qt::LeftButton, {},
                      grid->visualRect(grid->model()->index(1, 2)).center());
    QCOMPARE(driver.filter()->text(), QStringLiteral("printer likelihood:4 impact:3"));
    driver.filter()->setText(QStringLiteral("impact:1 likelihood:2"));
    QVERIFY(grid->rating() == itemmodels::RiskRating({2, 1}));
    QVERIFY(driver.page.state().value(QStringLiteral("matrix")).toBool());
    grid->setFocus();
    driver.press(Qt::Key_M);
    QVERIFY(!grid->isVisible());
    QVERIFY(driver.tree()->isVisible() || !driver.model()->shownRisks());
    Driver again;
    again.page.restoreState({{QStringLiteral("matrix"), true}});
    QVERIFY(again.page.findChild<ui::RiskMatrixGrid *>()->isVisible());
}

void tst_risks_page::shouldSayHowTheMatrixIsFilled()
{
    Driver driver("# Log\n\n## Deployment Risk Register\n\n### High\n1. Fog\n");
    driver.press(Qt::Key_M);
    auto *grid = driver.page.findChild<ui::RiskMatrixGrid *>();
    QVERIFY(grid && !grid->isVisible());
    driver.apply(changes::setRiskField(driver.session.reg(), "1", "Likelihood", "2"));
    driver.apply(changes::setRiskField(driver.session.reg(), "1", "Impact", "5"));
    QVERIFY(grid->isVisible());
}

void tst_risks_page::shouldChooseColumns()
{
    const auto choose = [](Driver &driver, const char *name) {
        QMenu *menu = driver.tree()->columnsMenu();
        for (QAction *action : menu->actions()) {
            if (action->text() == QString::fromUtf8(name)) {
                action->trigger();
                return;
            }
        }
        QFAIL(name);
    };
    Driver driver;
    QVERIFY(driver.page.commands().contains(driver.tree()->columnsMenu()->menuAction()));
    QVERIFY(driver.tree()->isColumnHidden(RiskTreeModel::Review));
    choose(driver, "Review");
    choose(driver, "Detail");
    QVERIFY(!driver.tree()->isColumnHidden(RiskTreeModel::Review));
    QVERIFY(driver.tree()->isColumnHidden(RiskTreeModel::Detail));
    Driver again;
    again.page.restoreState(driver.page.state());
    QVERIFY(!again.tree()->isColumnHidden(RiskTreeModel::Review));
    QVERIFY(again.tree()->isColumnHidden(RiskTreeModel::Detail));
    choose(again, "Usual columns");
    QVERIFY(again.tree()->isColumnHidden(RiskTreeModel::Review));
    QVERIFY(!again.tree()->isColumnHidden(RiskTreeModel::Detail));
}

/// The header's memory of a time with fewer columns.
void tst_risks_page::shouldKnowColumnsThatWereNotThereYet()
{
    Driver driver;
    QHeaderView *header = driver.tree()->header();
    QStandardItemModel fewer(1, RiskTreeModel::Likelihood);
    QTreeView old;
    old.setModel(&fewer);
    old.header()->resizeSection(RiskTreeModel::Title, 321);
    driver.page.restoreState({{QStringLiteral("header"), old.header()->saveState()}});
    QCOMPARE(header->count(), int(RiskTreeModel::ColumnCount));
    QCOMPARE(driver.tree()->columnWidth(RiskTreeModel::Title), 321);
    QVERIFY(driver.tree()->isColumnHidden(RiskTreeModel::Ticket));
}

void tst_risks_page::shouldTellTheHistoryOfARisk()
{
    Driver driver;
    driver.apply(changes::setRiskField(driver.session.reg(), "5", "Owner", "Bo"));
    driver.apply(changes::setRiskField(driver.session.reg(), "4", "Owner", "Ada"));
    driver.apply(changes::moveRisks(driver.session.reg(), {"5", "6"}, Tier::Low));
    QStringList rows;
    const auto read = [&rows] {
        QTimer::singleShot(0, qApp, [&rows] {
            auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            const auto *list = dialog->findChild<QTreeView *>();
            for (int row = 0; row < list->model()->rowCount(); ++row)
                rows += list->model()->index(row, 0).data().toString();
            dialog->reject();
        });
    };
    driver.select("5");
    read();
    driver.press(Qt::Key_H);
    rows.removeFirst(); // the day
    QCOMPARE(rows.size(), 2);
    QVERIFY2(rows.last().contains(QStringLiteral("Bo")), qPrintable(rows.last()));
    rows.clear();
    // Without a display nobody gives the keyboard back.
    QApplication::setActiveWindow(&driver.page);
    driver.page.focusContent();
    driver.select("7");
    read();
    driver.press(Qt::Key_H);
    QVERIFY(rows.isEmpty());
}

void tst_risks_page::shouldBringBackColumnsFoldingAndSelection()
{
    QVariantMap state;
    {
        Driver driver;
        driver.tree()->setColumnWidth(RiskTreeModel::Title, 333);
        driver.tree()->collapse(driver.model()->tierIndex(Tier::Medium));
        driver.select("8");
        state = driver.page.state();
    }
    Driver again;
    again.page.restoreState(state);
    QCOMPARE(again.tree()->columnWidth(RiskTreeModel::Title), 333);
    QVERIFY(!again.tree()->isExpanded(again.model()->tierIndex(Tier::Medium)));
    QCOMPARE(again.tree()->currentRisk(), QStringLiteral("8"));
}

LOADLINE_TEST(tst_risks_page)
#include "tst_risks_page.moc"
