// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "editing/register_editor.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <string>

namespace loadline::ui {

/// The Markdown file that a register is written to, as it was last read or written.
struct LinkedFile
{
    QString path; ///< absolute; empty where there is no file yet
    std::string base; ///< its bytes, as Loadline last saw them
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
    RegisterSession(std::unique_ptr<RegisterEditor> editor, QString name, LinkedFile file,
                    QObject *parent = nullptr);
    ~RegisterSession() override;

    RegisterEditor &editor() { return *m_editor; }
    const Register &reg() const { return m_editor->reg(); }
    QString name() const { return m_name; }

    /// The file's path as people name it: from the repository's root where there is one, else its
    /// name. Empty where the register has no file yet.
    QString fileLabel() const;
    QString filePath() const { return m_file.path; }
    /// The bytes that the file had when Loadline last saw it.
    const std::string &fileBase() const { return m_file.base; }
    /// Links the register to a file that does not hold it yet: *Write file* makes it.
    void linkFile(const QString &path);

    /// How many lines of the register the file does not have as they are (and the reverse, where
    /// lines were only taken out).
    int unwrittenLines() const { return m_unwrittenLines; }

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
    std::optional<int> iterationCompletedSinceWritten() const;

    std::unique_ptr<RegisterEditor> m_editor;
    QString m_name;
    LinkedFile m_file;
    int m_unwrittenLines = 0;
};

} // namespace loadline::ui
