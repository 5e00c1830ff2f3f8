// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_words.h"

#include "changes/recorded_files.h"
#include "itemmodels/review_words.h"
#include "itemmodels/text.h"
#include "markdown/reader.h"
#include "ui/history/step_words.h"
#include "ui/review/review_question.h"
#include "ui/shell/words.h"
#include "ui/widgets/shapes.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace loadline::ui {

using review::Range;
using review::Verdict;
using review::Weight;

namespace {

constexpr std::size_t mostUnseen = 3; // lines; the page is for what was looked at

class Words
{
    Q_DECLARE_TR_FUNCTIONS(loadline::ui::Review)
};

bool isWhole(const review::Review &review)
{
    return review.range.kind == Range::Kind::Whole;
}

/// The section of an iteration that an object names: "testing" of "iteration:2/testing".
std::optional<std::size_t> sectionNamed(const Iteration &iteration, std::string_view name)
{
    const auto found = std::find_if(iteration.sections.begin(), iteration.sections.end(),
                                    [name](const Section &section) {
                                        return nameOf(section.kind) == name;
                                    });
    if (found == iteration.sections.end())
        return std::nullopt;
    return std::size_t(found - iteration.sections.begin());
}

} // namespace

QIcon verdictIcon(Verdict::Kind kind)
{
    switch (kind) {
    case Verdict::Kind::Go:
        return stateIcon(MarkState::Pass);
    case Verdict::Kind::GoWithCaution:
        return stateIcon(MarkState::Warn);
    case Verdict::Kind::NoGo:
        return stateIcon(MarkState::Fail);
    }
    return {};
}

QColor verdictColour(Verdict::Kind kind, const QPalette &palette)
{
    switch (kind) {
    case Verdict::Kind::Go:
        return tierColor(Tier::Low, palette);
    case Verdict::Kind::GoWithCaution:
        return tierColor(Tier::High, palette);
    case Verdict::Kind::NoGo:
        return tierColor(Tier::Critical, palette);
    }
    return {};
}

QIcon weightIcon(Weight weight)
{
    switch (weight) {
    case Weight::NoGo:
        return stateIcon(MarkState::Fail);
    case Weight::Caution:
        return warningIcon();
    case Weight::Note:
        return noteIcon();
    }
    return {};
}

QString rangeInWords(const review::Review &review)
{
    const Range &range = review.range;
    if (isWhole(review))
        return Words::tr("The whole register");
    if (range.kind == Range::Kind::Iterations) {
        QStringList numbers;
        for (const int number : range.iterations)
            numbers << QString::number(number);
        return numbers.size() == 1
                   ? Words::tr("Iteration %1").arg(numbers.first())
                   : Words::tr("Iterations %1").arg(numbers.join(QStringLiteral(", ")));
    }
    const QString since = Words::tr("Since %1").arg(itemmodels::cellText(range.name));
    return range.commit.empty()
               ? since
               : Words::tr("%1, %n commit(s)", nullptr, int(review.commitCount)).arg(since);
}

QString reasonsInWords(const std::vector<review::Reason> &reasons)
{
    const auto count = [&reasons](Weight weight) {
        return int(std::count_if(reasons.begin(), reasons.end(),
                                 [weight](const auto &one) { return one.weight == weight; }));
    };
    QStringList words;
    if (const int noGo = count(Weight::NoGo); noGo > 0)
        words << Words::tr("%n reason(s) against it", nullptr, noGo);
    if (const int cautions = count(Weight::Caution); cautions > 0)
        words << Words::tr("%n caution(s)", nullptr, cautions);
    if (const int notes = count(Weight::Note); notes > 0)
        words << Words::tr("%n note(s)", nullptr, notes);
    return words.isEmpty() ? Words::tr("nothing speaks against it")
                           : words.join(QStringLiteral(", "));
}

QString adviceOnRange(const review::Review &review, const ReviewAnswer &ground, bool hasFile)
{
    if (!isWhole(review))
        return {};
    if (!hasFile)
        return Words::tr("This register has no file yet, and so no tag to begin from: all of it is "
                         "reviewed. Write it into a repository (Ctrl+S), or begin at a day.");
    if (!ground.isInRepository)
        return Words::tr("The file is in no git repository, and there is no tag to begin from: all "
                         "of the register is reviewed. Begin at a day, or choose iterations.");
    return Words::tr("There is no tag yet that this stands upon: all of the register is reviewed. "
                     "Tag what you deploy, or begin at a revision or a day.");
}

QString nothingShipsInWords(const review::Review &review)
{
    if (isWhole(review))
        return Words::tr("Nothing ships: no iteration is completed or under way. Complete one on "
                         "Iterations, or choose iterations above.");
    return Words::tr(
               "Nothing ships: since %1 no iteration was completed or worked on. Complete one "
               "on Iterations, begin earlier, or choose iterations above.")
        .arg(itemmodels::cellText(review.range.name));
}

QString unseenInWords(const review::Review &review, const ReviewAnswer &ground)
{
    QStringList words;
    if (ground.policyTrouble)
        words << Words::tr("The policy cannot be read, the house's rules serve: %1")
                     .arg(messageOf(*ground.policyTrouble).what);
    for (std::size_t i = 0; i < std::min(review.unseen.size(), mostUnseen); ++i)
        words << Words::tr("Not looked at: %1").arg(itemmodels::cellText(review.unseen[i]))
                     + QLatin1Char('.');
    if (review.unseen.size() > mostUnseen)
        words << Words::tr("%n more; the report names all of them.", nullptr,
                           int(review.unseen.size() - mostUnseen));
    return words.join(QLatin1Char('\n'));
}

QString signOffInWords(const JournalLine &line, int stepsSince)
{
    const QString said = Words::tr("%1, %2").arg(stepSentence(line.note),
                                                 momentWords(line.author.timeUtc));
    return stepsSince == 0 ? said
                           : Words::tr("%1; %n step(s) since", nullptr, stepsSince).arg(said);
}

FindingPlace placeOf(const Register &reg, const review::Reason &reason)
{
    checks::Finding finding;
    finding.rule = reason.rule;
    finding.line = reason.line;
    return placeOf(reg, finding);
}

std::optional<FindingPlace> placeOf(const Register &reg, const std::string &object)
{
    const std::size_t colon = object.find(':');
    if (colon == std::string::npos)
        return std::nullopt;
    const std::string_view kind = std::string_view(object).substr(0, colon);
    const std::string name = object.substr(colon + 1);
    FindingPlace place;
    if (kind == "risk") {
        if (!markdown::findRisk(reg, name))
            return std::nullopt;
        place.risk = QString::fromStdString(name);
        return place;
    }
    const std::size_t slash = std::min(name.find('/'), name.size());
    const auto found = std::find_if(reg.iterations.begin(), reg.iterations.end(),
                                    [id = name.substr(0, slash)](const Iteration &one) {
                                        return one.id == id;
                                    });
    if (kind != "iteration" || found == reg.iterations.end())
        return std::nullopt;
    place.line = reg.lineOf(found->heading.begin);
    if (!found->number)
        return place;
    place.iteration = found->number;
    if (slash < name.size())
        place.section = sectionNamed(*found, std::string_view(name).substr(slash + 1));
    return place;
}

std::optional<FindingPlace> placeOfFile(const Register &reg,
                                        const std::vector<review::ShippedIteration> &shipped,
                                        const std::string &path)
{
    for (const review::ShippedIteration &one : shipped) {
        if (one.index >= reg.iterations.size())
            continue;
        const Iteration &iteration = reg.iterations[one.index];
        const auto files = changes::recordedFiles(reg, iteration);
        const bool records = std::any_of(files.begin(), files.end(),
                                         [&path](const auto &file) { return file.path == path; });
        if (records)
            return placeOf(reg, "iteration:" + iteration.id + '/'
                                    + std::string(nameOf(SectionKind::FilesModified)));
    }
    return std::nullopt;
}

} // namespace loadline::ui
