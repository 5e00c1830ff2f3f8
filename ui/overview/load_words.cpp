// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/load_words.h"

#include "itemmodels/text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace loadline::ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(loadline::ui::Overview)
};

QString figure(double number)
{
    constexpr int digits = 6;
    return QLocale().toString(number, 'g', digits);
}

} // namespace

QString loadInWords(const posture::Load &load)
{
    return Words::tr("Load %1 of %2").arg(figure(load.weight), figure(load.limit));
}

QString depthInWords(const posture::Load &load)
{
    const double room = load.limit - load.weight;
    switch (posture::depthOf(load)) {
    case posture::Depth::Calm:
        return load.weight == 0 ? Words::tr("Nothing that weighs is open.")
                                : Words::tr("%1 below the line.").arg(figure(room));
    case posture::Depth::Near:
        return room == 0 ? Words::tr("At the line: nothing more may be added.")
                         : Words::tr("Near the line: %1 below it.").arg(figure(room));
    case posture::Depth::Over:
        return Words::tr("Over the line by %1.").arg(figure(-room));
    }
    return {};
}

QString reckoningInWords(const posture::Load &load, const policy::Policy &policy)
{
    QStringList lines;
    for (const Tier tier : allTiers) {
        const posture::TierCount &count = load.tiers[tier];
        QString line = Words::tr("%1: %2 open × %3")
                           .arg(itemmodels::tierWord(tier))
                           .arg(count.open)
                           .arg(figure(policy.weights[tier]));
        if (count.accepted > 0)
            line += Words::tr(" + %1 accepted × %2")
                        .arg(count.accepted)
                        .arg(figure(policy.weights[tier] / 2));
        lines << line + Words::tr(" = %1").arg(figure(count.weight));
    }
    lines << Words::tr("Mitigated, fixed and closed risks weigh nothing, an accepted one half; one "
                       "whose acceptance has ended is open.");
    lines << (policy.path.empty() ? Words::tr("Weights and limit are the usual ones.")
                                  : Words::tr("Weights and limit are those of %1.")
                                        .arg(itemmodels::cellText(policy.path)));
    return lines.join(QLatin1Char('\n'));
}

} // namespace loadline::ui
