// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/changes.h"

#include <QDialog>

class QLineEdit;

namespace loadline::ui {

/// Asks who accepts some risks, until when, and why. It only asks.
class AcceptDialog : public QDialog
{
    Q_OBJECT

public:
    AcceptDialog(int risks, const QString &who, QWidget *parent = nullptr);

    /// \a today is the date of the acceptance, ISO 8601.
    changes::Acceptance acceptance(const std::string &today) const;

private:
    QLineEdit *m_by;
    QLineEdit *m_until;
    QLineEdit *m_why;
};

} // namespace loadline::ui
