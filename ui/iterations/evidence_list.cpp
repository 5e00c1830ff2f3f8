// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/evidence_list.h"

#include "core/text.h"
#include "itemmodels/section_items_model.h"
#include "itemmodels/text.h"
#include "markdown/reader.h"
#include "ui/widgets/shapes.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace loadline::ui {

namespace {

enum Column { StateColumn, TextColumn };
constexpr int stateWidth = 150;

struct StateKey
{
    Qt::Key key;
    MarkState state;
};
constexpr StateKey stateKeys[] = {{Qt::Key_P, MarkState::Pass},
                                  {Qt::Key_W, MarkState::Warn},
                                  {Qt::Key_F, MarkState::Fail},
                                  {Qt::Key_N, MarkState::Pending}};

} // namespace

EvidenceList::EvidenceList(QWidget *parent)
    : QTreeWidget(parent)
{
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setItemsExpandable(false);
    setIndentation(0);
    header()->setStretchLastSection(true);
    header()->resizeSection(StateColumn, stateWidth);
    setAccessibleName(tr("Tests and impact lines"));
}

void EvidenceList::show(const Register &reg, const Iteration &iteration, int number)
{
    clear();
    const std::vector<Row> settled = std::exchange(m_rows, {});
    m_tests = 0;
    for (const SectionKind kind : {SectionKind::Testing, SectionKind::DeploymentImpact}) {
        for (std::size_t section = 0; section < iteration.sections.size(); ++section) {
            if (iteration.sections[section].kind == kind)
                addSection(reg, iteration.sections[section], {number, section, 0});
        }
    }
    expandAll();
    for (const Row &was : settled) {
        const auto same = std::find_if(m_rows.begin(), m_rows.end(), [&was](const Row &row) {
            return row.kind == was.kind && row.text == was.text;
        });
        if (same != m_rows.end() && was.now != was.before) {
            same->now = was.now;
            showRow(*same);
        }
    }
    // Where one has to settle something, the cursor stands already.
    const auto open = std::find_if(m_rows.begin(), m_rows.end(), [](const Row &row) {
        return row.kind == SectionKind::Testing && row.now != MarkState::Pass;
    });
    if (!m_rows.empty())
        setCurrentItem(open == m_rows.end() ? m_rows.front().item : open->item);
}

void EvidenceList::addSection(const Register &reg, const Section &section, changes::ItemPlace place)
{
    const std::vector<Item> items = markdown::itemsOf(reg, section);
    if (items.empty())
        return;
    auto *head = new QTreeWidgetItem(this, {itemmodels::sectionWord(section.kind), QString()});
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    head->setFont(StateColumn, strong);
    head->setFlags(Qt::ItemIsEnabled);
    head->setFirstColumnSpanned(true);
    for (place.item = 0; place.item < items.size(); ++place.item) {
        const Item &item = items[place.item];
        auto *line = new QTreeWidgetItem(head);
        const QString text = itemmodels::cellText(stripEmphasis(item.text));
        line->setText(TextColumn, text);
        m_rows.push_back({place, section.kind, item.state, item.state, text, line});
        showRow(m_rows.back());
        if (section.kind == SectionKind::Testing)
            ++m_tests;
    }
}

void EvidenceList::showRow(const Row &row) const
{
    const QString word = itemmodels::SectionItemsModel::wordOf(row.kind, row.now);
    row.item->setIcon(StateColumn, stateIcon(row.now));
    row.item->setText(StateColumn, word);
    row.item->setData(StateColumn, Qt::AccessibleTextRole,
                      tr("%1: %2").arg(word, row.item->text(TextColumn)));
}

void EvidenceList::setState(QTreeWidgetItem *item, MarkState state)
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                  [item](const Row &r) { return r.item == item; });
    if (row == m_rows.end() || row->now == state
        || !itemmodels::SectionItemsModel::statesOf(row->kind).contains(state))
        return;
    row->now = state;
    showRow(*row);
    Q_EMIT stateChanged();
}

std::vector<std::function<Result<Change>(const Register &)>> EvidenceList::steps() const
{
    std::vector<std::function<Result<Change>(const Register &)>> steps;
    for (const Row &row : m_rows) {
        if (row.now == row.before)
            continue;
        steps.emplace_back([place = row.place, state = row.now](const Register &reg) {
            return changes::setItemState(reg, place, state);
        });
    }
    return steps;
}

void EvidenceList::keyPressEvent(QKeyEvent *event)
{
    const auto meant = std::find_if(std::begin(stateKeys), std::end(stateKeys),
                                    [event](const StateKey &k) { return k.key == event->key(); });
    if (meant == std::end(stateKeys) || event->modifiers() != Qt::NoModifier) {
        QTreeWidget::keyPressEvent(event);
        return;
    }
    QTreeWidgetItem *item = currentItem();
    setState(item, meant->state);
    if (QTreeWidgetItem *next = item ? itemBelow(item) : nullptr) {
        if (!next->parent())
            next = itemBelow(next);
        if (next)
            setCurrentItem(next);
    }
}

void EvidenceList::contextMenuEvent(QContextMenuEvent *event)
{
    QTreeWidgetItem *item = event->reason() == QContextMenuEvent::Mouse
                                ? itemAt(viewport()->mapFromGlobal(event->globalPos()))
                                : currentItem();
    const auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                  [item](const Row &r) { return r.item == item; });
    if (row == m_rows.end())
        return;
    QMenu menu(this);
    for (const StateKey &one : stateKeys) {
        if (!itemmodels::SectionItemsModel::statesOf(row->kind).contains(one.state))
            continue;
        QAction *action = menu.addAction(
            stateIcon(one.state), itemmodels::SectionItemsModel::wordOf(row->kind, one.state));
        action->setShortcut(one.key);
        connect(action, &QAction::triggered, this,
                [this, item, state = one.state] { setState(item, state); });
    }
    menu.exec(event->globalPos());
}

} // namespace loadline::ui
