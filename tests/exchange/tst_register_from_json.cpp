// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/register_from_json.h"
#include "exchange/register_json.h"
#include "markdown/reader.h"
#include "support/generator.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace loadline;
using namespace loadline::exchange;
using namespace loadline::test;

/// A register out of JSON says what the JSON said, or it is refused with the place.
class tst_register_from_json : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldSayTheSameAgain_data();
    void shouldSayTheSameAgain();
    void shouldSayTheSameForGeneratedRegisters();
    void shouldNeverSayAnythingElse();
    void shouldSayTheSameForTheCorpus();
    void shouldMakeARegisterOutOfRisksAlone();
    void shouldRefuseWhatItCannotSay_data();
    void shouldRefuseWhatItCannotSay();
};

namespace {

std::string jsonOf(const std::string &text)
{
    StringSink out;
    JsonWriter json(out);
    writeRegister(json, markdown::read(text), {});
    return out.text();
}

/// Without lines, and with one name for all risks that have none.
QJsonValue withoutLines(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray kept;
        for (const QJsonValue &one : value.toArray())
            kept.append(withoutLines(one));
        return kept;
    }
    if (value.isObject()) {
        QJsonObject kept;
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            if (member.key() != QLatin1String("line"))
                kept.insert(member.key(), withoutLines(member.value()));
        return kept;
    }
    return value.toString().startsWith(QLatin1Char('@')) ? QJsonValue(QStringLiteral("@")) : value;
}

QByteArray factsOf(const std::string &text)
{
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(jsonOf(text)));
    return QJsonDocument(withoutLines(json.object()).toObject()).toJson();
}

/// Why what comes back is not what was there; empty where it is.
QByteArray difference(const std::string &text)
{
    const Result<std::string> back = registerFromJson(jsonOf(text));
    if (!back)
        return QByteArray::fromStdString(back.error().what);
    const auto a = factsOf(text).split('\n');
    const auto b = factsOf(*back).split('\n');
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
        if (a[i] != b[i])
            return a[i] + " became " + b[i];
    return a.size() == b.size() ? QByteArray() : QByteArray("one says more");
}

} // namespace

void tst_register_from_json::shouldSayTheSameAgain_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const auto &variant : variantsOf(houseRegister()))
        QTest::addRow("our own, %s", variant.name) << QByteArray::fromStdString(variant.text);
    QTest::newRow("the sample") << QByteArray::fromStdString(sampleRegister());
    if (const auto seed = sharedFile("format/seed.md"); !seed.empty())
        QTest::newRow("the example") << QByteArray::fromStdString(seed);
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a title") << QByteArray("# Desk\n");
    QTest::newRow("prose") << QByteArray("Words.\n\n- and an item\n");
}

void tst_register_from_json::shouldSayTheSameAgain()
{
    QFETCH(QByteArray, text);
    QCOMPARE(difference(text.toStdString()), QByteArray());
}

void tst_register_from_json::shouldSayTheSameForGeneratedRegisters()
{
    Dice dice(31);
    for (int i = 0; i < 150; ++i) {
        const RegisterStyle style = randomStyle(dice);
        const std::string text = makeRegister(style, dice);
        const QByteArray found = difference(text);
        QVERIFY2(found.isEmpty(), (describe(style) + ": " + found.toStdString()).c_str());
    }
}

void tst_register_from_json::shouldNeverSayAnythingElse()
{
    Dice dice(32);
    int refused = 0;
    for (int i = 0; i < 150; ++i) {
        const std::string text = i % 3 == 0 ? randomText(dice)
                                            : mutated(makeRegister(randomStyle(dice), dice), dice);
        const Result<std::string> back = registerFromJson(jsonOf(text));
        if (!back) {
            QVERIFY(back.error().line > 0 && back.error().column > 0);
            ++refused;
            continue;
        }
        QCOMPARE(factsOf(*back), factsOf(text));
    }
    qInfo("%d of 150 texts that nobody would write were refused", refused);
}

void tst_register_from_json::shouldSayTheSameForTheCorpus()
{
    int all = 0;
    int same = 0;
    for (const auto &path : corpusFiles()) {
        const auto text = sharedFile(path);
        if (!isUtf8(text))
            continue;
        ++all;
        const QByteArray found = difference(text);
        if (found.isEmpty())
            ++same;
        else
            qInfo("%s: %s", path.c_str(), found.constData());
    }
    if (all == 0)
        QSKIP("there is no collection of registers");
    qInfo("%d of %d come back", same, all);
    QVERIFY(same * 100 >= all * 80);
}

void tst_register_from_json::shouldMakeARegisterOutOfRisksAlone()
{
    const Result<std::string> text = registerFromJson(
        R"({"schema": 1, "title": "Bakery", "risks": [
             {"id": "2", "tier": "high", "title": "Late truck", "detail": "no bread",
              "fields": {"Owner": "Ines"}},
             {"id": "1", "tier": "critical", "title": "Cold oven", "status": "fixed",
              "statusText": "FIXED", "iteration": 3}]})");
    QVERIFY2(text.has_value(), text ? "" : text.error().what.c_str());
    QCOMPARE(QByteArray::fromStdString(*text), QByteArray("# Bakery\n\n"
                                                          "## Deployment Risk Register\n\n"
                                                          "### 🔴 Critical (Iteration 3 - FIXED)\n"
                                                          "1. ~~Cold oven~~ ✅ **FIXED**\n\n"
                                                          "### 🟠 High Priority\n"
                                                          "2. Late truck - no bread\n"
                                                          "   - **Owner**: Ines\n"));
}

void tst_register_from_json::shouldRefuseWhatItCannotSay_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, const char *json, int line, int column, const char *says) {
        QTest::newRow(name) << QByteArray(json) << line << column << QByteArray(says);
    };
    row("no JSON", "{\n \"schema\": }", 2, 13, "no JSON");
    row("nothing", "", 1, 1, "no JSON");
    row("a list", "[1]", 1, 1, "no register");
    row("no schema", "{}", 1, 1, "schema");
    row("a newer schema", "{\"schema\": 2}", 1, 12, "newer");
    row("a schema that is none", "{\"schema\": \"x\"}", 1, 12, "schema");
    row("a text for a list", "{\"schema\": 1,\n \"risks\": \"none\"}", 2, 11, "risks is no list");
    row("a risk of two lines", "{\"schema\":1, \"risks\":[{\"id\":\"1\", \"title\":\"a\\nb\"}]}", 1,
        42, "risks[0].title");
    row("an unknown key", "{\"schema\":1,\n\"owner\":\"Ines\"}", 2, 9, "owner");
    row("half a character", "{\"schema\":1,\n\"title\":\"\\ud83d\"}", 2, 9, "half a character");
    row("a risk in no group",
        "{\"schema\":1, \"groups\":[],\n\"risks\":[{\"id\":\"1\",\"title\":\"a\"}]}", 2, 10,
        "no group");
}

void tst_register_from_json::shouldRefuseWhatItCannotSay()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, says);
    const Result<std::string> text = registerFromJson(json.toStdString());
    QVERIFY(!text.has_value());
    QVERIFY2(text.error().what.find(says.toStdString()) != std::string::npos,
             text.error().what.c_str());
    QTEST(int(text.error().line), "line");
    QTEST(int(text.error().column), "column");
}

LOADLINE_TEST(tst_register_from_json)
#include "tst_register_from_json.moc"
