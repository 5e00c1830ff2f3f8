// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"
#include "markdown/code_pages.h"
#include "markdown/damage.h"
#include "support/test_main.h"

#include <QDir>
#include <QFile>
#include <QStringDecoder>
#include <QTest>

#include <string>

using namespace loadline;
using namespace loadline::markdown;

namespace {

/// What a tool makes of UTF-8 that it takes for another code page.
std::string misread(const std::string &text, const char *page)
{
    QStringDecoder decoder(page);
    return QString(decoder(QByteArray::fromStdString(text))).toStdString();
}

std::string read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

QString sharedFolder()
{
    const QString named = qEnvironmentVariable("LOADLINE_SHARED");
    return named.isEmpty() ? QStringLiteral(LOADLINE_SOURCE_DIR "/../shared") : named;
}

const std::string healthy =
    "# Tâches de livraison\n\n"
    "## Iteration 1 - Größere Warteschlange\n"
    "**Status**: ✅ Completed\n**Priority**: 🔴 CRITICAL\n\n"
    "### Testing\n✅ **Contrôle**: réussi\n⚠️ **Größe**: “quoted” – and more…\n\n"
    "### 🟠 High Priority\n2. Naïve retry → Iteration 2\n- `café`: 5 µs, ½\n";

} // namespace

class tst_damage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldMendWhatOnePageMisread_data();
    void shouldMendWhatOnePageMisread();
    void shouldMendATextThatIsHalfMended();
    void shouldLeaveHealthyTextAlone_data();
    void shouldLeaveHealthyTextAlone();
    void shouldMendCodeOnlyWhereTextIsDamaged_data();
    void shouldMendCodeOnlyWhereTextIsDamaged();
    void shouldLeaveRunsThatCannotBeTurnedBack();
    void shouldMendByThePageThatExplainsMost();
    void shouldSayWhatWasMendedAndWhere();
    void shouldKeepAByteOrderMark();
    void shouldMendHalvesOfEmoji_data();
    void shouldMendHalvesOfEmoji();
    void shouldMendTheSeedAsReceived();
    void shouldLeaveHealthyFilesOfTheCorpusAlone();
    void shouldMendDamagedFilesOfTheCorpus();
    void shouldMendALargeText();
};

void tst_damage::shouldMendWhatOnePageMisread_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("name");
    for (const CodePage &page : codePages)
        QTest::newRow(page.converter)
            << QString::fromLatin1(page.converter)
            << QString::fromLatin1(page.name.data(), qsizetype(page.name.size()));
}

void tst_damage::shouldMendWhatOnePageMisread()
{
    QFETCH(QString, page);
    QFETCH(QString, name);
    const QByteArray converter = page.toLatin1();
    const std::string once = misread(healthy, converter.constData());
    QVERIFY(once != healthy);
    QVERIFY(hasMojibake(once));
    const DamageReport report = repairMojibake(once);
    QCOMPARE(QString::fromStdString(report.repaired), QString::fromStdString(healthy));
    // Where two pages agree about every character of the text, the first of them is named.
    for (const Repair &repair : report.repairs)
        QVERIFY(repair.page == name.toStdString()
                || misread(repair.now, "windows-1252") == repair.was
                || misread(repair.now, converter.constData()) == repair.was);

    const DamageReport twice = repairMojibake(misread(once, converter.constData()));
    QCOMPARE(QString::fromStdString(twice.repaired), QString::fromStdString(healthy));
    QVERIFY(twice.repairs[0].page.ends_with(", twice"));
    // Mended text is healthy.
    QVERIFY(!hasMojibake(report.repaired));
}

void tst_damage::shouldMendATextThatIsHalfMended()
{
    const std::string damaged = misread("✅ fini\n", "windows-1252");
    const DamageReport report = repairMojibake(healthy + damaged + "déjà vu\n");
    QCOMPARE(QString::fromStdString(report.repaired),
             QString::fromStdString(healthy + "✅ fini\ndéjà vu\n"));
    QCOMPARE(report.repairs.size(), std::size_t(1));
}

void tst_damage::shouldLeaveHealthyTextAlone_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(text);
    };
    row("a register", healthy.c_str());
    row("German quotations", "„Spaß“ und „Gruß“, „JA“ – “So heiß”\n");
    row("French quotations", "« État » “État” l’été, d’être, l’œuvre, «À propos»\n");
    row("French capitals", "CAFÉ… ENGAGÉ… “À”\n");
    row("Ukrainian", "Ні, ці дії і її стан. Її дії: міграція даних, повторні спроби\n");
    row("Russian", "Её проверка: всё готово. Ещё один тест, её нет\n");
    row("box drawing", "a ─┐ b\n  ─┤\n├── c\n│   └── d\n╔═╗ ═╗\n");
    row("Greek", "Ελληνικά κείμενα και άλλα\n");
    row("Chinese", "完成内容 总结 测试\n");
    row("mathematics", "∑ √ ≤ ≥ ± 5 µs ÷ 2 ≈ 3\n");
    row("single letters", "é à ü ß – — “ ” … → ✅ 🔴 ⚠️\n");
    row("nothing", "");
    row("ASCII", "# Title\n\n1. One\n");
}

void tst_damage::shouldLeaveHealthyTextAlone()
{
    QFETCH(QString, text);
    const DamageReport report = repairMojibake(text.toStdString());
    QCOMPARE(QString::fromStdString(report.repaired), text);
    QVERIFY(report.repairs.empty());
    QVERIFY(!hasMojibake(text.toStdString()));
}

void tst_damage::shouldMendCodeOnlyWhereTextIsDamaged_data()
{
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *code) {
        QTest::newRow(name) << QString::fromUtf8(code);
    };
    row("between backticks", "See `✅ done` here\n");
    row("between two backticks", "See ``a ` ✅`` here\n");
    row("over two lines", "See `one\ntwo ✅` here\n");
    row("in a quotation", "> See `✅` here\n");
    row("in a table", "| a | b |\n| --- | --- |\n| `✅` | x |\n");
    row("in a heading", "### `✅`\n");
    row("in a fence", "```text\n✅ done\n```\n");
    row("in a fence with tildes in an item", "- item\n  ~~~\n  ✅ done\n  ~~~\n");
    row("indented", "Text\n\n    ✅ done\n");
}

void tst_damage::shouldMendCodeOnlyWhereTextIsDamaged()
{
    QFETCH(QString, code);
    const std::string damagedCode = misread(code.toStdString(), "macintosh");
    // Text about damaged text, and no other damage: nobody asked for it to be mended.
    const std::string about = "# About\n\n" + damagedCode + "\nThe end.\n";
    QCOMPARE(QString::fromStdString(repairMojibake(about).repaired), QString::fromStdString(about));

    const std::string damaged = about + misread("\n✅ outside\n", "macintosh");
    QCOMPARE(QString::fromStdString(repairMojibake(damaged).repaired),
             QString::fromStdString("# About\n\n" + code.toStdString()
                                    + "\nThe end.\n\n✅ outside\n"));

    const std::string otherPage = about + misread("\n✅ outside ✅\n", "windows-1252");
    QCOMPARE(QString::fromStdString(repairMojibake(otherPage).repaired),
             QString::fromStdString(about + "\n✅ outside ✅\n"));
}

void tst_damage::shouldLeaveRunsThatCannotBeTurnedBack()
{
    const std::string mixed = "✅" + misread("✅", "macintosh");
    const std::string text = misread("⚠️ one\n", "macintosh") + mixed + " two\n";
    const DamageReport report = repairMojibake(text);
    QCOMPARE(QString::fromStdString(report.repaired),
             QString::fromStdString("⚠️ one\n" + mixed + " two\n"));
}

void tst_damage::shouldMendByThePageThatExplainsMost()
{
    const std::string mac = misread("✅ a\n", "macintosh");
    const std::string windows = misread("⚠️ b\n🔴 c\n", "windows-1252");
    const DamageReport report = repairMojibake(mac + windows);
    QCOMPARE(QString::fromStdString(report.repaired),
             QString::fromStdString(mac + "⚠️ b\n🔴 c\n"));
}

void tst_damage::shouldSayWhatWasMendedAndWhere()
{
    const std::string was = misread("✅", "macintosh");
    const DamageReport report = repairMojibake("# é\r\n\r\n- é " + was + " x\n" + was);
    QCOMPARE(report.repairs.size(), std::size_t(2));
    const Repair &first = report.repairs[0];
    QCOMPARE(first.line, std::size_t(3));
    QCOMPARE(first.column, std::size_t(5));
    QCOMPARE(first.at.begin, std::size_t(13));
    QCOMPARE(first.at.end, 13 + was.size());
    QCOMPARE(first.was, was);
    QCOMPARE(first.now, std::string("✅"));
    QCOMPARE(first.page, std::string("Mac Roman"));
    QCOMPARE(report.repairs[1].line, std::size_t(4));
    QCOMPARE(report.repairs[1].column, std::size_t(1));
}

void tst_damage::shouldKeepAByteOrderMark()
{
    const std::string mark(byteOrderMark);
    const std::string damaged = mark + misread("✅ x\n", "windows-1252");
    QCOMPARE(repairMojibake(damaged).repaired, mark + "✅ x\n");
}

void tst_damage::shouldMendHalvesOfEmoji_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("mended");
    const auto row = [](const char *name, const char *bytes, const char *mended) {
        QTest::newRow(name) << QByteArray(bytes) << QByteArray(mended);
    };
    row("critical", "a \xED\xB4\xB4 b", "a 🔴 b");
    row("high", "\xED\xBF\xA0", "🟠");
    row("several", "\xED\xBF\xA1\xED\xBF\xA2", "🟡🟢");
    row("both halves", "\xED\xA0\xBD\xED\xB4\xB4", "🔴");
    row("both halves of any", "\xED\xA0\xBD\xED\xB8\x80", "😀");
    row("no emoji of the format", "x \xED\xB8\x80", "x \xED\xB8\x80");
    row("a first half, which fits many", "x \xED\xA0\xBD", "x \xED\xA0\xBD");
    row("Korean", "\xED\x95\x9C\xED\x95\x9C", "\xED\x95\x9C\xED\x95\x9C");
    row("cut at the end", "x\xED\xB4", "x\xED\xB4");
}

void tst_damage::shouldMendHalvesOfEmoji()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, mended);
    const DamageReport report = repairSurrogates(bytes.toStdString());
    QCOMPARE(QByteArray::fromStdString(report.repaired), mended);
    QCOMPARE(report.repairs.empty(), bytes == mended);
}

void tst_damage::shouldMendTheSeedAsReceived()
{
    const QString folder = sharedFolder() + QStringLiteral("/format/");
    if (!QFile::exists(folder + QStringLiteral("seed.md")))
        QSKIP("the shared folder is not here");
    const std::string seed = read(folder + QStringLiteral("seed.md"));
    const DamageReport report = repairMojibake(read(folder + QStringLiteral("seed-as-received.md")));
    QCOMPARE(QString::fromStdString(report.repaired), QString::fromStdString(seed));
    QCOMPARE(report.repairs.size(), std::size_t(19));
    for (const Repair &repair : report.repairs)
        QCOMPARE(repair.page, std::string("Mac Roman"));
    QVERIFY(repairMojibake(seed).repairs.empty());
}

void tst_damage::shouldLeaveHealthyFilesOfTheCorpusAlone()
{
    int files = 0;
    for (const char *name : {"registers", "logs"}) {
        const QDir folder(sharedFolder() + QStringLiteral("/corpus/") + QString::fromLatin1(name));
        for (const QFileInfo &file : folder.entryInfoList(QDir::Files)) {
            const std::string text = read(file.filePath());
            if (firstInvalidUtf8(text))
                continue;
            ++files;
            const DamageReport report = repairMojibake(text);
            QVERIFY2(report.repairs.empty(), qPrintable(file.fileName()));
        }
    }
    if (files == 0)
        QSKIP("the shared folder is not here");
}

void tst_damage::shouldMendDamagedFilesOfTheCorpus()
{
    const QDir folder(sharedFolder() + QStringLiteral("/corpus/encodings"));
    if (!folder.exists())
        QSKIP("the shared folder is not here");
    for (const QFileInfo &file : folder.entryInfoList(QDir::Files)) {
        const std::string text = read(file.filePath());
        if (firstInvalidUtf8(text))
            continue;
        const DamageReport report = repairMojibake(text);
        QVERIFY2(!report.repairs.empty(), qPrintable(file.fileName()));
        QVERIFY(!hasMojibake(report.repaired));
    }
}

void tst_damage::shouldMendALargeText()
{
    constexpr int copies = 2000;
    std::string large;
    for (int i = 0; i < copies; ++i)
        large += healthy + std::string(std::size_t(i % 7), '`') + "\n\n";
    QVERIFY(!hasMojibake(large));
    QVERIFY(repairMojibake(misread(large, "macintosh")).repaired == large);
}

LOADLINE_TEST(tst_damage)
#include "tst_damage.moc"
