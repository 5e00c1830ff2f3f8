// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page.h"

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace loadline::ui {

class DocumentView;

/// The Markdown as it will be written, and what in it differs from the file.
class DocumentPage : public Page
{
    Q_OBJECT

public:
    enum class Shown { Source, Differences };

    explicit DocumentPage(RegisterSession *session, QWidget *parent = nullptr);

    void focusContent() override;
    void find() override;
    QVariantMap state() const override;
    void restoreState(const QVariantMap &state) override;
    QList<QAction *> commands() const override { return m_commands; }

    void showAs(Shown shown);
    /// From 1.
    void showLine(std::size_t line);
    DocumentView *view() const { return m_view; }

Q_SIGNALS:
    void writeRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeCommands();
    QWidget *makeHead();
    QWidget *makeSearchLine();
    void update();
    void updateWords();
    void search(bool backwards, bool fromHere);
    void closeSearch();

    Shown m_shown = Shown::Source;
    bool m_isStale = true;
    DocumentView *m_view;
    QLabel *m_words;
    QLabel *m_empty;
    QPushButton *m_write;
    QButtonGroup *m_choice;
    QWidget *m_searchLine;
    QLineEdit *m_searched;
    QLabel *m_notFound;
    QList<QAction *> m_commands;
};

} // namespace loadline::ui
