// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_page.h"

#include "changes/changes.h"
#include "itemmodels/text.h"
#include "review/report/markdown.h"
#include "ui/review/deployment_review.h"
#include "ui/review/range_chooser.h"
#include "ui/review/reason_list.h"
#include "ui/review/review_words.h"
#include "ui/review/sign_off_dialog.h"
#include "ui/review/verdict_head.h"
#include "ui/shell/register_session.h"
#include "ui/shell/time_source.h"
#include "ui/shell/words.h"
#include "ui/widgets/plain_label.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QEvent>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace loadline::ui {

using itemmodels::ReviewedGroup;

namespace {

constexpr int pageMargin = 16;
constexpr int reasonsHeight = 260;
constexpr int detailsHeight = 240;

} // namespace

ReviewPage::ReviewPage(RegisterSession *session, QWidget *parent)
    : Page(session, parent)
    , m_review(new DeploymentReview(session, this))
    , m_range(new RangeChooser([session]() -> const Register & { return session->reg(); }))
    , m_verdict(new VerdictHead)
    , m_reasons(new ReasonList)
    , m_details(new ReviewDetails)
    , m_halves(new QSplitter(Qt::Vertical))
    , m_notes(new QWidget)
    , m_unseen(new PlainLabel)
{
    build();
    makeCommands();
    connectParts();
    m_verdict->showNone(tr("Asking git what ships…"));
    m_reasons->showReasons({}, {});
}

void ReviewPage::build()
{
    auto *head = new QWidget;
    head->setBackgroundRole(QPalette::Base);
    head->setAutoFillBackground(true);
    auto *rows = new QVBoxLayout(head);
    rows->setContentsMargins(pageMargin, 8, pageMargin, 8);
    rows->setSpacing(8);
    rows->addWidget(m_range);
    rows->addWidget(m_verdict);
    m_unseen->setWordWrap(true);
    m_unseen->setForegroundRole(QPalette::PlaceholderText);
    m_unseen->setBackgroundRole(QPalette::Base);
    m_unseen->setAutoFillBackground(true);
    m_unseen->setContentsMargins(pageMargin, 4, pageMargin, 8);
    m_unseen->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_unseen->setAccessibleName(tr("What was not looked at"));
    auto *line = new QWidget;
    line->setFixedHeight(1);
    line->setBackgroundRole(QPalette::Mid); // as separatorColour()
    line->setAutoFillBackground(true);
    auto *notes = new QVBoxLayout(m_notes);
    notes->setContentsMargins(0, 0, 0, 0);
    notes->setSpacing(0);
    notes->addWidget(line);
    notes->addWidget(m_unseen);
    m_notes->hide();
    m_halves->addWidget(m_reasons);
    m_halves->addWidget(m_details);
    m_halves->setChildrenCollapsible(false);
    m_halves->setSizes({reasonsHeight, detailsHeight});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_halves, 1);
    column->addWidget(m_notes);
}

QAction *ReviewPage::addCommand(const QString &text, const QKeySequence &key)
{
    auto *action = new QAction(text, this);
    action->setShortcut(key);
    addAction(action); // its key works in the whole window while the page is shown
    m_commands << action;
    return action;
}

void ReviewPage::makeCommands()
{
    const auto separate = [this] {
        auto *separator = new QAction(this);
        separator->setSeparator(true);
        m_commands << separator;
    };
    const auto range = [this](const QString &text, RangeChooser::Kind kind) {
        connect(addCommand(text), &QAction::triggered, this,
                [this, kind] { m_range->choose(kind); });
    };
    range(tr("Since the last &tag"), RangeChooser::Kind::LastTag);
    range(tr("Since a &revision or a day…"), RangeChooser::Kind::Since);
    range(tr("Chosen &iterations…"), RangeChooser::Kind::Iterations);
    separate();
    m_commands << m_reasons->why();
    connect(addCommand(tr("Si&gn off…")), &QAction::triggered, this, &ReviewPage::signOff);
    connect(addCommand(tr("&Copy report")), &QAction::triggered, this, &ReviewPage::copyRequested);
    connect(addCommand(tr("Sa&ve report…")), &QAction::triggered, this, &ReviewPage::saveRequested);
    connect(addCommand(tr("&Print report…"), QKeySequence::Print), &QAction::triggered, this,
            &ReviewPage::printRequested);
    separate();
    auto *views = new QActionGroup(this);
    const auto view = [this, views](const QString &text, Qt::Key key, ReviewDetails::View which) {
        QAction *action = addCommand(text, QKeySequence(Qt::ALT | key));
        action->setCheckable(true);
        views->addAction(action);
        m_viewCommands << action;
        connect(action, &QAction::triggered, this, [this, which] { m_details->setView(which); });
    };
    view(tr("Iterations t&hat ship"), Qt::Key_1, ReviewDetails::View::Iterations);
    view(tr("&Files"), Qt::Key_2, ReviewDetails::View::Files);
    view(tr("Ris&ks"), Qt::Key_3, ReviewDetails::View::Risks);
    view(tr("Cha&nges to the register"), Qt::Key_4, ReviewDetails::View::Changes);
    m_viewCommands.first()->setChecked(true);
}

void ReviewPage::connectParts()
{
    connect(m_review, &DeploymentReview::reviewed, this, &ReviewPage::showReview);
    connect(m_review, &DeploymentReview::refused, this, &ReviewPage::showRefusal);
    connect(m_review, &DeploymentReview::askingChanged, this,
            [this] { m_range->showAsking(m_review->isAsking()); });
    connect(m_range, &RangeChooser::chosen, m_review, &DeploymentReview::ask);
    connect(m_range, &RangeChooser::stopRequested, this, [this] {
        m_review->stop();
        m_range->say(tr("Stopped. What was reviewed before stays; choose a range to ask again."));
        if (!m_review->review())
            m_verdict->showNone(tr("Git was not asked to the end."));
    });
    connect(m_verdict, &VerdictHead::signOffRequested, this, &ReviewPage::signOff);
    connect(m_verdict, &VerdictHead::copyRequested, this, &ReviewPage::copyRequested);
    connect(m_verdict, &VerdictHead::saveRequested, this, &ReviewPage::saveRequested);
    connect(m_verdict, &VerdictHead::risksRequested, this, &ReviewPage::followGroup);
    connect(m_reasons, &ReasonList::placeRequested, this, &ReviewPage::followReason);
    connect(m_details, &ReviewDetails::viewChanged, this,
            [this](ReviewDetails::View view) { m_viewCommands.at(int(view))->setChecked(true); });
    connect(m_details, &ReviewDetails::riskRequested, this,
            [this](const review::ReviewedRisk &risk) {
                checks::Finding finding;
                finding.line = risk.line;
                request(placeOf(this->session()->reg(), finding));
            });
    connect(m_details, &ReviewDetails::iterationRequested, this,
            [this](const review::ShippedIteration &iteration) {
                request(placeOf(this->session()->reg(), "iteration:" + iteration.id));
            });
    connect(m_details, &ReviewDetails::fileRequested, this, [this](const std::string &path) {
        request(placeOfFile(this->session()->reg(), m_review->review()->iterations, path));
    });
    connect(m_details, &ReviewDetails::changeRequested, this, &ReviewPage::followChange);
}

void ReviewPage::focusContent()
{
    m_isFocusWanted = !m_review->review();
    if (m_reasons->isEmpty())
        m_range->setFocus();
    else
        m_reasons->focusList();
}

void ReviewPage::showReview()
{
    const review::Review &review = *m_review->review();
    const ReviewAnswer &ground = m_review->ground();
    const bool hadKeyboard = m_reasons->isAncestorOf(QApplication::focusWidget());
    m_range->setReferences(ground.references);
    // An answer to another wish than the one that stands there is said nothing of.
    if (m_review->isFor(m_range->wish()))
        m_range->say(adviceOnRange(review, ground, session()->hasFile()));
    m_verdict->showReview(review);
    showSignOff();
    m_reasons->showReasons(review.verdict.reasons,
                           review.iterations.empty()
                               ? tr("Nothing speaks against going, and nothing ships.")
                               : tr("Nothing speaks against going."));
    m_details->showReview(review, nothingShipsInWords(review));
    m_unseen->setText(unseenInWords(review, ground));
    m_notes->setVisible(!m_unseen->text().isEmpty());
    const bool isWaiting = std::exchange(m_isFocusWanted, false)
                           && m_range->isAncestorOf(QApplication::focusWidget());
    if (isWaiting || (hadKeyboard && m_reasons->isEmpty()))
        focusContent();
}

/// The last one, and how far the register has gone since.
void ReviewPage::showSignOff()
{
    constexpr std::size_t mostSteps = 200; // that are looked through for it
    const auto lines = session()->editor().journal().latest(mostSteps).value_or(
        std::vector<JournalLine>());
    const auto last = std::find_if(lines.begin(), lines.end(), [](const JournalLine &line) {
        return line.note.kind == ChangeKind::SignOff;
    });
    if (last == lines.end())
        m_verdict->showSignOff({});
    else
        m_verdict->showSignOff(signOffInWords(*last, int(last - lines.begin())));
}

void ReviewPage::signOff()
{
    if (!m_review->review())
        return;
    const review::Review &review = *m_review->review();
    const auto &iterations = session()->reg().iterations;
    std::vector<int> numbers;
    for (const review::ShippedIteration &shipped : review.iterations) {
        const auto now = std::find_if(iterations.begin(), iterations.end(),
                                      [&shipped](const Iteration &iteration) {
                                          return iteration.id == shipped.id;
                                      });
        if (now != iterations.end() && (*now).number)
            numbers.push_back(*(*now).number);
    }
    SignOffDialog dialog(review, std::move(numbers), QString::fromStdString(userName()), this);
    dialog.setForIterations(m_iterationsSaySo);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_iterationsSaySo = dialog.isForIterations();
    session()->apply(
        changes::signOff(session()->reg(), dialog.signOff(todayUtc()), dialog.iterations()));
}

/// Beside what was typed. What was reviewed before stays, and says of which range it is.
void ReviewPage::showRefusal(const Error &error)
{
    QStringList words{sentence(error.what)};
    if (!error.hint.empty())
        words << sentence(error.hint);
    m_range->sayError(words.join(QLatin1Char(' ')));
    if (!m_review->review())
        m_verdict->showNone(tr("Choose another beginning above."));
}

void ReviewPage::request(const std::optional<FindingPlace> &place)
{
    if (place)
        Q_EMIT placeRequested(*place);
}

/// The load is that of all open risks together: it has no line of its own.
void ReviewPage::followReason(const review::Reason &reason)
{
    if (reason.line == 0)
        Q_EMIT risksRequested(QStringLiteral("status:open"));
    else
        Q_EMIT placeRequested(placeOf(session()->reg(), reason));
}

/// What the filter of the risks knows is shown there; the range alone knows of the others.
void ReviewPage::followGroup(ReviewedGroup group)
{
    switch (group) {
    case ReviewedGroup::Fixed:
    case ReviewedGroup::Opened:
    case ReviewedGroup::StillOpen:
        m_details->goTo(group);
        break;
    case ReviewedGroup::Planned:
        Q_EMIT risksRequested(QStringLiteral("status:planned"));
        break;
    case ReviewedGroup::Accepted:
        Q_EMIT risksRequested(QStringLiteral("status:accepted"));
        break;
    case ReviewedGroup::Lapsed:
        Q_EMIT risksRequested(QStringLiteral("status:lapsed"));
        break;
    case ReviewedGroup::Overdue:
        Q_EMIT risksRequested(QStringLiteral("status:overdue"));
        break;
    }
}

void ReviewPage::followChange(int happening)
{
    const auto &happenings = m_review->review()->happenings;
    if (std::size_t(happening) >= happenings.size())
        return;
    const merge::Happening &one = happenings[std::size_t(happening)];
    if (one.isGone || one.line == 0) {
        request(placeOf(session()->reg(), one.object));
        return;
    }
    checks::Finding finding;
    finding.line = one.line;
    request(placeOf(session()->reg(), finding));
}

std::string ReviewPage::copied() const
{
    const review::Review *review = m_review->review();
    if (!review)
        return {};
    const QString name = session()->hasFile() ? session()->fileLabel() : session()->name();
    return review::markdownOf(*review, itemmodels::bytesOf(name));
}

bool ReviewPage::isLoading() const
{
    return m_review->isAsking() || m_review->isMaking();
}

QVariantMap ReviewPage::state() const
{
    const review::Wish wish = m_range->wish();
    QVariantList iterations;
    for (const int number : wish.iterations)
        iterations << number;
    return {{QStringLiteral("since"), QString::fromStdString(wish.since)},
            {QStringLiteral("iterations"), iterations},
            {QStringLiteral("iterationsSaySo"), m_iterationsSaySo},
            {QStringLiteral("halves"), m_halves->saveState()},
            {QStringLiteral("reasons"), m_reasons->state()},
            {QStringLiteral("details"), m_details->state()}};
}

void ReviewPage::restoreState(const QVariantMap &state)
{
    review::Wish wish{state.value(QStringLiteral("since")).toString().toStdString(), {}};
    for (const QVariant &number : state.value(QStringLiteral("iterations")).toList())
        wish.iterations.push_back(number.toInt());
    m_range->setWish(wish);
    m_review->ask(wish);
    if (state.isEmpty())
        return;
    m_iterationsSaySo = state.value(QStringLiteral("iterationsSaySo")).toBool();
    m_halves->restoreState(state.value(QStringLiteral("halves")).toByteArray());
    m_reasons->restoreState(state.value(QStringLiteral("reasons")).toMap());
    m_details->restoreState(state.value(QStringLiteral("details")).toMap());
}

bool ReviewPage::event(QEvent *event)
{
    // A commit or a tag that was made elsewhere.
    if (event->type() == QEvent::WindowActivate && isVisible())
        m_review->lookAgain();
    return Page::event(event);
}

void ReviewPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_review->setShown(true);
}

void ReviewPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_review->setShown(false);
}

} // namespace loadline::ui
