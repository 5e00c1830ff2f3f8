// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>
#include <QStyleOptionViewItem>

class QPainter;

namespace loadline::ui {

/// Paints a row of a list: a sign, its text, and at its end what is said quietly. \a row is as
/// initStyleOption() leaves it.
void paintQuietRow(QPainter *painter, QStyleOptionViewItem row, const QIcon &sign,
                   const QString &quiet);

} // namespace loadline::ui
