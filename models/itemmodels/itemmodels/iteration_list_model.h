// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/block_facts.h"
#include "core/error.h"
#include "core/register.h"
#include "itemmodels/repeated_names.h"
#include "itemmodels/roles.h"
#include "itemmodels/text.h"

#include <QAbstractTableModel>

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace loadline {
class RegisterEditor;
}

namespace loadline::itemmodels {

/// The iterations of a register in the document's order, one a row, filtered by itself. Where they
/// are grouped, a row with the group's name stands above those of each group; it is no iteration, and
/// cannot be chosen.
///
/// Risks dropped on a row are planned for it. It changes nothing itself: edits and drops ask the
/// editor, and what the editor refuses comes back by `refused`.
class IterationListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Title, Status, Priority, Date, OpenRisks, ColumnCount };

    enum class Grouping { None, Status, Tier };

    explicit IterationListModel(RegisterEditor &editor, QObject *parent = nullptr);

    void setFilter(const QString &text);
    void setGrouping(Grouping grouping);
    Grouping grouping() const { return m_grouping; }
    /// Leaves out the iterations for which no risk can be planned any more.
    void setOnlyOpen(bool onlyOpen);

    /// Whether a row is a group's name.
    bool isGroup(const QModelIndex &index) const;
    /// The iteration shown in a row, as an index into Register::iterations; -1 where there is none.
    int iterationAt(const QModelIndex &index) const;
    /// The row of an iteration by its IdRole; invalid where it is not shown.
    QModelIndex indexOf(const QString &id, int column = Title) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    QStringList mimeTypes() const override;
    Qt::DropActions supportedDropActions() const override;
    bool canDropMimeData(const QMimeData *dropped, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *dropped, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    void refused(const loadline::Error &error);

private:
    struct Row
    {
        std::optional<std::size_t> iteration; ///< none: it is a group's name
        std::string id; ///< a number, or `@LINE` where it has none of its own; `#KEY` of a group
        int openRisks = 0;
        QString group; ///< its words, where it is a group's name

        friend bool operator==(const Row &, const Row &) = default;
    };

    struct Listed
    {
        std::string id;
        std::optional<int> number;
        IterationStatus status = IterationStatus::Unknown;
        std::optional<Tier> priority;

        friend bool operator==(const Listed &, const Listed &) = default;
    };

    struct Group
    {
        int key = 0; ///< in the order in which groups stand
        QString name;
    };
    Group groupOf(const Iteration &iteration) const;
    std::vector<Row> grouped(std::vector<Row> rows) const;
    const QString &haystackOf(std::size_t iteration) const;
    QVariant groupData(const Row &row, int column, int role) const;
    const Iteration *iterationOf(const QModelIndex &index) const;
    bool look();
    std::unordered_map<int, int> openRisksByIteration() const;
    std::vector<Row> rowsNow();
    void update();
    void reset();
    QVariant display(const Row &row, const Iteration &iteration, int column) const;
    QString inWords(const Row &row, const Iteration &iteration) const;

    RegisterEditor &m_editor;
    Filter m_filter;
    bool m_onlyOpen = false;
    Grouping m_grouping = Grouping::None;
    /// What filters look into, by iteration; made when it is first needed.
    mutable std::vector<QString> m_haystacks;
    RepeatedNames m_names;
    /// What decides which rows there are and what they count, of each block.
    BlockFacts<Iteration, std::vector<Listed>> m_listed;
    BlockFacts<Risk, std::unordered_map<int, int>> m_openRisks; ///< by iteration
    std::vector<Row> m_rows; ///< what the filter leaves
};

} // namespace loadline::itemmodels
