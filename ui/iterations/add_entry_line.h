// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QStringList>

namespace loadline::ui {

/// The line below a table that adds an entry on Return, and many when many are pasted. Flat, as
/// the next row of the table.
class AddEntryLine : public QLineEdit
{
    Q_OBJECT

public:
    explicit AddEntryLine(QWidget *parent = nullptr);

Q_SIGNALS:
    void linesEntered(const QStringList &lines);
    /// Up: back into the table.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool pasteLines();
};

} // namespace loadline::ui
