// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/rule_words.h"

#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QRegularExpression>

namespace loadline::ui {

void showRuleWords(QPlainTextEdit *in, const QString &text)
{
    if (in->property("shown").toString() == text)
        return;
    in->setProperty("shown", text);
    in->clear();
    QTextCharFormat code;
    code.setFontFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
    QTextCharFormat name;
    name.setFontItalic(true);
    static const QRegularExpression marked(
        QStringLiteral("`(?<code>[^`]+)`|(?<![*\\w])\\*(?<name>[^* ][^*]*)\\*(?![*\\w])"));
    QTextCursor cursor(in->document());
    qsizetype from = 0;
    for (auto found = marked.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        cursor.insertText(text.mid(from, match.capturedStart() - from), QTextCharFormat());
        const QString words = match.captured(QStringLiteral("code"));
        if (words.isEmpty())
            cursor.insertText(match.captured(QStringLiteral("name")), name);
        else
            cursor.insertText(words, code);
        from = match.capturedEnd();
    }
    cursor.insertText(text.mid(from), QTextCharFormat());
}

} // namespace loadline::ui
