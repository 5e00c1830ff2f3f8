// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/policy_edit.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using namespace loadline::policy;

namespace {

constexpr double houseLimit = 20;

PerTier<double> house()
{
    return Policy().weights;
}

PerTier<double> withHigh(double weight)
{
    PerTier<double> weights = house();
    weights[Tier::High] = weight;
    return weights;
}

} // namespace

class tst_policy_edit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldChangeOnlyWhatIsAnother_data();
    void shouldChangeOnlyWhatIsAnother();
    void shouldLeaveTheTextWhereNothingChanges();
    void shouldReadBackWhatItWrote_data();
    void shouldReadBackWhatItWrote();
    void shouldRefuseWhatItCannotChange_data();
    void shouldRefuseWhatItCannotChange();
};

void tst_policy_edit::shouldChangeOnlyWhatIsAnother_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("high");
    QTest::addColumn<double>("limit");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("no file yet, a limit")
        << QByteArray() << 4.0 << 30.0 << QByteArray("limit = 30\n");
    QTest::newRow("no file yet, a weight")
        << QByteArray() << 5.0 << houseLimit << QByteArray("[weights]\nhigh = 5\n");
    QTest::newRow("a limit with a note")
        << QByteArray("# ours\nlimit = 12   # agreed in May\n") << 4.0 << 16.0
        << QByteArray("# ours\nlimit = 16   # agreed in May\n");
    QTest::newRow("a limit among the weights") << QByteArray("[weights]\nlimit = 12\n") << 4.0
                                               << 16.0 << QByteArray("[weights]\nlimit = 16\n");
    QTest::newRow("a weight in its place")
        << QByteArray("[weights]\ncritical = 8\nhigh =  4 # half\nlow = 1\n") << 4.5 << houseLimit
        << QByteArray("[weights]\ncritical = 8\nhigh =  4.5 # half\nlow = 1\n");
    QTest::newRow("a weight that has no line")
        << QByteArray("[weights]\ncritical = 8\n\n[rules]\n") << 6.0 << houseLimit
        << QByteArray("[weights]\nhigh = 6\ncritical = 8\n\n[rules]\n");
    QTest::newRow("a limit before the tables")
        << QByteArray("last-updated = \"never\"\n[rules]\n") << 4.0 << 25.0
        << QByteArray("last-updated = \"never\"\nlimit = 25\n\n[rules]\n");
    QTest::newRow("dotted") << QByteArray("weights.high = 3\n") << 5.0 << houseLimit
                            << QByteArray("weights.high = 5\n");
    QTest::newRow("no last newline") << QByteArray("limit = 10") << 5.0 << 10.0
                                     << QByteArray("limit = 10\n\n[weights]\nhigh = 5\n");
    QTest::newRow("CRLF") << QByteArray("register = \"a.md\"\r\n") << 5.0 << 30.0
                          << QByteArray("register = \"a.md\"\r\nlimit = 30\r\n\r\n[weights]\r\n"
                                        "high = 5\r\n");
}

void tst_policy_edit::shouldChangeOnlyWhatIsAnother()
{
    QFETCH(QByteArray, text);
    QFETCH(double, high);
    QFETCH(double, limit);
    PerTier<double> weights = policyFromText(text.toStdString(), "p").value().weights;
    weights[Tier::High] = high;
    const auto edited = withLoadSettings(text.toStdString(), "p", weights, limit);
    QVERIFY2(edited.has_value(), edited ? "" : edited.error().what.c_str());
    QTEST(QByteArray::fromStdString(*edited), "expected");
}

void tst_policy_edit::shouldLeaveTheTextWhereNothingChanges()
{
    for (const char *text : {"", "limit = 20", "[weights]\nhigh = 4.0\n", "# nothing\r\n"})
        QCOMPARE(withLoadSettings(text, "p", house(), houseLimit).value(), std::string(text));
}

void tst_policy_edit::shouldReadBackWhatItWrote_data()
{
    QTest::addColumn<double>("weight");
    for (const double weight : {0.0, 0.1, 1.0 / 3, 1e-9, 12345678.0, 1e22})
        QTest::addRow("%g", weight) << weight;
}

void tst_policy_edit::shouldReadBackWhatItWrote()
{
    QFETCH(double, weight);
    const auto edited = withLoadSettings("", "p", withHigh(weight), weight);
    QVERIFY(edited.has_value());
    const Policy read = policyFromText(*edited, "p").value();
    QCOMPARE(read.weights[Tier::High], weight);
    QCOMPARE(read.limit, weight);
}

void tst_policy_edit::shouldRefuseWhatItCannotChange_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no TOML") << QByteArray("limit = = 3\n");
    QTest::newRow("an inline table") << QByteArray("weights = { low = 2 }\n");
}

void tst_policy_edit::shouldRefuseWhatItCannotChange()
{
    QFETCH(QByteArray, text);
    const auto edited = withLoadSettings(text.toStdString(), "p", withHigh(5), houseLimit);
    QVERIFY(!edited.has_value());
    QCOMPARE(edited.error().code, ErrorCode::BadPolicy);
}

LOADLINE_TEST(tst_policy_edit)
#include "tst_policy_edit.moc"
