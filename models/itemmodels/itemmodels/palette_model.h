// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QString>

#include <vector>

namespace loadline::itemmodels {

enum class PaletteKind { Command, Iteration, Risk, Section, Finding };

/// Something that the palette can go to or do.
struct PaletteTarget
{
    PaletteKind kind = PaletteKind::Command;
    QString text;
    QString detail; ///< quiet, at the end of the row: keys, a status, a line
    int sign = 0; ///< of its kind: a Tier (-1: none), an IterationStatus, a severity
    std::size_t index = 0; ///< among those of its kind, for whoever gave it
    std::size_t part = 0; ///< the section in its iteration
};

/// Targets found by the words of a query: all words have to occur. The best come first: those that
/// begin with the query, then those with a word that does, in each case in the order of their kinds
/// and as they were given. It holds only as many rows as people look through.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { KindRole = Qt::UserRole + 1, DetailRole, SignRole };
    static constexpr std::size_t mostRows = 200;

    using QAbstractListModel::QAbstractListModel;

    /// With the query emptied: then the commands are there.
    void setTargets(std::vector<PaletteTarget> targets);
    /// A leading `>` asks for commands alone.
    void setQuery(const QString &query);
    /// How many targets have the words; more than rows where there are too many.
    std::size_t found() const { return m_found; }
    /// Null where the row is none.
    const PaletteTarget *targetAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void fold();
    void find(const QString &query);

    std::vector<PaletteTarget> m_targets;
    std::vector<QString> m_folded; ///< of the targets; made for the first query
    std::vector<std::size_t> m_rows;
    std::size_t m_found = 0;
};

} // namespace loadline::itemmodels
