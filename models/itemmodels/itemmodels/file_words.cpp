// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/file_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace loadline::itemmodels {

using record::ComparedFile;

namespace {

using Kind = git::FileChange::Kind;

/// The context of the words in translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ComparedFiles)
};

QString none()
{
    return QStringLiteral("–");
}

/// "+36 −2 ~2"; what is none is left out.
QString countsOf(const std::optional<int> &added, const std::optional<int> &removed,
                 const std::optional<int> &modified)
{
    QStringList counts;
    const auto add = [&counts](const QString &sign, const std::optional<int> &count) {
        if (count.value_or(0) > 0)
            counts << sign + QString::number(*count);
    };
    add(QStringLiteral("+"), added);
    add(QStringLiteral("−"), removed);
    add(QStringLiteral("~"), modified);
    return counts.join(QLatin1Char(' '));
}

QString kindWords(const git::FileChange &change)
{
    switch (change.kind) {
    case Kind::Added:
        return Words::tr("new");
    case Kind::Deleted:
        return Words::tr("deleted");
    case Kind::Renamed:
        return Words::tr("renamed");
    case Kind::Copied:
        return Words::tr("copied");
    case Kind::TypeChanged:
        return Words::tr("another type");
    case Kind::Modified:
        break;
    }
    return {};
}

} // namespace

QString recordedInWords(const ComparedFile &file)
{
    if (!file.recorded)
        return none();
    const auto &recorded = *file.recorded;
    const QString counts = countsOf(recorded.added, recorded.removed, recorded.modified);
    if (!counts.isEmpty())
        return counts;
    return recorded.hasCounts() ? Words::tr("no lines") : Words::tr("no counts");
}

QString changeInWords(const ComparedFile &file)
{
    if (!file.change)
        return none();
    const git::FileChange &change = *file.change;
    const QString counts = countsOf(change.added, change.removed, change.modified);
    QStringList words;
    if (!change.added)
        words << Words::tr("binary");
    else if (!counts.isEmpty())
        words << counts;
    if (const QString kind = kindWords(change); !kind.isEmpty())
        words << kind;
    return words.isEmpty() ? Words::tr("no lines") : words.join(QStringLiteral(", "));
}

} // namespace loadline::itemmodels
