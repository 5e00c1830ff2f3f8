// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/safe_file.h"
#include "support/test_main.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <csignal>
#include <thread>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace loadline;
using namespace loadline::files;

namespace {

/// A call that fails while this lives, on files of one folder.
class FailingDisk
{
public:
    FailingDisk(const QByteArray &fault, const QString &folder)
    {
        qputenv("LOADLINE_FAULT_UNDER", QFile::encodeName(folder));
        qputenv("LOADLINE_FAULT", fault);
    }
    ~FailingDisk() { qunsetenv("LOADLINE_FAULT"); }
    FailingDisk(const FailingDisk &) = delete;
    FailingDisk &operator=(const FailingDisk &) = delete;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

const std::string before = "# Before\n";
const std::string after(300000, 'a');

} // namespace

/// Whatever step fails: the old file or the new one, and the truth said about it.
class tst_faults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shouldKeepTheFileWhereAStepFails_data();
    void shouldKeepTheFileWhereAStepFails();
    void shouldMakeNoFileWhereAStepFails_data();
    void shouldMakeNoFileWhereAStepFails();
    void shouldSayWrittenButNotSynced();
    void shouldTakeAFolderThatKnowsNoSync();
    void shouldSayThatADiskCannotBeRead();
    void shouldKeepTheFileWhereTheKernelStopsWriting();
    void shouldSayThatADeviceIsFull();
    void shouldLeaveOldOrNewWhenKilled();
    void shouldLoseNoneOfManyWriters();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void tst_faults::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_path = m_folder->filePath(QStringLiteral("RISKS.md"));
}

void tst_faults::shouldKeepTheFileWhereAStepFails_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const char *fault, const char *said) {
        QTest::newRow(name) << QByteArray(fault) << QString::fromUtf8(said);
    };
    row("a full disk, at once", "write:ENOSPC", "No space left on device");
    row("a full disk, in the middle", "write:ENOSPC:100000", "No space left on device");
    row("a used up quota", "write:EDQUOT:8192", "Disk quota exceeded");
    row("a failing disk", "write:EIO:4096", "Input/output error");
    row("a failing sync", "fsync:EIO", "Input/output error");
    row("a full disk found by the sync", "fsync:ENOSPC", "No space left on device");
    row("a failing close", "close:EIO", "Input/output error");
    row("a failing rename", "rename:EIO", "Input/output error");
    row("a disk mounted read-only", "rename:EROFS", "Read-only file system");
}

void tst_faults::shouldKeepTheFileWhereAStepFails()
{
    QFETCH(QByteArray, fault);
    QFETCH(QString, said);
    const std::string path = m_path.toStdString();
    QVERIFY(writeFile(path, before, std::nullopt));
    QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner);

    Result<FileIdentity> written;
    {
        const FailingDisk disk(fault, m_folder->path());
        written = writeFile(path, after, identityOf(before));
    }

    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::WriteFailed);
    QVERIFY2(QString::fromStdString(written.error().what).contains(said),
             written.error().what.c_str());
    QVERIFY(QString::fromStdString(written.error().hint).contains(QStringLiteral("nothing")));
    QCOMPARE(written.error().path, path);
    QCOMPARE(contentOf(m_path), QByteArray::fromStdString(before));
    QCOMPARE(filesIn(m_folder->path()), QStringList{QStringLiteral("RISKS.md")});
    // And when the disk is well again, the same write succeeds.
    QVERIFY(writeFile(path, after, identityOf(before)));
    QCOMPARE(contentOf(m_path), QByteArray::fromStdString(after));
}

void tst_faults::shouldMakeNoFileWhereAStepFails_data()
{
    QTest::addColumn<QByteArray>("fault");
    for (const char *fault :
         {"write:ENOSPC", "write:ENOSPC:9000", "fsync:EIO", "close:EIO", "rename:EIO"})
        QTest::newRow(fault) << QByteArray(fault);
}

void tst_faults::shouldMakeNoFileWhereAStepFails()
{
    QFETCH(QByteArray, fault);
    Result<FileIdentity> written;
    {
        const FailingDisk disk(fault, m_folder->path());
        written = writeFile(m_path.toStdString(), after, std::nullopt);
    }
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::WriteFailed);
    QCOMPARE(filesIn(m_folder->path()), QStringList());
}

void tst_faults::shouldSayWrittenButNotSynced()
{
    const std::string path = m_path.toStdString();
    QVERIFY(writeFile(path, before, std::nullopt));
    Result<FileIdentity> written;
    {
        const FailingDisk disk("fsync-folder:EIO", m_folder->path());
        written = writeFile(path, after, identityOf(before));
    }
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::NotSynced);
    QVERIFY(written.error().what.starts_with("written, but not synced"));
    QCOMPARE(contentOf(m_path), QByteArray::fromStdString(after));
    QCOMPARE(filesIn(m_folder->path()), QStringList{QStringLiteral("RISKS.md")});
}

void tst_faults::shouldTakeAFolderThatKnowsNoSync()
{
    const FailingDisk disk("fsync-folder:EINVAL", m_folder->path());
    QVERIFY(writeFile(m_path.toStdString(), before, std::nullopt));
}

void tst_faults::shouldSayThatADiskCannotBeRead()
{
    const std::string path = m_path.toStdString();
    QVERIFY(writeFile(path, before, std::nullopt));
    {
        const FailingDisk disk("read:EIO", m_folder->path());
        const auto content = readFile(path);
        QVERIFY(!content);
        QCOMPARE(content.error().code, ErrorCode::NotReadable);
        const auto written = writeFile(path, after, identityOf(before));
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::NotReadable);
    }
    QCOMPARE(contentOf(m_path), QByteArray::fromStdString(before));
}

void tst_faults::shouldKeepTheFileWhereTheKernelStopsWriting()
{
    const std::string path = m_path.toStdString();
    QVERIFY(writeFile(path, before, std::nullopt));
    // No shim: the kernel itself stops a file at this size.
    struct rlimit unlimited
    {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &unlimited), 0);
    struct rlimit limited = unlimited;
    limited.rlim_cur = 64 * 1024;
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limited), 0);
    const auto written = writeFile(path, after, identityOf(before));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &unlimited), 0);
    std::signal(SIGXFSZ, handler);

    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::WriteFailed);
    QCOMPARE(contentOf(m_path), QByteArray::fromStdString(before));
    QCOMPARE(filesIn(m_folder->path()), QStringList{QStringLiteral("RISKS.md")});
}

void tst_faults::shouldSayThatADeviceIsFull()
{
    const auto written = writeFile("/dev/full", before, std::nullopt);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::WriteFailed);
    QVERIFY(QFileInfo::exists(QStringLiteral("/dev/full")));
}

void tst_faults::shouldLeaveOldOrNewWhenKilled()
{
    const std::string path = m_path.toStdString();
    const std::string texts[] = {std::string(200000, 'x'), std::string(250000, 'y')};
    QVERIFY(writeFile(path, texts[0], std::nullopt));
    for (int round = 0; round < 15; ++round) {
        const pid_t child = fork();
        if (child == 0) {
            for (int i = 0;; ++i) {
                const auto now = readFile(path);
                if (now)
                    (void) writeFile(path, texts[i % 2], identityOf(now->bytes));
            }
        }
        QVERIFY(child > 0);
        std::this_thread::sleep_for(std::chrono::milliseconds(3 + 2 * round));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        const std::string found = contentOf(m_path).toStdString();
        QVERIFY(found == texts[0] || found == texts[1]);
    }
}

void tst_faults::shouldLoseNoneOfManyWriters()
{
    constexpr int writers = 4;
    constexpr int linesEach = 10;
    const std::string path = m_path.toStdString();
    QVERIFY(writeFile(path, "", std::nullopt));
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&path, writer] {
            for (int line = 0; line < linesEach;) {
                const auto now = readFile(path);
                if (!now)
                    continue;
                const std::string text = now->bytes + std::to_string(writer) + "\n";
                if (writeFile(path, text, identityOf(now->bytes)))
                    ++line;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    const QByteArray found = contentOf(m_path);
    for (int writer = 0; writer < writers; ++writer)
        QCOMPARE(found.split('\n').count(QByteArray::number(writer)), linesEach);
    QCOMPARE(filesIn(m_folder->path()), QStringList{QStringLiteral("RISKS.md")});
}

LOADLINE_TEST(tst_faults)
#include "tst_faults.moc"
