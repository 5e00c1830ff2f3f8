// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/file_comparison.h"

#include <QAbstractTableModel>

#include <vector>

namespace loadline::itemmodels {

/// The files of an iteration's record beside what git says of them. What differs comes first and has
/// a check box: whether the record is to follow git. What is the same stands quietly below, or is
/// left out.
class ComparedFilesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Path, Recorded, Git, Outcome, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// All that differs is checked.
    void setFiles(std::vector<record::ComparedFile> files);
    void showSame(bool shown);
    /// Checks the rows, or unchecks them where all of them are checked already.
    void toggle(const QModelIndexList &rows);

    int differing() const { return m_differing; }
    int same() const { return int(m_files.size()) - m_differing; }
    int checked() const;
    /// The record as it is to be: git's where a file is checked, else as it was.
    std::vector<changes::RecordedFile> wantedRecord() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// Other files are checked, or there are other files.
    void choiceChanged();

private:
    QString display(std::size_t row, int column) const;

    std::vector<record::ComparedFile> m_files; ///< those that differ first
    std::vector<bool> m_checked; ///< of those that differ
    int m_differing = 0;
    bool m_showsSame = false;
};

} // namespace loadline::itemmodels
