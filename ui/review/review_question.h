// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/policy.h"
#include "core/error.h"
#include "core/register.h"
#include "git/repository.h"
#include "review/range.h"
#include "ui/shell/asked_beside.h"

#include <QObject>

#include <optional>
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
    explicit ReviewQuestion(QObject *parent = nullptr);

    /// answered() or failed() follow, unless it is stopped. \a file is the register's; it may be
    /// empty.
    void ask(const Register &now, const review::Wish &wish, const std::string &file);
    void stop() { m_asked.stop(); }
    bool isAsking() const { return m_asked.isAsking(); }

Q_SIGNALS:
    void answered(const loadline::ui::ReviewAnswer &answer);
    void failed(const loadline::Error &error);

private:
    AskedBeside<ReviewAnswer> m_asked;
};

} // namespace loadline::ui
