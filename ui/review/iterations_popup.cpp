// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/iterations_popup.h"

#include "itemmodels/text.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/style.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace loadline::ui {

namespace {

constexpr int popupWidth = 400;
constexpr int mostRows = 10;
constexpr int numberRole = Qt::UserRole;

} // namespace

IterationsPopup::IterationsPopup(const Register &reg, const std::vector<int> &chosen,
                                 QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_list(new QListWidget(this))
    , m_take(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setAccessibleName(tr("Iterations to be reviewed"));
    m_list->setAccessibleName(tr("Iterations"));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    for (const Iteration &iteration : reg.iterations) {
        if (!iteration.number)
            continue;
        auto *item = new QListWidgetItem(iterationIcon(iteration.status),
                                         QStringLiteral("%1  %2")
                                             .arg(*iteration.number)
                                             .arg(itemmodels::cellText(iteration.title)),
                                         m_list);
        item->setData(numberRole, *iteration.number);
        item->setData(Qt::AccessibleTextRole,
                      tr("%1, %2").arg(item->text(), itemmodels::statusWord(iteration.status)));
        const bool isChosen = std::find(chosen.begin(), chosen.end(), *iteration.number)
                              != chosen.end();
        item->setCheckState(isChosen ? Qt::Checked : Qt::Unchecked);
    }
    Style::setPrimary(m_take);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    if (m_list->count() == 0) {
        auto *empty = new PlainLabel(tr("The register has no iteration yet. Add one on the "
                                        "Iterations page."));
        empty->setWordWrap(true);
        layout->addWidget(empty);
        m_list->hide();
    }
    layout->addWidget(m_list);
    layout->addWidget(m_take, 0, Qt::AlignLeft);
    const int rows = std::clamp(m_list->count(), 1, mostRows);
    m_list->setFixedHeight(rows * std::max(1, m_list->sizeHintForRow(0)) + 4);
    m_list->setCurrentRow(std::max(0, m_list->count() - 1));
    setFixedWidth(popupWidth);
    updateButton();
    connect(m_list, &QListWidget::itemChanged, this, &IterationsPopup::updateButton);
    connect(m_list, &QListWidget::currentRowChanged, this, &IterationsPopup::updateButton);
    connect(m_take, &QPushButton::clicked, this, &IterationsPopup::take);
}

void IterationsPopup::popUp(const QPoint &at)
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
    m_list->setFocus(Qt::PopupFocusReason);
}

std::vector<int> IterationsPopup::checked() const
{
    std::vector<int> numbers;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            numbers.push_back(m_list->item(row)->data(numberRole).toInt());
    }
    if (numbers.empty() && m_list->currentItem())
        numbers.push_back(m_list->currentItem()->data(numberRole).toInt());
    return numbers;
}

void IterationsPopup::updateButton()
{
    const std::vector<int> numbers = checked();
    m_take->setEnabled(!numbers.empty());
    m_take->setText(numbers.size() == 1
                        ? tr("&Review iteration %1").arg(numbers.front())
                        : tr("&Review %n iterations", nullptr, int(numbers.size())));
}

void IterationsPopup::take()
{
    const std::vector<int> numbers = checked();
    if (numbers.empty())
        return;
    Q_EMIT chosen(numbers);
    close();
}

bool IterationsPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            take();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace loadline::ui
