// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/json_writer.h"
#include "support/test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <string>

using namespace loadline::exchange;
using namespace std::string_view_literals;

namespace {

std::string written(std::string_view text)
{
    StringSink out;

    JsonWriter(out).value(text);
    return out.text();
}

} // namespace

class tst_json_writer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldEscapeWhatMustBe_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *name, std::string_view text, std::string_view json) {
            QTest::newRow(name) << QByteArray(text.data(), qsizetype(text.size()))
                                << QByteArray(json.data(), qsizetype(json.size()));
        };
        row("plain", "Risk 3"sv, "\"Risk 3\""sv);
        row("empty", ""sv, "\"\""sv);
        row("quote and backslash", "a \"b\" \\c"sv, "\"a \\\"b\\\" \\\\c\""sv);
        row("line ends and tab", "a\r\nb\tc"sv, "\"a\\r\\nb\\tc\""sv);
        row("NUL", "a\0b"sv, "\"a\\u0000b\""sv);
        row("escape", "\x1b[31m"sv, "\"\\u001b[31m\""sv);
        row("DEL", "\x7f"sv, "\"\\u007f\""sv);
        row("C1",
            "\xC2\x9B"
            "31m"sv,
            "\"\\u009b31m\""sv);
        row("no-break space is no control", "\xC2\xA0"sv, "\"\xC2\xA0\""sv);
        row("emoji", "\xF0\x9F\x94\xB4 high"sv, "\"\xF0\x9F\x94\xB4 high\""sv);
        row("byte that is no UTF-8",
            "a\xFF"
            "b"sv,
            "\"a\xEF\xBF\xBD"
            "b\""sv);
        row("cut short", "a\xE2\x9C"sv, "\"a\xEF\xBF\xBD\xEF\xBF\xBD\""sv);
        row("replacement character itself", "\xEF\xBF\xBD"sv, "\"\xEF\xBF\xBD\""sv);
        row("lone surrogate", "\xED\xB4\xB4"sv, "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""sv);
    }

    void shouldEscapeWhatMustBe()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, json);
        const std::string bytes = written({text.data(), std::size_t(text.size())});
        QCOMPARE(QByteArray::fromStdString(bytes), json);
    }

    void shouldKeepTheOrderOfKeysAndNest()
    {
        StringSink out;
        JsonWriter json(out);
        json.beginObject();
        json.member("zebra", 1);
        json.nullMember("apple");
        json.key("list");
        json.beginArray();
        json.value("x");
        json.value(true);
        json.beginArray();
        json.endArray();
        json.endArray();
        json.key("empty");
        json.beginObject();
        json.endObject();
        json.member("some", std::optional<int>(7));
        json.member("none", std::optional<int>());
        json.textOrNull("blank", "");
        json.endObject();
        json.finish();

        const char *expected = "{\n"
                               "  \"zebra\": 1,\n"
                               "  \"apple\": null,\n"
                               "  \"list\": [\n"
                               "    \"x\",\n"
                               "    true,\n"
                               "    []\n"
                               "  ],\n"
                               "  \"empty\": {},\n"
                               "  \"some\": 7,\n"
                               "  \"none\": null,\n"
                               "  \"blank\": null\n"
                               "}\n";
        QCOMPARE(QString::fromStdString(out.text()), QString::fromUtf8(expected));
    }

    void shouldGiveBackAnyTextThroughAReader()
    {
        std::string all;
        for (char32_t c = 0; c < 0x300; ++c)
            all += QString::fromUcs4(&c, 1).toStdString();
        QJsonParseError error;
        const QByteArray json = QByteArray::fromStdString('[' + written(all) + ']');
        const QJsonDocument document = QJsonDocument::fromJson(json, &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(document.array().at(0).toString().toStdString(), all);
    }
};

LOADLINE_TEST(tst_json_writer)
#include "tst_json_writer.moc"
