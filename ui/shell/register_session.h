// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/import_record.h"
#include "editing/register_editor.h"
#include "files/safe_file.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace loadline::ui {

/// The Markdown file that a register is written to, as it was last read or written.
struct LinkedFile
{
    QString path; ///< absolute; empty where there is no file yet
    std::string base; ///< its bytes, as Loadline last saw them
    bool isThere = false; ///< it was seen; if not, writing makes it, and never over another one
};

/// What a look at the file showed, and what was done about it.
struct FileNotice
{
    enum class Kind {
        Repaired, ///< damaged text was mended; `count` runs
        Decoded, ///< a file that is no UTF-8 was read in the encoding that `detail` names
        TakenOver, ///< the file had changed outside and nothing here was unwritten; `count` lines
        BothChanged, ///< the file changed outside, and so did the register; nothing was chosen
        FileGone, ///< the linked file is no longer there
    };
    Kind kind;
    int count = 0;
    QString detail; ///< the encoding, or the file
};

/// Whether a file's bytes are text. The error names the place.
Result<void> checkText(const QString &path, const std::string &bytes);

/// Keeps the file's path and bytes in the library, so that they are known at the next start.
using KeepLinkedFile = std::function<Result<void>(const LinkedFile &)>;

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
                    KeepLinkedFile keep, QObject *parent = nullptr);
    ~RegisterSession() override;

    RegisterEditor &editor() { return *m_editor; }
    const Register &reg() const { return m_editor->reg(); }
    QString name() const { return m_name; }

    /// The file's path as people name it: from the repository's root where there is one, else its
    /// name. Empty where the register has no file yet.
    QString fileLabel() const { return m_fileLabel; }
    QString filePath() const { return m_file.path; }
    /// The bytes that the file had when Loadline last saw it.
    const std::string &fileBase() const { return m_file.base; }
    bool hasFile() const { return !m_file.path.isEmpty(); }
    /// How its text was taken from an input; nothing where that is not known.
    const std::optional<ImportRecord> &importRecord() const { return m_import; }
    void setImportRecord(std::optional<ImportRecord> record) { m_import = std::move(record); }
    /// Links the register to a file that is not there yet: *Write file* makes it.
    void linkFile(const QString &path);
    /// Takes the text that the file has now as one step, which undo can take back.
    bool takeFileText();
    /// Looks whether the file is still what Loadline saw. Where it changed and nothing here was
    /// unwritten, the register becomes what the file says, and undo stops there; where both
    /// changed, nothing is chosen.
    Result<std::optional<FileNotice>> compareWithFile();
    /// The same, when the window gets the keyboard back: reads the file only where its date or size
    /// is another one, and takes what other programs did to the library.
    Result<std::optional<FileNotice>> lookOutside();

    /// How many lines of the register the file does not have as they are (and the reverse, where
    /// lines were only taken out).
    int unwrittenLines() const { return m_unwrittenLines; }
    /// There is a file, and the register says something else.
    bool hasUnwritten() const { return hasFile() && m_unwrittenLines > 0; }

    /// Applies a change as one step. Answers whether it was done; if not, failed() was emitted.
    /// A change that changes nothing is done.
    bool apply(Result<Change> change);
    bool undo();
    bool redo();

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
    void countUnwrittenLines();
    Result<Change> stamp() const;
    Result<void> followFile(const std::string &bytes);
    QString fileSign() const;
    Result<void> fileHolds(const std::string &bytes);
    bool told(const Result<void> &done);

    std::unique_ptr<RegisterEditor> m_editor;
    QString m_name;
    LinkedFile m_file;
    KeepLinkedFile m_keep;
    std::optional<ImportRecord> m_import;
    QString m_fileLabel;
    QString m_fileSign; ///< date and size of the file when it was last looked at
    int m_unwrittenLines = 0;
};

} // namespace loadline::ui
