// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/library_model.h"

#include <QTreeView>

namespace loadline::ui {

/// The registers side by side: a row each, with the figures of its tiers and how far the load is
/// towards its line.
class LibraryView : public QTreeView
{
    Q_OBJECT

public:
    explicit LibraryView(itemmodels::LibraryModel *model, QWidget *parent = nullptr);

    /// Null where no row is current.
    const itemmodels::LibraryRow *currentRow() const;

Q_SIGNALS:
    void openRequested(const QString &name);

private:
    itemmodels::LibraryModel *m_model;
};

} // namespace loadline::ui
