// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/file_comparison.h"

#include <QAbstractTableModel>

#include <vector>

namespace loadline::itemmodels {

/// The files that a deployment touches, as they are recorded and as git has them; those that differ
/// come first.
class ReviewedFilesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Path, Recorded, Git, Outcome, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// \a isCompared: they were held against git.
    void setFiles(std::vector<record::ComparedFile> files, bool isCompared);
    /// Null where the index is none of a row.
    const record::ComparedFile *fileAt(const QModelIndex &index) const;
    int differing() const { return m_differing; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString display(const record::ComparedFile &file, int column) const;

    std::vector<record::ComparedFile> m_files;
    int m_differing = 0;
    bool m_isCompared = false;
};

} // namespace loadline::itemmodels
