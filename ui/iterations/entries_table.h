// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/words.h"

#include <QTableView>

class QMenu;

namespace loadline::itemmodels {
class EntriesModel;
class SectionItemsModel;
} // namespace loadline::itemmodels

namespace loadline::ui {

/// The entries of a section as a small table, as tall as its rows. A state is set by one key on
/// the row (`p` passed, `w` attention, `f` failed, `n` not run, `m` mitigated), order by dragging or
/// by Alt+Up and Alt+Down; lines are pasted as entries. Of a next step `r` makes a risk and `i` an
/// iteration.
class EntriesTable : public QTableView
{
    Q_OBJECT

public:
    explicit EntriesTable(itemmodels::EntriesModel *model, QWidget *parent = nullptr);

    /// To be said when the model shows another section.
    void setUpColumns();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// Insert, or Down behind the last row: the line that adds entries is wanted.
    void lineRequested();
    /// What a next step has become is wanted.
    void riskRequested(const QString &id);
    void iterationRequested(int number);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    itemmodels::SectionItemsModel *items() const;
    void setState(MarkState state);
    bool setStateByKey(int key);
    void showStates(const QModelIndex &index);
    bool isNextStep() const;
    bool promoteByKey(int key);
    void askForTier();
    void addTiers(QMenu *menu);
    void addPromotions(QMenu *menu);
    void promoteToIteration();
    void move(int step);
    void removeRow();
    void paste();
    void copy() const;
    void rowsChanged();

    itemmodels::EntriesModel *m_model;
};

/// The key by which a state is set on a row, as a letter.
QString keyOf(MarkState state, SectionKind kind);

} // namespace loadline::ui
