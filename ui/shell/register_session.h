// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/import_record.h"
#include "editing/register_editor.h"
#include "library/register_id.h"
#include "linking/file_link.h"
#include "merge/line_diff.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace loadline::ui {

using linking::LinkedFile;

/// Keeps the path of a file that is to be made in the library, so that it is known at the next start.
using KeepFilePath = std::function<Result<void>(const std::string &path)>;

/// Where a register is kept, for those who read its library beside the window. Without a path it is
/// in memory, and nobody else can.
struct LibraryPlace
{
    std::string path;
    RegisterId id{};
};

/// The one register that is open in a window: its editor, and the file that it is written to.
///
/// Pages change the register through apply(), undo() and redo(), so that a refusal is shown in one
/// place; they read reg() and follow editor()'s signals. It shows nothing itself, and it does not
/// choose what is opened: that is the window's.
class RegisterSession : public QObject
{
    Q_OBJECT

public:
    /// \a editor must not be null. \a name is the register's name in its library.
    /// \a keep may be empty where nothing outlasts the window.
    RegisterSession(std::unique_ptr<RegisterEditor> editor, QString name, LinkedFile file,
                    KeepFilePath keep, QObject *parent = nullptr);
    ~RegisterSession() override;

    RegisterEditor &editor() { return *m_editor; }
    const Register &reg() const { return m_editor->reg(); }
    QString name() const { return m_name; }

    /// The file, and all that happens between it and the register.
    linking::FileLink &file() { return *m_file; }
    const linking::FileLink &file() const { return *m_file; }
    /// The file's path as people name it: from the repository's root where there is one, else its
    /// name. Empty where the register has no file yet.
    QString fileLabel() const { return m_fileLabel; }
    QString filePath() const { return QString::fromStdString(m_file->path()); }
    /// The bytes that the file had when Loadline last saw it.
    const std::string &fileBase() const { return m_file->base(); }
    bool hasFile() const { return m_file->hasFile(); }
    const LibraryPlace &place() const { return m_place; }
    void setPlace(LibraryPlace place) { m_place = std::move(place); }
    /// How its text was taken from an input; nothing where that is not known.
    const std::optional<ImportRecord> &importRecord() const { return m_import; }
    void setImportRecord(std::optional<ImportRecord> record) { m_import = std::move(record); }
    /// Links the register to a file that is not there yet: *Write file* makes it.
    void linkFile(const QString &path);
    /// Takes the text that the file has now as one step, which undo can take back.
    bool takeFileText();

    /// How many lines of the register the file does not have as they are (and the reverse, where
    /// lines were only taken out).
    int unwrittenLines() const { return m_unwrittenLines; }
    /// There is a file, and the register says something else.
    bool hasUnwritten() const { return hasFile() && m_unwrittenLines > 0; }

    /// Applies a change as one step. Answers whether it was done; if not, failed() was emitted.
    /// A change that changes nothing is done.
    bool apply(Result<Change> change);
    /// A person's step: the stamp that writing the file put behind it goes, and comes, with it.
    bool undo();
    bool redo();
    /// What undo() would take back; nothing where it would not.
    std::optional<ChangeNote> undoNote() const;
    /// Several steps of the journal at once, as RegisterEditor does them.
    bool undoTo(std::int64_t id, PastBarriers past);
    bool redoTo(std::int64_t id);

    /// Writes the register to its file, with *Last Updated* stamped where something else changed.
    /// What then stands in the file also stands in the register.
    /// Answers whether the file now holds the register; if not, failed() was emitted.
    bool write();

    /// Shows an error as if a change had failed: for pages whose own work was refused.
    void report(const Error &error);

Q_SIGNALS:
    /// The register has another text: editor().changed, once per step.
    void changed();
    void unwrittenLinesChanged(int lines);
    void written(const QString &path);
    void failed(const loadline::Error &error);
    /// Something was done that deserves a word, such as completing with incomplete evidence.
    void warned(const QString &text);

private:
    /// A step with the stamp behind it: where undo goes to, and what it takes back.
    struct StampedStep
    {
        std::int64_t before = 0;
        ChangeNote note;
    };

    std::optional<StampedStep> stampedStep() const;
    void countUnwrittenLines();
    Result<Change> stamp() const;
    bool told(const Result<void> &done);

    std::unique_ptr<RegisterEditor> m_editor;
    QString m_name;
    std::unique_ptr<linking::FileLink> m_file;
    KeepFilePath m_keep;
    LibraryPlace m_place;
    std::optional<ImportRecord> m_import;
    QString m_fileLabel;
    int m_unwrittenLines = 0;
    merge::CommonEnds m_asInFile; ///< of the register's text and the file's
};

} // namespace loadline::ui
