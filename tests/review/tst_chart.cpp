// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/report/chart.h"

#include "support/test_main.h"

#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

#include <array>

using namespace loadline;
using loadline::posture::History;
using loadline::posture::Point;
using loadline::posture::VersionFacts;
using loadline::review::Chart;
using loadline::review::chartOf;
using loadline::review::ChartTheme;

namespace {

Point pointOf(const std::string &timeUtc, std::array<int, 5> open)
{
    Point point;
    point.moment.timeUtc = timeUtc;
    point.isOnMainLine = true;
    posture::Load load;
    for (const Tier tier : allTiers)
        load.tiers[tier].open = open[std::size_t(tier)];
    load.untiered.open = open[4];
    point.load = load;
    return point;
}

History someHistory()
{
    History history;
    history.mainLine = {pointOf("2026-01-01T00:00:00Z", {1, 2, 3, 4, 0}),
                        pointOf("2026-01-05T12:00:00Z", {2, 2, 0, 4, 0}),
                        pointOf("2026-02-20T08:30:00Z", {0, 5, 1, 1, 0})};
    history.tags = {{"v1.0.0", "2026-01-05T12:00:00Z", {}}, {"v2.0.0", "2026-03-01T00:00:00Z", {}}};
    return history;
}

/// What stands in a chart: words, attributes by element, and whether it is well-formed.
struct Seen
{
    QString error;
    QStringList texts;
    QString title;
    QString description;
    QSet<QString> elements;
    QMap<QString, int> fills; ///< how many paths have that fill
    QStringList attributes;
};

Seen seenIn(const std::string &svg)
{
    Seen seen;
    QXmlStreamReader xml(QByteArray::fromStdString(svg));
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QString name = xml.name().toString();
        seen.elements += name;
        const auto attributes = xml.attributes();
        for (const auto &attribute : attributes)
            seen.attributes += attribute.name().toString() + QLatin1Char('=')
                               + attribute.value().toString();
        if (name == QLatin1String("path"))
            ++seen.fills[attributes.value(QLatin1String("fill")).toString()];
        if (name == QLatin1String("text"))
            seen.texts += xml.readElementText();
        else if (name == QLatin1String("title"))
            seen.title = xml.readElementText();
        else if (name == QLatin1String("desc"))
            seen.description = xml.readElementText();
    }
    if (xml.hasError())
        seen.error = xml.errorString();
    return seen;
}

} // namespace

class tst_chart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldSayWhatItShows();
    void shouldDrawEachTierWithAColourAndATexture();
    void shouldNameTheTagsForWhichThereIsRoom();
    void shouldSayWhichStretchIsWhichPoint();
    void shouldNotNeedMoreThanSvgTiny();
    void shouldGiveTheSameBytesForTheSameHistory();
    void shouldLetNoTextOfARepositorySteerIt_data();
    void shouldLetNoTextOfARepositorySteerIt();
    void shouldBeDrawnOfAnyHistory_data();
    void shouldBeDrawnOfAnyHistory();
    void shouldStaySmall();
};

void tst_chart::shouldSayWhatItShows()
{
    const Seen seen = seenIn(chartOf(someHistory(), "docs/RISKS.md", ChartTheme::Light).svg);
    QCOMPARE(seen.error, QString());
    QCOMPARE(seen.title, QStringLiteral("Open risks of docs/RISKS.md over time"));
    QCOMPARE(seen.description, QStringLiteral("From 2026-01-01 to 2026-03-01. Open at the end: "
                                              "5 high, 1 medium and 1 low."));
    for (const char *text : {"0", "2", "10", "2026-01-01", "2026-03-01", "v1.0.0", "v2.0.0",
                             "Critical 0", "High 5", "Medium 1", "Low 1"})
        QVERIFY2(seen.texts.contains(QLatin1String(text)), text);
    QVERIFY(!seen.texts.contains(QStringLiteral("No tier 0")));
}

void tst_chart::shouldDrawEachTierWithAColourAndATexture()
{
    History history = someHistory();
    history.mainLine.push_back(pointOf("2026-02-25T00:00:00Z", {1, 1, 1, 1, 1}));
    for (const ChartTheme theme : {ChartTheme::Light, ChartTheme::Dark}) {
        const Seen seen = seenIn(chartOf(history, "x", theme).svg);
        // Five bands, each drawn in the areas and in the key.
        int colours = 0;
        for (auto it = seen.fills.begin(); it != seen.fills.end(); ++it)
            colours += it.key().startsWith(QLatin1Char('#')) && it.value() == 2;
        QCOMPARE(colours, 5);
        QVERIFY(seen.texts.contains(QStringLiteral("No tier 1")));
        // Rules, the lines of tags twice, and the textures of four bands in both places.
        QCOMPARE(seen.fills[QStringLiteral("none")], 3 + 2 * 4);
    }
    QVERIFY(chartOf(history, "x", ChartTheme::Light).svg
            != chartOf(history, "x", ChartTheme::Dark).svg);
}

void tst_chart::shouldNameTheTagsForWhichThereIsRoom()
{
    History history = someHistory();
    history.tags.clear();
    for (int i = 0; i < 60; ++i)
        history.tags.push_back({"release-" + std::to_string(i),
                                i < 50 ? "2026-01-03T00:00:00Z" : "2026-02-10T00:00:00Z",
                                {}});
    history.tags.push_back({"before it", "2025-01-01T00:00:00Z", {}});
    const Seen seen = seenIn(chartOf(history, "x", ChartTheme::Light).svg);
    QVERIFY(seen.texts.contains(QStringLiteral("release-59")));
    QVERIFY(!seen.texts.contains(QStringLiteral("release-58")));
    QVERIFY(seen.texts.contains(QStringLiteral("release-49")));
    QVERIFY(!seen.texts.contains(QStringLiteral("before it")));
}

void tst_chart::shouldSayWhichStretchIsWhichPoint()
{
    const Chart chart = chartOf(someHistory(), "x", ChartTheme::Light);
    QCOMPARE(chart.stretches.size(), std::size_t(3));
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(chart.stretches[i].point, i);
        QVERIFY(chart.stretches[i].begin < chart.stretches[i].end);
        if (i > 0)
            QCOMPARE(chart.stretches[i].begin, chart.stretches[i - 1].end);
    }
    QVERIFY(chart.top < chart.bottom && chart.bottom < chart.height);
    QVERIFY(chart.stretches.back().end < chart.width);
}

void tst_chart::shouldNotNeedMoreThanSvgTiny()
{
    const Seen seen = seenIn(chartOf(someHistory(), "x", ChartTheme::Light).svg);
    const QSet<QString> allowed{QStringLiteral("svg"),  QStringLiteral("title"),
                                QStringLiteral("desc"), QStringLiteral("rect"),
                                QStringLiteral("path"), QStringLiteral("text")};
    QVERIFY((seen.elements - allowed).isEmpty());
    for (const QString &attribute : seen.attributes) {
        QVERIFY2(!attribute.startsWith(QLatin1String("on")), qPrintable(attribute));
        QVERIFY2(!attribute.contains(QLatin1String("href")), qPrintable(attribute));
        QVERIFY2(!attribute.startsWith(QLatin1String("style")), qPrintable(attribute));
    }
}

void tst_chart::shouldGiveTheSameBytesForTheSameHistory()
{
    History history = someHistory();
    const std::string svg = chartOf(history, "x", ChartTheme::Light).svg;
    history.today = "2031-01-01";
    QCOMPARE(chartOf(history, "x", ChartTheme::Light).svg, svg);
    QVERIFY(svg.find("2031") == std::string::npos);
}

void tst_chart::shouldLetNoTextOfARepositorySteerIt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *text, const char *shown) {
        QTest::newRow(shown) << QByteArray(text) << QString::fromUtf8(shown);
    };
    row("</text><script>", "</text><script>");
    row("\" onload=\"x", "\" onload=\"x");
    row("]]>&amp;'", "]]>&amp;'");
    row("a\nb\x1b[m", "a\\x0Ab\\x1B[m");
    row("a\u202Eb", "a\\u{202E}b");
    row("a\uFFFE", "a\uFFFD");
    row("caf\xE9", "caf\\xE9");
}

void tst_chart::shouldLetNoTextOfARepositorySteerIt()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, shown);
    History history = someHistory();
    history.tags = {{text.toStdString(), "2026-02-01T00:00:00Z", {}}};
    const Seen seen = seenIn(chartOf(history, text.toStdString(), ChartTheme::Dark).svg);
    QCOMPARE(seen.error, QString());
    QVERIFY2(seen.texts.contains(shown), qPrintable(seen.texts.join(QLatin1Char('|'))));
    QCOMPARE(seen.title, QStringLiteral("Open risks of %1 over time").arg(shown));
    QVERIFY(!seen.elements.contains(QStringLiteral("script")));
}

void tst_chart::shouldBeDrawnOfAnyHistory_data()
{
    QTest::addColumn<int>("points");
    QTest::addColumn<QString>("word");
    QTest::newRow("of nothing") << 0 << QStringLiteral("No commit has this register.");
    QTest::newRow("of one commit") << 1 << QStringLiteral("From 2026-01-01 to 2026-01-01.");
    QTest::newRow("with clocks that go back") << 2 << QStringLiteral("From 2026-01-01");
    QTest::newRow("without risks") << 3 << QStringLiteral("Open at the end: none.");
    QTest::newRow("of a file that is gone") << 4 << QStringLiteral("Open at the end: none.");
    QTest::newRow("of a shallow clone") << 5 << QStringLiteral("The clone is shallow");
    QTest::newRow("with thousands of risks") << 6 << QStringLiteral("123456 critical");
    QTest::newRow("with times that are none") << 7 << QStringLiteral("Open at the end: 1 critical");
}

void tst_chart::shouldBeDrawnOfAnyHistory()
{
    QFETCH(int, points);
    QFETCH(QString, word);
    History history;
    const std::string begin = "2026-01-01T00:00:00Z";
    if (points > 0)
        history.mainLine = {pointOf(begin, {1, 1, 1, 1, 0})};
    if (points == 2)
        history.mainLine.push_back(pointOf("2025-06-01T00:00:00Z", {2, 0, 0, 0, 0}));
    if (points == 3)
        history.mainLine = {pointOf(begin, {0, 0, 0, 0, 0})};
    if (points == 4) {
        Point gone;
        gone.moment.timeUtc = "2026-02-01T00:00:00Z";
        gone.state = VersionFacts::State::Gone;
        history.mainLine.push_back(gone);
    }
    history.isShallow = points == 5;
    if (points == 6)
        history.mainLine.push_back(pointOf("2026-01-02T00:00:00Z", {123456, 0, 0, 0, 7}));
    if (points == 7)
        history.mainLine = {pointOf("", {1, 0, 0, 0, 0}), pointOf("9999-99-99", {1, 0, 0, 0, 0})};
    const Chart chart = chartOf(history, "x", ChartTheme::Light);
    const Seen seen = seenIn(chart.svg);
    QCOMPARE(seen.error, QString());
    QVERIFY2(seen.description.contains(word), qPrintable(seen.description));
    QVERIFY(chart.svg.find("nan") == std::string::npos
            && chart.svg.find("inf") == std::string::npos);
    for (const review::ChartStretch &stretch : chart.stretches)
        QVERIFY(stretch.begin >= 0 && stretch.end <= chart.width && stretch.begin < stretch.end);
}

/// However many commits there are, no more is drawn than can be seen.
void tst_chart::shouldStaySmall()
{
    History history;
    for (int i = 0; i < 20'000; ++i) {
        const std::string minute = std::to_string(i % 60);
        const std::string hour = std::to_string(i / 60 % 24);
        const std::string day = std::to_string(1 + i / 1440);
        const auto two = [](const std::string &text) { return text.size() < 2 ? '0' + text : text; };
        history.mainLine.push_back(
            pointOf("2026-01-" + two(day) + 'T' + two(hour) + ':' + two(minute) + ":00Z",
                    {i % 7, i % 11, i % 13, i % 5, i % 3}));
    }
    const Chart chart = chartOf(history, "x", ChartTheme::Light);
    QVERIFY2(chart.svg.size() < 600'000, std::to_string(chart.svg.size()).c_str());
    QCOMPARE(chart.stretches.back().point, std::size_t(19'999));
}

LOADLINE_TEST(tst_chart)
#include "tst_chart.moc"
