// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"
#include "support/test_main.h"

#include <QTest>

#include <string>
#include <vector>

using namespace loadline;

namespace {

/// Every way in which a document may write a word of the format.
std::vector<std::string> waysToWrite(const std::string &word)
{
    std::string upper = word;
    std::string capital = word;
    for (char &c : upper)
        c = c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
    capital[0] = upper[0];
    std::string joined = word;
    std::string hyphened = word;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (word[i] == ' ') {
            joined[i] = '_';
            hyphened[i] = '-';
        }
    }
    return {word,
            upper,
            capital,
            joined,
            hyphened,
            "**" + upper + "**",
            "*" + word + "*",
            "_" + word + "_",
            "~~" + word + "~~",
            "  " + word + "  ",
            "❓ " + word,
            "✅ **" + capital + "**",
            "⚠️ " + word,
            "1️⃣ " + word,
            word + " (commits a1..b2)",
            word + ", mostly",
            word + ": details",
            word + " — with words behind"};
}

QString q(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

class tst_words : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldKnowEveryWordOfATier_data();
    void shouldKnowEveryWordOfATier();
    void shouldKnowEveryWordOfAnIterationStatus_data();
    void shouldKnowEveryWordOfAnIterationStatus();
    void shouldKnowEveryWordOfARiskStatus_data();
    void shouldKnowEveryWordOfARiskStatus();
    void shouldLetTheWordDecideOverTheEmoji_data();
    void shouldLetTheWordDecideOverTheEmoji();
    void shouldLeaveOtherTextUnknown_data();
    void shouldLeaveOtherTextUnknown();
    void shouldReadRatings_data();
    void shouldReadRatings();
    void shouldDeriveATierFromAScore_data();
    void shouldDeriveATierFromAScore();
    void shouldKnowSectionHeadings_data();
    void shouldKnowSectionHeadings();
    void shouldKnowLeadingMarks_data();
    void shouldKnowLeadingMarks();
    void shouldReadItsOwnWordsBack();
};

void tst_words::shouldKnowEveryWordOfATier_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("emoji");
    QTest::addColumn<int>("tier");
    QTest::newRow("critical") << QStringLiteral(
        "critical|blocker|P0|sev0|sev1|severe|very high|extreme")
                              << QStringLiteral("🔴|🚨") << int(Tier::Critical);
    QTest::newRow("high") << QStringLiteral("high|major|P1|sev2|H") << QStringLiteral("🟠")
                          << int(Tier::High);
    QTest::newRow("medium") << QStringLiteral("medium|moderate|med|minor|P2|sev3|M")
                            << QStringLiteral("🟡") << int(Tier::Medium);
    QTest::newRow("low") << QStringLiteral("low|trivial|info|note|P3|P4|P5|sev4|L|very low")
                         << QStringLiteral("🟢") << int(Tier::Low);
}

void tst_words::shouldKnowEveryWordOfATier()
{
    QFETCH(QString, words);
    QFETCH(QString, emoji);
    QFETCH(int, tier);
    for (const QString &word : words.split(QLatin1Char('|'))) {
        for (const std::string &text : waysToWrite(word.toStdString())) {
            const auto known = tierFromText(text);
            QVERIFY2(known && int(*known) == tier, text.c_str());
        }
    }
    for (const QString &mark : emoji.split(QLatin1Char('|'))) {
        for (const QString &text :
             QStringList{mark, mark + q("\uFE0F"), q(" ") + mark, mark + q(" ()")}) {
            const auto known = tierFromText(text.toStdString());
            QVERIFY2(known && int(*known) == tier, qPrintable(text));
        }
    }
}

void tst_words::shouldKnowEveryWordOfAnIterationStatus_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("emoji");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *words, const char *emoji,
                        IterationStatus status) {
        QTest::newRow(name) << q(words) << q(emoji) << int(status);
    };
    row("planned", "planned|not started|todo|to do|pending|open|backlog|proposed|scheduled",
        "📋|⏳|⚪", IterationStatus::Planned);
    row("in progress", "in progress|inProgress|wip|started|active|ongoing|partial|partially done",
        "🔄|🚧", IterationStatus::InProgress);
    row("blocked", "blocked|on hold|paused|waiting|stuck", "⛔|⏸|⏸️",
        IterationStatus::Blocked);
    row("completed",
        "completed|complete|done|fixed|resolved|shipped|released|implemented|verified|closed|"
        "merged",
        "✅|✅️", IterationStatus::Completed);
    row("rolled back", "rolled back|rolledBack|reverted", "↩️|↩", IterationStatus::RolledBack);
    row("cancelled", "cancelled|canceled|aborted|dropped|won't do|won’t do|obsolete|deferred", "❌",
        IterationStatus::Cancelled);
}

void tst_words::shouldKnowEveryWordOfAnIterationStatus()
{
    QFETCH(QString, words);
    QFETCH(QString, emoji);
    QFETCH(int, status);
    for (const QString &word : words.split(QLatin1Char('|'))) {
        for (const std::string &text : waysToWrite(word.toStdString())) {
            const auto known = iterationStatusFromText(text);
            QVERIFY2(known && int(*known) == status, text.c_str());
        }
    }
    for (const QString &mark : emoji.split(QLatin1Char('|'))) {
        const auto known = iterationStatusFromText(mark.toStdString());
        QVERIFY2(known && int(*known) == status, qPrintable(mark));
    }
}

void tst_words::shouldKnowEveryWordOfARiskStatus_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *words, RiskStatus status) {
        QTest::newRow(name) << q(words) << int(status);
    };
    row("open", "open|active|identified|new|in progress|mitigating|partially mitigated|pending",
        RiskStatus::Open);
    row("fixed", "fixed|resolved|done|completed|shipped", RiskStatus::Fixed);
    row("mitigated", "mitigated|monitoring|controlled", RiskStatus::Mitigated);
    row("accepted", "accepted|acceptable|tolerated", RiskStatus::Accepted);
    row("closed", "closed|obsolete|retired|cancelled|no longer applies", RiskStatus::Closed);
}

void tst_words::shouldKnowEveryWordOfARiskStatus()
{
    QFETCH(QString, words);
    QFETCH(int, status);
    for (const QString &word : words.split(QLatin1Char('|'))) {
        for (const std::string &text : waysToWrite(word.toStdString())) {
            const auto known = riskStatusFromText(text);
            QVERIFY2(known && int(*known) == status, text.c_str());
        }
    }
}

void tst_words::shouldLetTheWordDecideOverTheEmoji_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tier");
    QTest::addColumn<QString>("status");
    const auto row = [](const char *text, const char *tier, const char *status) {
        QTest::newRow(text) << q(text) << q(tier) << q(status);
    };
    row("🔴 CRITICAL", "critical", "");
    row("🔴 High", "high", "");
    row("🟢 Medium", "medium", "");
    row("🔴 Not started", "", "planned");
    row("🟡 In Progress (Steps 1-4 complete)", "", "inProgress");
    row("✅ Planned", "", "planned");
    row("🔴", "critical", "");
    row("✅", "", "completed");
    row("🔴 (3)", "critical", "");
    row("🟠🔴", "high", "");
    row("very high", "critical", "");
    row("Very Low", "low", "");
    row("Medium-High", "medium", "");
    row("HIGH/MEDIUM", "high", "");
    row("CRITICAL (DevOps)", "critical", "");
    row("SHIPPED (commits ab12..cd34)", "", "completed");
    row("READY", "", "");
}

void tst_words::shouldLetTheWordDecideOverTheEmoji()
{
    QFETCH(QString, text);
    QFETCH(QString, tier);
    QFETCH(QString, status);
    const auto knownTier = tierFromText(text.toStdString());
    const auto knownStatus = iterationStatusFromText(text.toStdString());
    QCOMPARE(knownTier ? q(nameOf(*knownTier)) : QString(), tier);
    QCOMPARE(knownStatus ? q(nameOf(*knownStatus)) : QString(), status);
}

void tst_words::shouldLeaveOtherTextUnknown_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             "   ",
                             "READY",
                             "🔴 urgent",
                             "✅ Production ready",
                             "highest",
                             "Higher",
                             "Lowest",
                             "Mid",
                             "Doneness",
                             "completely new",
                             "P01",
                             "P6",
                             "sev5",
                             "H2 2026",
                             "Highé",
                             "критично",
                             "not done",
                             "12",
                             "—",
                             "🎉",
                             "im progress",
                             "hold",
                             "unblocked"})
        QTest::newRow(*text ? text : "nothing") << q(text);
}

void tst_words::shouldLeaveOtherTextUnknown()
{
    QFETCH(QString, text);
    const std::string bytes = text.toStdString();
    QVERIFY(!tierFromText(bytes));
    QVERIFY(!iterationStatusFromText(bytes));
    QVERIFY(!riskStatusFromText(bytes));
}

void tst_words::shouldReadRatings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("rating");
    const auto row = [](const char *text, int rating) {
        QTest::newRow(*text ? text : "nothing") << q(text) << rating;
    };
    for (const char *text : {"1", "1/5", "rare", "Rare", "low", "very low", "**Low**", "1 - rare"})
        row(text, 1);
    for (const char *text : {"2", "unlikely", "🟢 Unlikely"})
        row(text, 2);
    for (const char *text : {"3", "possible", "medium", "3 / 5", "3 (Possible)"})
        row(text, 3);
    for (const char *text : {"4", "4/5", "HIGH (4)", "High (4/5)", "likely", "**4**/5"})
        row(text, 4);
    for (const char *text :
         {"5", "almost certain", "Almost-Certain", "high", "very high", "High (90%)"})
        row(text, 5);
    for (const char *text :
         {"", "0", "6", "10", "4/10", "4/50", "40%", "4%", "2.5", "often", "🔴", "highly", "4x"})
        row(text, 0);
}

void tst_words::shouldReadRatings()
{
    QFETCH(QString, text);
    QFETCH(int, rating);
    QCOMPARE(ratingFromText(text.toStdString()).value_or(0), rating);
}

void tst_words::shouldDeriveATierFromAScore_data()
{
    QTest::addColumn<int>("score");
    QTest::addColumn<int>("tier");
    for (const int score : {15, 16, 20, 25})
        QTest::addRow("%d", score) << score << int(Tier::Critical);
    for (const int score : {10, 12, 14})
        QTest::addRow("%d", score) << score << int(Tier::High);
    for (const int score : {5, 6, 9})
        QTest::addRow("%d", score) << score << int(Tier::Medium);
    for (const int score : {1, 2, 3, 4})
        QTest::addRow("%d", score) << score << int(Tier::Low);
}

void tst_words::shouldDeriveATierFromAScore()
{
    QFETCH(int, score);
    QFETCH(int, tier);
    QCOMPARE(int(tierFromScore(score)), tier);
}

void tst_words::shouldKnowSectionHeadings_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("headings");
    const auto row = [](SectionKind kind, const char *headings) {
        QTest::newRow(nameOf(kind).data()) << q(nameOf(kind)) << q(headings);
    };
    row(SectionKind::Problem,
        "Problem Identified|Problem|PROBLEM:|Problem Statement|🐛 Problem|1. Problem|**Problem**|"
        "1️⃣ Problem|Issue|Issues Found|Issue: slow start|Symptom|Symptoms|The Problem|"
        "Original Problem|What Was Wrong");
    row(SectionKind::RootCause,
        "Root Cause|Root Cause Analysis|Root Causes|ROOT CAUSE|🔍 Root Cause|Cause|root-cause");
    row(SectionKind::Solution,
        "Solution Implemented|Solution|Fix|Fix Applied|The Fix|🔧 Fix|Fixes|Changes|Changes Made|"
        "Proposed Solution|Code Changes|Implementation|Implementation Details|Resolution|Fix (v2)");
    row(SectionKind::Testing,
        "Testing|Tests|Test Results|Verification|Validation|Validation Results|Tests Run|"
        "✅ Verification|4) Testing|Testing & Validation|Test Plan");
    row(SectionKind::Benefits, "Benefits|Key Benefits|Expected Benefits|✨ Benefits|Benefits:");
    row(SectionKind::SideEffects,
        "Risks & Side Effects|Risks and Side Effects|Side Effects|Side-Effects|Risks|"
        "Potential Risks|Known Side Effects|Risks / Side Effects|Risks Introduced");
    row(SectionKind::NextSteps,
        "Next Steps for Future Iterations|Next Steps|Next|Remaining|Remaining Work|Future Work|"
        "Next Actions|Recommended Next Steps|Follow-up|Future Improvements|➡️ Next Steps|"
        "Next Iteration");
    row(SectionKind::FilesModified,
        "Files Modified|Files Changed|Modified Files|Files|Files Created|📁 Files Changed|"
        "Files Touched|New Files|FILES CHANGED (5)|Files Created/Modified");
    row(SectionKind::DeploymentImpact,
        "Deployment Impact|Impact|🚀 Deployment Impact|Impact Assessment|Impact Analysis|IMPACT");
    row(SectionKind::Other,
        "|🎯|Fix database pooling|Test the new importer|Change of plans|Next Tuesday's rollout|"
        "Risky business|Overview|Commits|Lessons Learned|Impact crater study|Issue tracker setup|"
        "Filesystem layout|Deployment Steps|Prefix|Future of the project|42|Problematic areas|"
        "Remaining budget for Q3|Root access|Side quests");
}

void tst_words::shouldKnowSectionHeadings()
{
    QFETCH(QString, kind);
    QFETCH(QString, headings);
    for (const QString &heading : headings.split(QLatin1Char('|'))) {
        const SectionKind known = sectionKindFromHeading(heading.toStdString());
        QVERIFY2(q(nameOf(known)) == kind,
                 qPrintable(heading + QStringLiteral(" is taken for ") + q(nameOf(known))));
    }
}

void tst_words::shouldKnowLeadingMarks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("length");
    const auto row = [](const char *text, const char *state, int length) {
        QTest::newRow(*text ? text : "nothing") << q(text) << q(state) << length;
    };
    for (const char *text : {"✅ Name", "✓ x", "✔", "☑ x"})
        row(text, "pass", 3);
    row("✔️ with selector", "pass", 6);
    row("⚠️ text", "warn", 6);
    row("⚠ text", "warn", 3);
    for (const char *text : {"❌ x", "✗ x", "✘ x"})
        row(text, "fail", 3);
    row("⏳ x", "pending", 3);
    row("⏸️ x", "pending", 6);
    row("🔄 x", "pending", 4);
    row("🕐", "pending", 4);
    row("⬜ x", "pending", 3);
    for (const char *text : {"", "text ✅", " ✅", "🎉 x", "- ✅"})
        row(text, "none", 0);
}

void tst_words::shouldKnowLeadingMarks()
{
    QFETCH(QString, text);
    QFETCH(QString, state);
    QFETCH(int, length);
    std::size_t found = 99;
    QCOMPARE(q(nameOf(leadingMark(text.toStdString(), found))), state);
    QCOMPARE(int(found), length);
}

void tst_words::shouldReadItsOwnWordsBack()
{
    for (const Tier tier : allTiers) {
        QCOMPARE(tierFromText(nameOf(tier)), tier);
        QCOMPARE(tierFromText(houseEmoji(tier)), tier);
        QCOMPARE(tierFromText(houseLabel(tier)), tier);
        QCOMPARE(tierFromText(housePriority(tier)), tier);
    }
    for (int i = 0; i < int(IterationStatus::Unknown); ++i) {
        const auto status = IterationStatus(i);
        QCOMPARE(iterationStatusFromText(nameOf(status)), status);
        QCOMPARE(iterationStatusFromText(houseStatus(status)), status);
    }
    for (int i = 0; i < int(RiskStatus::Unknown); ++i)
        QCOMPARE(riskStatusFromText(nameOf(RiskStatus(i))), RiskStatus(i));
    for (int i = 0; i < int(SectionKind::Other); ++i)
        QCOMPARE(sectionKindFromHeading(houseHeading(SectionKind(i))), SectionKind(i));
    for (int i = 0; i < int(MarkState::None); ++i) {
        const std::string_view mark = houseMark(MarkState(i));
        std::size_t length = 0;
        QCOMPARE(leadingMark(mark, length), MarkState(i));
        QCOMPARE(length, mark.size());
    }
}

LOADLINE_TEST(tst_words)
#include "tst_words.moc"
