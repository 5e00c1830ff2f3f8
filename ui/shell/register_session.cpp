// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/register_session.h"

#include "changes/changes.h"
#include "checks/policy.h"
#include "linking/file_path.h"
#include "markdown/reader.h"
#include "merge/line_diff.h"
#include "ui/shell/time_source.h"
#include "ui/shell/words.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>

namespace loadline::ui {

namespace {

/// What writing the file did by itself.
bool isStamp(const ChangeNote &note)
{
    return note.kind == ChangeKind::SetField && note.object == "register"
           && note.key == "Last Updated";
}

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

} // namespace

RegisterSession::RegisterSession(std::unique_ptr<RegisterEditor> editor, QString name,
                                 LinkedFile file, KeepFilePath keep, QObject *parent)
    : QObject(parent)
    , m_editor(std::move(editor))
    , m_name(std::move(name))
    , m_file(std::make_unique<linking::FileLink>(m_editor.get(), std::move(file)))
    , m_keep(std::move(keep))
    , m_fileLabel(QString::fromStdString(linking::fileLabel(m_file->path())))
{
    connect(m_editor.get(), &RegisterEditor::changed, this,
            [this](const ChangeNote &, const std::vector<Splice> &splices) {
                m_asInFile.follow(splices, reg().text->size());
                countUnwrittenLines();
                Q_EMIT changed();
            });
    connect(m_file.get(), &linking::FileLink::seenChanged, this, [this] {
        m_asInFile = {};
        countUnwrittenLines();
    });
    countUnwrittenLines();
}

RegisterSession::~RegisterSession() = default;

void RegisterSession::linkFile(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    m_file->linkNew(absolute.toStdString());
    m_fileLabel = QString::fromStdString(linking::fileLabel(m_file->path()));
    if (m_keep)
        told(m_keep(m_file->path()));
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
        Q_EMIT warned(sentence(warning));
    return true;
}

std::optional<RegisterSession::StampedStep> RegisterSession::stampedStep() const
{
    constexpr std::size_t asked = 3; // the stamp, the step, and the one before it
    const auto last = m_editor->undoNote();
    if (!last || !isStamp(*last))
        return std::nullopt;
    const auto lines = m_editor->journal().latest(asked).value_or(std::vector<JournalLine>());
    if (lines.size() < 2 || lines[1].note.kind == ChangeKind::External || isStamp(lines[1].note))
        return std::nullopt;
    return StampedStep{lines.size() < asked ? 0 : lines[2].id, lines[1].note};
}

std::optional<ChangeNote> RegisterSession::undoNote() const
{
    const auto step = stampedStep();
    return step ? std::optional(step->note) : m_editor->undoNote();
}

bool RegisterSession::undo()
{
    if (const auto step = stampedStep())
        return undoTo(step->before, PastBarriers::No);
    const auto done = m_editor->undo();
    if (!done)
        Q_EMIT failed(done.error());
    return done.has_value();
}

bool RegisterSession::redo()
{
    auto done = m_editor->redo();
    const auto next = m_editor->redoNote();
    if (done && next && isStamp(*next))
        done = m_editor->redo();
    if (!done)
        Q_EMIT failed(done.error());
    return done.has_value();
}

bool RegisterSession::undoTo(std::int64_t id, PastBarriers past)
{
    const auto done = m_editor->undoTo(id, past);
    if (!done)
        Q_EMIT failed(done.error());
    return done.has_value();
}

bool RegisterSession::redoTo(std::int64_t id)
{
    const auto done = m_editor->redoTo(id);
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
    const auto completed = completedSince(markdown::read(fileBase()), reg());
    return policy::stampsLastUpdated(m_file->path(), completed.has_value()).map([&](bool stamps) {
        return stamps ? changes::stampLastUpdated(reg(), nowUtc(), completed) : Change{};
    });
}

bool RegisterSession::write()
{
    const bool isThereAlready = m_file->wasSeen() && fileBase() == *reg().text;
    const Result<void> done = m_file->write([this] { return stamp(); });
    if (told(done) && !isThereAlready)
        Q_EMIT written(filePath());
    return done.has_value();
}

bool RegisterSession::takeFileText()
{
    return told(m_file->takeFileText());
}

bool RegisterSession::told(const Result<void> &done)
{
    if (!done)
        Q_EMIT failed(done.error());
    return done.has_value();
}

void RegisterSession::countUnwrittenLines()
{
    const int lines = int(merge::differingLines(fileBase(), *reg().text, &m_asInFile));
    if (lines == m_unwrittenLines)
        return;
    m_unwrittenLines = lines;
    Q_EMIT unwrittenLinesChanged(lines);
}

} // namespace loadline::ui
