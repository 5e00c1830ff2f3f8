// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"
#include "library/migration.h"

#include "library/connection.h"
#include "library_fixture.h"
#include "support/test_main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace loadline;
using loadline::test::entryFor;
using loadline::test::openAgain;
using loadline::test::openNew;

/// What a library does when its file or its disk is not what it should be.
class tst_library_faults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shouldRefuseWhatIsNoLibrary_data();
    void shouldRefuseWhatIsNoLibrary();
    void shouldLeaveADatabaseOfAnotherProgramAlone();
    void shouldRefuseANewerSchema();
    void shouldNotMakeALibraryWhereNoneIsWanted();
    void shouldSayWhenItsFolderCannotBeWritten();
    void shouldSayWhenTheLibraryCannotBeWritten();
    void shouldChangeNothingWhenTheDiskIsFull();
    void shouldSurviveAnyDamage();

private:
    QString at(const QString &name) const { return m_folder->filePath(name); }
    std::string path() const { return at(QStringLiteral("l.sqlite")).toStdString(); }
    std::unique_ptr<Library> open() const
    {
        return Library::open(path(), Library::Missing::Create).value();
    }
    void putFile(const QByteArray &bytes) const
    {
        QFile file(QString::fromStdString(path()));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    QByteArray fileBytes() const
    {
        QFile file(QString::fromStdString(path()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

/// Without the rights of root while it lives, where the tests have them.
class Unprivileged
{
public:
    Unprivileged()
    {
        if (::geteuid() == 0)
            m_isDropped = ::seteuid(65534) == 0;
    }
    ~Unprivileged()
    {
        if (m_isDropped && ::seteuid(0) != 0)
            std::abort();
    }
    Unprivileged(const Unprivileged &) = delete;
    Unprivileged &operator=(const Unprivileged &) = delete;

private:
    bool m_isDropped = false;
};

} // namespace

void tst_library_faults::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_library_faults::shouldRefuseWhatIsNoLibrary_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("Markdown") << QByteArray("# Deployment risks\n");
    QTest::newRow("one byte") << QByteArray("S");
    QTest::newRow("a header cut off") << QByteArray("SQLite format 3");
    QTest::newRow("a header alone") << QByteArray("SQLite format 3\0", 16);
    QTest::newRow("a header and rubbish")
        << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, 'x');
}

void tst_library_faults::shouldRefuseWhatIsNoLibrary()
{
    QFETCH(QByteArray, bytes);
    putFile(bytes);

    for (const auto missing : {Library::Missing::Create, Library::Missing::IsAnError}) {
        const auto opened = Library::open(path(), missing);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::NotALibrary);
        QCOMPARE(opened.error().path, path());
    }
    QCOMPARE(fileBytes(), bytes);
}

void tst_library_faults::shouldLeaveADatabaseOfAnotherProgramAlone()
{
    putFile({});
    REQUIRE_OK(Connection::open(path()).value()->run("CREATE TABLE places (url TEXT)"));
    const QByteArray before = fileBytes();

    const auto opened = Library::open(path(), Library::Missing::Create);

    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::NotALibrary);
    QCOMPARE(fileBytes(), before);
}

void tst_library_faults::shouldRefuseANewerSchema()
{
    REQUIRE_OK(openNew(*open(), "r", "a"));
    REQUIRE_OK(Connection::open(path()).value()->run("PRAGMA user_version = 99"));
    const QByteArray before = fileBytes();

    const auto opened = Library::open(path(), Library::Missing::Create);

    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::NewerSchema);
    QVERIFY(opened.error().what.find("newer") != std::string::npos);
    QVERIFY(opened.error().what.find("99") != std::string::npos);
    const std::string known = "up to " + std::to_string(schemaSteps().back().version);
    QVERIFY(opened.error().what.find(known) != std::string::npos);
    QCOMPARE(fileBytes(), before);
}

void tst_library_faults::shouldNotMakeALibraryWhereNoneIsWanted()
{
    QCOMPARE(Library::open(path(), Library::Missing::IsAnError).error().code, ErrorCode::NotFound);
    QVERIFY(!QFile::exists(QString::fromStdString(path())));

    const auto folder = Library::open(m_folder->path().toStdString(), Library::Missing::Create);
    QCOMPARE(folder.error().code, ErrorCode::NotReadable);
    const auto nowhere = Library::open(at(QStringLiteral("no/l.sqlite")).toStdString(),
                                       Library::Missing::Create);
    QCOMPARE(nowhere.error().code, ErrorCode::NotFound);

    putFile({});
    QCOMPARE(Library::open(path(), Library::Missing::IsAnError).error().code,
             ErrorCode::NotALibrary);
    REQUIRE_OK(Library::open(path(), Library::Missing::Create));
}

void tst_library_faults::shouldSayWhenItsFolderCannotBeWritten()
{
    QVERIFY(::chmod(m_folder->path().toStdString().c_str(), 0555) == 0);
    {
        const Unprivileged rights;
        const auto opened = Library::open(path(), Library::Missing::Create);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::NotReadable);
        QCOMPARE(opened.error().path, path());
    }
    QVERIFY(::chmod(m_folder->path().toStdString().c_str(), 0755) == 0);
}

void tst_library_faults::shouldSayWhenTheLibraryCannotBeWritten()
{
    REQUIRE_OK(openNew(*open(), "r", "a"));
    QVERIFY(::chmod(path().c_str(), 0444) == 0);
    QVERIFY(::chmod(m_folder->path().toStdString().c_str(), 0555) == 0);
    {
        const Unprivileged rights;
        const auto opened = Library::open(path(), Library::Missing::Create);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::LibraryFailed);
        QCOMPARE(opened.error().path, path());
    }
    QVERIFY(::chmod(m_folder->path().toStdString().c_str(), 0755) == 0);
}

void tst_library_faults::shouldChangeNothingWhenTheDiskIsFull()
{
    const auto library = open();
    const auto opened = openNew(*library, "r", "a").value();
    // A limit on the size of files stands for the full disk.
    const auto before = std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &limit), 0);
    const rlimit small = {1'000'000, limit.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const std::string large(5'000'000, 'x');

    const auto made = openNew(*library, "large", large);
    const Result<void> kept = opened.journal->append(entryFor("a", {{{1, 1}, large}}));

    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
    std::signal(SIGXFSZ, before);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::LibraryFailed);
    QVERIFY(!kept);
    QCOMPARE(kept.error().code, ErrorCode::LibraryFailed);
    QCOMPARE(library->registers().value().size(), 1u);
    QVERIFY(openAgain(*library, "r").value().stored.text == "a");
    REQUIRE_OK(opened.journal->append(entryFor("a", {{{1, 1}, large}})));
    QVERIFY(openAgain(*open(), "r").value().stored.text == "a" + large);
}

void tst_library_faults::shouldSurviveAnyDamage()
{
    std::mt19937 random(21);
    {
        const auto library = open();
        const auto opened = openNew(*library, "r", test::linesOfText(100'000, random)).value();
        for (int i = 0; i < 5; ++i)
            REQUIRE_OK(opened.journal->append(
                entryFor(opened.stored.text, {{{0, 0}, test::linesOfText(3'000, random)}})));
    }
    const QByteArray whole = fileBytes();
    QVERIFY(whole.size() > 100'000);
    int refused = 0;
    for (int i = 0; i < 150; ++i) {
        QByteArray bytes = whole;
        if (i % 5 == 0)
            bytes.truncate(qsizetype(random() % unsigned(whole.size())));
        // Half of it in the first pages, where the structure is.
        const unsigned reach = unsigned(i % 2 ? whole.size() : 24'000);
        for (int n = 0; n < 40; ++n) {
            const auto where = qsizetype(random() % reach);
            if (where < bytes.size())
                bytes[where] = char(random());
        }
        QFile::remove(QString::fromStdString(path() + "-wal"));
        QFile::remove(QString::fromStdString(path() + "-shm"));
        putFile(bytes);
        const auto library = Library::open(path(), Library::Missing::IsAnError);
        const auto opened = library ? openAgain(**library, "r")
                                    : tl::make_unexpected(library.error());
        if (!opened) {
            ++refused;
            QVERIFY(!opened.error().what.empty());
            continue;
        }
        static_cast<void>(opened->journal->entries());
        static_cast<void>(opened->journal->append(entryFor(opened->stored.text, {{{0, 0}, "x"}})));
        static_cast<void>(opened->journal->stepBack());
    }
    QVERIFY(refused > 10);
}

LOADLINE_TEST(tst_library_faults)
#include "tst_library_faults.moc"
