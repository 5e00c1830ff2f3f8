// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace loadline::itemmodels {

/// What the models answer beside Qt's own roles. Values of enums are given as int; an absent one
/// is an invalid variant. Icons and colours are made of them in `ui`, never here.
enum Role {
    IdRole = Qt::UserRole + 1, ///< QString, unique in its model: a name, `@LINE` where it has none
    NodeRole, ///< RiskTreeModel::Node
    TierRole, ///< Tier
    IterationStatusRole, ///< IterationStatus
    RiskStatusRole, ///< RiskStatus
    LapsedRole, ///< bool: the acceptance has lapsed, the risk counts as open
    MarkRole, ///< MarkState
    EvidenceRole, ///< Evidence
    IterationRole, ///< int: the number of the iteration, its own or the linked one
    OpenCountRole, ///< int: open risks below or linked
    DoneCountRole, ///< int: fixed and closed risks below
    HeldCountRole, ///< int: accepted and mitigated risks below
    PlannedCountRole, ///< int: open risks below that are planned for an iteration
    DateRole, ///< QString, ISO 8601
    SeverityRole, ///< checks::Finding::Severity
    WeightRole, ///< review::Weight
    StateCountsRole, ///< QVariantList of int: how many passed, warn, failed, wait
    LedgerKindRole, ///< LedgerRowKind
    HistoryKindRole, ///< HistoryRowKind
    HistoryStateRole, ///< HistoryState
    TimeRole, ///< QString, the local time of day
    AuthorRole, ///< QString
};

} // namespace loadline::itemmodels
