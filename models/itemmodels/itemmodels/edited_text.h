// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace loadline::itemmodels {

/// Markdown as a text field shows it: lines end in line feeds, what a field cannot hold (NUL) is
/// shown as a sign.
QString editableText(std::string_view markdown);

/// The Markdown that \a edited stands for, where \a markdown was shown by editableText(): lines
/// that were not touched keep their very bytes, their endings too; new ones end as most do.
std::string editedMarkdown(std::string_view markdown, const QString &edited);

} // namespace loadline::itemmodels
