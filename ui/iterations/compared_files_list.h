// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace loadline::itemmodels {
class ComparedFilesModel;
}

namespace loadline::ui {

/// The files of a record beside git's, a row each. Space checks the selected rows, wherever in them
/// the cursor is; what is right already has a sign in the place of the box.
class ComparedFilesList : public QTreeView
{
    Q_OBJECT

public:
    explicit ComparedFilesList(itemmodels::ComparedFilesModel *files, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    itemmodels::ComparedFilesModel *m_files;
};

} // namespace loadline::ui
