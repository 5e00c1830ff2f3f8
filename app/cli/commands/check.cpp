// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/findings.h"
#include "cli/json_writer.h"
#include "cli/sarif.h"
#include "cli/session.h"
#include "cli/typed_words.h"

#include "checks/check.h"
#include "core/text.h"
#include "exchange/register_json.h"
#include "review/rules.h"

#include <algorithm>

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"--format", "text|json|sarif", "how findings are printed; the default is text"},
    {"--fail-on", "error|warning|never", "findings that make the exit status 1; default error"},
    {"--explain", "RULE", "say what a rule means, and check nothing"},
};

using checks::Finding;

Tint tintOf(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Error:
        return Tint::Red;
    case Finding::Warning:
        return Tint::Yellow;
    case Finding::Note:
        break;
    }
    return Tint::None;
}

void printText(Output &out, const CheckedRegister &checked)
{
    for (const Finding &finding : checked.findings) {
        out << escapedForTerminal(checked.name, LineEnds::Escaped) << ':' << finding.line << ':'
            << finding.column << ": ";
        out.writeTinted(checks::nameOf(finding.severity), tintOf(finding.severity));
        out << ": " << escapedForTerminal(finding.text, LineEnds::Escaped) << " [" << finding.rule
            << "]\n";
    }
}

void printJson(Output &out, const std::vector<CheckedRegister> &all)
{
    JsonWriter json(out);
    json.beginObject();
    json.member("schema", 1);
    json.key("findings");
    json.beginArray();
    for (const CheckedRegister &checked : all) {
        for (const Finding &finding : checked.findings)
            writeFinding(json, finding, checked.name);
    }
    json.endArray();
    json.endObject();
    json.finish();
}

/// Whether a finding is as grave as what `--fail-on` names.
bool fails(const Finding &finding, const std::string &failOn)
{
    if (failOn == "never")
        return false;
    return finding.severity == Finding::Error
           || (failOn == "warning" && finding.severity == Finding::Warning);
}

ExitStatus explain(const std::string &name, Streams &streams)
{
    if (const checks::Rule *rule = checks::ruleNamed(name)) {
        streams.out << rule->name << " (" << checks::nameOf(rule->severity) << ")\n\n"
                    << rule->explanation << '\n';
        return Done;
    }
    if (const review::Rule *rule = review::ruleNamed(name)) {
        streams.out << rule->name << " (of review: " << review::nameOf(rule->weight) << ")\n\n"
                    << rule->explanation << '\n';
        return Done;
    }
    std::string known;
    for (const std::string_view rule : review::namesOfAllRules())
        known += (known.empty() ? "" : ", ") + std::string(rule);
    return reportUsage(streams, "unknown rule '" + shortened(name, 60) + '\'', "there are " + known);
}

Result<CheckedRegister> checkOne(const std::optional<std::string> &name, const Arguments &arguments,
                                 Streams &streams)
{
    const Result<OpenRegister> opened = openToRead(name, arguments, streams);
    if (!opened)
        return tl::make_unexpected(opened.error());
    Result<std::vector<Finding>> findings = findingsOf(*opened);
    if (!findings)
        return tl::make_unexpected(findings.error());
    return CheckedRegister{opened->name, std::move(*findings)};
}

ExitStatus checkAll(const Arguments &arguments, const std::string &format,
                    const std::string &failOn, Streams &streams)
{
    std::vector<std::optional<std::string>> names(arguments.rest().begin(), arguments.rest().end());
    if (names.empty())
        names.emplace_back();
    ExitStatus status = Done;
    std::vector<CheckedRegister> all;
    for (const auto &name : names) {
        Result<CheckedRegister> checked = checkOne(name, arguments, streams);
        if (!checked) {
            status = reportError(streams, checked.error());
            continue;
        }
        const auto isGrave = [&failOn](const Finding &finding) { return fails(finding, failOn); };
        if (std::any_of(checked->findings.begin(), checked->findings.end(), isGrave))
            status = std::max(status, Found);
        if (format == "text")
            printText(streams.out, *checked);
        else
            all.push_back(std::move(*checked));
    }
    if (format == "json")
        printJson(streams.out, all);
    else if (format == "sarif")
        writeSarif(streams.out, all);
    return status;
}

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    if (const auto rule = arguments.value("--explain"))
        return explain(*rule, streams);
    const Result<std::string> format = choiceTyped("--format",
                                                   arguments.value("--format").value_or("text"),
                                                   {"text", "json", "sarif"});
    if (!format)
        return reportError(streams, format.error());
    const Result<std::string> failOn = choiceTyped("--fail-on",
                                                   arguments.value("--fail-on").value_or("error"),
                                                   {"error", "warning", "never"});
    if (!failOn)
        return reportError(streams, failOn.error());
    return checkAll(arguments, *format, *failOn, streams);
}

} // namespace

const Command checkCommand = {
    "check",
    "[REG]...",
    "Findings, FILE:LINE:COL: error|warning|note: text [rule]",
    {false, 0, anyNumber},
    OptionSet::Reading,
    options,
    run,
};

} // namespace loadline::cli
