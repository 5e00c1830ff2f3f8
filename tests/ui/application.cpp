// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"
#include "ui/widgets/english_plurals.h"

#include <QApplication>
#include <QTemporaryDir>

#include <memory>

namespace {

/// An application whose settings and library are nobody's, at a time that stands still.
std::unique_ptr<QObject> makeApplication(int &argc, char **argv)
{
    static QTemporaryDir home;
    for (const char *folder : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        qputenv(folder, home.path().toLocal8Bit());
    qputenv("SOURCE_DATE_EPOCH", "1769904000"); // 2026-02-01T00:00:00Z
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    auto application = std::make_unique<QApplication>(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("loadline"));
    QApplication::setApplicationName(QStringLiteral("loadline-test"));
    // As the program does: without it "1 line" would be "1 line(s)".
    QApplication::installTranslator(new loadline::ui::EnglishPlurals(application.get()));
    return application;
}

const loadline::test::ApplicationRegistration registration(makeApplication);

} // namespace
