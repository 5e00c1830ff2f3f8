// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/message_strip.h"

#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QTimer>
#include <QToolButton>

namespace loadline::ui {

namespace {

constexpr int newsStays = 6000; // milliseconds
constexpr int signSize = 16;
constexpr int textInset = 6; // so that one line stands level with the buttons

class AccessibleStrip : public QAccessibleWidget
{
public:
    explicit AccessibleStrip(QWidget *strip)
        : QAccessibleWidget(strip, QAccessible::AlertMessage)
    {
    }

    QString text(QAccessible::Text which) const override
    {
        if (which == QAccessible::Name)
            return static_cast<const MessageStrip *>(widget())->message().text();
        return QAccessibleWidget::text(which);
    }
};

QAccessibleInterface *accessibleStrip(const QString &, QObject *object)
{
    auto *strip = qobject_cast<MessageStrip *>(object);
    return strip ? new AccessibleStrip(strip) : nullptr;
}

QToolButton *textButton(const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setAutoRaise(true);
    return button;
}

} // namespace

QString Message::text() const
{
    QStringList sentences;
    for (const QString &part : {what, meaning, advice}) {
        if (!part.isEmpty())
            sentences << part;
    }
    return sentences.join(QLatin1Char(' '));
}

MessageStrip::MessageStrip(QWidget *parent)
    : QFrame(parent)
    , m_sign(new PlainLabel({}, this))
    , m_what(new PlainLabel({}, this))
    , m_more(new PlainLabel({}, this))
    , m_row(new QHBoxLayout(this))
    , m_copy(textButton(tr("Cop&y"), this))
    , m_dismiss(textButton(tr("&Dismiss"), this))
    , m_leave(new QTimer(this))
{
    static const bool installed = [] {
        QAccessible::installFactory(accessibleStrip);
        return true;
    }();
    Q_UNUSED(installed)

    for (QLabel *label : {m_what, m_more}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    setFontOf(m_what, TextSize::Normal, TextWeight::Strong);
    m_copy->setAccessibleName(tr("Copy the message"));
    m_leave->setSingleShot(true);

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->setContentsMargins(0, textInset, 0, textInset);
    m_sign->setContentsMargins(0, textInset, 0, 0);
    words->addWidget(m_what);
    words->addWidget(m_more);
    m_row->setContentsMargins(16, 8, 8, 8);
    m_row->addWidget(m_sign, 0, Qt::AlignTop);
    m_row->addLayout(words, 1);
    for (QWidget *button : {m_copy, m_dismiss})
        m_row->addWidget(button, 0, Qt::AlignTop);

    connect(m_leave, &QTimer::timeout, this, &MessageStrip::dismiss);
    connect(m_dismiss, &QToolButton::clicked, this, &MessageStrip::dismiss);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_message.text()); });
    hide();
}

void MessageStrip::tell(const Message &message)
{
    m_message = message;
    const bool isError = message.kind == Message::Kind::Error;
    const MarkState sign = isError                                  ? MarkState::Fail
                           : message.kind == Message::Kind::Warning ? MarkState::Warn
                                                                    : MarkState::Pass;
    m_sign->setPixmap(stateIcon(sign).pixmap(QSize(signSize, signSize), devicePixelRatioF()));
    m_what->setText(message.what);
    m_more->setText(Message{message.kind, {}, message.meaning, message.advice}.text());
    m_more->setVisible(!m_more->text().isEmpty());
    dropOffers();
    setAccessibleName(message.text());
    show();
    update();
    if (message.kind == Message::Kind::Done)
        m_leave->start(newsStays);
    else
        m_leave->stop();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageStrip::offer(const QString &action)
{
    auto *button = new QPushButton(action, this);
    const int index = int(m_offers.size());
    m_offers << button;
    m_row->insertWidget(m_row->indexOf(m_copy), button, 0, Qt::AlignTop);
    connect(button, &QPushButton::clicked, this, [this, index] { Q_EMIT offerTaken(index); });
    button->show(); // a layout would do so only later
    setTabOrder(index == 0 ? static_cast<QWidget *>(this) : m_offers[index - 1], button);
}

void MessageStrip::setDismissal(const QString &action)
{
    m_dismiss->setText(action);
    m_dismiss->setAccessibleName(QString(action).remove(QLatin1Char('&')));
}

/// A button may be the one that is being clicked just now: it goes when that is over.
void MessageStrip::dropOffers()
{
    for (QPushButton *button : std::as_const(m_offers)) {
        button->hide();
        button->deleteLater();
    }
    m_offers.clear();
    m_dismiss->setText(tr("&Dismiss"));
    m_dismiss->setAccessibleName(tr("Dismiss the message"));
}

void MessageStrip::dismiss()
{
    if (isHidden())
        return;
    m_leave->stop();
    hide();
    Q_EMIT dismissed();
}

void MessageStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool isDone = m_message.kind == Message::Kind::Done;
    const Tier tone = m_message.kind == Message::Kind::Error ? Tier::Critical : Tier::High;
    const QColor tint = isDone ? tierColor(Tier::Low, palette()) : tierColor(tone, palette());
    constexpr int edge = 3;
    painter.fillRect(rect(), palette().brush(QPalette::Base));
    painter.fillRect(QRect(0, 0, edge, height()), tint);
    painter.fillRect(rect(), washed(tint, wash::message));
    painter.fillRect(QRect(0, height() - 1, width(), 1), separatorColour(palette()));
}

void MessageStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

} // namespace loadline::ui
