// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/review_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace loadline::itemmodels {

namespace {

/// The context of the words in translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Review)
};

} // namespace

QString verdictWord(review::Verdict::Kind kind)
{
    switch (kind) {
    case review::Verdict::Kind::Go:
        return Words::tr("Go");
    case review::Verdict::Kind::GoWithCaution:
        return Words::tr("Go with caution");
    case review::Verdict::Kind::NoGo:
        return Words::tr("No go");
    }
    return {};
}

QString weightWord(review::Weight weight)
{
    switch (weight) {
    case review::Weight::NoGo:
        return Words::tr("No go");
    case review::Weight::Caution:
        return Words::tr("Caution");
    case review::Weight::Note:
        return Words::tr("Note");
    }
    return {};
}

QString testsInWords(const review::StateCounts &tests)
{
    if (tests.all() == 0)
        return Words::tr("None");
    QStringList words{Words::tr("%1 of %2 passed").arg(tests.passed).arg(tests.all())};
    if (tests.failed > 0)
        words << Words::tr("%n failed", nullptr, tests.failed);
    if (tests.warned == 1)
        words << Words::tr("1 needs attention");
    else if (tests.warned > 1)
        words << Words::tr("%1 need attention").arg(tests.warned);
    if (tests.pending > 0)
        words << Words::tr("%n not run", nullptr, tests.pending);
    return words.join(QStringLiteral(", "));
}

QString impactInWords(const review::StateCounts &impact)
{
    QStringList words;
    if (impact.passed > 0)
        words << Words::tr("%n clear", nullptr, impact.passed);
    if (impact.warned > 0)
        words << Words::tr("%n with caution", nullptr, impact.warned);
    if (impact.failed > 0)
        words << Words::tr("%n blocking", nullptr, impact.failed);
    if (impact.pending > 0)
        words << Words::tr("%n without a mark", nullptr, impact.pending);
    return words.isEmpty() ? Words::tr("None") : words.join(QStringLiteral(", "));
}

} // namespace loadline::itemmodels
