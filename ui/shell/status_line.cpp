// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include "ui/shell/register_session.h"
#include "ui/shell/words.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"

#include <QMenu>
#include <QToolButton>

namespace loadline::ui {

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_where(new PlainLabel)
    , m_findings(new QToolButton)
    , m_list(new QMenu(this))
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
    m_findings->setPopupMode(QToolButton::InstantPopup);
    m_findings->setMenu(m_list);
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

void StatusLine::showFindings(const std::vector<checks::Finding> &findings)
{
    constexpr std::size_t mostListed = 20;
    constexpr int longest = 110;
    m_findings->setVisible(!findings.empty());
    m_findings->setText(tr("%n finding(s)", nullptr, int(findings.size())));
    m_findings->setAccessibleName(m_findings->text());
    m_list->clear();
    for (const checks::Finding &finding : findings) {
        if (std::size_t(m_list->actions().size()) == mostListed) {
            m_list->addAction(tr("and %n more", nullptr, int(findings.size() - mostListed)))
                ->setEnabled(false);
            break;
        }
        const QString text = shortText(QString::fromStdString(finding.text), longest);
        QAction *action = m_list->addAction(warningIcon(),
                                            menuText(tr("Line %1: %2").arg(finding.line).arg(text)));
        connect(action, &QAction::triggered, this,
                [this, line = finding.line] { Q_EMIT lineRequested(line); });
    }
}

void StatusLine::showNothing()
{
    m_where->setText(tr("No register is open."));
    showFindings({});
}

} // namespace loadline::ui
