// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risks/quick_add_line.h"

#include "changes/changes.h"
#include "itemmodels/text.h"
#include "ui/shell/register_session.h"
#include "ui/widgets/plain_label.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace loadline::ui {

using itemmodels::bytesOf;
using itemmodels::cellText;
using itemmodels::fullText;

QuickAddLine::QuickAddLine(RegisterSession *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_line(new QLineEdit)
    , m_meaning(new PlainLabel)
{
    m_line->setPlaceholderText(tr("Add a risk: high: what can go wrong - where -> iteration"));
    m_line->setAccessibleName(tr("Add a risk"));
    m_meaning->setForegroundRole(QPalette::PlaceholderText);
    m_meaning->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(16);
    layout->addWidget(m_line, 1);
    layout->addWidget(m_meaning);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &QuickAddLine::explain);
    connect(m_line, &QLineEdit::returnPressed, this, &QuickAddLine::add);
}

void QuickAddLine::focusLine()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

void QuickAddLine::explain(const QString &text)
{
    m_meaning->setVisible(!text.trimmed().isEmpty());
    const Result<changes::NewRisk> risk = changes::riskFromLine(bytesOf(text));
    if (!risk) {
        m_meaning->setText(fullText(risk.error().what));
        return;
    }
    const QString tier = itemmodels::tierWord(risk->tier);
    m_meaning->setText(
        risk->iteration
            ? tr("Return adds to %1, planned for iteration %2").arg(tier).arg(*risk->iteration)
            : tr("Return adds to %1").arg(tier));
}

void QuickAddLine::add()
{
    if (m_line->text().trimmed().isEmpty())
        return;
    const Result<changes::NewRisk> risk = changes::riskFromLine(bytesOf(m_line->text()));
    if (!risk) {
        m_session->report(risk.error());
        return;
    }
    if (!m_session->apply(changes::addRisk(m_session->reg(), *risk)))
        return;
    m_line->clear();
    const std::optional<ChangeNote> note = m_session->editor().undoNote();
    constexpr std::string_view prefix = "risk:";
    if (note && note->object.starts_with(prefix))
        Q_EMIT added(fullText(std::string_view(note->object).substr(prefix.size())));
}

} // namespace loadline::ui
