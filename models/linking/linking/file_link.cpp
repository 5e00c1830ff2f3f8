// SPDX-License-Identifier: GPL-3.0-or-later
#include "linking/file_link.h"

#include "changes/changes.h"
#include "files/safe_file.h"
#include "linking/file_path.h"
#include "linking/file_watch.h"
#include "markdown/reader.h"
#include "merge/line_diff.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace loadline::linking {

namespace {

/// A look that may not be followed yet is repeated after so many milliseconds.
constexpr int patience = 250;

/// As few lines as the change takes, so that the journal shows what it was.
std::vector<Splice> splicesBetween(const std::string &before, const std::string &after)
{
    const merge::Lines oldLines = merge::linesOf(before);
    const merge::Lines newLines = merge::linesOf(after);
    const auto spanOf = [](const std::string &text, const merge::Lines &lines, std::size_t first,
                           std::size_t end) {
        const auto at = [&](std::size_t line) {
            return line < lines.size() ? std::size_t(lines[line].data() - text.data())
                                       : text.size();
        };
        return Span{at(first), at(end)};
    };
    std::vector<Splice> splices;
    for (const merge::LineEdit &edit : merge::lineEdits(oldLines, newLines)) {
        const Span to = spanOf(after, newLines, edit.newBegin, edit.newEnd);
        splices.push_back({spanOf(before, oldLines, edit.oldBegin, edit.oldEnd),
                           after.substr(to.begin, to.size())});
    }
    return splices;
}

Change changeTo(const std::string &before, const std::string &after, ChangeKind kind,
                std::string key, std::string value)
{
    return {splicesBetween(before, after),
            {kind, "register", std::move(key), std::move(value), {}},
            {}};
}

std::size_t editsIn(const std::vector<KeptEdits> &all)
{
    std::size_t edits = 0;
    for (const KeptEdits &one : all)
        edits += one.edits;
    return edits;
}

tl::unexpected<Error> changedAgain(const std::string &path)
{
    return tl::make_unexpected(Error{ErrorCode::ChangedOutside, "was changed by another program",
                                     "look at it as it is now, then try again", path, 0, 0});
}

} // namespace

FileLink::FileLink(RegisterEditor *editor, LinkedFile file, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
    , m_path(std::move(file.path))
    , m_seen{std::move(file.base), std::move(file.place)}
    , m_wasSeen(file.isThere)
    , m_lookout(std::make_shared<Lookout>(m_path))
{
    m_looking.setMaxThreadCount(1);
    m_asking.setMaxThreadCount(1);
    m_later.setSingleShot(true);
    m_later.setInterval(patience);
    connect(&m_later, &QTimer::timeout, this, &FileLink::look);
    connect(m_editor, &RegisterEditor::changed, this, [this] {
        if (!m_conflict)
            return;
        m_conflict = merge::combine(m_seen.bytes, *m_editor->reg().text, m_conflictText);
        Q_EMIT conditionChanged();
    });
}

FileLink::~FileLink()
{
    m_lookout->stop();
    m_looking.waitForDone();
    m_asking.waitForDone();
}

std::optional<git::Repository> FileLink::repository() const
{
    return m_lookout->repository();
}

void FileLink::linkNew(const std::string &path)
{
    ++m_round;
    m_path = path;
    m_seen = {};
    m_wasSeen = false;
    m_written.reset();
    m_lookout->stop();
    m_lookout = std::make_shared<Lookout>(m_path);
    setCondition(Condition::Fine);
    Q_EMIT seenChanged();
    if (m_watch)
        look();
}

void FileLink::startWatching()
{
    if (m_watch)
        return;
    m_watch = new FileWatch(this);
    connect(m_watch, &FileWatch::stirred, this, &FileLink::look);
    watchAround();
    look();
}

void FileLink::watchAround()
{
    if (!m_watch || m_path.empty())
        return;
    QStringList folders;
    if (const auto around = repository())
        folders << QFile::decodeName(QByteArray::fromStdString(around->gitDirectory()));
    m_watch->watch(QFile::decodeName(QByteArray::fromStdString(m_path)), folders);
}

// --- looking -------------------------------------------------------------------------------------

void FileLink::look()
{
    if (!hasFile())
        return;
    if (m_isLooking) {
        m_isLookWanted = true;
        return;
    }
    m_isLooking = true;
    m_isLookWanted = false;
    m_looking.start([this, lookout = m_lookout, round = m_round, known = m_seen.bytes] {
        QMetaObject::invokeMethod(
            this, [this, round, sight = lookout->look(known)] { take(round, sight); },
            Qt::QueuedConnection);
    });
    ask();
}

void FileLink::take(int round, const Sight &sight)
{
    m_isLooking = false;
    const bool isOld = round != m_round;
    if (!isOld && m_mayFollow && !m_mayFollow())
        m_later.start();
    else if (!isOld)
        tell(conclude(sight));
    watchAround();
    if (isOld || m_isLookWanted)
        look();
}

/// What git says is for people to see; it takes its own time.
void FileLink::ask()
{
    m_isAskWanted = m_isAsking;
    if (m_isAsking)
        return;
    m_isAsking = true;
    m_asking.start([this, lookout = m_lookout] {
        QMetaObject::invokeMethod(
            this, [this, around = lookout->surroundings()] { takeSurroundings(around); },
            Qt::QueuedConnection);
    });
}

void FileLink::takeSurroundings(const Surroundings &surroundings)
{
    m_isAsking = false;
    if (!(surroundings == m_surroundings)) {
        m_surroundings = surroundings;
        Q_EMIT surroundingsChanged();
    }
    if (m_isAskWanted)
        ask();
}

std::vector<FileNotice> FileLink::lookNow()
{
    if (!hasFile())
        return {};
    std::vector<FileNotice> notices = conclude(m_lookout->look(m_seen.bytes));
    tell(notices);
    return notices;
}

std::vector<FileNotice> FileLink::lookIfChanged()
{
    const bool isAsSeen = !hasFile() || (m_wasSeen && files::holds(m_path, m_seen.bytes));
    return isAsSeen ? std::vector<FileNotice>() : lookNow();
}

void FileLink::tell(const std::vector<FileNotice> &notices)
{
    for (const FileNotice &notice : notices)
        Q_EMIT noticed(notice);
}

// --- following -----------------------------------------------------------------------------------

/// Another window or program may have changed the register, and followed the file, meanwhile.
Result<void> FileLink::catchUp()
{
    const Result<bool> refreshed = m_editor->refresh();
    if (!refreshed)
        return tl::make_unexpected(refreshed.error());
    if (!*refreshed)
        return {};
    auto seen = m_editor->journal().seenFile();
    if (!seen)
        return tl::make_unexpected(seen.error());
    if (*seen) {
        m_seen = std::move(**seen);
        Q_EMIT seenChanged();
    }
    return {};
}

std::vector<FileNotice> FileLink::conclude(const Sight &sight)
{
    ++m_round;
    if (const auto refreshed = catchUp(); !refreshed)
        return {{FileNotice::Kind::Trouble, 0, {}, {}, refreshed.error()}};
    using Kind = FileNotice::Kind;
    // What was seen before is known, also where it is no UTF-8 and was read in its own encoding.
    const bool isAsSeen = m_wasSeen && sight.bytes == m_seen.bytes;
    const bool isContent = sight.kind == Sight::Kind::NotText || sight.kind == Sight::Kind::Empty
                           || sight.kind == Sight::Kind::Unmerged;
    if (isAsSeen && isContent)
        return followText(sight);
    switch (sight.kind) {
    case Sight::Kind::Missing:
        // One that was never there is made by writing.
        return m_wasSeen ? stopAt(Condition::Missing, {Kind::Missing, 0, {}, sight.place, {}})
                         : std::vector<FileNotice>();
    case Sight::Kind::Replaced:
        return stopAt(Condition::Replaced, {Kind::Replaced, 0, {}, {}, sight.trouble});
    case Sight::Kind::Unreadable:
    case Sight::Kind::NotText:
        return stopAt(Condition::Unreadable, {Kind::Trouble, 0, {}, {}, sight.trouble});
    case Sight::Kind::Empty:
        if (m_wasSeen)
            return stopAt(Condition::Empty, {Kind::Empty, 0, {}, sight.place, {}});
        break;
    case Sight::Kind::Unmerged:
        if (m_wasSeen && !hasConflictMarkers(m_seen.bytes))
            return stopAt(Condition::Unmerged, {Kind::Unmerged, 0, {}, sight.place, {}});
        break;
    case Sight::Kind::Text:
        break;
    }
    return m_wasSeen ? followText(sight) : std::vector<FileNotice>();
}

std::vector<FileNotice> FileLink::stopAt(Condition condition, FileNotice notice)
{
    if (m_condition == condition)
        return {};
    m_conflict.reset();
    setCondition(condition);
    return {std::move(notice)};
}

std::vector<FileNotice> FileLink::followText(const Sight &sight)
{
    const auto kept = keptFor(sight.place);
    if (!kept)
        return {{FileNotice::Kind::Trouble, 0, {}, {}, kept.error()}};
    const SharedText before = m_editor->reg().text;
    const std::string from = m_seen.branch;
    Following following = follow({before, m_seen}, sight, *kept);
    if (following.kind == Following::Kind::Conflict) {
        const std::size_t parts = following.combination->conflicts().size();
        m_conflict = std::move(following.combination);
        m_conflictText = sight.bytes;
        const bool isNew = m_condition != Condition::Conflict;
        setCondition(Condition::Conflict);
        Q_EMIT conditionChanged();
        if (!isNew)
            return {};
        return {{FileNotice::Kind::Conflict, parts, {}, {}, {}}};
    }
    if (const auto done = act(following); !done)
        return {{FileNotice::Kind::Trouble, 0, {}, {}, done.error()}};
    std::vector<FileNotice> notices = noticesOf(following, *before, from);
    if (m_condition != Condition::Fine) {
        if (notices.empty() && m_condition != Condition::Conflict)
            notices.push_back({FileNotice::Kind::Back, 0, {}, {}, {}});
        m_conflict.reset();
        setCondition(Condition::Fine);
    }
    return notices;
}

Result<void> FileLink::act(const Following &following)
{
    if (!following.seen)
        return {};
    FileMovement movement;
    movement.seen = following.seen;
    const std::string &text = *m_editor->reg().text;
    if (following.kind == Following::Kind::SetAside) {
        if (Result<void> done = keepSeen(); !done)
            return done;
        movement.keeps = KeptEdits{0, m_seen.branch, unwrittenParts(), {}};
    }
    const std::string &next = following.text ? *following.text : text;
    if (following.text) {
        const bool isSwitched = following.seen->branch != m_seen.branch && !m_seen.branch.empty();
        movement.changes.push_back(
            changeTo(text, next, ChangeKind::External, isSwitched ? "branch" : "",
                     isSwitched ? following.seen->branch : fileLabel(m_path)));
    }
    if (following.brought) {
        movement.changes.push_back(
            changeTo(next, *following.brought, ChangeKind::Bring, {}, following.seen->branch));
    }
    for (const KeptEdits &one : following.back)
        movement.takes.push_back(one.id);
    // What is seen is known before the register changes: whoever hears of the change asks for it.
    const SeenFile before = std::exchange(m_seen, *following.seen);
    if (Result<void> done = m_editor->follow(movement); !done) {
        m_seen = before;
        return done;
    }
    Q_EMIT seenChanged();
    return {};
}

std::vector<FileNotice> FileLink::noticesOf(const Following &following, const std::string &before,
                                            const std::string &from) const
{
    using Kind = FileNotice::Kind;
    const std::string &place = m_seen.branch;
    std::vector<FileNotice> notices;
    const auto lines = [&](const std::string &text) { return merge::differingLines(before, text); };
    switch (following.kind) {
    case Following::Kind::TakenOver:
        notices.push_back(
            {Kind::TakenOver, lines(*following.text), from == place ? "" : from, place, {}});
        break;
    case Following::Kind::Combined:
        notices.push_back({Kind::Combined, lines(*following.text), {}, place, {}});
        break;
    case Following::Kind::SetAside: {
        const auto kept = m_editor->journal().keptEdits();
        const std::size_t edits = kept && !kept->empty() ? kept->back().edits : 0;
        notices.push_back({Kind::SetAside, edits, from, place, {}});
        break;
    }
    case Following::Kind::Nothing:
    case Following::Kind::Seen:
    case Following::Kind::Conflict:
        break;
    }
    if (!following.back.empty())
        notices.push_back({Kind::CameBack, editsIn(following.back), {}, place, {}});
    if (!following.stuck.empty())
        notices.push_back({Kind::Stuck, editsIn(following.stuck), {}, place, {}});
    return notices;
}

Result<std::vector<KeptHere>> FileLink::keptFor(const std::string &place) const
{
    std::vector<KeptHere> here;
    if (place.empty() || place == m_seen.branch)
        return here;
    const auto all = m_editor->journal().keptEdits();
    if (!all)
        return tl::make_unexpected(all.error());
    for (const KeptEdits &one : *all) {
        if (one.branch != place)
            continue;
        auto texts = m_editor->journal().keptTexts(one.id);
        if (!texts)
            return tl::make_unexpected(texts.error());
        here.push_back({one, std::move(*texts)});
    }
    return here;
}

/// What is set aside has what was seen as its base, which the journal knows where it was kept.
Result<void> FileLink::keepSeen()
{
    const auto kept = m_editor->journal().seenFile();
    if (!kept)
        return tl::make_unexpected(kept.error());
    if (*kept && **kept == m_seen)
        return {};
    FileMovement movement;
    movement.seen = m_seen;
    return m_editor->follow(movement);
}

std::size_t FileLink::unwrittenParts() const
{
    return merge::differingParts(markdown::read(m_seen.bytes), m_editor->reg()).size();
}

void FileLink::setCondition(Condition condition)
{
    if (m_condition == condition)
        return;
    m_condition = condition;
    Q_EMIT conditionChanged();
}

Result<void> FileLink::settle(const std::vector<merge::Choice> &choices)
{
    lookNow();
    if (!m_conflict || m_conflict->conflicts().size() != choices.size())
        return changedAgain(m_path);
    const std::string text = m_conflict->text(choices);
    FileMovement movement;
    movement.seen = SeenFile{m_conflictText, m_seen.branch};
    movement.changes.push_back(
        changeTo(*m_editor->reg().text, text, ChangeKind::External, {}, fileLabel(m_path)));
    m_conflict.reset();
    const SeenFile before = std::exchange(m_seen, *movement.seen);
    if (Result<void> done = m_editor->follow(movement); !done) {
        m_seen = before;
        look();
        return done;
    }
    Q_EMIT seenChanged();
    setCondition(Condition::Fine);
    return {};
}

Result<merge::Combination> FileLink::bringing(std::int64_t kept) const
{
    return m_editor->journal().keptTexts(kept).map([this](const KeptTexts &texts) {
        return merge::combine(texts.base, texts.text, *m_editor->reg().text);
    });
}

Result<void> FileLink::bring(std::int64_t kept, const std::vector<merge::Choice> &choices)
{
    const auto combination = bringing(kept);
    if (!combination)
        return tl::make_unexpected(combination.error());
    if (combination->conflicts().size() != choices.size())
        return changedAgain(m_path);
    const auto all = m_editor->journal().keptEdits();
    if (!all)
        return tl::make_unexpected(all.error());
    const auto one = std::find_if(all->begin(), all->end(),
                                  [kept](const KeptEdits &edits) { return edits.id == kept; });
    FileMovement movement;
    movement.changes.push_back(changeTo(*m_editor->reg().text, combination->text(choices),
                                        ChangeKind::Bring, {},
                                        one == all->end() ? std::string() : one->branch));
    movement.takes = {kept};
    return m_editor->follow(movement);
}

} // namespace loadline::linking
