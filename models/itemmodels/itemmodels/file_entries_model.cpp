// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/file_entries_model.h"

#include "itemmodels/file_lines.h"
#include "itemmodels/text.h"
#include "markdown/reader.h"

namespace loadline::itemmodels {

namespace {

QVariant countOf(const std::optional<int> &count)
{
    return count ? QVariant(*count) : QVariant();
}

} // namespace

FileEntriesModel::FileEntriesModel(RegisterEditor &editor, QObject *parent)
    : EntriesModel(editor, parent)
{
}

int FileEntriesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FileEntriesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const FileEntry &entry = m_entries[std::size_t(index.row())];
    const bool isText = index.column() == Path || index.column() == Note;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::AccessibleTextRole:
        if (isText) {
            const std::string &text = index.column() == Path ? entry.path : entry.note;
            return role == Qt::EditRole ? fullText(text) : cellText(text);
        }
        if (index.column() == Added)
            return countOf(entry.added);
        return countOf(index.column() == Removed ? entry.removed : entry.modified);
    case Qt::TextAlignmentRole:
        return isText ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant FileEntriesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant((section == Path || section == Note ? Qt::AlignLeft : Qt::AlignRight)
                        | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Path:
        return tr("File");
    case Added:
        return tr("Added");
    case Removed:
        return tr("Removed");
    case Modified:
        return tr("Modified");
    case Note:
        return tr("Note");
    default:
        return {};
    }
}

bool FileEntriesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || !checkIndex(index))
        return false;
    FileEntry entry = m_entries[std::size_t(index.row())];
    const QString text = value.toString().trimmed();
    if (index.column() == Path) {
        entry.path = bytesOf(text);
    } else if (index.column() == Note) {
        entry.note = bytesOf(text);
    } else {
        bool isNumber = false;
        const int number = text.toInt(&isNumber);
        if (!text.isEmpty() && (!isNumber || number < 0)) {
            Q_EMIT refused({ErrorCode::Refused,
                            "a count of lines is a whole number",
                            "leave it empty where it is not known",
                            {},
                            0,
                            0});
            return false;
        }
        std::optional<int> &count = index.column() == Added     ? entry.added
                                    : index.column() == Removed ? entry.removed
                                                                : entry.modified;
        count = text.isEmpty() ? std::nullopt : std::optional<int>(number);
    }
    const FileEntry &before = m_entries[std::size_t(index.row())];
    const Result<std::string> line = withEntry(textOf(reg(), before), before, entry);
    if (!line)
        return ask(tl::make_unexpected(line.error()));
    return ask(changes::setItemText(reg(), placeOf(index.row()), *line));
}

Qt::ItemFlags FileEntriesModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags result = EntriesModel::flags(index);
    return index.isValid() ? result | Qt::ItemIsEditable : result;
}

void FileEntriesModel::loadRows(const Section *section)
{
    m_entries = section ? markdown::filesOf(reg(), *section) : std::vector<FileEntry>();
}

void FileEntriesModel::updateRows(const Section *section)
{
    const std::size_t before = m_entries.size();
    std::vector<FileEntry> entries;
    if (section)
        entries = markdown::filesOf(reg(), *section);
    if (entries.size() != before) {
        beginResetModel();
        m_entries = std::move(entries);
        endResetModel();
        return;
    }
    m_entries = std::move(entries);
    if (before > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace loadline::itemmodels
