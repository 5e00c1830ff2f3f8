// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risks/risk_inspector.h"

#include "changes/changes.h"
#include "changes/named_risks.h"
#include "checks/facts.h"
#include "itemmodels/shared_risk.h"
#include "itemmodels/text.h"
#include "markdown/reader.h"
#include "ui/shell/register_session.h"
#include "ui/shell/time_source.h"
#include "ui/widgets/field_rows.h"
#include "ui/widgets/grown_text_edit.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/popup_choice.h"
#include "ui/widgets/quiet_commit.h"
#include "ui/widgets/shapes.h"

#include <QComboBox>
#include <QGridLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace loadline::ui {

using itemmodels::bytesOf;
using itemmodels::cellText;
using itemmodels::fullText;

namespace {

/// The fields of FORMAT 2 that people write; what has a control of its own is not among them.
QStringList usualKeys()
{
    return {QStringLiteral("Owner"),     QStringLiteral("Likelihood"), QStringLiteral("Impact"),
            QStringLiteral("Treatment"), QStringLiteral("Mitigation"), QStringLiteral("Due"),
            QStringLiteral("Review"),    QStringLiteral("Ticket")};
}

QString lapseWords(const std::optional<checks::Lapse> &lapse)
{
    if (!lapse)
        return {};
    return lapse->cause == checks::Lapse::Cause::Ended
               ? RiskInspector::tr("Lapsed on %1: it counts as open until it is accepted again.")
                     .arg(QString::fromStdString(lapse->day))
               : RiskInspector::tr("Lapsed: the risk was changed since. It counts as open until it "
                                   "is accepted again.");
}

} // namespace

RiskInspector::RiskInspector(RegisterSession *session, QWidget *parent)
    : QScrollArea(parent)
    , m_session(session)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Inspector"));
    setWidget(makeForm());
    showNothing();
}

QWidget *RiskInspector::makeForm()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    m_empty = new PlainLabel;
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_empty);

    m_form = new QWidget;
    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_heading = new PlainLabel;
    setFontOf(m_heading, TextSize::Normal, TextWeight::Strong);
    column->addWidget(m_heading);
    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(8);
    grid->setHorizontalSpacing(8);
    grid->setColumnStretch(1, 1);
    makeTexts(grid);
    makeChoices(grid);
    column->addLayout(grid);

    m_fields = new FieldRows(usualKeys());
    connect(m_fields, &FieldRows::fieldCommitted, this, &RiskInspector::setField);
    connect(m_fields, &FieldRows::editingChanged, this,
            [this] { Q_EMIT editingChanged(isEditing()); });
    column->addWidget(m_fields);
    m_place = new PlainLabel;
    m_place->setWordWrap(true);
    m_place->setForegroundRole(QPalette::PlaceholderText);
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFontOf(m_place, TextSize::Small);
    column->addWidget(m_place);
    m_links = makeLinks();
    column->addWidget(m_links);
    layout->addWidget(m_form);
    layout->addStretch(1);
    return page;
}

void RiskInspector::Said::show(const QString &words) const
{
    text->setText(words);
    label->setVisible(!words.isEmpty());
    text->setVisible(!words.isEmpty());
}

QWidget *RiskInspector::makeLinks()
{
    auto *links = new QWidget;
    auto *row = new QHBoxLayout(links);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    const auto add = [row](const QString &text, const QString &tip) {
        auto *button = new QToolButton;
        button->setText(text);
        button->setToolTip(tip);
        row->addWidget(button);
        return button;
    };
    connect(add(tr("History\u2026"), tr("What was done to this risk here in the library")),
            &QToolButton::clicked, this, &RiskInspector::historyRequested);
    connect(add(tr("Who changed it\u2026"), tr("What commits did to this risk")),
            &QToolButton::clicked, this, &RiskInspector::trailRequested);
    row->addStretch(1);
    return links;
}

void RiskInspector::makeTexts(QGridLayout *grid)
{
    m_title = new GrownTextEdit(GrownTextEdit::Lines::One);
    m_detail = new GrownTextEdit(GrownTextEdit::Lines::One);
    m_titleCommit = new QuietCommit(m_title);
    m_detailCommit = new QuietCommit(m_detail);
    m_title->setAccessibleName(tr("Title"));
    m_detail->setAccessibleName(tr("Detail"));
    m_titleLabel = FieldRows::makeLabel(tr("Title"));
    m_detailLabel = FieldRows::makeLabel(tr("Detail"));
    grid->addWidget(m_titleLabel, 0, 0);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_detailLabel, 1, 0);
    grid->addWidget(m_detail, 1, 1);
    for (const auto &[field, commit, key] : {std::tuple(m_title, m_titleCommit, "title"),
                                             std::tuple(m_detail, m_detailCommit, "detail")}) {
        connect(field, &GrownTextEdit::finished, commit, &QuietCommit::commitNow);
        connect(commit, &QuietCommit::committed, this,
                [this, quiet = commit, name = key] { setField(name, quiet->text()); });
        connect(commit, &QuietCommit::pendingChanged, this,
                [this] { Q_EMIT editingChanged(isEditing()); });
    }
}

void RiskInspector::makeChoices(QGridLayout *grid)
{
    m_tier = new QComboBox;
    m_tier->setAccessibleName(tr("Tier"));
    for (const Tier tier : allTiers)
        m_tier->addItem(tierIcon(tier), itemmodels::tierWord(tier));
    m_tier->setPlaceholderText(itemmodels::tierWord(std::nullopt));
    connect(m_tier, &QComboBox::activated, this, &RiskInspector::setTier);
    grid->addWidget(FieldRows::makeLabel(tr("Tier")), 2, 0);
    grid->addWidget(m_tier, 2, 1);

    m_status = new QComboBox;
    m_status->setAccessibleName(tr("Status"));
    for (const RiskStatus status : {RiskStatus::Open, RiskStatus::Fixed, RiskStatus::Mitigated,
                                    RiskStatus::Accepted, RiskStatus::Closed})
        m_status->addItem(riskStatusIcon(status), itemmodels::statusWord(status), int(status));
    connect(m_status, &QComboBox::activated, this, &RiskInspector::setStatus);
    grid->addWidget(FieldRows::makeLabel(tr("Status")), 3, 0);
    grid->addWidget(m_status, 3, 1);

    m_plan = new PopupChoice;
    m_plan->setAccessibleName(tr("Planned for iteration"));
    m_plan->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(m_plan, &PopupChoice::popupRequested, this, &RiskInspector::planRequested);
    m_openIteration = new QToolButton;
    m_openIteration->setText(QStringLiteral("\u2192"));
    m_openIteration->setToolTip(tr("Show the iteration"));
    m_openIteration->setAccessibleName(tr("Show the iteration"));
    connect(m_openIteration, &QToolButton::clicked, this, [this] {
        if (const Risk *shown = risk(); shown && shown->iteration)
            Q_EMIT iterationRequested(*shown->iteration);
    });
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_plan, 1);
    row->addWidget(m_openIteration);
    grid->addWidget(FieldRows::makeLabel(tr("Iteration")), 4, 0);
    grid->addLayout(row, 4, 1);

    const auto addWords = [grid](const QString &name, int place) {
        auto *label = FieldRows::makeLabel(name);
        auto *words = new PlainLabel;
        words->setAccessibleName(name);
        words->setWordWrap(true);
        words->setContentsMargins(0, 6, 0, 0);
        grid->addWidget(label, place, 0);
        grid->addWidget(words, place, 1);
        return Said{label, words};
    };
    m_acceptance = addWords(tr("Acceptance"), 5);
    m_evidence = addWords(tr("Evidence"), 6);
}

bool RiskInspector::isEditing() const
{
    return m_titleCommit->isPending() || m_detailCommit->isPending() || m_fields->isEditing();
}

void RiskInspector::finishEditing()
{
    m_titleCommit->commitNow();
    m_detailCommit->commitNow();
    m_fields->finishEditing();
}

const Risk *RiskInspector::risk() const
{
    if (m_names.size() != 1)
        return nullptr;
    const Result<std::size_t> at = markdown::findRisk(m_session->reg(), m_names.front());
    return at ? &m_session->reg().risks[*at] : nullptr;
}

void RiskInspector::showRisks(const std::vector<std::string> &names)
{
    const bool isAnother = names != m_names;
    if (isAnother)
        finishEditing();
    m_names = names;
    if (names.size() > 1)
        showSeveral(isAnother);
    else if (const Risk *one = risk())
        showOne(*one, isAnother);
    else
        showNothing();
}

void RiskInspector::showNothing()
{
    m_empty->setText(m_session->reg().risks.empty()
                         ? tr("No risk is recorded yet. Type one into the line below the tree: "
                              "high: what can go wrong - where")
                         : tr("Select a risk to see and edit all of its fields."));
    m_empty->show();
    m_form->hide();
}

void RiskInspector::showWidgets(bool isOne)
{
    for (QWidget *each :
         std::initializer_list<QWidget *>{m_titleLabel, m_title, m_detailLabel, m_detail,
                                          m_openIteration, m_place, m_links})
        each->setVisible(isOne);
    m_acceptance.show({});
    m_evidence.show({});
}

void RiskInspector::showSeveral(bool areOthers)
{
    const Register &reg = m_session->reg();
    const Result<std::vector<std::size_t>> found = changes::findRisks(reg, m_names);
    if (!found) {
        showNothing();
        return;
    }
    std::vector<const Risk *> risks;
    for (const std::size_t index : *found)
        risks.push_back(&reg.risks[index]);
    const itemmodels::SharedRisk shared = itemmodels::sharedOf(risks);
    m_empty->hide();
    m_form->show();
    m_heading->setText(tr("%n risk(s) selected", nullptr, int(m_names.size())));
    showWidgets(false);
    const QString several = tr("Several");
    const bool haveOneTier = shared.tier && *shared.tier;
    m_tier->setCurrentIndex(haveOneTier ? int(**shared.tier) : -1);
    m_tier->setPlaceholderText(shared.tier ? itemmodels::tierWord(std::nullopt) : several);
    m_tier->setToolTip({});
    m_status->setCurrentIndex(shared.status ? m_status->findData(int(*shared.status)) : -1);
    m_status->setPlaceholderText(shared.status ? itemmodels::statusWord(*shared.status) : several);
    if (shared.iteration)
        showPlan(*shared.iteration);
    else
        m_plan->say({}, several);
    m_plan->setEnabled(shared.areAllOpen);
    std::vector<FieldRows::Field> fields;
    for (const itemmodels::SharedField &field : shared.fields)
        fields.push_back({field.key, fullText(field.value.value_or(std::string())), !field.value});
    m_fields->showFields(fields, areOthers);
}

void RiskInspector::showOne(const Risk &risk, bool isAnother)
{
    m_empty->hide();
    m_form->show();
    showWidgets(true);
    m_heading->setText(risk.isNamed ? tr("Risk %1").arg(cellText(risk.id))
                                    : tr("Risk without a name"));
    const auto put = [isAnother](QuietCommit *commit, const QString &text) {
        if (isAnother)
            commit->reset(text);
        else
            commit->show(text);
    };
    put(m_titleCommit, fullText(risk.title));
    put(m_detailCommit, fullText(risk.detail));
    m_tier->setCurrentIndex(risk.tier ? int(*risk.tier) : -1);
    m_tier->setPlaceholderText(itemmodels::tierWord(std::nullopt));
    m_tier->setToolTip(risk.isTierDerived ? tr("Derived from likelihood and impact") : QString());
    m_status->setCurrentIndex(m_status->findData(int(risk.status)));
    m_status->setPlaceholderText(risk.statusText ? cellText(*risk.statusText)
                                                 : itemmodels::statusWord(risk.status));
    showPlan(risk.iteration);
    m_plan->setEnabled(risk.status == RiskStatus::Open);
    m_openIteration->setVisible(risk.iteration.has_value());
    const std::optional<Evidence> evidence = markdown::evidenceOf(m_session->reg(), risk);
    m_evidence.show(itemmodels::evidenceWord(evidence));
    m_acceptance.show(lapseWords(checks::lapseOf(m_session->reg(), risk, todayUtc())));
    std::vector<FieldRows::Field> fields;
    for (const Field &field : risk.fields)
        fields.push_back({field.key, fullText(field.value)});
    m_fields->showFields(fields, isAnother);
    showPlace(risk);
}

void RiskInspector::showPlan(std::optional<int> number)
{
    if (!number) {
        m_plan->say({}, tr("Not planned"));
        return;
    }
    const Result<std::size_t> at = markdown::findIteration(m_session->reg(), *number);
    if (!at) {
        m_plan->say(warningIcon(), tr("%1 is not there").arg(*number));
        return;
    }
    const Iteration &iteration = m_session->reg().iterations[*at];
    m_plan->say(iterationIcon(iteration.status),
                QStringLiteral("%1  %2").arg(*number).arg(cellText(iteration.title)));
}

void RiskInspector::showPlace(const Risk &risk)
{
    const Register &reg = m_session->reg();
    QString text = tr("Line %1").arg(reg.lineOf(risk.span.begin));
    if (risk.group < reg.groups.size()) {
        const RiskGroup &group = reg.groups[risk.group];
        const QString label = cellText(group.label);
        if (!label.isEmpty()) {
            text += QStringLiteral(" \u00b7 ")
                    + (group.qualifier.empty()
                           ? label
                           : QString(label + QLatin1String(" (") + cellText(group.qualifier)
                                     + QLatin1Char(')')));
        }
    }
    m_place->setText(text);
}

void RiskInspector::setField(const std::string &key, const QString &value)
{
    if (!m_names.empty())
        m_session->apply(changes::setRisksField(m_session->reg(), m_names, key, bytesOf(value)));
}

void RiskInspector::setTier(int index)
{
    if (index >= 0 && !m_names.empty())
        m_session->apply(changes::moveRisks(m_session->reg(), m_names, Tier(index)));
    showRisks(m_names);
}

void RiskInspector::setStatus(int index)
{
    const auto status = RiskStatus(m_status->itemData(index).toInt());
    if (status == RiskStatus::Accepted)
        Q_EMIT acceptRequested();
    else if (status == RiskStatus::Closed)
        m_session->apply(changes::closeRisks(m_session->reg(), m_names));
    else
        m_session->apply(
            changes::setRisksField(m_session->reg(), m_names, "status", nameOf(status)));
    showRisks(m_names);
}

} // namespace loadline::ui
