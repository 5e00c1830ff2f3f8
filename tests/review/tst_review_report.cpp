// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/report/markdown.h"

#include "reviewed.h"

#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using namespace loadline::test;

/// The Markdown of a review.
class tst_review_report : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldBeginWithTheVerdict();
    void shouldFoldWhatIsMore();
    void shouldFitIntoAComment();
    void shouldLetNoTextOfARegisterSteerIt_data();
    void shouldLetNoTextOfARegisterSteerIt();
};

void tst_review_report::shouldBeginWithTheVerdict()
{
    const std::string text = edited(soundRegister(), {{"✅ **Pier**", "⚠️ **Pier**"}});
    const std::string report = review::markdownOf(reviewed(text), "docs/TASKS.md");
    QVERIFY2(report.starts_with(
                 "### ⚠️ Go with caution: docs/TASKS.md\n\n"
                 "The whole register · load 2 of 20 · 1 iteration · tests 1 of 2 "
                 "passed, 1 needs attention\n\n"
                 "- ⚠️ test 'Pier' of iteration 1 needs attention: a day with real "
                 "traffic (line 9)\n"),
             report.c_str());
    QCOMPARE(review::markdownOf(reviewed(text), "docs/TASKS.md"), report);
    QVERIFY(review::markdownOf(reviewed(soundRegister()), "x").starts_with("### ✅ Go: x\n"));
}

void tst_review_report::shouldFoldWhatIsMore()
{
    const QByteArray report = QByteArray::fromStdString(
        review::markdownOf(reviewed(sampleRegister()), "sample"));
    QVERIFY(report.startsWith("### ❌ No go"));
    QCOMPARE(report.count("<details>"), report.count("</details>"));
    QVERIFY(report.count("<details>") >= 3);
    QCOMPARE(report.left(report.indexOf("<details>")).count("\n- "), 12);
}

void tst_review_report::shouldFitIntoAComment()
{
    std::string many;
    for (int i = 3; i < 3000; ++i)
        many += std::to_string(i) + ". A risk that has a title of some length, number "
                + std::to_string(i) + "\n";
    const std::string text = edited(soundRegister(), {{"None identified yet\n", many}});
    std::string report = review::markdownOf(reviewed(text), "sample");
    QVERIFY2(report.size() < 65536, std::to_string(report.size()).c_str());
    QVERIFY(report.find("more\n") != std::string::npos);
    // Names for a forge and long words take more.
    for (const std::string &word : {std::string("@a #1 "), std::string(100'000, '*')}) {
        std::string loud;
        for (int i = 3; i < 500; ++i)
            loud += std::to_string(i) + ". " + (word + word + word + word + word).substr(0, 5000)
                    + std::to_string(i) + "\n";
        report = review::markdownOf(
            reviewed(edited(soundRegister(), {{"None identified yet\n", loud}})), word);
        QVERIFY2(report.size() <= 65536, std::to_string(report.size()).c_str());
        QVERIFY(report.find("more\n") != std::string::npos);
    }
}

void tst_review_report::shouldLetNoTextOfARegisterSteerIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("escaped");
    const auto row = [](const char *text, const char *escaped) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(escaped);
    };
    row("plain words, (in) order", "plain words, (in) order");
    row("snake_case stays", "snake_case stays");
    row("_not_ emphasis", "\\_not\\_ emphasis");
    row("</details><script>", "\\</details\\>\\<script\\>");
    row("![x](http://a.example/)", "\\!\\[x\\](http:<!-- -->//a.example/)");
    row("a | b", "a \\| b");
    row("@ada see #3", "@<!-- -->ada see \\#<!-- -->3");
    row("&lt;", "\\&lt;");
    row("`code`", "\\`code\\`");
    row("a\nb", "a\\\\x0Ab");
    row("a\u202Eb", "a\\\\u{202E}b");
}

void tst_review_report::shouldLetNoTextOfARegisterSteerIt()
{
    QFETCH(QString, text);
    QFETCH(QString, escaped);
    QCOMPARE(QString::fromStdString(review::escapedForMarkdown(text.toStdString())), escaped);
}

LOADLINE_TEST(tst_review_report)
#include "tst_review_report.moc"
