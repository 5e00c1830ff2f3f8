// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation.h"

#include "markdown/reader.h"
#include "support/line_changes.h"
#include "support/registers.h"

#include <cstdlib>
#include <sstream>

namespace loadline::test {

namespace {

/// The next word of \a rest, which loses it and the blank behind it.
std::string word(std::string_view &rest)
{
    const auto end = std::min(rest.find(' '), rest.size());
    std::string found(rest.substr(0, end));
    rest.remove_prefix(std::min(rest.size(), end + 1));
    return found;
}

SectionKind kindOf(const std::string &name)
{
    static constexpr std::pair<std::string_view, SectionKind> kinds[] = {
        {"testing", SectionKind::Testing},          {"impact", SectionKind::DeploymentImpact},
        {"side-effects", SectionKind::SideEffects}, {"benefits", SectionKind::Benefits},
        {"next-steps", SectionKind::NextSteps},     {"files", SectionKind::FilesModified}};
    for (const auto &[known, kind] : kinds) {
        if (known == name)
            return kind;
    }
    return SectionKind::Other;
}

/// "src/a.c +3 -2 ~1; img.png # binary"
std::vector<changes::RecordedFile> filesIn(std::string_view list)
{
    std::vector<changes::RecordedFile> files;
    while (!list.empty()) {
        const auto end = std::min(list.find("; "), list.size());
        std::string_view one = list.substr(0, end);
        list.remove_prefix(std::min(list.size(), end + 2));
        changes::RecordedFile file;
        if (const auto note = one.find(" # "); note != std::string_view::npos) {
            file.note = one.substr(note + 3);
            one = one.substr(0, note);
        }
        file.path = word(one);
        while (!one.empty()) {
            const auto count = word(one);
            auto &into = count[0] == '+'   ? file.added
                         : count[0] == '-' ? file.removed
                                           : file.modified;
            into = std::atoi(count.c_str() + 1);
        }
        files.push_back(std::move(file));
    }
    return files;
}

/// "2/1/0": the first entry of the second section of iteration 2.
changes::ItemPlace placeIn(const std::string &text)
{
    changes::ItemPlace place;
    char slash = 0;
    std::istringstream words(text);
    words >> place.iteration >> slash >> place.section >> slash >> place.item;
    return place;
}

Result<Change> changeSections(const Register &reg, const std::string &verb, std::string_view rest)
{
    const auto place = placeIn(word(rest) + "/0");
    if (verb == "move-section")
        return changes::moveSection(reg, place.iteration, place.section,
                                    rest == "up" ? changes::Towards::Begin : changes::Towards::End);
    if (verb == "remove-section")
        return changes::removeSection(reg, place.iteration, place.section);
    if (verb == "rename-section")
        return changes::setSectionHeading(reg, place.iteration, place.section, rest);
    return changes::addSection(reg, place.iteration, sectionKindFromHeading(rest), rest);
}

Result<Change> promote(const Register &reg, std::string_view rest)
{
    const auto place = placeIn(word(rest));
    if (rest == "iteration")
        return changes::promoteStepToIteration(reg, place, "2026-04-01");
    return changes::promoteStepToRisk(reg, place, *tierFromText(rest));
}

Result<Change> set(const Register &reg, std::string_view rest)
{
    const auto object = word(rest);
    const auto key = word(rest);
    if (object.rfind("risk:", 0) == 0)
        return changes::setRiskField(reg, object.substr(5), key, rest);
    if (object.rfind("iteration:", 0) == 0)
        return changes::setIterationField(reg, std::atoi(object.c_str() + 10), key, rest);
    return changes::setRegisterField(reg, key, rest);
}

} // namespace

Result<Change> operate(const Register &reg, const std::string &operation)
{
    std::string_view rest = operation;
    const auto verb = word(rest);
    if (verb == "complete")
        return changes::completeIteration(reg, std::atoi(word(rest).c_str()));
    if (verb == "reopen")
        return changes::reopenIteration(reg, std::atoi(word(rest).c_str()));
    if (verb == "plan") {
        const auto risk = word(rest);
        const auto iteration = word(rest);
        return changes::planRisk(reg, risk,
                                 iteration == "none" ? std::optional<int>()
                                                     : std::atoi(iteration.c_str()));
    }
    if (verb == "move") {
        const auto risk = word(rest);
        return changes::moveRisk(reg, risk, *tierFromText(rest));
    }
    if (verb == "add") {
        const auto risk = changes::riskFromLine(rest);
        return risk ? changes::addRisk(reg, *risk)
                    : Result<Change>(tl::make_unexpected(risk.error()));
    }
    if (verb == "add-iteration") {
        return changes::addIteration(reg, {std::string(rest), std::nullopt, "2026-04-01",
                                           IterationStatus::Planned});
    }
    if (verb == "set")
        return set(reg, rest);
    if (verb == "close")
        return changes::closeRisk(reg, word(rest));
    if (verb == "append") {
        const auto place = word(rest);
        const auto slash = place.find('/');
        return changes::appendItem(reg, std::atoi(place.c_str()), kindOf(place.substr(slash + 1)),
                                   rest);
    }
    if (verb.ends_with("-section"))
        return changeSections(reg, verb, rest);
    if (verb == "promote")
        return promote(reg, rest);
    if (verb == "files") {
        const auto number = std::atoi(word(rest).c_str());
        return changes::setFiles(reg, number, filesIn(rest));
    }
    return fail(ErrorCode::BadUsage, "the test asks for an unknown operation: " + operation);
}

std::string after(const std::string &text, const std::string &operation)
{
    const auto reg = markdown::read(text);
    const auto change = operate(reg, operation);
    if (!change)
        return "REFUSED: " + change.error().what + "; " + change.error().hint;
    return applied(text, change->splices);
}

QByteArray faultOf(const std::string &text, const std::string &operation,
                   const std::string &expected)
{
    for (const std::string ending : {"\n", "\r\n"}) {
        const auto before = withLineEndings(text, ending);
        const auto wanted = withLineEndings(expected, ending);
        const std::string style = ending == "\n" ? "" : " (with CRLF)";
        const auto reg = markdown::read(before);
        const auto change = operate(reg, operation);
        if (!change)
            return QByteArray::fromStdString("refused" + style + ": " + change.error().what + "; "
                                             + change.error().hint);
        const auto got = applied(before, change->splices);
        if (got != wanted) {
            return QByteArray::fromStdString(
                "another text" + style + ", \"-\" expected, \"+\" got:\n"
                + lineChanges(wanted, got).toString() + "the whole of it:\n" + got);
        }
        if (before == wanted && !change->isEmpty())
            return QByteArray::fromStdString("a change that changes nothing has splices" + style);
        if (applied(got, inverse(before, change->splices)) != before)
            return QByteArray::fromStdString("the inverse gives other bytes" + style);
    }
    return {};
}

QByteArray refusalFaultOf(const std::string &text, const std::string &operation,
                          const std::string &mention)
{
    const auto reg = markdown::read(text);
    const auto change = operate(reg, operation);
    if (change) {
        return QByteArray::fromStdString(
            "not refused, but:\n" + lineChanges(text, applied(text, change->splices)).toString());
    }
    const auto said = change.error().what + "; " + change.error().hint;
    if (change.error().what.empty() || said.find('\n') != std::string::npos)
        return QByteArray::fromStdString("the reason is not one line: " + said);
    if (said.find(mention) == std::string::npos)
        return QByteArray::fromStdString("the reason does not name '" + mention + "': " + said);
    return {};
}

std::string registerOf(std::string_view groups, std::string_view second)
{
    return "# Tide Gate Control\n\n"
           "## Iteration 1 - Sluice sensor\n"
           "**Date**: 2026-03-02\n"
           "**Status**: ✅ Completed\n"
           "**Priority**: 🔴 CRITICAL\n\n---\n\n"
           "## Iteration 2 - Pump failover\n"
           "**Date**: 2026-03-16\n"
           "**Status**: "
           + std::string(second)
           + "\n**Priority**: 🟠 HIGH\n\n---\n\n## Deployment Risk Register\n\n"
           + std::string(groups);
}

void addChangeColumns()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<QByteArray>("expected");
}

void changeRow(const char *name, const std::string &before, const std::string &operation,
               const std::string &after)
{
    QTest::newRow(name) << QByteArray::fromStdString(before) << QByteArray::fromStdString(operation)
                        << QByteArray::fromStdString(after);
}

std::string iterationOf(const std::string &sections)
{
    return "# Gate\n\n## Iteration 2 - Pump\n**Status**: wip\n\n" + sections
           + "\n---\n\n## Deployment Risk Register\n\n### 🟢 Low Priority\n1. Rust\n";
}

void sectionRow(const char *name, const std::string &before, const std::string &operation,
                const std::string &after)
{
    changeRow(name, iterationOf(before), operation, iterationOf(after));
}

} // namespace loadline::test
