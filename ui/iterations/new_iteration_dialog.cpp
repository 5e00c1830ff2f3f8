// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/new_iteration_dialog.h"

#include "changes/changes.h"
#include "itemmodels/text.h"
#include "ui/shell/register_session.h"
#include "ui/shell/time_source.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/style.h"

#include <QComboBox>
#include <QDate>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace loadline::ui {

namespace {

constexpr int dialogWidth = 520;
constexpr int noTier = -1;

} // namespace

NewIterationDialog::NewIterationDialog(RegisterSession *session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_title(new QLineEdit)
    , m_date(new QLineEdit)
    , m_status(new QComboBox)
    , m_tier(new QComboBox)
    , m_problem(new PlainLabel)
    , m_add(new QPushButton(tr("&Add iteration")))
{
    const int number = changes::nextIterationNumber(session->reg());
    setWindowTitle(tr("New iteration %1").arg(number));
    setMinimumWidth(dialogWidth);
    m_title->setPlaceholderText(tr("What it is to bring"));
    m_date->setText(QString::fromStdString(todayUtc()));
    m_date->setMaximumWidth(140);
    for (const IterationStatus status : {IterationStatus::Planned, IterationStatus::InProgress})
        m_status->addItem(iterationIcon(status), itemmodels::statusWord(status), int(status));
    m_tier->addItem(tr("None"), noTier);
    for (const Tier tier : allTiers)
        m_tier->addItem(tierIcon(tier), itemmodels::tierWord(tier), int(tier));
    m_problem->setWordWrap(true);
    m_problem->setForegroundRole(QPalette::PlaceholderText);

    auto *form = new QFormLayout(this);
    form->setHorizontalSpacing(16);
    addFormRow(form, tr("&Title"), m_title);
    addFormRow(form, tr("&Status"), m_status);
    addFormRow(form, tr("&Priority"), m_tier);
    addFormRow(form, tr("&Date"), m_date);
    form->addRow(new PlainLabel, m_problem);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_add, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    form->addRow(buttons);
    m_add->setDefault(true);
    Style::setPrimary(m_add);

    connect(buttons, &QDialogButtonBox::accepted, this, &NewIterationDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &NewIterationDialog::reject);
    for (QLineEdit *field : {m_title, m_date})
        connect(field, &QLineEdit::textChanged, this, &NewIterationDialog::checkInput);
    checkInput();
    // Lines that break are first taken to be narrower, and higher, than they are here.
    resize(dialogWidth, layout()->totalHeightForWidth(dialogWidth));
}

void NewIterationDialog::checkInput()
{
    const bool hasTitle = !m_title->text().trimmed().isEmpty();
    const bool isDate = QDate::fromString(m_date->text(), Qt::ISODate).isValid();
    m_problem->setText(isDate ? tr("Its sections come empty, in the usual order.")
                              : tr("The date is written like 2026-01-31."));
    m_add->setEnabled(hasTitle && isDate);
}

void NewIterationDialog::accept()
{
    if (!m_add->isEnabled())
        return;
    changes::NewIteration iteration;
    iteration.title = m_title->text().trimmed().toStdString();
    iteration.date = m_date->text().toStdString();
    iteration.status = IterationStatus(m_status->currentData().toInt());
    if (m_tier->currentData().toInt() != noTier)
        iteration.priority = Tier(m_tier->currentData().toInt());
    const int number = changes::nextIterationNumber(m_session->reg());
    const auto change = changes::addIteration(m_session->reg(), iteration);
    if (!change) {
        m_problem->setText(QString::fromStdString(change.error().what));
        return;
    }
    if (!m_session->apply(change))
        return;
    m_added = number;
    QDialog::accept();
}

} // namespace loadline::ui
