// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/revision_list.h"

#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace loadline::ui {

namespace {

constexpr int rowHeight = 28;
constexpr int margin = 8;
constexpr qsizetype dateLength = 10; // of 2026-01-31T12:30:45Z

} // namespace

RevisionList::RevisionList(const ComparedText &compared, QObject *parent)
    : QAbstractListModel(parent)
    , m_compared(compared)
{
    reload();
}

RevisionList::Entry RevisionList::entryOf(const git::Reference &reference) const
{
    Entry entry;
    entry.text = QString::fromStdString(reference.name);
    entry.with.name = entry.text;
    switch (reference.kind) {
    case git::Reference::Kind::Tag:
        entry.with.kind = ComparedWith::Kind::Tag;
        entry.kind = tr("tag");
        break;
    case git::Reference::Kind::Branch:
        entry.with.kind = ComparedWith::Kind::Branch;
        entry.kind = tr("branch");
        break;
    case git::Reference::Kind::RemoteBranch:
        entry.with.kind = ComparedWith::Kind::RemoteBranch;
        entry.kind = tr("remote branch");
        break;
    }
    entry.kind += QStringLiteral("  ·  ")
                  + QString::fromStdString(reference.timeUtc).left(dateLength);
    return entry;
}

void RevisionList::reload()
{
    m_entries.clear();
    const ComparedWith file;
    m_entries.push_back({file, tr("The file"), m_compared.labelOf(file)});
    if (m_compared.isInRepository()) {
        m_entries.push_back({{ComparedWith::Kind::LastCommit, {}}, tr("The last commit"), {}});
        for (const git::Reference &reference : m_compared.references())
            m_entries.push_back(entryOf(reference));
    }
    setTyped(m_typed);
}

void RevisionList::setTyped(const QString &text)
{
    beginResetModel();
    m_typed = text.trimmed();
    m_shown.clear();
    std::copy_if(m_entries.begin(), m_entries.end(), std::back_inserter(m_shown),
                 [this](const Entry &entry) {
                     return m_typed.isEmpty() || entry.text.contains(m_typed, Qt::CaseInsensitive);
                 });
    if (m_compared.isInRepository()) {
        const bool isToBeTyped = m_typed.isEmpty();
        m_shown.push_back({{ComparedWith::Kind::Revision, m_typed},
                           isToBeTyped ? tr("Another revision…") : tr("Revision %1").arg(m_typed),
                           {}});
    }
    endResetModel();
}

bool RevisionList::isToBeTyped(int row) const
{
    const ComparedWith &with = at(row);
    return with.kind == ComparedWith::Kind::Revision && with.name.isEmpty();
}

int RevisionList::rowOf(const ComparedWith &with) const
{
    const auto found = std::find_if(m_shown.begin(), m_shown.end(),
                                    [&](const Entry &entry) { return entry.with == with; });
    return found == m_shown.end() ? -1 : int(found - m_shown.begin());
}

int RevisionList::bestRow() const
{
    if (m_typed.isEmpty())
        return std::max(0, rowOf(m_compared.with()));
    const auto named = std::find_if(m_shown.begin(), m_shown.end(),
                                    [this](const Entry &entry) { return entry.text == m_typed; });
    return named == m_shown.end() ? 0 : int(named - m_shown.begin());
}

int RevisionList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant RevisionList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_shown[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return entry.text;
    case Qt::AccessibleTextRole:
        return entry.kind.isEmpty() ? entry.text : entry.text + QLatin1String(", ") + entry.kind;
    case KindRole:
        return entry.kind;
    case CurrentRole:
        return entry.with == m_compared.with();
    default:
        return {};
    }
}

QSize RevisionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight};
}

void RevisionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    row.text.clear();
    const QStyle *style = row.widget ? row.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);

    QFont font = row.font;
    if (index.data(RevisionList::CurrentRole).toBool())
        font.setWeight(QFont::DemiBold);
    const QRect rect = row.rect.adjusted(margin, 0, -margin, 0);
    const QString kind = index.data(RevisionList::KindRole).toString();
    const int kindWidth = std::min(row.fontMetrics.horizontalAdvance(kind) + margin,
                                   rect.width() * 3 / 5);
    painter->save();
    painter->setFont(font);
    painter->setPen(row.palette.color(QPalette::Text));
    const QRect name = rect.adjusted(0, 0, kind.isEmpty() ? 0 : -kindWidth - margin, 0);
    painter->drawText(name, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideMiddle,
                                                    name.width()));
    painter->setFont(row.font);
    painter->setPen(quietTextColour(row.palette));
    painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                      row.fontMetrics.elidedText(kind, Qt::ElideLeft, kindWidth));
    painter->restore();
}

} // namespace loadline::ui
