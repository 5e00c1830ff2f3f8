// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QStringList>

class QCompleter;

namespace loadline::ui {

/// A line for ranges and commits of a repository. Tags and branches are offered for the word that is
/// being typed, at either end of a range.
class RevisionEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit RevisionEdit(QWidget *parent = nullptr);

    void setNames(const QStringList &names);
    bool isOffering() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// Where the word at the cursor begins: behind a blank, a comma or two dots.
    int beginOfWord() const;
    void offer();
    void take(const QString &name);

    QCompleter *m_completer;
};

} // namespace loadline::ui
