// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/safe_file.h"
#include "support/test_main.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace loadline;
using namespace loadline::files;

namespace {

/// Permissions stop nobody who is root; for as long as this lives, this process is not.
class Unprivileged
{
public:
    explicit Unprivileged(const QString &folder)
    {
        constexpr uid_t nobody = 65534;
        if (geteuid() == 0) {
            for (const QString &name :
                 QDir(folder).entryList(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot))
                (void) !chown(QFile::encodeName(QDir(folder).filePath(name)).constData(), nobody,
                              gid_t(-1));
            (void) !chown(QFile::encodeName(folder).constData(), nobody, gid_t(-1));
            m_wasRoot = seteuid(nobody) == 0;
        }
    }
    ~Unprivileged()
    {
        if (m_wasRoot)
            (void) !seteuid(0);
    }
    Unprivileged(const Unprivileged &) = delete;
    Unprivileged &operator=(const Unprivileged &) = delete;

private:
    bool m_wasRoot = false;
};

struct stat statusOf(const std::string &path)
{
    struct stat status
    {};
    lstat(path.c_str(), &status);
    return status;
}

} // namespace

class tst_safe_file : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shouldGiveBackTheBytes_data();
    void shouldGiveBackTheBytes();
    void shouldSayWhyAPathCannotBeRead();
    void shouldSayWhyAFileIsDenied();
    void shouldKnowContentNotPlace();
    void shouldMakeAFileOnlyWhereThereIsNone();
    void shouldRefuseWhatChangedSinceItWasRead();
    void shouldRefuseWhatWasRemovedSinceItWasRead();
    void shouldTakeATouchedFileForTheSame();
    void shouldKeepModeAndAttributes_data();
    void shouldKeepModeAndAttributes();
    void shouldHonourTheUmaskForANewFile();
    void shouldWriteThroughSymbolicLinks();
    void shouldSayThatLinksLeadInACircle();
    void shouldRefuseHardLinksUnlessToldToBreakThem();
    void shouldRefuseAWriteProtectedFile();
    void shouldRefuseAProtectedFolder();
    void shouldSayWhyAPathCannotBeWritten();
    void shouldWriteADeviceAsItIs();
    void shouldTakeRelativePaths();

private:
    std::string at(const char *name) const
    {
        return m_folder->filePath(QString::fromUtf8(name)).toStdString();
    }
    std::string make(const char *name, const std::string &bytes) const
    {
        return writeFile(at(name), bytes, std::nullopt) ? at(name) : std::string();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_safe_file::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_safe_file::shouldGiveBackTheBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("# Risks\r\n\n1. One\r");
    QTest::newRow("NUL and no UTF-8") << QByteArray("a\0b\xFF\xFE", 5);
    QTest::newRow("a byte-order mark") << QByteArray("\xEF\xBB\xBF# x\n");
    QTest::newRow("more than one read") << QByteArray(3'000'001, 'x');
}

void tst_safe_file::shouldGiveBackTheBytes()
{
    QFETCH(QByteArray, bytes);
    const auto written = writeFile(at("a.md"), bytes.toStdString(), std::nullopt);
    QVERIFY(written);
    const auto content = readFile(at("a.md"));
    QVERIFY(content);
    QCOMPARE(QByteArray::fromStdString(content->bytes), bytes);
    QCOMPARE(content->path, at("a.md"));
    QVERIFY(identityOf(content->bytes) == *written);
    QVERIFY(holds(at("a.md"), content->bytes));
    QVERIFY(!holds(at("a.md"), content->bytes + "x"));
    if (!content->bytes.empty()) {
        std::string other = content->bytes;
        other.back() = char(other.back() + 1);
        QVERIFY(!holds(at("a.md"), other));
        QVERIFY(!holds(at("a.md"), content->bytes.substr(1)));
    }
    const auto again = writeFile(at("a.md"), "new", *written);
    QVERIFY(again);
    QCOMPARE(readFile(at("a.md"))->bytes, std::string("new"));
}

void tst_safe_file::shouldSayWhyAPathCannotBeRead()
{
    QVERIFY(!holds(at("missing.md"), ""));
    QVERIFY(!holds(m_folder->path().toStdString(), ""));
    QCOMPARE(mkfifo(at("pipe").c_str(), 0600), 0);
    const std::string file = make("file", "x");
    const auto codeOf = [](const std::string &path) {
        const auto content = readFile(path);
        return content ? ErrorCode::Refused : content.error().code;
    };
    QCOMPARE(codeOf(at("missing.md")), ErrorCode::NotFound);
    QCOMPARE(codeOf(file + "/below"), ErrorCode::NotFound);
    QCOMPARE(codeOf(""), ErrorCode::NotFound);
    QCOMPARE(codeOf(std::string("a\0b", 3)), ErrorCode::NotFound);
    QCOMPARE(codeOf(m_folder->path().toStdString()), ErrorCode::NotReadable);
    QCOMPARE(codeOf(at("pipe")), ErrorCode::NotReadable);
    QCOMPARE(codeOf("/dev/null"), ErrorCode::NotReadable);
    QCOMPARE(readFile(m_folder->path().toStdString()).error().what, std::string("is a directory"));
    QVERIFY(readFile(at("pipe")).error().what.starts_with("is a pipe"));
    QCOMPARE(readFile(at("missing.md")).error().path, at("missing.md"));
}

void tst_safe_file::shouldSayWhyAFileIsDenied()
{
    const std::string path = make("secret.md", "x");
    QCOMPARE(chmod(path.c_str(), 0), 0);
    const Unprivileged person(m_folder->path());
    const auto content = readFile(path);
    QVERIFY(!content);
    QCOMPARE(content.error().code, ErrorCode::NotReadable);
    QVERIFY(content.error().what.find("denied") != std::string::npos);
}

void tst_safe_file::shouldKnowContentNotPlace()
{
    QVERIFY(identityOf("a") == identityOf("a"));
    QVERIFY(!(identityOf("a") == identityOf("b")));
    QVERIFY(!(identityOf("") == identityOf(std::string_view("\0", 1))));
}

void tst_safe_file::shouldMakeAFileOnlyWhereThereIsNone()
{
    const std::string path = make("a.md", "mine");
    const auto written = writeFile(path, "theirs", std::nullopt);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::ChangedOutside);
    QCOMPARE(readFile(path)->bytes, std::string("mine"));
}

void tst_safe_file::shouldRefuseWhatChangedSinceItWasRead()
{
    const std::string path = make("a.md", "one");
    const FileIdentity read = identityOf(readFile(path)->bytes);
    QVERIFY(writeFile(path, "two", read)); // same length, perhaps within one tick of the clock
    const auto written = writeFile(path, "mine", read);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::ChangedOutside);
    QCOMPARE(readFile(path)->bytes, std::string("two"));
}

void tst_safe_file::shouldRefuseWhatWasRemovedSinceItWasRead()
{
    const std::string path = make("a.md", "one");
    QCOMPARE(unlink(path.c_str()), 0);
    const auto written = writeFile(path, "mine", identityOf("one"));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::ChangedOutside);
    QVERIFY(!QFileInfo::exists(QString::fromStdString(path)));
}

void tst_safe_file::shouldTakeATouchedFileForTheSame()
{
    const std::string path = make("a.md", "one");
    QCOMPARE(unlink(path.c_str()), 0);
    QVERIFY(!make("a.md", "one").empty()); // another inode, another time, the same text
    QVERIFY(writeFile(path, "two", identityOf("one")));
}

void tst_safe_file::shouldKeepModeAndAttributes_data()
{
    QTest::addColumn<int>("mode");
    for (const int mode : {0600, 0640, 0644, 0664, 0755, 0600 | S_ISGID, 0777})
        QTest::addRow("%o", mode) << mode;
}

void tst_safe_file::shouldKeepModeAndAttributes()
{
    QFETCH(int, mode);
    const std::string path = make("a.md", "one");
    QCOMPARE(chmod(path.c_str(), mode_t(mode)), 0);
    const bool hasAttributes = setxattr(path.c_str(), "user.review", "yes", 3, 0) == 0;
    const struct stat before = statusOf(path);
    QVERIFY(writeFile(path, "two", identityOf("one")));
    const struct stat after = statusOf(path);
    QCOMPARE(int(after.st_mode & 07777), mode);
    QCOMPARE(after.st_uid, before.st_uid);
    QCOMPARE(after.st_gid, before.st_gid);
    QVERIFY(after.st_ino != before.st_ino);
    if (hasAttributes) {
        char value[8] = {};
        QCOMPARE(getxattr(path.c_str(), "user.review", value, sizeof value), ssize_t(3));
        QCOMPARE(QByteArray(value), QByteArray("yes"));
    }
}

void tst_safe_file::shouldHonourTheUmaskForANewFile()
{
    const mode_t before = umask(027);
    const std::string path = make("a.md", "one");
    umask(before);
    QCOMPARE(int(statusOf(path).st_mode & 07777), 0640);
}

void tst_safe_file::shouldWriteThroughSymbolicLinks()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("docs")));
    const std::string path = make("docs/RISKS.md", "one");
    QCOMPARE(symlink("docs/RISKS.md", at("near.md").c_str()), 0);
    QCOMPARE(symlink(at("near.md").c_str(), at("far.md").c_str()), 0);
    QVERIFY(writeFile(at("far.md"), "two", identityOf("one")));
    QCOMPARE(readFile(path)->bytes, std::string("two"));
    QVERIFY(S_ISLNK(statusOf(at("near.md")).st_mode));
    QVERIFY(S_ISLNK(statusOf(at("far.md")).st_mode));
    QVERIFY(S_ISREG(statusOf(path).st_mode));

    QCOMPARE(symlink("docs/new.md", at("dangling.md").c_str()), 0);
    QVERIFY(writeFile(at("dangling.md"), "made", std::nullopt));
    QCOMPARE(readFile(at("docs/new.md"))->bytes, std::string("made"));
    QVERIFY(S_ISLNK(statusOf(at("dangling.md")).st_mode));
}

void tst_safe_file::shouldSayThatLinksLeadInACircle()
{
    QCOMPARE(symlink("b.md", at("a.md").c_str()), 0);
    QCOMPARE(symlink("a.md", at("b.md").c_str()), 0);
    QVERIFY(readFile(at("a.md")).error().what.find("circle") != std::string::npos);
    const auto written = writeFile(at("a.md"), "x", std::nullopt);
    QVERIFY(!written);
    QVERIFY(written.error().what.find("circle") != std::string::npos);
}

void tst_safe_file::shouldRefuseHardLinksUnlessToldToBreakThem()
{
    const std::string path = make("a.md", "one");
    QCOMPARE(link(path.c_str(), at("b.md").c_str()), 0);
    const auto refused = writeFile(path, "two", identityOf("one"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Refused);
    QVERIFY(refused.error().hint.find("--break-links") != std::string::npos);
    QCOMPARE(readFile(path)->bytes, std::string("one"));

    QVERIFY(writeFile(path, "two", identityOf("one"), {.breakLinks = true}));
    QCOMPARE(readFile(path)->bytes, std::string("two"));
    QCOMPARE(readFile(at("b.md"))->bytes, std::string("one"));
}

void tst_safe_file::shouldRefuseAWriteProtectedFile()
{
    const std::string path = make("a.md", "one");
    QCOMPARE(chmod(path.c_str(), 0444), 0);
    const Unprivileged person(m_folder->path());
    const auto written = writeFile(path, "two", identityOf("one"));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::WriteFailed);
    QVERIFY(written.error().what.find("write-protected") != std::string::npos);
    QCOMPARE(readFile(path)->bytes, std::string("one"));
}

void tst_safe_file::shouldRefuseAProtectedFolder()
{
    const std::string path = make("a.md", "one");
    QCOMPARE(chmod(path.c_str(), 0666), 0);
    QCOMPARE(chmod(m_folder->path().toUtf8().constData(), 0555), 0);
    {
        const Unprivileged person(m_folder->path());
        for (const auto &written : {writeFile(path, "two", identityOf("one")),
                                    writeFile(at("new.md"), "two", std::nullopt)}) {
            QVERIFY(!written);
            QCOMPARE(written.error().code, ErrorCode::WriteFailed);
        }
        QCOMPARE(readFile(path)->bytes, std::string("one"));
    }
    chmod(m_folder->path().toUtf8().constData(), 0755);
}

void tst_safe_file::shouldSayWhyAPathCannotBeWritten()
{
    const std::string file = make("file", "x");
    const auto codeOf = [](const std::string &path) {
        const auto written = writeFile(path, "x", std::nullopt);
        return written ? ErrorCode::Refused : written.error().code;
    };
    QCOMPARE(codeOf(""), ErrorCode::NotFound);
    QCOMPARE(codeOf(at("docs/")), ErrorCode::NotFound);
    QCOMPARE(codeOf(at("missing/a.md")), ErrorCode::NotFound);
    QCOMPARE(codeOf(file + "/a.md"), ErrorCode::NotFound);
    QCOMPARE(codeOf(m_folder->path().toStdString()), ErrorCode::NotReadable);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void tst_safe_file::shouldWriteADeviceAsItIs()
{
    QVERIFY(writeFile("/dev/null", "gone", std::nullopt));
    QVERIFY(S_ISCHR(statusOf("/dev/null").st_mode));
}

void tst_safe_file::shouldTakeRelativePaths()
{
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder->path()));
    const auto made = writeFile("a.md", "one", std::nullopt);
    const auto written = writeFile("./a.md", "two", identityOf("one"));
    QVERIFY(QDir::setCurrent(before));
    QVERIFY(made);
    QVERIFY(written);
    QCOMPARE(readFile(at("a.md"))->bytes, std::string("two"));
}

LOADLINE_TEST(tst_safe_file)
#include "tst_safe_file.moc"
