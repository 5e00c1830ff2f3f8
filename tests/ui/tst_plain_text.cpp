// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// Text of a register must not become markup. QLabel and message boxes guess, so the sources use
/// the label that does not, and say PlainText on every box.
class tst_plain_text : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldShowTextAsItIs_data();
    void shouldShowTextAsItIs();
};

void tst_plain_text::shouldShowTextAsItIs_data()
{
    QTest::addColumn<QString>("path");
    const QString root = QStringLiteral(LOADLINE_SOURCE_DIR);
    for (const QString &folder : {QStringLiteral("/ui"), QStringLiteral("/app/gui")}) {
        QDirIterator files(root + folder, {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(path.mid(root.size() + 1))) << path;
        }
    }
}

void tst_plain_text::shouldShowTextAsItIs()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString source = QString::fromUtf8(file.readAll());
    const bool isTheLabelItself = path.endsWith(QLatin1String("/plain_label.h"));

    const QRegularExpression guessing(QStringLiteral("new QLabel\\b|\\bQLabel [a-z]\\w*[({;]"));
    if (!isTheLabelItself)
        QVERIFY2(!source.contains(guessing), "use PlainLabel");
    const QRegularExpression canned(
        QStringLiteral("QMessageBox::(information|question|warning|critical|about)\\("));
    QVERIFY2(!source.contains(canned), "canned message boxes guess what their text is");
    if (source.contains(QRegularExpression(QStringLiteral("QMessageBox \\w+[({]"))))
        QVERIFY2(source.contains(QLatin1String("setTextFormat(Qt::PlainText)")), "say PlainText");
    QVERIFY2(!source.contains(QLatin1String("setHtml(")), "no HTML");
    QVERIFY2(!source.contains(QLatin1String("setStyleSheet(")), "no style sheets");
    QVERIFY2(!source.contains(QLatin1String("QTextBrowser")), "a browser loads what it is shown");
}

LOADLINE_TEST(tst_plain_text)
#include "tst_plain_text.moc"
