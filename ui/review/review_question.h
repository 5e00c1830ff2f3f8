// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/policy.h"
#include "core/error.h"
#include "core/register.h"
#include "git/repository.h"
#include "review/range.h"

#include <QObject>
#include <QThreadPool>

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace loadline::ui {

/// What a review rests on beside the register: what git says of its range, and the team's policy.
struct ReviewAnswer
{
    review::Ground ground;
    policy::Policy policy;
    /// Why the policy is the house's: the team's cannot be read.
    std::optional<Error> policyTrouble;
    bool isInRepository = false;
    std::vector<git::Reference> references; ///< by whose names a range can begin
};

/// Asks git what a review rests on, beside the window: one question at a time, and a new one, or the
/// end, stops the one before it.
class ReviewQuestion : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~ReviewQuestion() override;

    /// answered() or failed() follow, unless it is stopped. \a file is the register's; it may be
    /// empty.
    void ask(const Register &now, const review::Wish &wish, const std::string &file);
    void stop();
    bool isAsking() const { return m_isAsking; }

Q_SIGNALS:
    void answered(const loadline::ui::ReviewAnswer &answer);
    void failed(const loadline::Error &error);

private:
    void take(int round, const Result<ReviewAnswer> &answer);

    std::stop_source m_stop;
    int m_round = 0; ///< so that what comes late is not taken for an answer
    bool m_isAsking = false;
    QThreadPool m_worker; ///< last: it waits for what still runs before the rest is gone
};

} // namespace loadline::ui
