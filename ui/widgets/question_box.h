// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMessageBox>

namespace loadline::ui {

/// A question about what cannot be undone, or that is asked only once: in plain text, with the sign
/// of what deserves a look.
class QuestionBox : public QMessageBox
{
    Q_OBJECT

public:
    QuestionBox(const QString &title, const QString &question, QWidget *parent);
};

} // namespace loadline::ui
