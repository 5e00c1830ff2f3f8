// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "core/text.h"

namespace loadline::checks {

namespace {

constexpr std::size_t shownSize = 12; // code points of a damaged place, enough to recognise it

/// One finding for the document: it is mended as a whole, and may be damaged in every line.
void look(const Register &reg, const Circumstances &circumstances, Finder &finder)
{
    std::vector<markdown::Repair> repairs = circumstances.context.repairs
                                                ? *circumstances.context.repairs
                                                : markdown::repairMojibake(*reg.text).repairs;
    if (repairs.empty())
        return;
    const markdown::Repair &first = repairs.front();
    // What surrogates were read as has no characters of its own to show.
    const bool isShown = !firstInvalidUtf8(first.was);
    std::string text = "text was once read as " + first.page + " and written out so, in "
                       + std::to_string(repairs.size())
                       + (repairs.size() == 1 ? " place" : " places");
    if (isShown)
        text += ": “" + shortened(first.was, shownSize) + "” was “"
                + shortened(first.now, shownSize) + "”";
    finder.addAt(first.line, first.column, text, "let `fmt --repair` mend it");
}

} // namespace

Rule damagedTextRule()
{
    return {"damaged-text", Finding::Warning,
            "The file went through a program that took its UTF-8 for another code page and wrote "
            "out what it saw: a check mark has become three letters. Emoji that stand for a "
            "status or a tier may not be recognised any more, and a file like this is not edited "
            "in place. What can be turned back for certain is mended, place by place, with `fmt "
            "--repair`; all else stays as it is.",
            &look};
}

} // namespace loadline::checks
