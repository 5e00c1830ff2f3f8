// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/register_session.h"

#include "changes/changes.h"
#include "checks/policy.h"
#include "core/text.h"
#include "markdown/reader.h"
#include "merge/line_diff.h"
#include "ui/shell/time_source.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace loadline::ui {

namespace {

/// The iteration that is completed in the register and was not in the file; the highest of several.
std::optional<int> completedSince(const Register &before, const Register &now)
{
    std::optional<int> completed;
    for (const Iteration &iteration : now.iterations) {
        if (!iteration.number || iteration.status != IterationStatus::Completed)
            continue;
        const bool wasCompleted = std::any_of(
            before.iterations.begin(), before.iterations.end(), [&](const Iteration &old) {
                return old.number == iteration.number && old.status == IterationStatus::Completed;
            });
        if (!wasCompleted)
            completed = std::max(completed.value_or(0), *iteration.number);
    }
    return completed;
}

QString labelOf(const QString &path)
{
    if (path.isEmpty())
        return {};
    const QFileInfo file(path);
    for (QDir folder = file.absoluteDir();; folder.cdUp()) {
        if (folder.exists(QStringLiteral(".git")))
            return folder.relativeFilePath(path);
        if (folder.isRoot())
            return file.fileName();
    }
}

} // namespace

Result<void> checkText(const QString &path, const std::string &bytes)
{
    const auto offset = firstInvalidUtf8(bytes);
    if (!offset)
        return {};
    const TextPlace place = placeOf(bytes, *offset);
    return tl::make_unexpected(
        Error{ErrorCode::NotUtf8, "the file is not UTF-8",
              "convert it to UTF-8, or read it with loadline-cli import --encoding",
              path.toStdString(), place.line, place.column});
}

RegisterSession::RegisterSession(std::unique_ptr<RegisterEditor> editor, QString name,
                                 LinkedFile file, KeepLinkedFile keep, QObject *parent)
    : QObject(parent)
    , m_editor(std::move(editor))
    , m_name(std::move(name))
    , m_file(std::move(file))
    , m_keep(std::move(keep))
    , m_fileLabel(labelOf(m_file.path))
{
    connect(m_editor.get(), &RegisterEditor::changed, this, [this] {
        countUnwrittenLines();
        Q_EMIT changed();
    });
    countUnwrittenLines();
}

RegisterSession::~RegisterSession() = default;

void RegisterSession::linkFile(const QString &path)
{
    m_file = LinkedFile{QFileInfo(path).absoluteFilePath(), {}, false};
    m_fileLabel = labelOf(m_file.path);
    if (m_keep)
        told(m_keep(m_file));
    countUnwrittenLines();
}

bool RegisterSession::apply(Result<Change> change)
{
    const Result<Change> done = m_editor->apply(std::move(change));
    if (!done) {
        Q_EMIT failed(done.error());
        return false;
    }
    for (const std::string &warning : done->warnings)
        Q_EMIT warned(QString::fromStdString(warning));
    return true;
}

bool RegisterSession::undo()
{
    const auto done = m_editor->undo();
    if (!done)
        Q_EMIT failed(done.error());
    return done.has_value();
}

bool RegisterSession::redo()
{
    const auto done = m_editor->redo();
    if (!done)
        Q_EMIT failed(done.error());
    return done.has_value();
}

void RegisterSession::report(const Error &error)
{
    Q_EMIT failed(error);
}

Result<Change> RegisterSession::stamp() const
{
    if (reg().lastUpdated.empty())
        return Change{};
    const auto completed = completedSince(markdown::read(m_file.base), reg());
    return policy::stampsLastUpdated(m_file.path.toStdString(), completed.has_value())
        .map([&](bool stamps) {
            return stamps ? changes::stampLastUpdated(reg(), nowUtc(), completed) : Change{};
        });
}

bool RegisterSession::write()
{
    if (m_file.isThere && m_file.base == *reg().text)
        return true;
    const Result<Change> stamped = stamp();
    if (!stamped) {
        Q_EMIT failed(stamped.error());
        return false;
    }
    const std::string bytes = applied(*reg().text, stamped->splices);
    std::optional<files::FileIdentity> expected;
    if (m_file.isThere)
        expected = files::identityOf(m_file.base);
    const auto done = files::writeFile(m_file.path.toStdString(), bytes, expected);
    if (!done && done.error().code != ErrorCode::NotSynced) {
        Q_EMIT failed(done.error());
        return false;
    }
    const bool kept = told(fileHolds(bytes)) && apply(stamped);
    countUnwrittenLines();
    if (!done)
        Q_EMIT failed(done.error());
    else if (kept)
        Q_EMIT written(m_file.path);
    return done && kept;
}

bool RegisterSession::takeFileText()
{
    const auto content = files::readFile(m_file.path.toStdString());
    if (!content) {
        Q_EMIT failed(content.error());
        return false;
    }
    if (!told(checkText(m_file.path, content->bytes)))
        return false;
    ChangeNote note{ChangeKind::Import, "register", {}, {}, {}};
    if (!told(fileHolds(content->bytes)))
        return false;
    const bool done = apply(changes::replaceText(reg(), content->bytes, std::move(note)));
    countUnwrittenLines();
    return done;
}

Result<std::optional<FileNotice>> RegisterSession::compareWithFile()
{
    m_fileSign = fileSign();
    const auto content = files::readFile(m_file.path.toStdString());
    if (!content && content.error().code == ErrorCode::NotFound) {
        m_file.isThere = false;
        m_file.base.clear();
        countUnwrittenLines();
        return FileNotice{FileNotice::Kind::FileGone, 0, m_file.path};
    }
    if (!content)
        return tl::make_unexpected(content.error());
    const std::string &now = content->bytes;
    if (now == m_file.base)
        return std::optional<FileNotice>();
    if (const auto text = checkText(m_file.path, now); !text)
        return tl::make_unexpected(text.error());
    const int lines = int(merge::differingLines(m_file.base, now));
    if (m_unwrittenLines > 0 && now != *reg().text)
        return FileNotice{FileNotice::Kind::BothChanged, lines, fileLabel()};
    if (const auto taken = followFile(now); !taken)
        return tl::make_unexpected(taken.error());
    return FileNotice{FileNotice::Kind::TakenOver, lines, fileLabel()};
}

Result<std::optional<FileNotice>> RegisterSession::lookOutside()
{
    if (const auto refreshed = m_editor->refresh(); !refreshed)
        return tl::make_unexpected(refreshed.error());
    if (!m_file.isThere || fileSign() == m_fileSign)
        return std::optional<FileNotice>();
    return compareWithFile();
}

QString RegisterSession::fileSign() const
{
    const QFileInfo file(m_file.path);
    return QStringLiteral("%1 %2").arg(file.lastModified().toMSecsSinceEpoch()).arg(file.size());
}

Result<void> RegisterSession::followFile(const std::string &bytes)
{
    ChangeNote note{ChangeKind::External, "register", {}, {}, {}};
    const auto done = m_editor->apply(changes::replaceText(reg(), bytes, std::move(note)));
    if (!done)
        return tl::make_unexpected(done.error());
    auto kept = fileHolds(bytes);
    countUnwrittenLines();
    return kept;
}

Result<void> RegisterSession::fileHolds(const std::string &bytes)
{
    m_file.base = bytes;
    m_file.isThere = true;
    m_fileSign = fileSign();
    return m_keep ? m_keep(m_file) : Result<void>();
}

bool RegisterSession::told(const Result<void> &done)
{
    if (!done)
        Q_EMIT failed(done.error());
    return done.has_value();
}

void RegisterSession::countUnwrittenLines()
{
    const int lines = int(merge::differingLines(m_file.base, *reg().text));
    if (lines == m_unwrittenLines)
        return;
    m_unwrittenLines = lines;
    Q_EMIT unwrittenLinesChanged(lines);
}

} // namespace loadline::ui
