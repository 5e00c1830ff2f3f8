// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPalette>
#include <QString>
#include <QTextLayout>

namespace loadline::ui {

/// How a line of Markdown source is set: headings strong, struck text struck, code and comments in
/// quieter colours. Looks at one line alone; the text stays as it is.
QList<QTextLayout::FormatRange> markdownFormats(const QString &line, bool isCode,
                                                const QPalette &palette);

} // namespace loadline::ui
