// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QString>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace loadline::ui {

/// What is to be told: what happened, what it means for the data, what to do. Plain text.
struct Message
{
    enum class Kind { Error, Warning, Done };
    Kind kind = Kind::Error;
    QString what;
    QString meaning;
    QString advice;

    QString text() const;
};

/// Tells one thing above the page, without taking the keyboard away. An error stays until it is
/// dismissed or something is done; other news goes by itself. Assistive technology hears it as an
/// alert. It is no place for a question that must be answered.
class MessageStrip : public QFrame
{
    Q_OBJECT

public:
    explicit MessageStrip(QWidget *parent = nullptr);

    void tell(const Message &message);
    /// Offers a thing to do beside the message, by the name of what it does; several in order.
    void offer(const QString &action);
    /// What dismissing the message is called where that means something.
    void setDismissal(const QString &action);
    const Message &message() const { return m_message; }

    void dismiss();

Q_SIGNALS:
    /// From 0, in the order in which they were offered.
    void offerTaken(int index);
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void dropOffers();

    Message m_message;
    QLabel *m_sign;
    QLabel *m_what;
    QLabel *m_more;
    QHBoxLayout *m_row;
    QList<QPushButton *> m_offers;
    QToolButton *m_copy;
    QToolButton *m_dismiss;
    class QTimer *m_leave;
};

} // namespace loadline::ui
