// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette_desk.h"

#include "itemmodels/text.h"
#include "ui/findings/finding_place.h"
#include "ui/findings/findings.h"
#include "ui/palette/command_palette.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/register_session.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace loadline::ui {

using itemmodels::PaletteKind;
using itemmodels::PaletteTarget;

namespace {

/// An action's text without the marks of its mnemonic; `&&` stands for `&`.
QString plainText(const QString &text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('&') && i + 1 < text.size())
            ++i;
        plain += text[i];
    }
    return plain;
}

} // namespace

PaletteDesk::PaletteDesk(PageStack *pages, const Findings *findings, QMainWindow *window)
    : QObject(window)
    , m_pages(pages)
    , m_findings(findings)
    , m_window(window)
{
}

void PaletteDesk::show()
{
    m_targets.clear();
    m_commands.clear();
    for (const QAction *top : m_window->menuBar()->actions()) {
        // What a menu shows may be made when it is opened, such as what was open before.
        if (top->menu() && top->isVisible())
            addCommands(top->menu(), plainText(top->text()));
    }
    if (m_session) {
        addIterations();
        addRisks();
        addFindings();
    }
    auto *palette = new CommandPalette(std::move(m_targets), m_window);
    connect(palette, &CommandPalette::chosen, this, &PaletteDesk::follow);
    palette->showOver(m_window);
}

void PaletteDesk::addCommands(const QMenu *menu, const QString &path)
{
    for (QAction *action : menu->actions()) {
        if (action->menu()) {
            addCommands(action->menu(), path + QStringLiteral(" › ") + plainText(action->text()));
        } else if (!action->isSeparator() && action->isEnabled() && action->isVisible()) {
            const QString keys = action->shortcut().toString(QKeySequence::NativeText);
            m_targets.push_back({PaletteKind::Command, plainText(action->text()),
                                 keys.isEmpty() ? path : keys, 0, std::size_t(m_commands.size()),
                                 0});
            m_commands += action;
        }
    }
}

void PaletteDesk::addIterations()
{
    const Register &reg = m_session->reg();
    for (std::size_t i = 0; i < reg.iterations.size(); ++i) {
        const Iteration &iteration = reg.iterations[i];
        if (!iteration.number)
            continue;
        const QString name =
            tr("Iteration %1: %2").arg(*iteration.number).arg(itemmodels::cellText(iteration.title));
        m_targets.push_back({PaletteKind::Iteration, name, itemmodels::statusWord(iteration.status),
                             int(iteration.status), i, 0});
        for (std::size_t part = 0; part < iteration.sections.size(); ++part) {
            const QString heading = itemmodels::cellText(
                reg.view(iteration.sections[part].headingText));
            m_targets.push_back(
                {PaletteKind::Section, heading, name, int(iteration.status), i, part});
        }
    }
}

void PaletteDesk::addRisks()
{
    const Register &reg = m_session->reg();
    for (std::size_t i = 0; i < reg.risks.size(); ++i) {
        const Risk &risk = reg.risks[i];
        m_targets.push_back(
            {PaletteKind::Risk,
             tr("Risk %1: %2").arg(itemmodels::cellText(risk.id), itemmodels::cellText(risk.title)),
             tr("%1, %2").arg(itemmodels::tierWord(risk.tier), itemmodels::statusWord(risk.status)),
             risk.tier ? int(*risk.tier) : -1, i, 0});
    }
}

void PaletteDesk::addFindings()
{
    const auto &all = m_findings->all();
    for (std::size_t i = 0; m_findings->areCurrent() && i < all.size(); ++i)
        m_targets.push_back({PaletteKind::Finding, itemmodels::cellText(all[i].text),
                             tr("line %1").arg(all[i].line), int(all[i].severity), i, 0});
}

void PaletteDesk::follow(const PaletteTarget &target)
{
    const auto &reg = m_session ? m_session->reg() : Register();
    switch (target.kind) {
    case PaletteKind::Command:
        if (QAction *command = m_commands.value(qsizetype(target.index)))
            command->trigger();
        break;
    case PaletteKind::Iteration:
        m_pages->showIteration(*reg.iterations[target.index].number);
        break;
    case PaletteKind::Section:
        m_pages->showIteration(*reg.iterations[target.index].number, target.part);
        break;
    case PaletteKind::Risk:
        m_pages->showRisk(itemmodels::fullText(reg.risks[target.index].id));
        break;
    case PaletteKind::Finding:
        m_pages->showPlace(placeOf(reg, m_findings->all()[target.index]));
        break;
    }
}

} // namespace loadline::ui
