// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "itemmodels/library_model.h"

#include <QObject>

#include <functional>

class QWidget;

namespace loadline::ui {

class LibraryLoads;
class RegisterShelf;
class StartPage;

/// What the window does with the library as a whole: shows its registers on the start page, which
/// is made when it is first shown, weighs them, takes one out.
class LibraryDesk : public QObject
{
    Q_OBJECT

public:
    /// \a shelf must outlive it; \a window is the dialogs' parent.
    LibraryDesk(RegisterShelf *shelf, QWidget *window);

    /// Says whether a register is open in a window: it cannot be removed then.
    void setInUse(std::function<bool(const QString &name)> isInUse)
    {
        m_isInUse = std::move(isInUse);
    }

    /// The page with the registers as they are now.
    StartPage *page();

Q_SIGNALS:
    void openRequested();
    void sampleRequested();
    void emptyRequested();
    void registerRequested(const QString &name);
    void told(const QString &words);
    void failed(const loadline::Error &error);

private:
    StartPage *makePage();
    void list();
    void remove(const itemmodels::LibraryRow &row);

    RegisterShelf *m_shelf;
    std::function<bool(const QString &name)> m_isInUse;
    QWidget *m_window;
    StartPage *m_page = nullptr;
    LibraryLoads *m_loads = nullptr;
};

} // namespace loadline::ui
