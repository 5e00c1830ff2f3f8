// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPlainTextEdit;

namespace loadline::ui {

/// The rules' own words, with `code` and *names* as Markdown has them; nothing else is markup.
void showRuleWords(QPlainTextEdit *in, const QString &text);

} // namespace loadline::ui
