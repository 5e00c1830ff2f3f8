// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace loadline::ui {

class FieldRows;
class QuietCommit;
class RegisterSession;
class RiskChips;

/// What an iteration says of itself above its sections: title, status, priority, date, every other
/// metadata line, and its risks.
class IterationHeader : public QWidget
{
    Q_OBJECT

public:
    explicit IterationHeader(RegisterSession *session, QWidget *parent = nullptr);

    void showIteration(const Iteration &iteration, bool isAnother);

    bool isEditing() const;
    void finishEditing();

Q_SIGNALS:
    void editingChanged();
    /// Completing tells first what it will fix: that is a dialog's.
    void completeRequested();
    void riskRequested(const QString &id);

private:
    QuietCommit *commitOf(QLineEdit *line, const QString &name, const char *key);
    void makeChoices();
    void layOut();
    void setField(const std::string &key, const QString &value);
    void setStatus(int index);
    void plan(const std::vector<std::string> &risks, std::optional<int> iteration);
    void reopen();

    RegisterSession *m_session;
    std::optional<int> m_number;
    IterationStatus m_status = IterationStatus::Unknown;

    QLabel *m_unit;
    QLineEdit *m_title;
    QLineEdit *m_date;
    QuietCommit *m_titleCommit;
    QuietCommit *m_dateCommit;
    QComboBox *m_statusChoice;
    QComboBox *m_priority;
    QPushButton *m_complete;
    QPushButton *m_reopen;
    FieldRows *m_fields;
    RiskChips *m_risks;
};

} // namespace loadline::ui
