// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/compared_files_model.h"

#include "itemmodels/file_words.h"
#include "itemmodels/text.h"
#include "markdown/file_paths.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

namespace loadline::itemmodels {

namespace {

using record::ComparedFile;
using State = ComparedFile::State;

QString outcomeWords(State state, bool isChecked)
{
    switch (state) {
    case State::Same:
        return ComparedFilesModel::tr("Is right");
    case State::CountsDiffer:
        return isChecked ? ComparedFilesModel::tr("Counts change")
                         : ComparedFilesModel::tr("Stays as it is");
    case State::NotRecorded:
        return isChecked ? ComparedFilesModel::tr("Is added")
                         : ComparedFilesModel::tr("Is left out");
    case State::NotInScope:
        return isChecked ? ComparedFilesModel::tr("Is removed")
                         : ComparedFilesModel::tr("Stays as it is");
    }
    return {};
}

} // namespace

void ComparedFilesModel::setFiles(std::vector<ComparedFile> files)
{
    beginResetModel();
    m_files = std::move(files);
    const auto firstSame = std::stable_partition(m_files.begin(), m_files.end(),
                                                 [](const ComparedFile &file) {
                                                     return file.state != State::Same;
                                                 });
    m_differing = int(firstSame - m_files.begin());
    m_checked.assign(std::size_t(m_differing), true);
    endResetModel();
    Q_EMIT choiceChanged();
}

void ComparedFilesModel::showSame(bool shown)
{
    if (m_showsSame == shown)
        return;
    const int first = m_differing;
    const int last = int(m_files.size()) - 1;
    if (last < first) {
        m_showsSame = shown;
    } else if (shown) {
        beginInsertRows({}, first, last);
        m_showsSame = shown;
        endInsertRows();
    } else {
        beginRemoveRows({}, first, last);
        m_showsSame = shown;
        endRemoveRows();
    }
}

void ComparedFilesModel::toggle(const QModelIndexList &rows)
{
    const auto isUnchecked = [this](const QModelIndex &index) {
        return index.row() < m_differing && !m_checked[std::size_t(index.row())];
    };
    const bool checks = std::any_of(rows.begin(), rows.end(), isUnchecked);
    for (const QModelIndex &index : rows)
        setData(index.siblingAtColumn(Path), checks ? Qt::Checked : Qt::Unchecked,
                Qt::CheckStateRole);
}

int ComparedFilesModel::checked() const
{
    return int(std::count(m_checked.begin(), m_checked.end(), true));
}

std::vector<changes::RecordedFile> ComparedFilesModel::wantedRecord() const
{
    std::vector<changes::RecordedFile> files;
    for (std::size_t row = 0; row < m_files.size(); ++row) {
        const ComparedFile &file = m_files[row];
        const bool follows = row < m_checked.size() && m_checked[row];
        if (follows && file.change)
            files.push_back(record::recordedFrom(*file.change));
        else if (!follows && file.recorded)
            files.push_back(*file.recorded);
    }
    return files;
}

int ComparedFilesModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_showsSame ? int(m_files.size()) : m_differing;
}

int ComparedFilesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ComparedFilesModel::display(std::size_t row, int column) const
{
    const ComparedFile &file = m_files[row];
    switch (column) {
    case Path:
        return cellText(markdown::recordedPath(file.path));
    case Recorded:
        return recordedInWords(file);
    case Git:
        return changeInWords(file);
    case Outcome:
        return outcomeWords(file.state, row < m_checked.size() && m_checked[row]);
    default:
        return {};
    }
}

QVariant ComparedFilesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto row = std::size_t(index.row());
    const bool differs = index.row() < m_differing;
    switch (role) {
    case Qt::DisplayRole:
        return display(row, index.column());
    case Qt::CheckStateRole:
        if (index.column() != Path || !differs)
            return {};
        return m_checked[row] ? Qt::Checked : Qt::Unchecked;
    case Qt::ForegroundRole:
        // What is right already, or is not to change, is quiet.
        if (!differs || !m_checked[row])
            return QGuiApplication::palette().brush(QPalette::PlaceholderText);
        return {};
    case Qt::AccessibleTextRole:
        return tr("%1: recorded %2, git has %3. %4.")
            .arg(display(row, Path), display(row, Recorded), display(row, Git),
                 display(row, Outcome));
    default:
        return {};
    }
}

QVariant ComparedFilesModel::headerData(int section, Qt::Orientation orientation, int role) const
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
        return tr("What will happen");
    default:
        return {};
    }
}

bool ComparedFilesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.column() != Path
        || index.row() >= m_differing)
        return false;
    m_checked[std::size_t(index.row())] = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index.siblingAtColumn(ColumnCount - 1));
    Q_EMIT choiceChanged();
    return true;
}

Qt::ItemFlags ComparedFilesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    const bool canBeChecked = index.column() == Path && index.row() < m_differing;
    return canBeChecked ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace loadline::itemmodels
