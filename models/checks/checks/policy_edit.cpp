// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/policy_edit.h"

#include <toml.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <sstream>

namespace loadline::policy {

namespace {

using Value = toml::basic_value<toml::discard_comments, std::map, std::vector>;

std::string numberText(double number)
{
    char digits[32];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
    return {digits, end};
}

/// A stretch of the text.
struct Stretch
{
    std::size_t begin = 0;
    std::size_t size = 0;
};

std::size_t startOfLine(const std::string &text, std::size_t line)
{
    std::size_t at = 0;
    for (; line > 1 && at < text.size(); --line)
        at = std::min(text.find('\n', at), text.size() - 1) + 1;
    return at;
}

/// Edits one text, number by number; each looks at the text that the one before left.
class SettingsEdit
{
public:
    explicit SettingsEdit(std::string text)
        : m_text(std::move(text))
        , m_lineEnd(m_text.find("\r\n") == std::string::npos ? "\n" : "\r\n")
    {
    }

    void set(const std::string &table, const std::string &key, double number)
    {
        if (const auto place = find(table, key))
            m_text.replace(place->begin, place->size, numberText(number));
        else if (table.empty())
            addOnTop(key + " = " + numberText(number));
        else
            addBelow(table, key + " = " + numberText(number));
    }

    bool has(const std::string &table, const std::string &key) const
    {
        return find(table, key).has_value();
    }
    const std::string &text() const { return m_text; }

private:
    std::optional<Stretch> find(const std::string &table, const std::string &key) const
    {
        std::istringstream stream(m_text);
        const Value document = toml::parse<toml::discard_comments, std::map, std::vector>(stream,
                                                                                          "policy");
        const Value *value = &document;
        for (const std::string &step : {table, key}) {
            if (step.empty())
                continue;
            if (!value->is_table() || !value->contains(step))
                return std::nullopt;
            value = &value->at(step);
        }
        const auto location = value->location();
        return Stretch{startOfLine(m_text, location.line()) + location.column() - 1,
                       location.region()};
    }

    /// Keys of no table stand before the first table.
    void addOnTop(const std::string &line)
    {
        std::size_t at = 0;
        while (at < m_text.size() && m_text[m_text.find_first_not_of(" \t", at)] != '[') {
            const std::size_t next = m_text.find('\n', at);
            at = next == std::string::npos ? m_text.size() : next + 1;
        }
        insertLine(at, line, at < m_text.size());
    }

    void addBelow(const std::string &table, const std::string &line)
    {
        const std::string header = '[' + table + ']';
        for (std::size_t at = 0; at < m_text.size();) {
            const std::size_t next = std::min(m_text.find('\n', at), m_text.size() - 1) + 1;
            const std::size_t first = m_text.find_first_not_of(" \t", at);
            if (first != std::string::npos && m_text.compare(first, header.size(), header) == 0)
                return insertLine(next, line, false);
            at = next;
        }
        if (!m_text.empty())
            insertLine(m_text.size(), {}, false);
        insertLine(m_text.size(), header, false);
        insertLine(m_text.size(), line, false);
    }

    void insertLine(std::size_t at, const std::string &line, bool isApart)
    {
        const bool isOpenEnded = at == m_text.size() && !m_text.empty() && m_text.back() != '\n';
        m_text.insert(at, (isOpenEnded ? m_lineEnd : std::string()) + line + m_lineEnd
                              + (isApart ? m_lineEnd : std::string()));
    }

    std::string m_text;
    std::string m_lineEnd;
};

} // namespace

Result<std::string> withLoadSettings(const std::string &text, const std::string &path,
                                     const PerTier<double> &weights, double limit)
{
    const Result<Policy> before = policyFromText(text, path);
    if (!before)
        return tl::make_unexpected(before.error());
    Policy wanted = *before;
    wanted.weights = weights;
    wanted.limit = limit;
    const Error byHand{ErrorCode::BadPolicy,
                       "the weights cannot be changed where they stand",
                       "change them by hand",
                       path,
                       1,
                       1};
    try {
        SettingsEdit edit(text);
        // A limit may stand among the weights as well.
        if (limit != before->limit)
            edit.set(edit.has("weights", "limit") ? "weights" : "", "limit", limit);
        for (const Tier tier : allTiers) {
            if (weights[tier] != before->weights[tier])
                edit.set("weights", std::string(nameOf(tier)), weights[tier]);
        }
        // What was written is what is read, and nothing else reads otherwise.
        Result<Policy> after = policyFromText(edit.text(), path);
        if (!after)
            return tl::make_unexpected(byHand);
        wanted.registerLine = after->registerLine;
        for (std::size_t i = 0; i < wanted.rules.size() && i < after->rules.size(); ++i)
            wanted.rules[i].line = after->rules[i].line;
        return *after == wanted ? Result<std::string>(edit.text()) : tl::make_unexpected(byHand);
    } catch (const std::exception &) {
        return tl::make_unexpected(byHand);
    }
}

} // namespace loadline::policy
