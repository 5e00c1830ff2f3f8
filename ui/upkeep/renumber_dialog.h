// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/renumber.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace loadline::ui {

class RegisterSession;

/// Gives risks and iterations other numbers, as one step of the register: where a name is given
/// twice, or all of them. Lists before what gets another name, and which references follow or stay.
class RenumberDialog : public QDialog
{
    Q_OBJECT

public:
    explicit RenumberDialog(RegisterSession *session, QWidget *parent = nullptr);

private:
    Result<changes::Renumbering> renumbering() const;
    void preview();
    void list(const changes::Renumbering &planned);
    void renumber();
    QWidget *makeButtons();

    RegisterSession *m_session;
    QCheckBox *m_all;
    QLabel *m_sum;
    QListWidget *m_list;
    QPushButton *m_renumber;
};

} // namespace loadline::ui
