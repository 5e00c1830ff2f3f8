// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/palette_model.h"
#include "support/test_main.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace loadline::itemmodels;

namespace {

std::vector<PaletteTarget> targets()
{
    return {{PaletteKind::Risk, QStringLiteral("Risk 7: No rollback"), {}, 1, 0, 0},
            {PaletteKind::Command, QStringLiteral("Undo move"), {}, 0, 0, 0},
            {PaletteKind::Command, QStringLiteral("Write file"), {}, 0, 1, 0},
            {PaletteKind::Iteration, QStringLiteral("Iteration 2: Roll back quickly"), {}, 0, 1, 0},
            {PaletteKind::Section, QStringLiteral("Überblick"), {}, 0, 1, 3}};
}

QStringList rowsOf(const PaletteModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows << model.index(row).data().toString();
    return rows;
}

} // namespace

class tst_palette_model : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldFind_data();
    void shouldFind();
    void shouldHoldNoMoreRowsThanPeopleLookThrough();
    void shouldGiveTheTarget();
};

void tst_palette_model::shouldFind_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("rows");
    const QString undo = QStringLiteral("Undo move");
    const QString write = QStringLiteral("Write file");
    const QString risk = QStringLiteral("Risk 7: No rollback");
    const QString iteration = QStringLiteral("Iteration 2: Roll back quickly");
    const QString section = QStringLiteral("Überblick");
    QTest::newRow("nothing asked: the commands") << QString() << QStringList{undo, write};
    QTest::newRow("blanks") << QStringLiteral("   ") << QStringList{undo, write};
    QTest::newRow("a beginning first")
        << QStringLiteral("r") << QStringList{risk, iteration, write, section};
    QTest::newRow("all words, in any order")
        << QStringLiteral("back ITER") << QStringList{iteration};
    QTest::newRow("a word's beginning before its middle")
        << QStringLiteral("back") << QStringList{iteration, risk};
    QTest::newRow("a number") << QStringLiteral("7") << QStringList{risk};
    QTest::newRow("case beyond ASCII") << QStringLiteral("über") << QStringList{section};
    QTest::newRow("commands alone") << QStringLiteral("> r") << QStringList{write};
    QTest::newRow("all commands") << QStringLiteral(">") << QStringList{undo, write};
    QTest::newRow("nothing has it") << QStringLiteral("zebra") << QStringList();
}

void tst_palette_model::shouldFind()
{
    QFETCH(QString, query);
    PaletteModel model;
    QAbstractItemModelTester tester(&model);
    model.setTargets(targets());
    model.setQuery(query);
    QTEST(rowsOf(model), "rows");
}

void tst_palette_model::shouldHoldNoMoreRowsThanPeopleLookThrough()
{
    std::vector<PaletteTarget> many(5000, targets().front());
    PaletteModel model;
    model.setTargets(many);
    model.setQuery(QStringLiteral("roll"));
    QCOMPARE(model.rowCount(), int(PaletteModel::mostRows));
    QCOMPARE(model.found(), many.size());
}

void tst_palette_model::shouldGiveTheTarget()
{
    PaletteModel model;
    model.setTargets(targets());
    model.setQuery(QStringLiteral("überblick"));
    QCOMPARE(model.targetAt(model.index(0))->part, std::size_t(3));
    QVERIFY(!model.targetAt(model.index(1)));
}

LOADLINE_TEST(tst_palette_model)
#include "tst_palette_model.moc"
