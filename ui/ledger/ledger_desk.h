// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace loadline::ui {

class LedgerPanel;
class PageStack;
class RegisterLedger;
class RegisterSession;
class WindowActions;
class WindowMemory;

/// What the window does with the ledger: shows it, and goes to the lines of an entry.
class LedgerDesk : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    LedgerDesk(PageStack *pages, WindowMemory *memory, QObject *parent);
    ~LedgerDesk() override;

    LedgerPanel *panel() const { return m_panel; }
    const RegisterLedger &ledger() const { return *m_ledger; }

    void setSession(RegisterSession *session);
    void listenTo(const WindowActions &actions);
    void showPanel(bool isShown);
    void goToPlace();

Q_SIGNALS:
    void panelShown(bool isShown);

private:
    void update();

    PageStack *m_pages;
    WindowMemory *m_memory;
    RegisterSession *m_session = nullptr;
    RegisterLedger *m_ledger;
    LedgerPanel *m_panel; ///< the window's, where it stands
};

} // namespace loadline::ui
