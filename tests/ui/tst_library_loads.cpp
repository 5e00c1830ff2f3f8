// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/library_loads.h"

#include "support/test_main.h"
#include "support/test_repository.h"
#include "ui/shell/time_source.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace loadline;
using namespace loadline::test;
using namespace loadline::ui;

namespace {

std::string withRisks(int high)
{
    std::string text = "# Ferry gate\n\n## Deployment Risk Register\n\n### 🟠 High Priority\n";
    for (int i = 1; i <= high; ++i)
        text += std::to_string(i) + ". Gate " + std::to_string(i) + " closes on a car\n";
    return text;
}

struct Told
{
    std::optional<double> weight;
    std::optional<review::Verdict::Kind> verdict;
    std::optional<double> trend;
};

} // namespace

/// Registers side by side: the load, the verdict, and which way they go.
class tst_library_loads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldTellOfEachRegister();
    void shouldTellTheTrendFromTheJournalWhereNoCommitDoes();
    void shouldComeToNothingWhenItIsAskedAgain();
};

void tst_library_loads::shouldTellOfEachRegister()
{
    TestRepository repository; // its commits are more than thirty days old
    repository.write("RISKS.md", withRisks(1));
    repository.commit("One");
    QTemporaryDir folder;
    const std::shared_ptr<Library> library =
        Library::open(folder.filePath(QStringLiteral("l.sqlite")).toStdString(),
                      Library::Missing::Create)
            .value();
    const auto add = [&](const char *name, std::string text, std::string file) {
        return library->create({name, std::move(text), std::move(file), {}, {}, {}}).value();
    };
    const RegisterId grown = add("grown", withRisks(3), repository.pathOf("RISKS.md"));
    const RegisterId alone = add("alone", "# Ferry gate\n", {});
    const RegisterId lost = add("lost", withRisks(1), folder.path().toStdString() + "/gone.md");
    std::map<std::int64_t, Told> told;
    LibraryLoads loads(library);
    connect(&loads, &LibraryLoads::weighed, this,
            [&](RegisterId id, const posture::Load &load) { told[id.value].weight = load.weight; });
    connect(&loads, &LibraryLoads::reviewed, this,
            [&](RegisterId id, review::Verdict::Kind verdict, std::optional<double> trend) {
                told[id.value].verdict = verdict;
                told[id.value].trend = trend;
            });
    loads.weigh(library->registers().value());
    QTRY_VERIFY_WITH_TIMEOUT(
        told[grown.value].verdict && told[alone.value].verdict && told[lost.value].verdict, 10000);
    QCOMPARE(told[grown.value].weight, std::optional<double>(12));
    QCOMPARE(told[grown.value].verdict, std::optional(review::Verdict::Kind::GoWithCaution));
    QCOMPARE(told[grown.value].trend, std::optional<double>(8));
    QCOMPARE(told[alone.value].weight, std::optional<double>(0));
    QCOMPARE(told[alone.value].verdict, std::optional(review::Verdict::Kind::Go));
    QVERIFY(!told[alone.value].trend);
    QVERIFY(!told[lost.value].trend);
}

/// One that lies in no repository goes by its journal.
void tst_library_loads::shouldTellTheTrendFromTheJournalWhereNoCommitDoes()
{
    QTemporaryDir folder;
    const std::shared_ptr<Library> library =
        Library::open(folder.filePath(QStringLiteral("l.sqlite")).toStdString(),
                      Library::Missing::Create)
            .value();
    const std::string first = withRisks(1);
    const std::string now = withRisks(3);
    const auto add = [&](const char *name, const char *since) {
        const RegisterId id = library->create({name, first, {}, {}, {}, {"Ada", since}}).value();
        JournalEntry entry;
        entry.author = {"Ada", nowUtc()};
        entry.splices = difference(first, now);
        entry.inverse = inverse(first, entry.splices);
        const auto journal = library->journal(library->load(id).value(), [] { return Author(); });
        if (!journal->append(entry))
            qFatal("the journal refuses");
        return id;
    };
    const RegisterId old = add("old", "2020-01-01T00:00:00Z");
    const RegisterId young = add("young", nowUtc().c_str());
    std::map<std::int64_t, Told> told;
    LibraryLoads loads(library);
    connect(&loads, &LibraryLoads::reviewed, this,
            [&](RegisterId id, review::Verdict::Kind verdict, std::optional<double> trend) {
                told[id.value].verdict = verdict;
                told[id.value].trend = trend;
            });
    loads.weigh(library->registers().value());
    QTRY_VERIFY_WITH_TIMEOUT(told[old.value].verdict && told[young.value].verdict, 10000);
    QCOMPARE(told[old.value].trend, std::optional<double>(8));
    QVERIFY(!told[young.value].trend);
}

void tst_library_loads::shouldComeToNothingWhenItIsAskedAgain()
{
    QTemporaryDir folder;
    const std::shared_ptr<Library> library =
        Library::open(folder.filePath(QStringLiteral("l.sqlite")).toStdString(),
                      Library::Missing::Create)
            .value();
    for (int i = 0; i < 20; ++i)
        QVERIFY(library->create({"r" + std::to_string(i), withRisks(2), {}, {}, {}, {}}));
    int reviewed = 0;
    LibraryLoads loads(library);
    connect(&loads, &LibraryLoads::reviewed, this, [&] { ++reviewed; });
    loads.weigh(library->registers().value());
    loads.weigh({});
    QTest::qWait(300);
    QCOMPARE(reviewed, 0);
}

LOADLINE_TEST(tst_library_loads)

#include "tst_library_loads.moc"
