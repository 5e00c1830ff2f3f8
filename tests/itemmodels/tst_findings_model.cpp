// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/findings_model.h"

#include "itemmodels/roles.h"
#include "support/test_main.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace loadline;
using checks::Finding;
using itemmodels::FindingsModel;

namespace {

Finding finding(const char *rule, Finding::Severity severity, std::size_t line, const char *text)
{
    Finding one;
    one.rule = rule;
    one.severity = severity;
    one.line = line;
    one.text = text;
    return one;
}

std::vector<Finding> three()
{
    return {finding("past-due", Finding::Warning, 4, "risk 2 was due on 2026-01-01"),
            finding("several-footers", Finding::Note, 9, "Last Updated stands again in line 40"),
            finding("duplicate-name", Finding::Error, 30, "risk 3 is already in line 12")};
}

QString rulesOf(const FindingsModel &model)
{
    QStringList rules;
    for (int row = 0; row < model.rowCount(); ++row)
        rules += model.index(row, FindingsModel::Rule).data().toString();
    return rules.join(QLatin1Char(' '));
}

} // namespace

class tst_findings_model : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldShowTheGravestFirst();
    void shouldSortByEachColumn();
    void shouldFilter();
    void shouldFindAFindingAgain();
    void shouldSayARowInWords();
};

void tst_findings_model::shouldShowTheGravestFirst()
{
    FindingsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFindings(three());
    QCOMPARE(rulesOf(model), QStringLiteral("duplicate-name past-due several-footers"));
    QCOMPARE(model.countOf(Finding::Warning), 1);
    model.setFindings({});
    QCOMPARE(model.rowCount(), 0);
}

void tst_findings_model::shouldSortByEachColumn()
{
    FindingsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFindings(three());
    model.sort(FindingsModel::Line);
    QCOMPARE(rulesOf(model), QStringLiteral("past-due several-footers duplicate-name"));
    model.sort(FindingsModel::Line, Qt::DescendingOrder);
    QCOMPARE(rulesOf(model), QStringLiteral("duplicate-name several-footers past-due"));
    model.sort(FindingsModel::Rule);
    QCOMPARE(rulesOf(model), QStringLiteral("duplicate-name past-due several-footers"));
    model.sort(FindingsModel::Text);
    QCOMPARE(rulesOf(model), QStringLiteral("several-footers past-due duplicate-name"));
}

void tst_findings_model::shouldFilter()
{
    FindingsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFindings(three());
    model.setFilter(QStringLiteral("RISK due"));
    QCOMPARE(rulesOf(model), QStringLiteral("past-due"));
    model.setFilter(QStringLiteral("note"));
    QCOMPARE(rulesOf(model), QStringLiteral("several-footers"));
    model.setFilter({});
    model.setShown(Finding::Error, false);
    QCOMPARE(rulesOf(model), QStringLiteral("past-due several-footers"));
    // What is hidden is counted all the same.
    QCOMPARE(model.countOf(Finding::Error), 1);
}

void tst_findings_model::shouldFindAFindingAgain()
{
    FindingsModel model;
    const Finding chosen = finding("past-due", Finding::Warning, 4, "risk 2 was due");
    auto moved = chosen;
    moved.line = 7;
    auto far = chosen;
    far.line = 90;
    model.setFindings({far, moved, finding("past-due", Finding::Warning, 4, "risk 8 was due")});
    QCOMPARE(model.findingAt(model.nearestTo(chosen, 0))->line, std::size_t(7));
    // Gone: what stands in its place, and no row behind the last.
    const Finding gone = finding("date-ahead", Finding::Note, 1, "no more");
    QCOMPARE(model.nearestTo(gone, 1).row(), 1);
    QCOMPARE(model.nearestTo(gone, 8).row(), 2);
    model.setFindings({});
    QVERIFY(!model.nearestTo(gone, 1).isValid());
}

void tst_findings_model::shouldSayARowInWords()
{
    FindingsModel model;
    model.setFindings(three());
    const QModelIndex first = model.index(0, FindingsModel::Text);
    QCOMPARE(first.data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Error, line 30: risk 3 is already in line 12"));
    QCOMPARE(first.data(itemmodels::SeverityRole).toInt(), int(Finding::Error));
    QVERIFY(!model.findingAt({}));
}

LOADLINE_TEST(tst_findings_model)
#include "tst_findings_model.moc"
