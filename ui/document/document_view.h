// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/row_view.h"

namespace loadline::ui {

/// Shows the rows of a document as source, one below the other.
class DocumentView : public RowView
{
    Q_OBJECT

public:
    explicit DocumentView(QWidget *parent = nullptr);

protected:
    Side sideOf(std::size_t row) const override { return rows().sideOf(row); }
    void paintRow(QPainter &painter, std::size_t row, const QRect &rect) const override;
    int overhang() const override;
    QString inWords(std::size_t row) const override;

private:
    LinePainter lines() const;
};

} // namespace loadline::ui
