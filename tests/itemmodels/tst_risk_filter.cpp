// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/risk_filter.h"

#include "itemmodels/risk_completion.h"
#include "markdown/reader.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using namespace loadline::itemmodels;

/// What can be asked for in the filter line of the risks, and what it offers to ask for.
class tst_risk_filter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldFind_data();
    void shouldFind();
    void shouldTellFiltersApart();
    void shouldPutACellIntoTheFilter_data();
    void shouldPutACellIntoTheFilter();
    void shouldOffer_data();
    void shouldOffer();
    void shouldOfferWhatHasLapsed();
    void shouldCompleteIntoWhatFindsIt();
};

namespace {

const std::string today = "2026-02-01";

constexpr char text[] = "# Log\n\n"
                        "## Iteration 1 - Horn\n**Status**: ✅ Completed\n\n"
                        "## Iteration 2 - Radar on disk\n**Status**: 🔄 In Progress\n\n"
                        "## Iteration 12 - Buoys\n**Status**: 📋 Planned\n\n"
                        "## Deployment Risk Register\n\n"
                        "### 🔴 Critical\n"
                        "1. Fog - rate limit: none → Iteration 2\n"
                        "   - **Owner**: Dana Fox\n"
                        "   - **Likelihood**: 4/5\n"
                        "   - **Impact**: HIGH (5)\n"
                        "   - **Review**: 2026-01-10\n"
                        "2. Ice limit - at the rate of frost → Iteration 12\n"
                        "   - **Owner**: Bo\n"
                        "   - **Review**: 2026-03-01\n"
                        "### 🟠 High\n"
                        "3. ~~Hail~~ ✅ **FIXED**\n"
                        "   - **Due**: 2026-01-01\n"
                        "4. Rime ✅ **ACCEPTED**\n"
                        "   - **Shelf**: third\n"
                        "   - **Likelihood**: 4\n"
                        "   - **Impact**: 2\n"
                        "### 🟢 Low\n"
                        "5. Slow tide, ebb - \"tier:high\" on the chart\n"
                        "   - **Owner**: dana fox\n"
                        "### Odds and ends\n"
                        "6. Loose cable\n";

const Register &reg()
{
    static const Register reg = markdown::read(std::string(text));
    return reg;
}

QString found(const QString &filter)
{
    const RiskFilter wanted(filter, today);
    QStringList ids;
    for (const Risk &risk : reg().risks) {
        if (wanted.matches(foldedRisk(risk)))
            ids += QString::fromStdString(risk.id);
    }
    return ids.join(QLatin1Char(' '));
}

} // namespace

void tst_risk_filter::shouldFind_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("risks");
    const auto row = [](const char *name, const char *filter, const char *risks) {
        QTest::newRow(name) << QString::fromUtf8(filter) << QString::fromLatin1(risks);
    };
    row("nothing asked", "", "1 2 3 4 5 6");
    row("a part of a word in another case", "FO", "1 5");
    row("words in any order", "rate ice", "2");
    row("words together", "\"rate limit\"", "1");
    row("quotes that are not closed yet", "\"rate li", "1");
    row("a name", "5", "1 5");
    row("a word to be without", "limit -ice", "1");
    row("words together to be without", "limit -\"rate limit\"", "2");
    row("a minus alone is text", "limit -", "1 2"); // in their dates
    row("a tier", "tier:critical", "1 2");
    row("a tier in capitals", "TIER:Critical", "1 2");
    row("the beginning of a tier", "tier:cr", "1 2");
    row("a tier by another word of the format", "tier:P1", "3 4");
    row("several tiers", "tier:critical,low", "1 2 5");
    row("several tiers while one is typed", "tier:critical,", "1 2");
    row("a tier to be without", "-tier:low,high", "1 2 6");
    row("no tier", "tier:none", "6");
    row("a tier that is none", "tier:huge", "");
    row("a key without a value yet", "tier: fog", "1");
    row("a minus and a key without a value", "-tier: fog", "1");
    row("a tier in quotes is text", "\"tier:high\"", "5");
    row("open, planned ones too", "status:open", "1 2 5 6");
    row("planned", "status:planned", "1 2");
    row("open and not planned", "status:open -status:planned", "5 6");
    row("fixed or accepted", "status:fixed,accepted", "3 4");
    row("overdue, which what is fixed is not", "status:overdue", "1");
    row("the beginning of open", "status:o", "1 2 5 6");
    row("the beginning of overdue", "status:ov", "1");
    row("an owner in another case", "owner:dana", "1 5");
    row("an owner with a blank", "owner:\"dana fox\"", "1 5");
    row("either owner", "owner:bo,dana", "1 2 5");
    row("no owner", "owner:none", "3 4 6");
    row("not that owner", "-owner:dana status:open", "2 6");
    row("an iteration, all of its number", "iteration:2", "1");
    row("iterations", "iteration:2,12", "1 2");
    row("no iteration", "iteration:none", "3 4 5 6");
    row("an iteration that is no number", "iteration:disk", "");
    row("a likelihood", "likelihood:4", "1 4");
    row("a cell of the matrix", "likelihood:4 impact:5", "1");
    row("no impact", "impact:none", "2 3 5 6");
    row("an unknown key is text", "shelf:third", "4");
    row("an unknown key without its value", "shelf:", "4");
    row("all together", "tier:critical status:open owner:dana iteration:2 -frost", "1");
    row("a comma in text", "tide,", "5");
}

void tst_risk_filter::shouldFind()
{
    QFETCH(QString, filter);
    QFETCH(QString, risks);
    QCOMPARE(found(filter), risks);
}

void tst_risk_filter::shouldTellFiltersApart()
{
    QVERIFY(RiskFilter(QStringLiteral("  ")).isEmpty());
    QVERIFY(RiskFilter(QStringLiteral("tier: -owner:")).isEmpty());
    QVERIFY(RiskFilter(QStringLiteral("tier:high"), "2026-01-01")
            == RiskFilter(QStringLiteral(" tier:HIGH "), "2026-01-02"));
    QVERIFY(!(RiskFilter(QStringLiteral("status:overdue"), "2026-01-01")
              == RiskFilter(QStringLiteral("status:overdue"), "2026-01-02")));
    QVERIFY(!(RiskFilter(QStringLiteral("fog")) == RiskFilter(QStringLiteral("-fog"))));
}

void tst_risk_filter::shouldPutACellIntoTheFilter_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("with");
    QTest::addColumn<QString>("without");
    const auto row = [](const char *name, const char *filter, const char *with,
                        const char *without) {
        QTest::newRow(name) << QString::fromUtf8(filter) << QString::fromUtf8(with)
                            << QString::fromUtf8(without);
    };
    row("of nothing", "", "likelihood:4 impact:5", "");
    row("beside words", "fog \"rate limit\" -tier:low",
        "fog \"rate limit\" -tier:low likelihood:4 impact:5", "fog \"rate limit\" -tier:low");
    row("in the place of another", "likelihood:1 fog impact:2", "fog likelihood:4 impact:5", "fog");
    row("in the place of itself", "likelihood:4 impact:5", "likelihood:4 impact:5", "");
}

void tst_risk_filter::shouldPutACellIntoTheFilter()
{
    QFETCH(QString, filter);
    QFETCH(QString, with);
    QFETCH(QString, without);
    const RiskRating cell{4, 5};
    QCOMPARE(withRating(filter, cell), with);
    QVERIFY(ratingIn(with) == cell);
    QCOMPARE(withRating(filter, std::nullopt), without);
    QVERIFY(!ratingIn(without));
    QVERIFY(!ratingIn(QStringLiteral("likelihood:4")));
    QVERIFY(!ratingIn(QStringLiteral("likelihood:4 impact:4,5")));
    QVERIFY(!ratingIn(QStringLiteral("likelihood:4 -impact:5")));
}

void tst_risk_filter::shouldOffer_data()
{
    QTest::addColumn<QString>("typed"); // the cursor is the bar
    QTest::addColumn<QString>("offers");
    const auto row = [](const char *name, const char *typed, const char *offers) {
        QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(offers);
    };
    row("nothing for a first letter", "t|", "");
    row("a key", "ti|", "tier:");
    row("a key behind a minus", "-ow|", "owner:");
    row("a key behind other words", "fog im|", "impact:");
    row("nothing for a word that begins no key", "time|", "");
    row("nothing in the middle of a word", "ti|me", "");
    row("the tiers that occur", "tier:|", "critical high low none");
    row("the tiers that fit", "tier:c|", "critical");
    row("nothing more for what is complete", "tier:critical|", "");
    row("a second value", "tier:low,h|", "high");
    row("the states that occur", "status:|", "open planned fixed accepted overdue");
    row("owners, the more frequent ones first", "owner:|", "\"Dana Fox\" Bo none");
    row("an owner by a part", "owner:fo|", "\"Dana Fox\"");
    row("an owner in quotes that are not closed", "owner:\"dana f|", "\"Dana Fox\"");
    row("iterations, the latest first", "iteration:|", "none 12 2 1");
    row("an iteration by its title", "iteration:disk|", "2");
    row("ratings that occur", "impact:|", "5 2 none");
    row("nothing for an unknown key", "shelf:|", "");
}

void tst_risk_filter::shouldOffer()
{
    QFETCH(QString, typed);
    QFETCH(QString, offers);
    const qsizetype cursor = typed.indexOf(QLatin1Char('|'));
    typed.remove(cursor, 1);
    QStringList inserts;
    for (const RiskOffer &offer : riskOffers(reg(), typed, cursor, false, today).offers)
        inserts += offer.insert;
    QCOMPARE(inserts.join(QLatin1Char(' ')), offers);
    // Whoever asks gets the keys where nothing is typed yet.
    QCOMPARE(riskOffers(reg(), QStringLiteral("fog "), 4, true, today).offers.size(),
             filterKeys().size());
}

void tst_risk_filter::shouldOfferWhatHasLapsed()
{
    const Register accepted = markdown::read(
        std::string("# Log\n\n## Risk Register\n\n### High\n1. Rime ✅ **ACCEPTED**\n"
                    "   - **Accepted**: 2026-01-05 by Bo until 2026-02-01\n"));
    const auto offers = [&accepted](const std::string &day) {
        QStringList inserts;
        for (const RiskOffer &offer :
             riskOffers(accepted, QStringLiteral("status:"), 7, false, day).offers)
            inserts += offer.insert;
        return inserts.join(QLatin1Char(' '));
    };
    QCOMPARE(offers("2026-02-01"), QStringLiteral("accepted"));
    QCOMPARE(offers("2026-02-02"), QStringLiteral("open accepted lapsed"));
}

/// Whatever is offered behind a key must find the risks that it speaks of.
void tst_risk_filter::shouldCompleteIntoWhatFindsIt()
{
    for (const FilterKey key : filterKeys()) {
        const QString begun = nameOf(key) + QLatin1Char(':');
        const RiskOffers offers = riskOffers(reg(), begun, begun.size(), false, today);
        QVERIFY2(!offers.offers.empty(), qPrintable(begun));
        for (const RiskOffer &offer : offers.offers) {
            if (key == FilterKey::Iteration && offer.insert == QLatin1String("1"))
                continue; // nothing is planned for it
            QVERIFY2(!found(begun + offer.insert).isEmpty(), qPrintable(begun + offer.insert));
        }
    }
}

LOADLINE_TEST(tst_risk_filter)
#include "tst_risk_filter.moc"
