// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"
#include "ui/shell/words.h"
#include "ui/widgets/message_strip.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace loadline;
using namespace loadline::ui;

class tst_message_strip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldSayWhatHappenedWhatItMeansAndWhatToDo();
    void shouldBeAnAlertThatCanBeRead();
    void shouldShowMarkupAsText();
    void shouldBeCopied();
    void shouldGoWhenDismissed();
};

void tst_message_strip::shouldSayWhatHappenedWhatItMeansAndWhatToDo()
{
    const Error error{ErrorCode::WriteFailed,
                      "the disk is full",
                      "make room and write again",
                      "docs/tasks.md",
                      0,
                      0};
    const Message message = messageOf(error);
    QCOMPARE(message.what, QStringLiteral("docs/tasks.md: the disk is full."));
    QVERIFY(message.meaning.contains(QStringLiteral("library")));
    QCOMPARE(message.advice, QStringLiteral("Make room and write again."));
}

void tst_message_strip::shouldBeAnAlertThatCanBeRead()
{
    MessageStrip strip;
    strip.tell({Message::Kind::Error, QStringLiteral("It broke."),
                QStringLiteral("Nothing is lost."), QStringLiteral("Try again.")});
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&strip);
    QVERIFY(interface);
    QCOMPARE(interface->role(), QAccessible::AlertMessage);
    QCOMPARE(interface->text(QAccessible::Name),
             QStringLiteral("It broke. Nothing is lost. Try again."));
}

void tst_message_strip::shouldShowMarkupAsText()
{
    MessageStrip strip;
    strip.tell(
        {Message::Kind::Error, QStringLiteral("<b>bold</b>"), QStringLiteral("<img src='/x'>"), {}});
    for (const auto *label : strip.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void tst_message_strip::shouldBeCopied()
{
    MessageStrip strip;
    strip.tell(
        {Message::Kind::Error, QStringLiteral("It broke."), {}, QStringLiteral("Try again.")});
    for (auto *button : strip.findChildren<QToolButton *>()) {
        if (button->accessibleName().contains(QStringLiteral("Copy")))
            button->click();
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("It broke. Try again."));
}

void tst_message_strip::shouldGoWhenDismissed()
{
    MessageStrip strip;
    QSignalSpy dismissed(&strip, &MessageStrip::dismissed);
    strip.tell({Message::Kind::Warning, QStringLiteral("Mind the gap."), {}, {}});
    QVERIFY(strip.isVisible());
    QTest::keyClick(&strip, Qt::Key_Escape);
    QVERIFY(!strip.isVisible());
    QCOMPARE(dismissed.size(), 1);
}

LOADLINE_TEST(tst_message_strip)
#include "tst_message_strip.moc"
