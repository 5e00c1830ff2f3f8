// SPDX-License-Identifier: GPL-3.0-or-later
// The half of FileLink that writes, or takes the file's text as a step of one's own.
#include "linking/file_link.h"

#include "changes/changes.h"
#include "files/safe_file.h"

#include <algorithm>
#include <utility>

namespace loadline::linking {

namespace {

/// Whether a look left all as it was, so that writing writes what was asked for.
bool isQuiet(const std::vector<FileNotice> &notices)
{
    using Kind = FileNotice::Kind;
    return std::all_of(notices.begin(), notices.end(), [](const FileNotice &notice) {
        return notice.kind == Kind::Missing || notice.kind == Kind::Empty
               || notice.kind == Kind::Back;
    });
}

/// Why the file may not be written over.
std::optional<Error> objectionOf(Condition condition, const std::string &path)
{
    const auto error = [&path](ErrorCode code, std::string what, std::string hint) {
        return Error{code, std::move(what), std::move(hint), path, 0, 0};
    };
    switch (condition) {
    case Condition::Conflict:
        return error(ErrorCode::ChangedOutside,
                     "was changed by another program in the parts that were changed here",
                     "choose what holds, then write");
    case Condition::Unmerged:
        return error(ErrorCode::ChangedOutside, "holds the conflict markers of an unfinished merge",
                     "finish the merge, then write");
    case Condition::Replaced:
        return error(ErrorCode::ChangedOutside, "is no longer the file that it was",
                     "put the file back, then write");
    case Condition::Unreadable:
        return error(ErrorCode::ChangedOutside, "cannot be read, so nothing is written over it",
                     "make it readable as UTF-8 text, then write");
    case Condition::Fine:
    case Condition::Missing:
    case Condition::Empty:
        break;
    }
    return std::nullopt;
}

} // namespace

Result<void> FileLink::write(const Stamp &stamp)
{
    if (!isQuiet(lookNow()))
        return tl::make_unexpected(
            objectionOf(m_condition, m_path)
                .value_or(Error{ErrorCode::ChangedOutside, "had been changed by another program",
                                "look at what the register says now, then write again", m_path, 0,
                                0}));
    if (auto objection = objectionOf(m_condition, m_path))
        return tl::make_unexpected(*objection);
    const bool isThere = m_wasSeen && m_condition != Condition::Missing;
    const std::string before = *m_editor->reg().text;
    if (isThere && m_condition == Condition::Fine && m_seen.bytes == before)
        return {};
    const Result<Change> stamped = stamp();
    if (!stamped)
        return tl::make_unexpected(stamped.error());
    std::optional<files::FileIdentity> expected;
    if (isThere)
        expected = files::identityOf(m_condition == Condition::Empty ? SharedBytes() : m_seen.bytes);
    const std::string bytes = applied(before, stamped->splices);
    const auto done = files::writeFile(m_path, bytes, expected);
    if (!done && done.error().code != ErrorCode::NotSynced) {
        look();
        return tl::make_unexpected(done.error());
    }
    ++m_round; // whoever looks just now saw what stood there before
    m_written = Written{m_seen, isThere, before, !stamped->isEmpty()};
    m_seen.bytes = bytes;
    m_wasSeen = true;
    setCondition(Condition::Fine);
    FileMovement movement;
    movement.seen = m_seen;
    if (!stamped->isEmpty())
        movement.changes.push_back(*stamped);
    const Result<void> kept = m_editor->follow(movement);
    Q_EMIT seenChanged();
    look();
    if (!done)
        return tl::make_unexpected(done.error());
    return kept;
}

Result<void> FileLink::takeBackWrite()
{
    if (!m_written || !m_written->wasThere)
        return {};
    const Written written = *std::exchange(m_written, std::nullopt);
    const auto done = files::writeFile(m_path, written.before.bytes,
                                       files::identityOf(m_seen.bytes));
    if (!done && done.error().code != ErrorCode::NotSynced)
        return tl::make_unexpected(done.error());
    ++m_round;
    const bool isUntouched = *m_editor->reg().text == m_seen.bytes;
    m_seen.bytes = written.before.bytes;
    if (written.isStamped && isUntouched) {
        if (const auto undone = m_editor->undo(); !undone)
            return tl::make_unexpected(undone.error());
    }
    FileMovement movement;
    movement.seen = m_seen;
    const Result<void> kept = m_editor->follow(movement);
    Q_EMIT seenChanged();
    look();
    return kept;
}

Result<void> FileLink::takeFileText()
{
    const Sight sight = m_lookout->look();
    if (sight.kind == Sight::Kind::Missing)
        return tl::make_unexpected(Error{ErrorCode::NotFound, "no such file",
                                         "write the register to make it", m_path, 0, 0});
    if (sight.trouble)
        return tl::make_unexpected(*sight.trouble);
    ++m_round;
    FileMovement movement;
    movement.seen = SeenFile{sight.bytes, sight.place.empty() ? m_seen.branch : sight.place};
    movement.changes.push_back(changes::replaceText(m_editor->reg(), sight.bytes,
                                                    {ChangeKind::Import, "register", {}, {}, {}}));
    const SeenFile before = std::exchange(m_seen, *movement.seen);
    const bool wasSeen = std::exchange(m_wasSeen, true);
    m_conflict.reset();
    if (Result<void> done = m_editor->follow(movement); !done) {
        m_seen = before;
        m_wasSeen = wasSeen;
        return done;
    }
    Q_EMIT seenChanged();
    setCondition(Condition::Fine);
    return {};
}

} // namespace loadline::linking
