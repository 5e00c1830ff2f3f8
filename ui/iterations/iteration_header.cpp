// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/iteration_header.h"

#include "changes/changes.h"
#include "core/text.h"
#include "itemmodels/text.h"
#include "ui/iterations/risk_chips.h"
#include "ui/shell/register_session.h"
#include "ui/widgets/field_rows.h"
#include "ui/widgets/grown_text_edit.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/quiet_commit.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/style.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace loadline::ui {

using itemmodels::bytesOf;
using itemmodels::cellText;
using itemmodels::fullText;

namespace {

constexpr int choiceWidth = 152;
constexpr int dateWidth = 120;

QStringList usualKeys()
{
    return {QStringLiteral("Owner"), QStringLiteral("Commits"), QStringLiteral("Rollback"),
            QStringLiteral("Reviewed")};
}

/// Has a control of its own.
bool isShownAbove(std::string_view key)
{
    return equalsIgnoringCase(key, "date") || equalsIgnoringCase(key, "status")
           || equalsIgnoringCase(key, "priority");
}

} // namespace

IterationHeader::IterationHeader(RegisterSession *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_unit(new PlainLabel)
    , m_title(new QLineEdit)
    , m_date(new QLineEdit)
    , m_titleCommit(commitOf(m_title, tr("Title"), "title"))
    , m_dateCommit(commitOf(m_date, tr("Date"), "date"))
    , m_statusChoice(new QComboBox)
    , m_priority(new QComboBox)
    , m_complete(new QPushButton(tr("Complete\u2026")))
    , m_reopen(new QPushButton(tr("Reopen")))
    , m_fields(new FieldRows(usualKeys()))
    , m_risks(new RiskChips(session->editor()))
{
    m_unit->setForegroundRole(QPalette::PlaceholderText);
    setFontOf(m_title, TextSize::Large);
    m_date->setPlaceholderText(tr("YYYY-MM-DD"));
    m_date->setFixedWidth(dateWidth);
    makeChoices();
    Style::setPrimary(m_complete);
    layOut();
    connect(m_complete, &QPushButton::clicked, this, &IterationHeader::completeRequested);
    connect(m_reopen, &QPushButton::clicked, this, &IterationHeader::reopen);
    connect(m_fields, &FieldRows::fieldCommitted, this, &IterationHeader::setField);
    connect(m_fields, &FieldRows::editingChanged, this, &IterationHeader::editingChanged);
    connect(m_risks, &RiskChips::riskRequested, this, &IterationHeader::riskRequested);
    connect(m_risks, &RiskChips::planRequested, this,
            [this](const std::vector<std::string> &risks) { plan(risks, m_number); });
    connect(m_risks, &RiskChips::unplanRequested, this,
            [this](const std::string &risk) { plan({risk}, std::nullopt); });
}

QuietCommit *IterationHeader::commitOf(QLineEdit *line, const QString &name, const char *key)
{
    line->setAccessibleName(name);
    auto *commit = new QuietCommit(line);
    connect(commit, &QuietCommit::committed, this,
            [this, key, commit] { setField(key, commit->text()); });
    connect(commit, &QuietCommit::pendingChanged, this, &IterationHeader::editingChanged);
    return commit;
}

void IterationHeader::makeChoices()
{
    m_statusChoice->setAccessibleName(tr("Status"));
    m_statusChoice->setFixedWidth(choiceWidth);
    for (const IterationStatus status :
         {IterationStatus::Planned, IterationStatus::InProgress, IterationStatus::Blocked,
          IterationStatus::Completed, IterationStatus::RolledBack, IterationStatus::Cancelled})
        m_statusChoice->addItem(iterationIcon(status), itemmodels::statusWord(status), int(status));
    connect(m_statusChoice, &QComboBox::activated, this, &IterationHeader::setStatus);

    m_priority->setAccessibleName(tr("Priority"));
    m_priority->setFixedWidth(choiceWidth);
    for (const Tier tier : allTiers)
        m_priority->addItem(tierIcon(tier), itemmodels::tierWord(tier));
    m_priority->addItem(itemmodels::tierWord(std::nullopt));
    connect(m_priority, &QComboBox::activated, this, [this](int index) {
        const bool isTier = index < int(std::size(allTiers));
        setField("priority", isTier ? fullText(nameOf(Tier(index))) : QString());
    });
}

void IterationHeader::layOut()
{
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_unit);
    top->addStretch(1);
    top->addWidget(m_reopen);
    top->addWidget(m_complete);

    const auto field = [](const QString &text, QWidget *control) {
        auto *row = new QHBoxLayout;
        row->setSpacing(8);
        auto *label = new PlainLabel(text);
        label->setForegroundRole(QPalette::PlaceholderText);
        row->addWidget(label);
        row->addWidget(control);
        return row;
    };
    auto *choices = new QHBoxLayout;
    choices->setSpacing(24);
    choices->addLayout(field(tr("Status"), m_statusChoice));
    choices->addLayout(field(tr("Priority"), m_priority));
    choices->addLayout(field(tr("Date"), m_date));
    choices->addStretch(1);

    auto *risks = new QHBoxLayout;
    risks->setSpacing(8);
    risks->addWidget(FieldRows::makeLabel(tr("Risks")), 0, Qt::AlignTop);
    risks->addWidget(m_risks, 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(GrownTextEdit::inset, 0, GrownTextEdit::inset, 0);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(m_title);
    layout->addLayout(choices);
    layout->addWidget(m_fields);
    layout->addLayout(risks);
}

void IterationHeader::showIteration(const Iteration &iteration, bool isAnother)
{
    m_number = iteration.number;
    m_status = iteration.status;
    const QString unit = cellText(iteration.unit);
    m_unit->setText(iteration.number
                        ? QString(unit + QLatin1Char(' ') + cellText(iteration.id))
                        : tr("%1 without a number: give it one in the document to edit it here")
                              .arg(unit.isEmpty() ? tr("Iteration") : unit));
    const auto put = [isAnother](QuietCommit *commit, QLineEdit *line, const std::string &value) {
        if (!isAnother) {
            commit->show(fullText(value));
            return;
        }
        commit->reset(fullText(value));
        line->setCursorPosition(0);
    };
    put(m_titleCommit, m_title, iteration.title);
    put(m_dateCommit, m_date,
        iteration.date.empty() ? iteration.dateText.value_or(std::string()) : iteration.date);
    m_statusChoice->setCurrentIndex(m_statusChoice->findData(int(iteration.status)));
    m_statusChoice->setPlaceholderText(iteration.statusText
                                           ? cellText(*iteration.statusText)
                                           : itemmodels::statusWord(IterationStatus::Unknown));
    m_priority->setCurrentIndex(iteration.priority ? int(*iteration.priority)
                                                   : int(std::size(allTiers)));
    std::vector<FieldRows::Field> fields;
    for (const Field &each : iteration.fields) {
        if (!isShownAbove(each.key))
            fields.push_back({each.key, fullText(each.value)});
    }
    m_fields->showFields(fields, isAnother);
    m_risks->showRisksOf(iteration);
    const bool isCompleted = iteration.status == IterationStatus::Completed;
    m_complete->setVisible(!isCompleted);
    m_reopen->setVisible(isCompleted);
}

bool IterationHeader::isEditing() const
{
    return m_titleCommit->isPending() || m_dateCommit->isPending() || m_fields->isEditing();
}

void IterationHeader::finishEditing()
{
    m_titleCommit->commitNow();
    m_dateCommit->commitNow();
    m_fields->finishEditing();
}

void IterationHeader::setField(const std::string &key, const QString &value)
{
    if (m_number)
        m_session->apply(
            changes::setIterationField(m_session->reg(), *m_number, key, bytesOf(value)));
}

void IterationHeader::setStatus(int index)
{
    const auto status = IterationStatus(m_statusChoice->itemData(index).toInt());
    m_statusChoice->setCurrentIndex(m_statusChoice->findData(int(m_status)));
    if (status == m_status)
        return;
    if (status == IterationStatus::Completed)
        Q_EMIT completeRequested();
    else
        setField("status", fullText(nameOf(status)));
}

void IterationHeader::plan(const std::vector<std::string> &risks, std::optional<int> iteration)
{
    m_session->apply(risks.size() == 1
                         ? changes::planRisk(m_session->reg(), risks.front(), iteration)
                         : changes::planRisks(m_session->reg(), risks, iteration));
}

void IterationHeader::reopen()
{
    if (m_number)
        m_session->apply(changes::reopenIteration(m_session->reg(), *m_number));
}

} // namespace loadline::ui
