// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/block_facts.h"
#include "core/error.h"
#include "core/register.h"
#include "ui/report/report_desk.h"
#include "ui/widgets/message_strip.h"

#include <QByteArray>
#include <QImage>
#include <QObject>

#include <optional>

class QWidget;

namespace loadline::ui {

class PageStack;
class RegisterSession;
class WindowActions;
class WindowMemory;
enum class OnClosing;

/// What the window's commands do to the open register, with the dialogs that they take. Whether a
/// command can be given is WindowActions' to say.
class RegisterCommands : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it; \a window is the dialogs' parent.
    RegisterCommands(PageStack *pages, WindowMemory *memory, QWidget *window);

    void setSession(RegisterSession *session) { m_session = session; }
    void listenTo(const WindowActions &actions);

    /// The iteration that the iteration commands mean: the page's, else the one that is worked on.
    std::optional<int> subject() const;

    void undo();
    void redo();
    void find();
    /// Puts what is selected on the clipboard.
    void copyAsMarkdown();
    void copyAsText();
    void quickAdd();
    void newIteration();
    void complete();
    void completeIteration(int number);
    void reopen();
    /// Holds an iteration's *Files Modified* against git.
    void filesFromGit();
    /// Asks where to, where the register has no file yet. Answers whether the file holds it now.
    bool write();
    /// Writes the file and commits it, and nothing else. Answers whether it is committed.
    bool writeAndCommit();
    /// Asks for a file and writes the register to it as CSV, JSON or Markdown.
    void exportTo();
    /// Asks for a file and writes the report of the review that the page shows to it, in the form
    /// that its name says: Markdown, HTML or PDF.
    void saveReport();
    /// Asks for a printer and prints the report of the review that is shown.
    void printReport();
    /// Asks for a file and writes a chart to it: the drawing, or the picture where it is called .png.
    void saveChart(const QByteArray &svg, const QImage &picture);
    /// Moves completed iterations to the file beside the register's, and writes both.
    void archive();
    /// Gives names that are given twice, or all, another number.
    void renumber();
    /// Before the register is closed with lines that its file does not have: asks, or does what
    /// was answered before. False: it stays open.
    bool settleUnwritten();

Q_SIGNALS:
    /// Something was done that is not seen in the register, in a sentence.
    void told(const QString &words);
    /// There is a commit, with what its hooks did to it.
    void committed(const loadline::ui::Message &message);
    void failed(const loadline::Error &error);
    void onClosingChosen(loadline::ui::OnClosing choice);

private:
    bool giveFile();
    void copy(const QString &text);

    PageStack *m_pages;
    WindowMemory *m_memory;
    QWidget *m_window;
    RegisterSession *m_session = nullptr;
    ReportDesk m_reports;
    mutable BlockFacts<Iteration, std::optional<int>> m_inProgress; ///< the last one of each block
};

} // namespace loadline::ui
