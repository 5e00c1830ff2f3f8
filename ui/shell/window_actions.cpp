// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_actions.h"

#include "markdown/reader.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/register_session.h"
#include "ui/shell/words.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace loadline::ui {

WindowActions::WindowActions(QMainWindow *window)
    : QObject(window)
    , m_window(window)
    , m_themes(new QActionGroup(this))
    , m_closings(new QActionGroup(this))
{
    QMenuBar *bar = window->menuBar();
    makeFileMenu(bar);
    makeEditMenu(bar);
    makeRegisterMenu(bar);
    makeIterationMenu(bar);
    m_page = bar->addMenu(tr("&Page"));
    makeFindingsMenu(bar);
    makeViewMenu(bar);
    makeHelpMenu(bar);
    m_registerMenu = new QMenu(window);
    m_registerMenu->addActions({open, newFromSample, newEmpty});
    m_registerMenu->addMenu(m_recent);
    m_registerMenu->addAction(library);
    m_registerMenu->addSeparator();
    m_registerMenu->addActions({archive, renumber});
    m_registerMenu->addSeparator();
    m_registerMenu->addAction(closeRegister);
}

QAction *WindowActions::add(QMenu *menu, const QString &text, const QKeySequence &key)
{
    QAction *action = menu->addAction(text);
    action->setShortcut(key);
    return action;
}

void WindowActions::makeFileMenu(QMenuBar *bar)
{
    m_file = bar->addMenu(tr("&File"));
    open = add(m_file, tr("&Open…"), QKeySequence::Open);
    newFromSample = add(m_file, tr("New from &sample"));
    newEmpty = add(m_file, tr("New &empty register"));
    m_recent = m_file->addMenu(tr("&Recent"));
    library = add(m_file, tr("&All registers"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    m_file->addSeparator();
    write = add(m_file, tr("&Write file"), QKeySequence::Save);
    writeAndCommit = add(m_file, tr("Write and &commit…"),
                         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    importFiles = add(m_file, tr("I&mport…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I));
    exportTo = add(m_file, tr("E&xport…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    m_closing = m_file->addMenu(tr("When c&losing with lines not written"));
    makeClosingMenu();
    m_file->addSeparator();
    closeRegister = add(m_file, tr("&Close register"), QKeySequence(Qt::CTRL | Qt::Key_W));
    quit = add(m_file, tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));
}

void WindowActions::makeClosingMenu()
{
    const auto choice = [this](const QString &text, OnClosing value) {
        QAction *action = m_closing->addAction(text);
        action->setCheckable(true);
        action->setData(int(value));
        m_closings->addAction(action);
    };
    choice(tr("&Ask"), OnClosing::Ask);
    choice(tr("&Write file"), OnClosing::WriteFile);
    choice(tr("&Leave in library"), OnClosing::LeaveInLibrary);
    connect(m_closings, &QActionGroup::triggered, this,
            [this](QAction *action) { Q_EMIT onClosingChosen(OnClosing(action->data().toInt())); });
}

void WindowActions::makeEditMenu(QMenuBar *bar)
{
    QMenu *menu = bar->addMenu(tr("&Edit"));
    undo = add(menu, tr("&Undo"), QKeySequence(Qt::CTRL | Qt::Key_Z));
    redo = add(menu, tr("&Redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    menu->addSeparator();
    copyMarkdown = add(menu, tr("Copy as &Markdown"),
                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    copyText = add(menu, tr("Copy as &text"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C));
    menu->addSeparator();
    quickAdd = add(menu, tr("Quick &add risk…"), QKeySequence(Qt::CTRL | Qt::Key_N));
    menu->addSeparator();
    find = add(menu, tr("&Find"), QKeySequence::Find);
    findEverywhere = add(menu, tr("Find in &all text…"),
                         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    menu->addSeparator();
    settings = add(menu, tr("&Settings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma));
}

void WindowActions::makeRegisterMenu(QMenuBar *bar)
{
    QMenu *menu = bar->addMenu(tr("Re&gister"));
    archive = add(menu, tr("&Archive…"));
    renumber = add(menu, tr("&Renumber…"));
}

void WindowActions::makeIterationMenu(QMenuBar *bar)
{
    m_iteration = bar->addMenu(tr("&Iteration"));
    newIteration = add(m_iteration, tr("&New iteration…"),
                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    m_iteration->addSeparator();
    complete = add(m_iteration, tr("&Complete…"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    reopen = add(m_iteration, tr("&Reopen"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return));
    m_iteration->addSeparator();
    filesFromGit = add(m_iteration, tr("&Files from git…"));
}

void WindowActions::makeFindingsMenu(QMenuBar *bar)
{
    QMenu *menu = bar->addMenu(tr("Fi&ndings"));
    showFindings = add(menu, tr("&Show findings"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M));
    showFindings->setCheckable(true);
    menu->addSeparator();
    nextFinding = add(menu, tr("&Next finding"), QKeySequence(Qt::Key_F8));
    previousFinding = add(menu, tr("&Previous finding"), QKeySequence(Qt::SHIFT | Qt::Key_F8));
    menu->addSeparator();
    mendFinding = add(menu, tr("&Mend"), QKeySequence(Qt::CTRL | Qt::Key_Period));
    showMend({});
}

void WindowActions::makeViewMenu(QMenuBar *bar)
{
    QMenu *menu = bar->addMenu(tr("&View"));
    auto *group = new QActionGroup(this);
    for (const PageId page : allPages) {
        QAction *action = add(menu, titleOf(page),
                              QKeySequence(QStringLiteral("Ctrl+%1").arg(int(page))));
        action->setCheckable(true);
        group->addAction(action);
        pages[page] = action;
    }
    menu->addSeparator();
    palette = add(menu, tr("&Command palette…"), QKeySequence(Qt::CTRL | Qt::Key_K));
    showLedger = add(menu, tr("Import &ledger"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    showLedger->setCheckable(true);
    menu->addSeparator();
    QMenu *theme = menu->addMenu(tr("&Theme"));
    const auto choice = [&](const QString &text, ThemeChoice value) {
        QAction *action = theme->addAction(text);
        action->setCheckable(true);
        action->setData(int(value));
        m_themes->addAction(action);
    };
    choice(tr("As the &system"), ThemeChoice::System);
    choice(tr("&Light"), ThemeChoice::Light);
    choice(tr("&Dark"), ThemeChoice::Dark);
    connect(m_themes, &QActionGroup::triggered, this,
            [this](QAction *action) { Q_EMIT themeChosen(ThemeChoice(action->data().toInt())); });
}

void WindowActions::makeHelpMenu(QMenuBar *bar)
{
    QMenu *menu = bar->addMenu(tr("&Help"));
    showKeys = add(menu, tr("&Keyboard shortcuts"), QKeySequence::HelpContents);
    about = add(menu, tr("&About Loadline"));
}

void WindowActions::showRecent(const std::vector<ShelvedRegister> &recent)
{
    m_recent->clear();
    for (const ShelvedRegister &one : recent) {
        QAction *action = m_recent->addAction(menuText(one.name));
        connect(action, &QAction::triggered, this,
                [this, name = one.name] { Q_EMIT registerChosen(name); });
    }
    if (m_recent->isEmpty())
        m_recent->addAction(tr("None yet"))->setEnabled(false);
}

void WindowActions::showMend(const QString &words)
{
    mendFinding->setEnabled(!words.isEmpty());
    mendFinding->setText(words.isEmpty() ? tr("&Mend") : tr("&Mend: %1").arg(menuText(words)));
}

void WindowActions::showChoices(ThemeChoice theme, OnClosing closing)
{
    for (QAction *action : m_themes->actions())
        action->setChecked(action->data().toInt() == int(theme));
    for (QAction *action : m_closings->actions())
        action->setChecked(action->data().toInt() == int(closing));
}

void WindowActions::update(RegisterSession *session, std::optional<int> subject)
{
    for (QAction *action : {write, writeAndCommit, copyMarkdown, copyText, exportTo, closeRegister,
                            quickAdd, find, findEverywhere, archive, renumber, newIteration,
                            showFindings, nextFinding, previousFinding, showLedger})
        action->setEnabled(session);
    for (const auto &[page, action] : pages)
        action->setEnabled(session);
    m_page->menuAction()->setVisible(session);

    const Iteration *iteration = nullptr;
    if (session && subject) {
        if (const auto index = markdown::findIteration(session->reg(), *subject))
            iteration = &session->reg().iterations[*index];
    }
    const bool isCompleted = iteration && iteration->status == IterationStatus::Completed;
    complete->setEnabled(iteration && !isCompleted);
    reopen->setEnabled(isCompleted);
    filesFromGit->setEnabled(iteration && session->hasFile());
    complete->setText(iteration ? tr("&Complete iteration %1…").arg(*subject) : tr("&Complete…"));
    reopen->setText(isCompleted ? tr("&Reopen iteration %1").arg(*subject) : tr("&Reopen"));
    if (session && session->hasFile())
        write->setText(tr("&Write %1").arg(menuText(session->fileLabel())));
    else
        write->setText(tr("&Write file…"));
    nameSteps(session);
}

void WindowActions::nameSteps(RegisterSession *session)
{
    const auto undoable = session ? session->undoNote() : std::nullopt;
    const auto redoable = session ? session->editor().redoNote() : std::nullopt;
    // At a change from outside undo says that it stops there; greyed out it would say nothing.
    undo->setEnabled(undoable || (session && session->editor().isAtBarrier()));
    redo->setEnabled(redoable.has_value());
    undo->setText(undoable ? tr("&Undo %1").arg(menuText(stepWords(*undoable))) : tr("&Undo"));
    redo->setText(redoable ? tr("&Redo %1").arg(menuText(stepWords(*redoable))) : tr("&Redo"));
}

void WindowActions::followPages(PageStack *stack)
{
    connect(stack, &PageStack::currentPageChanged, this, [this, stack](PageId page) {
        pages[page]->setChecked(true);
        m_page->setTitle(page == PageId::Risks ? tr("&Risk") : tr("&Page"));
        // The actions belong to their page; the menu only shows them.
        for (QAction *shown : m_page->actions())
            m_page->removeAction(shown);
        m_page->addActions(stack->current()->commands());
        m_page->menuAction()->setVisible(!m_page->isEmpty());
    });
}

} // namespace loadline::ui
