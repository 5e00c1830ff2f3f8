// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risks/quick_add_dialog.h"

#include "itemmodels/text.h"
#include "ui/shell/register_session.h"
#include "ui/shell/words.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/style.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace loadline::ui {

namespace {

constexpr int dialogWidth = 560;
constexpr int signSize = 16;
constexpr int longestShown = 90;

} // namespace

QuickAddDialog::QuickAddDialog(RegisterSession *session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_line(new QLineEdit)
    , m_sign(new PlainLabel)
    , m_words(new PlainLabel)
    , m_add(new QPushButton(tr("&Add risk")))
{
    setWindowTitle(tr("Quick add risk"));
    setMinimumWidth(dialogWidth);
    m_line->setPlaceholderText(tr("high: No rate limit - login endpoint -> 4"));
    m_line->setAccessibleName(tr("The risk in one line: tier, colon, title, dash, detail, arrow, "
                                 "iteration"));
    m_words->setWordWrap(true);
    m_sign->setFixedSize(signSize, signSize);
    m_sign->setAlignment(Qt::AlignTop);
    m_words->setMinimumHeight(fontMetrics().lineSpacing() * 2);
    m_words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_words->setAccessibleName(tr("What the line will become"));
    m_add->setDefault(true);
    Style::setPrimary(m_add);

    auto *meaning = new QHBoxLayout;
    meaning->addWidget(m_sign, 0, Qt::AlignTop);
    meaning->addWidget(m_words, 1);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_add, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QuickAddDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QuickAddDialog::reject);
    connect(m_line, &QLineEdit::textChanged, this, &QuickAddDialog::preview);

    auto *column = new QVBoxLayout(this);
    column->addWidget(m_line);
    column->addLayout(meaning);
    column->addWidget(buttons);
    preview();
}

void QuickAddDialog::preview()
{
    m_add->setEnabled(false);
    if (m_line->text().trimmed().isEmpty()) {
        m_sign->clear();
        m_words->setForegroundRole(QPalette::PlaceholderText);
        m_words->setText(tr("tier: title - detail -> iteration. Only the title must be there."));
        return;
    }
    const auto risk = changes::riskFromLine(m_line->text().toStdString());
    if (!risk)
        return showProblem(QString::fromStdString(risk.error().what));
    if (const auto change = changes::addRisk(m_session->reg(), *risk); !change)
        return showProblem(QString::fromStdString(change.error().what));
    showRisk(*risk);
}

void QuickAddDialog::showRisk(const changes::NewRisk &risk)
{
    m_sign->setPixmap(tierIcon(risk.tier).pixmap(QSize(signSize, signSize), devicePixelRatioF()));
    QStringList parts{tr("Risk %1").arg(
                          QString::fromStdString(changes::nextRiskName(m_session->reg()))),
                      itemmodels::tierWord(risk.tier),
                      shortText(QString::fromStdString(risk.title), longestShown)};
    if (!risk.detail.empty())
        parts << shortText(QString::fromStdString(risk.detail), longestShown);
    if (risk.iteration)
        parts << tr("planned for iteration %1").arg(*risk.iteration);
    m_words->setForegroundRole(QPalette::WindowText);
    m_words->setText(parts.join(QStringLiteral("  ·  ")));
    m_add->setEnabled(true);
}

void QuickAddDialog::showProblem(const QString &text)
{
    m_sign->setPixmap(
        stateIcon(MarkState::Fail).pixmap(QSize(signSize, signSize), devicePixelRatioF()));
    m_words->setForegroundRole(QPalette::WindowText);
    m_words->setText(text);
}

void QuickAddDialog::accept()
{
    const auto risk = changes::riskFromLine(m_line->text().toStdString());
    if (!risk || m_line->text().trimmed().isEmpty())
        return;
    const QString name = QString::fromStdString(changes::nextRiskName(m_session->reg()));
    if (!m_session->apply(changes::addRisk(m_session->reg(), *risk)))
        return preview();
    m_added = name;
    QDialog::accept();
}

} // namespace loadline::ui
