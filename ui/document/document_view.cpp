// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document_view.h"

#include <algorithm>

namespace loadline::ui {

using Kind = DocumentRows::Kind;

DocumentView::DocumentView(QWidget *parent)
    : RowView(parent)
{
    setOtherName(tr("the file"));
}

LinePainter DocumentView::lines() const
{
    return linePainter(rows().form() == DocumentRows::Form::Source ? LinePainter::Numbers::One
                                                                   : LinePainter::Numbers::Both);
}

int DocumentView::overhang() const
{
    const TextComparison &comparison = *rows().comparison();
    std::size_t longest = comparison.longest(Side::New);
    if (rows().form() != DocumentRows::Form::Source)
        longest = std::max(longest, comparison.longest(Side::Old));
    const LinePainter painter = lines();
    return painter.lead() + painter.widthOf(longest) - viewport()->width();
}

QString DocumentView::inWords(std::size_t row) const
{
    const DocumentRows::Row r = rows().at(row);
    const QString text = shownText(rows().text(row));
    QString words;
    switch (r.kind) {
    case Kind::Left:
        return leftInWords(r);
    case Kind::Removed:
        return tr("Line %1 of %2, no longer in the register: %3")
            .arg(decimal(r.oldLine + 1), otherName(), text);
    case Kind::Added:
    case Kind::Changed:
        words = tr("Line %1, not in %2: %3").arg(decimal(r.newLine + 1), otherName(), text);
        break;
    case Kind::Same:
        words = tr("Line %1: %2").arg(decimal(r.newLine + 1), text);
        break;
    }
    if (r.takenOut > 0) {
        words += QLatin1String("; ");
        words += (r.isTakenOutAfter
                      ? tr("%n line(s) of %1 taken out after it", nullptr, int(r.takenOut))
                      : tr("%n line(s) of %1 taken out before it", nullptr, int(r.takenOut)))
                     .arg(otherName());
    }
    return words;
}

void DocumentView::paintRow(QPainter &painter, std::size_t row, const QRect &rect) const
{
    const DocumentRows::Row r = rows().at(row);
    const auto mark = isSelected(row) && isMarkShown() ? PaintedLine::Mark::Strong
                                                       : PaintedLine::Mark::None;
    if (r.kind == Kind::Left) {
        lines().paintLeft(painter, r.lines, mark, rect);
        return;
    }
    PaintedLine line = lineOf(row, rows().sideOf(row));
    line.mark = mark;
    lines().paint(painter, line, rect);
    if (r.takenOut > 0)
        lines().paintTakenOut(painter, rect, r.isTakenOutAfter);
}

} // namespace loadline::ui
