// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/register_commands.h"

#include "changes/changes.h"
#include "itemmodels/text.h"
#include "ui/commit/commit_dialog.h"
#include "ui/commit/commit_words.h"
#include "ui/commit/register_commit.h"
#include "ui/iterations/complete_dialog.h"
#include "ui/iterations/files_from_git_dialog.h"
#include "ui/iterations/new_iteration_dialog.h"
#include "ui/report/report_printer.h"
#include "ui/review/deployment_review.h"
#include "ui/review/review_page.h"
#include "ui/risks/quick_add_dialog.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/register_export.h"
#include "ui/shell/register_session.h"
#include "ui/shell/window_actions.h"
#include "ui/shell/window_dialogs.h"
#include "ui/shell/window_memory.h"
#include "ui/upkeep/archive_dialog.h"
#include "ui/upkeep/renumber_dialog.h"

#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QPrintDialog>
#include <QPrinter>
#include <QTextDocument>

#include <algorithm>
#include <iterator>
#include <memory>

namespace loadline::ui {

RegisterCommands::RegisterCommands(PageStack *pages, WindowMemory *memory, QWidget *window)
    : QObject(window)
    , m_pages(pages)
    , m_memory(memory)
    , m_window(window)
    , m_reports(window)
{
    connect(&m_reports, &ReportDesk::told, this, &RegisterCommands::told);
    connect(&m_reports, &ReportDesk::failed, this, &RegisterCommands::failed);
}

void RegisterCommands::listenTo(const WindowActions &actions)
{
    const auto on = [this](QAction *action, auto done) {
        connect(action, &QAction::triggered, this, done);
    };
    on(actions.write, &RegisterCommands::write);
    on(actions.writeAndCommit, &RegisterCommands::writeAndCommit);
    on(actions.exportTo, &RegisterCommands::exportTo);
    on(actions.undo, &RegisterCommands::undo);
    on(actions.redo, &RegisterCommands::redo);
    on(actions.find, &RegisterCommands::find);
    on(actions.copyMarkdown, &RegisterCommands::copyAsMarkdown);
    on(actions.copyText, &RegisterCommands::copyAsText);
    on(actions.quickAdd, &RegisterCommands::quickAdd);
    on(actions.archive, &RegisterCommands::archive);
    on(actions.renumber, &RegisterCommands::renumber);
    on(actions.newIteration, &RegisterCommands::newIteration);
    on(actions.complete, &RegisterCommands::complete);
    on(actions.reopen, &RegisterCommands::reopen);
    on(actions.filesFromGit, &RegisterCommands::filesFromGit);
}

std::optional<int> RegisterCommands::subject() const
{
    if (!m_session)
        return std::nullopt;
    const Page *page = m_pages->current();
    if (page && page->currentIteration())
        return page->currentIteration();
    const auto &iterations = m_session->reg().iterations;
    m_inProgress.look(iterations, [&iterations](std::size_t first, std::size_t behind) {
        std::optional<int> found;
        for (std::size_t i = first; i < behind; ++i) {
            if (iterations[i].number && iterations[i].status == IterationStatus::InProgress)
                found = iterations[i].number;
        }
        return found;
    });
    std::optional<int> last;
    for (std::size_t block = 0; block < m_inProgress.size(); ++block) {
        if (m_inProgress[block])
            last = m_inProgress[block];
    }
    return last;
}

void RegisterCommands::undo()
{
    m_pages->finishEditing();
    m_session->undo();
}

void RegisterCommands::redo()
{
    m_pages->finishEditing();
    m_session->redo();
}

void RegisterCommands::find()
{
    m_pages->current()->find();
}

void RegisterCommands::copy(const QString &text)
{
    if (text.isEmpty()) {
        Q_EMIT told(tr("Nothing is selected that could be copied."));
        return;
    }
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT told(tr("Copied %n line(s).", nullptr, int(text.trimmed().count(QLatin1Char('\n')) + 1)));
}

void RegisterCommands::copyAsMarkdown()
{
    copy(itemmodels::fullText(m_pages->current()->copied()));
}

void RegisterCommands::copyAsText()
{
    // More is laid out too slowly; Markdown is text as well.
    constexpr std::size_t mostLaidOut = 500000;
    const std::string markdown = m_pages->current()->copied();
    if (markdown.size() > mostLaidOut) {
        copy(itemmodels::fullText(markdown));
        return;
    }
    QTextDocument document;
    document.setMarkdown(itemmodels::fullText(markdown), QTextDocument::MarkdownNoHTML);
    copy(document.toPlainText());
}

void RegisterCommands::quickAdd()
{
    m_pages->finishEditing();
    QuickAddDialog dialog(m_session, m_window);
    if (dialog.exec() == QDialog::Accepted && m_pages->currentPage() == PageId::Risks)
        m_pages->current()->showRisk(dialog.added());
}

void RegisterCommands::newIteration()
{
    m_pages->finishEditing();
    NewIterationDialog dialog(m_session, m_window);
    if (dialog.exec() != QDialog::Accepted || !dialog.added())
        return;
    m_pages->showPage(PageId::Iterations);
    m_pages->current()->showIteration(*dialog.added());
}

void RegisterCommands::complete()
{
    if (const auto number = subject())
        completeIteration(*number);
}

void RegisterCommands::completeIteration(int number)
{
    m_pages->finishEditing();
    CompleteDialog dialog(m_session, number, m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (dialog.end() == CompleteDialog::End::Write)
        write();
    else if (dialog.end() == CompleteDialog::End::Commit)
        writeAndCommit();
}

void RegisterCommands::reopen()
{
    m_pages->finishEditing();
    if (const auto number = subject())
        m_session->apply(changes::reopenIteration(m_session->reg(), *number));
}

/// A register that has no file yet gets one, where a person says.
bool RegisterCommands::giveFile()
{
    if (m_session->hasFile())
        return true;
    const QString path = askWhereToWrite(m_window, m_memory->lastFolder(), m_session->name());
    if (!path.isEmpty())
        m_session->linkFile(path);
    return !path.isEmpty();
}

void RegisterCommands::filesFromGit()
{
    m_pages->finishEditing();
    const auto number = subject();
    if (!number)
        return;
    FilesFromGitDialog dialog(m_session, *number, m_window);
    if (dialog.exec() == QDialog::Accepted)
        Q_EMIT told(dialog.words());
}

bool RegisterCommands::write()
{
    m_pages->finishEditing();
    return giveFile() && m_session->write();
}

bool RegisterCommands::writeAndCommit()
{
    m_pages->finishEditing();
    if (!giveFile())
        return false;
    auto request = commitOf(m_session);
    if (!request) {
        Q_EMIT failed(request.error());
        return false;
    }
    CommitDialog dialog(std::move(*request), m_window);
    if (dialog.exec() != QDialog::Accepted)
        return false;
    m_session->file().look();
    Q_EMIT committed(committedMessage(dialog.outcome(), m_session->fileLabel()));
    return true;
}

void RegisterCommands::exportTo()
{
    m_pages->finishEditing();
    const QString path = askWhereToExport(m_window, m_memory->lastFolder(), m_session->name());
    if (path.isEmpty())
        return;
    if (const Result<void> done = exportRegister(m_session->reg(), path); !done)
        Q_EMIT failed(done.error());
    else
        Q_EMIT told(tr("Exported to %1.").arg(path));
}

void RegisterCommands::saveReport()
{
    m_pages->finishEditing();
    const auto *page = qobject_cast<const ReviewPage *>(m_pages->current());
    const review::Review *review = page ? page->review()->review() : nullptr;
    if (!review)
        return;
    // What is asked for may take long, and the review may become another meanwhile.
    const review::Review reviewed = *review;
    const QString name = m_session->hasFile() ? m_session->fileLabel() : m_session->name();
    const QString path = askWhereToSaveReport(m_window, m_memory->lastFolder(), m_session->name());
    if (path.isEmpty())
        return;
    m_reports.save(*m_session, reviewed, itemmodels::bytesOf(name), path);
}

void RegisterCommands::printReport()
{
    m_pages->finishEditing();
    const auto *page = qobject_cast<const ReviewPage *>(m_pages->current());
    const review::Review *review = page ? page->review()->review() : nullptr;
    if (!review)
        return;
    const review::Review reviewed = *review;
    const QString name = m_session->hasFile() ? m_session->fileLabel() : m_session->name();
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(name);
    setReportMargins(*printer);
    QPrintDialog dialog(printer.get(), m_window);
    dialog.setWindowTitle(tr("Print the report"));
    if (dialog.exec() == QDialog::Accepted)
        m_reports.print(*m_session, reviewed, itemmodels::bytesOf(name), printer);
}

void RegisterCommands::saveChart(const QByteArray &svg, const QImage &picture)
{
    const QString path = askWhereToSaveChart(m_window, m_memory->lastFolder(), m_session->name());
    if (path.isEmpty())
        return;
    QByteArray bytes = svg;
    if (path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)) {
        bytes.clear();
        QBuffer buffer(&bytes);
        picture.save(&buffer, "PNG");
    }
    if (const Result<void> done = replaceFile(path, bytes.toStdString()); !done)
        Q_EMIT failed(done.error());
    else
        Q_EMIT told(tr("Saved the chart to %1.").arg(path));
}

void RegisterCommands::archive()
{
    m_pages->finishEditing();
    if (!m_session->hasFile()) {
        Q_EMIT failed(Error{ErrorCode::Refused,
                            "this register is in no file that an archive could lie beside",
                            "write it to a file first",
                            {}});
        return;
    }
    auto beside = readArchiveBeside(m_session->filePath());
    if (!beside) {
        Q_EMIT failed(beside.error());
        return;
    }
    ArchiveDialog dialog(m_session, std::move(*beside), m_window);
    if (dialog.exec() == QDialog::Accepted && write())
        Q_EMIT told(dialog.words());
}

void RegisterCommands::renumber()
{
    m_pages->finishEditing();
    RenumberDialog(m_session, m_window).exec();
}

bool RegisterCommands::settleUnwritten()
{
    if (!m_session)
        return true;
    m_pages->finishEditing();
    if (!m_session->hasUnwritten())
        return true;
    if (m_memory->onClosing() == OnClosing::Ask) {
        const auto choice = askOnClosing(m_window, m_session->unwrittenLines(),
                                         m_session->fileLabel());
        if (!choice)
            return false;
        m_memory->keepOnClosing(*choice);
        Q_EMIT onClosingChosen(*choice);
    }
    return m_memory->onClosing() != OnClosing::WriteFile || write();
}

} // namespace loadline::ui
