// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does when a command is given or something is told: which part answers to which.
#include "ui/shell/main_window.h"

#include "ui/findings/findings.h"
#include "ui/findings/findings_desk.h"
#include "ui/importing/import_desk.h"
#include "ui/ledger/ledger_desk.h"
#include "ui/linking/file_desk.h"
#include "ui/palette/palette_desk.h"
#include "ui/search/find_dialog.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/file_drop.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/register_commands.h"
#include "ui/shell/session_messages.h"
#include "ui/shell/status_line.h"
#include "ui/shell/window_actions.h"
#include "ui/shell/window_dialogs.h"
#include "ui/shell/writing_after_change.h"
#include "ui/start/library_desk.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>

namespace loadline::ui {

void MainWindow::connectCommands()
{
    const auto on = [this](QAction *action, auto done) {
        connect(action, &QAction::triggered, this, done);
    };
    on(m_actions->open, &MainWindow::chooseFile);
    on(m_actions->newFromSample, [this] { wish({WishToOpen::Sample}); });
    on(m_actions->newEmpty, [this] { wish({WishToOpen::Empty}); });
    on(m_actions->library, [this] { wish({WishToOpen::Library}); });
    on(m_actions->quit, &MainWindow::quitRequested);
    connect(m_actions->palette, &QAction::triggered, m_palette, &PaletteDesk::show);
    on(m_actions->showKeys, [this] { ui::showKeys(this, menuBar()); });
    on(m_actions->findEverywhere, &MainWindow::findEverywhere);
    on(m_actions->settings, &MainWindow::changeSettings);
    on(m_actions->about, [this] { showAbout(this, m_shelf->libraryPath()); });
    on(m_actions->closeRegister, [this] {
        if (m_commands->settleUnwritten())
            showStart();
    });
    m_commands->listenTo(*m_actions);
    connectImports();
    connectFile();
    connectLibrary();
    for (const auto &[page, action] : m_actions->pages)
        on(action, [this, id = page] { showPage(id); });
    connect(m_actions->recentMenu(), &QMenu::aboutToShow, this,
            [this] { m_actions->showRecent(m_shelf->recent()); });
    connect(m_actions, &WindowActions::registerChosen, this, [this](const QString &name) {
        wish({WishToOpen::Register, name});
    });
    connect(m_actions, &WindowActions::themeChosen, m_theme, &Theme::choose);
    connect(m_actions, &WindowActions::themeChosen, this, &MainWindow::settingsChanged);
    connect(m_actions, &WindowActions::onClosingChosen, this, [this](OnClosing choice) {
        m_memory.keepOnClosing(choice);
        Q_EMIT settingsChanged();
    });
    connect(this, &MainWindow::settingsChanged, this, &MainWindow::takeSettings);
    connect(m_navigation, &Navigation::pageRequested, this, &MainWindow::showPage);
    connect(m_pages, &PageStack::editingChanged, this, &MainWindow::update);
    connect(m_pages, &PageStack::subjectChanged, this, &MainWindow::update);
    connect(m_pages, &PageStack::writeRequested, m_commands, &RegisterCommands::write);
    connect(m_pages, &PageStack::completeRequested, m_commands,
            &RegisterCommands::completeIteration);
    connect(m_pages, &PageStack::copyRequested, m_commands, &RegisterCommands::copyAsMarkdown);
    connect(m_pages, &PageStack::saveChartRequested, m_commands, &RegisterCommands::saveChart);
    connect(m_pages, &PageStack::saveReportRequested, m_commands, &RegisterCommands::saveReport);
    connect(m_pages, &PageStack::printReportRequested, m_commands, &RegisterCommands::printReport);
    connect(m_pages, &PageStack::currentPageChanged, m_navigation, &Navigation::setCurrent);
    connect(m_commands, &RegisterCommands::failed, m_messages,
            qOverload<const Error &>(&SessionMessages::tell));
    connect(m_commands, &RegisterCommands::told, m_messages, &SessionMessages::tellDone);
    connect(m_commands, &RegisterCommands::committed, m_messages,
            qOverload<const Message &>(&SessionMessages::tell));
    connect(m_commands, &RegisterCommands::onClosingChosen, this, &MainWindow::settingsChanged);
    m_pages->setFindings(&m_findings->findings());
    connect(m_pages, &PageStack::findingsRequested, this, [this] { m_findings->showPanel(true); });
    m_findings->listenTo(*m_actions);
    m_ledger->listenTo(*m_actions);
    // There is room for one of them.
    connect(m_findings, &FindingsDesk::panelShown, this, [this](bool isShown) {
        if (isShown)
            m_ledger->showPanel(false);
    });
    connect(m_ledger, &LedgerDesk::panelShown, this, [this](bool isShown) {
        if (isShown)
            m_findings->showPanel(false);
    });
    connect(m_findings, &FindingsDesk::found, this, [this] {
        m_status->showFindings(m_findings->findings().all(), m_findings->findings().wereLookedFor());
    });
    connect(m_findings, &FindingsDesk::completeRequested, m_commands,
            &RegisterCommands::completeIteration);
    connect(m_status, &StatusLine::findingsRequested, m_actions->showFindings, &QAction::trigger);
}

void MainWindow::connectImports()
{
    auto *drop = new FileDrop(this);
    connect(drop, &FileDrop::dropped, this, [this](const QString &path) {
        wish({WishToOpen::File, path});
    });
    connect(drop, &FileDrop::setDropped, m_imports, &ImportDesk::import);
    connect(m_actions->importFiles, &QAction::triggered, this,
            [this] { m_imports->import(askForImports(this, m_memory.lastFolder())); });
    connect(m_imports, &ImportDesk::failed, m_messages,
            qOverload<const Error &>(&SessionMessages::tell));
    connect(m_imports, &ImportDesk::told, m_messages, &SessionMessages::tellDone);
    connect(m_imports, &ImportDesk::imported, m_file, &FileDesk::look);
    connect(m_imports, &ImportDesk::importedOne, this, [this](const QString &name) {
        wish({WishToOpen::Register, name});
    });
}

void MainWindow::connectFile()
{
    m_file->setMayFollow([this] { return isAtRest(); });
    connect(m_file, &FileDesk::told, m_messages, &SessionMessages::tellDone);
    connect(m_file, &FileDesk::failed, m_messages, qOverload<const Error &>(&SessionMessages::tell));
    connect(m_file, &FileDesk::stateChanged, this, &MainWindow::update);
    connect(m_pages, &PageStack::bringKeptRequested, m_file, &FileDesk::bringKept);
    connect(m_pages, &PageStack::discardKeptRequested, m_file, &FileDesk::discardKept);
}

void MainWindow::connectLibrary()
{
    connect(m_library, &LibraryDesk::openRequested, this, &MainWindow::chooseFile);
    connect(m_library, &LibraryDesk::sampleRequested, this, [this] { wish({WishToOpen::Sample}); });
    connect(m_library, &LibraryDesk::emptyRequested, this, [this] { wish({WishToOpen::Empty}); });
    connect(m_library, &LibraryDesk::registerRequested, this, [this](const QString &name) {
        wish({WishToOpen::Register, name});
    });
    connect(m_library, &LibraryDesk::told, m_messages, &SessionMessages::tellDone);
    connect(m_library, &LibraryDesk::failed, m_messages,
            qOverload<const Error &>(&SessionMessages::tell));
}

/// Nobody types or is asked something.
bool MainWindow::isAtRest() const
{
    return !m_pages->isEditing() && !QApplication::activeModalWidget()
           && !QApplication::activePopupWidget();
}

void MainWindow::changeSettings()
{
    SettingsDialog dialog({m_theme->choice(), m_memory.onClosing(), m_memory.writesAfterChange()},
                          this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const Settings chosen = dialog.chosen();
    m_theme->choose(chosen.theme);
    m_memory.keepOnClosing(chosen.onClosing);
    m_memory.keepWritesAfterChange(chosen.writesAfterChange);
    Q_EMIT settingsChanged();
}

void MainWindow::findEverywhere()
{
    m_pages->finishEditing();
    FindDialog dialog(m_shelf->library(), {m_session->name(), m_session->reg().text}, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const FindDialog::Place place = *dialog.place();
    if (place.name == m_session->name())
        showLine(place.line);
    else
        wish({WishToOpen::Register, place.name, place.line});
}

void MainWindow::chooseFile()
{
    const QString path = askForFile(this, m_memory.lastFolder());
    if (!path.isEmpty())
        wish({WishToOpen::File, path});
}

void MainWindow::quickAdd()
{
    m_commands->quickAdd();
}

} // namespace loadline::ui
