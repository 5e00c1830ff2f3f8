// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree_text.h"

#include "library/memory_journal.h"
#include "markdown/reader.h"

namespace loadline::test {

namespace {

void addRows(QString &text, const QAbstractItemModel &model, const QModelIndex &parent, int level)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column)
            cells += model.index(row, column, parent).data().toString();
        cells.removeAll(QString());
        text += QString(2 * level, QLatin1Char(' ')) + cells.join(QLatin1String(" | "))
                + QLatin1Char('\n');
        addRows(text, model, model.index(row, 0, parent), level + 1);
    }
}

} // namespace

QString treeText(const QAbstractItemModel &model)
{
    QString text;
    addRows(text, model, {}, 0);
    return text;
}

std::unique_ptr<RegisterEditor> editorOf(std::string text)
{
    return std::make_unique<RegisterEditor>(markdown::read(std::move(text)),
                                            std::make_unique<MemoryJournal>([] {
                                                return Author{"Robin", "2026-03-04T05:06:07Z"};
                                            }));
}

} // namespace loadline::test
