// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/changes.h"
#include "core/error.h"
#include "core/register.h"
#include "itemmodels/roles.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace loadline {
class RegisterEditor;
}

namespace loadline::itemmodels {

/// The entries of one typed section of one iteration: tests, benefits, side effects, next steps,
/// impact lines; one a row, in the document's order.
///
/// The section is named by its place, so it is the page's to look again (`setSection`) when an
/// iteration's sections have become others. Changes nothing itself: it asks the editor.
class SectionItemsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { State, Name, Detail, ColumnCount };

    explicit SectionItemsModel(RegisterEditor &editor, QObject *parent = nullptr);

    void setSection(int iteration, std::size_t section);
    SectionKind kind() const { return m_kind; }
    /// Whether entries of this kind have a state: tests, side effects and impact lines.
    static bool hasStates(SectionKind kind);
    /// Whether they have a name before a colon: tests and benefits.
    static bool hasNames(SectionKind kind);
    /// The states that an entry of this kind can be given, in the order of their keys.
    static QList<MarkState> statesOf(SectionKind kind);
    static QString wordOf(SectionKind kind, MarkState state);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// Each asks the editor for one step; false if it refused.
    bool setState(int row, MarkState state);
    /// Lines as people write or paste them: bullets and numbers in front are taken off.
    bool append(const QStringList &lines);
    bool remove(int row);
    bool moveTo(int row, int to);

Q_SIGNALS:
    void refused(const loadline::Error &error);

private:
    void update();
    std::vector<Item> itemsNow() const;
    void replaceRows(std::vector<Item> items);
    bool told(const Result<Change> &done);
    changes::ItemPlace placeOf(int row) const;
    QString inWords(const Item &item) const;

    RegisterEditor &m_editor;
    int m_iteration = 0;
    std::size_t m_section = 0;
    SectionKind m_kind = SectionKind::Other;
    std::vector<Item> m_items;
};

/// \a text with its name (its detail) replaced, in the way in which it is written.
std::string withName(const Item &item, std::string_view name);
std::string withDetail(const Item &item, std::string_view detail);

/// A pasted or typed line without the bullet, the number or the checkbox before it.
QString withoutMarker(const QString &line);

} // namespace loadline::itemmodels
