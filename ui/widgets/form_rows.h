// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFormLayout;
class QString;
class QWidget;

namespace loadline::ui {

/// A row of a form with its words level with the field's: Qt sets them two pixels higher. The words
/// may name a key.
void addFormRow(QFormLayout *form, const QString &words, QWidget *field);

} // namespace loadline::ui
