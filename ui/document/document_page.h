// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/compared_text.h"
#include "ui/document/document_rows.h"
#include "ui/shell/page.h"

#include <QPointer>

#include <optional>

class QActionGroup;
class QLabel;
class QStackedWidget;

namespace loadline::ui {

class DocumentHead;
class DocumentView;
class RevisionChooser;
class RowView;
class SearchLine;
class SideBySideView;
class TextComparer;

/// The Markdown as it will be written, and what in it differs from the file or from a revision.
class DocumentPage : public Page
{
    Q_OBJECT

public:
    using Form = DocumentRows::Form;

    explicit DocumentPage(RegisterSession *session, QWidget *parent = nullptr);
    ~DocumentPage() override;

    void focusContent() override;
    void find() override;
    QVariantMap state() const override;
    void restoreState(const QVariantMap &state) override;
    QList<QAction *> commands() const override { return m_commands; }

    void showAs(Form form);
    /// From 1.
    void showLine(std::size_t line);
    /// What a commit has in the register's place, side by side with what it is now.
    void showRevision(const QString &commit);
    /// Asks what the register is to be compared with.
    void chooseComparedText();

    /// What shows the rows in the form that was chosen.
    RowView *view() const;
    ComparedText *comparedText() const { return m_compared; }

Q_SIGNALS:
    void writeRequested();

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeCommands();
    QAction *addCommand(const QString &text, const QKeySequence &key);
    void addFormCommand(QActionGroup *group, const QString &text, const QKeySequence &key,
                        Form form);
    void refresh();
    void compare();
    void showRows();
    void showCurrentForm(const QString &inPlace);
    void goToFirstDifference();
    void updateWords();
    QString differenceInWords() const;
    void search(bool backwards, bool fromHere);

    Form m_form = Form::Source;
    bool m_isStale = true;
    std::optional<std::size_t> m_lineToShow; ///< from 0: once there are rows
    ComparedWith m_shownWith;
    bool m_isFirstToShow = false; ///< the next rows are of another text to compare with
    QString m_refusal; ///< what git said to a choice that nobody waits for any more
    ComparedText *m_compared;
    TextComparer *m_comparer;
    DocumentHead *m_head;
    SearchLine *m_searchLine;
    QStackedWidget *m_stack;
    DocumentView *m_oneBelow;
    SideBySideView *m_sideBySide;
    QLabel *m_inPlace; ///< says why there are no rows
    QPointer<RevisionChooser> m_chooser;
    QList<QAction *> m_formCommands; ///< by form
    QAction *m_allLines = nullptr;
    QList<QAction *> m_commands;
};

} // namespace loadline::ui
