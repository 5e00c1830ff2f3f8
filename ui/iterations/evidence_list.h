// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/changes.h"
#include "core/register.h"

#include <QTreeWidget>

#include <functional>
#include <vector>

namespace loadline::ui {

/// The tests and impact lines of an iteration, each with its state. One key on a row sets it: p
/// passed, w attention, f failed, n not run. What is set is kept here until it is asked for.
class EvidenceList : public QTreeWidget
{
    Q_OBJECT

public:
    explicit EvidenceList(QWidget *parent = nullptr);

    /// Shown once more, what was set stays set on the lines that say the same.
    void show(const Register &reg, const Iteration &iteration, int number);
    int tests() const { return m_tests; }
    bool hasRows() const { return !m_rows.empty(); }

    /// The changes that make the register say what is set here; those that change nothing left out.
    std::vector<std::function<Result<Change>(const Register &)>> steps() const;

Q_SIGNALS:
    void stateChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    struct Row
    {
        changes::ItemPlace place;
        SectionKind kind = SectionKind::Other;
        MarkState before = MarkState::None;
        MarkState now = MarkState::None;
        QString text;
        QTreeWidgetItem *item = nullptr;
    };

    void addSection(const Register &reg, const Section &section, changes::ItemPlace place);
    void setState(QTreeWidgetItem *item, MarkState state);
    void showRow(const Row &row) const;

    std::vector<Row> m_rows;
    int m_tests = 0;
};

} // namespace loadline::ui
