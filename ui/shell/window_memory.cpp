// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_memory.h"

#include <QSettings>

#include <algorithm>

namespace loadline::ui {

namespace {

/// A register's name may hold what a settings key may not.
QString keyOf(const QString &registerName, QLatin1String what)
{
    return QStringLiteral("registers/%1/%2")
        .arg(QString::fromLatin1(registerName.toUtf8().toHex()), what);
}

} // namespace

WindowMemory::WindowMemory(bool isKept)
    : m_kept(isKept ? std::make_unique<QSettings>() : nullptr)
{
}

WindowMemory::~WindowMemory() = default;

QVariant WindowMemory::value(const QString &key) const
{
    return m_kept ? m_kept->value(key) : m_unkept.value(key);
}

void WindowMemory::keep(const QString &key, const QVariant &value)
{
    if (m_kept)
        m_kept->setValue(key, value);
    else
        m_unkept.insert(key, value);
}

QByteArray WindowMemory::geometry() const
{
    return value(QStringLiteral("window/geometry")).toByteArray();
}

QByteArray WindowMemory::splitter() const
{
    return value(QStringLiteral("window/splitter")).toByteArray();
}

void WindowMemory::keepWindow(const QByteArray &geometry, const QByteArray &splitter)
{
    keep(QStringLiteral("window/geometry"), geometry);
    keep(QStringLiteral("window/splitter"), splitter);
}

QStringList WindowMemory::openRegisters() const
{
    return value(QStringLiteral("windows/registers")).toStringList();
}

void WindowMemory::keepOpenRegisters(const QStringList &names)
{
    keep(QStringLiteral("windows/registers"), names);
}

PageId WindowMemory::page(const QString &registerName) const
{
    const auto page = PageId(value(keyOf(registerName, QLatin1String("page"))).toInt());
    return std::find(allPages.begin(), allPages.end(), page) == allPages.end() ? PageId::Risks
                                                                               : page;
}

QVariantMap WindowMemory::pageStates(const QString &registerName) const
{
    return value(keyOf(registerName, QLatin1String("pages"))).toMap();
}

void WindowMemory::keepPages(const QString &registerName, PageId page, const QVariantMap &states)
{
    keep(keyOf(registerName, QLatin1String("page")), int(page));
    keep(keyOf(registerName, QLatin1String("pages")), states);
}

QVariantMap WindowMemory::findings() const
{
    return value(QStringLiteral("window/findings")).toMap();
}

void WindowMemory::keepFindings(const QVariantMap &state)
{
    keep(QStringLiteral("window/findings"), state);
}

QVariantMap WindowMemory::ledger() const
{
    return value(QStringLiteral("window/ledger")).toMap();
}

void WindowMemory::keepLedger(const QVariantMap &state)
{
    keep(QStringLiteral("window/ledger"), state);
}

QString WindowMemory::lastFolder() const
{
    return value(QStringLiteral("window/folder")).toString();
}

void WindowMemory::keepLastFolder(const QString &folder)
{
    keep(QStringLiteral("window/folder"), folder);
}

OnClosing WindowMemory::onClosing() const
{
    return OnClosing(value(QStringLiteral("window/onClosing")).toInt());
}

void WindowMemory::keepOnClosing(OnClosing choice)
{
    keep(QStringLiteral("window/onClosing"), int(choice));
}

bool WindowMemory::writesAfterChange() const
{
    return value(QStringLiteral("window/writesAfterChange")).toBool();
}

void WindowMemory::keepWritesAfterChange(bool writes)
{
    keep(QStringLiteral("window/writesAfterChange"), writes);
}

} // namespace loadline::ui
