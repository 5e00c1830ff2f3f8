// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commit/commit_dialog.h"

#include "itemmodels/text.h"
#include "ui/commit/commit_output.h"
#include "ui/commit/commit_words.h"
#include "ui/widgets/field_rows.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/style.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QTextBlock>
#include <QThread>
#include <QVBoxLayout>

#include <algorithm>

namespace loadline::ui {

namespace {

constexpr QSize dialogSize{680, 460};
constexpr QSize edgeOfScreen{32, 48}; // for the frame
constexpr int margin = 16;
constexpr int signSize = 16;
constexpr int usualColumns = 72; // what `git log` and most others show of a subject
constexpr int messageRows = 4;
constexpr int mostContentsSeen = 4;
constexpr int rowHeight = 28;
constexpr int progressHeight = 4;
constexpr int spacing = 8;
constexpr int titleSpacing = 4; // between a title and what it is of
constexpr int frameTime = 40; // milliseconds

QLabel *quietLabel()
{
    auto *label = new PlainLabel;
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->hide();
    return label;
}

} // namespace

CommitDialog::CommitDialog(CommitRequest request, QWidget *parent)
    : QDialog(parent)
    , m_request(std::move(request))
    , m_run(m_request.repository)
    , m_strip(new MessageStrip)
    , m_branch(new PlainLabel)
    , m_warningRow(new QWidget)
    , m_warning(new PlainLabel)
    , m_message(new QPlainTextEdit)
    , m_subject(quietLabel())
    , m_others(quietLabel())
    , m_output(new CommitOutput)
    , m_progress(new QProgressBar)
    , m_commit(new QPushButton(tr("&Commit")))
    , m_cancel(new QPushButton)
{
    setWindowTitle(tr("Write and commit – %1").arg(m_request.label));
    m_message->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_message->setTabChangesFocus(true);
    m_message->setPlainText(m_request.message);
    m_message->setAccessibleName(tr("Commit message"));
    m_message->setMinimumHeight(messageRows * m_message->fontMetrics().lineSpacing());
    m_subject->setAccessibleName(tr("Length of the first line"));
    m_others->setAccessibleName(tr("What is not committed"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(progressHeight);
    m_progress->setAccessibleName(tr("Committing"));
    QSizePolicy keepsPlace = m_progress->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keepsPlace);

    auto *inner = new QVBoxLayout;
    inner->setContentsMargins(margin, margin - progressHeight, margin, margin);
    inner->setSpacing(spacing);
    inner->addWidget(makeFacts());
    inner->addSpacing(spacing);
    addContents(inner);
    inner->addLayout(makeMessage(), 2);
    inner->addWidget(m_subject);
    inner->addWidget(m_others);
    inner->addWidget(m_output, 3);
    inner->addWidget(makeButtons());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(m_progress);
    column->addLayout(inner, 1);

    connect(m_message, &QPlainTextEdit::textChanged, this, &CommitDialog::showSubject);
    connect(m_output, &CommitOutput::opened, this, &CommitDialog::makeRoom);
    connect(&m_run, &git::CommitRun::said, m_output, &CommitOutput::append);
    connect(&m_run, &git::CommitRun::finished, this, &CommitDialog::finish);
    for (const int key : {int(Qt::Key_Return), int(Qt::Key_Enter)})
        connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key(key)), this), &QShortcut::activated,
                this, &CommitDialog::commit);
    m_frames.setInterval(frameTime);
    connect(&m_frames, &QTimer::timeout, m_progress, qOverload<>(&QWidget::update));
    showRunning(false);
    showSubject();
    resize(dialogSize.boundedTo(screen()->availableSize() - edgeOfScreen));
    m_message->setFocus();
    look();
}

CommitDialog::~CommitDialog()
{
    m_looking.request_stop();
    m_look->wait();
}

QWidget *CommitDialog::makeFacts()
{
    auto *file = new PlainLabel(m_request.label);
    file->setWordWrap(true);
    file->setAccessibleName(tr("File"));
    file->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_branch->setAccessibleName(tr("Branch"));
    m_branch->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_warning->setAccessibleName(tr("Warning"));
    m_warning->setWordWrap(true);
    auto *sign = new PlainLabel;
    sign->setPixmap(warningIcon().pixmap(QSize(signSize, signSize), devicePixelRatioF()));
    auto *warning = new QHBoxLayout(m_warningRow);
    warning->setContentsMargins(0, 0, 0, 0);
    warning->addWidget(sign, 0, Qt::AlignTop);
    warning->addWidget(m_warning, 1);
    m_warningRow->hide();

    auto *facts = new QWidget;
    auto *grid = new QGridLayout(facts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(spacing);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto &[name, value] :
         {std::pair<QString, QLabel *>{tr("File"), file}, {tr("Branch"), m_branch}}) {
        auto *label = new PlainLabel(name);
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setFixedWidth(FieldRows::labelWidth);
        grid->addWidget(label, row, 0, Qt::AlignTop);
        grid->addWidget(value, row++, 1);
    }
    grid->addWidget(m_warningRow, row, 1);
    return facts;
}

void CommitDialog::addContents(QBoxLayout *column)
{
    if (m_request.contents.isEmpty())
        return;
    auto *title = new PlainLabel(tr("The commit will hold"));
    setFontOf(title, TextSize::Normal, TextWeight::Strong);
    auto *list = new QListWidget;
    list->setAccessibleName(tr("What the commit will hold"));
    list->setSelectionMode(QAbstractItemView::NoSelection);
    for (const QString &line : m_request.contents)
        list->addItem(itemmodels::cellText(itemmodels::bytesOf(line)));
    const int rows = std::min(int(m_request.contents.size()), mostContentsSeen);
    list->setFixedHeight(rows * rowHeight + 2 * list->frameWidth() + 2);
    auto *group = new QVBoxLayout;
    group->setSpacing(titleSpacing);
    group->addWidget(title);
    group->addWidget(list);
    column->addLayout(group);
}

QLayout *CommitDialog::makeMessage()
{
    auto *title = new PlainLabel(tr("&Message"));
    setFontOf(title, TextSize::Normal, TextWeight::Strong);
    title->setBuddy(m_message);
    auto *key = new PlainLabel(
        tr("%1 commits")
            .arg(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText)));
    key->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout;
    row->addWidget(title);
    row->addStretch(1);
    row->addWidget(key);
    auto *group = new QVBoxLayout;
    group->setSpacing(titleSpacing);
    group->addLayout(row);
    group->addWidget(m_message, 1);
    return group;
}

QWidget *CommitDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_commit, QDialogButtonBox::AcceptRole);
    buttons->addButton(m_cancel, QDialogButtonBox::RejectRole);
    m_commit->setDefault(true);
    m_commit->setToolTip(
        plainToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText)));
    Style::setPrimary(m_commit);
    m_cancel->setAutoDefault(false);
    connect(m_commit, &QPushButton::clicked, this, &CommitDialog::commit);
    connect(m_cancel, &QPushButton::clicked, this, &CommitDialog::reject);
    return buttons;
}

/// Beside the window: an index can be large, a disk slow.
void CommitDialog::look()
{
    if (m_look && !m_look->isFinished())
        return;
    m_look.reset(QThread::create([this, repository = m_request.repository, path = m_request.path,
                                  stop = m_looking.get_token()] {
        auto place = git::commitPlace(repository, path, stop);
        QMetaObject::invokeMethod(
            this, [this, place = std::move(place)] { showPlace(place); }, Qt::QueuedConnection);
    }));
    m_look->start();
}

void CommitDialog::showPlace(const Result<git::CommitPlace> &place)
{
    if (!place) {
        m_branch->clear();
        m_strip->tell(refusalMessage(place.error()));
        return;
    }
    m_branch->setText(branchWords(*place));
    m_warning->setText(branchWarning(*place));
    m_warningRow->setVisible(!m_warning->text().isEmpty());
    m_others->setText(place->refusal ? QString() : othersWords(*place));
    m_others->setVisible(!m_others->text().isEmpty());
    if (place->refusal)
        m_strip->tell(refusalMessage(*place->refusal));
    else if (m_isRefused)
        m_strip->dismiss(); // it was ended elsewhere
    m_isRefused = place->refusal.has_value();
    m_commit->setEnabled(canCommit());
}

/// A merge that is in the way is ended elsewhere, and one comes back.
void CommitDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && !m_run.isRunning())
        look();
}

QString CommitDialog::message() const
{
    return m_message->toPlainText();
}

bool CommitDialog::canCommit() const
{
    return !m_isRefused && !m_run.isRunning() && !message().trimmed().isEmpty();
}

void CommitDialog::showSubject()
{
    const auto columns = m_message->document()->firstBlock().text().toUcs4().size();
    m_subject->setText(tr("The first line has %1 columns; many programs show %2 of them.")
                           .arg(columns)
                           .arg(usualColumns));
    m_subject->setVisible(columns > usualColumns);
    m_commit->setEnabled(canCommit());
}

void CommitDialog::showRunning(bool running)
{
    m_progress->setVisible(running);
    running ? m_frames.start() : m_frames.stop();
    m_message->setReadOnly(running);
    m_commit->setText(running ? tr("Committing…") : tr("&Commit"));
    m_cancel->setText(running ? tr("&Stop") : tr("Cancel"));
    m_cancel->setEnabled(true);
    m_commit->setEnabled(canCommit());
}

/// What opens in the dialog makes it taller, so that nothing else is squeezed.
void CommitDialog::makeRoom()
{
    layout()->activate();
    const int wanted = std::max(height(), layout()->heightForWidth(width()));
    resize(width(), std::min(wanted, (screen()->availableSize() - edgeOfScreen).height()));
}

void CommitDialog::commit()
{
    if (!canCommit())
        return;
    m_strip->dismiss();
    if (m_request.writeFile && !m_request.writeFile())
        return;
    m_output->clear();
    m_output->setOpen(true);
    m_run.start(m_request.path, itemmodels::bytesOf(message()));
    showRunning(true);
    m_cancel->setFocus();
}

void CommitDialog::reject()
{
    if (m_run.isRunning())
        stop();
    else
        QDialog::reject();
}

void CommitDialog::stop()
{
    m_run.cancel();
    m_cancel->setText(tr("&Stop at once"));
}

void CommitDialog::finish(const git::CommitOutcome &outcome)
{
    m_outcome = outcome;
    showRunning(false);
    if (outcome.isCommitted) {
        accept();
        return;
    }
    if (m_request.takeBack)
        m_request.takeBack();
    m_output->setOpen(!outcome.output.empty());
    m_strip->tell(failureMessage(outcome));
    makeRoom();
    m_message->setFocus();
    look();
}

} // namespace loadline::ui
