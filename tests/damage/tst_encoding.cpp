// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/encoding.h"
#include "support/test_main.h"

#include <QStringEncoder>
#include <QTest>

#include <algorithm>

using namespace loadline;
using namespace loadline::markdown;

namespace {

QByteArray encoded(const QString &text, const char *encoding)
{
    QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
    return encoder(text);
}

} // namespace

class tst_encoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldTakeUtf8AsItIs();
    void shouldRefuseWhatIsNotUtf8_data();
    void shouldRefuseWhatIsNotUtf8();
    void shouldReadANamedEncoding_data();
    void shouldReadANamedEncoding();
    void shouldRefuseWhatIsNotOfTheNamedEncoding_data();
    void shouldRefuseWhatIsNotOfTheNamedEncoding();
    void shouldRefuseAnUnknownEncoding();
    void shouldMendOnlyWhereAskedTo();
    void shouldSayPlacesOfTheTextAsItWas();
    void shouldListEncodingsTheLikeliestFirst_data();
    void shouldListEncodingsTheLikeliestFirst();
    void shouldListOnlyEncodingsThatReadTheText();
};

void tst_encoding::shouldTakeUtf8AsItIs()
{
    using namespace std::string_literals;
    const std::string text = "\xEF\xBB\xBF# \0 é ✅\r\n\xC2\x85"s;
    QCOMPARE(*toUtf8(text), text);
    QCOMPARE(*toUtf8(text, "UTF-8"), text);
    QCOMPARE(*toUtf8(""), std::string());
}

void tst_encoding::shouldRefuseWhatIsNotUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("looksLike");
    const auto row = [](const char *name, const QByteArray &bytes, int line, int column,
                        const char *place, const char *looksLike) {
        QTest::newRow(name) << bytes << line << column << QString::fromUtf8(place)
                            << QString::fromUtf8(looksLike);
    };
    const QString text = QStringLiteral("# Title\n");
    row("UTF-16", encoded(text, "UTF-16LE"), 1, 1, "(byte 0)", "UTF-16LE");
    row("UTF-16, the other way", encoded(text, "UTF-16BE"), 1, 1, "(byte 0)", "UTF-16BE");
    row("UTF-32", encoded(text, "UTF-32LE"), 1, 1, "(byte 0)", "UTF-32LE");
    row("Windows-1252",
        QByteArray("# A\n- it\x92"
                   "s \x96 ok\n"),
        2, 5, "(byte 8)", "Windows-1252");
    row("Latin-1",
        QByteArray("caf\xE9 na\xEF"
                   "ve"),
        1, 4, "(byte 3)", "Windows-1252");
    row("behind sound text", QByteArray("✅ x\r\n\xE9"), 2, 1, "(byte 7)", "UTF-8 with");
    row("Mac Roman",
        QByteArray("Gr\x9A\xA7"
                   "e und \x9F"
                   "ber \x8Ahnlich"),
        1, 3, "(byte 2)", "macintosh");
    row("CP437", QByteArray("gr\x81n sch\x94n"), 1, 3, "(byte 2)", "IBM437");
    row("a surrogate", QByteArray("✅\n\xED\xB8\x80"), 2, 1, "(byte 4)", "surrogate");
    row("behind a surrogate that was mended", QByteArray("\xED\xB4\xB4 \xED\xB8\x80"), 1, 3,
        "(byte 4)", "surrogate");
}

void tst_encoding::shouldRefuseWhatIsNotUtf8()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, line);
    QFETCH(int, column);
    QFETCH(QString, place);
    QFETCH(QString, looksLike);
    const auto text = textFromBytes(bytes.toStdString());
    QVERIFY(!text);
    QCOMPARE(text.error().code, ErrorCode::NotUtf8);
    QCOMPARE(int(text.error().line), line);
    QCOMPARE(int(text.error().column), column);
    const QString what = QString::fromStdString(text.error().what);
    QVERIFY2(what.contains(place), qPrintable(what));
    QVERIFY2(what.contains(looksLike), qPrintable(what));
    QVERIFY(!what.contains(QLatin1Char('\n')));
    QVERIFY(text.error().hint.find("--encoding NAME") != std::string::npos);
    QVERIFY(!textFromBytes(bytes.toStdString(), {.repair = false}));
    QVERIFY(!toUtf8(bytes.toStdString(), "utf8"));
}

void tst_encoding::shouldReadANamedEncoding_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QString>("text");
    for (const char *name : {"windows-1252", "ISO-8859-1", "macintosh", "IBM437", "cp1252"})
        QTest::newRow(name) << QByteArray(name) << QStringLiteral("# Prüfung\r\n\n1. é\n");
    for (const char *name : {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE"})
        QTest::newRow(name) << QByteArray(name) << QStringLiteral("# Prüfung\r\n\n✅ 🔴\n");
    QTest::newRow("Shift_JIS") << QByteArray("Shift_JIS") << QStringLiteral("# 完成\n");
    QTest::newRow("windows-1251") << QByteArray("windows-1251") << QStringLiteral("# Риски\n");
}

void tst_encoding::shouldReadANamedEncoding()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QString, text);
    const auto read = textFromBytes(encoded(text, encoding.constData()).toStdString(),
                                    {.encoding = encoding.toStdString()});
    QVERIFY2(read, read ? "" : read.error().what.c_str());
    QCOMPARE(QString::fromStdString(read->repaired), text);
}

void tst_encoding::shouldRefuseWhatIsNotOfTheNamedEncoding_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("half a unit") << QByteArray("UTF-16LE") << QByteArray("a\0b", 3);
    QTest::newRow("half an emoji") << QByteArray("UTF-16LE") << QByteArray("a\0\x3D\xD8", 4);
    QTest::newRow("no character") << QByteArray("Shift_JIS") << QByteArray("a\x82\x01\xFF");
    QTest::newRow("half a character") << QByteArray("Shift_JIS") << QByteArray("ab\x82");
}

void tst_encoding::shouldRefuseWhatIsNotOfTheNamedEncoding()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, bytes);
    const auto text = toUtf8(bytes.toStdString(), encoding.toStdString());
    QVERIFY(!text);
    QCOMPARE(text.error().code, ErrorCode::NotUtf8);
}

void tst_encoding::shouldRefuseAnUnknownEncoding()
{
    const auto text = toUtf8("abc", "no-such-encoding");
    QVERIFY(!text);
    QCOMPARE(text.error().code, ErrorCode::BadUsage);
}

void tst_encoding::shouldMendOnlyWhereAskedTo()
{
    const std::string damaged = "\u201A\u00FA\u00D6 x\n"; // ✅ through Mac Roman
    QCOMPARE(textFromBytes(damaged)->repaired, std::string("✅ x\n"));
    QCOMPARE(textFromBytes(damaged, {.repair = false})->repaired, damaged);
    QVERIFY(textFromBytes(damaged, {.repair = false})->repairs.empty());
}

void tst_encoding::shouldSayPlacesOfTheTextAsItWas()
{
    const std::string damaged = "\u201A\u00FA\u00D6";
    const std::string half = "\xED\xB4\xB4";
    const std::string bytes = half + " " + damaged + "\n" + half + " " + damaged + "\n";
    const auto text = textFromBytes(bytes);
    QVERIFY(text);
    QCOMPARE(text->repaired, std::string("🔴 ✅\n🔴 ✅\n"));
    QCOMPARE(text->repairs.size(), std::size_t(4));
    for (const Repair &repair : text->repairs)
        QCOMPARE(bytes.substr(repair.at.begin, repair.at.size()), repair.was);
    QCOMPARE(text->repairs[3].line, std::size_t(2));
    QCOMPARE(text->repairs[3].column, std::size_t(3));
}

void tst_encoding::shouldListEncodingsTheLikeliestFirst_data()
{
    using namespace std::string_literals;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("first");
    const auto row = [](const char *name, const std::string &bytes, const char *first) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(first);
    };
    row("western", "caf\xE9 - d\xE9j\xE0\n", "windows-1252");
    row("Mac", "caf\x8E, m\x8E\n", "macintosh");
    row("DOS",
        "\x81"
        "ber \x90\n",
        "IBM437");
    row("UTF-16", "\xFF\xFE#\0"s, "UTF-16LE");
    row("the other end first", "\xFE\xFF\0#"s, "UTF-16BE");
    row("UTF-8", "caf\u00E9\n", "");
    row("halves of emoji", "\xED\xA0\xBD x\n", "");
}

void tst_encoding::shouldListEncodingsTheLikeliestFirst()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, first);
    const auto names = encodingsFor(bytes.toStdString());
    QCOMPARE(names.empty() ? QByteArray() : QByteArray::fromStdString(names.front()), first);
    // Each of them once, and each reads the text.
    for (const std::string &name : names) {
        QCOMPARE(std::count(names.begin(), names.end(), name), 1);
        QVERIFY2(toUtf8(bytes.toStdString(), name).has_value(), name.c_str());
    }
}

void tst_encoding::shouldListOnlyEncodingsThatReadTheText()
{
    const auto has = [](const std::vector<std::string> &names, const char *name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    const auto japanese = encodingsFor("\x93\xFA\x96\x7B\n"); // Nippon in Shift JIS
    QVERIFY(has(japanese, "Shift_JIS"));
    const auto western = encodingsFor("caf\xE9\n"); // a first byte of two, alone
    QVERIFY(!has(western, "Shift_JIS"));
    QVERIFY(!has(western, "UTF-16LE"));
}

LOADLINE_TEST(tst_encoding)
#include "tst_encoding.moc"
