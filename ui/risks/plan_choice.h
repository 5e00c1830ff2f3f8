// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace loadline::ui {

/// Looks like the choices beside it, and asks its owner for a popup of another kind: a list of
/// iterations is filtered by typing, which a combo box cannot.
class PlanChoice : public QComboBox
{
    Q_OBJECT

public:
    using QComboBox::QComboBox;

    /// Shows what is chosen.
    void say(const QIcon &sign, const QString &text);
    void showPopup() override { Q_EMIT popupRequested(mapToGlobal(QPoint(0, height()))); }

Q_SIGNALS:
    void popupRequested(const QPoint &at);

protected:
    /// There is one entry: nothing to turn through.
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void cut();

    QString m_text;
};

} // namespace loadline::ui
