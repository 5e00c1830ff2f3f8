// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/search/library_search.h"

#include <QDialog>
#include <QTimer>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QTreeWidget;

namespace loadline::ui {

/// Finds lines of the open register and of all others in the library. Return goes to the line.
class FindDialog : public QDialog
{
    Q_OBJECT

public:
    FindDialog(std::shared_ptr<const Library> library, LibrarySearch::Ground ground,
               QWidget *parent);

    struct Place
    {
        QString name; ///< of the register
        std::size_t line = 1;
    };
    /// Once accepted.
    std::optional<Place> place() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void seek();
    void add(const QString &name, const std::vector<LineHit> &hits);
    void sayFound(bool isFinished);

    LibrarySearch *m_search;
    LibrarySearch::Ground m_ground;
    QLineEdit *m_sought;
    QCheckBox *m_everywhere;
    QTreeWidget *m_hits;
    QLabel *m_found;
    QTimer m_quiet;
    int m_count = 0;
};

} // namespace loadline::ui
