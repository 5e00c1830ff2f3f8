// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page_driver.h"

#include "ui/iterations/entries_table.h"
#include "ui/iterations/iterations_page.h"
#include "ui/widgets/grown_text_edit.h"

namespace loadline::test {

/// The page of iterations over a register in memory.
class IterationsDriver : public PageDriver<ui::IterationsPage>
{
public:
    using PageDriver::PageDriver;

    ui::EntriesTable *table(const char *name)
    {
        auto *result = control<ui::EntriesTable>(name);
        if (result)
            result->setFocus();
        return result;
    }
    ui::GrownTextEdit *prose(const char *name)
    {
        auto *result = control<ui::GrownTextEdit>(name);
        if (result)
            result->setFocus();
        return result;
    }
    QString cell(const ui::EntriesTable *table, int row, int column) const
    {
        return table->model()->index(row, column).data().toString();
    }
};

} // namespace loadline::test
