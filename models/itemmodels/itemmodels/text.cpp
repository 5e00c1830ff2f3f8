// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace loadline::itemmodels {

namespace {

/// Longer than any cell is wide; short enough that shaping it is not felt.
constexpr qsizetype longestCell = 400;
/// The most bytes that a UTF-16 unit takes in UTF-8.
constexpr std::size_t bytesAUnit = 4;

/// The context of the words in translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

QString cellText(std::string_view text)
{
    const std::size_t most = longestCell * bytesAUnit;
    const bool isCut = text.size() > most;
    QString result = QString::fromUtf8(text.data(), qsizetype(std::min(text.size(), most)));
    if (isCut || result.size() > longestCell) {
        result.truncate(longestCell);
        if (!result.isEmpty() && result.back().isHighSurrogate())
            result.chop(1);
        result += QChar(0x2026);
    }
    for (QChar &c : result) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator)
            c = QLatin1Char(' ');
    }
    return result;
}

QString fullText(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

std::string bytesOf(const QString &text)
{
    return text.toStdString();
}

QString foldedText(const QString &text)
{
    return text.toCaseFolded();
}

Filter::Filter(const QString &text)
{
    const QStringList words = foldedText(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const qsizetype colon = word.indexOf(QLatin1Char(':'));
        const QStringView before = QStringView(word).left(std::max<qsizetype>(colon, 0));
        const bool isName = (before == QLatin1String("iteration") || before == QLatin1String("risk"))
                            && word.size() > colon + 1;
        m_words += isName ? word + QLatin1Char('\n') : word;
    }
}

bool Filter::matches(const QString &folded) const
{
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&folded](const QString &word) { return folded.contains(word); });
}

QString tierWord(std::optional<Tier> tier)
{
    if (!tier)
        return Words::tr("No tier");
    switch (*tier) {
    case Tier::Critical:
        return Words::tr("Critical");
    case Tier::High:
        return Words::tr("High");
    case Tier::Medium:
        return Words::tr("Medium");
    case Tier::Low:
        return Words::tr("Low");
    }
    return {};
}

QString statusWord(IterationStatus status)
{
    switch (status) {
    case IterationStatus::Planned:
        return Words::tr("Planned");
    case IterationStatus::InProgress:
        return Words::tr("In progress");
    case IterationStatus::Blocked:
        return Words::tr("Blocked");
    case IterationStatus::Completed:
        return Words::tr("Completed");
    case IterationStatus::RolledBack:
        return Words::tr("Rolled back");
    case IterationStatus::Cancelled:
        return Words::tr("Cancelled");
    case IterationStatus::Unknown:
        return Words::tr("No status");
    }
    return {};
}

QString statusWord(RiskStatus status)
{
    switch (status) {
    case RiskStatus::Open:
        return Words::tr("Open");
    case RiskStatus::Fixed:
        return Words::tr("Fixed");
    case RiskStatus::Mitigated:
        return Words::tr("Mitigated");
    case RiskStatus::Accepted:
        return Words::tr("Accepted");
    case RiskStatus::Closed:
        return Words::tr("Closed");
    case RiskStatus::Unknown:
        return Words::tr("Unknown");
    }
    return {};
}

QString plannedWord()
{
    return Words::tr("Planned");
}

QString lapsedWord()
{
    return Words::tr("Lapsed");
}

QString markWord(MarkState state)
{
    switch (state) {
    case MarkState::Pass:
        return Words::tr("Passed");
    case MarkState::Warn:
        return Words::tr("Attention");
    case MarkState::Fail:
        return Words::tr("Failed");
    case MarkState::Pending:
        return Words::tr("Not run");
    case MarkState::None:
        return Words::tr("No mark");
    }
    return {};
}

QString sideEffectWord(MarkState state)
{
    switch (state) {
    case MarkState::Pass:
        return statusWord(RiskStatus::Mitigated);
    case MarkState::Warn:
        return statusWord(RiskStatus::Open);
    default:
        return markWord(state);
    }
}

QString impactWord(MarkState state)
{
    switch (state) {
    case MarkState::Pass:
        return Words::tr("Clear");
    case MarkState::Warn:
        return Words::tr("Caution");
    case MarkState::Fail:
        return Words::tr("Blocks");
    default:
        return markWord(state);
    }
}

QString evidenceWord(std::optional<Evidence> evidence)
{
    if (!evidence)
        return {};
    switch (*evidence) {
    case Evidence::None:
        return Words::tr("No evidence");
    case Evidence::Incomplete:
        return Words::tr("Incomplete");
    case Evidence::Complete:
        return Words::tr("Complete");
    }
    return {};
}

QString sectionWord(SectionKind kind)
{
    switch (kind) {
    case SectionKind::Problem:
        return Words::tr("Problem");
    case SectionKind::RootCause:
        return Words::tr("Root cause");
    case SectionKind::Solution:
        return Words::tr("Solution");
    case SectionKind::Testing:
        return Words::tr("Testing");
    case SectionKind::Benefits:
        return Words::tr("Benefits");
    case SectionKind::SideEffects:
        return Words::tr("Risks and side effects");
    case SectionKind::NextSteps:
        return Words::tr("Next steps");
    case SectionKind::FilesModified:
        return Words::tr("Files modified");
    case SectionKind::DeploymentImpact:
        return Words::tr("Deployment impact");
    case SectionKind::Other:
        return Words::tr("Section");
    }
    return {};
}

} // namespace loadline::itemmodels
