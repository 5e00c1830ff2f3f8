// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/changes.h"
#include "core/error.h"
#include "core/register.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace loadline {
class RegisterEditor;
}

namespace loadline::itemmodels {

/// The lines of one *Files Modified* section: path, lines added, removed and modified, note.
///
/// What is changed in a row is written back as one line; the rest of the section stays as it is.
/// Changes nothing itself: it asks the editor.
class FileEntriesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Path, Added, Removed, Modified, Note, ColumnCount };

    explicit FileEntriesModel(RegisterEditor &editor, QObject *parent = nullptr);

    void setSection(int iteration, std::size_t section);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// Each asks the editor for one step; false if it refused.
    bool append(const QStringList &lines);
    bool remove(int row);
    bool moveTo(int row, int to);

Q_SIGNALS:
    void refused(const loadline::Error &error);

private:
    void update();
    std::vector<FileEntry> entriesNow() const;
    bool told(const Result<Change> &done);
    changes::ItemPlace placeOf(int row) const;

    RegisterEditor &m_editor;
    int m_iteration = 0;
    std::size_t m_section = 0;
    std::vector<FileEntry> m_entries;
};

} // namespace loadline::itemmodels
