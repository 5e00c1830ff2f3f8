// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextCursor>

/// What keys do to Markdown while it is typed: lists go on, items are indented, words are marked.
/// Each is one step of the field's own undo, and answers whether it did anything; where it did
/// not, the key means what it means elsewhere.
namespace loadline::ui {

/// Return in an item or a quotation: the next line begins with the same mark, a number with the next
/// one. On an item without text: the list ends.
bool continueList(QTextCursor &cursor);

/// Whether Tab is about items here: the cursor is in one, or lines are selected.
bool isAboutLines(const QTextCursor &cursor);
/// Items, or the lines selected, one step deeper or less deep. Numbers count on from their new
/// neighbours.
bool indentLines(QTextCursor &cursor);
bool unindentLines(QTextCursor &cursor);
/// Blanks up to the next stop.
void insertIndentation(QTextCursor &cursor);

/// Puts \a mark (`**`, `*`, a backtick) around what is selected, else around the word at the cursor;
/// takes it away where it is there.
void toggleMark(QTextCursor &cursor, const QString &mark);

} // namespace loadline::ui
