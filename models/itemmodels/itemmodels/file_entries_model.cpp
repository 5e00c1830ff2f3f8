// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/file_entries_model.h"

#include "editing/register_editor.h"
#include "itemmodels/file_lines.h"
#include "itemmodels/section_items_model.h"
#include "itemmodels/text.h"
#include "markdown/reader.h"

#include <algorithm>

namespace loadline::itemmodels {

namespace {

QVariant countOf(const std::optional<int> &count)
{
    return count ? QVariant(*count) : QVariant();
}

} // namespace

FileEntriesModel::FileEntriesModel(RegisterEditor &editor, QObject *parent)
    : QAbstractTableModel(parent)
    , m_editor(editor)
{
    connect(&m_editor, &RegisterEditor::changed, this, &FileEntriesModel::update);
}

void FileEntriesModel::setSection(int iteration, std::size_t section)
{
    beginResetModel();
    m_iteration = iteration;
    m_section = section;
    m_entries = entriesNow();
    endResetModel();
}

int FileEntriesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int FileEntriesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FileEntriesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
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

bool FileEntriesModel::told(const Result<Change> &done)
{
    if (!done)
        Q_EMIT refused(done.error());
    return done.has_value();
}

changes::ItemPlace FileEntriesModel::placeOf(int row) const
{
    return {m_iteration, m_section, std::size_t(row)};
}

bool FileEntriesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
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
            Q_EMIT refused({ErrorCode::Refused, "a count of lines is a whole number",
                            "leave it empty where it is not known", {}, 0, 0});
            return false;
        }
        std::optional<int> &count = index.column() == Added ? entry.added
            : index.column() == Removed                     ? entry.removed
                                                            : entry.modified;
        count = text.isEmpty() ? std::nullopt : std::optional<int>(number);
    }
    return told(m_editor.apply(setFileEntry(m_editor.reg(), placeOf(index.row()), entry)));
}

Qt::ItemFlags FileEntriesModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags result = QAbstractTableModel::flags(index);
    return index.isValid() ? result | Qt::ItemIsEditable | Qt::ItemNeverHasChildren : result;
}

bool FileEntriesModel::append(const QStringList &lines)
{
    std::vector<std::function<Result<Change>(const Register &)>> steps;
    for (const QString &line : lines) {
        const std::string text = bytesOf(withoutMarker(line));
        if (text.empty())
            continue;
        steps.push_back([this, text](const Register &reg) {
            return changes::appendItem(reg, m_iteration, SectionKind::FilesModified, text);
        });
    }
    if (steps.empty())
        return true;
    if (steps.size() == 1)
        return told(m_editor.apply(steps.front()(m_editor.reg())));
    ChangeNote note;
    note.kind = ChangeKind::AddItem;
    note.object = "iteration:" + std::to_string(m_iteration) + "/"
        + std::string(nameOf(SectionKind::FilesModified));
    return told(m_editor.apply(changes::together(m_editor.reg(), std::move(note), steps)));
}

bool FileEntriesModel::remove(int row)
{
    return told(m_editor.apply(removeFileEntry(m_editor.reg(), placeOf(row))));
}

bool FileEntriesModel::moveTo(int row, int to)
{
    if (to < 0 || to >= rowCount())
        return false;
    return told(
        m_editor.apply(moveFileEntry(m_editor.reg(), placeOf(row), std::size_t(to))));
}

std::vector<FileEntry> FileEntriesModel::entriesNow() const
{
    const Register &reg = m_editor.reg();
    const Result<std::size_t> at = markdown::findIteration(reg, m_iteration);
    if (!at || m_section >= reg.iterations[*at].sections.size())
        return {};
    return markdown::filesOf(reg, reg.iterations[*at].sections[m_section]);
}

void FileEntriesModel::update()
{
    std::vector<FileEntry> entries = entriesNow();
    if (entries.size() == m_entries.size()) {
        m_entries = std::move(entries);
        if (!m_entries.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

} // namespace loadline::itemmodels
