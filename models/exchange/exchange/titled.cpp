// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/titled.h"

#include "core/text.h"
#include "markdown/headings.h"
#include "markdown/reader.h"

namespace loadline::exchange {

namespace {

constexpr std::string_view plainTitle = "Risk Register";

bool isReadAsTitle(const std::string &text, std::string_view title)
{
    const Register reg = markdown::read(text + "## Section\n");
    return reg.title == title && reg.iterations.empty();
}

} // namespace

std::string openingOfRegister(std::string_view title)
{
    std::string_view said = trimmed(title);
    std::string text = "# " + std::string(said) + "\n\n";
    if (said.empty() || !isReadAsTitle(text, said)) {
        said = plainTitle;
        text = "# " + std::string(said) + "\n\n";
    }
    if (!markdown::isRiskRegisterHeading(said))
        text += "## Deployment Risk Register\n\n";
    return text;
}

} // namespace loadline::exchange
