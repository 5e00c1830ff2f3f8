// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/words.h"
#include "ui/shell/page.h"

#include <functional>
#include <string>
#include <vector>

class QLabel;
class QListView;
class QSplitter;
class QVBoxLayout;

namespace loadline {
struct Register;
namespace itemmodels {
class IterationListModel;
class RiskTreeModel;
} // namespace itemmodels
} // namespace loadline

namespace loadline::ui {

class QuickAddLine;
class RiskFilterLine;
class RiskInspector;
class RiskMatrix;
class RiskTreeView;

/// The risks by tier: found, by words or in the matrix of likelihood and impact, added, edited in
/// place, moved between tiers, planned for iterations.
class RisksPage : public Page
{
    Q_OBJECT

public:
    explicit RisksPage(RegisterSession *session, QWidget *parent = nullptr);

    void focusContent() override;
    void find() override;
    void finishEditing() override;
    bool isEditing() const override;
    QVariantMap state() const override;
    void restoreState(const QVariantMap &state) override;
    void showRisk(const QString &id) override;
    void showFiltered(const QString &filter) override;
    std::string copied() const override;
    QList<QAction *> commands() const override { return m_commands; }

private:
    QWidget *makeTreeSide();
    QWidget *makeHead();
    QWidget *makeInspectorSide();
    void makeCommands();
    QAction *addCommand(const QString &text, const QKeySequence &key, std::function<void()> action);
    void addSeparator();
    void makeMoveCommands();
    void makeStateCommands();
    void makeViewCommands();

    void selectionChanged();
    void registerChanged();
    void filterChanged(const QString &text);
    void showCounts();
    void showContextMenu(const QPoint &at);

    std::vector<std::string> selected() const;
    void showMatrix(bool isShown);
    void planFor(std::optional<int> iteration);
    void askForPlan(const QPoint &at);
    void askForAcceptance();
    void moveTo(Tier tier);
    void moveByTiers(int step);
    void reorder(int step);
    void setStatus(RiskStatus status);
    void closeRisks();
    void editTitle();
    void showHistory();
    void showTrail();

    itemmodels::RiskTreeModel *m_model;
    itemmodels::IterationListModel *m_iterations;
    RiskTreeView *m_tree;
    RiskInspector *m_inspector;
    QuickAddLine *m_quickAdd;
    RiskFilterLine *m_filter;
    QAction *m_matrixShown;
    RiskMatrix *m_matrix = nullptr; ///< made when it is first shown
    QVBoxLayout *m_treeColumn;
    QLabel *m_counts;
    QLabel *m_nothingFound;
    QListView *m_targets;
    QSplitter *m_splitter;
    QList<QAction *> m_commands;
    QList<QAction *> m_onSelection; ///< commands that need a selected risk
};

} // namespace loadline::ui
