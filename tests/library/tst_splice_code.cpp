// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/splice_code.h"

#include "library_fixture.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;

class tst_splice_code : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldGiveSplicesBack();
    void shouldGiveRandomSplicesBack();
    void shouldGiveNamesBack();
    void shouldRefuseEveryCutCode();
    void shouldRefuseDamage_data();
    void shouldRefuseDamage();
    void shouldNeverCrashOnRandomBytes();
    void shouldNameEveryKindOfChange();
};

void tst_splice_code::shouldGiveSplicesBack()
{
    const std::vector<Splice> splices = {{{0, 0}, std::string("\0\xFF", 2)},
                                         {{5, 300}, ""},
                                         {{300, 300}, std::string(500, 'x')},
                                         {{5'000'000'000, 5'000'000'001}, "far"}};

    const Result<std::vector<Splice>> back = decodeSplices(encodeSplices(splices));

    REQUIRE_OK(back);
    QVERIFY(*back == splices);
}

void tst_splice_code::shouldGiveRandomSplicesBack()
{
    std::mt19937 random(1);
    for (int i = 0; i < 200; ++i) {
        const std::vector<Splice> splices = test::randomSplices(random() % 100'000, random);
        const Result<std::vector<Splice>> back = decodeSplices(encodeSplices(splices));
        REQUIRE_OK(back);
        QVERIFY(*back == splices);
    }
}

void tst_splice_code::shouldGiveNamesBack()
{
    const std::vector<std::string> names = {"1", "", "R-003", "with\nline", std::string("\0", 1)};
    QVERIFY(decodeNames(encodeNames(names)).value() == names);
    QVERIFY(decodeNames(encodeNames({})).value().empty());
}

void tst_splice_code::shouldRefuseEveryCutCode()
{
    const std::string code = encodeSplices({{{1, 2}, "one"}, {{400, 800}, "two"}});
    for (std::size_t size = 0; size < code.size(); ++size)
        QVERIFY2(!decodeSplices(code.substr(0, size)), std::to_string(size).c_str());
    QVERIFY(!decodeSplices(code + '\0'));
}

void tst_splice_code::shouldRefuseDamage_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("another version") << QByteArray("\2\0", 2);
    QTest::newRow("more splices than there are") << QByteArray("\1\5", 2);
    QTest::newRow("a count without end")
        << QByteArray("\1\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\1");
    QTest::newRow("a text longer than the code") << QByteArray("\1\1\0\0\x7f"
                                                               "ab",
                                                               7);
    QTest::newRow("offsets that overflow")
        << QByteArray("\1\2\xff\xff\xff\xff\xff\xff\xff\xff\x7f\0\0"
                      "\xff\xff\xff\xff\xff\xff\xff\xff\x7f\xff\xff\xff\xff\xff\xff\xff\xff\x7f\0",
                      32);
}

void tst_splice_code::shouldRefuseDamage()
{
    QFETCH(QByteArray, code);
    const Result<std::vector<Splice>> back = decodeSplices(code.toStdString());
    QVERIFY(!back);
    QCOMPARE(back.error().code, ErrorCode::LibraryFailed);
}

void tst_splice_code::shouldNeverCrashOnRandomBytes()
{
    std::mt19937 random(2);
    for (int i = 0; i < 20'000; ++i) {
        std::string code(1, '\1');
        for (std::size_t size = random() % 30; size > 0; --size)
            code += char(random() % (random() % 2 ? 4 : 256));
        if (const Result<std::vector<Splice>> back = decodeSplices(code)) {
            std::size_t last = 0;
            for (const Splice &splice : *back) {
                QVERIFY(splice.at.begin >= last && splice.at.end >= splice.at.begin);
                last = splice.at.end;
            }
        }
    }
}

void tst_splice_code::shouldNameEveryKindOfChange()
{
    for (int kind = 0; kind <= int(ChangeKind::External); ++kind) {
        const std::string_view name = journalName(ChangeKind(kind));
        QVERIFY(!name.empty());
        QVERIFY(changeKindFromJournal(name) == ChangeKind(kind));
    }
    QVERIFY(!changeKindFromJournal("somethingOfLater"));
}

LOADLINE_TEST(tst_splice_code)
#include "tst_splice_code.moc"
