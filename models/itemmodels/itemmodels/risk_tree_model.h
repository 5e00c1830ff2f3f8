// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/error.h"
#include "core/register.h"
#include "itemmodels/risk_branches.h"
#include "itemmodels/roles.h"
#include "itemmodels/today.h"

#include <QAbstractItemModel>
#include <QHash>

#include <string>
#include <unordered_map>
#include <vector>

namespace loadline {
class RegisterEditor;
}

namespace loadline::itemmodels {

/// The risks of a register as a tree: the tiers from critical to none, under each its risks in the
/// document's order, and last a node with those that are over (fixed or closed), to be folded.
///
/// It filters by itself, with one reset. It changes nothing itself: edits and drops ask the editor,
/// and what the editor refuses comes back by `refused`. It knows no icons and no colours.
class RiskTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column {
        Number,
        Title,
        Detail,
        Status,
        IterationNumber,
        Owner,
        EvidenceGiven,
        Likelihood,
        Impact,
        Treatment,
        Mitigation,
        Due,
        Review,
        Ticket,
        ColumnCount
    };
    enum Node { TierNode, DoneNode, RiskNode };

    RiskTreeModel(RegisterEditor &editor, Today today, QObject *parent = nullptr);

    /// What RiskFilter understands.
    void setFilter(const QString &text);
    /// Folds what a filter compares with, which the first key of one would else wait for.
    void prepareFilter();
    bool isFiltered() const { return !m_filter.isEmpty(); }
    /// How many risks the filter leaves.
    int shownRisks() const;

    /// The risk of a row; null for a node that is none. Valid until the register changes.
    const Risk *riskAt(const QModelIndex &index) const;
    /// The name by which the editor knows the risk: `@LINE` where its own is given twice.
    std::string nameAt(const QModelIndex &index) const;
    QModelIndex indexOf(const QString &id, int column = Number) const;
    QModelIndex tierIndex(std::optional<Tier> tier) const;
    /// The node of a tier's fixed and closed risks; invalid where it has none.
    QModelIndex doneIndex(const QModelIndex &tier) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    Qt::DropActions supportedDropActions() const override;
    Qt::DropActions supportedDragActions() const override;
    bool canDropMimeData(const QMimeData *dropped, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    /// Dropped on a tier, risks move to it; dropped between risks of their own tier, they are
    /// reordered.
    bool dropMimeData(const QMimeData *dropped, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    void refused(const loadline::Error &error);

private:
    /// Where an index points to, taken from its internal id.
    struct Place
    {
        Node node = TierNode;
        std::size_t branch = 0;
        const RiskLeaf *leaf = nullptr;
    };

    /// Where a name stands: the row and internal id of its indexes.
    struct RowId
    {
        int row = 0;
        quintptr id = 0;
    };

    Place placeOf(const QModelIndex &index) const;
    void rememberPlaces() const;
    void forgetPlaces();
    std::optional<RowId> lookFor(const std::string &name) const;
    std::vector<RiskBranch> branchesNow();
    void update();
    void reset();
    void announceData();
    QVariant riskData(const RiskLeaf &leaf, const Risk &risk, int column, int role) const;
    QVariant branchData(const Place &place, int column, int role) const;
    QVariant display(const RiskLeaf &leaf, const Risk &risk, int column) const;
    QString inWords(const RiskLeaf &leaf, const Risk &risk) const;
    std::optional<Evidence> evidenceFor(const Risk &risk) const;
    bool canReorder(const std::vector<std::string> &names, std::size_t branch) const;
    bool move(const std::vector<std::string> &names, Tier tier);
    bool reorder(const std::vector<std::string> &names, const std::vector<RiskLeaf> &among, int row);
    bool told(const Result<Change> &done);

    RegisterEditor &m_editor;
    Today m_today;
    RiskFilter m_filter;
    RiskSorter m_sorter;
    std::vector<RiskBranch> m_branches;
    mutable std::unordered_map<std::string, RowId> m_places; ///< by name, once many are asked for
    mutable int m_asked = 0; ///< names that were looked for since the rows are these
    mutable QHash<int, Evidence> m_evidence; ///< by iteration, as asked for
};

} // namespace loadline::itemmodels
