// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "ui/shell/window_memory.h"
#include "ui/shell/wish_to_open.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace loadline::ui {

class MainWindow;
class Theme;

/// The windows of the program, one a register: what is open already is raised, a window without a
/// register is used, else there is another one. What was open comes back at the next start.
class Windows : public QObject
{
    Q_OBJECT

public:
    /// All windows share \a library. \a isRemembering as for MainWindow.
    Windows(std::shared_ptr<Library> library, Theme *theme, bool isRemembering,
            QObject *parent = nullptr);
    ~Windows() override;

    /// Nothing outlasts the windows: the library could not be opened.
    void setUnkept() { m_isKept = false; }
    /// As MainWindow::askHowToRead(), for all of them.
    void setAsking() { m_isAsking = true; }

    /// Answers the window that has it now; \a from is where it was wished for, if anywhere. Where it
    /// cannot be opened, a window that says why.
    MainWindow *open(const WishToOpen &wish, MainWindow *from = nullptr);
    /// What was open at the last start, each in its window; else the start page.
    MainWindow *openLast();
    /// A line for a new risk, over the window of the file, or over the one that was used last. Where
    /// there is no window, none is shown for it and what was open stays remembered; one comes only
    /// where there is no register yet.
    void quickAdd(const QString &file);

    /// The window that was opened last comes to the front; where there is none, one is opened.
    void raiseLast();
    /// As open(), and the window comes to the front.
    void openInFront(const WishToOpen &wish) { raise(open(wish)); }

    /// Closes them all, or none: one may stay to be asked something.
    bool quit();

    std::vector<MainWindow *> all() const;

private:
    MainWindow *add();
    MainWindow *withSession(const WishToOpen &wish) const;
    MainWindow *withoutSession() const;
    MainWindow *openForQuickAdd(const QString &file);
    void remember();
    static void raise(MainWindow *window);

    std::shared_ptr<Library> m_library;
    Theme *m_theme;
    bool m_isRemembering;
    bool m_isKept = true;
    bool m_isAsking = false;
    bool m_isListHeld = false; ///< what was open stays remembered as it is
    WindowMemory m_memory;
    std::vector<QPointer<MainWindow>> m_windows; ///< in the order in which they were opened
};

} // namespace loadline::ui
