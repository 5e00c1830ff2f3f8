// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "merge/combine.h"

#include <QDialog>

#include <optional>
#include <vector>

class QButtonGroup;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace loadline::ui {

/// Shows each part that two sides changed in different ways: what it was, and what either side made
/// of it. A choice for each is asked for; none is made before.
class ChooseDialog : public QDialog
{
    Q_OBJECT

public:
    /// Which sides: the register against its file, or edits that were set aside against the register.
    enum class Sides { RegisterAndFile, KeptAndRegister };

    ChooseDialog(const merge::Combination &combination, Sides sides, const QString &file,
                 QWidget *parent = nullptr);

    /// One for each conflict, in order. Only after it was accepted.
    std::vector<merge::Choice> choices() const;

private:
    QWidget *makeTexts();
    QWidget *makeChoice();
    QWidget *makeButtons();
    void listParts();
    void showPart(int index);
    void markChanges(const merge::Conflict &conflict);
    void chooseFor(int index, merge::Choice choice);
    void update();

    std::vector<merge::Conflict> m_conflicts;
    std::vector<std::optional<merge::Choice>> m_choices;
    QString m_ours;
    QString m_theirs;
    QListWidget *m_parts;
    QPlainTextEdit *m_baseText;
    QPlainTextEdit *m_oursText;
    QPlainTextEdit *m_theirsText;
    QButtonGroup *m_choice;
    QLabel *m_left;
    QPushButton *m_combine;
};

} // namespace loadline::ui
