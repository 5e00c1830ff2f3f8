// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/step_words.h"

#include "core/text.h"
#include "core/words.h"
#include "itemmodels/text.h"
#include "ui/shell/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace loadline::ui {

using itemmodels::cellText;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(loadline::ui::StepWords)
};

/// A value in a sentence is cut where the sentence could not be read at a glance.
constexpr int longestValue = 80;
/// More names than these are told by their number.
constexpr std::size_t mostNames = 6;

QString said(const std::string &value)
{
    return shortText(cellText(value), longestValue);
}

QString quoted(const std::string &value)
{
    return Words::tr("“%1”").arg(said(value));
}

/// A sentence with what was written behind it, where something was.
QString with(const QString &sentence, const std::string &value)
{
    return value.empty() ? sentence : Words::tr("%1: %2").arg(sentence, quoted(value));
}

QString sectionWords(const QString &name)
{
    constexpr int last = int(SectionKind::Other);
    for (int kind = 0; kind < last; ++kind) {
        const std::string_view word = nameOf(SectionKind(kind));
        if (name == QLatin1String(word.data(), qsizetype(word.size())))
            return itemmodels::sectionWord(SectionKind(kind));
    }
    return Words::tr("a section");
}

/// "risk 3", "iteration 2", "Testing of iteration 2"
QString objectWords(const ChangeNote &note)
{
    const QString object = cellText(note.object);
    const QString name = object.section(QLatin1Char(':'), 1);
    if (object.startsWith(QLatin1String("risk:")))
        return Words::tr("risk %1").arg(name);
    if (!object.startsWith(QLatin1String("iteration:")))
        return Words::tr("the register");
    const QString iteration = Words::tr("iteration %1").arg(name.section(QLatin1Char('/'), 0, 0));
    const QString section = name.section(QLatin1Char('/'), 1);
    return section.isEmpty() ? iteration
                             : Words::tr("%1 of %2").arg(sectionWords(section), iteration);
}

QString riskWords(const std::vector<std::string> &risks)
{
    if (risks.size() > mostNames)
        return Words::tr("%n risk(s)", nullptr, int(risks.size()));
    QString names;
    for (std::size_t i = 0; i < risks.size(); ++i) {
        if (i > 0)
            names += i + 1 == risks.size() ? Words::tr(" and ") : QStringLiteral(", ");
        names += cellText(risks[i]);
    }
    return risks.size() == 1 ? Words::tr("risk %1").arg(names) : Words::tr("risks %1").arg(names);
}

/// The risks where several were meant, else the object.
QString subjectWords(const ChangeNote &note)
{
    const bool hasObject = !note.object.empty() && note.object != "register";
    return note.risks.empty() || (note.risks.size() == 1 && hasObject) ? objectWords(note)
                                                                       : riskWords(note.risks);
}

/// "Owner" as "owner" in the middle of a sentence, but "CVE" as it is.
QString keyWords(const std::string &key)
{
    const QString words = said(key);
    const bool isName = words.size() > 1 && words == words.toUpper();
    return isName ? words : words.toLower();
}

QString fieldSentence(const ChangeNote &note)
{
    if (note.key == "Last Updated" || note.key == "lastUpdated")
        return with(Words::tr("Stamped Last Updated"), note.value);
    if (note.value.empty())
        return Words::tr("Removed %1 of %2").arg(keyWords(note.key), subjectWords(note));
    return Words::tr("Set %1 of %2 to %3")
        .arg(keyWords(note.key), subjectWords(note), quoted(note.value));
}

QString planSentence(const ChangeNote &note)
{
    const bool isNumber = !note.value.empty() && isAsciiDigit(note.value.front());
    return (isNumber ? Words::tr("Planned %1 for iteration %2") : Words::tr("Planned %1 for %2"))
        .arg(subjectWords(note), said(note.value));
}

QString completionSentence(const ChangeNote &note)
{
    const QString iteration = objectWords(note);
    if (note.kind == ChangeKind::Complete)
        return note.risks.empty()
                   ? Words::tr("Completed %1").arg(iteration)
                   : Words::tr("Completed %1; fixed %2").arg(iteration, riskWords(note.risks));
    return note.risks.empty()
               ? Words::tr("Reopened %1").arg(iteration)
               : Words::tr("Reopened %1; opened %2 again").arg(iteration, riskWords(note.risks));
}

QString editSentence(const ChangeNote &note)
{
    if (note.key == "lead")
        return Words::tr("Edited the first lines of %1").arg(objectWords(note));
    if (note.key == "heading")
        return with(Words::tr("Edited the heading of %1").arg(objectWords(note)), note.value);
    return Words::tr("Edited %1").arg(objectWords(note));
}

QString archiveSentence(const ChangeNote &note)
{
    const QString file = said(note.value);
    const QString risks = Words::tr("%n risk(s)", nullptr, int(note.risks.size()));
    if (note.key.empty())
        return Words::tr("Archived %1 in %2").arg(risks, file);
    const bool isOne = std::all_of(note.key.begin(), note.key.end(), isAsciiDigit);
    const QString iterations = (isOne ? Words::tr("iteration %1") : Words::tr("iterations %1"))
                                   .arg(said(note.key));
    return note.risks.empty() ? Words::tr("Archived %1 in %2").arg(iterations, file)
                              : Words::tr("Archived %1 and %2 in %3").arg(iterations, risks, file);
}

QString whole(const ChangeNote &note)
{
    switch (note.kind) {
    case ChangeKind::Mend:
        return Words::tr("Mended %1 in %2").arg(said(note.key), subjectWords(note));
    case ChangeKind::Archive:
        return archiveSentence(note);
    case ChangeKind::Renumber:
        return with(Words::tr("Renumbered"), note.value);
    case ChangeKind::Convert:
        return note.value.empty() ? Words::tr("Converted the risks")
                                  : Words::tr("Converted the risks to %1").arg(said(note.value));
    case ChangeKind::Repair:
        return Words::tr("Repaired damaged characters");
    case ChangeKind::Import:
        return note.value.empty() ? Words::tr("Read the text of the file anew")
                                  : Words::tr("Read the text of %1").arg(said(note.value));
    case ChangeKind::SignOff:
        return Words::tr("Signed off as %1 by %2").arg(said(note.key), said(note.value));
    case ChangeKind::External:
        return Words::tr("Taken over from %1").arg(placeWords(note));
    default:
        return Words::tr("Changed %1").arg(subjectWords(note));
    }
}

} // namespace

QString stepSentence(const ChangeNote &note)
{
    switch (note.kind) {
    case ChangeKind::AddRisk:
    case ChangeKind::AddIteration:
        return with(Words::tr("Added %1").arg(objectWords(note)), note.value);
    case ChangeKind::AddItem:
        return with(Words::tr("Added to %1").arg(objectWords(note)), note.value);
    case ChangeKind::SetField:
        return fieldSentence(note);
    case ChangeKind::Plan:
        return planSentence(note);
    case ChangeKind::Unplan:
        return Words::tr("Took %1 out of the plan").arg(subjectWords(note));
    case ChangeKind::MoveRisk:
        return Words::tr("Moved %1 to %2").arg(subjectWords(note), said(note.value));
    case ChangeKind::ReorderRisk:
        return note.value.empty()
                   ? Words::tr("Moved %1 to the end of its group").arg(subjectWords(note))
                   : Words::tr("Moved %1 before risk %2").arg(subjectWords(note), said(note.value));
    case ChangeKind::Complete:
    case ChangeKind::Reopen:
        return completionSentence(note);
    case ChangeKind::Accept:
        return with(Words::tr("Accepted %1").arg(subjectWords(note)), note.value);
    case ChangeKind::Close:
        return Words::tr("Closed %1").arg(subjectWords(note));
    case ChangeKind::EditText:
        return editSentence(note);
    case ChangeKind::EditItem:
        return with(Words::tr("Edited an entry of %1").arg(objectWords(note)), note.value);
    case ChangeKind::RemoveItem:
        return with(Words::tr("Removed an entry of %1").arg(objectWords(note)), note.value);
    case ChangeKind::MoveItem:
        return with(Words::tr("Moved an entry of %1").arg(objectWords(note)), note.value);
    case ChangeKind::AddSection:
        return with(Words::tr("Added a section to %1").arg(objectWords(note)), note.value);
    case ChangeKind::RemoveSection:
        return with(Words::tr("Removed a section of %1").arg(objectWords(note)), note.value);
    default:
        return whole(note);
    }
}

QString barrierSentence(const ChangeNote &note, std::size_t lines)
{
    return Words::tr("Taken over from %1: %n line(s)", nullptr, int(lines)).arg(placeWords(note));
}

QString placeWords(const ChangeNote &note)
{
    if (note.kind != ChangeKind::External)
        return Words::tr("library");
    return note.value.empty() ? Words::tr("the file") : cellText(note.value);
}

QString dayWords(QDate day, QDate today)
{
    if (!day.isValid())
        return Words::tr("Day unknown");
    const QLocale locale;
    if (day == today)
        return Words::tr("Today, %1").arg(locale.toString(day, QStringLiteral("d MMMM yyyy")));
    if (day.addDays(1) == today)
        return Words::tr("Yesterday, %1").arg(locale.toString(day, QStringLiteral("d MMMM yyyy")));
    return locale.toString(day, QStringLiteral("dddd, d MMMM yyyy"));
}

QString momentWords(const std::string &utc)
{
    return QDateTime::fromString(QString::fromStdString(utc), Qt::ISODate)
        .toLocalTime()
        .toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

} // namespace loadline::ui
