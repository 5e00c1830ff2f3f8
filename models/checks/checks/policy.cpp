// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/policy.h"

#include "checks/ground.h"
#include "core/text.h"

#include <toml.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <map>
#include <sstream>

namespace loadline::policy {

namespace {

namespace fs = std::filesystem;

/// Tables in the order of their keys: which of two errors is said never depends on a hash.
using Value = toml::basic_value<toml::discard_comments, std::map, std::vector>;
using Table = std::map<std::string, Value>;

struct Keyword
{
    std::string_view word;
    int value;
};

constexpr Keyword stampings[] = {
    {"write", int(Stamping::OnWrite)},
    {"completion", int(Stamping::OnCompletion)},
    {"never", int(Stamping::Never)},
};

constexpr Keyword levels[] = {
    {"off", int(RuleLevel::Off)},         {"note", int(RuleLevel::Note)},
    {"caution", int(RuleLevel::Warning)}, {"warning", int(RuleLevel::Warning)},
    {"no-go", int(RuleLevel::Error)},     {"error", int(RuleLevel::Error)},
};

std::string_view lineOfText(std::string_view text, std::size_t line)
{
    for (; line > 1; --line)
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    return text.substr(0, text.find('\n'));
}

/// Reads one file; keeps the error that stands first in it.
class PolicyReader
{
public:
    PolicyReader(const std::string &text, const std::string &path)
        : m_text(text)
        , m_path(path)
    {
        m_policy.path = path;
    }

    Result<Policy> read(const Value &document)
    {
        readTop(document.as_table());
        if (m_error)
            return tl::make_unexpected(*m_error);
        std::stable_sort(m_policy.rules.begin(), m_policy.rules.end(),
                         [](const RuleSetting &a, const RuleSetting &b) { return a.line < b.line; });
        return m_policy;
    }

    void refuse(std::size_t line, std::string what, std::string hint = {})
    {
        if (m_error && m_error->line <= line)
            return;
        const std::string_view text = lineOfText(m_text, line);
        const std::size_t column = std::min(text.find_first_not_of(" \t"), text.size()) + 1;
        m_error = Error{
            ErrorCode::BadPolicy, std::move(what), std::move(hint), m_path, line, column};
    }

    std::optional<Error> error() const { return m_error; }

private:
    void readTop(const Table &table)
    {
        for (const auto &[key, value] : table) {
            if (key == "register")
                readRegister(value);
            else if (key == "last-updated")
                readStamping(value);
            else if (key == "number-separators")
                readSeparators(value);
            else if (key == "limit")
                readNumber(key, value, m_policy.limit);
            else if (key == "acceptance-notice-days")
                readDays(key, value, m_policy.acceptanceNoticeDays);
            else if (key == "weights")
                readWeights(value);
            else if (key == "review-days")
                readReviewDays(value);
            else if (key == "rules")
                readRules(value);
            else
                refuseKey(key, value,
                          "register, last-updated, number-separators, limit, "
                          "acceptance-notice-days, [weights], [review-days], [rules]");
        }
    }

    static std::size_t lineOf(const Value &value) { return value.location().line(); }

    void refuseKey(const std::string &key, const Value &value, std::string_view known)
    {
        refuse(lineOf(value), "unknown key '" + key + "'", "known are " + std::string(known));
    }

    void refuseType(std::string_view key, const Value &value, std::string_view wanted)
    {
        refuse(lineOf(value), "'" + std::string(key) + "' is not " + std::string(wanted));
    }

    void readRegister(const Value &value)
    {
        if (!value.is_string() || value.as_string().str.empty()
            || value.as_string().str.find('\0') != std::string::npos)
            refuseType("register", value, "the path of a file");
        else {
            m_policy.registerPath = value.as_string().str;
            m_policy.registerLine = lineOf(value);
        }
    }

    template<std::size_t size>
    std::optional<int> keyword(std::string_view key, const Value &value,
                               const Keyword (&known)[size])
    {
        std::string words;
        for (const Keyword &entry : known) {
            if (value.is_string() && value.as_string().str == entry.word)
                return entry.value;
            words += (words.empty() ? "" : ", ") + std::string(entry.word);
        }
        refuse(lineOf(value), "'" + std::string(key) + "' has an unknown value", "one of " + words);
        return std::nullopt;
    }

    void readStamping(const Value &value)
    {
        if (const auto stamping = keyword("last-updated", value, stampings))
            m_policy.lastUpdated = Stamping(*stamping);
    }

    void readSeparators(const Value &value)
    {
        if (value.is_boolean())
            m_policy.numberSeparators = value.as_boolean();
        else
            refuseType("number-separators", value, "true or false");
    }

    void readNumber(std::string_view key, const Value &value, double &number)
    {
        double read = -1;
        if (value.is_integer())
            read = double(value.as_integer());
        else if (value.is_floating())
            read = value.as_floating();
        constexpr double most = 1e100; // the sum of all is a number still
        if (std::isfinite(read) && read >= 0 && read <= most)
            number = read;
        else
            refuseType(key, value, "a number from 0 that can be added up");
    }

    bool readDays(std::string_view key, const Value &value, int &days)
    {
        constexpr auto most = std::numeric_limits<int>::max();
        if (value.is_integer() && value.as_integer() >= 0 && value.as_integer() <= most) {
            days = int(value.as_integer());
            return true;
        }
        refuseType(key, value, "a number of days");
        return false;
    }

    std::optional<Tier> tierOf(const std::string &key)
    {
        for (const Tier tier : allTiers) {
            if (nameOf(tier) == key)
                return tier;
        }
        return std::nullopt;
    }

    void readWeights(const Value &value)
    {
        if (!value.is_table())
            return refuseType("weights", value, "a table");
        for (const auto &[key, weight] : value.as_table()) {
            if (const auto tier = tierOf(key))
                readNumber(key, weight, m_policy.weights[*tier]);
            else if (key == "limit")
                readNumber(key, weight, m_policy.limit);
            else
                refuseKey(key, weight, "critical, high, medium, low, limit");
        }
    }

    void readReviewDays(const Value &value)
    {
        if (!value.is_table())
            return refuseType("review-days", value, "a table");
        for (const auto &[key, days] : value.as_table()) {
            int read = 0;
            const auto tier = tierOf(key);
            if (!tier)
                refuseKey(key, days, "critical, high, medium, low");
            else if (readDays(key, days, read))
                m_policy.reviewDays[*tier] = read;
        }
    }

    void readRules(const Value &value)
    {
        if (!value.is_table())
            return refuseType("rules", value, "a table");
        for (const auto &[key, level] : value.as_table()) {
            if (const auto read = keyword(key, level, levels))
                m_policy.rules.push_back({key, RuleLevel(*read), lineOf(level)});
        }
    }

    const std::string &m_text;
    const std::string &m_path;
    Policy m_policy;
    std::optional<Error> m_error;
};

/// The library's message over several lines, as one: "[error] toml::parse_table: text".
std::string firstLine(std::string_view message)
{
    message = message.substr(0, message.find('\n'));
    for (const std::string_view noise : {"[error] ", "toml::"}) {
        if (message.starts_with(noise))
            message.remove_prefix(noise.size());
    }
    while (message.ends_with('.'))
        message.remove_suffix(1);
    const std::size_t colon = message.find(": ");
    return std::string(colon == std::string_view::npos ? message : message.substr(colon + 2));
}

fs::path folderOf(const std::string &registerFile)
{
    std::error_code error;
    if (registerFile.empty() || registerFile == "-")
        return fs::current_path(error);
    return fs::absolute(registerFile, error).lexically_normal().parent_path();
}

Result<Policy> policyFrom(const std::string &path)
{
    std::error_code error;
    std::ifstream file(path, std::ios::binary);
    if (!fs::is_regular_file(path, error) || !file)
        return tl::make_unexpected(
            Error{ErrorCode::NotReadable, "cannot be read", "check its mode", path, 0, 0});
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    return policyFromText(text, path);
}

Result<Policy> policyOfFolder(const std::string &folder)
{
    const auto path = policyFileFrom(folder);
    return path ? policyFrom(*path) : Policy{};
}

} // namespace

std::optional<RuleLevel> Policy::levelOf(std::string_view rule) const
{
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const RuleSetting &setting) {
        return setting.rule == rule;
    });
    return found == rules.end() ? std::nullopt : std::optional(found->level);
}

Result<Policy> policyFromText(const std::string &text, const std::string &path)
{
    PolicyReader reader(text, path);
    if (const auto invalid = firstInvalidUtf8(text)) {
        reader.refuse(placeOf(text, *invalid).line, "is not UTF-8");
        return tl::make_unexpected(*reader.error());
    }
    try {
        std::istringstream stream(text);
        return reader.read(toml::parse<toml::discard_comments, std::map, std::vector>(stream, path));
    } catch (const toml::exception &exception) {
        const std::size_t line = std::max<std::size_t>(1, exception.location().line());
        reader.refuse(line, "is not valid TOML: " + firstLine(exception.what()));
    } catch (const std::exception &exception) {
        reader.refuse(1, "is not valid TOML: " + firstLine(exception.what()));
    }
    return tl::make_unexpected(*reader.error());
}

std::optional<std::string> policyFileFrom(const std::string &folder)
{
    std::error_code error;
    fs::path at = fs::absolute(folder.empty() ? "." : folder, error).lexically_normal();
    for (; !error; at = at.parent_path()) {
        const fs::path candidate = at / fileName;
        std::error_code ignored;
        if (fs::exists(fs::symlink_status(candidate, ignored)))
            return candidate.string();
        if (!at.has_relative_path())
            break;
    }
    return std::nullopt;
}

Result<Policy> policyFor(const std::string &registerFile)
{
    return policyOfFolder(folderOf(registerFile).string());
}

Result<std::optional<std::string>> registerFor(const std::string &folder)
{
    const auto policy = policyOfFolder(folder);
    if (!policy)
        return tl::make_unexpected(policy.error());
    if (policy->registerPath.empty())
        return std::optional<std::string>();
    const fs::path beside = fs::path(policy->path).parent_path();
    const fs::path path = beside / policy->registerPath;
    if (!liesBelow(groundAround(beside.string()), path.string()))
        return tl::make_unexpected(
            Error{ErrorCode::BadPolicy, "'register' leads out of the repository",
                  "name a file in it, or name the register on the command line", policy->path,
                  policy->registerLine, 1});
    return std::optional(path.lexically_normal().string());
}

Result<bool> stampsLastUpdated(const std::string &registerFile, bool completesAnIteration)
{
    const auto policy = policyFor(registerFile);
    if (!policy)
        return tl::make_unexpected(policy.error());
    return policy->lastUpdated == Stamping::OnWrite
           || (policy->lastUpdated == Stamping::OnCompletion && completesAnIteration);
}

std::optional<Error> unknownRule(const Policy &policy, const std::vector<std::string_view> &known)
{
    for (const RuleSetting &setting : policy.rules) {
        if (std::find(known.begin(), known.end(), setting.rule) != known.end())
            continue;
        std::string names;
        for (const std::string_view name : known)
            names += (names.empty() ? "" : ", ") + std::string(name);
        return Error{ErrorCode::BadPolicy, "unknown rule '" + setting.rule + "'",
                     "known are " + names, policy.path,
                     setting.line,         1};
    }
    return std::nullopt;
}

} // namespace loadline::policy
