// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/entries_model.h"

#include <vector>

namespace loadline::itemmodels {

/// The lines of *Files Modified*: path, lines added, removed and modified, note. What is changed in
/// a row is written back in the way in which its line is written.
class FileEntriesModel : public EntriesModel
{
    Q_OBJECT

public:
    enum Column { Path, Added, Removed, Modified, Note, ColumnCount };

    explicit FileEntriesModel(RegisterEditor &editor, QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

protected:
    void loadRows(const Section *section) override;
    void updateRows(const Section *section) override;
    int countRows() const override { return int(m_entries.size()); }

private:
    std::vector<FileEntry> m_entries;
};

} // namespace loadline::itemmodels
