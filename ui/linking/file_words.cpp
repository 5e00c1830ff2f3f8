// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/linking/file_words.h"

#include "ui/shell/words.h"

#include <QCoreApplication>
#include <QStringList>

namespace loadline::ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(loadline::ui::FileWords)
};

constexpr int longestBranch = 40;
constexpr int shortHash = 7;

QString edits(std::size_t count)
{
    return Words::tr("%n edit(s)", nullptr, int(count));
}

QString stayWords()
{
    return Words::tr("The register is whole; it is in the library.");
}

Message takenOver(const linking::FileNotice &notice, const QString &file)
{
    const QString lines = Words::tr("took over %n line(s)", nullptr, int(notice.count));
    if (!notice.from.empty())
        return {
            Message::Kind::Done,
            Words::tr("%1 is the one of %2 now; %3.").arg(file, placeInWords(notice.place), lines),
            {},
            {}};
    return {Message::Kind::Done, Words::tr("%1 was changed outside; %2.").arg(file, lines), {}, {}};
}

Message stopped(const linking::FileNotice &notice, const QString &file)
{
    using Kind = linking::FileNotice::Kind;
    switch (notice.kind) {
    case Kind::Missing:
        return {Message::Kind::Warning, Words::tr("%1 is not there.").arg(file), stayWords(),
                Words::tr(
                    "Write file makes it again; if it comes back, Loadline goes on with it.")};
    case Kind::Empty:
        return {Message::Kind::Warning, Words::tr("%1 is empty.").arg(file), stayWords(),
                Words::tr("Nothing is taken over before there is text in it; Write file puts the "
                          "register there.")};
    case Kind::Unmerged:
        return {Message::Kind::Warning,
                Words::tr("%1 holds the conflict markers of an unfinished merge.").arg(file),
                Words::tr("Nothing is taken over, and the file is not written."),
                Words::tr("Finish the merge; Loadline then goes on with the file.")};
    default:
        break;
    }
    Message message = messageOf(notice.trouble.value_or(Error{}));
    message.kind = Message::Kind::Warning;
    message.meaning = stayWords() + QLatin1Char(' ') + Words::tr("The file is not written over.");
    return message;
}

} // namespace

QString placeInWords(const std::string &place)
{
    const QString text = QString::fromStdString(place);
    const QString commit = QStringLiteral("commit ");
    if (text.startsWith(commit))
        return Words::tr("commit %1").arg(text.mid(commit.size(), shortHash));
    return shortText(text, longestBranch);
}

Message messageOf(const linking::FileNotice &notice, const QString &file)
{
    using Kind = linking::FileNotice::Kind;
    const QString place = placeInWords(notice.place);
    switch (notice.kind) {
    case Kind::TakenOver:
        return takenOver(notice, file);
    case Kind::Combined:
        return {Message::Kind::Done,
                Words::tr("%1 was changed outside; %n line(s) came in beside yours.", nullptr,
                          int(notice.count))
                    .arg(file),
                {},
                {}};
    case Kind::SetAside:
        return {Message::Kind::Warning,
                Words::tr("The branch is %1 now. Kept for %2: %3 not yet written.")
                    .arg(place, placeInWords(notice.from), edits(notice.count)),
                Words::tr("They come back when the branch does; History lists them."),
                {}};
    case Kind::CameBack:
        return {Message::Kind::Done,
                Words::tr("Back with %1: %2 that had been kept.").arg(place, edits(notice.count)),
                {},
                {}};
    case Kind::Stuck:
        return {Message::Kind::Warning,
                Words::tr("Still kept for %1: %2 on parts that the file changed, too.")
                    .arg(place, edits(notice.count)),
                Words::tr("They stay kept until you choose."),
                {}};
    case Kind::Conflict:
        return {Message::Kind::Warning,
                Words::tr("%1 was changed outside, and %n part(s) of it here as well.", nullptr,
                          int(notice.count))
                    .arg(file),
                Words::tr("Both are kept: the file as it is, your edits in the library. Nothing "
                          "was chosen, and the file is not written."),
                {}};
    case Kind::Missing:
    case Kind::Empty:
    case Kind::Unmerged:
    case Kind::Replaced:
        return stopped(notice, file);
    case Kind::Trouble:
        return notice.trouble && notice.trouble->path.empty() ? messageOf(*notice.trouble)
                                                              : stopped(notice, file);
    case Kind::Back:
        return {Message::Kind::Done, Words::tr("%1 is there again.").arg(file), {}, {}};
    }
    return {};
}

QString surroundingsInWords(const linking::Surroundings &around)
{
    if (!around.isInRepository)
        return around.trouble ? Words::tr("git does not answer") : QString();
    QStringList words;
    if (!around.head.branch.empty())
        words << Words::tr("branch %1").arg(placeInWords(around.head.branch));
    else
        words << Words::tr("no branch (%1)").arg(placeInWords(around.head.place()));
    if (around.upstream && around.upstream->ahead > 0)
        words << Words::tr("%n to push", nullptr, around.upstream->ahead);
    if (around.upstream && around.upstream->behind > 0)
        words << Words::tr("%n to pull", nullptr, around.upstream->behind);
    if (around.file.isUnmerged)
        words << Words::tr("in conflict");
    else if (around.file.isIgnored)
        words << Words::tr("ignored by git");
    else if (!around.file.isTracked)
        words << Words::tr("not in git");
    else if (around.file.isDirty)
        words << Words::tr("not committed");
    return words.join(QStringLiteral(", "));
}

} // namespace loadline::ui
