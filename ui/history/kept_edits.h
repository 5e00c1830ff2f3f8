// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/journal.h"

#include <QWidget>

#include <set>
#include <vector>

class QVBoxLayout;

namespace loadline::ui {

/// Edits that were set aside when the file's branch was switched, one line for each branch: what
/// they are, and that they can be brought here or discarded. It asks for that and does nothing.
class KeptEditsList : public QWidget
{
    Q_OBJECT

public:
    explicit KeptEditsList(QWidget *parent = nullptr);

    /// Hidden where there are none. \a journal must outlive it.
    void showKept(const Journal &journal);

Q_SIGNALS:
    void bringRequested(std::int64_t id);
    void discardRequested(std::int64_t id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeLine(const KeptEdits &kept);

    const Journal *m_journal = nullptr; ///< that was shown last
    QVBoxLayout *m_column;
    std::vector<KeptEdits> m_shown;
    std::set<std::int64_t> m_open; ///< whose edits are listed
};

} // namespace loadline::ui
