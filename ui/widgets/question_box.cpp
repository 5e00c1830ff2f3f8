// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/question_box.h"

#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"

#include <QLabel>

namespace loadline::ui {

namespace {

constexpr int signSize = 32;

} // namespace

QuestionBox::QuestionBox(const QString &title, const QString &question, QWidget *parent)
    : QMessageBox(parent)
{
    setTextFormat(Qt::PlainText);
    setIconPixmap(warningIcon().pixmap(QSize(signSize, signSize), devicePixelRatioF()));
    setWindowTitle(title);
    setText(question);
    // What is asked stands out from what is told of it.
    if (auto *words = findChild<QLabel *>(QStringLiteral("qt_msgbox_label")))
        setFontOf(words, TextSize::Normal, TextWeight::Strong);
}

} // namespace loadline::ui
