// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/connection.h"
#include "library/library.h"
#include "library_fixture.h"
#include "support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

using namespace loadline;

namespace {

FactSheets someSheets()
{
    return {{"one", std::string("two\0with a NUL", 14), "", "\xff\xfe"},
            {{"aa", {0, 1, 0}}, {"bb", {}}, {"cc", {2}}, {"dd", {3, 1}}}};
}

/// The facts of each sheet, spelt out: indices are the library's own affair.
std::map<std::string, std::vector<std::string>> spelt(const FactSheets &sheets)
{
    std::map<std::string, std::vector<std::string>> all;
    for (const auto &[blob, facts] : sheets.sheets) {
        all[blob];
        for (const std::uint32_t fact : facts)
            all[blob].push_back(sheets.facts.at(fact));
    }
    return all;
}

} // namespace

class tst_fact_sheets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldGiveBackWhatWasKept();
    void shouldGiveNothingOfAnotherComputation();
    void shouldForgetWhatOtherComputationsMade();
    void shouldKeepEqualFactsOnce();
    void shouldTakeNoSheetThatDoesNotFitItsFacts();
    void shouldKeepThemOverARestart();
};

void tst_fact_sheets::shouldGiveBackWhatWasKept()
{
    const auto library = Library::openInMemory().value();
    REQUIRE_OK(library->keepFactSheets(someSheets(), "v1"));
    const auto found = library->factSheets({"dd", "aa", "bb", "cc", "not there"}, "v1");
    REQUIRE_OK(found);
    QVERIFY(spelt(*found) == spelt(someSheets()));
    QVERIFY(library->factSheets({"bb"}, "v1")->sheets.count("bb") == 1);
    QVERIFY(library->factSheets({}, "v1")->sheets.empty());
    REQUIRE_OK(library->keepFactSheets({{"three"}, {{"aa", {0}}}}, "v1"));
    QVERIFY(spelt(*library->factSheets({"aa"}, "v1"))["aa"] == std::vector<std::string>{"three"});
}

void tst_fact_sheets::shouldGiveNothingOfAnotherComputation()
{
    const auto library = Library::openInMemory().value();
    REQUIRE_OK(library->keepFactSheets(someSheets(), "v1"));
    QVERIFY(library->factSheets({"aa", "bb"}, "v2")->sheets.empty());
    QVERIFY(library->factSheets({"aa", "bb"}, "")->sheets.empty());
}

void tst_fact_sheets::shouldForgetWhatOtherComputationsMade()
{
    const auto library = Library::openInMemory().value();
    REQUIRE_OK(library->keepFactSheets(someSheets(), "v1"));
    REQUIRE_OK(library->keepFactSheets({{"one"}, {{"aa", {0}}}}, "v2"));
    QVERIFY(library->factSheets({"aa", "bb", "cc", "dd"}, "v1")->sheets.empty());
    QCOMPARE(library->factSheets({"aa", "bb"}, "v2")->sheets.size(), std::size_t(1));
}

void tst_fact_sheets::shouldKeepEqualFactsOnce()
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("l.sqlite")).toStdString();
    const auto library = Library::open(path, Library::Missing::Create).value();
    REQUIRE_OK(library->keepFactSheets({{"one", "two"}, {{"aa", {0, 1}}}}, "v1"));
    REQUIRE_OK(library->keepFactSheets({{"two", "three"}, {{"bb", {0, 1}}}}, "v1"));
    const auto connection = Connection::open(path).value();
    QCOMPARE(connection->number("SELECT count(*) FROM fact").value(), 3);
    QCOMPARE(library->factSheets({"aa", "bb"}, "v1")->facts.size(), std::size_t(3));
}

void tst_fact_sheets::shouldTakeNoSheetThatDoesNotFitItsFacts()
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("l.sqlite")).toStdString();
    const auto library = Library::open(path, Library::Missing::Create).value();
    REQUIRE_OK(library->keepFactSheets(someSheets(), "v1"));
    const auto connection = Connection::open(path).value();
    REQUIRE_OK(connection->run("UPDATE fact_sheet SET facts = x'31' WHERE blob = x'6161'")); // "1"
    REQUIRE_OK(connection->run("UPDATE fact_sheet SET facts = x'393920' WHERE blob = x'6363'"));
    REQUIRE_OK(connection->run("UPDATE fact_sheet SET facts = x'7820' WHERE blob = x'6464'"));
    const auto found = library->factSheets({"aa", "bb", "cc", "dd"}, "v1");
    REQUIRE_OK(found);
    QCOMPARE(found->sheets.size(), std::size_t(1));
    QVERIFY(found->sheets.count("bb") == 1);
}

void tst_fact_sheets::shouldKeepThemOverARestart()
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("l.sqlite")).toStdString();
    REQUIRE_OK(
        Library::open(path, Library::Missing::Create).value()->keepFactSheets(someSheets(), "v1"));
    const auto again = Library::open(path, Library::Missing::IsAnError).value();
    QVERIFY(spelt(*again->factSheets({"aa", "bb", "cc", "dd"}, "v1")) == spelt(someSheets()));
}

LOADLINE_TEST(tst_fact_sheets)
#include "tst_fact_sheets.moc"
