// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/linking/part_words.h"

#include "ui/shell/words.h"

#include <QCoreApplication>

namespace loadline::ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(loadline::ui::PartWords)
};

constexpr int longestPart = 60;

/// "testing" as "Testing".
QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString iterationPart(const QString &number, const QString &place)
{
    if (place.isEmpty())
        return Words::tr("Iteration %1").arg(number);
    const QString section = capitalised(place.section(QLatin1Char('/'), 0, 0));
    const QString entry = place.section(QLatin1Char('/'), 1);
    if (entry.isEmpty())
        return Words::tr("%1 of iteration %2").arg(section, number);
    return Words::tr("%1 of iteration %2: %3").arg(section, number, entry);
}

} // namespace

QString partInWords(const std::string &part)
{
    const QString text = QString::fromStdString(part);
    const QString first = text.section(QLatin1Char('/'), 0, 0);
    const QString rest = text.section(QLatin1Char('/'), 1);
    const QString kind = first.section(QLatin1Char(':'), 0, 0);
    const QString name = first.section(QLatin1Char(':'), 1);
    QString words = text;
    if (kind == QLatin1String("risk"))
        words = Words::tr("Risk %1").arg(name);
    else if (kind == QLatin1String("iteration"))
        words = iterationPart(name, rest);
    else if (kind == QLatin1String("group"))
        words = Words::tr("Risk group %1").arg(rest.isEmpty() ? name : rest);
    else if (text == QLatin1String("title"))
        words = Words::tr("Title");
    else if (text == QLatin1String("lastUpdated"))
        words = QStringLiteral("Last Updated");
    else if (text == QLatin1String("nextIteration"))
        words = QStringLiteral("Next Iteration");
    else if (text.isEmpty())
        words = Words::tr("Between the parts");
    return shortText(words, longestPart);
}

QString partsInWords(const std::vector<std::string> &parts)
{
    if (parts.empty())
        return partInWords({});
    const QString first = partInWords(parts.front());
    if (parts.size() == 1)
        return first;
    return Words::tr("%1 and %n more", nullptr, int(parts.size() - 1)).arg(first);
}

} // namespace loadline::ui
