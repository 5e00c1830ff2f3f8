// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/risk_matrix_model.h"

#include "changes/changes.h"
#include "itemmodels/roles.h"
#include "support/registers.h"
#include "support/test_main.h"
#include "tree_text.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace loadline;
using namespace loadline::test;
using itemmodels::RiskMatrixModel;
using itemmodels::RiskRating;

class tst_risk_matrix_model : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldCountOpenRisksByCell();
    void shouldPutTheWorstIntoTheUpperRightCorner();
    void shouldFollowEditsAndUndo();
    void shouldSayItsCellsInWords();
};

namespace {

struct Watched
{
    Watched()
        : editor(editorOf(houseRegister()))
        , model(*editor, [] { return std::string("2026-02-17"); })
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
    }
    int at(int likelihood, int impact) const
    {
        return model.indexOf({likelihood, impact}).data(itemmodels::OpenCountRole).toInt();
    }
    void apply(Result<Change> change) { QVERIFY(editor->apply(std::move(change))); }
    const Register &reg() const { return editor->reg(); }

    std::unique_ptr<RegisterEditor> editor;
    RiskMatrixModel model;
    QAbstractItemModelTester tester;
};

} // namespace

void tst_risk_matrix_model::shouldCountOpenRisksByCell()
{
    const Watched it;
    QCOMPARE(it.at(4, 3), 1);
    QCOMPARE(it.at(3, 4), 0);
    QCOMPARE(it.model.ratedRisks(), 1);
    QCOMPARE(it.model.unratedRisks(), 6);
}

void tst_risk_matrix_model::shouldPutTheWorstIntoTheUpperRightCorner()
{
    const Watched it;
    QCOMPARE(RiskMatrixModel::ratingAt(it.model.index(0, 4)), (RiskRating{5, 5}));
    QCOMPARE(RiskMatrixModel::ratingAt(it.model.index(4, 0)), (RiskRating{1, 1}));
    QCOMPARE(it.model.headerData(0, Qt::Vertical).toString(), QStringLiteral("Likelihood 5"));
    QCOMPARE(it.model.headerData(0, Qt::Horizontal).toString(), QStringLiteral("Impact 1"));
    const auto tier = [&it](int likelihood, int impact) {
        return it.model.indexOf({likelihood, impact}).data(itemmodels::TierRole).toInt();
    };
    QCOMPARE(tier(3, 5), int(Tier::Critical));
    QCOMPARE(tier(2, 5), int(Tier::High));
    QCOMPARE(tier(3, 3), int(Tier::Medium));
    QCOMPARE(tier(2, 2), int(Tier::Low));
}

void tst_risk_matrix_model::shouldFollowEditsAndUndo()
{
    Watched it;
    QSignalSpy counted(&it.model, &RiskMatrixModel::counted);
    it.apply(changes::setRisksField(it.reg(), {"4", "6"}, "Likelihood", "4"));
    it.apply(changes::setRisksField(it.reg(), {"4", "6"}, "Impact", "3/5"));
    QCOMPARE(it.at(4, 3), 3);
    QCOMPARE(counted.count(), 2);
    it.apply(changes::closeRisk(it.reg(), "4"));
    QCOMPARE(it.at(4, 3), 2);
    it.apply(changes::acceptRisk(it.reg(), "6", {"Bo", "2026-02-01", {}, {}}));
    QCOMPARE(it.at(4, 3), 1);
    QCOMPARE(it.model.ratedRisks(), 3);
    while (it.editor->canUndo())
        QVERIFY(it.editor->undo());
    QCOMPARE(it.at(4, 3), 1);
    QCOMPARE(it.model.ratedRisks(), 1);
}

void tst_risk_matrix_model::shouldSayItsCellsInWords()
{
    const Watched it;
    const QModelIndex cell = it.model.indexOf({4, 3});
    QCOMPARE(cell.data().toString(), QStringLiteral("1"));
    QVERIFY(it.model.indexOf({1, 1}).data().toString().isEmpty());
    QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Likelihood 4, impact 3: High, 1 open"));
}

LOADLINE_TEST(tst_risk_matrix_model)
#include "tst_risk_matrix_model.moc"
