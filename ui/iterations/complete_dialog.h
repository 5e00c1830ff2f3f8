// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/changes.h"
#include "core/register.h"

#include <QDialog>

#include <vector>

class QLabel;
class QListWidget;
class QPushButton;

namespace loadline::ui {

class EvidenceList;
class RegisterSession;

/// Completes an iteration: shows the risks that it fixes, settles tests and impact lines by one key
/// a row, says what the evidence then is. All of it becomes one step of the register.
class CompleteDialog : public QDialog
{
    Q_OBJECT

public:
    CompleteDialog(RegisterSession *session, int iteration, QWidget *parent = nullptr);

    /// *Complete and write* was chosen; writing is the window's.
    bool isToBeWritten() const { return m_isToBeWritten; }

private:
    const Iteration *iteration() const;
    Result<Change> change() const;
    Result<Change> settled() const;
    void fillRisks();
    void showEvidence();
    QString evidenceWords(Evidence evidence) const;
    void complete(bool andWrite);
    QWidget *makeButtons();

    RegisterSession *m_session;
    int m_number;
    QLabel *m_risksTitle;
    QListWidget *m_risks;
    EvidenceList *m_lines;
    QLabel *m_evidenceSign;
    QLabel *m_evidence;
    QLabel *m_refusal;
    QPushButton *m_complete;
    QPushButton *m_completeAndWrite;
    bool m_isToBeWritten = false;
};

} // namespace loadline::ui
