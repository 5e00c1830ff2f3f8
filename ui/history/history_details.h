// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "library/journal.h"
#include "ui/document/document_rows.h"

#include <QIcon>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;

namespace loadline::ui {

class DocumentView;
class FlowLayout;

/// What a step of the history is about and can still be gone to: a risk by its name, an iteration.
struct StepLink
{
    QString risk;
    std::optional<int> iteration;
    QString words;
    QIcon icon; ///< of its tier or state
};

/// Only what the register still has, once each.
std::vector<StepLink> linksOf(const ChangeNote &note, const Register &reg);

/// The chosen place of the history in full: what was done, what it is about, the lines that it took
/// out and put in, and the button that moves there. It asks for that and moves nothing itself.
class HistoryDetails : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryDetails(QWidget *parent = nullptr);

    void showWords(const QString &what, const QString &when, std::vector<StepLink> links);
    /// Lines of the register before the step against those after it; none: there are no lines.
    void showLines(DocumentRows rows);
    /// \a action: what moving there is called; empty: the register is there. \a effect says what
    /// that takes back or does again, in numbers.
    void showMove(const QString &action, const QString &effect);

    DocumentView *lines() const { return m_lines; }

Q_SIGNALS:
    void moveRequested();
    void riskRequested(const QString &id);
    void iterationRequested(int number);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeLinks(std::vector<StepLink> links);

    QLabel *m_what;
    QLabel *m_when;
    QWidget *m_links;
    FlowLayout *m_row;
    QLabel *m_effect;
    QPushButton *m_move;
    DocumentView *m_lines;
    QLabel *m_noLines;
};

} // namespace loadline::ui
