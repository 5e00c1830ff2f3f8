// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/migration.h"

#include "library/library.h"
#include "library/stored_text.h"
#include "library_fixture.h"
#include "support/test_main.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace loadline;

namespace {

const SchemaStep firstStep{1,
                           {{"001/01.sql", "CREATE TABLE one (a BLOB NOT NULL) STRICT"},
                            {"001/02.sql", "INSERT INTO one VALUES (x'01')"}}};
const SchemaStep secondStep{2,
                            {{"002/01.sql", "CREATE TABLE two (b BLOB NOT NULL) STRICT"},
                             {"002/02.sql", "INSERT INTO two SELECT a FROM one"}}};
const SchemaStep brokenStep{2,
                            {{"002/01.sql", "CREATE TABLE two (b BLOB NOT NULL) STRICT"},
                             {"002/02.sql", "INSERT INTO three VALUES (1)"}}};

} // namespace

class tst_migration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shouldMakeANewLibrary();
    void shouldDoNothingWhereNothingIsToDo();
    void shouldBringAnOldLibraryToTheNewestStep();
    void shouldTakeSeveralStepsAtOnce();
    void shouldKeepABackupThatOnlyItsOwnerReads();
    void shouldReplaceAnOlderBackup();
    void shouldLeaveTheLibraryAsItWasWhenAStepFails();
    void shouldNotMigrateWithoutABackup();
    void shouldMigrateOnceWhenTwoProgramsWantTo();
    void shouldSayThatAnotherProgramIsWriting();
    void shouldRefuseANewerSchema();
    void shouldRefuseADatabaseOfAnotherProgram_data();
    void shouldRefuseADatabaseOfAnotherProgram();
    void shouldKeepReleasedStepsAsTheyAre();
    void shouldMakeStrictTablesOnly();
    void shouldKeepTheTextsOfALibraryOfTheFirstSchema();

private:
    std::unique_ptr<Connection> open(std::chrono::milliseconds timeout = libraryBusyTimeout) const;
    std::string path() const
    {
        return m_folder->filePath(QStringLiteral("l.sqlite")).toStdString();
    }
    bool hasBackup(int version) const
    {
        return QFile::exists(QString::fromStdString(backupPath(path(), version)));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_migration::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QFile file(QString::fromStdString(path()));
    QVERIFY(file.open(QIODevice::NewOnly));
}

std::unique_ptr<Connection> tst_migration::open(std::chrono::milliseconds timeout) const
{
    auto connection = Connection::open(path(), Connection::Access::ReadWrite, timeout).value();
    if (!connection->useWriteAheadLog())
        return nullptr;
    return connection;
}

void tst_migration::shouldMakeANewLibrary()
{
    const auto connection = open();

    REQUIRE_OK(migrate(*connection, {firstStep}));

    QCOMPARE(connection->number("PRAGMA user_version").value(), 1);
    QCOMPARE(connection->number("PRAGMA application_id").value(), libraryApplicationId);
    QCOMPARE(connection->number("SELECT count(*) FROM one").value(), 1);
    QVERIFY(!hasBackup(0));
}

void tst_migration::shouldDoNothingWhereNothingIsToDo()
{
    const auto connection = open();
    REQUIRE_OK(migrate(*connection, {firstStep}));

    REQUIRE_OK(migrate(*connection, {firstStep}));

    QCOMPARE(connection->number("SELECT count(*) FROM one").value(), 1);
    QVERIFY(!hasBackup(1));
}

void tst_migration::shouldBringAnOldLibraryToTheNewestStep()
{
    const auto connection = open();
    REQUIRE_OK(migrate(*connection, {firstStep}));

    REQUIRE_OK(migrate(*connection, {firstStep, secondStep}));

    QCOMPARE(connection->number("PRAGMA user_version").value(), 2);
    QCOMPARE(connection->number("SELECT count(*) FROM two").value(), 1);
    QCOMPARE(connection->number("SELECT count(*) FROM one").value(), 1);
}

void tst_migration::shouldTakeSeveralStepsAtOnce()
{
    const auto connection = open();

    REQUIRE_OK(migrate(*connection, {firstStep, secondStep}));

    QCOMPARE(connection->number("PRAGMA user_version").value(), 2);
    QCOMPARE(connection->number("SELECT count(*) FROM two").value(), 1);
}

void tst_migration::shouldKeepABackupThatOnlyItsOwnerReads()
{
    const auto connection = open();
    REQUIRE_OK(migrate(*connection, {firstStep}));

    REQUIRE_OK(migrate(*connection, {firstStep, secondStep}));

    const std::string copy = backupPath(path(), 1);
    QCOMPARE(QFile::permissions(QString::fromStdString(copy)) & ~QFile::Permissions(0x7000),
             QFile::ReadUser | QFile::WriteUser);
    const auto backup = Connection::open(copy).value();
    QCOMPARE(backup->number("PRAGMA user_version").value(), 1);
    QCOMPARE(backup->number("PRAGMA application_id").value(), libraryApplicationId);
    QCOMPARE(backup->number("SELECT count(*) FROM one").value(), 1);
    QVERIFY(!backup->number("SELECT count(*) FROM two"));
}

void tst_migration::shouldReplaceAnOlderBackup()
{
    const auto connection = open();
    REQUIRE_OK(migrate(*connection, {firstStep}));
    QVERIFY(!migrate(*connection, {firstStep, brokenStep}));
    QVERIFY(hasBackup(1));
    REQUIRE_OK(connection->run("INSERT INTO one VALUES (x'02')"));

    REQUIRE_OK(migrate(*connection, {firstStep, secondStep}));

    const auto backup = Connection::open(backupPath(path(), 1)).value();
    QCOMPARE(backup->number("SELECT count(*) FROM one").value(), 2);
}

void tst_migration::shouldLeaveTheLibraryAsItWasWhenAStepFails()
{
    const auto connection = open();
    REQUIRE_OK(migrate(*connection, {firstStep}));

    const Result<void> done = migrate(*connection, {firstStep, brokenStep});

    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::LibraryFailed);
    QVERIFY(done.error().what.find("002/02.sql") != std::string::npos);
    QCOMPARE(done.error().path, path());
    QCOMPARE(connection->number("PRAGMA user_version").value(), 1);
    QCOMPARE(connection->number("SELECT count(*) FROM one").value(), 1);
    QVERIFY(!connection->number("SELECT count(*) FROM two"));
    QVERIFY(hasBackup(1));
}

void tst_migration::shouldNotMigrateWithoutABackup()
{
    const auto connection = open();
    REQUIRE_OK(migrate(*connection, {firstStep}));
    const QString inTheWay = QString::fromStdString(backupPath(path(), 1) + ".part");
    QVERIFY(QDir().mkpath(inTheWay));

    const Result<void> done = migrate(*connection, {firstStep, secondStep});

    QVERIFY(!done);
    QVERIFY(done.error().what.find("backup") != std::string::npos);
    QCOMPARE(connection->number("PRAGMA user_version").value(), 1);
    QVERIFY(!connection->number("SELECT count(*) FROM two"));
}

void tst_migration::shouldMigrateOnceWhenTwoProgramsWantTo()
{
    const auto one = open();
    const auto other = open();
    REQUIRE_OK(migrate(*one, {firstStep}));
    QCOMPARE(other->number("PRAGMA user_version").value(), 1);

    REQUIRE_OK(migrate(*one, {firstStep, secondStep}));
    REQUIRE_OK(migrate(*other, {firstStep, secondStep}));

    QCOMPARE(other->number("SELECT count(*) FROM two").value(), 1);
}

void tst_migration::shouldSayThatAnotherProgramIsWriting()
{
    const auto one = open();
    const auto other = open(std::chrono::milliseconds(20));
    const Result<Transaction> writing = Transaction::toWrite(*one);
    REQUIRE_OK(writing);

    const Result<void> done = migrate(*other, {firstStep});

    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::LibraryBusy);
}

void tst_migration::shouldRefuseANewerSchema()
{
    const auto connection = open();
    REQUIRE_OK(migrate(*connection, {firstStep, secondStep}));

    for (const Result<void> &done :
         {checkSchema(*connection, {firstStep}), migrate(*connection, {firstStep})}) {
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::NewerSchema);
        QVERIFY(done.error().what.find("newer") != std::string::npos);
        QVERIFY(done.error().what.find('2') != std::string::npos);
        QVERIFY(done.error().what.find('1') != std::string::npos);
    }
    QCOMPARE(connection->number("PRAGMA user_version").value(), 2);
}

void tst_migration::shouldRefuseADatabaseOfAnotherProgram_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("with tables") << QByteArray("CREATE TABLE places (url TEXT)");
    QTest::newRow("with another application id") << QByteArray("PRAGMA application_id = 7");
    QTest::newRow("with a version alone") << QByteArray("PRAGMA user_version = 1");
}

void tst_migration::shouldRefuseADatabaseOfAnotherProgram()
{
    QFETCH(QByteArray, sql);
    const auto connection = open();
    REQUIRE_OK(connection->run(sql.constData()));

    const Result<void> checked = checkSchema(*connection, {firstStep});
    const Result<void> done = migrate(*connection, {firstStep});

    QVERIFY(!checked);
    QCOMPARE(checked.error().code, ErrorCode::NotALibrary);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::NotALibrary);
    QVERIFY(!connection->number("SELECT count(*) FROM one"));
}

void tst_migration::shouldKeepReleasedStepsAsTheyAre()
{
    // A released step is in libraries out there. To change the schema, add a step and its line.
    const QMap<int, QByteArray> released = {{1, "62bfaf2f4626e2ea"},
                                            {2, "d573b4401a4463eb"},
                                            {3, "4bbbbd294a1f8b04"}};
    QCOMPARE(qsizetype(schemaSteps().size()), released.size());
    for (const SchemaStep &step : schemaSteps()) {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const SchemaStatement &statement : step.statements)
            hash.addData(QByteArrayView(statement.sql.data(), qsizetype(statement.sql.size())));
        QCOMPARE(hash.result().toHex().left(16), released.value(step.version));
    }
}

void tst_migration::shouldMakeStrictTablesOnly()
{
    const auto connection = open();
    REQUIRE_OK(migrate(*connection, schemaSteps()));

    QVERIFY(connection
                ->number("SELECT count(*) FROM pragma_table_list WHERE schema = 'main'"
                         " AND name NOT LIKE 'sqlite_%'")
                .value()
            >= 4);
    QCOMPARE(connection
                 ->number("SELECT count(*) FROM pragma_table_list WHERE schema = 'main'"
                          " AND name NOT LIKE 'sqlite_%' AND NOT strict")
                 .value(),
             0);
}

void tst_migration::shouldKeepTheTextsOfALibraryOfTheFirstSchema()
{
    std::mt19937 random(1);
    const std::string text = loadline::test::linesOfText(200000, random);
    {
        const auto connection = open();
        REQUIRE_OK(migrate(*connection, {schemaSteps().front()}));
        REQUIRE_OK(connection->run("INSERT INTO register (name, created_utc, created_by, file)"
                                   " VALUES (x'72', x'', x'', x'2f72')"));
        REQUIRE_OK(StoredText(*connection, RegisterId{1}, TextLayer::Current).write(text));
        REQUIRE_OK(StoredText(*connection, RegisterId{1}, TextLayer::File).write("as in the file"));
        REQUIRE_OK(connection->run("UPDATE register SET has_file_text = 1, branch = x'6d'"));
    }

    const auto library = Library::open(path(), Library::Missing::IsAnError);
    REQUIRE_OK(library);
    auto opened = loadline::test::openAgain(**library, "r");
    REQUIRE_OK(opened);
    QVERIFY(opened->stored.text == text);
    const SeenFile seen{"as in the file", "m"};
    QVERIFY(opened->journal->seenFile().value() == seen);
    REQUIRE_OK(opened->journal->append(loadline::test::entryFor(text, {{{0, 1}, "X"}})));
    REQUIRE_OK(opened->journal->stepBack());
    QVERIFY((*library)->load(opened->id).value().text == text);
    QVERIFY(hasBackup(1));
}

LOADLINE_TEST(tst_migration)
#include "tst_migration.moc"
