// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/navigation.h"
#include "ui/shell/register_shelf.h"
#include "ui/shell/window_memory.h"

#include <QMainWindow>

#include <memory>
#include <optional>

class QSplitter;
class QStackedWidget;

namespace loadline::ui {

class FileDesk;
class FindingsDesk;
class ImportDesk;
class LedgerDesk;
class MessageStrip;
class PageStack;
class RegisterCommands;
class SessionMessages;
class StartPage;
class StatusLine;
class Theme;
class WindowActions;

/// The window: one open register and its pages, or the start page. It connects commands with what
/// they do; the pages, the menus and the dialogs are elsewhere.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// \a isRemembering: the window's place, page and register come back at the next start.
    MainWindow(std::unique_ptr<RegisterShelf> shelf, Theme *theme, bool isRemembering);
    ~MainWindow() override;

    /// Each answers whether it is open now; if not, the message strip says why.
    bool openFile(const QString &path);
    bool openRegister(const QString &name);
    void openSample();
    void openEmpty();
    /// What was open when the window was closed, else the start page.
    void openLast();

    /// From now on a person is asked how a file is to be read that is damaged or no UTF-8; before,
    /// what is damaged is repaired.
    void askHowToRead();

    void showPage(PageId page);
    /// Nothing outlasts this window: the library could not be opened.
    void setKept(bool isKept);

    RegisterSession *session() const { return m_session.get(); }
    PageStack *pages() const { return m_pages; }
    WindowActions *actions() const { return m_actions; }
    SessionMessages *messages() const { return m_messages; }
    MessageStrip *strip() const { return m_strip; }
    /// What lasts about the file until it is settled.
    MessageStrip *fileBar() const { return m_fileBar; }
    FileDesk *file() const { return m_file; }
    FindingsDesk *findings() const { return m_findings; }
    ImportDesk *imports() const { return m_imports; }
    LedgerDesk *ledger() const { return m_ledger; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectCommands();
    void connectImports();
    void connectFile();
    void setSession(std::unique_ptr<RegisterSession> session);
    bool take(Result<OpenedRegister> opened);
    void leave();
    void noteOpened();
    void update();
    void updateCounts();
    void chooseFile();
    StartPage *makeStartPage();
    void showStart();

    std::unique_ptr<RegisterShelf> m_shelf;
    TextReader m_reader = repairedText;
    Theme *m_theme;
    WindowMemory m_memory;
    std::unique_ptr<RegisterSession> m_session;
    std::optional<RegisterId> m_unmarked; ///< opened, and not yet noted as such
    bool m_isKept = true;

    WindowActions *m_actions;
    Navigation *m_navigation;
    MessageStrip *m_strip;
    SessionMessages *m_messages;
    MessageStrip *m_fileBar;
    FileDesk *m_file;
    QSplitter *m_splitter;
    QStackedWidget *m_content;
    PageStack *m_pages;
    StartPage *m_start = nullptr; ///< made when it is first shown
    StatusLine *m_status;
    RegisterCommands *m_commands;
    FindingsDesk *m_findings;
    ImportDesk *m_imports;
    LedgerDesk *m_ledger;
    QSplitter *m_halves; ///< the page, and the findings or the ledger below it
};

} // namespace loadline::ui
