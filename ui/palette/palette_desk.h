// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/palette_model.h"

#include <QList>
#include <QObject>
#include <QPointer>

#include <vector>

class QAction;
class QMainWindow;
class QMenu;

namespace loadline::ui {

class Findings;
class PageStack;
class RegisterSession;

/// What the window's palette offers: each command that can be given now, and every place of the
/// open register. It does what is chosen through the command itself and the pages.
class PaletteDesk : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it. The commands are those of the window's menus.
    PaletteDesk(PageStack *pages, const Findings *findings, QMainWindow *window);

    /// Null where no register is open.
    void setSession(RegisterSession *session) { m_session = session; }
    void show();

private:
    void addCommands(const QMenu *menu, const QString &path);
    void addIterations();
    void addRisks();
    void addFindings();
    void follow(const itemmodels::PaletteTarget &target);

    PageStack *m_pages;
    const Findings *m_findings;
    QMainWindow *m_window;
    RegisterSession *m_session = nullptr;
    std::vector<itemmodels::PaletteTarget> m_targets; ///< while they are collected
    QList<QPointer<QAction>> m_commands; ///< a page's go with it
};

} // namespace loadline::ui
