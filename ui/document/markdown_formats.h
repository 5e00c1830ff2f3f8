// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPalette>
#include <QString>
#include <QTextLayout>

#include <cstdint>

namespace loadline::ui {

/// What a line of a document is, as far as it decides how the line is set.
enum class LineTone : std::uint8_t { Prose, Heading, Quiet };

/// What a line looks like by itself, where nobody read the whole document.
LineTone toneAlone(const QString &line);

/// How a line of Markdown source is set: headings and strong words strong, emphasis slanted, struck
/// text struck, code and links in the accent, comments and the marks of items quieter. Ranges may
/// overlap: what comes later is put over what comes before. The text stays as it is.
QList<QTextLayout::FormatRange> markdownFormats(const QString &line, LineTone tone,
                                                const QPalette &palette);

} // namespace loadline::ui
