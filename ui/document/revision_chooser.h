// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/compared_text.h"

#include <QFrame>

#include <optional>

class QLabel;
class QLineEdit;
class QListView;

namespace loadline::ui {

class RevisionList;

/// Asks what the register is to be compared with: type a part of a name, or any revision, and
/// Return. It stays until the revision was found, and says where there is none. It closes and
/// deletes itself.
class RevisionChooser : public QFrame
{
    Q_OBJECT

public:
    /// \a compared must outlive it.
    explicit RevisionChooser(ComparedText *compared, QWidget *parent = nullptr);

    void popUp(const QPoint &at);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void filter(const QString &text);
    void showEntries();
    void takeCurrent();
    void say(const QString &words);
    void step(int rows);
    void fit();

    ComparedText *m_compared;
    RevisionList *m_entries;
    QLineEdit *m_text;
    QListView *m_list;
    QLabel *m_words;
    QPoint m_at;
    std::optional<ComparedWith> m_asked; ///< what was chosen and is being read
    bool m_takesWhenKnown = false; ///< Return was pressed before there was a row
};

} // namespace loadline::ui
