// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risks/risk_filter_line.h"

#include "itemmodels/risk_completion.h"
#include "ui/shell/register_session.h"
#include "ui/shell/time_source.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <algorithm>

namespace loadline::ui {

namespace {

constexpr int insertRole = Qt::UserRole + 1;
constexpr int hintRole = Qt::UserRole + 2;
constexpr int mostVisible = 8;
constexpr int popupWidth = 320;
constexpr int gap = 8;

/// An offer with its hint at the other end of the row.
class OfferDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const QString words = index.data().toString();
        const int taken = option.fontMetrics.horizontalAdvance(words) + 3 * gap;
        const QRect room = option.rect.adjusted(taken, 0, -gap, 0);
        painter->save();
        painter->setFont(option.font);
        painter->setPen(option.palette.color(QPalette::Text));
        painter->drawText(option.rect.adjusted(gap, 0, -gap, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          words);
        painter->setPen(quietTextColour(option.palette));
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(index.data(hintRole).toString(),
                                                        Qt::ElideRight, room.width()));
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight};
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->text.clear(); // painted with its hint, in line with other lists
    }

private:
    static constexpr int rowHeight = 28;
};

} // namespace

RiskFilterLine::RiskFilterLine(const RegisterSession *session, QWidget *parent)
    : QLineEdit(parent)
    , m_session(session)
    , m_found(new QStandardItemModel(this))
    , m_completer(new QCompleter(this))
{
    setClearButtonEnabled(true);
    m_completer->setModel(m_found);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(mostVisible);
    m_completer->setWidget(this);
    QAbstractItemView *popup = m_completer->popup();
    popup->setItemDelegate(new OfferDelegate(popup));
    popup->setAccessibleName(tr("What the filter can ask for"));
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) { take(index.data(insertRole).toString()); });
    connect(this, &QLineEdit::textEdited, this, [this] { offer(false); });
}

QAbstractItemView *RiskFilterLine::offers() const
{
    return m_completer->popup();
}

bool RiskFilterLine::isOffering() const
{
    return offers()->isVisible();
}

bool RiskFilterLine::isOneChosen() const
{
    return isOffering() && offers()->currentIndex().isValid();
}

bool RiskFilterLine::event(QEvent *event)
{
    // Where an offer is chosen Tab is the completer's, which takes what is left to it.
    if (event->type() == QEvent::KeyPress && isOneChosen()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab) {
        event->ignore();
        return false;
    }
    return QLineEdit::event(event);
}

void RiskFilterLine::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isEscape = event->key() == Qt::Key_Escape;
    if ((isEscape && isOffering()) || (isReturn && isOneChosen())) {
        event->ignore();
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        offer(true);
        return;
    }
    if (isReturn || isEscape || event->key() == Qt::Key_Down) {
        offers()->hide();
        if (isEscape)
            clear();
        Q_EMIT left();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void RiskFilterLine::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    Q_EMIT entered();
}

void RiskFilterLine::offer(bool asked)
{
    if (m_isTaking)
        return;
    const itemmodels::RiskOffers found = itemmodels::riskOffers(m_session->reg(), text(),
                                                                cursorPosition(), asked,
                                                                todayUtc());
    m_begin = found.begin;
    m_areKeys = found.areKeys;
    m_found->clear();
    int widest = popupWidth;
    for (const itemmodels::RiskOffer &offer : found.offers) {
        auto *row = new QStandardItem(offer.shown);
        row->setData(offer.insert, insertRole);
        row->setData(offer.hint, hintRole);
        row->setData(offer.hint.isEmpty() ? offer.shown
                                          : QString(offer.shown + QLatin1String(", ") + offer.hint),
                     Qt::AccessibleTextRole);
        m_found->appendRow(row);
        widest = std::max(widest, fontMetrics().horizontalAdvance(offer.shown) + popupWidth / 2);
    }
    if (found.offers.empty()) {
        offers()->hide();
        return;
    }
    const int left = fontMetrics().horizontalAdvance(text().left(m_begin));
    m_completer->complete(QRect(std::clamp(left, 0, std::max(width() - widest, 0)), 0,
                                std::min(widest, std::max(width(), popupWidth)), height()));
    // Nobody has chosen yet: Return must not take what only happens to be the first.
    offers()->setCurrentIndex({});
}

void RiskFilterLine::take(const QString &insert)
{
    {
        const QScopedValueRollback guard(m_isTaking, true);
        const bool isAtEnd = cursorPosition() == text().size();
        setSelection(int(m_begin), cursorPosition() - int(m_begin));
        this->insert(m_areKeys || !isAtEnd ? insert : insert + QLatin1Char(' '));
    }
    if (m_areKeys)
        offer(true);
}

} // namespace loadline::ui
