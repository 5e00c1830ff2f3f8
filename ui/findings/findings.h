// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/check.h"
#include "core/register.h"
#include "mends/mend.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <vector>

namespace loadline::ui {

class RegisterSession;

/// Checks the open register again after each change, once it has been quiet for a moment. The
/// check runs beside the window: it reads the text anew, which is all that it shares with it.
class Findings : public QObject
{
    Q_OBJECT

public:
    explicit Findings(QObject *parent);
    ~Findings() override;

    void setSession(RegisterSession *session);
    const std::vector<checks::Finding> &all() const { return m_all; }
    /// They are those of the register as it is now.
    bool areCurrent() const;
    /// A check has been done since the register was opened.
    bool wereLookedFor() const { return m_of != nullptr; }

    /// What the last check went by, and what mends may know.
    const mends::Conditions &conditions() const { return m_conditions; }

Q_SIGNALS:
    void found();

private:
    struct Outcome
    {
        SharedText of;
        std::vector<checks::Finding> all;
        mends::Conditions conditions;
    };

    void look();
    void take(int round, Outcome outcome);

    RegisterSession *m_session = nullptr;
    QTimer m_quiet;
    int m_round = 0; ///< so that what comes late of another register is not taken for this one's
    bool m_isLooking = false;
    SharedText m_of; ///< the text that was checked
    std::vector<checks::Finding> m_all;
    mends::Conditions m_conditions;
    QThreadPool m_worker; ///< last: it waits for what still runs before the rest is gone
};

} // namespace loadline::ui
