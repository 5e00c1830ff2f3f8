// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/iteration_list_model.h"
#include "ui/shell/page.h"

class QActionGroup;
class QLabel;
class QLineEdit;
class QListView;
class QSplitter;

namespace loadline::ui {

class IterationForm;

/// The iterations: all in a list, to be filtered and grouped; one of them as a form.
class IterationsPage : public Page
{
    Q_OBJECT

public:
    explicit IterationsPage(RegisterSession *session, QWidget *parent = nullptr);

    void focusContent() override;
    void find() override;
    void finishEditing() override;
    bool isEditing() const override;
    QVariantMap state() const override;
    void restoreState(const QVariantMap &state) override;
    std::optional<int> currentIteration() const override;
    void showIteration(int number) override;
    std::string copied() const override;
    /// A section of the iteration that is shown, by its index: it gets the keyboard.
    void showSection(std::size_t section);
    QList<QAction *> commands() const override { return m_commands; }

    /// Puts the keyboard into the line that plans a new iteration.
    void focusNewIteration();

Q_SIGNALS:
    /// The dialog that completes an iteration is wanted.
    void completeRequested(int number);

private:
    QWidget *makeListSide();
    QWidget *makeGroupButton();
    void group(itemmodels::IterationListModel::Grouping grouping);
    QModelIndex workedOn() const;
    void makeCommands();
    void rememberCurrent();
    void restoreCurrent();
    void currentChangedTo(const QModelIndex &index);
    void showCurrent();
    void filterChanged(const QString &text);
    void addIteration();
    void step(int rows);

    itemmodels::IterationListModel *m_model;
    QListView *m_list;
    QActionGroup *m_groupings;
    QLabel *m_nothingFound;
    QLineEdit *m_filter;
    QLineEdit *m_newTitle;
    IterationForm *m_form;
    QSplitter *m_splitter;
    QList<QAction *> m_commands;
    QString m_current; ///< the iteration that is shown, by its id in the model
    QString m_shown; ///< the one that the form shows
    bool m_isRestoring = false;
};

} // namespace loadline::ui
