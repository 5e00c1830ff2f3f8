// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/error.h"
#include "core/words.h"
#include "ui/shell/page.h"

#include <functional>
#include <string>
#include <vector>

class QLabel;
class QLineEdit;
class QListView;
class QSplitter;

namespace loadline {
struct Register;
namespace itemmodels {
class IterationListModel;
class RiskTreeModel;
} // namespace itemmodels
} // namespace loadline

namespace loadline::ui {

class QuickAddLine;
class RiskInspector;
class RiskTreeView;

/// The risks by tier: found, added, edited in place, moved between tiers, planned for iterations.
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
    QList<QAction *> commands() const override { return m_commands; }

private:
    QWidget *makeTreeSide();
    QWidget *makeInspectorSide();
    void makeCommands();
    QAction *addCommand(const QString &text, const QKeySequence &key, std::function<void()> action);
    void addSeparator();
    void makeMoveCommands();
    void makeStateCommands();

    void selectionChanged();
    void registerChanged();
    void filterChanged(const QString &text);
    void showCounts();
    void showContextMenu(const QPoint &at);

    std::vector<std::string> selected() const;
    void applyToEach(ChangeKind kind, const std::string &key, const std::string &value,
                     const std::function<Result<Change>(const Register &, const std::string &)> &one);
    void planFor(std::optional<int> iteration);
    void askForPlan(const QPoint &at);
    void askForAcceptance();
    void moveTo(Tier tier);
    void moveByTiers(int step);
    void reorder(int step);
    void setStatus(RiskStatus status);
    void closeRisks();
    void editTitle();
    void showTrail();

    itemmodels::RiskTreeModel *m_model;
    itemmodels::IterationListModel *m_iterations;
    RiskTreeView *m_tree;
    RiskInspector *m_inspector;
    QuickAddLine *m_quickAdd;
    QLineEdit *m_filter;
    QLabel *m_counts;
    QLabel *m_nothingFound;
    QListView *m_targets;
    QSplitter *m_splitter;
    QList<QAction *> m_commands;
    QList<QAction *> m_onSelection; ///< commands that need a selected risk
};

} // namespace loadline::ui
