// SPDX-License-Identifier: GPL-3.0-or-later
#include "trail/risk_trail.h"

#include "changes/changes.h"
#include "markdown/reader.h"
#include "support/registers.h"
#include "support/test_main.h"
#include "support/test_repository.h"

#include <QTest>

using namespace loadline;
using loadline::test::houseRegister;
using loadline::test::TestRepository;
using loadline::trail::RiskTrail;
using loadline::trail::trailOf;

namespace {

/// A repository whose register is changed as the window does it, a commit each.
class History
{
public:
    History()
    {
        repository.write("tasks.md", houseRegister());
        repository.commit("Keep a register");
    }

    void change(const Result<Change> &change, const std::string &message)
    {
        if (!change)
            qFatal("%s", change.error().what.c_str());
        const std::string text = repository.read("tasks.md");
        repository.write("tasks.md", applied(text, change->splices));
        hashes.push_back(repository.commit(message));
    }
    Register reg() const { return markdown::read(repository.read("tasks.md")); }
    RiskTrail trail(const std::string &risk) const
    {
        const auto around = git::Repository::around(repository.root()).value();
        return trailOf(*around, "tasks.md", risk).value();
    }

    TestRepository repository;
    std::vector<std::string> hashes;
};

QStringList sentences(const RiskTrail &trail)
{
    QStringList all;
    for (const auto &step : trail.steps) {
        for (const auto &happening : step.happenings)
            all << QString::fromStdString(merge::describe(happening));
    }
    return all;
}

} // namespace

class tst_risk_trail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldTellWhoOpenedPlannedAndFixed();
    void shouldLeaveOutWhatOthersRisksWentThrough();
    void shouldFollowARenamedFile();
    void shouldPassOverWhatIsNoText();
    void shouldSayWhereAShallowCloneEnds();
};

void tst_risk_trail::shouldTellWhoOpenedPlannedAndFixed()
{
    History history;
    changes::NewRisk risk;
    risk.tier = Tier::High;
    risk.title = "No rate limit";
    const std::string name = changes::nextRiskName(history.reg());
    history.change(changes::addRisk(history.reg(), risk), "Found it");
    history.change(changes::moveRisk(history.reg(), name, Tier::Critical), "It is worse");
    history.change(changes::planRisk(history.reg(), name, 2), "Plan it");
    history.change(changes::completeIteration(history.reg(), 2), "Done");

    const RiskTrail trail = history.trail(name);

    QCOMPARE(trail.steps.size(), std::size_t(4));
    QCOMPARE(trail.steps.front().revision.commit.hash, history.hashes.back());
    QCOMPARE(trail.steps.front().revision.commit.author, std::string("Ada"));
    QCOMPARE(trail.steps.back().revision.commit.subject, std::string("Found it"));
    const QStringList told = sentences(trail);
    QVERIFY2(told.first().contains(QStringLiteral("completed")), qPrintable(told.first()));
    QVERIFY2(told[2].contains(QStringLiteral("critical")), qPrintable(told[2]));
    QVERIFY2(told.last().contains(QStringLiteral("No rate limit")), qPrintable(told.last()));
}

void tst_risk_trail::shouldLeaveOutWhatOthersRisksWentThrough()
{
    History history;
    history.change(changes::setRiskField(history.reg(), "2", "Owner", "Ines"), "An owner");
    history.change(changes::setRiskField(history.reg(), "3", "Owner", "Dana"), "Another one");

    const RiskTrail trail = history.trail("3");

    QCOMPARE(trail.steps.size(), std::size_t(2)); // and the commit that it came with
    QCOMPARE(trail.steps.front().revision.commit.subject, std::string("Another one"));
    QCOMPARE(trail.steps.front().happenings.size(), std::size_t(1));
}

void tst_risk_trail::shouldFollowARenamedFile()
{
    History history;
    history.repository.git({"mv", "tasks.md", "register.md"});
    history.repository.commit("Another name");
    const auto around = git::Repository::around(history.repository.root()).value();

    const RiskTrail trail = trailOf(*around, "register.md", "2").value();

    QCOMPARE(trail.steps.size(), std::size_t(1));
    QCOMPARE(trail.steps.front().revision.commit.subject, std::string("Keep a register"));
}

void tst_risk_trail::shouldPassOverWhatIsNoText()
{
    History history;
    const std::string text = history.repository.read("tasks.md");
    history.repository.write("tasks.md", "caf\xE9\n");
    history.repository.commit("Broken");
    history.repository.write("tasks.md", text);
    history.repository.commit("Whole again");

    const RiskTrail trail = history.trail("2");

    QCOMPARE(trail.unreadable, std::size_t(1));
    QCOMPARE(trail.steps.size(), std::size_t(1));
}

void tst_risk_trail::shouldSayWhereAShallowCloneEnds()
{
    History history;
    history.change(changes::setRiskField(history.reg(), "2", "Owner", "Ines"), "An owner");
    const TestRepository clone("file://" + history.repository.root(), {"--depth", "1"});
    const auto around = git::Repository::around(clone.root()).value();

    const RiskTrail trail = trailOf(*around, "tasks.md", "2").value();

    QVERIFY(trail.isShallow);
    QCOMPARE(trail.steps.size(), std::size_t(1));
}

LOADLINE_TEST(tst_risk_trail)
#include "tst_risk_trail.moc"
