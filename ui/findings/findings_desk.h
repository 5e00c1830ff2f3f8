// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mends/mend.h"

#include <QObject>

#include <vector>

namespace loadline::ui {

class Findings;
class FindingsPanel;
class MendRun;
class PageStack;
class RegisterSession;
class WindowActions;
class WindowMemory;

/// What the window does with findings: shows them, goes to their places, mends them. Each mend is
/// one step through the session, so that undo takes it back.
class FindingsDesk : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    FindingsDesk(PageStack *pages, WindowMemory *memory, QObject *parent);
    ~FindingsDesk() override;

    FindingsPanel *panel() const { return m_panel; }
    const Findings &findings() const { return *m_findings; }

    void setSession(RegisterSession *session);
    void listenTo(const WindowActions &actions);

    void showPanel(bool isShown);
    /// The next finding or the one before, and its place.
    void step(bool backwards);
    void goToPlace();
    /// One of what is offered for the chosen finding.
    void mend(int offered);
    void mendAll();

Q_SIGNALS:
    void found();
    void panelShown(bool isShown);
    /// What *Mend* would do now, in words; empty: nothing.
    void mendOffered(const QString &words);
    void completeRequested(int number);

private:
    void update();
    void offer();

    PageStack *m_pages;
    WindowMemory *m_memory;
    RegisterSession *m_session = nullptr;
    Findings *m_findings;
    FindingsPanel *m_panel; ///< the window's, where it stands
    MendRun *m_run;
    std::vector<mends::Mend> m_offered; ///< for the chosen finding, in the register as it is
};

} // namespace loadline::ui
