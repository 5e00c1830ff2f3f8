// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sarif.h"

#include "cli/json_writer.h"

#include "checks/check.h"
#include "core/text.h"

namespace loadline::cli {

namespace {

constexpr std::string_view schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A path as an URI reference (RFC 3986). A colon is spelt out: before the first slash it would end
/// a scheme.
std::string uriOf(std::string_view path)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    constexpr std::string_view plain = "-._~/";
    std::string uri = path.starts_with('/') ? "file://" : "";
    for (const char c : path) {
        if (isAsciiLetter(c) || isAsciiDigit(c) || plain.find(c) != std::string_view::npos) {
            uri += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            uri += '%';
            uri += hex[byte >> 4];
            uri += hex[byte & 0x0F];
        }
    }
    return uri;
}

/// In a message braces hold places for arguments, and brackets before round ones are a link: a
/// register's own are none of that.
std::string messageOf(const checks::Finding &finding)
{
    const std::string said = finding.mend.empty() ? finding.text
                                                  : finding.text + "; " + finding.mend;
    const bool mayHoldLink = said.find("](") != std::string::npos;
    std::string message;
    for (const char c : said) {
        if (c == '{' || c == '}')
            message += c;
        else if (mayHoldLink && (c == '[' || c == ']'))
            message += '\\';
        message += c;
    }
    return message;
}

/// Up to a full stop with a capital behind: "2." in a list is no end.
std::string_view firstSentenceOf(std::string_view paragraph)
{
    for (std::size_t i = 0; i + 2 < paragraph.size(); ++i) {
        const char behind = paragraph[i + 2];
        if (paragraph.substr(i, 2) == ". " && (behind == '*' || (behind >= 'A' && behind <= 'Z')))
            return paragraph.substr(0, i + 1);
    }
    return paragraph;
}

void writeText(JsonWriter &json, std::string_view key, std::string_view text)
{
    json.key(key);
    json.beginObject();
    json.member("text", text);
    json.endObject();
}

void writeRule(JsonWriter &json, const checks::Rule &rule)
{
    json.beginObject();
    json.member("id", rule.name);
    writeText(json, "shortDescription", firstSentenceOf(rule.explanation));
    writeText(json, "fullDescription", rule.explanation);
    writeText(json, "help", rule.explanation);
    json.key("defaultConfiguration");
    json.beginObject();
    json.member("level", checks::nameOf(rule.severity));
    json.endObject();
    json.endObject();
}

void writeTool(JsonWriter &json)
{
    json.key("tool");
    json.beginObject();
    json.key("driver");
    json.beginObject();
    json.member("name", "Loadline");
    json.member("version", LOADLINE_VERSION);
    json.key("rules");
    json.beginArray();
    for (const checks::Rule &rule : checks::rules())
        writeRule(json, rule);
    json.endArray();
    json.endObject();
    json.endObject();
}

void writeLocations(JsonWriter &json, const checks::Finding &finding, std::string_view uri)
{
    json.key("locations");
    json.beginArray();
    json.beginObject();
    json.key("physicalLocation");
    json.beginObject();
    json.key("artifactLocation");
    json.beginObject();
    json.member("uri", uri);
    json.endObject();
    json.key("region");
    json.beginObject();
    json.member("startLine", finding.line);
    json.member("startColumn", finding.column);
    json.endObject();
    json.endObject();
    json.endObject();
    json.endArray();
}

void writeResult(JsonWriter &json, const checks::Finding &finding, std::string_view uri)
{
    json.beginObject();
    json.member("ruleId", finding.rule);
    json.member("ruleIndex", std::size_t(checks::ruleNamed(finding.rule) - checks::rules().data()));
    json.member("level", checks::nameOf(finding.severity));
    writeText(json, "message", messageOf(finding));
    writeLocations(json, finding, uri);
    json.endObject();
}

} // namespace

void writeSarif(Output &out, const std::vector<CheckedRegister> &all)
{
    JsonWriter json(out);
    json.beginObject();
    json.member("$schema", schema);
    json.member("version", "2.1.0");
    json.key("runs");
    json.beginArray();
    json.beginObject();
    writeTool(json);
    json.member("columnKind", "unicodeCodePoints");
    json.key("results");
    json.beginArray();
    for (const CheckedRegister &checked : all) {
        const std::string uri = uriOf(checked.name);
        for (const checks::Finding &finding : checked.findings)
            writeResult(json, finding, uri);
    }
    json.endArray();
    json.endObject();
    json.endArray();
    json.endObject();
    json.finish();
}

} // namespace loadline::cli
