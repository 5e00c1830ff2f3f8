// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/risk_tree_model.h"

#include "changes/changes.h"
#include "editing/register_editor.h"
#include "itemmodels/risk_columns.h"
#include "itemmodels/risk_mime.h"
#include "itemmodels/text.h"
#include "markdown/reader.h"

#include <QFont>

#include <algorithm>
#include <map>

namespace loadline::itemmodels {

namespace {

/// Up to so many names are looked for without a map of all.
constexpr int fewNames = 4;

/// Internal ids: a tier's node is 0; its children share one id, the children of its node of fixed
/// risks the next one.
constexpr quintptr tierId = 0;
constexpr quintptr liveId(std::size_t branch)
{
    return 1 + 2 * branch;
}
constexpr quintptr doneId(std::size_t branch)
{
    return 2 + 2 * branch;
}
constexpr std::size_t branchOfId(quintptr id)
{
    return (id - 1) / 2;
}
constexpr bool isDoneId(quintptr id)
{
    return id != tierId && id % 2 == 0;
}

} // namespace

RiskTreeModel::RiskTreeModel(RegisterEditor &editor, Today today, QObject *parent)
    : QAbstractItemModel(parent)
    , m_editor(editor)
    , m_today(std::move(today))
    , m_branches(branchesNow())
{
    connect(&m_editor, &RegisterEditor::changed, this, &RiskTreeModel::update);
}

void RiskTreeModel::setFilter(const QString &text)
{
    RiskFilter filter(text, m_today());
    if (filter == m_filter)
        return;
    m_filter = std::move(filter);
    reset();
}

void RiskTreeModel::prepareFilter()
{
    m_sorter.fold(m_editor.reg());
}

int RiskTreeModel::shownRisks() const
{
    std::size_t result = 0;
    for (const RiskBranch &branch : m_branches)
        result += branch.live.size() + branch.done.size();
    return int(result);
}

RiskTreeModel::Place RiskTreeModel::placeOf(const QModelIndex &index) const
{
    if (index.internalId() == tierId)
        return {TierNode, std::size_t(index.row()), nullptr};
    const std::size_t at = branchOfId(index.internalId());
    const RiskBranch &branch = m_branches[at];
    const std::size_t row = std::size_t(index.row());
    if (isDoneId(index.internalId()))
        return {RiskNode, at, &branch.done[row]};
    if (row == branch.live.size())
        return {DoneNode, at, nullptr};
    return {RiskNode, at, &branch.live[row]};
}

const Risk *RiskTreeModel::riskAt(const QModelIndex &index) const
{
    if (!index.isValid() || !checkIndex(index))
        return nullptr;
    const Place place = placeOf(index);
    const BlockList<Risk> &risks = m_editor.reg().risks;
    return place.leaf && place.leaf->risk < risks.size() ? &risks[place.leaf->risk] : nullptr;
}

std::string RiskTreeModel::nameAt(const QModelIndex &index) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const Place place = placeOf(index);
    return place.leaf ? place.leaf->name : std::string();
}

QModelIndex RiskTreeModel::indexOf(const QString &id, int column) const
{
    const std::string name = bytesOf(id);
    if (m_places.empty() && ++m_asked <= fewNames) {
        const std::optional<RowId> place = lookFor(name);
        return place ? createIndex(place->row, column, place->id) : QModelIndex();
    }
    if (m_places.empty())
        rememberPlaces();
    const auto place = m_places.find(name);
    return place == m_places.end() ? QModelIndex()
                                   : createIndex(place->second.row, column, place->second.id);
}

/// One name after the other: at each key of a filter the view asks for a few, and a map of
/// thousands would take longer than the filter.
std::optional<RiskTreeModel::RowId> RiskTreeModel::lookFor(const std::string &name) const
{
    const auto rowIn = [&name](const std::vector<RiskLeaf> &leaves) {
        const auto found = std::find_if(leaves.begin(), leaves.end(),
                                        [&name](const RiskLeaf &leaf) { return leaf.name == name; });
        return found == leaves.end() ? -1 : int(found - leaves.begin());
    };
    for (std::size_t i = 0; i < m_branches.size(); ++i) {
        if (const int row = rowIn(m_branches[i].live); row >= 0)
            return RowId{row, liveId(i)};
        if (const int row = rowIn(m_branches[i].done); row >= 0)
            return RowId{row, doneId(i)};
    }
    return std::nullopt;
}

void RiskTreeModel::forgetPlaces()
{
    m_places.clear();
    m_asked = 0;
}

void RiskTreeModel::rememberPlaces() const
{
    for (std::size_t i = 0; i < m_branches.size(); ++i) {
        const RiskBranch &branch = m_branches[i];
        for (std::size_t row = 0; row < branch.live.size(); ++row)
            m_places[branch.live[row].name] = {int(row), liveId(i)};
        for (std::size_t row = 0; row < branch.done.size(); ++row)
            m_places[branch.done[row].name] = {int(row), doneId(i)};
    }
}

QModelIndex RiskTreeModel::tierIndex(std::optional<Tier> tier) const
{
    for (std::size_t i = 0; i < m_branches.size(); ++i) {
        if (m_branches[i].tier == tier)
            return createIndex(int(i), 0, tierId);
    }
    return {};
}

QModelIndex RiskTreeModel::doneIndex(const QModelIndex &tier) const
{
    if (!tier.isValid() || tier.internalId() != tierId)
        return {};
    const std::size_t at = std::size_t(tier.row());
    const RiskBranch &branch = m_branches[at];
    return branch.done.empty() ? QModelIndex()
                               : createIndex(int(branch.live.size()), 0, liveId(at));
}

QModelIndex RiskTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, tierId);
    const Place place = placeOf(parent);
    return createIndex(row, column,
                       place.node == TierNode ? liveId(place.branch) : doneId(place.branch));
}

QModelIndex RiskTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == tierId)
        return {};
    const std::size_t branch = branchOfId(child.internalId());
    if (isDoneId(child.internalId()))
        return createIndex(int(m_branches[branch].live.size()), 0, liveId(branch));
    return createIndex(int(branch), 0, tierId);
}

int RiskTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_branches.size());
    if (parent.column() != 0)
        return 0;
    const Place place = placeOf(parent);
    const RiskBranch &branch = m_branches[place.branch];
    switch (place.node) {
    case TierNode:
        return int(branch.live.size()) + (branch.done.empty() ? 0 : 1);
    case DoneNode:
        return int(branch.done.size());
    case RiskNode:
        break;
    }
    return 0;
}

int RiskTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant RiskTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const Place place = placeOf(index);
    if (role == NodeRole)
        return int(place.node);
    if (place.node != RiskNode)
        return branchData(place, index.column(), role);
    const Risk *risk = riskAt(index);
    return risk ? riskData(*place.leaf, *risk, index.column(), role) : QVariant();
}

QVariant RiskTreeModel::branchData(const Place &place, int column, int role) const
{
    const RiskBranch &branch = m_branches[place.branch];
    const int done = int(branch.done.size());
    const bool isTier = place.node == TierNode;
    switch (role) {
    case Qt::DisplayRole:
        if (column != Number)
            return {};
        return isTier ? tierWord(branch.tier) : tr("Fixed and closed");
    case Qt::AccessibleTextRole:
    case Qt::AccessibleDescriptionRole:
        if (!isTier)
            return tr("%1, %n fixed or closed", nullptr, done).arg(tierWord(branch.tier));
        return QString(tierWord(branch.tier) + QLatin1String(", ")
                       + tr("%n open", nullptr, branch.open) + QLatin1String(", ")
                       + tr("%n fixed or closed", nullptr, done));
    case TierRole:
        return branch.tier ? QVariant(int(*branch.tier)) : QVariant();
    case OpenCountRole:
        return isTier ? QVariant(branch.open) : QVariant();
    case PlannedCountRole:
        return isTier ? QVariant(branch.planned) : QVariant();
    case HeldCountRole:
        return isTier ? QVariant(branch.held) : QVariant();
    case DoneCountRole:
        return done;
    default:
        return {};
    }
}

std::optional<Evidence> RiskTreeModel::evidenceFor(const Risk &risk) const
{
    if (risk.status != RiskStatus::Fixed)
        return std::nullopt;
    if (!risk.iteration)
        return markdown::evidenceOf(m_editor.reg(), risk);
    const auto known = m_evidence.constFind(*risk.iteration);
    if (known != m_evidence.cend())
        return *known;
    const std::optional<Evidence> found = markdown::evidenceOf(m_editor.reg(), risk);
    if (found)
        m_evidence.insert(*risk.iteration, *found);
    return found;
}

QVariant RiskTreeModel::display(const RiskLeaf &leaf, const Risk &risk, int column) const
{
    switch (column) {
    case Number:
        return risk.isNamed ? cellText(risk.id) : QString();
    case Title:
        return cellText(risk.title);
    case Detail:
        return cellText(risk.detail);
    case Status:
        return leaf.isLapsed ? lapsedWord() : statusOf(risk);
    case IterationNumber:
        return risk.iteration ? QVariant(*risk.iteration) : QVariant();
    case EvidenceGiven:
        return evidenceWord(evidenceFor(risk));
    default:
        break;
    }
    const Field *field = fieldOfColumn(column, risk);
    return field ? cellText(field->value) : QString();
}

QString RiskTreeModel::inWords(const RiskLeaf &leaf, const Risk &risk) const
{
    QStringList words;
    words += tierWord(risk.tier);
    if (risk.isTierDerived)
        words += tr("tier derived from likelihood and impact");
    words += risk.status == RiskStatus::Unknown ? statusOf(risk) : statusWord(risk.status);
    if (leaf.isLapsed)
        words += tr("the acceptance has lapsed");
    if (risk.iteration) {
        words += risk.status == RiskStatus::Fixed
                     ? tr("fixed by iteration %1").arg(*risk.iteration)
                     : tr("planned for iteration %1").arg(*risk.iteration);
    }
    const std::string_view owner = fieldOf(risk, "Owner");
    if (!owner.empty())
        words += tr("owner %1").arg(cellText(owner));
    return words.join(QLatin1String(", "));
}

QVariant RiskTreeModel::riskData(const RiskLeaf &leaf, const Risk &risk, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return display(leaf, risk, column);
    case Qt::EditRole:
        if (column == Title)
            return fullText(risk.title);
        if (column == Detail)
            return fullText(risk.detail);
        if (const Field *field = fieldOfColumn(column, risk))
            return fullText(field->value);
        return display(leaf, risk, column);
    case Qt::FontRole:
        if (isOver(risk.status) && (column == Title || column == Detail)) {
            QFont font;
            font.setStrikeOut(true);
            return font;
        }
        return {};
    case Qt::TextAlignmentRole:
        return column == Number || column == IterationNumber
                   ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant();
    case Qt::AccessibleTextRole:
        if (column == Title)
            return QString(cellText(risk.title) + QLatin1String(", ") + inWords(leaf, risk));
        return display(leaf, risk, column);
    case Qt::AccessibleDescriptionRole:
        return inWords(leaf, risk);
    case IdRole:
        return fullText(leaf.name);
    case TierRole:
        return risk.tier ? QVariant(int(*risk.tier)) : QVariant();
    case RiskStatusRole:
        return int(risk.status);
    case LapsedRole:
        return leaf.isLapsed;
    case IterationRole:
        return risk.iteration ? QVariant(*risk.iteration) : QVariant();
    case EvidenceRole:
        if (const std::optional<Evidence> evidence = evidenceFor(risk))
            return int(*evidence);
        return {};
    default:
        return {};
    }
}

QVariant RiskTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        return section == IterationNumber ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                          : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    return riskColumnWord(section);
}

bool RiskTreeModel::told(const Result<Change> &done)
{
    if (!done)
        Q_EMIT refused(done.error());
    return done.has_value();
}

bool RiskTreeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const Risk *risk = riskAt(index);
    if (role != Qt::EditRole || !risk || !isTextColumn(index.column()))
        return false;
    return told(m_editor.apply(changes::setRiskField(m_editor.reg(), nameAt(index),
                                                     keyOfColumn(index.column(), *risk),
                                                     bytesOf(value.toString()))));
}

Qt::ItemFlags RiskTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || !checkIndex(index))
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags result = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const Place place = placeOf(index);
    if (place.node != RiskNode)
        return place.node == TierNode ? result | Qt::ItemIsDropEnabled : result;
    result |= Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    if (isTextColumn(index.column()))
        result |= Qt::ItemIsEditable;
    return result;
}

QStringList RiskTreeModel::mimeTypes() const
{
    return {QLatin1String(riskMimeType)};
}

QMimeData *RiskTreeModel::mimeData(const QModelIndexList &indexes) const
{
    std::map<std::size_t, std::string> inDocumentOrder;
    for (const QModelIndex &index : indexes) {
        if (const RiskLeaf *leaf = index.isValid() ? placeOf(index).leaf : nullptr)
            inDocumentOrder.emplace(leaf->risk, leaf->name);
    }
    std::vector<std::string> names;
    for (auto &[risk, name] : inDocumentOrder)
        names.push_back(std::move(name));
    return names.empty() ? nullptr : mimeOfRisks(m_editor, names).release();
}

Qt::DropActions RiskTreeModel::supportedDropActions() const
{
    return Qt::MoveAction;
}

Qt::DropActions RiskTreeModel::supportedDragActions() const
{
    return Qt::MoveAction | Qt::LinkAction;
}

bool RiskTreeModel::canReorder(const std::vector<std::string> &names, std::size_t branch) const
{
    const std::vector<RiskLeaf> &live = m_branches[branch].live;
    return std::all_of(names.begin(), names.end(), [&live](const std::string &name) {
        return std::any_of(live.begin(), live.end(),
                           [&name](const RiskLeaf &leaf) { return leaf.name == name; });
    });
}

bool RiskTreeModel::canDropMimeData(const QMimeData *dropped, Qt::DropAction action, int row,
                                    int column, const QModelIndex &parent) const
{
    Q_UNUSED(action)
    Q_UNUSED(column)
    if (!parent.isValid() || parent.internalId() != tierId)
        return false;
    const std::vector<std::string> names = risksOfMime(m_editor, dropped);
    if (names.empty())
        return false;
    const std::size_t branch = std::size_t(parent.row());
    if (canReorder(names, branch))
        return row >= 0 && std::size_t(row) <= m_branches[branch].live.size();
    return m_branches[branch].tier.has_value();
}

bool RiskTreeModel::dropMimeData(const QMimeData *dropped, Qt::DropAction action, int row,
                                 int column, const QModelIndex &parent)
{
    if (!canDropMimeData(dropped, action, row, column, parent))
        return false;
    const std::vector<std::string> names = risksOfMime(m_editor, dropped);
    const std::size_t branch = std::size_t(parent.row());
    if (canReorder(names, branch))
        return reorder(names, m_branches[branch].live, row);
    return move(names, *m_branches[branch].tier);
}

bool RiskTreeModel::move(const std::vector<std::string> &names, Tier tier)
{
    return told(m_editor.apply(changes::moveRisks(m_editor.reg(), names, tier)));
}

bool RiskTreeModel::reorder(const std::vector<std::string> &names,
                            const std::vector<RiskLeaf> &among, int row)
{
    const auto isMoved = [&names](const RiskLeaf &leaf) {
        return std::find(names.begin(), names.end(), leaf.name) != names.end();
    };
    const auto next = std::find_if_not(among.begin() + row, among.end(), isMoved);
    std::optional<std::string> before;
    if (next != among.end()) {
        const BlockList<Risk> &risks = m_editor.reg().risks;
        const auto moved = std::find_if(among.begin(), among.end(), isMoved);
        // The end of one group is the beginning of the next: then it means the end of its own.
        if (risks[next->risk].group == risks[moved->risk].group || row == 0)
            before = next->name;
        else if (risks[among[std::size_t(row) - 1].risk].group != risks[moved->risk].group)
            before = next->name;
    }
    std::vector<std::function<Result<Change>(const Register &)>> steps;
    for (const std::string &name : names) {
        steps.push_back([name, before](const Register &reg) {
            return changes::reorderRisk(reg, name, before);
        });
    }
    ChangeNote note;
    note.kind = ChangeKind::ReorderRisk;
    note.object = "risk:" + names.front();
    note.risks = names;
    return told(m_editor.apply(changes::together(m_editor.reg(), std::move(note), steps)));
}

std::vector<RiskBranch> RiskTreeModel::branchesNow()
{
    return m_sorter.branchesOf(m_editor.reg(), m_filter, m_today());
}

void RiskTreeModel::update()
{
    m_sorter.forget();
    m_evidence.clear();
    if (m_filter.isEmpty() && m_sorter.isSortedAsBefore(m_editor.reg(), m_today())) {
        announceData();
        return;
    }
    std::vector<RiskBranch> branches = branchesNow();
    if (sameRows(branches, m_branches)) {
        m_branches = std::move(branches);
        announceData();
        return;
    }
    beginResetModel();
    m_branches = std::move(branches);
    forgetPlaces();
    endResetModel();
}

void RiskTreeModel::announceData()
{
    if (m_branches.empty())
        return;
    const int last = ColumnCount - 1;
    Q_EMIT dataChanged(createIndex(0, 0, tierId),
                       createIndex(int(m_branches.size()) - 1, last, tierId));
    for (std::size_t i = 0; i < m_branches.size(); ++i) {
        const RiskBranch &branch = m_branches[i];
        const int below = int(branch.live.size()) + (branch.done.empty() ? 0 : 1);
        if (below > 0)
            Q_EMIT dataChanged(createIndex(0, 0, liveId(i)),
                               createIndex(below - 1, last, liveId(i)));
        if (!branch.done.empty())
            Q_EMIT dataChanged(createIndex(0, 0, doneId(i)),
                               createIndex(int(branch.done.size()) - 1, last, doneId(i)));
    }
}

void RiskTreeModel::reset()
{
    beginResetModel();
    m_branches = branchesNow();
    forgetPlaces();
    endResetModel();
}

} // namespace loadline::itemmodels
