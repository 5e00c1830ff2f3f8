// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/palette_model.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;

namespace loadline::ui {

/// One line to type into, and below it what has these words: Return goes there or does it. It knows
/// nothing of what it offers.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    CommandPalette(std::vector<itemmodels::PaletteTarget> targets, QWidget *parent);

    /// Below the top of \a window, in its middle.
    void showOver(const QWidget *window);

Q_SIGNALS:
    void chosen(const loadline::itemmodels::PaletteTarget &target);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void find(const QString &query);
    void step(int rows);
    void choose(const QModelIndex &index);

    itemmodels::PaletteModel *m_model;
    QLineEdit *m_query;
    QListView *m_list;
    QLabel *m_found;
};

} // namespace loadline::ui
