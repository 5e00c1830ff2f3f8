// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <QWidget>

namespace loadline::ui {

class FlowLayout;

/// The risks of an iteration, those planned for it and those it fixed, as small buttons that lead
/// to them.
class RiskChips : public QWidget
{
    Q_OBJECT

public:
    explicit RiskChips(QWidget *parent = nullptr);

    void showRisksOf(const Register &reg, std::optional<int> iteration);

Q_SIGNALS:
    void riskRequested(const QString &id);

private:
    void addChip(const Risk &risk);

    FlowLayout *m_flow;
    QStringList m_shown; ///< what the chips say, so that they are made anew only when it changes
};

} // namespace loadline::ui
