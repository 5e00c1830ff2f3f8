// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette_delegate.h"

#include "itemmodels/palette_model.h"
#include "ui/findings/finding_delegate.h"
#include "ui/widgets/quiet_row.h"
#include "ui/widgets/shapes.h"

namespace loadline::ui {

using itemmodels::PaletteKind;
using itemmodels::PaletteModel;

namespace {

QIcon signOf(PaletteKind kind, int sign)
{
    switch (kind) {
    case PaletteKind::Command:
        return {};
    case PaletteKind::Iteration:
    case PaletteKind::Section:
        return iterationIcon(IterationStatus(sign));
    case PaletteKind::Risk:
        return tierIcon(sign < 0 ? std::nullopt : std::optional(Tier(sign)));
    case PaletteKind::Finding:
        return severityIcon(checks::Finding::Severity(sign));
    }
    return {};
}

} // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, rowHeight};
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    paintQuietRow(painter, row,
                  signOf(PaletteKind(index.data(PaletteModel::KindRole).toInt()),
                         index.data(PaletteModel::SignRole).toInt()),
                  index.data(PaletteModel::DetailRole).toString());
}

} // namespace loadline::ui
