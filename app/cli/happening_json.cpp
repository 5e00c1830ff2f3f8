// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/happening_json.h"

namespace loadline::cli {

namespace {

void writeNames(JsonWriter &json, std::string_view key, const std::vector<std::string> &names)
{
    json.key(key);
    json.beginArray();
    for (const std::string &name : names)
        json.value(name);
    json.endArray();
}

} // namespace

void writeHappening(JsonWriter &json, const merge::Happening &happening)
{
    json.beginObject();
    json.member("kind", merge::nameOf(happening.kind));
    json.member("object", happening.object);
    json.textOrNull("key", happening.key);
    json.textOrNull("before", happening.before);
    json.textOrNull("after", happening.after);
    writeNames(json, "risks", happening.risks);
    writeNames(json, "entries", happening.entries);
    json.member("line", happening.line > 0 ? std::optional(happening.line) : std::nullopt);
    json.member("gone", happening.isGone);
    json.member("text", merge::describe(happening));
    json.endObject();
}

} // namespace loadline::cli
