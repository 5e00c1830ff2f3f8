// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include "ui/findings/finding_delegate.h"
#include "ui/shell/register_session.h"
#include "ui/widgets/plain_label.h"

#include <QToolButton>

#include <algorithm>

namespace loadline::ui {

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_where(new PlainLabel)
    , m_findings(new QToolButton)
{
    setSizeGripEnabled(false);
    m_where->setAccessibleName(tr("State of the register"));
    m_where->setContentsMargins(8, 4, 8, 4);
    m_findings->setAutoRaise(true);
    m_findings->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_findings->setFocusPolicy(Qt::TabFocus);
    addWidget(m_where, 1);
    addPermanentWidget(m_findings);
    m_findings->setToolTip(tr("Show the findings (Ctrl+Shift+M)"));
    connect(m_findings, &QToolButton::clicked, this, &StatusLine::findingsRequested);
    showNothing();
}

void StatusLine::show(const RegisterSession &session, bool isEditing, bool isKept)
{
    const int lines = session.unwrittenLines();
    const QString where = isEditing ? tr("Editing") : isKept ? tr("In library") : tr("Not kept");
    QString file;
    if (!session.hasFile())
        file = tr("no file yet (Ctrl+S)");
    else if (lines > 0)
        file = tr("%n line(s) not in %1 (Ctrl+S)", nullptr, lines).arg(session.fileLabel());
    else
        file = tr("the same as %1").arg(session.fileLabel());
    const QString separator = QStringLiteral("  ·  ");
    m_where->setText(where + separator + file);
}

void StatusLine::showFindings(const std::vector<checks::Finding> &findings, bool wereLookedFor)
{
    m_findings->setVisible(wereLookedFor);
    m_findings->setIcon(severityIcon(findings));
    m_findings->setText(findings.empty() ? tr("No findings")
                                         : tr("%n finding(s)", nullptr, int(findings.size())));
    const auto grave = std::count_if(findings.begin(), findings.end(), [](const auto &finding) {
        return finding.severity != checks::Finding::Note;
    });
    m_findings->setAccessibleName(
        grave > 0 ? tr("%1, %2 of them warnings or errors").arg(m_findings->text()).arg(grave)
                  : m_findings->text());
}

void StatusLine::showNothing()
{
    m_where->setText(tr("No register is open."));
    showFindings({}, false);
}

} // namespace loadline::ui
