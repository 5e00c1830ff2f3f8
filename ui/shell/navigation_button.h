// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/words.h"

#include <QAbstractButton>

#include <optional>
#include <vector>

namespace loadline::ui {

/// How many there are, with the tier's sign before the number where it counts a tier.
struct NavigationCount
{
    std::optional<Tier> tier;
    QString text;

    friend bool operator==(const NavigationCount &, const NavigationCount &) = default;
};

/// One page in the navigation: its sign, its name, and at the right what is in it.
class NavigationButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit NavigationButton(QWidget *parent = nullptr);

    /// \a inWords says the same to those who do not see it.
    void setCounts(std::vector<NavigationCount> counts, const QString &inWords);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    int countsWidth() const;
    int widthOf(const NavigationCount &count) const;
    void paintCounts(QPainter &painter, int right) const;

    std::vector<NavigationCount> m_counts;
};

} // namespace loadline::ui
