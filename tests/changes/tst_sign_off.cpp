// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation.h"

#include "markdown/reader.h"
#include "support/test_main.h"

using namespace loadline;
using namespace loadline::test;

/// Somebody stands for a verdict: in the journal, and in iterations where that is wanted.
class tst_sign_off : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldSayWhoAndWhat_data();
    void shouldSayWhoAndWhat();
    void shouldLeaveTheTextWhereNoIterationIsToSayIt();
    void shouldBeWrittenIntoIterations();
    void shouldTakeThePlaceOfTheOneBefore();
    void shouldRefuse_data();
    void shouldRefuse();
};

namespace {

const char groups[] = "### High Priority\n1. No pager\n";

changes::SignOff ilse(const char *remark = "the hub first")
{
    return {"go with caution", "Ilse Brandt", "2026-01-31", remark};
}

std::string textAfter(const Register &reg, const Change &change)
{
    return applied(*reg.text, change.splices);
}

} // namespace

void tst_sign_off::shouldSayWhoAndWhat_data()
{
    QTest::addColumn<QByteArray>("remark");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("with a remark")
        << QByteArray(" the hub first ") << QByteArray("Ilse Brandt: the hub first");
    QTest::newRow("without") << QByteArray(" ") << QByteArray("Ilse Brandt");
}

void tst_sign_off::shouldSayWhoAndWhat()
{
    QFETCH(QByteArray, remark);
    QFETCH(QByteArray, value);
    const Register reg = markdown::read(registerOf(groups));
    const auto change = changes::signOff(reg, ilse(remark.constData()), {1});
    QVERIFY(change);
    QCOMPARE(change->note.kind, ChangeKind::SignOff);
    QCOMPARE(change->note.object, std::string("register"));
    QCOMPARE(change->note.key, std::string("go with caution"));
    QCOMPARE(QByteArray::fromStdString(change->note.value), value);
}

void tst_sign_off::shouldLeaveTheTextWhereNoIterationIsToSayIt()
{
    const Register reg = markdown::read(registerOf(groups));
    const auto change = changes::signOff(reg, ilse(), {});
    QVERIFY(change);
    QVERIFY(change->splices.empty());
}

void tst_sign_off::shouldBeWrittenIntoIterations()
{
    const Register reg = markdown::read(registerOf(groups));
    const auto change = changes::signOff(reg, ilse(), {1, 2});
    QVERIFY(change);
    const Register now = markdown::read(textAfter(reg, *change));
    for (const Iteration &iteration : now.iterations) {
        QCOMPARE(iteration.fields.back().key, std::string("Reviewed"));
        QCOMPARE(iteration.fields.back().value,
                 std::string("2026-01-31 by Ilse Brandt: go with caution; the hub first"));
    }
    // A line is put into each, and nothing else is touched.
    std::string text = *now.text;
    const std::string line =
        "**Reviewed**: 2026-01-31 by Ilse Brandt: go with caution; the hub first\n";
    for (auto at = text.find(line); at != std::string::npos; at = text.find(line))
        text.erase(at, line.size());
    QCOMPARE(text, *reg.text);
}

void tst_sign_off::shouldTakeThePlaceOfTheOneBefore()
{
    const Register reg = markdown::read(registerOf(groups));
    const auto first = changes::signOff(reg, ilse("wait"), {1});
    QVERIFY(first);
    const Register then = markdown::read(textAfter(reg, *first));
    const auto second = changes::signOff(then, ilse(""), {1});
    QVERIFY(second);
    const std::string text = textAfter(then, *second);
    QVERIFY(text.find("2026-01-31 by Ilse Brandt: go with caution\n") != std::string::npos);
    QVERIFY(text.find("wait") == std::string::npos);
}

void tst_sign_off::shouldRefuse_data()
{
    QTest::addColumn<QByteArray>("by");
    QTest::addColumn<QByteArray>("remark");
    QTest::addColumn<int>("iteration");
    QTest::newRow("nobody") << QByteArray(" ") << QByteArray() << 1;
    QTest::newRow("a line end in the name") << QByteArray("Il\nse") << QByteArray() << 0;
    QTest::newRow("a line end in the remark") << QByteArray("Ilse") << QByteArray("a\nb") << 0;
    QTest::newRow("an iteration that is not there") << QByteArray("Ilse") << QByteArray() << 9;
}

void tst_sign_off::shouldRefuse()
{
    QFETCH(QByteArray, by);
    QFETCH(QByteArray, remark);
    QFETCH(int, iteration);
    const Register reg = markdown::read(registerOf(groups));
    const auto iterations = iteration ? std::vector<int>{iteration} : std::vector<int>();
    QVERIFY(!changes::signOff(reg, {"go", by.toStdString(), "2026-01-31", remark.toStdString()},
                              iterations));
}

LOADLINE_TEST(tst_sign_off)

#include "tst_sign_off.moc"
