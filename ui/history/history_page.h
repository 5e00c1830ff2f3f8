// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/history_model.h"
#include "ui/shell/page.h"

#include <cstdint>
#include <map>
#include <optional>

class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;
class QTimer;
class QTreeView;

namespace loadline::ui {

class HistoryDetails;
class KeptEditsList;

/// What was done to the register, by whom and when, and the way back to any place in it, also past
/// what came from outside. Above it the edits that are kept for other branches.
class HistoryPage : public Page
{
    Q_OBJECT

public:
    explicit HistoryPage(RegisterSession *session, QWidget *parent = nullptr);

    void focusContent() override;
    void find() override;
    QVariantMap state() const override;
    void restoreState(const QVariantMap &state) override;
    QList<QAction *> commands() const override { return m_commands; }

    QTreeView *list() const { return m_list; }
    HistoryDetails *details() const { return m_details; }

    /// Chooses a step, by its id; 0 is the start. No filter hides it.
    void showStep(std::int64_t step);

    /// Makes the chosen step the last one that is done: undoes what is newer, or does again what is
    /// undone. Asks where that takes back what came from outside.
    void moveToChosen();

Q_SIGNALS:
    void bringKeptRequested(std::int64_t id);
    void discardKeptRequested(std::int64_t id);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    void makeList();
    void makeCommands();
    void registerChanged();
    void refresh();
    void updateWords();
    void showChosen();
    void showLines();
    void goToFirst();
    void remember();
    void restore();
    bool areBarriersToBePassed(const itemmodels::HistoryModel::Distance &distance);
    QString words(const JournalLine &line);
    std::size_t differingLines(const JournalLine &line);

    itemmodels::HistoryModel *m_model;
    KeptEditsList *m_kept;
    QLineEdit *m_filter;
    QLabel *m_words;
    QTreeView *m_list;
    QLabel *m_empty;
    QStackedWidget *m_listOrEmpty;
    HistoryDetails *m_details;
    QSplitter *m_splitter;
    QTimer *m_rest; ///< until the keyboard rests on a step, whose lines are then shown
    QAction *m_move;
    QAction *m_goTo;
    QList<QAction *> m_commands;
    bool m_isStale = true;
    bool m_isRestoring = false;
    std::optional<std::int64_t> m_chosen; ///< the place, while the list is made anew
    std::optional<std::int64_t> m_top; ///< the first one in sight; none: the list was at its top
    std::optional<JournalLine> m_shown; ///< whose lines stand below
    /// How many lines a change from outside touched, by its id.
    std::map<std::int64_t, std::pair<JournalLine, std::size_t>> m_differing;
};

} // namespace loadline::ui
