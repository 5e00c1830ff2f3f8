// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/error.h"
#include "editing/register_editor.h"
#include "linking/following.h"
#include "linking/lookout.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace loadline::linking {

class FileWatch;

/// The Markdown file that a register is written to, as it was last read or written.
struct LinkedFile
{
    std::string path; ///< absolute, without links; empty where there is no file yet
    SharedBytes base; ///< its bytes, as Loadline last saw them
    bool isThere = false; ///< it was seen; if not, writing makes it, and never over another one
    std::string place; ///< the branch that it was seen on; empty where none is known
};

/// What came of a look at the file.
struct FileNotice
{
    enum class Kind {
        TakenOver, ///< the register became what the file says; `count` lines
        Combined, ///< the file changed, and has not yet what is unwritten here; `count` lines
        SetAside, ///< `count` edits were kept for `from`, since the file is on `place` now
        CameBack, ///< `count` edits that were kept for `place` are in the register again
        Stuck, ///< `count` edits kept for `place` are on parts that the file changed
        Conflict, ///< file and register changed the same `count` parts; nothing was chosen
        Missing,
        Empty,
        Unmerged,
        Replaced, ///< `trouble` says by what
        Trouble, ///< the file or the library could not be read: `trouble`
        Back, ///< the file is what it was before something of these
    };
    Kind kind = Kind::Trouble;
    std::size_t count = 0;
    std::string from;
    std::string place;
    std::optional<Error> trouble;
};

/// What stands between a register and its file.
enum class Condition {
    Fine,
    Conflict, ///< the same parts were changed on both sides
    Missing,
    Empty,
    Unmerged,
    Replaced,
    Unreadable,
};

/// A register and its file: looks at the file, follows it, writes it. Through the editor alone does
/// it change the register, and it writes nothing over what it has not read.
///
/// It asks nobody: what only a person can decide waits, and is told by signals.
class FileLink : public QObject
{
    Q_OBJECT

public:
    /// \a editor must outlive it.
    FileLink(RegisterEditor *editor, LinkedFile file, QObject *parent = nullptr);
    ~FileLink() override;

    bool hasFile() const { return !m_path.empty(); }
    const std::string &path() const { return m_path; }
    /// The file's bytes as they were seen last.
    const std::string &base() const { return m_seen.bytes; }
    /// The branch that they were seen on.
    const std::string &place() const { return m_seen.branch; }
    bool wasSeen() const { return m_wasSeen; }
    Condition condition() const { return m_condition; }
    const Surroundings &surroundings() const { return m_surroundings; }
    std::optional<git::Repository> repository() const;

    /// Links a file that is not there yet: writing makes it.
    void linkNew(const std::string &path);

    /// From now on it looks by itself when something stirs.
    void startWatching();
    /// Where this says no, what a look found is not taken over yet: somebody is typing.
    void setMayFollow(std::function<bool()> mayFollow) { m_mayFollow = std::move(mayFollow); }
    /// Looks at the file beside the caller's work, and then at what git says.
    void look();
    /// Looks at once. Answers what came of it; noticed() tells it as well.
    std::vector<FileNotice> lookNow();
    /// The same, but where the file is what was seen last, git is not asked: what the branch is comes
    /// with the next look.
    std::vector<FileNotice> lookIfChanged();

    /// Takes what other windows and programs did to the register in its library.
    Result<void> catchUp();

    /// What waits for choices, made anew for the register as it is now.
    const std::optional<merge::Combination> &conflict() const { return m_conflict; }
    /// The register gets what both sides wrote, with a choice for each conflict; undo stops there.
    /// *Errors*: ChangedOutside where the file is another one by now.
    Result<void> settle(const std::vector<merge::Choice> &choices);
    /// The register becomes what the file says, as one step that undo takes back.
    Result<void> takeFileText();

    /// What bringing back edits, that were set aside for another branch, would make.
    Result<merge::Combination> bringing(std::int64_t kept) const;
    /// Brings them back, as one step that undo takes back.
    Result<void> bring(std::int64_t kept, const std::vector<merge::Choice> &choices = {});

    /// Makes *Last Updated* of the register as it is when it is to be written.
    using Stamp = std::function<Result<Change>()>;
    /// Writes the register to its file, stamped. What then stands in the file also stands in the
    /// register. Where it is there already, nothing is written.
    /// *Errors*: ChangedOutside where a look before showed anything else than what was seen; as
    /// files::writeFile(). NotSynced: it is written.
    Result<void> write(const Stamp &stamp);
    /// Puts file and register back as they were before the last write(), if nobody has changed
    /// either since.
    Result<void> takeBackWrite();

Q_SIGNALS:
    void noticed(const loadline::linking::FileNotice &notice);
    void conditionChanged();
    /// base() or place() is another one.
    void seenChanged();
    void surroundingsChanged();

private:
    /// What a write replaced.
    struct Written
    {
        SeenFile before;
        bool wasThere = false;
        std::string text; ///< of the register
        bool isStamped = false;
    };

    std::vector<FileNotice> conclude(const Sight &sight);
    std::vector<FileNotice> followText(const Sight &sight);
    Result<void> act(const Following &following);
    std::vector<FileNotice> noticesOf(const Following &following, const std::string &before,
                                      const std::string &from) const;
    std::vector<FileNotice> stopAt(Condition condition, FileNotice notice);
    Result<std::vector<KeptHere>> keptFor(const std::string &place) const;
    Result<void> keepSeen();
    std::size_t unwrittenParts() const;
    void setCondition(Condition condition);
    void ask();
    void take(int round, const Sight &sight);
    void takeSurroundings(const Surroundings &surroundings);
    void watchAround();
    void tell(const std::vector<FileNotice> &notices);

    RegisterEditor *m_editor;
    std::string m_path;
    SeenFile m_seen;
    bool m_wasSeen = false;
    Condition m_condition = Condition::Fine;
    std::optional<merge::Combination> m_conflict;
    std::string m_conflictText; ///< the file's text that it is with
    Surroundings m_surroundings;
    std::optional<Written> m_written;

    std::shared_ptr<Lookout> m_lookout;
    FileWatch *m_watch = nullptr; ///< from startWatching() on
    QTimer m_later; ///< looks again where it may not follow yet
    std::function<bool()> m_mayFollow;
    QThreadPool m_looking;
    QThreadPool m_asking; ///< git may take long to say what it knows of a large repository
    int m_round = 0; ///< a look that began before the last conclusion tells old news
    bool m_isLooking = false;
    bool m_isLookWanted = false;
    bool m_isAsking = false;
    bool m_isAskWanted = false;
};

} // namespace loadline::linking
