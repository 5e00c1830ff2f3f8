// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/words.h"

#include <QCoreApplication>

namespace loadline::ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(loadline::ui::Words)
};

QString placed(const Error &error)
{
    QString place = QString::fromStdString(error.path);
    if (error.line > 0) {
        place += place.isEmpty() ? Words::tr("Line %1").arg(error.line)
                                 : QStringLiteral(":%1").arg(error.line);
        if (error.column > 0)
            place += QStringLiteral(":%1").arg(error.column);
    }
    const QString what = QString::fromStdString(error.what);
    if (place.isEmpty())
        return sentence(error.what);
    return place + QStringLiteral(": ") + what + QLatin1Char('.');
}

QString meaningOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
    case ErrorCode::NotReadable:
    case ErrorCode::NotUtf8:
    case ErrorCode::Damaged:
        return Words::tr("Nothing was read and nothing was changed.");
    case ErrorCode::AmbiguousName:
    case ErrorCode::Refused:
    case ErrorCode::WouldNotReadBack:
    case ErrorCode::BadUsage:
    case ErrorCode::BadPolicy:
        return Words::tr("Nothing was changed.");
    case ErrorCode::ChangedOutside:
        return Words::tr("The file was not written. It is as somebody else left it; "
                         "your changes are in the library.");
    case ErrorCode::WriteFailed:
        return Words::tr("The file is as it was; your changes are in the library.");
    case ErrorCode::NotSynced:
        return Words::tr("The file is written, but may not survive a crash of this machine.");
    case ErrorCode::NotALibrary:
    case ErrorCode::NewerSchema:
        return Words::tr("The library was not touched. What you do now is kept only until "
                         "Loadline is closed, except for files that you write.");
    case ErrorCode::LibraryBusy:
    case ErrorCode::LibraryFailed:
        return Words::tr("The last change was not kept; everything before it is in the library.");
    }
    return {};
}

QString named(const std::string &object)
{
    const QString text = QString::fromStdString(object);
    const QString name = text.section(QLatin1Char(':'), 1).section(QLatin1Char('/'), 0, 0);
    if (text.startsWith(QLatin1String("risk:")))
        return Words::tr("risk %1").arg(name);
    if (text.startsWith(QLatin1String("iteration:")))
        return Words::tr("iteration %1").arg(name);
    return Words::tr("the register");
}

QString risksOf(const ChangeNote &note)
{
    if (note.risks.size() > 1)
        return Words::tr("%n risk(s)", nullptr, int(note.risks.size()));
    if (note.risks.size() == 1)
        return Words::tr("risk %1").arg(QString::fromStdString(note.risks.front()));
    return named(note.object);
}

QString fieldWords(const ChangeNote &note)
{
    const QString key = QString::fromStdString(note.key);
    if (key.compare(QLatin1String("Last Updated"), Qt::CaseInsensitive) == 0
        || key == QLatin1String("lastUpdated"))
        return Words::tr("stamp Last Updated");
    return Words::tr("change %1 of %2").arg(key, named(note.object));
}

} // namespace

QString sentence(const std::string &text)
{
    QString words = QString::fromStdString(text);
    if (words.isEmpty())
        return words;
    words[0] = words[0].toUpper();
    if (!words.endsWith(QLatin1Char('.')))
        words += QLatin1Char('.');
    return words;
}

Message messageOf(const Error &error)
{
    return {Message::Kind::Error, placed(error), meaningOf(error.code), sentence(error.hint)};
}

Message messageOf(const ReadingNotice &notice)
{
    switch (notice.kind) {
    case ReadingNotice::Kind::Repaired:
        return {Message::Kind::Warning,
                Words::tr("Repaired %n damaged place(s) in the text (%1).", nullptr, notice.count)
                    .arg(notice.detail),
                Words::tr("The file is as it was until you write it."),
                Words::tr("Document shows each repaired line.")};
    case ReadingNotice::Kind::Decoded:
        return {Message::Kind::Warning,
                Words::tr("Read the file as %1.").arg(notice.detail),
                Words::tr("It is as it was until you write it, and UTF-8 from then on."),
                {}};
    }
    return {};
}

QString stepWords(const ChangeNote &note)
{
    switch (note.kind) {
    case ChangeKind::AddRisk:
    case ChangeKind::AddIteration:
        return Words::tr("add %1").arg(named(note.object));
    case ChangeKind::AddItem:
        return Words::tr("add to %1").arg(named(note.object));
    case ChangeKind::SetField:
        return fieldWords(note);
    case ChangeKind::Plan:
        return Words::tr("plan %1").arg(risksOf(note));
    case ChangeKind::Unplan:
        return Words::tr("take %1 out of the plan").arg(risksOf(note));
    case ChangeKind::MoveRisk:
    case ChangeKind::ReorderRisk:
        return Words::tr("move %1").arg(risksOf(note));
    case ChangeKind::Complete:
        return Words::tr("complete %1").arg(named(note.object));
    case ChangeKind::Reopen:
        return Words::tr("reopen %1").arg(named(note.object));
    case ChangeKind::Accept:
        return Words::tr("accept %1").arg(risksOf(note));
    case ChangeKind::Close:
        return Words::tr("close %1").arg(risksOf(note));
    case ChangeKind::EditText:
        return Words::tr("edit %1").arg(named(note.object));
    case ChangeKind::EditItem:
        return Words::tr("edit a line of %1").arg(named(note.object));
    case ChangeKind::RemoveItem:
        return Words::tr("remove a line of %1").arg(named(note.object));
    case ChangeKind::MoveItem:
        return Words::tr("move a line of %1").arg(named(note.object));
    case ChangeKind::AddSection:
        return Words::tr("add a section to %1").arg(named(note.object));
    case ChangeKind::RemoveSection:
        return Words::tr("remove a section of %1").arg(named(note.object));
    case ChangeKind::MoveSection:
        return Words::tr("move a section of %1").arg(named(note.object));
    case ChangeKind::RecordFiles:
        return Words::tr("record the files of %1").arg(named(note.object));
    case ChangeKind::RecordTests:
        return Words::tr("record the tests of %1").arg(named(note.object));
    case ChangeKind::Mend:
        return Words::tr("mend %1").arg(QString::fromStdString(note.key));
    case ChangeKind::Archive:
        return Words::tr("archive iterations");
    case ChangeKind::Renumber:
        return Words::tr("renumber");
    case ChangeKind::Convert:
        return Words::tr("convert the risks");
    case ChangeKind::Repair:
        return Words::tr("repair damaged text");
    case ChangeKind::Import:
        return Words::tr("read the file's text");
    case ChangeKind::SignOff:
        return Words::tr("sign off");
    case ChangeKind::Bring:
        return Words::tr("bring back edits");
    case ChangeKind::External:
        return Words::tr("take over the file");
    }
    return {};
}

QString menuText(const QString &text)
{
    QString safe = text;
    return safe.replace(QLatin1Char('&'), QLatin1String("&&"));
}

QString shortText(const QString &text, int length)
{
    const QString line = text.left(length + 1).simplified();
    return text.size() > length ? line.left(length) + QChar(0x2026) : line;
}

} // namespace loadline::ui
