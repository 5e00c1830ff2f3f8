// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/changes.h"
#include "core/register.h"

#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QToolButton;

namespace loadline::itemmodels {
class EntriesModel;
}

namespace loadline::ui {

class AddEntryLine;
class EntriesTable;
class ProseEditor;
class RegisterSession;

/// One section of an iteration: prose as Markdown; what has entries as a small table, or, when
/// asked for, as Markdown too, for all that stands between its entries.
class SectionEditor : public QWidget
{
    Q_OBJECT

public:
    SectionEditor(RegisterSession *session, SectionKind kind, QWidget *parent = nullptr);

    SectionKind kind() const { return m_kind; }
    /// Shows a section of its kind, by its place; also after each change.
    /// \a isAnother: it is another one than before.
    void showSection(int iteration, std::size_t place, const Section &section, bool isAnother);

    /// Puts the keyboard on the button that stands for the section.
    void focusHeading();

    bool isEditing() const;
    void finishEditing();

Q_SIGNALS:
    void editingChanged();
    /// The sections are others now; the one at \a place is where one was at work.
    void sectionsChanged(std::size_t place);
    void riskRequested(const QString &id);
    void iterationRequested(int number);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeHeading();
    void makeMenu();
    QAction *addMove(QMenu *menu, const QString &text, Qt::Key key, changes::Towards towards);
    void updateMenu();
    void move(changes::Towards towards);
    void toggleRendered();
    void makeTable();
    void makeProse();
    void showAsMarkdown(bool asMarkdown);
    void addLines(const QStringList &lines);
    void rename();
    void removeSection();
    QString addHint() const;

    RegisterSession *m_session;
    SectionKind m_kind;
    int m_iteration = 0;
    std::size_t m_place = 0;
    Section m_section;

    QLabel *m_heading = nullptr;
    QToolButton *m_more = nullptr;
    QAction *m_asMarkdown = nullptr;
    QAction *m_rendered = nullptr;
    QAction *m_up = nullptr;
    QAction *m_down = nullptr;
    itemmodels::EntriesModel *m_model = nullptr; ///< null for prose
    EntriesTable *m_table = nullptr;
    QWidget *m_entries = nullptr;
    AddEntryLine *m_add = nullptr;
    QLabel *m_others = nullptr;
    ProseEditor *m_prose = nullptr;
};

/// Asks for a section's heading; empty where it was cancelled. \a does is what the button says.
QString askForHeading(QWidget *parent, const QString &title, const QString &does,
                      const QString &heading);

} // namespace loadline::ui
