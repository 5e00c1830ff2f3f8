// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QVariantMap>
#include <QWidget>

#include <optional>
#include <string>

class QAction;

namespace loadline::ui {

class RegisterSession;

/// A page of the window. It is built when it is first shown, for one open register, and goes with
/// it. The window owns what is common (menus, undo, writing, messages); a page asks for that
/// through the session and through its signals, and never knows another page.
class Page : public QWidget
{
    Q_OBJECT

public:
    Page(RegisterSession *session, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_session(session)
    {
    }

    /// Puts the keyboard where work begins: the list, the tree, the text.
    virtual void focusContent() = 0;
    /// Ctrl+F: puts the keyboard into the filter or the search line.
    virtual void find() {}

    /// Text that is still in a field becomes a step of the register now: before undo, writing,
    /// leaving the page and closing.
    virtual void finishEditing() {}
    virtual bool isEditing() const { return false; }

    /// Something that it shows is still being found out beside the window.
    virtual bool isLoading() const { return false; }

    /// Column widths, splitters, the selection by name: what comes back at the next start.
    virtual QVariantMap state() const { return {}; }
    virtual void restoreState(const QVariantMap &) {}

    /// What the window's commands are about.
    virtual std::optional<int> currentIteration() const { return std::nullopt; }

    /// Selects what another page or the command line points to.
    virtual void showIteration(int) {}
    virtual void showRisk(const QString &) {}
    /// Shows only what a filter leaves, as if it had been typed.
    virtual void showFiltered(const QString &) {}

    /// What is selected, as it stands in the document or as Markdown to be pasted elsewhere; empty
    /// where there is nothing to copy.
    virtual std::string copied() const { return {}; }

    /// The page's own commands, in the order in which a menu shows them; a separator is an action.
    virtual QList<QAction *> commands() const { return {}; }

Q_SIGNALS:
    void editingChanged(bool editing);
    /// currentIteration() may be another one.
    void currentChanged();
    /// A link was followed that another page shows.
    void iterationRequested(int number);
    void riskRequested(const QString &id);

protected:
    RegisterSession *session() const { return m_session; }

private:
    RegisterSession *m_session;
};

} // namespace loadline::ui
