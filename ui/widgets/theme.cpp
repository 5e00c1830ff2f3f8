// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include "ui/widgets/style.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QSettings>

namespace loadline::ui {

namespace {

constexpr uint preferDark = 1; // org.freedesktop.appearance color-scheme

QString choiceKey()
{
    return QStringLiteral("theme/choice");
}

QString lastKnownKey()
{
    return QStringLiteral("theme/desktopIsDark");
}

QString appearanceGroup()
{
    return QStringLiteral("org.freedesktop.appearance");
}

QString colorSchemeKey()
{
    return QStringLiteral("color-scheme");
}

struct Colours
{
    QRgb window, base, alternate, text, quiet, disabled, separator, border, edge, hover, button,
        accent, onAccent, selection, tip;
};

// Held by tst_contrast to what WCAG asks of text and shapes.
constexpr Colours lightColours{0xfff3f6f8, 0xffffffff, 0xfff8fafb, 0xff1b262e, 0xff53626d,
                               0xff9aa6ae, 0xffdde4e9, 0xffc2ccd3, 0xff7f8c95, 0xffe6edf1,
                               0xffffffff, 0xff0b6e8f, 0xffffffff, 0xffd2e7f0, 0xff24323b};
constexpr Colours darkColours{0xff1a2025, 0xff20272d, 0xff252d34, 0xffdde5ea, 0xffa3b0b9,
                              0xff66727b, 0xff323c44, 0xff4a5660, 0xff6f7d87, 0xff2b343b,
                              0xff2a333a, 0xff59b9d9, 0xff0c1a21, 0xff1d4050, 0xff0f1417};

/// The session bus may be asked without starting one.
bool hasSessionBus()
{
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS");
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
{
    const QSettings settings;
    m_choice = ThemeChoice(settings.value(choiceKey(), int(ThemeChoice::System)).toInt());
    m_isDesktopDark = settings.value(lastKnownKey(), false).toBool();
    QApplication::setStyle(new Style);
    m_isShownDark = isDark();
    QApplication::setPalette(palette(m_isShownDark));
}

bool Theme::isDark() const
{
    return m_choice == ThemeChoice::System ? m_isDesktopDark : m_choice == ThemeChoice::Dark;
}

void Theme::choose(ThemeChoice choice)
{
    QSettings().setValue(choiceKey(), int(choice));
    m_choice = choice;
    show();
}

void Theme::fix(ThemeChoice choice)
{
    m_choice = choice;
    show();
}

void Theme::followDesktop()
{
    if (m_isFollowing || !hasSessionBus())
        return;
    m_isFollowing = true;
    const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
    const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
    const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, interface, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QDBusMessage)));

    QDBusMessage question = QDBusMessage::createMethodCall(service, path, interface,
                                                           QStringLiteral("Read"));
    question << appearanceGroup() << colorSchemeKey();
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isError())
            return;
        // The portal wraps the value once more than its description says.
        QVariant value = reply.value().variant();
        if (value.canConvert<QDBusVariant>())
            value = value.value<QDBusVariant>().variant();
        desktopPrefers(value.toUInt());
    });
}

void Theme::settingChanged(const QDBusMessage &message)
{
    const QVariantList arguments = message.arguments();
    if (arguments.size() == 3 && arguments[0].toString() == appearanceGroup()
        && arguments[1].toString() == colorSchemeKey())
        desktopPrefers(arguments[2].value<QDBusVariant>().variant().toUInt());
}

void Theme::desktopPrefers(uint colorScheme)
{
    const bool dark = colorScheme == preferDark;
    if (dark != m_isDesktopDark)
        QSettings().setValue(lastKnownKey(), dark);
    m_isDesktopDark = dark;
    show();
}

void Theme::show()
{
    if (isDark() == m_isShownDark)
        return;
    m_isShownDark = isDark();
    QApplication::setPalette(palette(m_isShownDark));
}

QPalette Theme::palette(bool dark)
{
    const Colours &c = dark ? darkColours : lightColours;
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, QRgb colour) {
        palette.setColor(role, QColor::fromRgb(colour));
    };
    set(QPalette::Window, c.window);
    set(QPalette::WindowText, c.text);
    set(QPalette::Base, c.base);
    set(QPalette::AlternateBase, c.alternate);
    set(QPalette::Text, c.text);
    set(QPalette::Button, c.button);
    set(QPalette::ButtonText, c.text);
    set(QPalette::BrightText, c.onAccent);
    set(QPalette::Highlight, c.selection);
    set(QPalette::HighlightedText, c.text);
    set(QPalette::Link, c.accent);
    set(QPalette::LinkVisited, c.accent);
    set(QPalette::PlaceholderText, c.quiet);
    set(QPalette::ToolTipBase, c.tip);
    set(QPalette::ToolTipText, 0xfff0f4f6);
    set(QPalette::Light, c.base);
    set(QPalette::Midlight, c.hover);
    set(QPalette::Mid, c.separator);
    set(QPalette::Dark, c.border);
    set(QPalette::Shadow, c.edge);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(c.disabled));
    }
    palette.setColor(QPalette::Inactive, QPalette::Highlight, QColor::fromRgb(c.hover));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(c.hover));
    return palette;
}

} // namespace loadline::ui
