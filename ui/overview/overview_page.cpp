// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overview_page.h"

#include "itemmodels/text.h"
#include "posture/load.h"
#include "ui/findings/finding_delegate.h"
#include "ui/findings/findings.h"
#include "ui/history/step_words.h"
#include "ui/overview/load_gauge.h"
#include "ui/overview/load_settings_dialog.h"
#include "ui/overview/load_words.h"
#include "ui/overview/short_list.h"
#include "ui/overview/tier_tile.h"
#include "ui/posture/posture_chart.h"
#include "ui/posture/posture_reading.h"
#include "ui/shell/register_session.h"
#include "ui/shell/time_source.h"
#include "ui/shell/words.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace loadline::ui {

namespace {

constexpr int margin = 24;
constexpr int widest = 1040;
constexpr std::size_t mostNext = 3;
constexpr std::size_t mostToSettle = 5;
constexpr std::size_t mostLatest = 5;

/// What a person has to settle before one can say what the register carries; other findings are
/// about how it is written.
bool isToSettle(const checks::Finding &finding)
{
    static constexpr std::string_view rules[] = {
        "ending-acceptance",     "incomplete-evidence", "lapsed-acceptance", "missing-evidence",
        "open-after-completion", "overdue-review",      "past-due",          "unfinished-fix",
    };
    return std::find(std::begin(rules), std::end(rules), finding.rule) != std::end(rules);
}

bool isAhead(const Iteration &iteration)
{
    return iteration.number
           && (iteration.status == IterationStatus::InProgress
               || iteration.status == IterationStatus::Planned
               || iteration.status == IterationStatus::Blocked);
}

} // namespace

OverviewPage::OverviewPage(RegisterSession *session, QWidget *parent)
    : Page(session, parent)
    , m_gauge(new LoadGauge)
    , m_load(new PlainLabel)
    , m_depth(new PlainLabel)
    , m_settings(new QPushButton(tr("&Weights and limit…")))
    , m_untiered(new PlainLabel)
    , m_next(new ShortList(tr("Next iterations")))
    , m_toSettle(new ShortList(tr("To settle")))
    , m_latest(new ShortList(tr("Latest changes")))
    , m_reading(new PostureReading(session, this))
    , m_chart(new PostureChart)
    , m_moment(new PlainLabel)
    , m_openTimes(new PlainLabel)
    , m_scroll(new QScrollArea)
{
    auto *content = new QWidget;
    content->setMaximumWidth(widest);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(margin, 16, margin, 24);
    column->setSpacing(8);
    column->addWidget(makeLoadSide());
    addList(column, tr("Next"), m_next);
    addList(column, tr("To settle"), m_toSettle);
    makePosture(column);
    addList(column, tr("Latest changes"), m_latest);
    column->addStretch(1);
    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(content, 4);
    row->addStretch(0);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setBackgroundRole(QPalette::Base);
    m_scroll->setAccessibleName(tr("Overview"));
    m_scroll->setWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);

    auto *settings = new QAction(tr("&Weights and limit…"), this);
    connect(settings, &QAction::triggered, this, &OverviewPage::changeSettings);
    m_saveChart = new QAction(tr("&Save chart…"), this);
    m_saveChart->setEnabled(false);
    connect(m_saveChart, &QAction::triggered, this, [this] {
        Q_EMIT saveChartRequested(QByteArray::fromStdString(m_chart->svg()), m_chart->picture());
    });
    m_chart->addAction(m_saveChart);
    m_commands = {settings, m_saveChart};
    connect(m_settings, &QPushButton::clicked, settings, &QAction::trigger);
    connect(m_next, &ShortList::chosen, this,
            [this](int at) { Q_EMIT iterationRequested(m_iterations[std::size_t(at)]); });
    connect(m_toSettle, &ShortList::chosen, this, &OverviewPage::follow);
    connect(m_latest, &ShortList::chosen, this, &OverviewPage::historyRequested);
    connect(&session->editor(), &RegisterEditor::changed, this, [this] {
        if (isVisible())
            update();
    });
}

QWidget *OverviewPage::makeLoadSide()
{
    setFontOf(m_load, TextSize::Large, TextWeight::Strong);
    m_untiered->setForegroundRole(QPalette::PlaceholderText);
    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(8);
    for (const Tier tier : allTiers) {
        auto *tile = new TierTile(tier);
        connect(tile, &QAbstractButton::clicked, this, [this, tier] {
            Q_EMIT risksRequested(
                QStringLiteral("tier:")
                + QString::fromUtf8(nameOf(tier).data(), qsizetype(nameOf(tier).size())));
        });
        m_tiles[std::size_t(tier)] = tile;
        tiles->addWidget(tile);
    }
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addSpacing(16);
    words->addWidget(m_load);
    words->addWidget(m_depth);
    words->addSpacing(8);
    words->addWidget(m_settings, 0, Qt::AlignLeft);
    words->addStretch(1);
    words->addLayout(tiles);
    words->addWidget(m_untiered);
    auto *side = new QWidget;
    auto *row = new QHBoxLayout(side);
    row->setContentsMargins(0, 0, 0, 16);
    row->setSpacing(32);
    row->addWidget(m_gauge, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    return side;
}

void OverviewPage::addList(QVBoxLayout *column, const QString &title, ShortList *list)
{
    auto *heading = new PlainLabel(title);
    setFontOf(heading, TextSize::Normal, TextWeight::Strong);
    heading->setBuddy(list);
    column->addSpacing(8);
    column->addWidget(heading);
    column->addWidget(list);
}

/// Its place is kept from the start: what comes later moves nothing that one is about to click.
void OverviewPage::makePosture(QVBoxLayout *column)
{
    auto *heading = new PlainLabel(tr("Open risks over time"));
    setFontOf(heading, TextSize::Normal, TextWeight::Strong);
    heading->setBuddy(m_chart);
    m_moment->setWordWrap(true);
    m_moment->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_moment->setAccessibleName(tr("The moment that is pointed at"));
    m_openTimes->setWordWrap(true);
    m_openTimes->setForegroundRole(QPalette::PlaceholderText);
    auto *copied = new QAction(tr("&Copy"), m_chart);
    copied->setShortcut(QKeySequence::Copy);
    copied->setShortcutContext(Qt::WidgetShortcut);
    connect(copied, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_moment->text()); });
    m_chart->addAction(copied);
    m_chart->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_chart->showNone(tr("Reading the history…"));
    column->addSpacing(8);
    column->addWidget(heading);
    column->addWidget(m_chart);
    column->addWidget(m_moment);
    column->addWidget(m_openTimes);
    connect(m_reading, &PostureReading::read, this, &OverviewPage::showPosture);
    connect(m_reading, &PostureReading::failed, this, [this](const Error &error) {
        m_chart->showNone(messageOf(error).text());
        tellPosture();
    });
    connect(m_chart, &PostureChart::currentChanged, this, &OverviewPage::tellPosture);
    connect(m_chart, &PostureChart::opened, this, [this](const posture::Point &point) {
        if (point.moment.commit.empty())
            Q_EMIT stepRequested(point.moment.step);
        else
            Q_EMIT revisionRequested(QString::fromStdString(point.moment.commit));
    });
}

void OverviewPage::showPosture(const posture::History &history, bool isInRepository)
{
    // One moment has no course.
    if (history.mainLine.size() < 2) {
        m_chart->showNone(isInRepository
                              ? tr("The register has one version yet. Each commit of its file and "
                                   "each change here adds to its course.")
                              : tr("The register has no history yet. Each change adds to its "
                                   "course; in a git repository, each commit does."));
    } else {
        m_chart->show(history, session()->hasFile() ? session()->fileLabel() : session()->name());
    }
    QStringList words{openTimesInWords(history.openTimes)};
    if (history.isShallow)
        words << tr("This clone is shallow: what was before is not known.");
    words.removeAll(QString());
    m_openTimes->setText(words.join(QLatin1Char(' ')));
    tellPosture();
}

void OverviewPage::tellPosture()
{
    m_saveChart->setEnabled(!m_chart->isEmpty());
    m_moment->setText(m_chart->isEmpty() ? QString() : m_chart->currentInWords());
    m_openTimes->setVisible(!m_openTimes->text().isEmpty());
}

bool OverviewPage::isLoading() const
{
    return m_reading->isReading();
}

void OverviewPage::setFindings(const Findings *findings)
{
    m_findings = findings;
    if (findings)
        connect(findings, &Findings::found, this, [this] {
            if (isVisible())
                updateFindings();
        });
}

void OverviewPage::focusContent()
{
    m_tiles.front()->setFocus();
}

void OverviewPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    readPolicy();
    update();
    m_reading->setShown(true);
}

void OverviewPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_reading->setShown(false);
}

/// One that cannot be read is said when the file is written; here the house's figures serve.
void OverviewPage::readPolicy()
{
    m_policy = session()->hasFile()
                   ? policy::policyFor(session()->filePath().toStdString()).value_or(policy::Policy())
                   : policy::Policy();
}

void OverviewPage::update()
{
    updateLoad();
    updateNext();
    updateFindings();
    updateLatest();
}

void OverviewPage::updateLoad()
{
    const posture::Load load = posture::loadOf(session()->reg(), m_policy, todayUtc());
    m_gauge->show(load);
    m_gauge->setAccessibleName(loadInWords(load));
    m_gauge->setAccessibleDescription(depthInWords(load));
    m_gauge->setToolTip(plainToolTip(reckoningInWords(load, m_policy)));
    m_load->setText(loadInWords(load));
    m_load->setToolTip(m_gauge->toolTip());
    m_depth->setText(depthInWords(load));
    for (const Tier tier : allTiers)
        m_tiles[std::size_t(tier)]->show(load.tiers[tier]);
    m_untiered->setText(
        tr("%n open risk(s) of no tier, which have no weight.", nullptr, load.untiered.open));
    m_untiered->setVisible(load.untiered.open > 0);
}

void OverviewPage::updateNext()
{
    const Register &reg = session()->reg();
    std::vector<const Iteration *> ahead;
    for (const Iteration &iteration : reg.iterations) {
        if (isAhead(iteration))
            ahead.push_back(&iteration);
    }
    std::stable_sort(ahead.begin(), ahead.end(), [](const Iteration *a, const Iteration *b) {
        return (a->status == IterationStatus::InProgress)
               > (b->status == IterationStatus::InProgress);
    });
    m_iterations.clear();
    std::vector<ShortList::Row> rows;
    for (std::size_t i = 0; i < ahead.size() && i < mostNext; ++i) {
        const Iteration &iteration = *ahead[i];
        const auto planned = std::count_if(reg.risks.begin(), reg.risks.end(),
                                           [&](const Risk &risk) {
                                               return risk.iteration == iteration.number
                                                      && risk.status == RiskStatus::Open;
                                           });
        m_iterations.push_back(*iteration.number);
        rows.push_back({iterationIcon(iteration.status),
                        QStringLiteral("%1  %2")
                            .arg(*iteration.number)
                            .arg(itemmodels::cellText(iteration.title)),
                        tr("%1, fixes %n risk(s)", nullptr, int(planned))
                            .arg(itemmodels::statusWord(iteration.status))});
    }
    if (rows.empty())
        rows.push_back({{}, tr("No iteration is planned. Ctrl+Shift+N plans one."), {}, false});
    m_next->setRows(rows);
}

void OverviewPage::updateFindings()
{
    m_places.clear();
    std::vector<ShortList::Row> rows;
    std::size_t left = 0;
    const bool areKnown = m_findings && m_findings->wereLookedFor();
    for (const checks::Finding &finding :
         areKnown ? m_findings->all() : std::vector<checks::Finding>()) {
        if (!isToSettle(finding))
            continue;
        if (m_places.size() == mostToSettle) {
            ++left;
            continue;
        }
        m_places.push_back(placeOf(session()->reg(), finding));
        rows.push_back({severityIcon(finding.severity), itemmodels::cellText(finding.text),
                        tr("line %1").arg(finding.line)});
    }
    if (left > 0)
        rows.push_back({{}, tr("%n more", nullptr, int(left)), tr("all findings")});
    if (rows.empty())
        rows.push_back({{},
                        areKnown ? tr("Nothing: no evidence is missing, no review is overdue.")
                                 : tr("Looking…"),
                        {},
                        false});
    m_toSettle->setRows(rows);
}

void OverviewPage::updateLatest()
{
    std::vector<ShortList::Row> rows;
    for (const JournalLine &line :
         session()->editor().journal().latest(mostLatest).value_or(std::vector<JournalLine>())) {
        rows.push_back({{},
                        stepSentence(line.note),
                        tr("%1, %2").arg(itemmodels::cellText(line.author.name),
                                         momentWords(line.author.timeUtc))});
    }
    if (rows.empty())
        rows.push_back({{}, tr("No change yet since it was opened for the first time."), {}, false});
    m_latest->setRows(rows);
}

std::string OverviewPage::copied() const
{
    QStringList lines{QStringLiteral("**%1** – %2").arg(m_load->text(), m_depth->text()), {}};
    for (const TierTile *tile : m_tiles)
        lines << QStringLiteral("- ") + tile->accessibleName();
    const auto add = [&lines](const QString &title, const ShortList *list) {
        lines << QString() << QStringLiteral("%1:").arg(title) << QString();
        for (int row = 0; row < list->count(); ++row)
            lines << QStringLiteral("- ")
                         + list->item(row)->data(Qt::AccessibleTextRole).toString();
    };
    add(tr("Next"), m_next);
    add(tr("To settle"), m_toSettle);
    return itemmodels::bytesOf(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
}

void OverviewPage::follow(int finding)
{
    if (std::size_t(finding) < m_places.size())
        Q_EMIT placeRequested(m_places[std::size_t(finding)]);
    else
        Q_EMIT findingsRequested();
}

void OverviewPage::changeSettings()
{
    if (!session()->hasFile()) {
        session()->report(Error{ErrorCode::Refused,
                                "this register has no file that settings could lie beside",
                                "write it to a file first",
                                {}});
        return;
    }
    LoadSettingsDialog dialog(session()->filePath().toStdString(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (const auto done = dialog.write(); !done)
        session()->report(done.error());
    readPolicy();
    update();
}

} // namespace loadline::ui
