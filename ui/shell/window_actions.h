// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/navigation.h"
#include "ui/shell/register_shelf.h"
#include "ui/shell/window_memory.h"
#include "ui/widgets/theme.h"

#include <QObject>

#include <map>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;
class QMenuBar;

namespace loadline::ui {

class PageStack;
class RegisterSession;

/// All commands of the window, with their keys, and the menus that show them. It knows when a
/// command can be given; what it does is connected by the window.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QMainWindow *window);

    QAction *open;
    QAction *newFromSample;
    QAction *newEmpty;
    QAction *library;
    QAction *write;
    QAction *writeAndCommit;
    QAction *exportTo;
    QAction *importFiles;
    QAction *closeRegister;
    QAction *quit;
    QAction *undo;
    QAction *redo;
    QAction *copyMarkdown;
    QAction *copyText;
    QAction *quickAdd;
    QAction *find;
    QAction *findEverywhere;
    QAction *settings;
    QAction *archive;
    QAction *renumber;
    QAction *newIteration;
    QAction *complete;
    QAction *reopen;
    QAction *filesFromGit;
    QAction *showFindings;
    QAction *nextFinding;
    QAction *previousFinding;
    QAction *mendFinding;
    QAction *showLedger;
    QAction *palette;
    QAction *showKeys;
    QAction *about;
    std::map<PageId, QAction *> pages;

    QMenu *recentMenu() const { return m_recent; }
    void showRecent(const std::vector<ShelvedRegister> &recent);
    /// What stands behind the register's name in the navigation.
    QMenu *registerMenu() const { return m_registerMenu; }

    /// Enables and names what depends on the open register; \a session may be null. \a subject is
    /// the iteration that the iteration commands are about.
    void update(RegisterSession *session, std::optional<int> subject);
    /// Names what *Mend* would do; it cannot be given where that is empty.
    void showMend(const QString &words);
    void showChoices(ThemeChoice theme, OnClosing closing);
    /// The commands of the pages stand in the menus while the page is shown.
    void followPages(PageStack *pages);

Q_SIGNALS:
    void registerChosen(const QString &name);
    void themeChosen(loadline::ui::ThemeChoice choice);
    void onClosingChosen(loadline::ui::OnClosing choice);

private:
    QAction *add(QMenu *menu, const QString &text, const QKeySequence &key = {});
    void makeFileMenu(QMenuBar *bar);
    void makeEditMenu(QMenuBar *bar);
    void makeRegisterMenu(QMenuBar *bar);
    void makeIterationMenu(QMenuBar *bar);
    void makeFindingsMenu(QMenuBar *bar);
    void makeViewMenu(QMenuBar *bar);
    void makeHelpMenu(QMenuBar *bar);
    void makeClosingMenu();
    void nameSteps(RegisterSession *session);

    QMainWindow *m_window;
    QMenu *m_file;
    QMenu *m_recent;
    QMenu *m_registerMenu;
    QMenu *m_closing;
    QMenu *m_iteration;
    QMenu *m_page;
    QActionGroup *m_themes;
    QActionGroup *m_closings;
};

} // namespace loadline::ui
