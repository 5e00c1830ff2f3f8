// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/section_items_model.h"

#include "itemmodels/text.h"
#include "markdown/reader.h"

#include <algorithm>

namespace loadline::itemmodels {

namespace {

/// The same to the eye: what a row shows, wherever it stands.
bool looksSame(const Item &a, const Item &b)
{
    return a.state == b.state && a.number == b.number && a.text == b.text;
}

} // namespace

std::string withName(const Item &item, std::string_view name)
{
    if (item.detail.empty())
        return std::string(name);
    std::string result = item.text;
    const std::size_t at = result.find(item.name);
    if (item.name.empty() || at == std::string::npos)
        return "**" + std::string(name) + "**: " + item.detail;
    return result.replace(at, item.name.size(), name);
}

std::string withDetail(const Item &item, std::string_view detail)
{
    if (item.detail.empty())
        return detail.empty() ? item.text : "**" + item.name + "**: " + std::string(detail);
    if (detail.empty())
        return item.name;
    std::string result = item.text;
    const std::size_t at = result.rfind(item.detail);
    if (at == std::string::npos)
        return "**" + item.name + "**: " + std::string(detail);
    return result.replace(at, item.detail.size(), detail);
}

SectionItemsModel::SectionItemsModel(RegisterEditor &editor, QObject *parent)
    : EntriesModel(editor, parent)
{
}

bool SectionItemsModel::hasStates(SectionKind kind)
{
    return kind == SectionKind::Testing || kind == SectionKind::SideEffects
           || kind == SectionKind::DeploymentImpact;
}

bool SectionItemsModel::hasNames(SectionKind kind)
{
    return kind == SectionKind::Testing || kind == SectionKind::Benefits;
}

QList<MarkState> SectionItemsModel::statesOf(SectionKind kind)
{
    switch (kind) {
    case SectionKind::Testing:
        return {MarkState::Pass, MarkState::Warn, MarkState::Fail, MarkState::Pending};
    case SectionKind::SideEffects:
        return {MarkState::Warn, MarkState::Pass};
    case SectionKind::DeploymentImpact:
        return {MarkState::Pass, MarkState::Warn, MarkState::Fail};
    default:
        return {};
    }
}

QString SectionItemsModel::wordOf(SectionKind kind, MarkState state)
{
    switch (kind) {
    case SectionKind::SideEffects:
        return sideEffectWord(state);
    case SectionKind::DeploymentImpact:
        return impactWord(state);
    default:
        return markWord(state);
    }
}

int SectionItemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SectionItemsModel::inWords(const Item &item) const
{
    QStringList words{cellText(item.name), cellText(item.detail)};
    if (hasStates(kind()))
        words.prepend(wordOf(kind(), item.state));
    words.removeAll(QString());
    return words.join(QLatin1String(", "));
}

QVariant SectionItemsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const Item &item = m_items[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == State) {
            if (hasStates(kind()))
                return wordOf(kind(), item.state);
            return item.number ? QVariant(*item.number) : QVariant();
        }
        return cellText(index.column() == Name ? item.name : item.detail);
    case Qt::EditRole:
        if (index.column() == State)
            return int(item.state);
        if (index.column() == Detail)
            return fullText(item.detail);
        return fullText(hasNames(kind()) ? item.name : item.text);
    case Qt::TextAlignmentRole:
        return index.column() == State && !hasStates(kind())
                   ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant();
    case Qt::AccessibleTextRole:
    case Qt::AccessibleDescriptionRole:
        return inWords(item);
    case MarkRole:
        return hasStates(kind()) ? QVariant(int(item.state)) : QVariant();
    default:
        return {};
    }
}

QVariant SectionItemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return hasStates(kind()) ? tr("State") : tr("No.");
    case Name:
        return hasNames(kind()) ? tr("Name") : tr("Text");
    case Detail:
        return tr("Detail");
    default:
        return {};
    }
}

bool SectionItemsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || !checkIndex(index))
        return false;
    if (index.column() == State)
        return hasStates(kind()) && setState(index.row(), MarkState(value.toInt()));
    const Item &item = m_items[std::size_t(index.row())];
    const std::string given = bytesOf(value.toString());
    std::string text = given;
    if (index.column() == Detail)
        text = withDetail(item, given);
    else if (hasNames(kind()))
        text = withName(item, given);
    return ask(changes::setItemText(reg(), placeOf(index.row()), text));
}

Qt::ItemFlags SectionItemsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags result = EntriesModel::flags(index);
    if (!index.isValid())
        return result;
    const bool isEditable = index.column() == Name || (index.column() == Detail && hasNames(kind()))
                            || (index.column() == State && hasStates(kind()));
    return isEditable ? result | Qt::ItemIsEditable : result;
}

bool SectionItemsModel::setState(int row, MarkState state)
{
    return ask(changes::setItemState(reg(), placeOf(row), state));
}

std::optional<changes::StepLink> SectionItemsModel::linkOf(int row) const
{
    if (kind() != SectionKind::NextSteps || row < 0 || row >= rowCount())
        return std::nullopt;
    return changes::linkOfStep(m_items[std::size_t(row)].text);
}

bool SectionItemsModel::promoteToRisk(int row, Tier tier)
{
    return ask(changes::promoteStepToRisk(reg(), placeOf(row), tier));
}

bool SectionItemsModel::promoteToIteration(int row, const std::string &today)
{
    return ask(changes::promoteStepToIteration(reg(), placeOf(row), today));
}

std::vector<Item> SectionItemsModel::itemsOf(const Section *section) const
{
    return section ? markdown::itemsOf(reg(), *section) : std::vector<Item>();
}

void SectionItemsModel::loadRows(const Section *section)
{
    m_items = itemsOf(section);
}

void SectionItemsModel::updateRows(const Section *section)
{
    std::vector<Item> items = itemsOf(section);
    const std::size_t both = std::min(items.size(), m_items.size());
    std::size_t first = 0;
    while (first < both && looksSame(items[first], m_items[first]))
        ++first;
    std::size_t tail = 0;
    while (tail < both - first
           && looksSame(items[items.size() - 1 - tail], m_items[m_items.size() - 1 - tail]))
        ++tail;

    const std::size_t before = m_items.size() - first - tail;
    const std::size_t after = items.size() - first - tail;
    if (before > after) {
        const std::size_t from = first + after;
        beginRemoveRows({}, int(from), int(first + before) - 1);
        m_items.erase(m_items.begin() + std::ptrdiff_t(from),
                      m_items.begin() + std::ptrdiff_t(first + before));
        endRemoveRows();
    } else if (after > before) {
        const std::size_t from = first + before;
        beginInsertRows({}, int(from), int(first + after) - 1);
        m_items.insert(m_items.begin() + std::ptrdiff_t(from), items.begin() + std::ptrdiff_t(from),
                       items.begin() + std::ptrdiff_t(first + after));
        endInsertRows();
    }
    m_items = std::move(items);
    // Spans of all rows are others now; what can be seen changed only in between.
    if (after > 0)
        Q_EMIT dataChanged(index(int(first), 0), index(int(first + after) - 1, ColumnCount - 1));
}

} // namespace loadline::itemmodels
