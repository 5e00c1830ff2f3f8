// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusMessage>
#include <QObject>
#include <QPalette>

namespace loadline::ui {

enum class ThemeChoice { System, Light, Dark };

/// Light or dark: sets the application's style and palette, and follows the desktop while the
/// choice is System. The desktop is asked only after the first frame, which is drawn with the theme
/// that was last known; asking never waits.
class Theme : public QObject
{
    Q_OBJECT

public:
    /// Sets style and palette at once. \a parent is the application.
    explicit Theme(QObject *parent);

    ThemeChoice choice() const { return m_choice; }
    bool isDark() const;
    /// Remembered for the next start.
    void choose(ThemeChoice choice);
    /// For pictures and tests: not remembered, and the desktop is not asked.
    void fix(ThemeChoice choice);

    /// Asks the desktop and listens to it from now on. Does nothing where there is no session bus.
    void followDesktop();

    static QPalette palette(bool dark);

private Q_SLOTS:
    void settingChanged(const QDBusMessage &message);

private:
    void desktopPrefers(uint colorScheme);
    void show();

    ThemeChoice m_choice = ThemeChoice::System;
    bool m_isDesktopDark = false;
    bool m_isShownDark = false;
    bool m_isFollowing = false;
};

/// Colours of the palette by what they are for. Widgets take them from the palette when they
/// paint, so that a change of theme needs no more.
inline QColor accentColour(const QPalette &palette)
{
    return palette.color(QPalette::Link);
}
inline QColor separatorColour(const QPalette &palette)
{
    return palette.color(QPalette::Mid);
}
inline QColor borderColour(const QPalette &palette)
{
    return palette.color(QPalette::Dark);
}
/// What a field or a box to be checked is known by: it has to be seen, where a border only divides.
inline QColor edgeColour(const QPalette &palette)
{
    return palette.color(QPalette::Shadow);
}
inline QColor quietTextColour(const QPalette &palette)
{
    return palette.color(QPalette::PlaceholderText);
}
inline QColor hoverColour(const QPalette &palette)
{
    return palette.color(QPalette::Midlight);
}
inline bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightnessF() < 0.5;
}

/// How strongly a colour is laid over the paper behind text.
namespace wash {
inline constexpr float hoveredRow = 0.6f;
inline constexpr float message = 0.08f;
inline constexpr float water = 0.25f; // of the gauge
inline constexpr float changedLine = 0.10f;
inline constexpr float changedWords = 0.30f;
inline constexpr float foundWords = 0.30f;
inline constexpr float markedLine = 0.7f;
inline constexpr float markedQuietly = 0.3f;
} // namespace wash

inline QColor washed(QColor colour, float strength)
{
    colour.setAlphaF(strength);
    return colour;
}

} // namespace loadline::ui
