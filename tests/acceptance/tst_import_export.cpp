// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line.h"

#include "support/generator.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline::test;

/// In through the library and out again: the same bytes.
class tst_import_export : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldGiveTheBytesBack_data();
    void shouldGiveTheBytesBack();
    void shouldGiveWholeFoldersBack_data();
    void shouldGiveWholeFoldersBack();
    void shouldMendWhatWasDamagedOnItsWay();
    void shouldLeaveDamageWhenToldTo();
    void shouldEditInTheLibrary();
    void shouldAccountForEveryByte();
    void shouldAccountForWhatWasDecoded();
};

namespace {

/// Imports a text under a name and exports it again; empty and \a error set where one fails.
std::string throughTheLibrary(const CommandLine &cli, const std::string &text, bool repairs,
                              QByteArray &error)
{
    const auto library = cli.path(QStringLiteral("l.db"));
    const auto file = cli.write(QStringLiteral("in.md"), text);
    auto arguments = QStringList{QStringLiteral("import"),    file,
                                 QStringLiteral("--as"),      QStringLiteral("one"),
                                 QStringLiteral("--library"), library};
    if (!repairs)
        arguments += {QStringLiteral("--repair"), QStringLiteral("off")};
    auto ran = cli.run(arguments);
    if (ran.status != 0) {
        error = "import: " + ran.err;
        return {};
    }
    ran = cli.run({QStringLiteral("export"), QStringLiteral("one"), QStringLiteral("-o"),
                   cli.path(QStringLiteral("out.md")), QStringLiteral("--library"), library});
    if (ran.status != 0) {
        error = "export: " + ran.err;
        return {};
    }
    return cli.read(QStringLiteral("out.md"));
}

} // namespace

void tst_import_export::shouldGiveTheBytesBack_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const auto &variant : variantsOf(houseRegister()))
        QTest::addRow("our own, %s", variant.name) << QByteArray::fromStdString(variant.text);
    const auto seed = sharedFile("format/seed.md");
    if (!seed.empty()) {
        for (const auto &variant : variantsOf(seed))
            QTest::addRow("the example, %s", variant.name)
                << QByteArray::fromStdString(variant.text);
    }
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a byte-order mark alone") << QByteArray("\xEF\xBB\xBF");
    QTest::newRow("a NUL alone") << QByteArray("\0", 1);
    QTest::newRow("not a character, but valid") << QByteArray("\xEF\xBF\xBE \xEF\xBF\xBF\n");
    QTest::newRow("the end of all planes") << QByteArray("\xF4\x8F\xBF\xBF");
}

void tst_import_export::shouldGiveTheBytesBack()
{
    QFETCH(QByteArray, text);
    const CommandLine cli;
    QByteArray error;
    const auto back = throughTheLibrary(cli, text.toStdString(), true, error);
    QVERIFY2(error.isEmpty(), error.constData());
    QCOMPARE(QByteArray::fromStdString(back), text);
}

void tst_import_export::shouldGiveWholeFoldersBack_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const auto &path : corpusFiles()) {
        const auto text = sharedFile(path);
        if (isUtf8(text))
            QTest::newRow(path.c_str()) << QByteArray::fromStdString(text);
    }
    Dice dice(5);
    for (int i = 0; i < 10; ++i) {
        QTest::addRow("mutated %d", i)
            << QByteArray::fromStdString(mutated(makeRegister(randomStyle(dice), dice), dice));
        QTest::addRow("random %d", i) << QByteArray::fromStdString(randomText(dice));
    }
}

void tst_import_export::shouldGiveWholeFoldersBack()
{
    QFETCH(QByteArray, text);
    const CommandLine cli;
    QByteArray error;
    const auto back = throughTheLibrary(cli, text.toStdString(), false, error);
    QVERIFY2(error.isEmpty(), error.constData());
    QCOMPARE(QByteArray::fromStdString(back), text);
}

void tst_import_export::shouldMendWhatWasDamagedOnItsWay()
{
    const auto received = sharedFile("format/seed-as-received.md");
    if (received.empty())
        QSKIP("../shared is not there");
    const CommandLine cli;
    QByteArray error;
    const auto back = throughTheLibrary(cli, received, true, error);
    QVERIFY2(error.isEmpty(), error.constData());
    QCOMPARE(QByteArray::fromStdString(back),
             QByteArray::fromStdString(sharedFile("format/seed.md")));
}

void tst_import_export::shouldLeaveDamageWhenToldTo()
{
    // U+2705 read as Mac Roman: three letters in its place.
    const std::string damaged =
        "# Desk\n\n## Iteration 1 - A\n**Status**: \xE2\x80\x9A\xC3\xBA\xC3\x96 Completed\n";
    const CommandLine cli;
    QByteArray error;
    QCOMPARE(throughTheLibrary(cli, damaged, false, error), damaged);
    QVERIFY2(error.isEmpty(), error.constData());
    const CommandLine other;
    QCOMPARE(throughTheLibrary(other, damaged, true, error),
             std::string("# Desk\n\n## Iteration 1 - A\n**Status**: ✅ Completed\n"));
}

void tst_import_export::shouldEditInTheLibrary()
{
    const CommandLine cli;
    const auto library = cli.path(QStringLiteral("l.db"));
    const auto file = cli.write(QStringLiteral("in.md"), houseRegister());
    const QStringList in{QStringLiteral("--library"), library};
    QCOMPARE(cli.run(QStringList{QStringLiteral("import"), file} + in).status, 0);
    auto ran = cli.run(
        QStringList{QStringLiteral("complete"), QStringLiteral("in"), QStringLiteral("2")} + in);
    QVERIFY2(ran.status == 0, ran.err.constData());
    // An edit in a library does not touch the file, nor the stamp.
    QCOMPARE(cli.read(QStringLiteral("in.md")), houseRegister());
    ran = cli.run(QStringList{QStringLiteral("reopen"), QStringLiteral("in"), QStringLiteral("2")}
                  + in);
    QCOMPARE(ran.status, 0);
    ran = cli.run(QStringList{QStringLiteral("export"), QStringLiteral("in"), QStringLiteral("-o"),
                              QStringLiteral("-")}
                  + in);
    QVERIFY2(ran.status == 0, ran.err.constData());
    QCOMPARE(ran.out, QByteArray::fromStdString(houseRegister()));
}

/// Every line of a file stands in an entry, repairs are told, and the sums are the sizes.
void tst_import_export::shouldAccountForEveryByte()
{
    const CommandLine cli;
    const auto file = cli.write(QStringLiteral("in.md"),
                                "# Kiosk\n\n## Iteration 1 - Till\n**Status**: sim\x1Bmering\n\n"
                                "### Deployment Impact\n- ‚úÖ Backward compatible\n");

    const auto ran = cli.run({QStringLiteral("import"), file, QStringLiteral("--ledger"),
                              QStringLiteral("--library"), cli.path(QStringLiteral("l.db"))});

    QCOMPARE(ran.status, 0);
    QString out = QString::fromUtf8(ran.out);
    out.replace(file, QStringLiteral("IN"));
    QCOMPARE(out,
             QStringLiteral(
                 "IN:1-1: field: register: title\n"
                 "IN:2-2: verbatim: blank line\n"
                 "IN:3-3: field: iteration 1: heading\n"
                 "IN:4-4: ambiguous: iteration 1: Status (“sim\\x1Bmering” is no known status)\n"
                 "IN:5-5: verbatim: blank line\n"
                 "IN:6-7: field: iteration 1, section “Deployment Impact”: heading, 1 impact "
                 "line\n"
                 "IN:7:3: repaired: “‚úÖ” to “✅” (Mac Roman)\n"
                 "IN: 103 bytes = 78 field + 2 verbatim + 23 ambiguous; 75.7 % are fields\n"
                 "IN: input of 107 bytes in UTF-8 = 103 kept + 4 by 1 repair\n"
                 "Imported in.md: 1 iteration, 0 risks\n"));
}

void tst_import_export::shouldAccountForWhatWasDecoded()
{
    const CommandLine cli;
    const auto file = cli.write(QStringLiteral("in.md"), "# Caf\xE9\n");

    const auto ran = cli.run({QStringLiteral("import"), file, QStringLiteral("--ledger"),
                              QStringLiteral("--encoding"), QStringLiteral("windows-1252"),
                              QStringLiteral("--library"), cli.path(QStringLiteral("l.db"))});

    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.out.contains(": input of 7 bytes in windows-1252 = 8 kept + 0 by 0 repairs - 1 by "
                              "writing UTF-8\n"),
             ran.out.constData());
}

LOADLINE_TEST(tst_import_export)
#include "tst_import_export.moc"
