// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/register_json.h"
#include "markdown/house_form.h"
#include "markdown/reader.h"
#include "support/generator.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace loadline;
using namespace loadline::test;

/// What holds of house form on every document: twice is once, and it changes no field, as
/// `show --json` tells them without lines, Markdown, raw status texts and findings.
class tst_house_form_keeps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldHoldForOwnRegisters_data();
    void shouldHoldForOwnRegisters();
    void shouldHoldForGeneratedRegisters();
    void shouldHoldForMutatedTexts();
    void shouldHoldForTheCorpus();
};

namespace {

/// LOADLINE_TEST_SEED tries other texts than those of every run.
std::uint64_t otherSeed()
{
    return std::uint64_t(qEnvironmentVariableIntValue("LOADLINE_TEST_SEED")) * 1000;
}

QJsonValue withoutForm(const QJsonValue &value);

QJsonArray withoutForm(const QJsonArray &array)
{
    QJsonArray kept;
    for (const QJsonValue &value : array)
        kept.append(withoutForm(value));
    return kept;
}

bool isForm(const QString &key)
{
    static const QStringList keys = {QStringLiteral("line"), QStringLiteral("markdown"),
                                     QStringLiteral("findings"), QStringLiteral("statusText"),
                                     QStringLiteral("priorityText")};
    return keys.contains(key);
}

/// A second status or priority of an iteration is a raw text as well.
bool isRawText(const QString &key)
{
    static const QStringList keys = {QStringLiteral("status"), QStringLiteral("state"),
                                     QStringLiteral("priority"), QStringLiteral("severity")};
    return keys.contains(key.toLower());
}

QJsonObject withoutForm(const QJsonObject &object)
{
    QJsonObject kept;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (isForm(it.key()))
            continue;
        if (it.key() == QStringLiteral("metadata")) {
            QJsonObject metadata = it.value().toObject();
            const QStringList names = metadata.keys();
            for (const QString &name : names)
                if (isRawText(name))
                    metadata.remove(name);
            kept.insert(it.key(), metadata);
        } else {
            kept.insert(it.key(), withoutForm(it.value()));
        }
    }
    return kept;
}

QJsonValue withoutForm(const QJsonValue &value)
{
    if (value.isArray())
        return withoutForm(value.toArray());
    if (value.isObject())
        return withoutForm(value.toObject());
    if (!value.isString())
        return value;
    // A risk without a name is called by its line; endings of lines are form.
    QString text = value.toString();
    if (text.startsWith(QLatin1Char('@')))
        return QStringLiteral("@");
    return text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"))
        .replace(QLatin1Char('\r'), QLatin1Char('\n'));
}

QByteArray fieldsOf(const Register &reg)
{
    exchange::StringSink json;
    exchange::JsonWriter writer(json);
    exchange::writeRegister(writer, reg, {});
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json.text()));
    return QJsonDocument(withoutForm(document.object())).toJson();
}

/// The first line in which two texts differ, for messages.
QByteArray firstDifference(const QByteArray &before, const QByteArray &after)
{
    const auto a = before.split('\n');
    const auto b = after.split('\n');
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
        if (a[i] != b[i])
            return "line " + QByteArray::number(i + 1) + ": " + a[i] + " became " + b[i];
    return a.size() == b.size() ? QByteArray() : QByteArray("one has more lines");
}

/// What is wrong with the house form of a text; nothing where all holds.
QByteArray faultOf(const std::string &text)
{
    const auto before = markdown::read(text);
    const std::string once = markdown::inHouseForm(before);
    const auto after = markdown::read(once);
    const std::string twice = markdown::inHouseForm(after);
    const QByteArray unsettled = firstDifference(QByteArray::fromStdString(once),
                                                 QByteArray::fromStdString(twice));
    if (once != twice)
        return "twice is not once: " + unsettled;
    return firstDifference(fieldsOf(before), fieldsOf(after));
}

} // namespace

void tst_house_form_keeps::shouldHoldForOwnRegisters_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const auto &variant : variantsOf(houseRegister()))
        QTest::addRow("house register, %s", variant.name)
            << QByteArray::fromStdString(variant.text);
    QTest::newRow("sample") << QByteArray::fromStdString(sampleRegister());
}

void tst_house_form_keeps::shouldHoldForOwnRegisters()
{
    QFETCH(QByteArray, text);
    QCOMPARE(faultOf(text.toStdString()), QByteArray());
}

void tst_house_form_keeps::shouldHoldForGeneratedRegisters()
{
    Dice dice(31 + otherSeed());
    for (int i = 0; i < 300; ++i) {
        const auto style = randomStyle(dice);
        const auto text = makeRegister(style, dice);
        const auto fault = faultOf(text);
        QVERIFY2(fault.isEmpty(),
                 (describe(style) + "\n" + text + "\n" + fault.toStdString()).c_str());
    }
}

void tst_house_form_keeps::shouldHoldForMutatedTexts()
{
    Dice dice(32 + otherSeed());
    for (int i = 0; i < 600; ++i) {
        const bool isMade = i % 3 != 0;
        const auto text = i % 5 == 0 ? randomText(dice)
                                     : mutated(isMade ? makeRegister(randomStyle(dice), dice)
                                                      : houseRegister(),
                                               dice);
        const auto fault = faultOf(text);
        QVERIFY2(fault.isEmpty(), (text + "\n" + fault.toStdString()).c_str());
    }
}

void tst_house_form_keeps::shouldHoldForTheCorpus()
{
    const auto files = corpusFiles();
    if (files.empty())
        QSKIP("the shared corpus is not here");
    for (const auto &file : files) {
        const auto text = sharedFile(file);
        if (!isUtf8(text))
            continue;
        const auto fault = faultOf(text);
        QVERIFY2(fault.isEmpty(), (file + ": " + fault.toStdString()).c_str());
    }
}

LOADLINE_TEST(tst_house_form_keeps)

#include "tst_house_form_keeps.moc"
