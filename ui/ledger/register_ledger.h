// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "markdown/ledger.h"
#include "ui/document/document_rows.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace loadline::ui {

class RegisterSession;

/// The ledger of the open register, made again after each change once it has been quiet for a
/// moment, but only while someone looks. It is made beside the window, of the text, which is all
/// that it shares with it.
class RegisterLedger : public QObject
{
    Q_OBJECT

public:
    explicit RegisterLedger(QObject *parent);
    ~RegisterLedger() override;

    void setSession(RegisterSession *session);
    /// Without anyone who looks nothing is made.
    void setWatched(bool isWatched);

    const markdown::Ledger &ledger() const { return m_outcome.ledger; }
    /// The lines of the text that the ledger is of.
    const DocumentRows &rows() const { return m_outcome.rows; }
    /// One was made since the register was opened.
    bool wasMade() const { return m_outcome.of != nullptr; }
    /// It is that of the register as it is now.
    bool isCurrent() const;

Q_SIGNALS:
    void made();

private:
    struct Outcome
    {
        SharedText of;
        markdown::Ledger ledger;
        DocumentRows rows;
    };

    void look();
    void take(int round, Outcome outcome);

    RegisterSession *m_session = nullptr;
    QTimer m_quiet;
    int m_round = 0; ///< so that what comes late of another register is not taken for this one's
    bool m_isLooking = false;
    bool m_isWatched = false;
    Outcome m_outcome;
    QThreadPool m_worker; ///< last: it waits for what still runs before the rest is gone
};

} // namespace loadline::ui
