// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/main_window.h"
#include "ui/shell/windows.h"

#include <QPointer>
#include <QString>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <string>

class QDialog;
class QTreeView;

namespace loadline::test {

/// A file that is there already, in a repository for instance.
struct ExistingFile
{
    QString path;
};

/// The program's windows on a library and a file of their own, driven as a person does: by keys, in
/// real widgets.
class WindowDriver
{
public:
    explicit WindowDriver(const std::string &text);
    explicit WindowDriver(const ExistingFile &file);
    ~WindowDriver();

    QString path() const { return m_path; }
    std::string fileText() const;
    void changeFile(const std::string &text) const;

    /// Starts as the program does: on the file, or on what was open last.
    void start(bool withFile);
    /// Closes the window. Answers whether it went.
    bool close();

    /// The one that is in front.
    ui::MainWindow &window();
    std::string text();

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &words);
    /// Keys that open a dialog, and what is done in it.
    void pressFor(Qt::Key key, Qt::KeyboardModifiers modifiers,
                  const std::function<void(QWidget *)> &inDialog);

    /// Does what opens a dialog, and what is done in it.
    void dialogFor(const std::function<void()> &opens,
                   const std::function<void(QWidget *)> &inDialog);

    QTreeView *tree();
    /// Puts the tree's current row on a risk.
    void goToRisk(const QString &name);
    /// What the tree shows of a risk.
    QString treeText(const QString &name, int column);

private:
    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<ui::Windows> m_windows;
    QPointer<ui::MainWindow> m_window; ///< that was in front last
};

} // namespace loadline::test
