// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QListWidget>
#include <QString>

namespace loadline::ui {

/// A few rows that lead somewhere, as high as its rows; what is said quietly of a row stands at its
/// end. It scrolls with the page, not by itself.
class ShortList : public QListWidget
{
    Q_OBJECT

public:
    explicit ShortList(const QString &name, QWidget *parent = nullptr);

    struct Row
    {
        QIcon sign;
        QString text;
        QString quiet;
        bool leads = true; ///< to a place; else it only tells
    };
    void setRows(const std::vector<Row> &rows);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(int row);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
};

} // namespace loadline::ui
