// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/register.h"

#include <QWidget>

class QMenu;
class QToolButton;

namespace loadline {
class RegisterEditor;
}

namespace loadline::ui {

class FlowLayout;

/// The risks of an iteration, those planned for it and those it fixed, as small buttons that lead
/// to them. Risks that are dropped here are planned for it, and so are those chosen from the button
/// behind them; a chip can be dragged to another iteration, or taken out of the plan.
///
/// It changes nothing itself: it says what is wanted.
class RiskChips : public QWidget
{
    Q_OBJECT

public:
    /// \a editor must outlive it.
    explicit RiskChips(RegisterEditor &editor, QWidget *parent = nullptr);

    void showRisksOf(const Iteration &iteration);

Q_SIGNALS:
    void riskRequested(const QString &id);
    /// Risks are to be planned for this iteration...
    void planRequested(const std::vector<std::string> &risks);
    /// ... or for none.
    void unplanRequested(const std::string &risk);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void addChip(const Risk &risk);
    void addPlanButton();
    void offerRisks(QMenu *menu);
    void setDropping(bool dropping);

    RegisterEditor &m_editor;
    FlowLayout *m_flow;
    QStringList m_shown; ///< what the chips say, so that they are made anew only when it changes
    std::optional<int> m_number;
    bool m_isOver = false; ///< nothing can be planned for it any more
    bool m_isDropping = false; ///< something is dragged over it that it takes
};

} // namespace loadline::ui
