// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risks/risk_trail_dialog.h"

#include "itemmodels/text.h"
#include "ui/shell/register_session.h"
#include "ui/shell/words.h"
#include "ui/widgets/plain_label.h"

#include <QAction>
#include <QClipboard>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace loadline::ui {

namespace {

constexpr QSize dialogSize{760, 420};
constexpr int shortHash = 8;
enum Column { When, Who, What, InCommit, ColumnCount };

QString localTime(const std::string &utc)
{
    const auto time = QDateTime::fromString(QString::fromStdString(utc), Qt::ISODate);
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

QTreeWidgetItem *rowOf(const trail::TrailStep &step, const merge::Happening &happening)
{
    const git::Commit &commit = step.revision.commit;
    auto *row = new QTreeWidgetItem;
    row->setText(When, localTime(commit.timeUtc));
    row->setText(Who, itemmodels::cellText(commit.author));
    row->setText(What, itemmodels::cellText(merge::describe(happening)));
    row->setText(InCommit, QString::fromStdString(commit.hash).left(shortHash));
    const QString subject = itemmodels::cellText(commit.subject);
    row->setToolTip(What, plainToolTip(row->text(What)));
    row->setToolTip(InCommit, plainToolTip(subject));
    row->setData(InCommit, Qt::AccessibleTextRole,
                 RiskTrailDialog::tr("Commit %1: %2").arg(row->text(InCommit), subject));
    return row;
}

} // namespace

RiskTrailDialog::RiskTrailDialog(const RegisterSession &session, const Risk &risk, QWidget *parent)
    : QDialog(parent)
    , m_words(new PlainLabel)
    , m_steps(new QTreeWidget)
    , m_busy(new QProgressBar)
{
    setWindowTitle(tr("Risk %1 in git").arg(itemmodels::cellText(risk.id)));
    resize(dialogSize);
    m_words->setWordWrap(true);
    m_steps->setAccessibleName(tr("What happened to the risk"));
    m_steps->setColumnCount(ColumnCount);
    m_steps->setHeaderLabels({tr("When"), tr("Who"), tr("What"), tr("Commit")});
    m_steps->setRootIsDecorated(false);
    m_steps->setUniformRowHeights(true);
    m_steps->setAllColumnsShowFocus(true);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("Reading the history"));
    auto *title = new PlainLabel(itemmodels::cellText(risk.title));
    setFontOf(title, TextSize::Normal, TextWeight::Strong);
    title->setWordWrap(true);
    auto *buttons = new QDialogButtonBox;
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *copied = new QAction(tr("Copy"), this);
    copied->setShortcut(QKeySequence::Copy);
    connect(copied, &QAction::triggered, this, &RiskTrailDialog::copy);
    m_steps->addAction(copied);
    m_steps->setContextMenuPolicy(Qt::ActionsContextMenu);

    auto *column = new QVBoxLayout(this);
    column->addWidget(title);
    column->addWidget(m_words);
    column->addWidget(m_busy);
    column->addWidget(m_steps, 1);
    column->addSpacing(8);
    column->addWidget(buttons);
    m_words->setText(tr("Reading the commits of %1…").arg(session.fileLabel()));
    m_steps->setFocus();
    read(session, risk.id);
}

RiskTrailDialog::~RiskTrailDialog()
{
    m_stop.request_stop();
    m_worker.waitForDone();
}

void RiskTrailDialog::read(const RegisterSession &session, const std::string &risk)
{
    m_worker.start([this, risk, path = session.file().path(), stop = m_stop.get_token()] {
        const auto trail = [&]() -> Result<trail::RiskTrail> {
            auto found = git::Repository::around(path);
            if (!found)
                return tl::make_unexpected(found.error());
            if (!*found)
                return fail(ErrorCode::NotFound, "the file lies in no git repository",
                            "History shows what happened here in the window");
            (*found)->stopWith(stop);
            const auto inside = (*found)->pathInside(path);
            if (!inside)
                return tl::make_unexpected(inside.error());
            return trail::trailOf(**found, *inside, risk);
        }();
        QMetaObject::invokeMethod(
            this, [this, trail] { show(trail); }, Qt::QueuedConnection);
    });
}

void RiskTrailDialog::show(const Result<trail::RiskTrail> &trail)
{
    m_busy->hide();
    if (!trail) {
        m_words->setText(messageOf(trail.error()).text());
        return;
    }
    for (const trail::TrailStep &step : trail->steps) {
        for (const merge::Happening &happening : step.happenings)
            m_steps->addTopLevelItem(rowOf(step, happening));
    }
    m_steps->header()->setStretchLastSection(false);
    m_steps->header()->setSectionResizeMode(What, QHeaderView::Stretch);
    for (const int column : {When, Who, InCommit})
        m_steps->resizeColumnToContents(column);
    m_steps->setCurrentItem(m_steps->topLevelItem(0));
    QString words = trail->steps.empty()
                        ? tr("No commit has this risk yet.")
                        : tr("%n commit(s), the newest first.", nullptr, int(trail->steps.size()));
    if (trail->isShallow)
        words += QLatin1Char(' ') + tr("This clone is shallow: what came before it is not known.");
    if (trail->unreadable > 0)
        words += QLatin1Char(' ')
                 + tr("%n version(s) are no UTF-8 and were passed over.", nullptr,
                      int(trail->unreadable));
    m_words->setText(words);
}

void RiskTrailDialog::copy() const
{
    const QTreeWidgetItem *row = m_steps->currentItem();
    if (!row)
        return;
    QStringList cells;
    for (int column = 0; column < ColumnCount; ++column)
        cells << row->text(column);
    QGuiApplication::clipboard()->setText(cells.join(QLatin1Char('\t')));
}

} // namespace loadline::ui
