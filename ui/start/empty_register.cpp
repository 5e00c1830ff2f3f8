// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/empty_register.h"

#include "core/words.h"

namespace loadline::ui {

std::string emptyRegister(const std::string &title, const std::string &todayUtc)
{
    std::string text = "# " + title + "\n\n## Deployment Risk Register\n\n";
    for (const Tier tier : allTiers) {
        text += "### ";
        text += houseEmoji(tier);
        text += ' ';
        text += houseLabel(tier);
        text += "\nNone identified yet\n\n";
    }
    return text + "---\n\n**Last Updated**: " + todayUtc + "\n";
}

} // namespace loadline::ui
