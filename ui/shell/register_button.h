// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace loadline::ui {

/// The open register's name above the pages; behind it the menu that opens another one.
class RegisterButton : public QToolButton
{
    Q_OBJECT

public:
    explicit RegisterButton(QWidget *parent = nullptr);

    void show(const QString &name, const QString &file);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
};

} // namespace loadline::ui
