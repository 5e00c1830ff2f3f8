// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <optional>

class QLineEdit;
class QListView;

namespace loadline {
class RegisterEditor;
namespace itemmodels {
class IterationListModel;
}
} // namespace loadline

namespace loadline::ui {

/// Asks for the iteration that is to fix some risks: type a part of its number or title, Return.
/// It only answers; planning is the page's. It closes and deletes itself.
class PlanPopup : public QFrame
{
    Q_OBJECT

public:
    explicit PlanPopup(RegisterEditor &editor, QWidget *parent = nullptr);

    void popUp(const QPoint &at);

Q_SIGNALS:
    /// Nothing for *no iteration*.
    void chosen(std::optional<int> iteration);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &text);
    void takeCurrent();

    itemmodels::IterationListModel *m_iterations;
    QLineEdit *m_text;
    QListView *m_list;
};

} // namespace loadline::ui
