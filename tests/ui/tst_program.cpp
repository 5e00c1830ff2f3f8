// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/sample.h"
#include "support/test_main.h"

#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// The program as a process, without a display.
class tst_program : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldSayItsVersionWithoutAWindow();
    void shouldDrawAPicture_data();
    void shouldDrawAPicture();
    void shouldSayWhenItsRowsAreShown();
    void shouldWriteAReviewAsPdf();
    void shouldWriteTheSamePdfTwice();
    void shouldRefuseWhatItDoesNotKnow_data();
    void shouldRefuseWhatItDoesNotKnow();

private:
    struct Ended
    {
        int status = -1;
        QByteArray out;
        QByteArray error;
    };
    Ended run(const QStringList &arguments, const QString &platform = {}) const;
    QByteArray written(const QStringList &more, const QByteArray &epoch) const;
    QString sample() const;

    QTemporaryDir m_folder;
};

tst_program::Ended tst_program::run(const QStringList &arguments, const QString &platform) const
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(QString::fromLatin1(name), m_folder.path());
    environment.remove(QStringLiteral("DISPLAY"));
    environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    if (!platform.isEmpty())
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), platform);
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(LOADLINE_BIN_DIR "/loadline"), arguments);
    if (!program.waitForFinished(30'000) || program.exitStatus() != QProcess::NormalExit)
        return {};
    return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
}

QString tst_program::sample() const
{
    const QString path = m_folder.filePath(QStringLiteral("sample.md"));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(QByteArray::fromStdString(loadline::sampleRegister()));
    return path;
}

void tst_program::shouldSayItsVersionWithoutAWindow()
{
    const Ended ended = run({QStringLiteral("--version")});
    QCOMPARE(ended.status, 0);
    QVERIFY(ended.out.startsWith("loadline "));
}

void tst_program::shouldDrawAPicture_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<bool>("dark");
    const auto words = [](const char *text) {
        return QString::fromLatin1(text).split(QLatin1Char(' '));
    };
    QTest::newRow("the risks") << words("--page risks") << false;
    QTest::newRow("the iterations, dark") << words("--page iterations --theme dark") << true;
    QTest::newRow("the review") << words("--page review") << false;
    QTest::newRow("the document") << words("--page document --theme light") << false;
}

void tst_program::shouldDrawAPicture()
{
    QFETCH(QStringList, options);
    QFETCH(bool, dark);
    const QString picture = m_folder.filePath(QStringLiteral("picture.png"));
    QFile::remove(picture);
    const QString file = sample();
    const Ended ended = run(QStringList{QStringLiteral("--picture"), picture,
                                        QStringLiteral("--size"), QStringLiteral("900x600"), file}
                            + options);
    QCOMPARE(ended.status, 0);
    const QImage image(picture);
    QCOMPARE(image.size(), QSize(900, 600));
    QCOMPARE(image.pixelColor(5, 590).lightness() < 128, dark);
}

/// And end well when its windows are closed, as which this start ends.
void tst_program::shouldSayWhenItsRowsAreShown()
{
    const Ended ended = run({QStringLiteral("--measure-start"), sample()});
    QCOMPARE(ended.status, 0);
    QCOMPARE(ended.out, QByteArray("shown\n"));
}

/// Whatever display is said to be there. The sample is no go, a register of nothing is go.
void tst_program::shouldWriteAReviewAsPdf()
{
    const QString out = m_folder.filePath(QStringLiteral("review.pdf"));
    const QStringList arguments{QStringLiteral("--review"), sample(), QStringLiteral("--pdf"), out};
    const Ended ended = run(arguments, QStringLiteral("xcb"));
    QVERIFY2(ended.error.isEmpty(), ended.error.constData());
    QCOMPARE(ended.status, 1);
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("%PDF-"));
    QCOMPARE(run(arguments + QStringList{QStringLiteral("--iterations=77")}).status, 2);
    const QString empty = m_folder.filePath(QStringLiteral("empty.md"));
    QFile nothing(empty);
    QVERIFY(nothing.open(QIODevice::WriteOnly) && nothing.write("# Ferry\n") > 0);
    nothing.close();
    QCOMPARE(run({QStringLiteral("--review"), empty, QStringLiteral("--pdf"), out}).status, 0);
    const QString nowhere = m_folder.filePath(QStringLiteral("missing/review.pdf"));
    const Ended failed = run(
        {QStringLiteral("--review"), sample(), QStringLiteral("--pdf"), nowhere});
    QCOMPARE(failed.status, 2);
    QVERIFY2(failed.error.contains("missing/review.pdf"), failed.error.constData());
}

QByteArray tst_program::written(const QStringList &more, const QByteArray &epoch) const
{
    const QString out = m_folder.filePath(QStringLiteral("twice.pdf"));
    qputenv("SOURCE_DATE_EPOCH", epoch);
    run(QStringList{QStringLiteral("--review"), sample(), QStringLiteral("--pdf"), out} + more);
    qunsetenv("SOURCE_DATE_EPOCH");
    QFile file(out);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_program::shouldWriteTheSamePdfTwice()
{
    const QByteArray zone = qgetenv("TZ");
    const QByteArray one = written({}, "1772323200");
    QVERIFY(one.startsWith("%PDF-"));
    qputenv("TZ", "Asia/Tokyo");
    QCOMPARE(written({}, "1772323200"), one);
    zone.isEmpty() ? qunsetenv("TZ") : qputenv("TZ", zone);
    QVERIFY(written({}, "1772409600") != one); // a day later
}

void tst_program::shouldRefuseWhatItDoesNotKnow_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto words = [](const char *text) {
        return QString::fromLatin1(text).split(QLatin1Char(' '));
    };
    QTest::newRow("an option") << words("--sink");
    QTest::newRow("a page") << words("--page nowhere");
    QTest::newRow("a theme") << words("--theme pink");
    QTest::newRow("a size") << words("--size big");
    QTest::newRow("a review for nowhere") << words("--review a.md");
    QTest::newRow("a PDF of nothing") << words("--pdf a.pdf");
    QTest::newRow("a range of nothing") << words("--since v1");
    QTest::newRow("a review and a file") << words("--review a.md --pdf a.pdf b.md");
    QTest::newRow("a review of what is not there") << words("--review missing.md --pdf a.pdf");
    QTest::newRow("two files") << words("a.md b.md");
    QTest::newRow("a picture of a file that is not there") << words("--picture x.png missing.md");
}

void tst_program::shouldRefuseWhatItDoesNotKnow()
{
    QFETCH(QStringList, arguments);
    const Ended ended = run(arguments);
    QCOMPARE(ended.status, 2);
}

LOADLINE_TEST(tst_program)
#include "tst_program.moc"
