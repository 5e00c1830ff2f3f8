// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/ledger_model.h"

#include "support/test_main.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace loadline;
using itemmodels::LedgerModel;
using itemmodels::LedgerRowKind;
using markdown::LedgerKind;

namespace {

markdown::LedgerEntry entry(LedgerKind kind, Span span, std::size_t first, std::size_t last,
                            const char *what, const char *reason = "")
{
    return {kind, span, first, last, what, reason};
}

markdown::Ledger four()
{
    markdown::Ledger ledger;
    ledger.entries = {entry(LedgerKind::Field, {0, 40}, 1, 3, "iteration 2: heading, Date"),
                      entry(LedgerKind::Verbatim, {40, 42}, 4, 4, "blank line"),
                      entry(LedgerKind::Ambiguous, {42, 70}, 5, 5, "risk 3: plan",
                            "there is no iteration 9")};
    ImportRecord import;
    import.repairs = {{ {41, 44}, 4, 2, "\xed\xb4\xb4", "🔴", "surrogates" }};
    ledger.import = import;
    return ledger;
}

QString kindsOf(const LedgerModel &model)
{
    QStringList kinds;
    for (int row = 0; row < model.rowCount(); ++row)
        kinds += model.index(row, LedgerModel::Kind).data().toString();
    return kinds.join(QLatin1Char(' '));
}

} // namespace

class tst_ledger_model : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldShowEntriesAndRepairsInTheDocumentsOrder();
    void shouldSortByEachColumn();
    void shouldFilterByWordsAndKind();
    void shouldFindTheRowOfALine();
    void shouldSayARowInWords();
};

void tst_ledger_model::shouldShowEntriesAndRepairsInTheDocumentsOrder()
{
    LedgerModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLedger(four());
    QCOMPARE(kindsOf(model), QStringLiteral("Field Verbatim Repaired Ambiguous"));
    QCOMPARE(model.index(0, LedgerModel::Lines).data().toString(), QString::fromUtf8("1–3"));
    QCOMPARE(model.index(0, LedgerModel::Size).data().toString(), QStringLiteral("40"));
    // Halves of emoji are no text.
    QCOMPARE(model.index(2, LedgerModel::What).data().toString(),
             QString::fromUtf8("ED B4 B4 → “🔴”"));
    model.setLedger({});
    QCOMPARE(model.rowCount(), 0);
}

void tst_ledger_model::shouldSortByEachColumn()
{
    LedgerModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLedger(four());
    model.sort(LedgerModel::Kind, Qt::DescendingOrder);
    QCOMPARE(kindsOf(model), QStringLiteral("Repaired Ambiguous Verbatim Field"));
    model.sort(LedgerModel::Size);
    QCOMPARE(kindsOf(model), QStringLiteral("Verbatim Repaired Ambiguous Field"));
    model.sort(LedgerModel::What);
    QCOMPARE(kindsOf(model), QStringLiteral("Repaired Verbatim Field Ambiguous"));
    model.sort(LedgerModel::Lines);
    QCOMPARE(kindsOf(model), QStringLiteral("Field Verbatim Repaired Ambiguous"));
}

void tst_ledger_model::shouldFilterByWordsAndKind()
{
    LedgerModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLedger(four());
    model.setFilter(QStringLiteral("ITERATION"));
    QCOMPARE(kindsOf(model), QStringLiteral("Field Ambiguous"));
    model.setFilter(QStringLiteral("repaired"));
    QCOMPARE(kindsOf(model), QStringLiteral("Repaired"));
    model.setFilter({});
    model.setShown(LedgerRowKind::Verbatim, false);
    QCOMPARE(kindsOf(model), QStringLiteral("Field Repaired Ambiguous"));
    // What is hidden is counted all the same.
    QCOMPARE(model.countOf(LedgerRowKind::Verbatim), 1);
}

void tst_ledger_model::shouldFindTheRowOfALine()
{
    LedgerModel model;
    model.setLedger(four());
    QCOMPARE(model.rowOfLine(2).row(), 0);
    QCOMPARE(model.rowOfLine(5).row(), 3);
    QCOMPARE(model.rowOfLine(99).row(), 3);
    model.setShown(LedgerRowKind::Field, false);
    QCOMPARE(model.rowOfLine(2).row(), 0); // the blank line behind it
    model.setLedger({});
    QVERIFY(!model.rowOfLine(2).isValid());
}

void tst_ledger_model::shouldSayARowInWords()
{
    LedgerModel model;
    model.setLedger(four());
    QCOMPARE(model.index(3, 0).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Ambiguous, lines 5: risk 3: plan; there is no iteration 9"));
}

LOADLINE_TEST(tst_ledger_model)
#include "tst_ledger_model.moc"
