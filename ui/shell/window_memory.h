// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/navigation.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <memory>

class QSettings;

namespace loadline::ui {

/// What closing a window does with lines that the file does not have.
enum class OnClosing { Ask, WriteFile, LeaveInLibrary };

/// What the window finds again at its next start: where it stood, which register and page, what
/// was selected there. Kept in the user's settings; a window that is drawn for a picture or a test
/// may have none, and then forgets.
class WindowMemory
{
public:
    explicit WindowMemory(bool isKept);
    ~WindowMemory();

    QByteArray geometry() const;
    QByteArray splitter() const;
    void keepWindow(const QByteArray &geometry, const QByteArray &splitter);

    /// The registers that were open in windows, by their names.
    QStringList openRegisters() const;
    void keepOpenRegisters(const QStringList &names);

    PageId page(const QString &registerName) const;
    QVariantMap pageStates(const QString &registerName) const;
    void keepPages(const QString &registerName, PageId page, const QVariantMap &states);

    /// Column widths of the list of findings.
    QVariantMap findings() const;
    void keepFindings(const QVariantMap &state);
    /// The same of the ledger.
    QVariantMap ledger() const;
    void keepLedger(const QVariantMap &state);

    QString lastFolder() const;
    void keepLastFolder(const QString &folder);

    OnClosing onClosing() const;
    void keepOnClosing(OnClosing choice);
    /// Whether the file is written after every change.
    bool writesAfterChange() const;
    void keepWritesAfterChange(bool writes);

private:
    QVariant value(const QString &key) const;
    void keep(const QString &key, const QVariant &value);

    std::unique_ptr<QSettings> m_kept; ///< null where nothing is
    QVariantMap m_unkept;
};

} // namespace loadline::ui
