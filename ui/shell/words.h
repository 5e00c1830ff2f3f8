// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/error.h"
#include "ui/shell/register_shelf.h"
#include "ui/widgets/message_strip.h"

#include <QString>

/// What the window says of errors, changes and openings: here alone they become sentences.
namespace loadline::ui {

/// What happened, what it means for the data, what to do.
Message messageOf(const Error &error);
Message messageOf(const ReadingNotice &notice);

/// "iteration 2 is empty" as a sentence of its own.
QString sentence(const std::string &text);

/// A step by what it does, to stand behind *Undo*: "complete iteration 2".
QString stepWords(const ChangeNote &note);

/// A mnemonic is made of `&` in menus and buttons; text from a register must not make one.
QString menuText(const QString &text);

/// \a text on one line, with an ellipsis in the place of what is beyond \a length.
QString shortText(const QString &text, int length);

} // namespace loadline::ui
