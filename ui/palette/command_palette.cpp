// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/command_palette.h"

#include "ui/palette/palette_delegate.h"
#include "ui/widgets/plain_label.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace loadline::ui {

using itemmodels::PaletteModel;
using itemmodels::PaletteTarget;

namespace {

constexpr int paletteWidth = 640;
constexpr int shownRows = 12;
constexpr int fromTop = 56;

} // namespace

CommandPalette::CommandPalette(std::vector<PaletteTarget> targets, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_model(new PaletteModel(this))
    , m_query(new QLineEdit)
    , m_list(new QListView)
    , m_found(new PlainLabel)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setAccessibleName(tr("Command palette"));
    m_model->setTargets(std::move(targets));

    m_query->setPlaceholderText(tr("Command, risk, iteration, section or finding"));
    m_query->setAccessibleName(m_query->placeholderText());
    m_query->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Found"));
    m_list->setFixedHeight(shownRows * PaletteDelegate::rowHeight);
    m_found->setForegroundRole(QPalette::PlaceholderText);
    setFontOf(m_found, TextSize::Small);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_query);
    layout->addWidget(m_list);
    layout->addWidget(m_found);
    connect(m_query, &QLineEdit::textChanged, this, &CommandPalette::find);
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
    setFocusProxy(m_query);
    find({});
}

void CommandPalette::showOver(const QWidget *window)
{
    const int width = std::min(paletteWidth, window->width() - 32);
    setFixedWidth(width);
    adjustSize();
    move(window->mapToGlobal(QPoint((window->width() - width) / 2, fromTop)));
    show();
    m_query->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::find(const QString &query)
{
    m_model->setQuery(query);
    m_list->setCurrentIndex(m_model->index(0));
    m_list->scrollToTop();
    const int found = int(m_model->found());
    m_found->setText(found == 0 ? tr("Nothing has these words.")
                     : query.trimmed().isEmpty()
                         ? tr("Type to find risks and iterations as well; > finds commands alone.")
                         : tr("%n found", nullptr, found));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_query || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(shownRows);
        return true;
    case Qt::Key_PageUp:
        step(-shownRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void CommandPalette::step(int rows)
{
    const int last = m_model->rowCount() - 1;
    if (last >= 0)
        m_list->setCurrentIndex(
            m_model->index(std::clamp(m_list->currentIndex().row() + rows, 0, last)));
}

void CommandPalette::choose(const QModelIndex &index)
{
    const PaletteTarget *target = m_model->targetAt(index);
    if (!target)
        return;
    const PaletteTarget chosenTarget = *target;
    close(); // what is done may open a dialog
    Q_EMIT chosen(chosenTarget);
}

} // namespace loadline::ui
