// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/findings_model.h"

#include "itemmodels/roles.h"

#include <QLocale>

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace loadline::itemmodels {

using checks::Finding;

QString severityWord(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Error:
        return FindingsModel::tr("Error");
    case Finding::Warning:
        return FindingsModel::tr("Warning");
    case Finding::Note:
        return FindingsModel::tr("Note");
    }
    return {};
}

void FindingsModel::setFindings(std::vector<Finding> findings)
{
    beginResetModel();
    m_findings = std::move(findings);
    m_folded.clear();
    reset();
    endResetModel();
}

void FindingsModel::setFilter(const QString &text)
{
    const Filter filter(text);
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    reset();
    endResetModel();
}

void FindingsModel::setShown(Finding::Severity severity, bool isShown)
{
    if (m_isShown[severity] == isShown)
        return;
    beginResetModel();
    m_isShown[severity] = isShown;
    reset();
    endResetModel();
}

bool FindingsModel::isShown(Finding::Severity severity) const
{
    return m_isShown[severity];
}

int FindingsModel::countOf(Finding::Severity severity) const
{
    return int(std::count_if(m_findings.begin(), m_findings.end(),
                             [severity](const Finding &one) { return one.severity == severity; }));
}

void FindingsModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    beginResetModel();
    m_column = column;
    m_order = order;
    reset();
    endResetModel();
}

/// Equal ones stay in the document's order, whichever way they are sorted.
bool FindingsModel::isBefore(std::size_t a, std::size_t b) const
{
    const bool isUp = m_order == Qt::AscendingOrder;
    const Finding &one = m_findings[isUp ? a : b];
    const Finding &other = m_findings[isUp ? b : a];
    switch (m_column) {
    case Severity:
        return one.severity < other.severity;
    case Text:
        return one.text < other.text;
    case Rule:
        return one.rule < other.rule;
    default:
        return one.line < other.line;
    }
}

void FindingsModel::reset()
{
    if (!m_filter.isEmpty() && m_folded.size() != m_findings.size()) {
        m_folded.clear();
        for (const Finding &finding : m_findings) {
            m_folded.push_back(foldedText(cellText(finding.text) + QLatin1Char('\n')
                                          + cellText(finding.rule) + QLatin1Char('\n')
                                          + severityWord(finding.severity) + QLatin1Char('\n')
                                          + QString::number(finding.line)));
        }
    }
    m_rows.clear();
    for (std::size_t i = 0; i < m_findings.size(); ++i) {
        if (m_isShown[m_findings[i].severity]
            && (m_filter.isEmpty() || m_filter.matches(m_folded[i])))
            m_rows.push_back(i);
    }
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [this](std::size_t a, std::size_t b) { return isBefore(a, b); });
}

const Finding *FindingsModel::findingAt(const QModelIndex &index) const
{
    const bool isRow = index.isValid() && std::size_t(index.row()) < m_rows.size();
    return isRow ? &m_findings[m_rows[std::size_t(index.row())]] : nullptr;
}

QModelIndex FindingsModel::nearestTo(const Finding &finding, int row) const
{
    const auto distance = [&finding](const Finding &other) {
        return std::llabs(static_cast<long long>(other.line) - static_cast<long long>(finding.line));
    };
    int nearest = -1;
    for (int i = 0; i < int(m_rows.size()); ++i) {
        const Finding &other = m_findings[m_rows[std::size_t(i)]];
        if (other.rule != finding.rule || other.text != finding.text)
            continue;
        if (nearest < 0 || distance(other) < distance(m_findings[m_rows[std::size_t(nearest)]]))
            nearest = i;
    }
    if (nearest < 0)
        nearest = std::min(row, int(m_rows.size()) - 1);
    return nearest < 0 ? QModelIndex() : index(nearest, Text);
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int FindingsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingsModel::display(const Finding &finding, int column) const
{
    switch (column) {
    case Severity:
        return severityWord(finding.severity);
    case Text:
        return cellText(finding.text);
    case Line:
        return QLocale().toString(qulonglong(finding.line));
    case Rule:
        return cellText(finding.rule);
    default:
        return {};
    }
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    const Finding *finding = findingAt(index);
    if (!finding)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return display(*finding, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Line ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::AccessibleTextRole:
        return tr("%1, line %2: %3")
            .arg(severityWord(finding->severity))
            .arg(finding->line)
            .arg(cellText(finding->text));
    case SeverityRole:
        return int(finding->severity);
    default:
        return {};
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Line ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Severity:
        return tr("Severity");
    case Text:
        return tr("Finding");
    case Line:
        return tr("Line");
    case Rule:
        return tr("Rule");
    default:
        return {};
    }
}

} // namespace loadline::itemmodels
