// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/register_json.h"
#include "exchange/risks_csv.h"
#include "markdown/reader.h"
#include "support/registers.h"
#include "support/test_main.h"
#include "ui/shell/register_export.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace loadline;
using namespace loadline::test;

/// A register out of the window, in the format that the file's name says.
class tst_register_export : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldWriteWhatTheNameSays();
    void shouldReplaceAFile();
    void shouldNameAFileThatCannotBeWritten();
};

void tst_register_export::shouldWriteWhatTheNameSays()
{
    const QTemporaryDir folder;
    const Register reg = markdown::read(houseRegister());
    const QString markdownFile = folder.filePath(QStringLiteral("a.md"));
    QVERIFY(ui::exportRegister(reg, markdownFile).has_value());
    QCOMPARE(fileContent(markdownFile.toStdString()), houseRegister());

    const QString csvFile = folder.filePath(QStringLiteral("a.CSV"));
    QVERIFY(ui::exportRegister(reg, csvFile).has_value());
    exchange::StringSink csv;
    exchange::writeRisksCsv(csv, reg);
    QCOMPARE(fileContent(csvFile.toStdString()), csv.text());

    const QString jsonFile = folder.filePath(QStringLiteral("a.json"));
    QVERIFY(ui::exportRegister(reg, jsonFile).has_value());
    const auto json = QJsonDocument::fromJson(
        QByteArray::fromStdString(fileContent(jsonFile.toStdString())));
    QCOMPARE(json.object().value(QStringLiteral("title")).toString().toStdString(), reg.title);
}

void tst_register_export::shouldReplaceAFile()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("a.csv"));
    const Register small = markdown::read("# Desk\n");
    QVERIFY(ui::exportRegister(markdown::read(houseRegister()), file).has_value());
    QVERIFY(ui::exportRegister(small, file).has_value());
    exchange::StringSink csv;
    exchange::writeRisksCsv(csv, small);
    QCOMPARE(fileContent(file.toStdString()), csv.text());
}

void tst_register_export::shouldNameAFileThatCannotBeWritten()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("missing/a.csv"));
    const Result<void> done = ui::exportRegister(markdown::read(houseRegister()), file);
    QVERIFY(!done.has_value());
    QCOMPARE(done.error().path, file.toStdString());
}

LOADLINE_TEST(tst_register_export)
#include "tst_register_export.moc"
