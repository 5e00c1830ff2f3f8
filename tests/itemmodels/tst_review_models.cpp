// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/reasons_model.h"
#include "itemmodels/review_words.h"
#include "itemmodels/reviewed_files_model.h"
#include "itemmodels/reviewed_risks_model.h"
#include "itemmodels/roles.h"
#include "itemmodels/shipped_iterations_model.h"
#include "support/test_main.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace loadline;
using namespace loadline::itemmodels;
using record::ComparedFile;
using review::Entry;
using review::Reason;
using review::ReviewedRisk;
using review::ShippedIteration;

namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

/// "a | b | c", a row a line.
QString rowsOf(const QAbstractItemModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        rows << cells.join(QStringLiteral(" | "));
    }
    return rows.join(QLatin1Char('\n'));
}

std::vector<Reason> twoReasons()
{
    return {{"failed-test", review::Weight::NoGo, "iteration:1/testing", "test 'Soak' failed", 12},
            {"load-over-limit", review::Weight::Caution, "register", "the load is 24", 0}};
}

ShippedIteration shipped()
{
    ShippedIteration one;
    one.id = "2";
    one.unit = "Phase";
    one.title = "Queue on disk";
    one.status = IterationStatus::Completed;
    one.evidence = Evidence::Incomplete;
    one.tests = {{MarkState::Pass, "Unit", {}, 4},
                 {MarkState::Fail, "Soak", {}, 5},
                 {MarkState::None, "Depot", {}, 6}};
    one.impact = {{MarkState::Pass, "no downtime", {}, 8}, {MarkState::Warn, "restart", {}, 9}};
    one.sideEffects = {{MarkState::Warn, "slower", {}, 10}, {MarkState::Pass, "louder", {}, 11}};
    one.filesDiffering = 2;
    one.filesLine = 13;
    return one;
}

ReviewedRisk risk(const char *id, std::optional<Tier> tier, RiskStatus status)
{
    ReviewedRisk one;
    one.id = id;
    one.isNamed = true;
    one.title = "Fog";
    one.tier = tier;
    one.status = status;
    one.line = 30;
    return one;
}

ComparedFile file(const char *path, ComparedFile::State state)
{
    ComparedFile one;
    one.state = state;
    one.path = path;
    one.recorded = changes::RecordedFile{path, 3, {}, {}, {}};
    return one;
}

} // namespace

/// The tables of a review.
class tst_review_models : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldListReasonsAsTheyAreGiven();
    void shouldNotStirWhereTheReasonsAreTheSame();
    void shouldKnowAReasonAgainWhereverItsLineWent();
    void shouldShowTheEvidenceOfAnIteration();
    void shouldSayWhetherFilesWereCompared();
    void shouldCountStatesInWords();
    void shouldListRisksByGroup();
    void shouldPutWhatDiffersFirst();
    void shouldNotClaimAComparisonThatWasNotMade();
    void shouldCutWhatIsTooLongToPaint();
};

void tst_review_models::shouldListReasonsAsTheyAreGiven()
{
    ReasonsModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.setReasons(twoReasons());
    QCOMPARE(rowsOf(model), QStringLiteral("No go | test 'Soak' failed | 12 | failed-test\n"
                                           "Caution | the load is 24 |  | load-over-limit"));
    QCOMPARE(model.index(0, 0).data(WeightRole).toInt(), int(review::Weight::NoGo));
    QCOMPARE(model.index(0, 1).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("No go, line 12: test 'Soak' failed"));
    QCOMPARE(model.index(1, 1).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Caution: the load is 24"));
    QCOMPARE(model.reasonAt(model.index(1, 0))->rule, std::string("load-over-limit"));
    QVERIFY(!model.reasonAt({}));
    model.setReasons({});
    QCOMPARE(model.rowCount(), 0);
}

void tst_review_models::shouldNotStirWhereTheReasonsAreTheSame()
{
    ReasonsModel model;
    model.setReasons(twoReasons());
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setReasons(twoReasons());
    QCOMPARE(resets.size(), 0);
}

void tst_review_models::shouldKnowAReasonAgainWhereverItsLineWent()
{
    ReasonsModel model;
    model.setReasons(twoReasons());
    const QVariant id = model.index(0, 0).data(IdRole);
    auto moved = twoReasons();
    moved[0].line = 40;
    model.setReasons(moved);
    QCOMPARE(model.index(0, 0).data(IdRole), id);
    QVERIFY(model.index(1, 0).data(IdRole) != id);
}

void tst_review_models::shouldShowTheEvidenceOfAnIteration()
{
    ShippedIterationsModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.setIterations({shipped()}, true);
    QCOMPARE(rowsOf(model),
             QStringLiteral("2 | Queue on disk | Completed | 1 of 3 |  | 1 open | 2 differ | "
                            "Incomplete"));
    const auto at = [&model](int column, int role) { return model.index(0, column).data(role); };
    QCOMPARE(at(ShippedIterationsModel::Tests, StateCountsRole).toList(),
             (QVariantList{1, 0, 1, 1}));
    QCOMPARE(at(ShippedIterationsModel::Impact, StateCountsRole).toList(),
             (QVariantList{1, 1, 0, 0}));
    QCOMPARE(at(ShippedIterationsModel::Status, IterationStatusRole).toInt(),
             int(IterationStatus::Completed));
    QCOMPARE(at(ShippedIterationsModel::Files, MarkRole).toInt(), int(MarkState::Warn));
    QCOMPARE(at(ShippedIterationsModel::Evidence, EvidenceRole).toInt(), int(Evidence::Incomplete));
    QVERIFY(!at(ShippedIterationsModel::Title, StateCountsRole).isValid());
    QCOMPARE(at(0, Qt::AccessibleTextRole).toString(),
             QStringLiteral(
                 "Phase 2 Queue on disk, Completed. Tests: 1 of 3 passed, 1 failed, 1 not "
                 "run. Impact: 1 clear, 1 with caution. Side effects: 1 open. Files: 2 "
                 "differ. Evidence: Incomplete."));
}

void tst_review_models::shouldSayWhetherFilesWereCompared()
{
    ShippedIterationsModel model;
    ShippedIteration one = shipped();
    const auto files = [&](bool isCompared) {
        model.setIterations({one}, isCompared);
        return model.index(0, ShippedIterationsModel::Files).data().toString();
    };
    one.filesDiffering = 0;
    QCOMPARE(files(true), QStringLiteral("As in git"));
    QCOMPARE(files(false), QStringLiteral("Not compared"));
    one.filesLine = 0; // it records none
    QCOMPARE(files(true), QStringLiteral("–"));
}

void tst_review_models::shouldCountStatesInWords()
{
    QCOMPARE(testsInWords({}), QStringLiteral("None"));
    QCOMPARE(testsInWords({2, 2, 0, 0}), QStringLiteral("2 of 4 passed, 2 need attention"));
    QCOMPARE(testsInWords({0, 1, 1, 0}),
             QStringLiteral("0 of 2 passed, 1 failed, 1 needs attention"));
    QCOMPARE(impactInWords({}), QStringLiteral("None"));
    QCOMPARE(impactInWords({0, 0, 1, 2}), QStringLiteral("1 blocking, 2 without a mark"));
}

void tst_review_models::shouldListRisksByGroup()
{
    ReviewedRisksModel model;
    const QAbstractItemModelTester tester(&model, strict);
    review::ReviewedRisks risks;
    risks.fixed = {risk("1", Tier::Critical, RiskStatus::Fixed)};
    risks.fixed[0].evidence = Evidence::Complete;
    risks.stillOpen = {risk("2", std::nullopt, RiskStatus::Open)};
    risks.planned = risks.stillOpen;
    model.setRisks(risks);
    QCOMPARE(rowsOf(model), QStringLiteral("Fixed | Critical | 1  Fog | Complete | 30\n"
                                           "Still open | No tier | 2  Fog |  | 30\n"
                                           "Planned | No tier | 2  Fog |  | 30"));
    QCOMPARE(model.firstOf(ReviewedGroup::Planned).row(), 2);
    QVERIFY(!model.firstOf(ReviewedGroup::Lapsed).isValid());
    QCOMPARE(model.index(0, ReviewedRisksModel::RiskTier).data(TierRole).toInt(),
             int(Tier::Critical));
    QCOMPARE(model.index(1, ReviewedRisksModel::RiskTier).data(TierRole).toInt(), -1);
    // The same risk in two groups is two rows.
    QVERIFY(model.index(1, 0).data(IdRole) != model.index(2, 0).data(IdRole));
    QCOMPARE(countOf(risks, ReviewedGroup::StillOpen), QStringLiteral("1 still open"));
}

void tst_review_models::shouldPutWhatDiffersFirst()
{
    ReviewedFilesModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.setFiles({file("same.c", ComparedFile::State::Same),
                    file("gone.c", ComparedFile::State::NotInScope)},
                   true);
    QCOMPARE(rowsOf(model), QStringLiteral("gone.c | +3 | – | Not changed\n"
                                           "same.c | +3 | – | Same"));
    QCOMPARE(model.differing(), 1);
    QCOMPARE(model.index(0, ReviewedFilesModel::Outcome).data(MarkRole).toInt(),
             int(MarkState::Warn));
    QCOMPARE(model.fileAt(model.index(0, 0))->path, std::string("gone.c"));
}

void tst_review_models::shouldNotClaimAComparisonThatWasNotMade()
{
    ReviewedFilesModel model;
    model.setFiles({file("same.c", ComparedFile::State::Same)}, false);
    QCOMPARE(rowsOf(model), QStringLiteral("same.c | +3 |  | Not compared"));
    QVERIFY(!model.index(0, ReviewedFilesModel::Outcome).data(MarkRole).isValid());
}

void tst_review_models::shouldCutWhatIsTooLongToPaint()
{
    constexpr qsizetype most = 500;
    ReasonsModel reasons;
    auto all = twoReasons();
    all[0].text.assign(2'000'000, 'x');
    reasons.setReasons(all);
    QVERIFY(reasons.index(0, ReasonsModel::Text).data().toString().size() < most);
    ShippedIterationsModel iterations;
    ShippedIteration one = shipped();
    one.title.assign(2'000'000, 'x');
    iterations.setIterations({one}, false);
    QVERIFY(iterations.index(0, ShippedIterationsModel::Title).data().toString().size() < most);
}

LOADLINE_TEST(tst_review_models)
#include "tst_review_models.moc"
