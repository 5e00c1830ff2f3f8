// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/files_from_git_dialog.h"

#include "changes/changes.h"
#include "itemmodels/compared_files_model.h"
#include "itemmodels/text.h"
#include "markdown/reader.h"
#include "record/file_comparison.h"
#include "ui/iterations/compared_files_list.h"
#include "ui/iterations/files_question.h"
#include "ui/iterations/revision_edit.h"
#include "ui/shell/register_session.h"
#include "ui/shell/words.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/style.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QVBoxLayout>

#include <utility>

namespace loadline::ui {

using itemmodels::ComparedFilesModel;

namespace {

constexpr QSize dialogSize{760, 520};
constexpr QSize edgeOfScreen{32, 48}; // for the frame
constexpr int busyWidth = 96;
constexpr int signSize = 16;
constexpr int quietTime = 500; // milliseconds
constexpr int longestTitle = 60;

} // namespace

FilesFromGitDialog::FilesFromGitDialog(RegisterSession *session, int iteration, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_number(iteration)
    , m_question(new FilesQuestion(session->filePath(), this))
    , m_files(new ComparedFilesModel(this))
    , m_byRevisions(new QRadioButton(tr("&Range or commits")))
    , m_byWorkTree(new QRadioButton(tr("What is &not committed yet")))
    , m_revisions(new RevisionEdit)
    , m_list(new ComparedFilesList(m_files))
    , m_showSame(new QCheckBox)
    , m_sign(new PlainLabel)
    , m_said(new PlainLabel)
    , m_busy(new QProgressBar)
    , m_stop(new QPushButton(tr("&Stop")))
    , m_record(new QPushButton)
{
    setWindowTitle(tr("Files of iteration %1 from git").arg(m_number));
    resize(dialogSize.boundedTo(screen()->availableSize() - edgeOfScreen));
    m_list->setAccessibleName(tr("Files, as recorded and as git has them"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeSource());
    column->addWidget(m_list, 1);
    column->addWidget(makeStatus());
    column->addWidget(makeButtons());

    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietTime);
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        // Where names are offered, the word is not whole yet.
        m_revisions->isOffering() ? m_quiet.start() : ask();
    });
    connect(m_question, &FilesQuestion::found, this, &FilesFromGitDialog::takeNames);
    connect(m_question, &FilesQuestion::answered, this, &FilesFromGitDialog::show);
    connect(m_question, &FilesQuestion::failed, this, &FilesFromGitDialog::showError);
    connect(m_files, &ComparedFilesModel::choiceChanged, this, &FilesFromGitDialog::updateButtons);
    chooseAtFirst();
    updateButtons();
    m_question->askNames();
}

FilesFromGitDialog::~FilesFromGitDialog() = default;

QWidget *FilesFromGitDialog::makeSource()
{
    m_revisions->setAccessibleName(tr("Range or commits"));
    m_revisions->setPlaceholderText(tr("v1.4.0..v1.5.0, or commits with commas between them"));
    connect(m_revisions, &QLineEdit::textChanged, this, [this] {
        m_byRevisions->setChecked(true);
        becomeStale();
    });
    connect(m_revisions, &QLineEdit::returnPressed, this, &FilesFromGitDialog::ask);
    connect(m_byWorkTree, &QRadioButton::toggled, this, [this] {
        m_revisions->setEnabled(m_byRevisions->isChecked());
        becomeStale();
        ask();
    });
    auto *source = new QWidget;
    auto *grid = new QGridLayout(source);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_byRevisions, 0, 0);
    grid->addWidget(m_revisions, 0, 1);
    grid->addWidget(m_byWorkTree, 1, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    return source;
}

QWidget *FilesFromGitDialog::makeStatus()
{
    m_sign->setPixmap(warningIcon().pixmap(QSize(signSize, signSize), devicePixelRatioF()));
    m_sign->hide();
    m_said->setWordWrap(true);
    m_said->setAccessibleName(tr("What the comparison says"));
    m_said->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_said->setFocusPolicy(Qt::NoFocus);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedWidth(busyWidth);
    m_busy->setAccessibleName(tr("Asking git"));
    m_stop->setAutoDefault(false);
    connect(m_stop, &QPushButton::clicked, this, &FilesFromGitDialog::stop);
    connect(m_showSame, &QCheckBox::toggled, this, [this](bool shown) {
        m_files->showSame(shown);
        m_list->setFocus();
    });
    auto *status = new QWidget;
    auto *row = new QHBoxLayout(status);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_sign);
    row->addWidget(m_said, 1);
    row->addWidget(m_busy);
    row->addWidget(m_stop);
    row->addWidget(m_showSame);
    // So that the list above does not jump when they come and go.
    status->setMinimumHeight(m_stop->sizeHint().height());
    return status;
}

QWidget *FilesFromGitDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_record, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_record->setDefault(true);
    Style::setPrimary(m_record);
    connect(buttons, &QDialogButtonBox::accepted, this, &FilesFromGitDialog::record);
    connect(buttons, &QDialogButtonBox::rejected, this, &FilesFromGitDialog::reject);
    return buttons;
}

/// What the iteration says itself; where it says nothing, the tags decide when they are known.
void FilesFromGitDialog::chooseAtFirst()
{
    const Register &reg = m_session->reg();
    m_byRevisions->setChecked(true);
    const auto index = markdown::findIteration(reg, m_number);
    if (!index) {
        showError(index.error());
        return;
    }
    const Iteration &iteration = reg.iterations[*index];
    setWindowTitle(tr("Files of iteration %1 from git – %2")
                       .arg(m_number)
                       .arg(shortText(QString::fromStdString(iteration.title), longestTitle)));
    if (const auto named = record::scopeOf(iteration)) {
        m_revisions->setText(QString::fromStdString(record::nameOf(*named)));
        ask();
    }
}

void FilesFromGitDialog::takeNames(const std::vector<git::Reference> &references)
{
    QStringList names;
    QString lastTag;
    for (const git::Reference &reference : references) {
        names << QString::fromStdString(reference.name);
        if (reference.kind == git::Reference::Kind::Tag && lastTag.isEmpty())
            lastTag = names.last();
    }
    m_revisions->setNames(names);
    if (m_asked || !m_revisions->text().isEmpty() || m_byWorkTree->isChecked())
        return;
    if (lastTag.isEmpty())
        m_byWorkTree->setChecked(true);
    else
        m_revisions->setText(lastTag + QStringLiteral("..HEAD"));
    ask();
}

record::Scope FilesFromGitDialog::scope() const
{
    if (m_byWorkTree->isChecked())
        return {};
    return {record::revisionsIn(m_revisions->text().toStdString())};
}

void FilesFromGitDialog::becomeStale()
{
    m_question->stop();
    m_asked.reset();
    m_files->setFiles({});
    say({});
    m_quiet.start();
}

void FilesFromGitDialog::ask()
{
    m_quiet.stop();
    const record::Scope wanted = scope();
    if (m_asked == wanted)
        return;
    m_files->setFiles({});
    if (wanted.isWorkTree() && !m_byWorkTree->isChecked()) {
        say(tr("Say which range of commits the iteration is made of, or which commits."));
        return;
    }
    m_asked = wanted;
    m_question->ask(wanted);
    say(tr("Asking git…"));
}

void FilesFromGitDialog::stop()
{
    m_question->stop();
    m_asked.reset();
    say(tr("Stopped. Enter in the line above asks again."));
    m_revisions->setFocus();
}

void FilesFromGitDialog::show(const FilesAnswer &answer)
{
    const Register &reg = m_session->reg();
    const auto index = markdown::findIteration(reg, m_number);
    if (!index) {
        showError(index.error());
        return;
    }
    m_files->setFiles(
        record::compareFiles(changes::recordedFiles(reg, reg.iterations[*index]), answer.changes));
    const int differing = m_files->differing();
    const int same = m_files->same();
    m_showSame->setText(tr("S&how what is right: %n file(s)", nullptr, same));
    if (differing > 0)
        say(tr("Record and git differ in %n file(s).", nullptr, differing));
    else if (same > 0)
        say(tr("The record is what git has: %n file(s).", nullptr, same));
    else
        say(tr("Git has no changed file there, and none is recorded."));
    if (m_files->rowCount() == 0)
        return;
    m_list->setCurrentIndex(m_files->index(0, ComparedFilesModel::Path));
    // Later the cursor is where somebody put it.
    if (!std::exchange(m_hasAnswered, true))
        m_list->setFocus();
}

void FilesFromGitDialog::showError(const Error &error)
{
    m_asked.reset();
    say(messageOf(error).text(), true);
}

void FilesFromGitDialog::say(const QString &text, bool isError)
{
    m_said->setText(text);
    m_sign->setVisible(isError);
    updateButtons();
}

void FilesFromGitDialog::updateButtons()
{
    const bool isAsking = m_question->isAsking();
    const int checked = m_files->checked();
    m_busy->setVisible(isAsking);
    m_stop->setVisible(isAsking);
    m_showSame->setVisible(!isAsking && m_asked && m_files->same() > 0);
    m_list->setEnabled(!isAsking);
    m_record->setEnabled(!isAsking && checked > 0);
    m_record->setText(checked > 0 ? tr("R&ecord %n file(s)", nullptr, checked) : tr("R&ecord"));
}

void FilesFromGitDialog::record()
{
    if (!m_record->isEnabled())
        return;
    const auto change = changes::setFiles(m_session->reg(), m_number, m_files->wantedRecord());
    if (!change) {
        say(messageOf(change.error()).text(), true);
        return;
    }
    const QString words = tr("Recorded %n file(s) of iteration %1.", nullptr, m_files->checked())
                              .arg(m_number);
    if (!m_session->apply(change)) {
        reject(); // the reason stands in the window's message strip
        return;
    }
    m_words = words;
    accept();
}

} // namespace loadline::ui
