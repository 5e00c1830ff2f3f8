// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDBusVariant>
#include <QSettings>
#include <QTest>

using namespace loadline::ui;

namespace {

constexpr uint preferDark = 1;
constexpr uint preferLight = 2;

/// What the desktop's portal sends when its setting changes.
void desktopChanges(Theme &theme, uint preference)
{
    QDBusMessage message = QDBusMessage::createSignal(
        QStringLiteral("/org/freedesktop/portal/desktop"),
        QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("SettingChanged"));
    message << QStringLiteral("org.freedesktop.appearance") << QStringLiteral("color-scheme")
            << QVariant::fromValue(QDBusVariant(QVariant(preference)));
    QVERIFY(QMetaObject::invokeMethod(&theme, "settingChanged", Q_ARG(QDBusMessage, message)));
}

bool isShownDark()
{
    return isDark(QApplication::palette());
}

} // namespace

class tst_theme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }
    void cleanupTestCase() { Theme(nullptr).fix(ThemeChoice::Light); }

    void shouldFollowTheDesktop();
    void shouldKeepToWhatWasChosen();
    void shouldStartWithWhatWasLastKnown();
};

void tst_theme::shouldFollowTheDesktop()
{
    Theme theme(nullptr);
    QVERIFY(!isShownDark());
    desktopChanges(theme, preferDark);
    QVERIFY(isShownDark());
    desktopChanges(theme, preferLight);
    QVERIFY(!isShownDark());
}

void tst_theme::shouldKeepToWhatWasChosen()
{
    Theme theme(nullptr);
    theme.choose(ThemeChoice::Light);
    desktopChanges(theme, preferDark);
    QVERIFY(!isShownDark());
    theme.choose(ThemeChoice::System);
    QVERIFY(isShownDark());
}

void tst_theme::shouldStartWithWhatWasLastKnown()
{
    {
        Theme theme(nullptr);
        desktopChanges(theme, preferDark);
    }
    QApplication::setPalette(Theme::palette(false));
    const Theme theme(nullptr);
    QVERIFY(isShownDark());
}

LOADLINE_TEST(tst_theme)
#include "tst_theme.moc"
