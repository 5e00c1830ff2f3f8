// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/report/html.h"

#include "reviewed.h"

#include "core/text.h"
#include "support/generator.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QCryptographicHash>
#include <QMap>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

using namespace loadline;
using namespace loadline::test;
using review::Review;

namespace {

/// Everything in a review that comes from a register or a repository, in the place of which any
/// text can stand.
Review filledWith(const std::string &text)
{
    Review review = reviewed(edited(soundRegister(), {{"✅ **Pier**", "⚠️ **Pier**"}}));
    review.title = text;
    review.range = {review::Range::Kind::Revision, text, "abc", {}};
    review.iterations.front().id = text;
    review.iterations.front().title = text;
    review.verdict.reasons = {{"failed-test", review::Weight::NoGo, text, text, 3}};
    review.risks.opened = {{}};
    review.risks.opened.front().title = text;
    review.risks.opened.front().line = 7;
    review.files.front().path = text;
    review.findings = {{text, checks::Finding::Warning, 2, 1, text, text}};
    review.unseen = {text};
    return review;
}

/// What a reader of XML makes of a page.
struct Page
{
    QString error;
    QStringList tags; ///< with the names of their attributes, without what only isolates words
    QSet<QString> elements;
    QMap<QString, QSet<QString>> attributes; ///< by name, their values
    QString text;
    QMap<QString, QStringList> texts; ///< by element
};

Page pageOf(const std::string &html)
{
    Page page;
    QXmlStreamReader xml(QByteArray::fromStdString(html));
    QStringList open;
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::StartElement: {
            const QString name = xml.name().toString();
            QString tag = name;
            for (const auto &attribute : xml.attributes()) {
                tag += QLatin1Char(' ') + attribute.qualifiedName().toString();
                page.attributes[attribute.qualifiedName().toString()] += attribute.value().toString();
            }
            open << name;
            page.elements += name;
            page.texts[name] << QString();
            if (name != QLatin1String("bdi"))
                page.tags << tag;
            break;
        }
        case QXmlStreamReader::EndElement:
            open.removeLast();
            break;
        case QXmlStreamReader::Characters:
            if (!open.isEmpty())
                page.texts[open.last()].last() += xml.text();
            page.text += xml.text();
            break;
        default:
            break;
        }
    }
    if (xml.hasError())
        page.error = xml.errorString();
    return page;
}

const std::vector<std::string> &pieces()
{
    static const std::vector<std::string> all{"<script>",
                                              "alert(1)",
                                              "</script>",
                                              "<img src=x onerror=",
                                              "\" onload=\"",
                                              "' onclick='",
                                              "javascript:",
                                              "[x](javascript:alert(1))",
                                              "</style>",
                                              "<!--",
                                              "-->",
                                              "]]>",
                                              "<![CDATA[",
                                              "&lt;",
                                              "&#x3c;",
                                              "&",
                                              "\u202E",
                                              "\u2066",
                                              "\u200F",
                                              "سفينة",
                                              "</bdi>",
                                              "</td></table>",
                                              "<?xml",
                                              "<base href=//a.example>",
                                              "\x1b[31m",
                                              "\x01",
                                              "\n",
                                              "\t",
                                              "\xff",
                                              "\xed\xa0\x80",
                                              "\uFFFE",
                                              "\uFDD0",
                                              "http://a.example",
                                              "plain",
                                              " ",
                                              "🔴",
                                              "<meta http-equiv=refresh>",
                                              "</title>",
                                              "`",
                                              "\\"};
    return all;
}

} // namespace

/// The page that a review is given as.
class tst_review_html : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldSayWhatIsKnown();
    void shouldTellStatesByWordAndShape();
    void shouldBeOfKnownElementsAlone();
    void shouldAllowItsOwnStyleAlone();
    void shouldTakeNothingForMarkup_data();
    void shouldTakeNothingForMarkup();
    void shouldTakeNoMixtureForMarkup();
    void shouldIsolateWordsThatRunTheOtherWay();
    void shouldHoldTheChart();
    void shouldBeTheSameInTwoRuns();
};

void tst_review_html::shouldSayWhatIsKnown()
{
    const std::string text = edited(soundRegister(), {{"✅ **Pier**", "⚠️ **Pier**"}});
    const Page page = pageOf(review::htmlOf(reviewed(text), "docs/TASKS.md"));
    QCOMPARE(page.error, QString());
    QCOMPARE(page.texts[QStringLiteral("title")].first(),
             QStringLiteral("Go with caution: docs/TASKS.md"));
    QCOMPARE(page.texts[QStringLiteral("h1")], QStringList{QStringLiteral("Go with caution")});
    for (const char *said :
         {"docs/TASKS.md · Ferry Gate Tasks", "The whole register", "2 of 20",
          "test 'Pier' of iteration 1 needs attention: a day with real traffic",
          "1 A gate that waits", "1 of 2 passed", "2 fine", "incomplete", "gate/wait.c", "+12",
          "2 Lamp fades", "1 Gate closes on a car", "medium", "2026-06-15"})
        QVERIFY2(page.text.contains(QString::fromUtf8(said)), said);
    QVERIFY(page.texts[QStringLiteral("td")].contains(QStringLiteral("9"))); // the test's line
    const std::string clear = review::htmlOf(reviewed(soundRegister()), "x");
    QVERIFY(pageOf(clear).text.contains(QStringLiteral("Nothing speaks against going.")));
}

void tst_review_html::shouldTellStatesByWordAndShape()
{
    const std::string text = edited(soundRegister(), {{"✅ **Bench**", "❌ **Bench**"},
                                                      {"✅ **Pier**", "⏳ **Pier**"},
                                                      {"- ✅ No new", "- ⚠️ No new"}});
    const Page page = pageOf(review::htmlOf(reviewed(text), "x"));
    for (const char *said : {"0 of 2 passed", "1 failed", "1 not run", "1 warns", "1 fine", "no go"})
        QVERIFY2(page.text.contains(QLatin1String(said)), said);
    for (const char *sign : {"sign pass", "sign warn", "sign fail", "sign pending", "sign medium"})
        QVERIFY2(page.attributes[QStringLiteral("class")].contains(QLatin1String(sign)), sign);
}

/// And of known attributes, none of which carries an address, a handler or a style.
void tst_review_html::shouldBeOfKnownElementsAlone()
{
    const QSet<QString> elements{
        QStringLiteral("html"),   QStringLiteral("head"),    QStringLiteral("meta"),
        QStringLiteral("title"),  QStringLiteral("style"),   QStringLiteral("body"),
        QStringLiteral("main"),   QStringLiteral("header"),  QStringLiteral("section"),
        QStringLiteral("footer"), QStringLiteral("h1"),      QStringLiteral("h2"),
        QStringLiteral("h3"),     QStringLiteral("p"),       QStringLiteral("dl"),
        QStringLiteral("g"),      QStringLiteral("dt"),      QStringLiteral("dd"),
        QStringLiteral("table"),  QStringLiteral("caption"), QStringLiteral("thead"),
        QStringLiteral("tbody"),  QStringLiteral("tr"),      QStringLiteral("th"),
        QStringLiteral("td"),     QStringLiteral("span"),    QStringLiteral("code"),
        QStringLiteral("bdi"),    QStringLiteral("ul"),      QStringLiteral("li"),
        QStringLiteral("svg"),    QStringLiteral("path"),    QStringLiteral("circle"),
        QStringLiteral("rect")};
    const QSet<QString> attributes{QStringLiteral("lang"),
                                   QStringLiteral("charset"),
                                   QStringLiteral("http-equiv"),
                                   QStringLiteral("name"),
                                   QStringLiteral("content"),
                                   QStringLiteral("class"),
                                   QStringLiteral("scope"),
                                   QStringLiteral("aria-hidden"),
                                   QStringLiteral("width"),
                                   QStringLiteral("height"),
                                   QStringLiteral("viewBox"),
                                   QStringLiteral("fill"),
                                   QStringLiteral("stroke"),
                                   QStringLiteral("stroke-width"),
                                   QStringLiteral("stroke-linecap"),
                                   QStringLiteral("stroke-linejoin"),
                                   QStringLiteral("d"),
                                   QStringLiteral("x"),
                                   QStringLiteral("y"),
                                   QStringLiteral("cx"),
                                   QStringLiteral("cy"),
                                   QStringLiteral("r"),
                                   QStringLiteral("rx")};
    for (const std::string &text : {sampleRegister(), houseRegister(), soundRegister()}) {
        const Page page = pageOf(review::htmlOf(reviewed(text), "docs/TASKS.md"));
        QCOMPARE(page.error, QString());
        QCOMPARE(page.elements - elements, QSet<QString>());
        const QStringList names = page.attributes.keys();
        QCOMPARE(QSet<QString>(names.begin(), names.end()) - attributes, QSet<QString>());
    }
}

void tst_review_html::shouldAllowItsOwnStyleAlone()
{
    const std::string html = review::htmlOf(reviewed(soundRegister()), "x");
    const Page page = pageOf(html);
    const QStringList styles = page.texts[QStringLiteral("style")];
    QCOMPARE(styles.size(), 1);
    const QByteArray hash =
        QCryptographicHash::hash(styles.first().toUtf8(), QCryptographicHash::Sha256).toBase64();
    QVERIFY(page.attributes[QStringLiteral("content")].contains(
        QStringLiteral("default-src 'none'; style-src 'sha256-%1'; base-uri 'none'; "
                       "form-action 'none'")
            .arg(QString::fromLatin1(hash))));
    // HTML takes these as they are and XML does not.
    QCOMPARE(review::styleOfHtml().find_first_of("<&"), std::string_view::npos);
    for (const char *loading : {"url(", "@import", "src:"})
        QVERIFY2(review::styleOfHtml().find(loading) == std::string_view::npos, loading);
    // What comes before the policy is not under it; what a reader needs first is the encoding.
    QVERIFY(html.find("charset") < html.find("Content-Security-Policy"));
    QVERIFY(html.find("Content-Security-Policy") < html.find("<title>"));
    QVERIFY(html.find("charset") < 1024);
}

void tst_review_html::shouldTakeNothingForMarkup_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const std::string &piece : pieces())
        QTest::newRow(escapedForTerminal(piece, LineEnds::Escaped).c_str())
            << QByteArray::fromStdString("a" + piece + "b");
}

/// The elements are those of a report of plain words, and what is read is the text.
void tst_review_html::shouldTakeNothingForMarkup()
{
    QFETCH(QByteArray, text);
    const std::string hostile = text.toStdString();
    const Page page = pageOf(review::htmlOf(filledWith(hostile), hostile));
    QCOMPARE(page.error, QString());
    QCOMPARE(page.tags, pageOf(review::htmlOf(filledWith("plain"), "plain")).tags);
    QString shown = QString::fromStdString(escapedForTerminal(hostile, LineEnds::Escaped));
    shown.replace(QChar(0xFFFE), QChar::ReplacementCharacter);
    shown.replace(QChar(0xFDD0), QChar::ReplacementCharacter);
    const QString title = page.texts[QStringLiteral("title")].first();
    QVERIFY2(title.endsWith(shown), qPrintable(title));
    QVERIFY2(page.text.count(shown) >= 5, qPrintable(page.text));
}

void tst_review_html::shouldTakeNoMixtureForMarkup()
{
    const QStringList tags = pageOf(review::htmlOf(filledWith("plain"), "plain")).tags;
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        Dice dice(seed);
        std::string text = "x";
        for (std::size_t i = 0, count = 1 + dice.below(9); i < count; ++i)
            text += dice.oneOf(pieces());
        const Page page = pageOf(review::htmlOf(filledWith(text), text));
        QVERIFY2(page.error.isEmpty(), qPrintable(page.error + QString::fromStdString(text)));
        QVERIFY2(page.tags == tags, text.c_str());
    }
}

void tst_review_html::shouldIsolateWordsThatRunTheOtherWay()
{
    const std::string html = review::htmlOf(filledWith("سفينة"), "x");
    QVERIFY(html.find("<bdi>سفينة</bdi>") != std::string::npos);
    QCOMPARE(review::htmlOf(filledWith("\u202Eevil"), "x").find("\u202E"), std::string::npos);
}

void tst_review_html::shouldHoldTheChart()
{
    posture::History history;
    posture::Point point;
    point.moment.timeUtc = "2026-01-05T12:00:00Z";
    point.load = posture::Load();
    point.load->tiers[Tier::High].open = 3;
    history.mainLine = {point};
    const Review review = reviewed(soundRegister());
    const std::string html = review::htmlOf(review, "</style><b>", &history);
    const Page page = pageOf(html);
    QCOMPARE(page.error, QString());
    QVERIFY(page.text.contains(QStringLiteral("High 3")));
    QVERIFY(!page.attributes.contains(QStringLiteral("style")));
    QVERIFY(!page.elements.contains(QStringLiteral("b")));
    const posture::History none;
    QCOMPARE(review::htmlOf(review, "x", &none), review::htmlOf(review, "x"));
}

void tst_review_html::shouldBeTheSameInTwoRuns()
{
    const std::string text = sampleRegister();
    QCOMPARE(review::htmlOf(reviewed(text), "x"), review::htmlOf(reviewed(text), "x"));
}

LOADLINE_TEST(tst_review_html)
#include "tst_review_html.moc"
