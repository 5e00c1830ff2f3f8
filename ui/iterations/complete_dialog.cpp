// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/complete_dialog.h"

#include "itemmodels/text.h"
#include "markdown/reader.h"
#include "ui/iterations/evidence_list.h"
#include "ui/iterations/files_from_git_dialog.h"
#include "ui/shell/register_session.h"
#include "ui/shell/words.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/style.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace loadline::ui {

namespace {

constexpr QSize dialogSize{680, 600};
constexpr QSize edgeOfScreen{32, 48}; // for the frame
constexpr int signSize = 16;
constexpr int mostRisksSeen = 5;
constexpr int rowHeight = 28;
constexpr int longestTitle = 60;

QPixmap sign(const QIcon &icon, const QWidget *on)
{
    return icon.pixmap(QSize(signSize, signSize), on->devicePixelRatioF());
}

QLabel *title(const QString &text)
{
    auto *label = new PlainLabel(text);
    setFontOf(label, TextSize::Normal, TextWeight::Strong);
    return label;
}

} // namespace

CompleteDialog::CompleteDialog(RegisterSession *session, int number, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_number(number)
    , m_risksTitle(title({}))
    , m_risks(new QListWidget)
    , m_lines(new EvidenceList)
    , m_evidenceSign(new PlainLabel)
    , m_evidence(new PlainLabel)
    , m_keys(new PlainLabel(
          tr("On a line: p passed, w attention, f failed, n not run. "
             "%1 completes, writes and commits.")
              .arg(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText))))
    , m_files(new PlainLabel)
    , m_compare(new QPushButton(tr("Compare with &git\u2026")))
    , m_refusal(new PlainLabel)
{
    resize(dialogSize.boundedTo(screen()->availableSize() - edgeOfScreen));
    m_risks->setAccessibleName(tr("Risks that this fixes"));
    m_risks->setFocusPolicy(Qt::TabFocus);
    m_refusal->setWordWrap(true);
    m_refusal->hide();

    auto *column = new QVBoxLayout(this);
    column->addWidget(m_risksTitle);
    column->addWidget(m_risks);
    column->addSpacing(8);
    column->addWidget(title(tr("Evidence")));
    column->addWidget(m_lines, 1);
    column->addWidget(m_keys);
    column->addLayout(makeEvidence());
    column->addSpacing(8);
    column->addLayout(makeFiles());
    column->addWidget(m_refusal);
    column->addSpacing(8);
    column->addWidget(makeButtons());

    if (const Iteration *it = iteration()) {
        setWindowTitle(tr("Complete iteration %1 – %2")
                           .arg(m_number)
                           .arg(shortText(QString::fromStdString(it->title), longestTitle)));
        m_lines->show(session->reg(), *it, m_number);
    }
    m_lines->setVisible(m_lines->hasRows());
    m_keys->setVisible(m_lines->hasRows());
    fillRisks();
    showFiles();
    showEvidence();
    if (!m_lines->hasRows())
        resize(dialogSize.width(), sizeHint().height());
    connect(m_lines, &EvidenceList::stateChanged, this, &CompleteDialog::showEvidence);
    if (m_lines->hasRows())
        m_lines->setFocus();
    else
        endButton(session->hasFile() ? End::Write : End::Complete)->setFocus();
}

QLayout *CompleteDialog::makeEvidence()
{
    m_evidence->setWordWrap(true);
    m_evidence->setAccessibleName(tr("Evidence"));
    m_keys->setForegroundRole(QPalette::PlaceholderText);
    m_keys->setWordWrap(true);
    auto *evidence = new QHBoxLayout;
    evidence->addWidget(m_evidenceSign, 0, Qt::AlignTop);
    evidence->addWidget(m_evidence, 1);
    return evidence;
}

QLayout *CompleteDialog::makeFiles()
{
    m_files->setAccessibleName(tr("Files"));
    connect(m_compare, &QPushButton::clicked, this, &CompleteDialog::compareFiles);
    auto *files = new QHBoxLayout;
    files->addWidget(title(tr("Files")));
    files->addSpacing(8);
    files->addWidget(m_files, 1);
    files->addWidget(m_compare);
    return files;
}

/// Return is the end that leaves nothing to be forgotten and asks nothing more: the file is written,
/// where there is one. Ctrl+Return goes on to the commit.
QWidget *CompleteDialog::makeButtons()
{
    addEnd(End::Complete, tr("&Complete iteration"), {});
    addEnd(End::Write, tr("Complete and &write"), {});
    addEnd(End::Commit, tr("Complete, write and co&mmit\u2026"),
           QKeySequence(Qt::CTRL | Qt::Key_Return));
    auto *buttons = new QDialogButtonBox;
    for (QPushButton *end : m_ends)
        buttons->addButton(end, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    QPushButton *usual = endButton(m_session->hasFile() ? End::Write : End::Complete);
    usual->setDefault(true);
    Style::setPrimary(usual);
    connect(buttons, &QDialogButtonBox::rejected, this, &CompleteDialog::reject);
    return buttons;
}

void CompleteDialog::addEnd(End end, const QString &text, const QKeySequence &key)
{
    auto *button = new QPushButton(text);
    m_ends[std::size_t(end)] = button;
    connect(button, &QPushButton::clicked, this, [this, end] { complete(end); });
    if (key.isEmpty())
        return;
    button->setToolTip(plainToolTip(key.toString(QKeySequence::NativeText)));
    auto *shortcut = new QShortcut(key, this);
    connect(shortcut, &QShortcut::activated, button, [button] { button->click(); });
}

const Iteration *CompleteDialog::iteration() const
{
    const auto index = markdown::findIteration(m_session->reg(), m_number);
    return index ? &m_session->reg().iterations[*index] : nullptr;
}

void CompleteDialog::fillRisks()
{
    const Register &reg = m_session->reg();
    const std::vector<std::string> names = changes::risksToBeFixedBy(reg, m_number);
    m_risksTitle->setText(names.empty()
                              ? tr("No open risk is planned for it; none will be marked fixed.")
                              : tr("%n risk(s) will be marked fixed", nullptr, int(names.size())));
    for (const std::string &name : names) {
        const auto risk = std::find_if(reg.risks.begin(), reg.risks.end(),
                                       [&](const Risk &r) { return r.id == name; });
        if (risk == reg.risks.end())
            continue;
        const QString text = QString::fromStdString(name) + QStringLiteral("   ")
                             + itemmodels::cellText(risk->title);
        auto *item = new QListWidgetItem(tierIcon(risk->tier), text, m_risks);
        item->setData(Qt::AccessibleTextRole,
                      tr("Risk %1, %2").arg(text, itemmodels::tierWord(risk->tier)));
    }
    m_risks->setVisible(!names.empty());
    const int rows = std::min(int(names.size()), mostRisksSeen);
    m_risks->setFixedHeight(rows * rowHeight + 2 * m_risks->frameWidth() + 2);
}

Result<Change> CompleteDialog::settled() const
{
    return changes::together(m_session->reg(), {}, m_lines->steps());
}

Result<Change> CompleteDialog::change() const
{
    auto steps = m_lines->steps();
    steps.emplace_back([number = m_number](const Register &reg) {
        return changes::completeIteration(reg, number);
    });
    ChangeNote note{ChangeKind::Complete,
                    "iteration:" + std::to_string(m_number),
                    {},
                    {},
                    changes::risksToBeFixedBy(m_session->reg(), m_number)};
    return changes::together(m_session->reg(), std::move(note), steps);
}

void CompleteDialog::showEvidence()
{
    const auto lines = settled();
    if (!lines) {
        m_refusal->setText(messageOf(lines.error()).text());
        m_refusal->show();
        return;
    }
    const Register after = markdown::read(applied(*m_session->reg().text, lines->splices));
    const auto index = markdown::findIteration(after, m_number);
    const Evidence evidence = index ? markdown::evidenceOf(after, after.iterations[*index])
                                    : Evidence::None;
    m_evidenceSign->setPixmap(
        sign(stateIcon(evidence == Evidence::Complete ? MarkState::Pass : MarkState::Warn), this));
    m_evidence->setText(evidenceWords(evidence));

    const auto whole = change();
    m_refusal->setVisible(!whole);
    if (!whole)
        m_refusal->setText(messageOf(whole.error()).text());
    endButton(End::Complete)->setEnabled(whole.has_value());
    for (const End end : {End::Write, End::Commit})
        endButton(end)->setEnabled(whole.has_value() && m_session->hasFile());
}

void CompleteDialog::showFiles()
{
    int files = 0;
    if (const Iteration *it = iteration()) {
        for (const Section &section : it->sections) {
            if (section.kind == SectionKind::FilesModified)
                files += int(markdown::filesOf(m_session->reg(), section).size());
        }
    }
    m_files->setText(files > 0 ? tr("%n file(s) recorded", nullptr, files)
                               : tr("No file is recorded."));
    m_compare->setEnabled(m_session->hasFile());
}

/// What is recorded there is a step of its own; what was settled here meanwhile stays.
void CompleteDialog::compareFiles()
{
    FilesFromGitDialog dialog(m_session, m_number, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (const Iteration *it = iteration())
        m_lines->show(m_session->reg(), *it, m_number);
    showFiles();
    showEvidence();
}

QString CompleteDialog::evidenceWords(Evidence evidence) const
{
    switch (evidence) {
    case Evidence::Complete:
        return tr("The evidence is complete.");
    case Evidence::Incomplete:
        return tr("The evidence is incomplete: a test has not passed, or an impact line blocks. "
                  "The risks are marked fixed all the same.");
    case Evidence::None:
        return tr("There is no evidence: no test is recorded. The risks are marked fixed all the "
                  "same.");
    }
    return {};
}

void CompleteDialog::complete(End end)
{
    Result<Change> all = change();
    if (all)
        all->warnings.clear(); // said above the buttons already
    if (!m_session->apply(std::move(all))) {
        reject(); // the reason stands in the window's message strip
        return;
    }
    m_end = end;
    accept();
}

} // namespace loadline::ui
