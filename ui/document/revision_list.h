// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/compared_text.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include <vector>

namespace loadline::ui {

/// What the register can be compared with, filtered by what was typed: the file, the last commit,
/// tags and branches, and at the end any other revision, which is what was typed itself.
class RevisionList : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        KindRole = Qt::UserRole + 1, ///< "tag", and when
        CurrentRole, ///< it is what is compared with now
    };

    explicit RevisionList(const ComparedText &compared, QObject *parent = nullptr);

    /// Takes what is known by now.
    void reload();
    void setTyped(const QString &text);

    const ComparedWith &at(int row) const { return m_shown[std::size_t(row)].with; }
    /// The row stands for a revision that is still to be typed.
    bool isToBeTyped(int row) const;
    /// Where the keyboard begins: what is named exactly, else what is compared with, else the first.
    int bestRow() const;
    /// The one for which what was typed is the name, else \a with; -1 where neither is shown.
    int rowOf(const ComparedWith &with) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Entry
    {
        ComparedWith with;
        QString text;
        QString kind;
    };

    Entry entryOf(const git::Reference &reference) const;

    const ComparedText &m_compared;
    std::vector<Entry> m_entries;
    std::vector<Entry> m_shown;
    QString m_typed;
};

/// A row of the list: the name, and at the right quietly what it is.
class RevisionDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace loadline::ui
