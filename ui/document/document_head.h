// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document_rows.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QPushButton;

namespace loadline::ui {

class PopupChoice;

/// The head of the document page: how the text is shown, what it is compared with, and what that
/// came to. It decides nothing.
class DocumentHead : public QWidget
{
    Q_OBJECT

public:
    using Form = DocumentRows::Form;

    explicit DocumentHead(QWidget *parent = nullptr);

    void setForm(Form form);
    void setComparedWith(const QString &label);
    void say(const QString &words);
    void setCounts(std::size_t added, std::size_t removed);
    void setWriting(bool isEnabled, bool isPrimary);
    /// Asks for what to compare with, as if its choice had been pressed.
    void requestChoice();

Q_SIGNALS:
    void formChosen(loadline::ui::DocumentRows::Form form);
    void choiceRequested(const QPoint &at);
    void writeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void addForm(Form form, const QString &text, const QString &explanation);
    void colourCounts();

    QButtonGroup *m_forms;
    PopupChoice *m_comparedWith;
    QPushButton *m_write;
    QLabel *m_words;
    QLabel *m_added;
    QLabel *m_removed;
};

} // namespace loadline::ui
