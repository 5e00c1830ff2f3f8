// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/register_editor.h"

#include <QAbstractItemModel>
#include <QString>

#include <memory>
#include <string>

namespace loadline::test {

/// A model as text, a row a line: two blanks a level, the cells that are not empty divided by ` | `.
QString treeText(const QAbstractItemModel &model);

/// An editor over a text, with a journal in memory.
std::unique_ptr<RegisterEditor> editorOf(std::string text);

} // namespace loadline::test
