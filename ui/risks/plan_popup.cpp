// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risks/plan_popup.h"

#include "itemmodels/iteration_list_model.h"
#include "ui/risks/iteration_row_delegate.h"
#include "ui/widgets/plain_label.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace loadline::ui {

using itemmodels::IterationListModel;

namespace {

constexpr int popupWidth = 360;
constexpr int mostRows = 8;

} // namespace

PlanPopup::PlanPopup(RegisterEditor &editor, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_iterations(new IterationListModel(editor, this))
    , m_text(new QLineEdit(this))
    , m_list(new QListView(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setAccessibleName(tr("Plan for an iteration"));
    m_iterations->setOnlyOpen(true);

    m_text->setPlaceholderText(tr("Iteration number or title"));
    m_text->setAccessibleName(tr("Iteration number or title"));
    m_text->installEventFilter(this);
    m_list->setModel(m_iterations);
    m_list->setModelColumn(IterationListModel::Title);
    m_list->setItemDelegate(new IterationRowDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Open iterations"));
    auto *none = new QPushButton(tr("No iteration"), this);
    none->setFlat(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_text);
    if (m_iterations->rowCount() == 0) {
        auto *empty = new PlainLabel(tr("No iteration is open. Add one on the Iterations page."));
        empty->setWordWrap(true);
        layout->addWidget(empty);
        m_list->hide();
    }
    layout->addWidget(m_list);
    layout->addWidget(none, 0, Qt::AlignLeft);

    connect(m_text, &QLineEdit::textChanged, this, &PlanPopup::filter);
    connect(m_list, &QListView::clicked, this, &PlanPopup::takeCurrent);
    connect(none, &QPushButton::clicked, this, [this] {
        Q_EMIT chosen(std::nullopt);
        close();
    });
    const int rows = std::clamp(m_iterations->rowCount(), 1, mostRows);
    m_list->setFixedHeight(rows * m_list->sizeHintForRow(0) + 4);
    setFixedWidth(popupWidth);
    filter({});
}

void PlanPopup::popUp(const QPoint &at)
{
    adjustSize();
    QPoint place = at;
    if (const QScreen *screen = QGuiApplication::screenAt(at)) {
        const QRect room = screen->availableGeometry();
        place.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
        place.setY(std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(place);
    show();
    m_text->setFocus(Qt::PopupFocusReason);
}

void PlanPopup::filter(const QString &text)
{
    m_iterations->setFilter(text);
    const QModelIndex exact = m_iterations->indexOf(text.trimmed());
    m_list->setCurrentIndex(exact.isValid() ? exact
                                            : m_iterations->index(0, IterationListModel::Title));
}

void PlanPopup::takeCurrent()
{
    const QVariant number = m_list->currentIndex().data(itemmodels::IterationRole);
    if (!number.isValid())
        return;
    const int iteration = number.toInt();
    Q_EMIT chosen(iteration);
    close();
}

bool PlanPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const QModelIndex current = m_list->currentIndex();
    switch (key->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up: {
        const int row = current.row() + (key->key() == Qt::Key_Down ? 1 : -1);
        const QModelIndex next = m_iterations->index(row, IterationListModel::Title);
        if (next.isValid())
            m_list->setCurrentIndex(next);
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        takeCurrent();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace loadline::ui
