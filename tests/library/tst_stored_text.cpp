// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/stored_text.h"

#include "library/migration.h"
#include "library_fixture.h"
#include "support/test_main.h"

#include <QTest>

#include <numeric>

using namespace loadline;

class tst_stored_text : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shouldCutAtLineEnds();
    void shouldGiveBytesBack_data();
    void shouldGiveBytesBack();
    void shouldFollowRandomSplices_data();
    void shouldFollowRandomSplices();
    void shouldRewriteLittleForASmallEdit();
    void shouldShareChunksBetweenLayers();
    void shouldJoinWhatGotSmall();
    void shouldGiveNewPositionsWhenRoomIsUsedUp();
    void shouldRefuseSplicesThatDoNotFit();
    void shouldSayWhenAPartIsLost();

private:
    std::int64_t number(const char *sql) { return m_connection->number(sql).value(); }

    std::unique_ptr<Connection> m_connection;
    RegisterId m_id{1};
};

void tst_stored_text::init()
{
    m_connection = Connection::openInMemory().value();
    REQUIRE_OK(migrate(*m_connection, schemaSteps()));
    REQUIRE_OK(m_connection->run("INSERT INTO register (id, name, created_utc, created_by)"
                                 " VALUES (1, x'61', x'', x'')"));
}

void tst_stored_text::shouldCutAtLineEnds()
{
    std::mt19937 random(3);
    const std::string text = test::linesOfText(1'000'000, random);

    const std::vector<std::string_view> chunks = cutIntoChunks(text);

    QVERIFY(chunks.size() > 20);
    std::string joined;
    for (const std::string_view chunk : chunks) {
        QVERIFY(chunk.size() >= chunkLeast && chunk.size() <= chunkMost);
        QVERIFY(chunk.ends_with('\n'));
        joined += chunk;
    }
    QVERIFY(joined == text);
}

void tst_stored_text::shouldGiveBytesBack_data()
{
    test::addAwkwardTexts();
}

void tst_stored_text::shouldGiveBytesBack()
{
    QFETCH(QByteArray, text);
    const StoredText stored(*m_connection, m_id, TextLayer::Current);

    REQUIRE_OK(stored.write(text.toStdString()));

    QVERIFY(stored.read().value() == text.toStdString());
    REQUIRE_OK(stored.clear());
    QVERIFY(stored.read().value().empty());
    QCOMPARE(number("SELECT count(*) FROM chunk"), 0);
}

void tst_stored_text::shouldFollowRandomSplices_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("empty") << 0;
    QTest::newRow("one chunk") << 3'000;
    QTest::newRow("two chunks") << 70'000;
    QTest::newRow("many chunks") << 900'000;
}

void tst_stored_text::shouldFollowRandomSplices()
{
    QFETCH(int, size);
    std::mt19937 random(unsigned(size) + 4);
    std::string text = test::linesOfText(std::size_t(size), random);
    const StoredText stored(*m_connection, m_id, TextLayer::Current);
    const StoredText file(*m_connection, m_id, TextLayer::File);
    REQUIRE_OK(stored.write(text));
    std::string fileText;

    for (int i = 0; i < 200; ++i) {
        const std::vector<Splice> splices = test::randomSplices(text.size(), random);
        REQUIRE_OK(stored.splice(splices));
        text = applied(text, splices);
        QVERIFY(stored.read().value() == text);
        if (i % 10 == 0) {
            REQUIRE_OK(file.becomeSameAs(stored));
            fileText = text;
        }
        QVERIFY(file.read().value() == fileText);
    }

    QCOMPARE(number("SELECT count(*) FROM chunk"),
             number("SELECT count(DISTINCT chunk_id) FROM slice"));
    QCOMPARE(number("SELECT count(*) FROM slice JOIN chunk ON chunk.id = chunk_id"
                    " WHERE size <> length(source)"),
             0);
    QVERIFY(number("SELECT max(size) FROM slice") <= std::int64_t(chunkMost));
}

void tst_stored_text::shouldRewriteLittleForASmallEdit()
{
    std::mt19937 random(5);
    const std::string text = test::linesOfText(4'000'000, random);
    const StoredText stored(*m_connection, m_id, TextLayer::Current);
    REQUIRE_OK(stored.write(text));
    const std::int64_t before = number("SELECT total_changes()");
    const std::int64_t last = number("SELECT max(id) FROM chunk");

    REQUIRE_OK(stored.splice({{{2'000'000, 2'000'010}, "another word"}}));

    QVERIFY(number("SELECT total_changes()") - before <= 8);
    const std::string fresh = "SELECT sum(length(source)) FROM chunk WHERE id > "
                              + std::to_string(last);
    QVERIFY(number(fresh.c_str()) <= std::int64_t(chunkMost));
}

void tst_stored_text::shouldShareChunksBetweenLayers()
{
    std::mt19937 random(6);
    const std::string text = test::linesOfText(500'000, random);
    const StoredText stored(*m_connection, m_id, TextLayer::Current);
    const StoredText file(*m_connection, m_id, TextLayer::File);
    REQUIRE_OK(stored.write(text));
    const std::int64_t chunks = number("SELECT count(*) FROM chunk");

    REQUIRE_OK(file.becomeSameAs(stored));
    QCOMPARE(number("SELECT count(*) FROM chunk"), chunks);

    REQUIRE_OK(stored.splice({{{0, 1}, "#"}}));
    QCOMPARE(number("SELECT count(*) FROM chunk"), chunks + 1);
    QVERIFY(file.read().value() == text);
    QVERIFY(stored.read().value() == "#" + text.substr(1));
}

void tst_stored_text::shouldJoinWhatGotSmall()
{
    std::mt19937 random(7);
    const std::string text = test::linesOfText(2'000'000, random);
    const StoredText stored(*m_connection, m_id, TextLayer::Current);
    REQUIRE_OK(stored.write(text));

    std::string left = text;
    while (left.size() > 100'000) {
        const std::vector<Splice> splices = {{{20'000, 24'000}, ""}};
        REQUIRE_OK(stored.splice(splices));
        left = applied(left, splices);
    }

    QVERIFY(stored.read().value() == left);
    QVERIFY(number("SELECT count(*) FROM slice") <= std::int64_t(left.size() / chunkLeast));
}

void tst_stored_text::shouldGiveNewPositionsWhenRoomIsUsedUp()
{
    std::mt19937 random(8);
    std::string text = test::linesOfText(200'000, random);
    const StoredText stored(*m_connection, m_id, TextLayer::Current);
    REQUIRE_OK(stored.write(text));
    // As if the room had been used up by earlier insertions.
    REQUIRE_OK(m_connection->run("UPDATE slice SET position = position / 1048576"));

    const std::vector<Splice> splices = {{{50'000, 50'000}, test::linesOfText(300'000, random)}};
    REQUIRE_OK(stored.splice(splices));

    QVERIFY(stored.read().value() == applied(text, splices));
}

void tst_stored_text::shouldRefuseSplicesThatDoNotFit()
{
    const StoredText stored(*m_connection, m_id, TextLayer::Current);
    REQUIRE_OK(stored.write("0123456789"));

    QVERIFY(!stored.splice({{{5, 11}, ""}}));
    QVERIFY(!stored.splice({{{5, 4}, ""}}));
    QVERIFY(!stored.splice({{{5, 6}, ""}, {{5, 6}, ""}}));
    QVERIFY(stored.read().value() == "0123456789");
}

void tst_stored_text::shouldSayWhenAPartIsLost()
{
    const StoredText stored(*m_connection, m_id, TextLayer::Current);
    REQUIRE_OK(stored.write("0123456789"));
    REQUIRE_OK(m_connection->run("UPDATE chunk SET source = x'00'"));

    const Result<std::string> read = stored.read();

    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::LibraryFailed);
}

LOADLINE_TEST(tst_stored_text)
#include "tst_stored_text.moc"
