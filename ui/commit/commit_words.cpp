// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commit/commit_words.h"

#include "itemmodels/text.h"
#include "ui/shell/words.h"

#include <QCoreApplication>

namespace loadline::ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(loadline::ui::CommitWords)
};

constexpr int shortHash = 7;
constexpr int mostNames = 3;

QString shortened(const std::string &hash)
{
    return QString::fromStdString(hash).left(shortHash);
}

QString namesOf(const std::vector<std::string> &files)
{
    QStringList names;
    for (const std::string &file : files) {
        if (names.size() == mostNames)
            break;
        names << itemmodels::cellText(file);
    }
    const int more = int(files.size()) - mostNames;
    return names.join(QStringLiteral(", "))
           + (more > 0 ? Words::tr(" and %n more", nullptr, more) : QString());
}

QString joined(const QStringList &sentences)
{
    return sentences.join(QLatin1Char(' '));
}

} // namespace

QString branchWords(const git::CommitPlace &place)
{
    if (place.underWay == git::UnderWay::Rebase && !place.head.branch.empty())
        return Words::tr("rebase of %1, at %2")
            .arg(itemmodels::cellText(place.head.branch), shortened(place.head.commit));
    if (place.head.branch.empty())
        return Words::tr("detached at %1").arg(shortened(place.head.commit));
    return place.head.commit.empty()
               ? Words::tr("%1, its first commit").arg(itemmodels::cellText(place.head.branch))
               : itemmodels::cellText(place.head.branch);
}

QString branchWarning(const git::CommitPlace &place)
{
    if (place.underWay == git::UnderWay::Rebase)
        return Words::tr("A rebase is under way; the commit becomes a part of it.");
    if (place.underWay == git::UnderWay::Patches)
        return Words::tr("Patches are being applied; the commit comes in between.");
    if (place.head.branch.empty())
        return Words::tr("No branch will have this commit: after switching to one, it is hard to "
                         "find again. Make a branch first to keep it.");
    return {};
}

QString othersWords(const git::CommitPlace &place)
{
    QStringList sentences;
    if (!place.isTracked)
        sentences << Words::tr("The file is new to git and is added.");
    if (place.otherStaged == 1)
        sentences << Words::tr("Nothing else is committed: one other staged file stays staged.");
    else if (place.otherStaged > 1)
        sentences << Words::tr("Nothing else is committed: %n other staged files stay staged.",
                               nullptr, place.otherStaged);
    return joined(sentences);
}

Message refusalMessage(const Error &error)
{
    Message message = messageOf(error);
    message.meaning = Words::tr("Nothing was committed; what is staged is as it was.");
    return message;
}

Message failureMessage(const git::CommitOutcome &outcome)
{
    Message message = refusalMessage(outcome.error.value_or(Error()));
    if (outcome.isStopped)
        message.kind = Message::Kind::Warning;
    if (!outcome.commit.empty())
        message.meaning = Words::tr("The commit is %1.").arg(shortened(outcome.commit));
    if (outcome.isFileChanged)
        message.meaning += QLatin1Char(' ') + Words::tr("A hook had changed the file.");
    return message;
}

Message committedMessage(const git::CommitOutcome &outcome, const QString &label)
{
    QStringList amiss;
    if (!outcome.others.empty())
        amiss << Words::tr("A hook put other files into the commit: %1.")
                     .arg(namesOf(outcome.others));
    if (outcome.isFileChanged)
        amiss << Words::tr("A hook changed the file after it was written.");
    QString advice;
    if (outcome.error) {
        const Message message = messageOf(*outcome.error);
        amiss << message.what;
        advice = message.advice;
    }
    return {amiss.isEmpty() ? Message::Kind::Done : Message::Kind::Warning,
            Words::tr("Committed %1 as %2.").arg(label, shortened(outcome.commit)), joined(amiss),
            advice};
}

} // namespace loadline::ui
