// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/reviewed_risks_model.h"
#include "review/review.h"

#include <QWidget>

#include <map>

class QLabel;
class QPushButton;
class QToolButton;

namespace loadline::ui {

class Sign;

/// The answer: go, go with caution or no go, large, with what it is about in figures. The counts of
/// risks lead to them.
class VerdictHead : public QWidget
{
    Q_OBJECT

public:
    explicit VerdictHead(QWidget *parent = nullptr);

    void showReview(const review::Review &review);
    /// Who stands for it, where somebody does.
    void showSignOff(const QString &words);
    /// There is no verdict yet, and why.
    void showNone(const QString &words);

Q_SIGNALS:
    void risksRequested(loadline::itemmodels::ReviewedGroup group);
    void copyRequested();
    void saveRequested();
    void signOffRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeCounts();
    void colourWord();

    Sign *m_sign;
    QLabel *m_word;
    QLabel *m_figures;
    QLabel *m_signed;
    QPushButton *m_signOff;
    QPushButton *m_copy;
    QPushButton *m_save;
    QWidget *m_counts;
    std::map<itemmodels::ReviewedGroup, QToolButton *> m_groups;
    QLabel *m_noRisks = nullptr;
    review::Verdict::Kind m_kind = review::Verdict::Kind::Go;
    bool m_isJudged = false;
};

} // namespace loadline::ui
