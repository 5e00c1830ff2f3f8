// SPDX-License-Identifier: GPL-3.0-or-later
#include "linking/file_watch.h"

#include "support/test_main.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using loadline::linking::FileWatch;

namespace {

/// Milliseconds: git takes long on a machine that is busy.
constexpr int patience = 60000;

} // namespace

class tst_file_watch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shouldHearAWriteInPlace();
    void shouldHearEachReplacementByRename();
    void shouldHearThatTheFileGoesAndComesBack();
    void shouldTellOnceWhatHappensTogether();
    void shouldTellWhereThereIsNoQuiet();
    void shouldHearOtherFolders();

private:
    QString path(const QString &name = QStringLiteral("r.md")) const
    {
        return m_folder->filePath(name);
    }
    void put(const QString &name, const QByteArray &bytes) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_file_watch::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    put(QStringLiteral("r.md"), "one\n");
}

void tst_file_watch::put(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("the test's file cannot be written");
    file.write(bytes);
}

void tst_file_watch::shouldHearAWriteInPlace()
{
    FileWatch watch;
    watch.watch(path(), {});
    QSignalSpy stirred(&watch, &FileWatch::stirred);
    put(QStringLiteral("r.md"), "two\n");
    QVERIFY(stirred.wait());
}

void tst_file_watch::shouldHearEachReplacementByRename()
{
    FileWatch watch;
    watch.watch(path(), {});
    QSignalSpy stirred(&watch, &FileWatch::stirred);
    int times = 0;
    for (int round = 0; round < 3; ++round) {
        put(QStringLiteral("new"), "replaced\n");
        QVERIFY(QFile::remove(path()));
        QVERIFY(QFile::rename(path(QStringLiteral("new")), path()));
        QTRY_COMPARE_WITH_TIMEOUT(stirred.size(), times + 1, patience);
        // In place, right behind a replacement: the watcher has dropped the path by then.
        put(QStringLiteral("r.md"), "and in place\n");
        times += 2;
        QTRY_COMPARE_WITH_TIMEOUT(stirred.size(), times, patience);
    }
}

void tst_file_watch::shouldHearThatTheFileGoesAndComesBack()
{
    FileWatch watch;
    watch.watch(path(), {});
    QSignalSpy stirred(&watch, &FileWatch::stirred);
    QVERIFY(QFile::remove(path()));
    QTRY_COMPARE_WITH_TIMEOUT(stirred.size(), 1, patience);
    put(QStringLiteral("r.md"), "again\n");
    QTRY_COMPARE_WITH_TIMEOUT(stirred.size(), 2, patience);
    put(QStringLiteral("r.md"), "and changed\n");
    QTRY_COMPARE_WITH_TIMEOUT(stirred.size(), 3, patience);
}

void tst_file_watch::shouldTellOnceWhatHappensTogether()
{
    FileWatch watch;
    watch.watch(path(), {});
    QSignalSpy stirred(&watch, &FileWatch::stirred);
    for (int time = 0; time < 10; ++time)
        put(QStringLiteral("r.md"), QByteArray::number(time));
    QVERIFY(stirred.wait());
    QTest::qWait(300);
    QCOMPARE(stirred.size(), 1);
}

void tst_file_watch::shouldTellWhereThereIsNoQuiet()
{
    FileWatch watch;
    watch.watch(path(), {});
    QSignalSpy stirred(&watch, &FileWatch::stirred);
    QElapsedTimer busy;
    busy.start();
    while (busy.elapsed() < 3000 && stirred.isEmpty()) {
        put(QStringLiteral("log"), QByteArray::number(busy.elapsed()));
        put(QStringLiteral("r.md"), QByteArray::number(busy.elapsed()));
        QTest::qWait(20);
    }
    QVERIFY(!stirred.isEmpty());
}

void tst_file_watch::shouldHearOtherFolders()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("other")));
    FileWatch watch;
    watch.watch(path(), {path(QStringLiteral("other"))});
    QSignalSpy stirred(&watch, &FileWatch::stirred);
    put(QStringLiteral("other/HEAD"), "ref: refs/heads/main\n");
    QVERIFY(stirred.wait());
}

LOADLINE_TEST(tst_file_watch)
#include "tst_file_watch.moc"
