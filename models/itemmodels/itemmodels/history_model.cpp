// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/history_model.h"

#include <QDateTime>

#include <algorithm>
#include <iterator>

namespace loadline::itemmodels {

namespace {

QDateTime localTime(const std::string &utc)
{
    return QDateTime::fromString(QString::fromStdString(utc), Qt::ISODate).toLocalTime();
}

QString timeOfDay(const std::string &utc)
{
    return localTime(utc).toString(QStringLiteral("HH:mm"));
}

bool isBarrier(const JournalLine &line)
{
    return line.note.kind == ChangeKind::External;
}

} // namespace

HistoryModel::HistoryModel(const RegisterEditor &editor, HistoryWords words, QObject *parent)
    : QAbstractListModel(parent)
    , m_editor(editor)
    , m_words(std::move(words))
{
}

Result<void> HistoryModel::refresh()
{
    Result<JournalLines> now = m_editor.journal().lines();
    if (!now)
        return tl::make_unexpected(now.error());
    const auto &lines = now->lines;
    const auto kept = std::size_t(
        std::mismatch(lines.begin(), lines.end(), m_all.lines.begin(), m_all.lines.end()).first
        - lines.begin());
    const bool isSame = kept == lines.size() && kept == m_all.lines.size()
                        && now->start == m_all.start && !m_rows.empty();
    if (!isSame)
        beginResetModel();
    m_days.resize(kept);
    m_folded.resize(std::min(kept, m_folded.size()));
    for (std::size_t i = kept; i < lines.size(); ++i)
        m_days.push_back(localTime(lines[i].author.timeUtc).date());
    m_all = std::move(*now);
    m_done = std::size_t(
        std::partition_point(m_all.lines.begin(), m_all.lines.end(),
                             [this](const JournalLine &line) { return line.id <= m_all.cursor; })
        - m_all.lines.begin());
    if (isSame) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return {};
    }
    m_rows = rows();
    endResetModel();
    return {};
}

void HistoryModel::setFilter(const QString &text)
{
    const Filter filter(text);
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    m_rows = rows();
    endResetModel();
}

std::vector<HistoryModel::Row> HistoryModel::rows() const
{
    std::vector<Row> rows;
    std::optional<QDate> day;
    for (std::size_t i = m_all.lines.size(); i-- > 0;) {
        if (!isShown(i))
            continue;
        if (m_days[i].isValid() && day != m_days[i])
            rows.push_back({HistoryRowKind::Day, i});
        day = m_days[i];
        rows.push_back(
            {isBarrier(m_all.lines[i]) ? HistoryRowKind::Barrier : HistoryRowKind::Step, i});
    }
    if (!m_filter.isEmpty())
        return rows;
    const QDate start = localTime(m_all.start.timeUtc).date();
    if (start.isValid() && day != start)
        rows.push_back({HistoryRowKind::Day, noLine});
    rows.push_back({HistoryRowKind::Start, noLine});
    return rows;
}

bool HistoryModel::isShown(std::size_t line) const
{
    return m_filter.isEmpty() || m_filter.matches(folded(line));
}

const QString &HistoryModel::folded(std::size_t line) const
{
    if (m_folded.size() <= line)
        m_folded.resize(m_all.lines.size());
    QString &text = m_folded[line];
    if (!text.isNull())
        return text;
    const JournalLine &one = m_all.lines[line];
    QStringList fields{m_words.step(one), cellText(one.author.name), timeOfDay(one.author.timeUtc),
                       m_words.day(m_days[line])};
    for (const std::string &risk : one.note.risks)
        fields += QStringLiteral("risk:") + cellText(risk);
    // A section is named behind its iteration: "iteration:2/testing".
    fields += cellText(one.note.object).section(QLatin1Char('/'), 0, 0);
    text = foldedText(fields.join(QLatin1Char('\n')) + QLatin1Char('\n'));
    return text;
}

const JournalLine *HistoryModel::lineAt(const QModelIndex &index) const
{
    if (!index.isValid() || std::size_t(index.row()) >= m_rows.size())
        return nullptr;
    const Row &row = m_rows[std::size_t(index.row())];
    const bool isStep = row.kind == HistoryRowKind::Step || row.kind == HistoryRowKind::Barrier;
    return isStep ? &m_all.lines[row.line] : nullptr;
}

std::optional<std::int64_t> HistoryModel::placeOf(const QModelIndex &index) const
{
    if (const JournalLine *line = lineAt(index))
        return line->id;
    const bool isStart = index.isValid()
                         && m_rows[std::size_t(index.row())].kind == HistoryRowKind::Start;
    return isStart ? std::optional<std::int64_t>(0) : std::nullopt;
}

std::size_t HistoryModel::lineOf(std::int64_t place) const
{
    const auto found = std::partition_point(m_all.lines.begin(), m_all.lines.end(),
                                            [place](const JournalLine &line) {
                                                return line.id < place;
                                            });
    const bool isThere = found != m_all.lines.end() && found->id == place;
    return isThere ? std::size_t(found - m_all.lines.begin()) : noLine;
}

QModelIndex HistoryModel::indexOf(std::int64_t place) const
{
    const std::size_t line = lineOf(place);
    if (line == noLine && place != 0)
        return {};
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [line](const Row &row) {
        return row.line == line && row.kind != HistoryRowKind::Day;
    });
    return found == m_rows.end() ? QModelIndex() : index(int(found - m_rows.begin()));
}

std::int64_t HistoryModel::nowPlace() const
{
    return m_done == 0 ? 0 : m_all.lines[m_done - 1].id;
}

std::size_t HistoryModel::shownSteps() const
{
    return std::size_t(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) {
        return row.kind == HistoryRowKind::Step || row.kind == HistoryRowKind::Barrier;
    }));
}

HistoryModel::Distance HistoryModel::distanceTo(std::int64_t place) const
{
    const std::size_t line = lineOf(place);
    const std::size_t there = line == noLine ? 0 : line + 1;
    Distance distance;
    distance.isBack = there <= m_done;
    const auto first = m_all.lines.begin() + std::ptrdiff_t(std::min(there, m_done));
    const auto end = m_all.lines.begin() + std::ptrdiff_t(std::max(there, m_done));
    distance.steps = std::size_t(end - first);
    std::copy_if(first, end, std::back_inserter(distance.barriers), isBarrier);
    return distance;
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

HistoryState HistoryModel::stateOf(const Row &row) const
{
    const std::size_t place = row.line == noLine ? 0 : row.line + 1;
    if (place == m_done)
        return HistoryState::Now;
    return place < m_done ? HistoryState::Done : HistoryState::Undone;
}

const Author &HistoryModel::authorOf(const Row &row) const
{
    return row.line == noLine ? m_all.start : m_all.lines[row.line].author;
}

QDate HistoryModel::dayOf(std::size_t row) const
{
    const std::size_t line = m_rows[row].line;
    return line == noLine ? localTime(m_all.start.timeUtc).date() : m_days[line];
}

QString HistoryModel::wordsOf(std::size_t row) const
{
    switch (m_rows[row].kind) {
    case HistoryRowKind::Day:
        return m_words.day(dayOf(row));
    case HistoryRowKind::Start:
        return m_words.start;
    case HistoryRowKind::Step:
    case HistoryRowKind::Barrier:
        break;
    }
    return m_words.step(m_all.lines[m_rows[row].line]);
}

QString HistoryModel::inWords(std::size_t row) const
{
    const Row &one = m_rows[row];
    if (one.kind == HistoryRowKind::Day)
        return wordsOf(row);
    QStringList parts{wordsOf(row), cellText(authorOf(one).name)};
    if (const QDate day = dayOf(row); day.isValid())
        parts << m_words.day(day) << timeOfDay(authorOf(one).timeUtc);
    if (one.kind == HistoryRowKind::Barrier)
        parts += tr("from outside");
    if (const HistoryState state = stateOf(one); state == HistoryState::Undone)
        parts += tr("undone");
    else if (state == HistoryState::Now)
        parts += tr("the register is here");
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || std::size_t(index.row()) >= m_rows.size())
        return {};
    const auto at = std::size_t(index.row());
    const Row &row = m_rows[at];
    switch (role) {
    case Qt::DisplayRole:
        return wordsOf(at);
    case Qt::AccessibleTextRole:
        return inWords(at);
    case HistoryKindRole:
        return int(row.kind);
    default:
        break;
    }
    if (row.kind == HistoryRowKind::Day)
        return {};
    switch (role) {
    case HistoryStateRole:
        return int(stateOf(row));
    case TimeRole:
        return timeOfDay(authorOf(row).timeUtc);
    case AuthorRole:
        return cellText(authorOf(row).name);
    default:
        return {};
    }
}

Qt::ItemFlags HistoryModel::flags(const QModelIndex &index) const
{
    // Keys pass over what is not enabled, such as a day.
    if (!placeOf(index))
        return index.isValid() ? Qt::ItemNeverHasChildren : Qt::ItemFlags();
    return QAbstractListModel::flags(index) | Qt::ItemNeverHasChildren;
}

} // namespace loadline::itemmodels
