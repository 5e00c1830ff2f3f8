// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include "ui/shell/register_session.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"

#include <QToolButton>

namespace loadline::ui {

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent), m_where(new PlainLabel), m_findings(new QToolButton)
{
    setSizeGripEnabled(false);
    m_where->setAccessibleName(tr("State of the register"));
    m_where->setContentsMargins(8, 4, 8, 4);
    m_findings->setAutoRaise(true);
    m_findings->setIcon(warningIcon());
    m_findings->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_findings->setFocusPolicy(Qt::TabFocus);
    addWidget(m_where, 1);
    addPermanentWidget(m_findings);
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

void StatusLine::showFindings(int count)
{
    m_findings->setVisible(count > 0);
    m_findings->setText(tr("%n finding(s)", nullptr, count));
    m_findings->setAccessibleName(m_findings->text());
}

void StatusLine::showNothing()
{
    m_where->setText(tr("No register is open."));
    showFindings(0);
}

} // namespace loadline::ui
