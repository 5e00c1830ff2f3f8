// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/words.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <string_view>

namespace loadline::itemmodels {

/// \a text on one line and at most as long as a cell can paint at once: a register may hold a
/// title of megabytes, and painting that would stand still for seconds.
QString cellText(std::string_view text);

/// \a text as it stands, for editing.
QString fullText(std::string_view text);
std::string bytesOf(const QString &text);

/// \a text in the form that filters compare: without case, on one line.
QString foldedText(const QString &text);

/// What a filter field says: words that all have to occur, in any order. A word
/// `iteration:2` or `risk:7` names all of the number; other words may be a part of one.
class Filter
{
public:
    Filter() = default;
    explicit Filter(const QString &text);

    bool isEmpty() const { return m_words.isEmpty(); }
    /// \a folded comes from foldedText(), its fields divided by line feeds.
    bool matches(const QString &folded) const;

    friend bool operator==(const Filter &, const Filter &) = default;

private:
    QStringList m_words;
};

/// The words for people, translated.
QString tierWord(std::optional<Tier> tier);
QString statusWord(IterationStatus status);
QString statusWord(RiskStatus status);
/// An open risk that is planned for an iteration.
QString plannedWord();
/// For an accepted risk whose acceptance has lapsed.
QString lapsedWord();
QString markWord(MarkState state);
/// The state of a side effect, which is open or mitigated rather than passed or failed.
QString sideEffectWord(MarkState state);
/// The state of a line of *Deployment Impact*.
QString impactWord(MarkState state);
QString evidenceWord(std::optional<Evidence> evidence);
QString sectionWord(SectionKind kind);

} // namespace loadline::itemmodels
