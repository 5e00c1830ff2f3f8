// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"
#include "markdown/reader.h"
#include "merge/register_diff.h"
#include "support/test_main.h"

#include <QTest>

#include <sstream>
#include <string>

using namespace loadline;
using namespace loadline::merge;

/// Messages for commits of what happened.
class tst_commit_message : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldSayOneThingInTheSubject_data();
    void shouldSayOneThingInTheSubject();
    void shouldSumSeveralUp_data();
    void shouldSumSeveralUp();
    void shouldListWhatHappened();
    void shouldWrapLinesAndStopListing();
    void shouldSayMoreWhereTheSubjectIsCut();
    void shouldNotLetADocumentSpeakToGit();
};

namespace {

using Kind = HappeningKind;

Happening risk(Kind kind, const char *id, const char *key = "", const char *before = "",
               const char *after = "")
{
    Happening told;
    told.kind = kind;
    told.object = std::string("risk:") + id;
    told.key = key;
    told.before = before;
    told.after = after;
    told.risks = {id};
    return told;
}

Happening iteration(Kind kind, const char *id, const char *after = "",
                    std::vector<std::string> risks = {})
{
    Happening told;
    told.kind = kind;
    told.object = std::string("iteration:") + id;
    told.after = after;
    told.risks = std::move(risks);
    return told;
}

Happening titled(Happening told, const char *title)
{
    told.title = title;
    return told;
}

Happening entry(Kind kind, const char *object, const char *key, const char *after)
{
    Happening told;
    told.kind = kind;
    told.object = object;
    told.key = key;
    told.before = "warn";
    told.after = after;
    return told;
}

QByteArray subject(const std::vector<Happening> &all)
{
    const auto message = commitMessage(all, "docs/TASKS.md");
    return QByteArray::fromStdString(message.substr(0, message.find('\n')));
}

} // namespace

void tst_commit_message::shouldSayOneThingInTheSubject_data()
{
    QTest::addColumn<Happening>("happening");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *said, const Happening &happening) {
        QTest::newRow(said) << happening << QByteArray(said);
    };
    row("Complete iteration 4: fixes risks 7 and 9",
        iteration(Kind::IterationCompleted, "4", "completed", {"7", "9"}));
    row("Complete iteration 4", iteration(Kind::IterationCompleted, "4", "completed"));
    row("Reopen iteration 4: risk 7 open again",
        iteration(Kind::IterationReopened, "4", "inProgress", {"7"}));
    row("Roll back iteration 4", iteration(Kind::IterationReopened, "4", "rolledBack"));
    row("Start iteration 4", iteration(Kind::IterationStatusChanged, "4", "inProgress"));
    row("Add iteration 6: Graceful shutdown",
        titled(iteration(Kind::IterationAdded, "6"), "Graceful shutdown"));
    row("Add risk 12: No rate limit", titled(risk(Kind::RiskAdded, "12"), "No rate limit"));
    row("Add risk 13: No rate limit", titled(risk(Kind::RiskAdded, "13"), "No rate limit."));
    row("Move risk 3 to critical", risk(Kind::RiskMoved, "3", "tier", "high", "critical"));
    row("Plan risk 4 for iteration 5", risk(Kind::RiskPlanned, "4", "iteration", "", "5"));
    row("Take risk 4 out of the plan", risk(Kind::RiskPlanned, "4", "iteration", "5", ""));
    row("Close risk 5", risk(Kind::RiskStatusChanged, "5", "status", "open", "closed"));
    row("Update risk 3: Owner Ines", risk(Kind::RiskChanged, "3", "Owner", "Dana", "Ines"));
    row("Update risk 3: new title Fog", risk(Kind::RiskChanged, "3", "title", "Ice", "Fog"));
    row("Update risk 3", risk(Kind::RiskChanged, "3", "detail", "a", "b"));
    row("Update iteration 4: 'Runtime' passed",
        entry(Kind::EntryStateChanged, "iteration:4/testing", "Runtime", "pass"));
    row("Update iteration 4: Root Cause",
        entry(Kind::SectionChanged, "iteration:4/rootCause", "Root Cause", ""));
    Happening text;
    text.object = "register";
    text.note = "Only line endings changed";
    row("Update docs/TASKS.md", text);
}

void tst_commit_message::shouldSayOneThingInTheSubject()
{
    QFETCH(Happening, happening);
    QFETCH(QByteArray, said);
    QCOMPARE(subject({happening}), said);
}

void tst_commit_message::shouldSumSeveralUp_data()
{
    QTest::addColumn<std::vector<Happening>>("all");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *said, const std::vector<Happening> &all) {
        QTest::newRow(said) << all << QByteArray(said);
    };
    const auto field = [](const char *id) {
        return risk(Kind::RiskChanged, id, "Owner", "Dana", "Ines");
    };
    row("Update risks 3, 4 and 9", {field("3"), field("4"), field("9"), field("3")});
    row("Add risks 12 and 13", {risk(Kind::RiskAdded, "12"), risk(Kind::RiskAdded, "13")});
    row("Complete iteration 4, add risk 12, close risk 5",
        {iteration(Kind::IterationCompleted, "4", "completed", {"7"}), risk(Kind::RiskAdded, "12"),
         risk(Kind::RiskStatusChanged, "5", "status", "open", "closed")});
    row("Update iteration 4 and risks 1, 2, 3 and 4",
        {iteration(Kind::IterationChanged, "4"), risk(Kind::RiskAdded, "1"),
         risk(Kind::RiskRemoved, "2"), risk(Kind::RiskMoved, "3", "tier", "high", "low"),
         risk(Kind::RiskPlanned, "4", "iteration", "", "2")});
    Happening text;
    text.object = "register";
    row("Update docs/TASKS.md: 2 changes", {field("3"), text});
}

void tst_commit_message::shouldSumSeveralUp()
{
    QFETCH(std::vector<Happening>, all);
    QFETCH(QByteArray, said);
    QCOMPARE(subject(all), said);
}

void tst_commit_message::shouldListWhatHappened()
{
    QCOMPARE(QByteArray::fromStdString(
                 commitMessage({iteration(Kind::IterationCompleted, "4", "completed", {"7"}),
                                titled(risk(Kind::RiskAdded, "12"), "No rate limit")},
                               "docs/TASKS.md")),
             QByteArray("Complete iteration 4, add risk 12\n\n"
                        "- Iteration 4 completed; it fixed risk 7\n"
                        "- Risk 12 added: No rate limit\n"));
    QCOMPARE(commitMessage({}, "docs/TASKS.md"), std::string("Update docs/TASKS.md\n"));
}

void tst_commit_message::shouldWrapLinesAndStopListing()
{
    std::vector<Happening> all;
    for (int i = 0; i < 30; ++i) {
        all.push_back(risk(Kind::RiskChanged, "3", "title", "A title that is rather long, as some",
                           "# Another title, and 船 渠 船 渠 船 渠 船 渠 which is longer still"));
    }
    const auto message = commitMessage(all, "docs/TASKS.md");
    std::istringstream lines(message);
    std::string line;
    while (std::getline(lines, line)) {
        QVERIFY2(codePointCount(line) <= 72, line.c_str());
        QVERIFY2(line.empty() || line[0] != '#', line.c_str());
        QVERIFY2(line.empty() || line.back() != ' ', line.c_str());
    }
    QVERIFY(message.find("\n  ") != std::string::npos);
    QVERIFY2(message.ends_with("\n- and 10 more\n"), message.c_str());
}

void tst_commit_message::shouldSayMoreWhereTheSubjectIsCut()
{
    const std::string title = "A title that goes on about the gate and the pump for quite a while";
    const auto message = commitMessage({titled(risk(Kind::RiskAdded, "12"), title.c_str())},
                                       "r.md");
    QCOMPARE(QByteArray::fromStdString(message),
             QByteArray("Add risk 12: A title that goes on about the gate and the pump for…\n\n"
                        "- Risk 12 added: A title that goes on about the gate and the pump for\n"
                        "  quite a…\n"));
}

void tst_commit_message::shouldNotLetADocumentSpeakToGit()
{
    auto told = titled(risk(Kind::RiskAdded, "12"), "a\x1b[31m\nb");
    told.title += '\0';
    const auto message = commitMessage({told, told}, "#docs\n#x");
    QVERIFY(message.find('\x1b') == std::string::npos);
    QVERIFY(message.find('\0') == std::string::npos);
    QVERIFY(message.find("\n#") == std::string::npos);
    QVERIFY(!commitMessage({}, "#docs").starts_with("#"));
}

LOADLINE_TEST(tst_commit_message)
#include "tst_commit_message.moc"
