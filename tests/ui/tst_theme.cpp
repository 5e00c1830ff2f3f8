// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDBusVariant>
#include <QSettings>
#include <QTest>

#include <algorithm>
#include <cmath>

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

double contrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &colour) {
        const auto linear = [](double c) {
            return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
               + 0.0722 * linear(colour.blueF());
    };
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
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
    void shouldBeReadable_data();
    void shouldBeReadable();
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

void tst_theme::shouldBeReadable_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void tst_theme::shouldBeReadable()
{
    QFETCH(bool, dark);
    const QPalette palette = Theme::palette(dark);
    constexpr double forText = 4.5; // WCAG 2.1, level AA
    for (const QPalette::ColorRole paper : {QPalette::Base, QPalette::Window}) {
        QVERIFY(contrast(palette.color(QPalette::Text), palette.color(paper)) >= forText);
        QVERIFY(contrast(quietTextColour(palette), palette.color(paper)) >= forText);
        QVERIFY(contrast(accentColour(palette), palette.color(paper)) >= forText);
    }
    QVERIFY(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight))
            >= forText);
    QVERIFY(contrast(palette.color(QPalette::BrightText), accentColour(palette)) >= forText);
}

LOADLINE_TEST(tst_theme)
#include "tst_theme.moc"
