// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <QScrollArea>

#include <optional>
#include <string>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QToolButton;

namespace loadline::ui {

class FieldRows;
class GrownTextEdit;
class PopupChoice;
class QuietCommit;
class RegisterSession;

/// All that is known of the selected risk, to be edited: title, detail, tier, state, plan, every
/// field it has, also ones that Loadline does not know, and where it stands.
/// With several risks selected it edits what they have in common.
class RiskInspector : public QScrollArea
{
    Q_OBJECT

public:
    explicit RiskInspector(RegisterSession *session, QWidget *parent = nullptr);

    /// Shows risks by the names that the editor knows them by; also after each change.
    void showRisks(const std::vector<std::string> &names);

    bool isEditing() const;
    void finishEditing();

Q_SIGNALS:
    void editingChanged(bool editing);
    /// The iteration is to be chosen, in a popup at this place of the screen.
    void planRequested(const QPoint &at);
    void acceptRequested();
    void iterationRequested(int number);
    /// What was done to the risk here, and what commits did to it.
    void historyRequested();
    void trailRequested();

private:
    /// Words that are there only where there is something to say.
    struct Said
    {
        QLabel *label = nullptr;
        QLabel *text = nullptr;

        void show(const QString &words) const;
    };

    QWidget *makeForm();
    void makeTexts(QGridLayout *grid);
    void makeChoices(QGridLayout *grid);
    const Risk *risk() const;
    void showNothing();
    void showSeveral(bool areOthers);
    void showOne(const Risk &risk, bool isAnother);
    QWidget *makeLinks();
    void showPlan(std::optional<int> number);
    void showPlace(const Risk &risk);
    void showWidgets(bool isOne);
    void setField(const std::string &key, const QString &value);
    void setTier(int index);
    void setStatus(int index);

    RegisterSession *m_session;
    std::vector<std::string> m_names;

    QWidget *m_form;
    QLabel *m_empty;
    QLabel *m_heading;
    QLabel *m_titleLabel;
    QLabel *m_detailLabel;
    GrownTextEdit *m_title;
    GrownTextEdit *m_detail;
    QuietCommit *m_titleCommit;
    QuietCommit *m_detailCommit;
    QComboBox *m_tier;
    QComboBox *m_status;
    PopupChoice *m_plan;
    QToolButton *m_openIteration;
    Said m_acceptance;
    Said m_evidence;
    FieldRows *m_fields;
    QLabel *m_place;
    QWidget *m_links;
};

} // namespace loadline::ui
