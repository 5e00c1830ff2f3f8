// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/json_source.h"

#include "core/text.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace loadline::exchange {

namespace {

/// Finds its way in a text that is known to be JSON.
class PlaceFinder
{
public:
    explicit PlaceFinder(std::string_view text)
        : m_text(text)
    {
    }

    std::size_t find(const JsonPath &path)
    {
        skipSpace();
        for (const auto &step : path) {
            const std::size_t before = m_at;
            if (!enter(step)) {
                m_at = before;
                break;
            }
        }
        return std::min(m_at, m_text.size());
    }

private:
    char current() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    void skipSpace() { m_at = std::min(m_text.find_first_not_of(" \t\r\n", m_at), m_text.size()); }

    /// Behind the string that begins here; what it says is not needed.
    void skipString()
    {
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at)
            m_at += m_text[m_at] == '\\' ? 1 : 0;
        ++m_at;
    }

    void skipValue()
    {
        std::size_t depth = 0;
        do {
            const char c = current();
            if (c == '"') {
                skipString();
            } else {
                depth += c == '{' || c == '[' ? 1 : 0;
                depth -= (c == '}' || c == ']') && depth > 0 ? 1 : 0;
                ++m_at;
                if (depth == 0 && c != '}' && c != ']')
                    m_at = std::min(m_text.find_first_of(",]} \t\r\n", m_at), m_text.size());
            }
        } while (depth > 0 && m_at < m_text.size());
    }

    /// To the member or element that \a step names.
    bool enter(const JsonStep &step)
    {
        const bool isKey = std::holds_alternative<QString>(step);
        if (current() != (isKey ? '{' : '['))
            return false;
        ++m_at;
        for (qsizetype index = 0;; ++index) {
            skipSpace();
            if (m_at >= m_text.size() || current() == '}' || current() == ']')
                return false;
            bool isIt = !isKey && index == std::get<qsizetype>(step);
            if (isKey) {
                isIt = keyHere() == std::get<QString>(step);
                skipSpace();
                ++m_at; // the colon
                skipSpace();
            }
            if (isIt)
                return true;
            skipValue();
            skipSpace();
            if (current() == ',')
                ++m_at;
        }
    }

    QString keyHere()
    {
        const std::size_t begin = m_at;
        skipString();
        const std::string array = '[' + std::string(m_text.substr(begin, m_at - begin)) + ']';
        return QJsonDocument::fromJson(QByteArray::fromStdString(array)).array().first().toString();
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

/// The way to the first text that is half a character: a lone surrogate is valid JSON, and no text.
std::optional<JsonPath> brokenText(const QJsonValue &value)
{
    const auto within = [](const QJsonValue &part, JsonStep step) {
        std::optional<JsonPath> path = brokenText(part);
        if (path)
            path->insert(path->begin(), std::move(step));
        return path;
    };
    if (value.isString() && !value.toString().isValidUtf16())
        return JsonPath();
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            if (auto path = within(array[i], i))
                return path;
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            if (auto path = member.key().isValidUtf16() ? within(member.value(), member.key())
                                                        : JsonPath())
                return path;
    }
    return std::nullopt;
}

bool saysNothing(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty())
           || (value.isArray() && value.toArray().isEmpty())
           || (value.isObject() && value.toObject().isEmpty());
}

bool isLineName(const QJsonValue &value)
{
    return value.isString() && value.toString().startsWith(QLatin1Char('@'));
}

bool followsFromTheRest(const QString &key)
{
    return key == QLatin1String("line") || key == QLatin1String("findings")
           || key == QLatin1String("evidence");
}

} // namespace

std::string toString(const JsonPath &path)
{
    std::string text;
    for (const auto &step : path) {
        if (const auto *index = std::get_if<qsizetype>(&step))
            text += '[' + std::to_string(*index) + ']';
        else
            text += (text.empty() ? "" : ".") + std::get<QString>(step).toStdString();
    }
    return text;
}

Result<JsonSource> JsonSource::parse(std::string_view text)
{
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    JsonSource source;
    source.m_text = std::string(text);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(source.m_text),
                                                           &error);
    if (error.error != QJsonParseError::NoError) {
        const TextPlace place = placeOf(text, std::size_t(std::max(error.offset, 0)));
        return fail(ErrorCode::Refused, "this is no JSON: " + error.errorString().toStdString(),
                    "it has to be what show --json prints", place.line, place.column);
    }
    if (!document.isObject())
        return source.refuse({}, "this is no register",
                             "it has to be an object, as show --json prints it");
    source.m_root = document.object();
    if (const std::optional<JsonPath> broken = brokenText(source.m_root))
        return source.refuse(*broken, "a text holds half a character",
                             "take the lone surrogate out");
    return source;
}

tl::unexpected<Error> JsonSource::refuse(const JsonPath &path, std::string what,
                                         std::string hint) const
{
    const TextPlace place = placeOf(m_text, PlaceFinder(m_text).find(path));
    return fail(ErrorCode::Refused, std::move(what), std::move(hint), place.line, place.column);
}

std::optional<JsonPath> firstMissing(const QJsonValue &wanted, const QJsonValue &found)
{
    const auto within = [](const QJsonValue &a, const QJsonValue &b, JsonStep step) {
        std::optional<JsonPath> path = firstMissing(a, b);
        if (path)
            path->insert(path->begin(), std::move(step));
        return path;
    };
    if (saysNothing(wanted))
        return saysNothing(found) ? std::nullopt : std::optional(JsonPath());
    if (isLineName(wanted) && isLineName(found))
        return std::nullopt;
    if (wanted.isArray() && found.isArray()) {
        const QJsonArray a = wanted.toArray();
        const QJsonArray b = found.toArray();
        for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
            if (auto path = within(a[i], b[i], i))
                return path;
        if (a.size() == b.size())
            return std::nullopt;
        return a.size() > b.size() ? JsonPath{b.size()} : JsonPath();
    }
    if (wanted.isObject() && found.isObject()) {
        const QJsonObject a = wanted.toObject();
        const QJsonObject b = found.toObject();
        for (auto member = a.begin(); member != a.end(); ++member)
            if (!followsFromTheRest(member.key()))
                if (auto path = within(member.value(), b.value(member.key()), member.key()))
                    return path;
        return std::nullopt;
    }
    return wanted == found ? std::nullopt : std::optional(JsonPath());
}

} // namespace loadline::exchange
