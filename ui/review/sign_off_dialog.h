// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/changes.h"
#include "review/review.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QLineEdit;

namespace loadline::ui {

/// Asks who stands for a verdict, and what they want said with it.
class SignOffDialog : public QDialog
{
    Q_OBJECT

public:
    /// \a numbers are those of the iterations that ship.
    SignOffDialog(const review::Review &review, std::vector<int> numbers, const QString &who,
                  QWidget *parent = nullptr);

    /// Whether the iterations that ship are to say it too.
    bool isForIterations() const;
    void setForIterations(bool isFor);

    changes::SignOff signOff(const std::string &today) const;
    /// Those that are to say it.
    std::vector<int> iterations() const;

private:
    std::string m_verdict;
    std::vector<int> m_numbers;
    QLineEdit *m_by;
    QLineEdit *m_remark;
    QCheckBox *m_isForIterations;
};

} // namespace loadline::ui
