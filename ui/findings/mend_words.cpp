// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/mend_words.h"

#include "itemmodels/text.h"
#include "ui/shell/words.h"

#include <QCoreApplication>

namespace loadline::ui {

namespace {

/// The context of the words in translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(loadline::ui::MendWords)
};

constexpr int longestTitle = 40;

/// "risk 7", or a title in quotes where it has no name.
QString riskOf(const mends::Mend &mend)
{
    if (mend.risks.empty())
        return {};
    const std::string &called = mend.risks.front();
    const QString text = shortText(QString::fromStdString(called), longestTitle);
    return called.starts_with("“") ? text : Words::tr("risk %1").arg(text);
}

QString markedAsFixed(const mends::Mend &mend)
{
    if (!mend.iteration)
        return Words::tr("Mark %1 as fixed").arg(riskOf(mend));
    const int count = int(mend.risks.size());
    if (count == 1)
        return Words::tr("Mark %1 as fixed by iteration %2").arg(riskOf(mend)).arg(*mend.iteration);
    return Words::tr("Mark %n risk(s) as fixed by iteration %1", nullptr, count).arg(*mend.iteration);
}

} // namespace

QString mendWords(const mends::Mend &mend)
{
    switch (mend.kind) {
    case mends::MendKind::TakeOutPlan:
        return Words::tr("Take the plan out of %1").arg(riskOf(mend));
    case mends::MendKind::MarkFixed:
        return markedAsFixed(mend);
    case mends::MendKind::OpenAgain:
        return Words::tr("Open %1 again").arg(riskOf(mend));
    case mends::MendKind::Complete:
        return Words::tr("Complete iteration %1…").arg(mend.iteration.value_or(0));
    case mends::MendKind::MoveToFixed:
        return Words::tr("Move %1 to what iteration %2 fixed")
            .arg(riskOf(mend))
            .arg(mend.iteration.value_or(0));
    case mends::MendKind::MoveToOpen:
        return Words::tr("Move %1 to the open risks").arg(riskOf(mend));
    case mends::MendKind::MoveToTier:
        return Words::tr("Move %1 to %2")
            .arg(riskOf(mend), itemmodels::tierWord(mend.tier).toLower());
    case mends::MendKind::TakeOutStrikes:
        return Words::tr("Take the ~~ marks out of %1").arg(riskOf(mend));
    case mends::MendKind::BeginLists:
        return Words::tr("Put a comment line above %1").arg(riskOf(mend));
    case mends::MendKind::TakeOutLine:
        return Words::tr("Take line %1 out").arg(mend.line);
    case mends::MendKind::StampLastUpdated:
        return Words::tr("Set Last Updated to now");
    case mends::MendKind::RepairText:
        return Words::tr("Repair the damaged text");
    }
    return {};
}

} // namespace loadline::ui
