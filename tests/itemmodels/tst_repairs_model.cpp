// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/repairs_model.h"

#include "support/test_main.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace loadline;
using itemmodels::RepairsModel;

class tst_repairs_model : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldShowEachLineAsItIsRepaired();
    void shouldTakeNoRepairs();
};

void tst_repairs_model::shouldShowEachLineAsItIsRepaired()
{
    // GIVEN two damaged places in one line and one in the last, which gets shorter
    const std::string text = "# B\u221a\u220fje, r\u221a\u220fd\r\n\u201a\u00fa\u00d6 end";
    RepairsModel model(markdown::repairMojibake(text));
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 3);
    const auto cell = [&model](int row, int column) {
        return model.index(row, column).data().toString();
    };
    QCOMPARE(cell(0, RepairsModel::Context), QStringLiteral("# B\u00f8je, r\u00f8d"));
    QCOMPARE(cell(1, RepairsModel::Context), QStringLiteral("# B\u00f8je, r\u00f8d"));
    QCOMPARE(cell(2, RepairsModel::Context), QStringLiteral("\u2705 end"));
    QCOMPARE(cell(2, RepairsModel::Before), QStringLiteral("\u201a\u00fa\u00d6"));
    QCOMPARE(cell(2, RepairsModel::After), QStringLiteral("\u2705"));
    QCOMPARE(cell(2, RepairsModel::Line), QStringLiteral("2"));
}

void tst_repairs_model::shouldTakeNoRepairs()
{
    const RepairsModel model({"healthy", {}});
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.data(model.index(0, 0)).isValid());
}

LOADLINE_TEST(tst_repairs_model)
#include "tst_repairs_model.moc"
