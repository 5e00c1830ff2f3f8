// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"
#include "itemmodels/iteration_list_model.h"
#include "itemmodels/risk_tree_model.h"
#include "support/generator.h"
#include "support/test_main.h"
#include "tree_text.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace loadline;
using namespace loadline::test;
using itemmodels::IterationListModel;
using itemmodels::RiskTreeModel;

/// What models keep of a register from one edit to the next must never be seen.
class tst_models_after_edits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldShowWhatANewModelShows();
};

namespace {

std::string today()
{
    return "2026-02-17";
}

/// A register of more than one block, so that some stay as they are.
std::string largeRegister(Dice &dice)
{
    RegisterStyle style = randomStyle(dice);
    style.risks = 90 + int(dice.below(120));
    style.iterations = 3 + int(dice.below(90));
    return makeRegister(style, dice);
}

Result<Change> randomChange(const Register &reg, Dice &dice)
{
    if (dice.chance(15) || reg.risks.empty() || reg.iterations.empty()) {
        Change change;
        change.note.kind = ChangeKind::EditText;
        change.splices = difference(*reg.text, mutated(*reg.text, dice));
        return change;
    }
    const std::string risk = reg.risks[dice.below(reg.risks.size())].id;
    const int iteration = reg.iterations[dice.below(reg.iterations.size())].number.value_or(1);
    switch (dice.below(7)) {
    case 0:
        return changes::moveRisk(reg, risk, allTiers[dice.below(4)]);
    case 1:
        return changes::closeRisk(reg, risk);
    case 2:
        return changes::planRisk(reg, risk, iteration);
    case 3:
        return changes::completeIteration(reg, iteration);
    case 4:
        return changes::reopenIteration(reg, iteration);
    default:
        return changes::setRiskField(reg, risk, "Owner", "Watch " + std::to_string(dice.below(9)));
    }
}

void step(RegisterEditor &editor, Dice &dice)
{
    if (dice.chance(15))
        (void) editor.undo();
    else if (dice.chance(5))
        (void) editor.redo();
    else
        (void) editor.apply(randomChange(editor.reg(), dice));
}

} // namespace

void tst_models_after_edits::shouldShowWhatANewModelShows()
{
    Dice dice(20260302);
    int changes = 0;
    for (int run = 0; run < 25; ++run) {
        const auto editor = editorOf(largeRegister(dice));
        RiskTreeModel risks(*editor, &today);
        IterationListModel iterations(*editor);
        QAbstractItemModelTester risksTester(&risks);
        QAbstractItemModelTester iterationsTester(&iterations);
        connect(editor.get(), &RegisterEditor::changed, this, [&changes] { ++changes; });
        QString filter;
        for (int i = 0; i < 30; ++i) {
            if (dice.chance(10))
                filter = dice.chance(50) ? QString() : QStringLiteral("watch");
            risks.setFilter(filter);
            if (dice.chance(10))
                iterations.setGrouping(dice.chance(50) ? IterationListModel::Grouping::None
                                                       : IterationListModel::Grouping::Status);
            step(*editor, dice);
            RiskTreeModel newRisks(*editor, &today);
            newRisks.setFilter(filter);
            QCOMPARE(treeText(risks), treeText(newRisks));
            IterationListModel newIterations(*editor);
            newIterations.setGrouping(iterations.grouping());
            QCOMPARE(treeText(iterations), treeText(newIterations));
        }
    }
    QVERIFY2(changes > 300, qPrintable(QString::number(changes)));
}

LOADLINE_TEST(tst_models_after_edits)

#include "tst_models_after_edits.moc"
