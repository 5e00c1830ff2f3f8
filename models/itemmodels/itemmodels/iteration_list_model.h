// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/register.h"
#include "itemmodels/roles.h"
#include "itemmodels/text.h"

#include <QAbstractTableModel>

#include <string>
#include <vector>

namespace loadline {
class RegisterEditor;
}

namespace loadline::itemmodels {

/// The iterations of a register in the document's order, one a row, filtered by itself.
///
/// Risks dropped on a row are planned for it. It changes nothing itself: edits and drops ask the
/// editor, and what the editor refuses comes back by `refused`.
class IterationListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Title, Status, Priority, Date, OpenRisks, ColumnCount };

    explicit IterationListModel(RegisterEditor &editor, QObject *parent = nullptr);

    void setFilter(const QString &text);
    /// Leaves out the iterations for which no risk can be planned any more.
    void setOnlyOpen(bool onlyOpen);

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
        std::size_t iteration = 0;
        std::string id; ///< a number, or `@LINE` where it has none of its own
        int openRisks = 0;

        friend bool operator==(const Row &, const Row &) = default;
    };

    const Iteration *iterationOf(const QModelIndex &index) const;
    std::vector<Row> rowsNow() const;
    void update();
    void reset();
    QVariant display(const Row &row, const Iteration &iteration, int column) const;
    QString inWords(const Row &row, const Iteration &iteration) const;

    RegisterEditor &m_editor;
    Filter m_filter;
    bool m_onlyOpen = false;
    std::vector<Row> m_rows; ///< what the filter leaves
};

} // namespace loadline::itemmodels
