// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/entries_model.h"

#include "core/text.h"
#include "editing/register_editor.h"
#include "itemmodels/text.h"
#include "markdown/reader.h"

#include <QCoreApplication>
#include <QMimeData>
#include <QRegularExpression>

namespace loadline::itemmodels {

namespace {

constexpr char entryMimeType[] = "application/x-loadline-entry";

} // namespace

QString withoutMarker(const QString &line)
{
    static const QRegularExpression marker(
        QStringLiteral("^\\s*(?:[-*+]\\s+|\\d{1,9}[.)]\\s+)?(?:\\[[ xX]\\]\\s+)?"));
    return line.mid(marker.match(line).capturedLength()).trimmed();
}

EntriesModel::EntriesModel(RegisterEditor &editor, QObject *parent)
    : QAbstractTableModel(parent)
    , m_editor(editor)
{
    connect(&m_editor, &RegisterEditor::changed, this, &EntriesModel::update);
}

const Register &EntriesModel::reg() const
{
    return m_editor.reg();
}

changes::ItemPlace EntriesModel::placeOf(int row) const
{
    return {m_iteration, m_section, std::size_t(row)};
}

const Section *EntriesModel::section() const
{
    const Result<std::size_t> at = markdown::findIteration(reg(), m_iteration);
    if (!at || m_section >= reg().iterations[*at].sections.size())
        return nullptr;
    return &reg().iterations[*at].sections[m_section];
}

void EntriesModel::setSection(int iteration, std::size_t place)
{
    beginResetModel();
    m_iteration = iteration;
    m_section = place;
    const Section *found = section();
    m_kind = found ? found->kind : SectionKind::Other;
    loadRows(found);
    countOtherLines(found);
    endResetModel();
}

void EntriesModel::update()
{
    const Section *found = section();
    updateRows(found);
    countOtherLines(found);
}

void EntriesModel::countOtherLines(const Section *found)
{
    m_otherLines = 0;
    if (!found)
        return;
    std::string_view rest = reg().view(found->body);
    while (!rest.empty()) {
        const std::size_t end = rest.find_first_of("\r\n");
        m_otherLines += isBlank(rest.substr(0, end)) ? 0 : 1;
        if (end == std::string_view::npos)
            break;
        rest.remove_prefix(end + 1);
    }
    m_otherLines = std::max(m_otherLines - countRows(), 0);
}

int EntriesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : countRows();
}

bool EntriesModel::ask(Result<Change> change)
{
    const Result<Change> done = m_editor.apply(std::move(change));
    if (!done)
        Q_EMIT refused(done.error());
    return done.has_value();
}

bool EntriesModel::append(const QStringList &lines)
{
    std::vector<std::function<Result<Change>(const Register &)>> steps;
    for (const QString &line : lines) {
        const std::string text = bytesOf(withoutMarker(line));
        if (text.empty())
            continue;
        steps.push_back([this, text](const Register &before) {
            return changes::appendItem(before, m_iteration, m_kind, text, m_section);
        });
    }
    if (steps.empty())
        return true;
    if (steps.size() == 1)
        return ask(steps.front()(reg()));
    ChangeNote note;
    note.kind = ChangeKind::AddItem;
    note.object = "iteration:" + std::to_string(m_iteration) + "/" + std::string(nameOf(m_kind));
    return ask(changes::together(reg(), std::move(note), steps));
}

bool EntriesModel::remove(int row)
{
    return ask(changes::removeItem(reg(), placeOf(row)));
}

bool EntriesModel::moveTo(int row, int to)
{
    if (to < 0 || to >= rowCount() || row == to)
        return false;
    if (!ask(changes::moveItem(reg(), placeOf(row), std::size_t(to))))
        return false;
    Q_EMIT entryMoved(to);
    return true;
}

Qt::ItemFlags EntriesModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags result = QAbstractTableModel::flags(index);
    return index.isValid() ? result | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren
                           : result | Qt::ItemIsDropEnabled;
}

QStringList EntriesModel::mimeTypes() const
{
    return {QLatin1String(entryMimeType)};
}

/// Tells this section from all others, in this process and in others.
QByteArray EntriesModel::token() const
{
    return QByteArray::number(QCoreApplication::applicationPid()) + '/'
           + QByteArray::number(quintptr(this), 16) + '/' + QByteArray::number(m_iteration) + '/'
           + QByteArray::number(qulonglong(m_section)) + '\n';
}

QMimeData *EntriesModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto *result = new QMimeData;
    result->setData(QLatin1String(entryMimeType),
                    token() + QByteArray::number(indexes.front().row()));
    return result;
}

bool EntriesModel::canDropMimeData(const QMimeData *dropped, Qt::DropAction action, int row,
                                   int column, const QModelIndex &parent) const
{
    Q_UNUSED(action)
    Q_UNUSED(column)
    return (row >= 0 || parent.isValid())
           && dropped->data(QLatin1String(entryMimeType)).startsWith(token());
}

bool EntriesModel::dropMimeData(const QMimeData *dropped, Qt::DropAction action, int row,
                                int column, const QModelIndex &parent)
{
    if (!canDropMimeData(dropped, action, row, column, parent))
        return false;
    const int from = dropped->data(QLatin1String(entryMimeType)).mid(token().size()).toInt();
    const int before = row >= 0 ? row : parent.row();
    // Where it stood is free once it is taken from there.
    return moveTo(from, before > from ? before - 1 : before);
}

} // namespace loadline::itemmodels
