// SPDX-License-Identifier: GPL-3.0-or-later
#include "first_paint.h"
#include "options.h"
#include "paper_review.h"
#include "running_program.h"

#include "library/library.h"
#include "ui/shell/freed_memory.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/register_session.h"
#include "ui/shell/session_messages.h"
#include "ui/shell/windows.h"
#include "ui/widgets/english_plurals.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QFileInfo>
#include <QImage>
#include <QPixmap>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>

namespace {

using loadline::Error;
using loadline::Library;
using loadline::gui::Options;
using loadline::gui::Request;
using loadline::ui::MainWindow;
using loadline::ui::WishToOpen;

constexpr int done = 0;
constexpr int failed = 2;
constexpr QSize pictureSize{1280, 800};

QStringList asStrings(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

/// A picture changes nothing: it is drawn from a copy of the library that is named, or from none.
loadline::Result<std::unique_ptr<Library>> openAsked(const Options &options)
{
    const std::string path = options.library.toStdString();
    if (!options.picture.isEmpty())
        return path.empty() ? Library::openInMemory() : Library::openCopy(path);
    return path.empty() ? Library::openDefault(Library::Missing::Create)
                        : Library::open(path, Library::Missing::Create);
}

/// The library that is asked for. One that cannot be opened is replaced by one that lasts as long
/// as the window, and \a trouble says so; a picture is not drawn then.
std::unique_ptr<Library> openLibrary(const Options &options, std::optional<Error> &trouble)
{
    auto library = openAsked(options);
    if (!library) {
        trouble = library.error();
        if (options.picture.isEmpty())
            library = Library::openInMemory();
    }
    return library ? std::move(*library) : nullptr;
}

/// Waits until the page has all that it shows and two looks at the window show the same: layouts
/// settle, branches unfold.
int drawPicture(QApplication &application, MainWindow &window, const Options &options)
{
    constexpr int pause = 200; // milliseconds, longer than any motion
    window.resize(options.size.value_or(pictureSize));
    window.show();
    QImage last;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &window, [&] {
        const QImage now = window.grab().toImage();
        const auto *page = window.session() ? window.pages()->current() : nullptr;
        if (now != last || (page && page->isLoading())) {
            last = now;
            return;
        }
        look.stop();
        const bool saved = now.save(options.picture, "PNG");
        if (!saved)
            std::fprintf(stderr, "loadline: %s: cannot write the picture\n",
                         qPrintable(options.picture));
        application.exit(saved ? done : failed);
    });
    look.start(pause);
    return application.exec();
}

/// One start of the program with a display: the windows, until the last one is closed.
int show(QApplication &application, loadline::ui::Windows &windows, loadline::ui::Theme &theme,
         const Options &options)
{
    for (MainWindow *window : windows.all())
        window->show();
    loadline::gui::whenPainted(windows.all().back(), [&] {
        if (options.isMeasured) {
            std::puts("shown");
            std::fflush(stdout);
            QApplication::closeAllWindows(); // as a person ends it
        } else if (!options.theme) {
            theme.followDesktop();
        }
    });
    return application.exec();
}

/// What this start asks of a program that may run already.
Request requestOf(const Options &options)
{
    const QString file = options.file.isEmpty() ? QString()
                                                : QFileInfo(options.file).absoluteFilePath();
    if (options.isQuickAdd)
        return {Request::QuickAdd, file};
    return file.isEmpty() ? Request{} : Request{Request::Open, file};
}

void answer(loadline::ui::Windows &windows, const Request &request)
{
    switch (request.kind) {
    case Request::Raise:
        windows.raiseLast();
        break;
    case Request::Open:
        windows.openInFront({WishToOpen::File, request.file});
        break;
    case Request::QuickAdd:
        windows.quickAdd(request.file);
        break;
    }
}

/// A line for a new risk and nothing else; a window comes only where there is no register yet.
int quickAdd(QApplication &application, loadline::ui::Windows &windows, const Options &options)
{
    windows.quickAdd(requestOf(options).file);
    const auto all = windows.all();
    const bool isShown = std::any_of(all.begin(), all.end(),
                                     [](const MainWindow *window) { return window->isVisible(); });
    return isShown ? application.exec() : done;
}

} // namespace

int main(int argc, char **argv)
{
    loadline::gui::preparePdf(argc, argv);
    loadline::ui::keepFreedMemory();
    const Options options = loadline::gui::readOptions(asStrings(argc, argv));
    if (!options.problem.isEmpty()) {
        std::fprintf(stderr, "loadline: %s\n", qPrintable(options.problem));
        return failed;
    }
    if (!options.answer.isEmpty()) {
        std::fputs(qPrintable(options.answer), stdout);
        return done;
    }
    if (!options.pdf.isEmpty()) {
        const QGuiApplication application(argc, argv);
        return loadline::gui::writePdf(options);
    }
    if (!options.picture.isEmpty() && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");

    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("loadline"));
    QApplication::setOrganizationName(QStringLiteral("loadline"));
    QApplication::setApplicationVersion(QStringLiteral(LOADLINE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral(LOADLINE_ID));

    loadline::ui::EnglishPlurals plurals;
    QApplication::installTranslator(&plurals);

    loadline::ui::Theme theme(&application);
    if (options.theme)
        theme.fix(*options.theme);
    else if (!options.picture.isEmpty())
        theme.fix(loadline::ui::ThemeChoice::Light);

    const bool isAlone = !options.picture.isEmpty() || options.isMeasured;
    loadline::gui::RunningProgram running(options.library);
    if (!isAlone && running.start(requestOf(options)) == loadline::gui::RunningProgram::Start::Given)
        return done;

    std::optional<Error> trouble;
    auto library = openLibrary(options, trouble);
    if (!library) {
        std::fprintf(stderr, "loadline: %s\n", trouble->what.c_str());
        return failed;
    }
    loadline::ui::Windows windows(std::move(library), &theme, options.picture.isEmpty());
    if (trouble)
        windows.setUnkept();
    if (options.picture.isEmpty())
        windows.setAsking();
    QObject::connect(&running, &loadline::gui::RunningProgram::requested, &windows,
                     [&windows](const Request &request) { answer(windows, request); });
    if (options.isQuickAdd)
        return quickAdd(application, windows, options);
    MainWindow *window = options.file.isEmpty() ? windows.openLast()
                                                : windows.open({WishToOpen::File, options.file});
    if (!window->session() && !options.file.isEmpty() && !options.picture.isEmpty())
        return failed;
    if (options.page && window->session())
        window->showPage(*options.page);
    if (trouble)
        window->messages()->tell(*trouble);
    return options.picture.isEmpty() ? show(application, windows, theme, options)
                                     : drawPicture(application, *window, options);
}
