// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_driver.h"

#include "itemmodels/risk_tree_model.h"
#include "support/test_main.h"
#include "ui/risks/risk_tree_view.h"
#include "ui/risks/risks_page.h"
#include "ui/widgets/grown_text_edit.h"

#include <QAbstractItemModel>
#include <QComboBox>
#include <QLineEdit>

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
    void shouldEditInPlace();
    void shouldAddARiskFromItsLine();
    void shouldCloseWithDelete();
    void shouldShowAndEditEveryField();
    void shouldKeepRefusedTextToBeMended();
    void shouldActOnAllThatAreSelected();
    void shouldFilterAsOneTypes();
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
    driver.page.showRisk(QStringLiteral("8"));
    QVERIFY(driver.tree()->isVisible());
    QCOMPARE(driver.tree()->currentRisk(), QStringLiteral("8"));
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
