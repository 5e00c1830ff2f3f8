// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/finding.h"
#include "mends/mend.h"

#include <QScrollArea>

#include <vector>

class QLabel;
class QPushButton;

namespace loadline::ui {

class FlowLayout;
class GrownTextEdit;

/// One finding in full: what is wrong and where, what can be done about it by one key, what its
/// rule is for, and how a team switches the rule off. It offers, and does nothing itself.
class FindingView : public QScrollArea
{
    Q_OBJECT

public:
    explicit FindingView(QWidget *parent = nullptr);

    /// Null: none is chosen. \a ofRule: how many findings of its rule there are.
    void showFinding(const checks::Finding *finding, const std::vector<mends::Mend> &offered,
                     int ofRule);
    /// The file of the policy that the check went by; empty where there is none yet.
    void setPolicyFile(const QString &path);
    /// Mending all is under way: the button ends it.
    void showRunning(int done, int all);
    void showAtRest();

Q_SIGNALS:
    /// By its index among what was offered.
    void mendRequested(int mend);
    void mendAllRequested();
    void cancelRequested();

private:
    void offer(const std::vector<mends::Mend> &offered, int ofRule);

    QWidget *m_page;
    QLabel *m_what;
    QLabel *m_where;
    QWidget *m_buttons;
    FlowLayout *m_row;
    QPushButton *m_all = nullptr; ///< all of the rule; while that runs, to end it
    QString m_allText;
    QLabel *m_advice;
    GrownTextEdit *m_explanation;
    QLabel *m_policy;
    GrownTextEdit *m_setting;
};

} // namespace loadline::ui
