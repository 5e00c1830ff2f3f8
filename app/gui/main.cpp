// SPDX-License-Identifier: GPL-3.0-or-later
#include "first_paint.h"
#include "options.h"

#include "library/library.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session_messages.h"
#include "ui/widgets/english_plurals.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QImage>
#include <QPixmap>
#include <QTimer>

#include <cstdio>
#include <memory>
#include <optional>

namespace {

using loadline::Error;
using loadline::Library;
using loadline::gui::Options;

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

/// Waits until two looks at the window show the same: layouts settle, branches unfold.
int drawPicture(QApplication &application, loadline::ui::MainWindow &window, const Options &options)
{
    constexpr int pause = 200; // milliseconds, longer than any motion
    window.resize(options.size.value_or(pictureSize));
    window.show();
    QImage last;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &window, [&] {
        const QImage now = window.grab().toImage();
        if (now != last) {
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

int run(QApplication &application, loadline::ui::MainWindow &window, loadline::ui::Theme &theme,
        const Options &options)
{
    if (!options.picture.isEmpty())
        return drawPicture(application, window, options);
    window.show();
    loadline::gui::FirstPaint painted(&window, [&] {
        if (options.isMeasured) {
            std::puts("shown");
            std::fflush(stdout);
            application.exit(done);
        } else if (!options.theme) {
            theme.followDesktop();
        }
    });
    return application.exec();
}

} // namespace

int main(int argc, char **argv)
{
    const Options options = loadline::gui::readOptions(asStrings(argc, argv));
    if (!options.problem.isEmpty()) {
        std::fprintf(stderr, "loadline: %s\n", qPrintable(options.problem));
        return failed;
    }
    if (!options.answer.isEmpty()) {
        std::fputs(qPrintable(options.answer), stdout);
        return done;
    }
    if (!options.picture.isEmpty() && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");

    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("loadline"));
    QApplication::setOrganizationName(QStringLiteral("loadline"));
    QApplication::setApplicationVersion(QStringLiteral(LOADLINE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("loadline"));

    loadline::ui::EnglishPlurals plurals;
    QApplication::installTranslator(&plurals);

    loadline::ui::Theme theme(&application);
    if (options.theme)
        theme.fix(*options.theme);
    else if (!options.picture.isEmpty())
        theme.fix(loadline::ui::ThemeChoice::Light);

    std::optional<Error> trouble;
    auto library = openLibrary(options, trouble);
    if (!library) {
        std::fprintf(stderr, "loadline: %s\n", trouble->what.c_str());
        return failed;
    }
    const bool isRemembering = options.picture.isEmpty();
    loadline::ui::MainWindow window(
        std::make_unique<loadline::ui::RegisterShelf>(std::move(library)), &theme, isRemembering);
    window.setKept(!trouble);
    if (options.picture.isEmpty())
        window.askHowToRead();
    if (options.file.isEmpty())
        window.openLast();
    else if (!window.openFile(options.file) && !options.picture.isEmpty())
        return failed;
    if (options.page)
        window.showPage(*options.page);
    if (trouble)
        window.messages()->tell(*trouble);
    return run(application, window, theme, options);
}
