// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/risk_tree_model.h"

#include "changes/changes.h"
#include "itemmodels/risk_mime.h"
#include "support/registers.h"
#include "support/test_main.h"
#include "tree_text.h"

#include <QAbstractItemModelTester>
#include <QFont>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace loadline;
using namespace loadline::test;
using itemmodels::RiskTreeModel;

namespace {

/// A model over a register, watched by Qt's own tester.
struct Watched
{
    explicit Watched(std::string text = houseRegister())
        : editor(editorOf(std::move(text)))
        , model(*editor, [this] { return today; })
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
        , refusals(&model, &RiskTreeModel::refused)
    {
    }

    QModelIndex risk(const char *id, int column = RiskTreeModel::Title) const
    {
        return model.indexOf(QString::fromLatin1(id), column);
    }
    bool drop(const std::vector<std::string> &names, const QModelIndex &parent, int row = -1)
    {
        const auto mime = itemmodels::mimeOfRisks(*editor, names);
        return model.canDropMimeData(mime.get(), Qt::MoveAction, row, 0, parent)
               && model.dropMimeData(mime.get(), Qt::MoveAction, row, 0, parent);
    }
    std::string text() const { return *editor->reg().text; }

    std::string today = "2026-02-17";
    std::unique_ptr<RegisterEditor> editor;
    RiskTreeModel model;
    QAbstractItemModelTester tester;
    QSignalSpy refusals;
};

} // namespace

class tst_risk_tree_model : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldSortRisksByTier();
    void shouldShowRisksOfNoTierLast();
    void shouldFollowEditsUndoAndRedo();
    void shouldKeepItsRowsWhenOnlyTextChanges();
    void shouldAskTheEditorForInlineEdits_data();
    void shouldAskTheEditorForInlineEdits();
    void shouldTellWhatTheEditorRefuses();
    void shouldMoveDroppedRisksInOneStep();
    void shouldReorderRisksDroppedInTheirGroup();
    void shouldNotTakeRisksOfAnotherRegister();
    void shouldFindTheWordsOfAFilter_data();
    void shouldFindTheWordsOfAFilter();
    void shouldFilterByWhatTheRegisterSaysNow();
    void shouldSetAFieldByTheNameThatItHas();
    void shouldCutWhatACellCannotPaint();
    void shouldSayInWordsWhatIsShown();
    void shouldCountAsOpenWhatIsNoLongerAccepted();
    void shouldLetAnAcceptanceEndWithItsDay();
    void shouldNameByLineWhatIsGivenTwice();
};

void tst_risk_tree_model::shouldSortRisksByTier()
{
    const Watched it;
    QCOMPARE(treeText(it.model),
             QStringLiteral(
                 "Critical\n"
                 "  Fixed and closed\n"
                 "    1 | Label Overwrite | two jobs in one slot | Fixed | 1 | Incomplete\n"
                 "High\n"
                 "  2 | Queue Lost On Power Cut | held in memory | Planned | 2\n"
                 "  3 | Firmware Drops Jobs | nine in a row | Open\n"
                 "Medium\n"
                 "  4 | Handheld Clock Drift breaks ordering | Open\n"
                 "  5 | No Printer Health | packers find out last | Open | Ines | 4/5 | 3/5\n"
                 "  6 | Scanner Firmware Unpinned | Open\n"
                 "Low\n"
                 "  7 | Ink Colour Varies | Open\n"
                 "  8 | Manual In Two Places | wiki and print | Open\n"));
    QCOMPARE(it.model.tierIndex(Tier::High).data(itemmodels::OpenCountRole).toInt(), 2);
    QCOMPARE(it.model.tierIndex(Tier::High).data(itemmodels::PlannedCountRole).toInt(), 1);
    QCOMPARE(it.model.tierIndex(Tier::Critical).data(itemmodels::DoneCountRole).toInt(), 1);
    QVERIFY(it.risk("1").data(Qt::FontRole).value<QFont>().strikeOut());
    QVERIFY(!it.risk("2").data(Qt::FontRole).isValid());
}

void tst_risk_tree_model::shouldShowRisksOfNoTierLast()
{
    const Watched it("# Log\n\n## Deployment Risk Register\n\n### Odds and ends\n1. Loose cable\n");
    QCOMPARE(treeText(it.model),
             QStringLiteral("Critical\nHigh\nMedium\nLow\nNo tier\n  1 | Loose cable | Open\n"));
}

void tst_risk_tree_model::shouldFollowEditsUndoAndRedo()
{
    Watched it;
    const QString before = treeText(it.model);
    const auto apply = [&it](Result<Change> change) {
        const auto done = it.editor->apply(std::move(change));
        QVERIFY2(done, done ? "" : done.error().what.c_str());
    };
    const auto reg = [&it]() -> const Register & { return it.editor->reg(); };

    apply(changes::addRisk(reg(), {Tier::Critical, "Depot floods", "spring", {}}));
    apply(changes::planRisk(reg(), "3", 2));
    apply(changes::moveRisk(reg(), "4", Tier::Low));
    apply(changes::closeRisk(reg(), "6"));
    apply(changes::completeIteration(reg(), 2));
    const QString after = treeText(it.model);
    QVERIFY(it.risk("2").parent().data(itemmodels::NodeRole).toInt() == RiskTreeModel::DoneNode);
    QVERIFY(it.risk("2").data(Qt::FontRole).value<QFont>().strikeOut());
    apply(changes::reopenIteration(reg(), 2));
    QVERIFY(it.editor->undo());
    QCOMPARE(treeText(it.model), after);

    int steps = 0;
    for (; it.editor->canUndo(); ++steps)
        QVERIFY(it.editor->undo());
    QCOMPARE(treeText(it.model), before);
    QCOMPARE(it.text(), houseRegister());
    while (--steps >= 0)
        QVERIFY(it.editor->redo());
    QCOMPARE(treeText(it.model), after);
}

void tst_risk_tree_model::shouldKeepItsRowsWhenOnlyTextChanges()
{
    Watched it;
    const QPersistentModelIndex kept(it.risk("5"));
    QSignalSpy resets(&it.model, &QAbstractItemModel::modelReset);
    QSignalSpy data(&it.model, &QAbstractItemModel::dataChanged);
    QVERIFY(it.editor->apply(
        changes::setRiskField(it.editor->reg(), "3", "title", "Firmware Loses Jobs")));
    QCOMPARE(resets.count(), 0);
    QVERIFY(data.count() > 0);
    QVERIFY(kept.isValid());
    QCOMPARE(kept.data().toString(), QStringLiteral("No Printer Health"));
    QCOMPARE(it.risk("3").data().toString(), QStringLiteral("Firmware Loses Jobs"));
}

void tst_risk_tree_model::shouldAskTheEditorForInlineEdits_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("line");
    QTest::newRow("title") << int(RiskTreeModel::Title) << QStringLiteral("7. Blue - \n");
    QTest::newRow("detail") << int(RiskTreeModel::Detail)
                            << QStringLiteral("7. Ink Colour Varies - Blue\n");
    QTest::newRow("owner") << int(RiskTreeModel::Owner) << QStringLiteral("**Owner**: Blue\n");
    QTest::newRow("review") << int(RiskTreeModel::Review) << QStringLiteral("**Review**: Blue\n");
    QTest::newRow("impact") << int(RiskTreeModel::Impact) << QStringLiteral("**Impact**: Blue\n");
}

void tst_risk_tree_model::shouldAskTheEditorForInlineEdits()
{
    QFETCH(int, column);
    QFETCH(QString, line);
    Watched it;
    QVERIFY(it.model.setData(it.risk("7", column), QStringLiteral("Blue")));
    QCOMPARE(it.risk("7", column).data().toString(), QStringLiteral("Blue"));
    const QString expected = column == RiskTreeModel::Title ? QStringLiteral("7. Blue\n") : line;
    QVERIFY(QString::fromStdString(it.text()).contains(expected));
    QVERIFY(it.editor->undo());
    QCOMPARE(it.text(), houseRegister());
}

void tst_risk_tree_model::shouldTellWhatTheEditorRefuses()
{
    Watched it;
    QVERIFY(!it.model.setData(it.risk("7"), QStringLiteral("Ink - varies")));
    QCOMPARE(it.refusals.count(), 1);
    const Error error = it.refusals.front().front().value<Error>();
    QCOMPARE(int(error.code), int(ErrorCode::WouldNotReadBack));
    QCOMPARE(it.text(), houseRegister());
    QVERIFY(!it.model.setData(it.model.tierIndex(Tier::High), QStringLiteral("Higher")));
    QCOMPARE(it.refusals.count(), 1);
}

void tst_risk_tree_model::shouldMoveDroppedRisksInOneStep()
{
    Watched it;
    QVERIFY(it.drop({"4", "6"}, it.model.tierIndex(Tier::Low)));
    QCOMPARE(it.risk("4").data(itemmodels::TierRole).toInt(), int(Tier::Low));
    QCOMPARE(it.risk("6").data(itemmodels::TierRole).toInt(), int(Tier::Low));
    QVERIFY(it.editor->undo());
    QVERIFY(!it.editor->canUndo());
    QCOMPARE(it.text(), houseRegister());
}

void tst_risk_tree_model::shouldReorderRisksDroppedInTheirGroup()
{
    Watched it;
    const QModelIndex medium = it.model.tierIndex(Tier::Medium);
    QVERIFY(!it.drop({"6"}, medium)); // on its own tier: nothing to do
    QVERIFY(it.drop({"6"}, medium, 0));
    QCOMPARE(it.risk("6").row(), 0);
    QVERIFY(it.drop({"6"}, it.model.tierIndex(Tier::Medium), 3));
    QCOMPARE(it.risk("6").row(), 2);
    QVERIFY(!it.model.removeRows(0, 1, medium)); // the view asks for it after a move
}

void tst_risk_tree_model::shouldNotTakeRisksOfAnotherRegister()
{
    Watched it;
    const auto other = editorOf(houseRegister());
    const auto mime = itemmodels::mimeOfRisks(*other, {"4"});
    QVERIFY(!it.model.canDropMimeData(mime.get(), Qt::MoveAction, -1, 0,
                                      it.model.tierIndex(Tier::Low)));
    QMimeData text;
    text.setText(QStringLiteral("4"));
    QVERIFY(!it.model.canDropMimeData(&text, Qt::MoveAction, -1, 0, it.model.tierIndex(Tier::Low)));
}

void tst_risk_tree_model::shouldFindTheWordsOfAFilter_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("risks");
    const auto row = [](const char *name, const char *filter, const QStringList &risks) {
        QTest::newRow(name) << QString::fromUtf8(filter) << risks;
    };
    const auto ids = [](const char *list) {
        return QString::fromLatin1(list).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    };
    row("a part of a title in another case", "FIRMware", ids("3 6"));
    row("two words in any order", "jobs firmware", ids("3"));
    row("a detail", "wiki", ids("8"));
    row("a tier", "tier:high", ids("2 3"));
    row("a state", "status:fixed", ids("1"));
    row("an owner", "owner:ines", ids("5"));
    row("an iteration", "iteration:2", ids("2"));
    row("an iteration that is not there", "iteration:22", ids(""));
    row("all but a tier", "-tier:medium", ids("1 2 3 7 8"));
    row("a cell of the matrix", "likelihood:4 impact:3", ids("5"));
    row("blanks alone", "   ", ids("1 2 3 4 5 6 7 8"));
    row("nothing that is there", "zebra", ids(""));
}

void tst_risk_tree_model::shouldFindTheWordsOfAFilter()
{
    QFETCH(QString, filter);
    QFETCH(QStringList, risks);
    Watched it;
    QSignalSpy resets(&it.model, &QAbstractItemModel::modelReset);
    it.model.setFilter(filter);
    QVERIFY(resets.count() <= 1);
    QCOMPARE(it.model.shownRisks(), int(risks.size()));
    for (const QString &id : risks)
        QVERIFY2(it.model.indexOf(id).isValid(), qPrintable(id));
    // What is filtered goes on following the register.
    QVERIFY(it.editor->apply(changes::closeRisk(it.editor->reg(), "3")));
    it.model.setFilter({});
    QCOMPARE(it.model.shownRisks(), 8);
}

/// What is folded for a filter is kept over edits, but for what they change: before, between and
/// behind.
void tst_risk_tree_model::shouldFilterByWhatTheRegisterSaysNow()
{
    Watched it;
    const auto apply = [&it](Result<Change> change) {
        QVERIFY(it.editor->apply(std::move(change)));
    };
    const auto reg = [&it]() -> const Register & { return it.editor->reg(); };
    it.model.setFilter(QStringLiteral("lantern"));
    QCOMPARE(it.model.shownRisks(), 0);
    apply(changes::setRiskField(reg(), "4", "detail", "a lantern"));
    QCOMPARE(it.model.shownRisks(), 1);
    apply(changes::addRisk(reg(), {Tier::Critical, "Lantern out", {}, {}}));
    QCOMPARE(it.model.shownRisks(), 2);
    apply(changes::setRiskField(reg(), "8", "Owner", "Lantern keeper"));
    QCOMPARE(it.model.shownRisks(), 3);
    apply(changes::moveRisks(reg(), {"4", "8"}, Tier::High));
    QCOMPARE(it.model.shownRisks(), 3);
    QCOMPARE(it.model.tierIndex(Tier::High).data(itemmodels::OpenCountRole).toInt(), 2);
    for (int left : {3, 2, 1, 0}) {
        QVERIFY(it.editor->undo());
        QCOMPARE(it.model.shownRisks(), left);
    }
}

void tst_risk_tree_model::shouldSetAFieldByTheNameThatItHas()
{
    Watched it("## Risk Register\n\n| ID | Risk | Probability | Impact | Owner |\n"
               "| --- | --- | --- | --- | --- |\n| R-1 | Fog | 2 | 5 | Bo |\n");
    QCOMPARE(it.risk("R-1", RiskTreeModel::Likelihood).data().toString(), QStringLiteral("2"));
    QVERIFY(it.model.setData(it.risk("R-1", RiskTreeModel::Likelihood), QStringLiteral("3")));
    QVERIFY(it.text().find("| R-1 | Fog | 3 | 5 | Bo |") != std::string::npos);
    QVERIFY(!it.model.setData(it.risk("R-1", RiskTreeModel::Review), QStringLiteral("2026-03-01")));
    QCOMPARE(it.refusals.count(), 1); // the table has no room for it
}

void tst_risk_tree_model::shouldCutWhatACellCannotPaint()
{
    const std::string title(2'000'000, 'x');
    const Watched it("## Deployment Risk Register\n\n### High\n1. " + title + "\n");
    QVERIFY(it.risk("1").data().toString().size() < 1000);
    QCOMPARE(it.risk("1").data(Qt::EditRole).toString().size(), qsizetype(title.size()));
}

void tst_risk_tree_model::shouldSayInWordsWhatIsShown()
{
    const Watched it;
    QCOMPARE(it.risk("2").data(Qt::AccessibleDescriptionRole).toString(),
             QStringLiteral("High, Open, planned for iteration 2"));
    QCOMPARE(it.risk("1").data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Label Overwrite, Critical, Fixed, fixed by iteration 1"));
    QCOMPARE(it.model.tierIndex(Tier::High).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("High, 2 open, 0 fixed or closed"));
}

void tst_risk_tree_model::shouldCountAsOpenWhatIsNoLongerAccepted()
{
    Watched it;
    const auto status = [&it] { return it.risk("2", RiskTreeModel::Status).data().toString(); };
    const auto open = [&it] {
        return it.model.tierIndex(Tier::High).data(itemmodels::OpenCountRole).toInt();
    };
    const auto shown = [&it](const char *filter) {
        it.model.setFilter(QString::fromLatin1(filter));
        return it.risk("2").isValid();
    };
    QVERIFY(it.editor->apply(
        changes::acceptRisks(it.editor->reg(), {"2"}, {"Ines", "2026-02-17", {}, "rarely"})));
    const std::string accepted = it.text();
    QCOMPARE(status(), QStringLiteral("Accepted"));
    QCOMPARE(open(), 1);
    QVERIFY(!it.risk("2").data(itemmodels::LapsedRole).toBool());
    QVERIFY(!shown("status:open") && !shown("status:lapsed") && shown("status:accepted"));
    it.model.setFilter({});

    QVERIFY(it.editor->apply(changes::setRiskField(it.editor->reg(), "2", "detail", "every day")));
    QCOMPARE(status(), QStringLiteral("Lapsed"));
    QCOMPARE(open(), 2);
    QVERIFY(it.risk("2").data(itemmodels::LapsedRole).toBool());
    QVERIFY(it.risk("2")
                .data(Qt::AccessibleDescriptionRole)
                .toString()
                .contains(QLatin1String("Accepted, the acceptance has lapsed")));
    QVERIFY(shown("status:open") && shown("status:lapsed") && shown("status:accepted"));
    it.model.setFilter({});

    QVERIFY(it.editor->undo());
    QCOMPARE(it.text(), accepted);
    QCOMPARE(status(), QStringLiteral("Accepted"));
    QCOMPARE(open(), 1);
}

void tst_risk_tree_model::shouldLetAnAcceptanceEndWithItsDay()
{
    Watched it;
    const auto status = [&it] { return it.risk("2", RiskTreeModel::Status).data().toString(); };
    QVERIFY(it.editor->apply(
        changes::acceptRisks(it.editor->reg(), {"2"}, {"Ines", "2026-02-17", "2026-02-20", {}})));
    QCOMPARE(status(), QStringLiteral("Accepted"));
    it.today = "2026-02-20"; // the last day
    it.model.setFilter(QStringLiteral("status:lapsed"));
    QCOMPARE(it.model.shownRisks(), 0);
    it.today = "2026-02-21";
    it.model.setFilter({});
    QCOMPARE(status(), QStringLiteral("Lapsed"));
}

void tst_risk_tree_model::shouldNameByLineWhatIsGivenTwice()
{
    Watched it("## Deployment Risk Register\n\n### High\n1. One\n1. Other\n");
    QCOMPARE(it.model.shownRisks(), 2);
    const QModelIndex other = it.risk("@5");
    QCOMPARE(other.data().toString(), QStringLiteral("Other"));
    QVERIFY(it.model.setData(other, QStringLiteral("Another")));
    QVERIFY(it.text().find("1. One\n1. Another\n") != std::string::npos);
}

LOADLINE_TEST(tst_risk_tree_model)

#include "tst_risk_tree_model.moc"
