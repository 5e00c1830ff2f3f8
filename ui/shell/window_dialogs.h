// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/window_memory.h"

#include <QString>
#include <QStringList>

#include <optional>

class QMenuBar;
class QWidget;

/// What the window asks and tells in boxes of its own.
namespace loadline::ui {

/// Which file to open; empty where none was chosen.
QString askForFile(QWidget *parent, const QString &folder);
/// Which files to import: registers, tables of risks, JSON. None where it was cancelled.
QStringList askForImports(QWidget *parent, const QString &folder);
/// A file for a register in another format; its name ends as the format chosen does.
QString askWhereToExport(QWidget *parent, const QString &folder, const QString &name);
/// A file for the chart of open risks.
QString askWhereToSaveChart(QWidget *parent, const QString &folder, const QString &name);
/// Where the report of a review is to be saved.
QString askWhereToSaveReport(QWidget *parent, const QString &folder, const QString &name);
/// Where a register without a file is to be written.
QString askWhereToWrite(QWidget *parent, const QString &folder, const QString &name);

/// Asked when a window closes with lines that the file does not have. The answer is remembered.
/// No answer: the window stays.
std::optional<OnClosing> askOnClosing(QWidget *parent, int lines, const QString &file);

/// Every command that has a key, as the menus name it.
void showKeys(QWidget *parent, const QMenuBar *menus);
void showAbout(QWidget *parent, const QString &libraryPath);

} // namespace loadline::ui
