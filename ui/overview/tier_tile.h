// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/load.h"

#include <QAbstractButton>

namespace loadline::ui {

/// A tier in figures: how many of its risks are open, and what became of the others. It leads to
/// them.
class TierTile : public QAbstractButton
{
    Q_OBJECT

public:
    explicit TierTile(Tier tier, QWidget *parent = nullptr);

    void show(const posture::TierCount &count);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    Tier m_tier;
    posture::TierCount m_count;
};

} // namespace loadline::ui
