// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/load.h"

#include <QWidget>

namespace loadline::ui {

/// How deep the register sits: a hull's side with a scale, the water at the load, and the load line
/// at the limit. Its figures are said in words beside it; to assistive technology it is a value.
class LoadGauge : public QWidget
{
    Q_OBJECT

public:
    explicit LoadGauge(QWidget *parent = nullptr);

    void show(const posture::Load &load);
    const posture::Load &load() const { return m_load; }
    /// The highest figure on the scale: a round one, above load and limit.
    double scaleEnd() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    posture::Load m_load;
};

} // namespace loadline::ui
