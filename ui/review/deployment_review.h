// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/review.h"
#include "ui/review/review_question.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace loadline::ui {

class RegisterSession;

/// The review of the open register: made anew at each change of it, from what git said of the range,
/// which is asked again where the range, the repository or the commits that iterations name become
/// others. While nobody looks, nothing is made and nothing is asked.
class DeploymentReview : public QObject
{
    Q_OBJECT

public:
    /// \a session must outlive it.
    explicit DeploymentReview(RegisterSession *session, QObject *parent = nullptr);
    ~DeploymentReview() override;

    /// What is to be reviewed, as it was asked for last.
    const review::Wish &wish() const { return m_wish; }
    /// Ends with reviewed() or refused(), and begins with askingChanged(). One that is not shown
    /// asks when it is.
    void ask(const review::Wish &wish);
    /// Drops a question that is still being asked. What was reviewed before stays.
    void stop();
    bool isAsking() const { return m_question->isAsking(); }
    /// The review of what was answered is being made beside the window.
    bool isMaking() const { return m_isMaking; }
    /// Whether somebody looks.
    void setShown(bool isShown);
    /// The repository may be another one by now.
    void lookAgain();

    /// Whether what is reviewed is what \a wish asks for.
    bool isFor(const review::Wish &wish) const;
    /// Null before the first answer.
    const review::Review *review() const { return m_review ? &*m_review : nullptr; }
    /// What the review rests on, but for the register.
    const ReviewAnswer &ground() const { return m_ground; }

Q_SIGNALS:
    void reviewed();
    void refused(const loadline::Error &error);
    void askingChanged();

private:
    /// What an iteration's commits are found again by: its id, and the commits that it names.
    using Names = std::vector<std::pair<std::string, std::string>>;

    static Names namesIn(const Register &reg);
    void take(const ReviewAnswer &answer);
    void followRegister();
    void followNames();
    void moveCommits(const Names &names);
    void make();
    void makeBeside();
    void takeMade(const std::shared_ptr<review::Review> &made);

    RegisterSession *m_session;
    ReviewQuestion *m_question;
    review::Wish m_wish;
    bool m_isShown = false;
    ReviewAnswer m_ground;
    review::Wish m_groundWish; ///< that it answers
    Names m_askedNames;
    Names m_names; ///< of the register that \ref m_ground is for
    bool m_hasGround = false;
    std::optional<review::Review> m_review;
    bool m_isStale = true; ///< the review is of another text, or of another ground
    bool m_isMaking = false; ///< beside the window
    QTimer m_quiet; ///< between a change of what iterations name and the question
    QThreadPool m_worker; ///< last: it waits for what still runs before the rest is gone
};

} // namespace loadline::ui
