// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <QWidget>

class QAction;
class QLabel;
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

    bool isEditing() const;
    void finishEditing();

Q_SIGNALS:
    void editingChanged();

private:
    void makeHeading();
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
    itemmodels::EntriesModel *m_model = nullptr; ///< null for prose
    EntriesTable *m_table = nullptr;
    QWidget *m_entries = nullptr;
    AddEntryLine *m_add = nullptr;
    QLabel *m_others = nullptr;
    ProseEditor *m_prose = nullptr;
};

} // namespace loadline::ui
