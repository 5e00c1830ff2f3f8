// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/iteration_list_model.h"

#include "changes/changes.h"
#include "editing/register_editor.h"
#include "itemmodels/risk_mime.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>

namespace loadline::itemmodels {

namespace {

bool isOver(IterationStatus status)
{
    return status == IterationStatus::Completed || status == IterationStatus::Cancelled;
}

/// Where the groups of a status stand: first what one works on.
int rankOf(IterationStatus status)
{
    constexpr IterationStatus order[] = {IterationStatus::InProgress, IterationStatus::Blocked,
                                         IterationStatus::Planned,    IterationStatus::Completed,
                                         IterationStatus::RolledBack, IterationStatus::Cancelled};
    return int(std::find(std::begin(order), std::end(order), status) - std::begin(order));
}

QString wordsOf(const Iteration &iteration)
{
    QString result;
    const auto add = [&result](const QString &text) { result += text + QLatin1Char('\n'); };
    add(fullText(iteration.id));
    add(fullText(iteration.title));
    if (iteration.number)
        add(QStringLiteral("iteration:%1").arg(*iteration.number));
    add(QLatin1String("status:") + statusWord(iteration.status));
    if (iteration.priority)
        add(QLatin1String("tier:") + tierWord(iteration.priority));
    add(iteration.date.empty() ? QString() : fullText(iteration.date));
    for (const Field &field : iteration.fields)
        add(fullText(field.key) + QLatin1Char(':') + fullText(field.value));
    return foldedText(result);
}

} // namespace

IterationListModel::IterationListModel(RegisterEditor &editor, QObject *parent)
    : QAbstractTableModel(parent)
    , m_editor(editor)
    , m_rows(rowsNow())
{
    connect(&m_editor, &RegisterEditor::changed, this, &IterationListModel::update);
}

void IterationListModel::setFilter(const QString &text)
{
    Filter filter(text);
    if (filter == m_filter)
        return;
    m_filter = std::move(filter);
    reset();
}

void IterationListModel::setGrouping(Grouping grouping)
{
    if (m_grouping == grouping)
        return;
    m_grouping = grouping;
    reset();
}

void IterationListModel::setOnlyOpen(bool onlyOpen)
{
    if (m_onlyOpen == onlyOpen)
        return;
    m_onlyOpen = onlyOpen;
    reset();
}

bool IterationListModel::isGroup(const QModelIndex &index) const
{
    return index.isValid() && checkIndex(index) && !m_rows[std::size_t(index.row())].iteration;
}

int IterationListModel::iterationAt(const QModelIndex &index) const
{
    return iterationOf(index) ? int(*m_rows[std::size_t(index.row())].iteration) : -1;
}

QModelIndex IterationListModel::indexOf(const QString &id, int column) const
{
    const std::string wanted = bytesOf(id);
    const auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                  [&](const Row &each) { return each.id == wanted; });
    return row == m_rows.end() ? QModelIndex() : index(int(row - m_rows.begin()), column);
}

int IterationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int IterationListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const Iteration *IterationListModel::iterationOf(const QModelIndex &index) const
{
    if (!index.isValid() || !checkIndex(index))
        return nullptr;
    const std::optional<std::size_t> place = m_rows[std::size_t(index.row())].iteration;
    const BlockList<Iteration> &iterations = m_editor.reg().iterations;
    return place && *place < iterations.size() ? &iterations[*place] : nullptr;
}

QVariant IterationListModel::display(const Row &row, const Iteration &iteration, int column) const
{
    switch (column) {
    case Number:
        return iteration.number ? cellText(iteration.id) : QString();
    case Title:
        return iteration.title.empty() ? tr("Untitled") : cellText(iteration.title);
    case Status:
        return iteration.status == IterationStatus::Unknown && iteration.statusText
                   ? cellText(*iteration.statusText)
                   : statusWord(iteration.status);
    case Priority:
        if (!iteration.priority)
            return iteration.priorityText ? cellText(*iteration.priorityText) : QString();
        return tierWord(iteration.priority);
    case Date:
        return cellText(iteration.date.empty() ? iteration.dateText.value_or(std::string())
                                               : iteration.date);
    case OpenRisks:
        return row.openRisks ? QVariant(row.openRisks) : QVariant();
    default:
        return {};
    }
}

QString IterationListModel::inWords(const Row &row, const Iteration &iteration) const
{
    QStringList words;
    words += iteration.number
                 ? tr("iteration %1, %2").arg(cellText(iteration.id), cellText(iteration.title))
                 : cellText(iteration.title);
    words += display(row, iteration, Status).toString();
    words += display(row, iteration, Priority).toString();
    words += display(row, iteration, Date).toString();
    if (row.openRisks)
        words += tr("%n open risk(s)", nullptr, row.openRisks);
    words.removeAll(QString());
    return words.join(QLatin1String(", "));
}

QVariant IterationListModel::groupData(const Row &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return column == Title ? row.group : QString();
    case IdRole:
        return fullText(row.id);
    default:
        return {};
    }
}

QVariant IterationListModel::data(const QModelIndex &index, int role) const
{
    if (isGroup(index))
        return groupData(m_rows[std::size_t(index.row())], index.column(), role);
    const Iteration *iteration = iterationOf(index);
    if (!iteration)
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return display(row, *iteration, index.column());
    case Qt::EditRole:
        return index.column() == Title ? QVariant(fullText(iteration->title))
                                       : display(row, *iteration, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Number || index.column() == OpenRisks
                   ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == Title ? QVariant(inWords(row, *iteration))
                                       : display(row, *iteration, index.column());
    case Qt::AccessibleDescriptionRole:
        return inWords(row, *iteration);
    case IdRole:
        return fullText(row.id);
    case IterationRole:
        return iteration->number ? QVariant(*iteration->number) : QVariant();
    case IterationStatusRole:
        return int(iteration->status);
    case TierRole:
        return iteration->priority ? QVariant(int(*iteration->priority)) : QVariant();
    case DateRole:
        return fullText(iteration->date);
    case OpenCountRole:
        return row.openRisks;
    default:
        return {};
    }
}

QVariant IterationListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Number:
        return tr("No.");
    case Title:
        return tr("Title");
    case Status:
        return tr("Status");
    case Priority:
        return tr("Priority");
    case Date:
        return tr("Date");
    case OpenRisks:
        return tr("Open risks");
    default:
        return {};
    }
}

bool IterationListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const Iteration *iteration = iterationOf(index);
    if (role != Qt::EditRole || !iteration || !iteration->number || index.column() != Title)
        return false;
    const Result<Change> done = m_editor.apply(changes::setIterationField(
        m_editor.reg(), *iteration->number, "title", bytesOf(value.toString())));
    if (!done)
        Q_EMIT refused(done.error());
    return done.has_value();
}

Qt::ItemFlags IterationListModel::flags(const QModelIndex &index) const
{
    if (isGroup(index))
        return Qt::ItemNeverHasChildren;
    Qt::ItemFlags result = QAbstractTableModel::flags(index);
    const Iteration *iteration = iterationOf(index);
    if (!iteration)
        return result;
    result |= Qt::ItemNeverHasChildren;
    if (iteration->number) {
        if (index.column() == Title)
            result |= Qt::ItemIsEditable;
        if (!isOver(iteration->status))
            result |= Qt::ItemIsDropEnabled;
    }
    return result;
}

QStringList IterationListModel::mimeTypes() const
{
    return {QLatin1String(riskMimeType)};
}

Qt::DropActions IterationListModel::supportedDropActions() const
{
    return Qt::MoveAction | Qt::LinkAction;
}

bool IterationListModel::canDropMimeData(const QMimeData *dropped, Qt::DropAction action, int row,
                                         int column, const QModelIndex &parent) const
{
    Q_UNUSED(action)
    Q_UNUSED(row)
    Q_UNUSED(column)
    return parent.isValid() && (flags(parent) & Qt::ItemIsDropEnabled)
           && !risksOfMime(m_editor, dropped).empty();
}

bool IterationListModel::dropMimeData(const QMimeData *dropped, Qt::DropAction action, int row,
                                      int column, const QModelIndex &parent)
{
    if (!canDropMimeData(dropped, action, row, column, parent))
        return false;
    const Iteration *iteration = iterationOf(parent);
    const Result<Change> done = m_editor.apply(
        changes::planRisks(m_editor.reg(), risksOfMime(m_editor, dropped), iteration->number));
    if (!done)
        Q_EMIT refused(done.error());
    return done.has_value();
}

/// Whether rows may be others than at the last look.
bool IterationListModel::look()
{
    const Register &reg = m_editor.reg();
    const bool areOthers = m_listed.look(reg.iterations, [&reg](std::size_t first,
                                                                std::size_t behind) {
        std::vector<Listed> found;
        for (std::size_t i = first; i < behind; ++i) {
            const Iteration &iteration = reg.iterations[i];
            found.push_back({iteration.id, iteration.number, iteration.status, iteration.priority});
        }
        return found;
    });
    if (areOthers)
        m_names.look(reg.iterations);
    const bool countOthers = m_openRisks.look(reg.risks, [&reg](std::size_t first,
                                                                std::size_t behind) {
        std::unordered_map<int, int> found;
        for (std::size_t i = first; i < behind; ++i) {
            const Risk &risk = reg.risks[i];
            if (risk.iteration && risk.status == RiskStatus::Open)
                ++found[*risk.iteration];
        }
        return found;
    });
    return areOthers || countOthers;
}

std::unordered_map<int, int> IterationListModel::openRisksByIteration() const
{
    std::unordered_map<int, int> result;
    for (std::size_t block = 0; block < m_openRisks.size(); ++block) {
        for (const auto &[iteration, count] : m_openRisks[block])
            result[iteration] += count;
    }
    return result;
}

std::vector<IterationListModel::Row> IterationListModel::rowsNow()
{
    const Register &reg = m_editor.reg();
    look();
    const std::unordered_map<int, int> openRisks = openRisksByIteration();
    std::vector<Row> result;
    for (std::size_t i = 0; i < reg.iterations.size(); ++i) {
        const Iteration &iteration = reg.iterations[i];
        Row row{i, iteration.id, 0, {}};
        if (m_names.isAgain(i))
            row.id = "@" + std::to_string(reg.lineOf(iteration.span.begin));
        if (m_onlyOpen && (isOver(iteration.status) || !iteration.number))
            continue;
        if (!m_filter.isEmpty() && !m_filter.matches(haystackOf(i)))
            continue;
        if (iteration.number) {
            const auto count = openRisks.find(*iteration.number);
            row.openRisks = count == openRisks.end() ? 0 : count->second;
        }
        result.push_back(std::move(row));
    }
    return m_grouping == Grouping::None ? result : grouped(std::move(result));
}

IterationListModel::Group IterationListModel::groupOf(const Iteration &iteration) const
{
    if (m_grouping == Grouping::Status)
        return {rankOf(iteration.status), statusWord(iteration.status)};
    const int noTier = int(std::size(allTiers));
    return {iteration.priority ? int(*iteration.priority) : noTier,
            iteration.priority ? tierWord(iteration.priority) : tr("No priority")};
}

/// Within a group the document's order stays.
std::vector<IterationListModel::Row> IterationListModel::grouped(std::vector<Row> rows) const
{
    std::map<int, std::pair<QString, std::vector<Row>>> groups;
    for (Row &row : rows) {
        const Group group = groupOf(m_editor.reg().iterations[*row.iteration]);
        auto &[name, members] = groups[group.key];
        name = group.name;
        members.push_back(std::move(row));
    }
    std::vector<Row> result;
    for (auto &[key, group] : groups) {
        result.push_back({std::nullopt, "#" + std::to_string(key), 0,
                          tr("%1 \u00b7 %2").arg(group.first).arg(group.second.size())});
        std::move(group.second.begin(), group.second.end(), std::back_inserter(result));
    }
    return result;
}

const QString &IterationListModel::haystackOf(std::size_t iteration) const
{
    const BlockList<Iteration> &iterations = m_editor.reg().iterations;
    if (m_haystacks.size() != iterations.size()) {
        m_haystacks.clear();
        for (const Iteration &each : iterations)
            m_haystacks.push_back(wordsOf(each));
    }
    return m_haystacks[iteration];
}

void IterationListModel::update()
{
    m_haystacks.clear();
    // Where a number is given twice, rows are called after their lines, which move.
    if (!look() && m_filter.isEmpty() && !m_names.hasAny()) {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
        return;
    }
    std::vector<Row> rows = rowsNow();
    const bool sameRows = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                     [](const Row &a, const Row &b) { return a.id == b.id; });
    if (!sameRows) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    m_rows = std::move(rows);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

void IterationListModel::reset()
{
    beginResetModel();
    m_rows = rowsNow();
    endResetModel();
}

} // namespace loadline::itemmodels
