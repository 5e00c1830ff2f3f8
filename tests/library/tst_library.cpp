// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"

#include "library/connection.h"
#include "library_fixture.h"
#include "support/test_main.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace loadline;
using loadline::test::entryFor;
using loadline::test::openAgain;
using loadline::test::openNew;

class tst_library : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldRemoveARegister();
    void init();
    void cleanup();
    void shouldBeForItsOwnerOnly();
    void shouldKeepEveryCommitSafe();
    void shouldRunNothingFromItsSchema();
    void shouldStandInTheUsersDataFolder_data();
    void shouldStandInTheUsersDataFolder();
    void shouldMakeItsFolderForItsOwnerOnly();
    void shouldGiveBytesBackAfterARestart_data();
    void shouldGiveBytesBackAfterARestart();
    void shouldListRegistersByName();
    void shouldKnowWhatWasOpenedLast();
    void shouldTakeAnyTextAsName_data();
    void shouldTakeAnyTextAsName();
    void shouldRefuseNames_data();
    void shouldRefuseNames();
    void shouldRefuseANameThatIsTaken();
    void shouldSayWhenARegisterIsNotThere();
    void shouldKeepTheTextOfTheFile_data();
    void shouldKeepTheTextOfTheFile();
    void shouldShareATextThatTheFileHasToo();
    void shouldForgetTheFileWhenItIsUnlinked();
    void shouldFindARegisterByItsFile();
    void shouldLetAFileBeWrittenWhileEditing();
    void shouldServeTwoProgramsAtOnce();
    void shouldBeMadeByManyProgramsAtOnce();
    void shouldBeCopiedWithoutATrace();
    void shouldCloseItsConnections();

private:
    QString at(const QString &name) const { return m_folder->filePath(name); }
    std::string path() const { return at(QStringLiteral("l.sqlite")).toStdString(); }
    std::unique_ptr<Library> open() const
    {
        return Library::open(path(), Library::Missing::Create).value();
    }
    static mode_t modeOf(const std::string &path)
    {
        struct stat status = {};
        return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777 : 0;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_library::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_library::cleanup()
{
    qunsetenv("XDG_DATA_HOME");
}

void tst_library::shouldBeForItsOwnerOnly()
{
    const mode_t before = ::umask(0);
    const auto library = open();
    ::umask(before);
    REQUIRE_OK(openNew(*library, "r", "a"));

    QCOMPARE(modeOf(path()), 0600u);
    QCOMPARE(modeOf(path() + "-wal"), 0600u);
    QCOMPARE(modeOf(path() + "-shm"), 0600u);
}

void tst_library::shouldKeepEveryCommitSafe()
{
    const auto library = open();
    const auto connection = Connection::open(path()).value();

    QCOMPARE(connection->number("PRAGMA synchronous").value(), 2);
    QCOMPARE(connection->number("PRAGMA foreign_keys").value(), 1);
    QCOMPARE(connection->number("SELECT journal_mode = 'wal' FROM pragma_journal_mode").value(), 1);
    QVERIFY(!connection->run("INSERT INTO slice VALUES (7, 0, 1, 7, 1)"));
}

void tst_library::shouldRunNothingFromItsSchema()
{
    const auto library = open();
    const auto connection = Connection::open(path()).value();
    REQUIRE_OK(connection->run("PRAGMA writable_schema = ON"));

    QVERIFY(!connection->run("UPDATE sqlite_schema SET sql = '' WHERE name = 'chunk'"));

    REQUIRE_OK(connection->run("CREATE TRIGGER sly AFTER INSERT ON register BEGIN"
                               " DELETE FROM register; END"));
    REQUIRE_OK(openNew(*library, "r", "a"));
    QCOMPARE(library->registers().value().size(), 1u);
}

void tst_library::shouldStandInTheUsersDataFolder_data()
{
    QTest::addColumn<QByteArray>("dataHome");
    QTest::addColumn<QByteArray>("path");
    const QByteArray usual = qgetenv("HOME") + "/.local/share/loadline/library.sqlite";
    QTest::newRow("unset") << QByteArray() << usual;
    QTest::newRow("set") << QByteArray("/data/of me")
                         << QByteArray("/data/of me/loadline/library.sqlite");
    QTest::newRow("relative, which is to be ignored") << QByteArray("data") << usual;
}

void tst_library::shouldStandInTheUsersDataFolder()
{
    QFETCH(QByteArray, dataHome);
    QFETCH(QByteArray, path);
    if (!dataHome.isNull())
        qputenv("XDG_DATA_HOME", dataHome);

    QCOMPARE(QByteArray::fromStdString(Library::defaultPath()), path);
}

void tst_library::shouldMakeItsFolderForItsOwnerOnly()
{
    qputenv("XDG_DATA_HOME", at(QStringLiteral("new/data")).toUtf8());
    QCOMPARE(Library::openDefault(Library::Missing::IsAnError).error().code, ErrorCode::NotFound);
    QVERIFY(!QFile::exists(at(QStringLiteral("new"))));

    REQUIRE_OK(Library::openDefault(Library::Missing::Create));

    QCOMPARE(modeOf(at(QStringLiteral("new/data/loadline")).toStdString()), 0700u);
    QCOMPARE(modeOf(Library::defaultPath()), 0600u);
    REQUIRE_OK(Library::openDefault(Library::Missing::IsAnError));
}

void tst_library::shouldGiveBytesBackAfterARestart_data()
{
    test::addAwkwardTexts();
}

void tst_library::shouldGiveBytesBackAfterARestart()
{
    QFETCH(QByteArray, text);
    REQUIRE_OK(open()->create({"r", text.toStdString(), {}, {}, std::nullopt, test::fixedAuthor()}));

    const auto library = open();

    const auto again = openAgain(*library, "r").value();
    QVERIFY(again.stored.text == text.toStdString());
    QCOMPARE(again.stored.listed.size, std::uint64_t(text.size()));
}

void tst_library::shouldListRegistersByName()
{
    const auto library = open();
    for (const char *name : {"b", "ä", "a", "B", "a b", "10", "9"})
        REQUIRE_OK(openNew(*library, name, "text"));
    const std::vector<ListedRegister> list = library->registers().value();
    QByteArrayList names;
    for (const ListedRegister &listed : list)
        names << QByteArray::fromStdString(listed.name);

    QCOMPARE(names, QByteArrayList({"10", "9", "B", "a", "a b", "b", "ä"}));
    const ListedRegister found = library->find("a b").value();
    QCOMPARE(found.createdBy, std::string("Robin"));
    QCOMPARE(found.createdUtc, std::string("2026-03-04T05:06:07Z"));
    QCOMPARE(found.size, 4u);
}

void tst_library::shouldKnowWhatWasOpenedLast()
{
    const auto library = open();
    const RegisterId one = openNew(*library, "one", "").value().id;
    const RegisterId two = openNew(*library, "two", "").value().id;
    REQUIRE_OK(openNew(*library, "never", ""));
    REQUIRE_OK(library->markOpened(one));
    REQUIRE_OK(library->markOpened(two));
    REQUIRE_OK(library->markOpened(one));

    const std::vector<ListedRegister> recent = open()->recentRegisters().value();

    QCOMPARE(recent.size(), 2u);
    QCOMPARE(recent[0].name, std::string("one"));
    QCOMPARE(recent[1].name, std::string("two"));
}

void tst_library::shouldTakeAnyTextAsName_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("a word") << QByteArray("payments");
    QTest::newRow("a path") << QByteArray("../../etc/passwd");
    QTest::newRow("SQL") << QByteArray("'; DROP TABLE register; --");
    QTest::newRow("markup") << QByteArray("<b>&amp;%1</b>");
    QTest::newRow("emoji") << QByteArray("\xF0\x9F\x94\xB4 r\xC3\xA9gie");
    QTest::newRow("a replacement character") << QByteArray("\xEF\xBF\xBD");
    QTest::newRow("a byte-order mark") << QByteArray("\xEF\xBB\xBFx");
    QTest::newRow("a blank") << QByteArray(" ");
}

void tst_library::shouldTakeAnyTextAsName()
{
    QFETCH(QByteArray, name);
    REQUIRE_OK(openNew(*open(), name.toStdString(), "a"));

    QCOMPARE(QByteArray::fromStdString(open()->find(name.toStdString()).value().name), name);
}

void tst_library::shouldRefuseNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("a newline") << QByteArray("a\nb");
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
    QTest::newRow("escape") << QByteArray("\x1b[31m");
    QTest::newRow("DEL") << QByteArray("\x7f");
    QTest::newRow("C1") << QByteArray("\xC2\x9B");
    QTest::newRow("not UTF-8") << QByteArray("\xFF");
    QTest::newRow("cut off") << QByteArray("a\xC3");
    QTest::newRow("lone surrogate") << QByteArray("\xED\xB4\xB4");
}

void tst_library::shouldRefuseNames()
{
    QFETCH(QByteArray, name);
    const auto library = open();

    const auto made = openNew(*library, name.toStdString(), "a");

    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Refused);
    QVERIFY(library->registers().value().empty());
}

void tst_library::shouldRefuseANameThatIsTaken()
{
    const auto library = open();
    REQUIRE_OK(openNew(*library, "r", "first"));

    const auto made = openNew(*library, "r", "second");

    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Refused);
    QVERIFY(made.error().what.find("\"r\"") != std::string::npos);
    QVERIFY(openAgain(*library, "r").value().stored.text == "first");
}

void tst_library::shouldSayWhenARegisterIsNotThere()
{
    const auto library = open();
    const RegisterId none{42};

    QCOMPARE(library->find("r").error().code, ErrorCode::NotFound);
    QCOMPARE(library->find("r").error().path, path());
    QCOMPARE(library->load(none).error().code, ErrorCode::NotFound);
    QCOMPARE(library->fileText(none).error().code, ErrorCode::NotFound);
    QCOMPARE(library->fileWritten(none, "a", "").error().code, ErrorCode::NotFound);
    QCOMPARE(library->setLinkedFile(none, "a").error().code, ErrorCode::NotFound);
}

void tst_library::shouldKeepTheTextOfTheFile_data()
{
    QTest::addColumn<QByteArray>("fileText");
    std::mt19937 random(20);
    const QByteArray text = QByteArray::fromStdString(test::linesOfText(300'000, random));
    QTest::newRow("the same") << text;
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("something else") << QByteArray("other\n");
    QTest::newRow("a line more") << text + "more\n";
    QTest::newRow("changed within") << QByteArray(text).replace(100'000, 10, "\xFF\0\r\n");
}

void tst_library::shouldKeepTheTextOfTheFile()
{
    QFETCH(QByteArray, fileText);
    std::mt19937 random(20);
    const std::string text = test::linesOfText(300'000, random);
    const auto library = open();
    const RegisterId id = openNew(*library, "r", text).value().id;
    QVERIFY(!library->fileText(id).value());

    REQUIRE_OK(library->fileWritten(id, fileText.toStdString(), "main"));

    QVERIFY(library->fileText(id).value() == fileText.toStdString());
    QVERIFY(library->load(id).value().text == text);
    QCOMPARE(library->find("r").value().branch, std::string("main"));

    const NewRegister made{"imported", text, "/a/file.md", "dev", fileText.toStdString(), {}};
    const RegisterId imported = library->create(made).value();
    QVERIFY(library->fileText(imported).value() == fileText.toStdString());
    QVERIFY(library->load(imported).value().text == text);
    QCOMPARE(library->find("imported").value().file, std::string("/a/file.md"));
    QCOMPARE(library->find("imported").value().branch, std::string("dev"));
}

void tst_library::shouldShareATextThatTheFileHasToo()
{
    const auto library = open();
    const RegisterId id = library->create({"r", "a", "/a.md", "main", "a", {}}).value();
    auto opened = openAgain(*library, "r").value();
    const SharedBytes text(opened.stored.text);
    const auto given = [&] { return &library->fileText(opened.stored, text).value()->string(); };
    QVERIFY(given() == &text.string());

    // A text that has changed since it was loaded is not what the file holds
    REQUIRE_OK(opened.journal->append(entryFor("a", {{{1, 1}, "b"}})));
    QVERIFY(given() != &text.string());
    REQUIRE_OK(library->fileWritten(id, "ab", "main"));
    QVERIFY(library->fileText(opened.stored, text).value() == "ab");
}

void tst_library::shouldForgetTheFileWhenItIsUnlinked()
{
    const auto library = open();
    const RegisterId id = library->create({"r", "a", "/a.md", "main", "a", {}}).value();
    REQUIRE_OK(library->setLinkedFile(id, "/b.md"));
    QVERIFY(library->fileText(id).value() == "a");
    QCOMPARE(library->find("r").value().file, std::string("/b.md"));

    REQUIRE_OK(library->setLinkedFile(id, ""));

    QVERIFY(!library->fileText(id).value());
    QCOMPARE(library->find("r").value().file, std::string());
    QCOMPARE(library->find("r").value().branch, std::string());
    QVERIFY(library->load(id).value().text == "a");
}

void tst_library::shouldFindARegisterByItsFile()
{
    const auto library = open();
    REQUIRE_OK(library->create({"one", "", "/a.md", {}, std::nullopt, {}}));
    REQUIRE_OK(library->create({"two", "", {}, {}, std::nullopt, {}}));

    QCOMPARE(library->findByFile("/a.md").value()->name, std::string("one"));
    QVERIFY(!library->findByFile("/b.md").value());
    QVERIFY(!library->findByFile("").value());
}

void tst_library::shouldLetAFileBeWrittenWhileEditing()
{
    const auto library = open();
    const auto opened = openNew(*library, "r", "a").value();
    REQUIRE_OK(opened.journal->append(entryFor("a", {{{1, 1}, "b"}})));

    REQUIRE_OK(library->fileWritten(opened.id, "ab stamped", "main"));

    QVERIFY(!opened.journal->changedText().value());
    REQUIRE_OK(opened.journal->append(entryFor("ab", {{{2, 2}, "c"}})));
    REQUIRE_OK(opened.journal->stepBack());
    REQUIRE_OK(opened.journal->stepBack());
    QVERIFY(library->load(opened.id).value().text == "a");
    QVERIFY(library->fileText(opened.id).value() == "ab stamped");
}

void tst_library::shouldServeTwoProgramsAtOnce()
{
    const auto one = open();
    const auto other = open();
    REQUIRE_OK(openNew(*one, "from one", "1"));
    REQUIRE_OK(openNew(*other, "from the other", "2"));

    QCOMPARE(one->registers().value().size(), 2u);
    QCOMPARE(other->registers().value().size(), 2u);
    QVERIFY(openAgain(*one, "from the other").value().stored.text == "2");
}

void tst_library::shouldBeMadeByManyProgramsAtOnce()
{
    constexpr int programs = 6;
    std::vector<pid_t> children;
    for (int i = 0; i < programs; ++i) {
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            const auto library = Library::open(path(), Library::Missing::Create);
            const bool isMade = library && openNew(**library, "r" + std::to_string(i), "text");
            ::_exit(isMade ? 0 : 1);
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
    }

    QCOMPARE(open()->registers().value().size(), std::size_t(programs));
}

void tst_library::shouldBeCopiedWithoutATrace()
{
    const auto library = open(); // it stays open: another program may be at work
    const auto opened = openNew(*library, "r", "a").value();
    REQUIRE_OK(opened.journal->append(entryFor("a", {{{1, 1}, "b"}})));
    QCOMPARE(Library::openCopy("nowhere").error().code, ErrorCode::NotFound);

    const auto copied = Library::openCopy(path());
    REQUIRE_OK(copied);
    const auto copy = openAgain(**copied, "r").value();
    QVERIFY(copy.stored.text == "ab");
    REQUIRE_OK(copy.journal->stepBack());
    REQUIRE_OK((*copied)->setLinkedFile(copy.id, "/a/file.md"));

    QVERIFY(openAgain(*library, "r").value().stored.text == "ab");
    QVERIFY(library->find("r").value().file.empty());
}

void tst_library::shouldCloseItsConnections()
{
    {
        const auto library = open();
        auto opened = openNew(*library, "r", "a").value();
        QVERIFY(!QSqlDatabase::connectionNames().isEmpty());
    }
    QVERIFY(!Library::open(m_folder->path().toStdString(), Library::Missing::Create));
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
    QVERIFY(!QFile::exists(QString::fromStdString(path() + "-wal")));

    std::unique_ptr<Journal> journal;
    journal = openAgain(*open(), "r").value().journal;
    REQUIRE_OK(journal->append(entryFor("a", {{{1, 1}, "outlives"}})));
    journal.reset();
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
}

void tst_library::shouldRemoveARegister()
{
    // GIVEN two registers of one text, so that they share its chunks, and a third one
    const auto library = Library::openInMemory().value();
    const std::string text = std::string(100000, 'x') + "\n";
    const auto create = [&](const std::string &name, const std::string &of) {
        return library->create({name, of, "/srv/" + name, {}, of, test::fixedAuthor()}).value();
    };
    const RegisterId gone = create("gone", text);
    const RegisterId twin = create("twin", text);
    const RegisterId other = create("other", "y\n");
    const StoredRegister stored = library->load(gone).value();
    const auto journal = library->journal(stored, test::fixedAuthor);
    JournalEntry entry;
    entry.splices = {{{0, 1}, "z"}};
    entry.inverse = {{{0, 1}, "x"}};
    QVERIFY(journal->append(entry).has_value());

    QVERIFY(library->remove(gone).has_value());

    QCOMPARE(library->load(gone).error().code, ErrorCode::NotFound);
    QCOMPARE(library->remove(gone).error().code, ErrorCode::NotFound);
    QCOMPARE(library->load(twin).value().text, text);
    QCOMPARE(library->fileText(twin).value().value(), text);
    QCOMPARE(library->load(other).value().text, std::string("y\n"));
    QCOMPARE(library->registers().value().size(), std::size_t(2));
    QVERIFY(!journal->append(entry).has_value());
}

LOADLINE_TEST(tst_library)
#include "tst_library.moc"
