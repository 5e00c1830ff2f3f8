// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/findings/finding_place.h"
#include "ui/review/review_details.h"
#include "ui/shell/page.h"

class QActionGroup;
class QLabel;
class QSplitter;

namespace loadline::ui {

class DeploymentReview;
class RangeChooser;
class ReasonList;
class VerdictHead;

/// Is it safe to go? What a deployment would carry, the verdict on it, and every reason with its place.
/// It changes nothing.
class ReviewPage : public Page
{
    Q_OBJECT

public:
    explicit ReviewPage(RegisterSession *session, QWidget *parent = nullptr);

    void focusContent() override;
    bool isLoading() const override;
    QVariantMap state() const override;
    void restoreState(const QVariantMap &state) override;
    /// The report as Markdown, for a pull request.
    std::string copied() const override;
    QList<QAction *> commands() const override { return m_commands; }

    DeploymentReview *review() const { return m_review; }

Q_SIGNALS:
    void placeRequested(const loadline::ui::FindingPlace &place);
    /// The risks that a filter leaves.
    void risksRequested(const QString &filter);
    void copyRequested();
    /// The report is to be written to a file.
    void saveRequested();
    void printRequested();

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void makeCommands();
    QAction *addCommand(const QString &text, const QKeySequence &key = {});
    void connectParts();
    void showReview();
    void showSignOff();
    void signOff();
    void showRefusal(const Error &error);
    void followReason(const review::Reason &reason);
    void followGroup(itemmodels::ReviewedGroup group);
    void followChange(int happening);
    void request(const std::optional<FindingPlace> &place);

    DeploymentReview *m_review;
    RangeChooser *m_range;
    VerdictHead *m_verdict;
    ReasonList *m_reasons;
    ReviewDetails *m_details;
    QSplitter *m_halves;
    QWidget *m_notes; ///< below all of it
    QLabel *m_unseen;
    bool m_iterationsSaySo = false; ///< a sign-off is written into the iterations that ship
    bool m_isFocusWanted = false; ///< the keyboard goes to the reasons once there are some
    QList<QAction *> m_viewCommands; ///< by view
    QList<QAction *> m_commands;
};

} // namespace loadline::ui
