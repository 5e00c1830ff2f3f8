// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/reviewed_files_model.h"

#include "itemmodels/file_words.h"
#include "itemmodels/roles.h"
#include "itemmodels/text.h"
#include "markdown/file_paths.h"

#include <algorithm>

namespace loadline::itemmodels {

using record::ComparedFile;
using State = record::ComparedFile::State;

namespace {

QString outcomeInWords(State state)
{
    switch (state) {
    case State::Same:
        return ReviewedFilesModel::tr("Same");
    case State::CountsDiffer:
        return ReviewedFilesModel::tr("Counts differ");
    case State::NotRecorded:
        return ReviewedFilesModel::tr("Not recorded");
    case State::NotInScope:
        return ReviewedFilesModel::tr("Not changed");
    }
    return {};
}

} // namespace

void ReviewedFilesModel::setFiles(std::vector<ComparedFile> files, bool isCompared)
{
    beginResetModel();
    m_files = std::move(files);
    const auto same = std::stable_partition(m_files.begin(), m_files.end(),
                                            [](const ComparedFile &file) {
                                                return file.state != State::Same;
                                            });
    m_differing = int(same - m_files.begin());
    m_isCompared = isCompared;
    endResetModel();
}

const ComparedFile *ReviewedFilesModel::fileAt(const QModelIndex &index) const
{
    const bool isRow = index.isValid() && std::size_t(index.row()) < m_files.size();
    return isRow ? &m_files[std::size_t(index.row())] : nullptr;
}

int ReviewedFilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_files.size());
}

int ReviewedFilesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ReviewedFilesModel::display(const ComparedFile &file, int column) const
{
    switch (column) {
    case Path:
        return cellText(markdown::recordedPath(file.path));
    case Recorded:
        return recordedInWords(file);
    case Git:
        return m_isCompared ? changeInWords(file) : QString();
    case Outcome:
        return m_isCompared ? outcomeInWords(file.state) : tr("Not compared");
    default:
        return {};
    }
}

QVariant ReviewedFilesModel::data(const QModelIndex &index, int role) const
{
    const ComparedFile *file = fileAt(index);
    if (!file)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return display(*file, index.column());
    case Qt::AccessibleTextRole:
        return m_isCompared
                   ? tr("%1: recorded %2, git has %3. %4.")
                         .arg(display(*file, Path), display(*file, Recorded), display(*file, Git),
                              display(*file, Outcome))
                   : tr("%1: recorded %2.").arg(display(*file, Path), display(*file, Recorded));
    case IdRole:
        return display(*file, Path);
    case MarkRole:
        if (index.column() != Outcome || !m_isCompared)
            return {};
        return int(file->state == State::Same ? MarkState::Pass : MarkState::Warn);
    default:
        return {};
    }
}

QVariant ReviewedFilesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Path:
        return tr("File");
    case Recorded:
        return tr("Recorded");
    case Git:
        return tr("Git has");
    case Outcome:
        return tr("Compared");
    default:
        return {};
    }
}

} // namespace loadline::itemmodels
