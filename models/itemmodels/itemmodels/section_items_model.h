// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/entries_model.h"
#include "itemmodels/roles.h"

#include <vector>

namespace loadline::itemmodels {

/// Tests, benefits, side effects, next steps or impact lines: state or number, name, detail.
class SectionItemsModel : public EntriesModel
{
    Q_OBJECT

public:
    enum Column { State, Name, Detail, ColumnCount };

    explicit SectionItemsModel(RegisterEditor &editor, QObject *parent = nullptr);

    /// Whether entries of this kind have a state: tests, side effects and impact lines.
    static bool hasStates(SectionKind kind);
    /// Whether they have a name before a colon: tests and benefits.
    static bool hasNames(SectionKind kind);
    /// The states that an entry of this kind can be given, in the order of their keys.
    static QList<MarkState> statesOf(SectionKind kind);
    static QString wordOf(SectionKind kind, MarkState state);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// Asks the editor; false if it refused.
    bool setState(int row, MarkState state);

    /// What a next step has become; nothing for other rows.
    std::optional<changes::StepLink> linkOf(int row) const;
    /// Makes a risk, or an iteration, of a next step; false if the editor refused.
    bool promoteToRisk(int row, Tier tier);
    bool promoteToIteration(int row, const std::string &today);

protected:
    void loadRows(const Section *section) override;
    void updateRows(const Section *section) override;
    int countRows() const override { return int(m_items.size()); }

private:
    std::vector<Item> itemsOf(const Section *section) const;
    QString inWords(const Item &item) const;

    std::vector<Item> m_items;
};

/// \a text with its name (its detail) replaced, in the way in which it is written.
std::string withName(const Item &item, std::string_view name);
std::string withDetail(const Item &item, std::string_view detail);

} // namespace loadline::itemmodels
