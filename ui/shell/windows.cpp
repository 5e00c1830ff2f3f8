// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windows.h"

#include "linking/file_path.h"
#include "ui/shell/main_window.h"
#include "ui/shell/register_session.h"
#include "ui/shell/register_shelf.h"

#include <QApplication>
#include <QScreen>

#include <algorithm>

namespace loadline::ui {

namespace {

/// A step down and to the right of another one, and wholly on its screen.
void placeBeside(QWidget *window, const QWidget *other)
{
    constexpr QPoint step{32, 32};
    constexpr QSize frame{16, 48}; // before it is shown nobody knows how wide it will be
    const QRect screen = other->screen()->availableGeometry();
    const QRect room(screen.topLeft(), screen.size() - frame);
    const QSize size = window->size().boundedTo(room.size());
    const QPoint last = room.bottomRight() - QPoint(size.width() - 1, size.height() - 1);
    const QPoint place = other->pos() + step;
    window->resize(size);
    window->move(std::clamp(place.x(), room.left(), last.x()),
                 std::clamp(place.y(), room.top(), last.y()));
}

} // namespace

Windows::Windows(std::shared_ptr<Library> library, Theme *theme, bool isRemembering, QObject *parent)
    : QObject(parent)
    , m_library(std::move(library))
    , m_theme(theme)
    , m_isRemembering(isRemembering)
    , m_memory(isRemembering)
{
}

Windows::~Windows()
{
    m_isListHeld = true;
    for (MainWindow *window : all())
        delete window;
}

std::vector<MainWindow *> Windows::all() const
{
    std::vector<MainWindow *> all;
    for (const QPointer<MainWindow> &window : m_windows) {
        if (window)
            all.push_back(window);
    }
    return all;
}

MainWindow *Windows::add()
{
    auto *window = new MainWindow(std::make_unique<RegisterShelf>(m_library), m_theme,
                                  m_isRemembering);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setKept(m_isKept);
    if (m_isAsking)
        window->askHowToRead();
    window->setNeighbours({[this, window](const WishToOpen &wish) { open(wish, window); },
                           [this](const QString &name) {
                               return withSession({WishToOpen::Register, name}) != nullptr;
                           }});
    connect(window, &MainWindow::settingsChanged, this, [this, window] {
        for (MainWindow *other : all()) {
            if (other != window)
                other->takeSettings();
        }
    });
    connect(window, &MainWindow::quitRequested, this, &Windows::quit);
    connect(window, &MainWindow::sessionChanged, this, &Windows::remember);
    connect(window, &QObject::destroyed, this, [this, window] {
        std::erase(m_windows, window);
        remember();
    });
    if (!all().empty())
        placeBeside(window, all().back());
    m_windows.push_back(window);
    return window;
}

MainWindow *Windows::withSession(const WishToOpen &wish) const
{
    const auto settled = wish.kind == WishToOpen::File
                             ? linking::settledPath(wish.what.toStdString()).value_or(std::string())
                             : std::string();
    for (MainWindow *window : all()) {
        const RegisterSession *session = window->session();
        if (session
            && ((wish.kind == WishToOpen::Register && session->name() == wish.what)
                || (!settled.empty() && session->file().path() == settled)))
            return window;
    }
    return nullptr;
}

MainWindow *Windows::withoutSession() const
{
    for (MainWindow *window : all()) {
        if (!window->session())
            return window;
    }
    return nullptr;
}

MainWindow *Windows::open(const WishToOpen &wish, MainWindow *from)
{
    if (MainWindow *window = withSession(wish)) {
        raise(window);
        if (wish.line)
            window->showLine(*wish.line);
        return window;
    }
    MainWindow *window = from && !from->session() ? from : withoutSession();
    if (!window)
        window = add();
    if (!window->open(wish) && !window->session())
        window->open({WishToOpen::Library});
    if (from)
        raise(window);
    return window;
}

MainWindow *Windows::openLast()
{
    MainWindow *last = nullptr;
    for (const QString &name : m_memory.openRegisters()) {
        if (m_library->find(name.toStdString()))
            last = open({WishToOpen::Register, name});
    }
    return last ? last : open({WishToOpen::Library});
}

MainWindow *Windows::openForQuickAdd(const QString &file)
{
    if (!file.isEmpty())
        return open({WishToOpen::File, file});
    MainWindow *used = nullptr;
    for (MainWindow *window : all()) {
        // A window without a register can add none; the one in front counts before the others.
        if (window->session() && !(used && used->isActiveWindow()))
            used = window;
    }
    if (used || !all().empty())
        return used ? used : all().back();
    const QStringList names = m_memory.openRegisters();
    return names.isEmpty() ? open({WishToOpen::Library})
                           : open({WishToOpen::Register, names.back()});
}

void Windows::quickAdd(const QString &file)
{
    const bool isAlone = all().empty();
    m_isListHeld = isAlone;
    MainWindow *window = openForQuickAdd(file);
    if (window->session())
        window->quickAdd();
    else
        raise(window);
    m_isListHeld = isAlone && !window->isVisible();
    remember();
}

void Windows::raiseLast()
{
    raise(all().empty() ? openLast() : all().back());
}

bool Windows::quit()
{
    // What is open now comes back, whatever the order in which the windows go.
    m_isListHeld = true;
    for (MainWindow *window : all()) {
        if (!window->close()) {
            m_isListHeld = false;
            remember();
            return false;
        }
    }
    return true;
}

/// The last window that goes leaves its register in the list.
void Windows::remember()
{
    if (m_isListHeld || all().empty())
        return;
    QStringList names;
    for (const MainWindow *window : all()) {
        if (window->session())
            names << window->session()->name();
    }
    m_memory.keepOpenRegisters(names);
}

void Windows::raise(MainWindow *window)
{
    if (window->isMinimized())
        window->showNormal();
    window->show();
    window->raise();
    window->activateWindow();
}

} // namespace loadline::ui
