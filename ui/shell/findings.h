// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/finding.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace loadline::ui {

class RegisterSession;

/// Checks the open register again after each change, once it has been quiet for a moment.
class Findings : public QObject
{
    Q_OBJECT

public:
    explicit Findings(QObject *parent);

    void setSession(RegisterSession *session);
    const std::vector<checks::Finding> &all() const { return m_all; }

Q_SIGNALS:
    void found();

private:
    void look();

    RegisterSession *m_session = nullptr;
    QTimer m_quiet;
    std::vector<checks::Finding> m_all;
};

} // namespace loadline::ui
