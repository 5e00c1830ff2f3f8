// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/verdict.h"

#include <QWidget>

#include <vector>

class QAction;
class QLabel;
class QSplitter;
class QStackedWidget;
class QTreeView;
class QVariant;

namespace loadline::itemmodels {
class ReasonsModel;
}

namespace loadline::ui {

class GrownTextEdit;

/// What speaks against going, the gravest first. Return leads to where it stands; Space tells beside
/// it why it counts.
class ReasonList : public QWidget
{
    Q_OBJECT

public:
    explicit ReasonList(QWidget *parent = nullptr);

    /// The chosen one stays chosen, wherever its line went. \a inPlace is said where there is none.
    void showReasons(const std::vector<review::Reason> &reasons, const QString &inPlace);
    /// Null where none is chosen.
    const review::Reason *current() const;
    bool isEmpty() const;
    void focusList();

    /// Shows the explanation of the chosen reason's rule.
    QAction *why() const { return m_why; }

    QVariantMap state() const;
    void restoreState(const QVariantMap &state);

Q_SIGNALS:
    void placeRequested(const loadline::review::Reason &reason);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeList();
    QWidget *makeExplanation();
    void explain();
    void requestPlace();

    itemmodels::ReasonsModel *m_model;
    QTreeView *m_list;
    QLabel *m_empty;
    QStackedWidget *m_listOrEmpty;
    QSplitter *m_splitter;
    QWidget *m_explanation;
    QLabel *m_text;
    QLabel *m_rule;
    GrownTextEdit *m_words;
    GrownTextEdit *m_setting;
    QAction *m_why;
};

} // namespace loadline::ui
