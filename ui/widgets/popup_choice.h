// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace loadline::ui {

/// Looks like a choice, and asks its owner for a popup of another kind: one that is filtered by
/// typing, which a combo box cannot.
class PopupChoice : public QComboBox
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
