// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/json_values.h"

#include "core/text.h"
#include "exchange/register_json.h"
#include "exchange/usual_fields.h"

#include <QJsonDocument>

#include <algorithm>

namespace loadline::exchange {

namespace {

QJsonObject parsed(StringSink &out)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(out.text())).object();
}

} // namespace

QJsonObject jsonOf(const Register &reg)
{
    StringSink out;
    JsonWriter json(out);
    writeRegister(json, reg, {});
    return parsed(out);
}

QJsonObject jsonOf(const Register &reg, const Risk &risk)
{
    StringSink out;
    JsonWriter json(out);
    EvidenceOfFixes evidence(reg);
    writeRisk(json, reg, risk, evidence);
    return parsed(out);
}

std::string textOf(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString().toStdString();
}

bool hasText(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).isString();
}

std::vector<KeyAndValue> fieldsIn(const QJsonObject &object)
{
    std::vector<KeyAndValue> fields;
    for (auto member = object.begin(); member != object.end(); ++member)
        for (const std::string &line : linesIn(member.value().toString().toStdString()))
            fields.emplace_back(member.key().toStdString(), line);
    std::stable_sort(fields.begin(), fields.end(), [](const KeyAndValue &a, const KeyAndValue &b) {
        return rankOfField(a.first) < rankOfField(b.first);
    });
    return fields;
}

std::vector<std::string> linesIn(const std::string &text)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

} // namespace loadline::exchange
