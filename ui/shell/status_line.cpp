// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include "markdown/reader.h"
#include "merge/combine.h"
#include "ui/findings/finding_delegate.h"
#include "ui/linking/file_words.h"
#include "ui/linking/part_words.h"
#include "ui/shell/register_session.h"
#include "ui/shell/words.h"
#include "ui/widgets/plain_label.h"

#include <QHelpEvent>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>

namespace loadline::ui {

namespace {

constexpr std::size_t mostParts = 12; // in a tool tip that can be read at a glance

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_where(new PlainLabel)
    , m_branch(new PlainLabel)
    , m_findings(new QToolButton)
{
    setSizeGripEnabled(false);
    m_where->setAccessibleName(tr("State of the register"));
    m_where->setContentsMargins(8, 4, 8, 4);
    m_findings->setAutoRaise(true);
    m_findings->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_findings->setFocusPolicy(Qt::TabFocus);
    m_where->installEventFilter(this);
    m_branch->setAccessibleName(tr("Branch and state of the file in git"));
    m_branch->setContentsMargins(8, 4, 8, 4);
    addWidget(m_where, 1);
    addPermanentWidget(m_branch);
    addPermanentWidget(m_findings);
    m_findings->setToolTip(tr("Show the findings (Ctrl+Shift+M)"));
    connect(m_findings, &QToolButton::clicked, this, &StatusLine::findingsRequested);
    showNothing();
}

void StatusLine::show(const RegisterSession &session, bool isEditing, bool isKept)
{
    m_session = &session;
    const int lines = session.unwrittenLines();
    const QString where = isEditing ? tr("Editing") : isKept ? tr("In library") : tr("Not kept");
    QString file;
    const auto &conflict = session.file().conflict();
    if (conflict)
        file = tr("%n part(s) to choose between here and %1 (Ctrl+S)", nullptr,
                  int(conflict->conflicts().size()))
                   .arg(session.fileLabel());
    else if (!session.hasFile())
        file = tr("no file yet (Ctrl+S)");
    else if (lines > 0)
        file = tr("%n line(s) not in %1 (Ctrl+S)", nullptr, lines).arg(session.fileLabel());
    else
        file = tr("the same as %1").arg(session.fileLabel());
    const QString separator = QStringLiteral("  ·  ");
    m_where->setText(where + separator + file);
    const linking::Surroundings &around = session.file().surroundings();
    m_branch->setText(surroundingsInWords(around));
    m_branch->setToolTip(around.trouble ? plainToolTip(messageOf(*around.trouble).text())
                                        : QString());
    m_branch->setVisible(!m_branch->text().isEmpty());
}

/// Asked for when somebody points there: the parts are not looked for at each key.
bool StatusLine::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_where || event->type() != QEvent::ToolTip)
        return QStatusBar::eventFilter(watched, event);
    const QString parts = partsInFile();
    if (parts.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), parts, m_where);
    return true;
}

/// What the file does not have yet, a part a line.
QString StatusLine::partsInFile() const
{
    if (!m_session || !m_session->hasUnwritten())
        return {};
    const auto parts = merge::differingParts(markdown::read(m_session->fileBase()),
                                             m_session->reg());
    QStringList lines{tr("Not in %1 yet:").arg(m_session->fileLabel()).toHtmlEscaped()};
    for (std::size_t index = 0; index < parts.size() && index < mostParts; ++index) {
        lines << tr("%1: %n line(s)", nullptr, int(parts[index].lines))
                     .arg(partInWords(parts[index].part))
                     .toHtmlEscaped();
    }
    if (parts.size() > mostParts)
        lines << tr("and %n more", nullptr, int(parts.size() - mostParts));
    return QStringLiteral("<qt>") + lines.join(QStringLiteral("<br>")) + QStringLiteral("</qt>");
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
    m_session = nullptr;
    m_where->setText(tr("No register is open."));
    m_branch->hide();
    showFindings({}, false);
}

} // namespace loadline::ui
