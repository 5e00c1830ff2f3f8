// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/changes.h"
#include "core/register.h"

#include <QDialog>

#include <array>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;

namespace loadline::ui {

class EvidenceList;
class RegisterSession;

/// Completes an iteration: shows the risks that it fixes, settles tests and impact lines by one key
/// a row, says what the evidence then is, and leads to the comparison of its files with git. All that
/// is settled here becomes one step of the register.
class CompleteDialog : public QDialog
{
    Q_OBJECT

public:
    /// What is to follow; writing and committing are the window's.
    enum class End { Complete, Write, Commit };

    CompleteDialog(RegisterSession *session, int iteration, QWidget *parent = nullptr);

    /// The end that was chosen, once accepted.
    End end() const { return m_end; }

private:
    const Iteration *iteration() const;
    Result<Change> change() const;
    Result<Change> settled() const;
    void fillRisks();
    void showEvidence();
    void showFiles();
    void compareFiles();
    QString evidenceWords(Evidence evidence) const;
    void complete(End end);
    void addEnd(End end, const QString &text, const QKeySequence &key);
    QPushButton *endButton(End end) const { return m_ends[std::size_t(end)]; }
    QLayout *makeEvidence();
    QLayout *makeFiles();
    QWidget *makeButtons();

    RegisterSession *m_session;
    int m_number;
    QLabel *m_risksTitle;
    QListWidget *m_risks;
    EvidenceList *m_lines;
    QLabel *m_evidenceSign;
    QLabel *m_evidence;
    QLabel *m_keys;
    QLabel *m_files;
    QPushButton *m_compare;
    QLabel *m_refusal;
    std::array<QPushButton *, 3> m_ends{}; ///< by End
    End m_end = End::Complete;
};

} // namespace loadline::ui
