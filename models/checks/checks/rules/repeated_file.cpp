// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "markdown/reader.h"

#include <map>

namespace loadline::checks {

namespace {

void lookAt(const Register &reg, const Section &section, Finder &finder)
{
    std::map<std::string, std::size_t> firstLines;
    for (const FileEntry &file : markdown::filesOf(reg, section)) {
        const std::size_t line = reg.lineOf(file.span.begin);
        const auto [first, isNew] = firstLines.try_emplace(file.path, line);
        if (!isNew)
            finder.add(file.span.begin,
                       "`" + file.path + "` is already listed in line "
                           + std::to_string(first->second),
                       "make one line of the two");
    }
}

void look(const Register &reg, const Circumstances &, Finder &finder)
{
    for (const Iteration &iteration : reg.iterations)
        for (const Section &section : iteration.sections)
            if (section.kind == SectionKind::FilesModified)
                lookAt(reg, section, finder);
}

} // namespace

Rule repeatedFileRule()
{
    return {"repeated-file", Finding::Warning,
            "A file stands twice in one list of modified files. Its lines are counted twice when "
            "the changes of a deployment are added up, and two counts that differ cannot both be "
            "right; a merge of two branches leaves such a list behind. Make one line of the two, "
            "with the counts of both changes together.",
            &look};
}

} // namespace loadline::checks
