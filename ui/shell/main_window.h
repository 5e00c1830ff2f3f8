// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/navigation.h"
#include "ui/shell/register_shelf.h"
#include "ui/shell/window_memory.h"
#include "ui/shell/wish_to_open.h"

#include <QMainWindow>

#include <functional>
#include <memory>
#include <optional>

class QSplitter;
class QStackedWidget;

namespace loadline::ui {

class FileDesk;
class FindingsDesk;
class ImportDesk;
class LedgerDesk;
class LibraryDesk;
class MessageStrip;
class PageStack;
class PaletteDesk;
class RegisterCommands;
class SessionMessages;
class StatusLine;
class Theme;
class WindowActions;
class WritingAfterChange;

/// The window: one open register and its pages, or the start page. It connects commands with what
/// they do; the pages, the menus and the dialogs are elsewhere.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// \a isRemembering: the window's place, page and register come back at the next start.
    MainWindow(std::unique_ptr<RegisterShelf> shelf, Theme *theme, bool isRemembering);
    ~MainWindow() override;

    /// Each answers whether it is open now, in this window; if not, the message strip says why.
    bool open(const WishToOpen &wish);
    bool openFile(const QString &path) { return open({WishToOpen::File, path}); }
    bool openRegister(const QString &name) { return open({WishToOpen::Register, name}); }

    /// The program's other windows, as far as this one has to know of them.
    struct Neighbours
    {
        /// Opens what a person wishes to, in the window where it belongs.
        std::function<void(const WishToOpen &)> open;
        /// Whether a register, by its name, is open in any window.
        std::function<bool(const QString &name)> haveOpen;
    };
    /// Without them, this window opens everything itself.
    void setNeighbours(Neighbours neighbours);
    /// The settings may be other ones, by another window's doing.
    void takeSettings();
    /// A line for a new risk of the open register.
    void quickAdd();

    /// From now on a person is asked how a file is to be read that is damaged or no UTF-8; before,
    /// what is damaged is repaired.
    void askHowToRead();

    void showPage(PageId page);
    /// A line of the document, from 1.
    void showLine(std::size_t line);
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

Q_SIGNALS:
    void quitRequested();
    void settingsChanged();
    /// Another register is open, or none; not when the window closes.
    void sessionChanged();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectCommands();
    void connectImports();
    void connectFile();
    void setSession(std::unique_ptr<RegisterSession> session);
    void wish(const WishToOpen &wish);
    bool openRegisterOf(const WishToOpen &wish);
    void findEverywhere();
    void changeSettings();
    bool isAtRest() const;
    bool take(Result<OpenedRegister> opened);
    void leave();
    void noteOpened();
    void update();
    void chooseFile();
    void connectLibrary();
    void showStart();

    std::unique_ptr<RegisterShelf> m_shelf;
    Neighbours m_neighbours;
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
    StatusLine *m_status;
    RegisterCommands *m_commands;
    FindingsDesk *m_findings;
    ImportDesk *m_imports;
    LedgerDesk *m_ledger;
    LibraryDesk *m_library;
    WritingAfterChange *m_writing;
    PaletteDesk *m_palette;
    QSplitter *m_halves; ///< the page, and the findings or the ledger below it
};

} // namespace loadline::ui
