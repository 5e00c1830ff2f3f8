// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_question.h"

namespace loadline::ui {

namespace {

/// The policy that cannot be read is said with the review; the house's rules serve meanwhile.
void readPolicy(ReviewAnswer &answer, const std::string &file)
{
    if (file.empty())
        return;
    const Result<policy::Policy> policy = policy::policyFor(file);
    if (policy)
        answer.policy = *policy;
    else
        answer.policyTrouble = policy.error();
}

Result<ReviewAnswer> answerTo(const Register &now, const review::Wish &wish,
                              const std::string &file, std::stop_token token)
{
    ReviewAnswer answer;
    readPolicy(answer, file);
    const auto found = file.empty() ? Result<std::optional<git::Repository>>(std::nullopt)
                                    : git::Repository::around(file);
    // Without a git program there is no repository either.
    if (!found && found.error().code != ErrorCode::NotFound)
        return tl::make_unexpected(found.error());
    answer.isInRepository = found && *found;
    Result<review::Ground> ground;
    if (answer.isInRepository) {
        git::Repository repository = **found;
        repository.stopWith(std::move(token));
        const Result<std::string> path = repository.pathInside(file);
        if (!path)
            return tl::make_unexpected(path.error());
        answer.references = repository.references().value_or(answer.references);
        ground = review::groundOf(now, wish, repository, *path);
    } else {
        ground = review::groundOf(now, wish);
    }
    if (!ground)
        return tl::make_unexpected(ground.error());
    answer.ground = std::move(*ground);
    return answer;
}

} // namespace

ReviewQuestion::ReviewQuestion(QObject *parent)
    : QObject(parent)
    , m_asked([this](const Result<ReviewAnswer> &answer) {
        if (answer)
            Q_EMIT answered(*answer);
        else
            Q_EMIT failed(answer.error());
    })
{
}

void ReviewQuestion::ask(const Register &now, const review::Wish &wish, const std::string &file)
{
    m_asked.ask([now, wish, file](std::stop_token stop) {
        return answerTo(now, wish, file, std::move(stop));
    });
}

} // namespace loadline::ui
