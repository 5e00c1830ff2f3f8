// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upkeep/renumber_dialog.h"

#include "itemmodels/text.h"
#include "ui/shell/register_session.h"
#include "ui/shell/words.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace loadline::ui {

namespace {

constexpr QSize dialogSize{560, 440};

} // namespace

RenumberDialog::RenumberDialog(RegisterSession *session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_all(new QCheckBox(tr("Number &all risks and iterations from 1")))
    , m_sum(new PlainLabel)
    , m_list(new QListWidget)
    , m_renumber(new QPushButton(tr("&Renumber")))
{
    setWindowTitle(tr("Renumber – %1").arg(session->name()));
    resize(dialogSize);
    m_sum->setWordWrap(true);
    m_sum->setAlignment(Qt::AlignLeft | Qt::AlignTop); // also where there is no list below it
    m_sum->setAccessibleName(tr("What is renumbered"));
    m_list->setAccessibleName(tr("Names and references"));
    m_list->setUniformItemSizes(true);

    auto *column = new QVBoxLayout(this);
    column->addWidget(m_all);
    column->addWidget(m_sum);
    column->addWidget(m_list, 1);
    column->addSpacing(8);
    column->addWidget(makeButtons());
    connect(m_all, &QCheckBox::toggled, this, &RenumberDialog::preview);
    preview();
    m_all->setFocus();
}

QWidget *RenumberDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_renumber, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_renumber->setDefault(true);
    Style::setPrimary(m_renumber);
    connect(buttons, &QDialogButtonBox::accepted, this, &RenumberDialog::renumber);
    connect(buttons, &QDialogButtonBox::rejected, this, &RenumberDialog::reject);
    return buttons;
}

Result<changes::Renumbering> RenumberDialog::renumbering() const
{
    return changes::renumber(m_session->reg(), m_all->isChecked()
                                                   ? changes::RenumberScope::All
                                                   : changes::RenumberScope::Duplicates);
}

void RenumberDialog::preview()
{
    const auto planned = renumbering();
    const bool isSomething = planned && !planned->change.isEmpty();
    m_list->clear();
    m_renumber->setEnabled(isSomething);
    if (isSomething) {
        m_sum->setText(tr("%1 and %2 change; %3 left as they are.")
                           .arg(tr("%n name(s)", nullptr, int(planned->names.size())),
                                tr("%n reference(s)", nullptr, int(planned->references.size())),
                                tr("%n reference(s)", nullptr, int(planned->left.size()))));
        list(*planned);
    } else if (!planned) {
        m_sum->setText(messageOf(planned.error()).text());
    } else {
        m_sum->setText(m_all->isChecked() ? tr("All numbers are in order already.")
                                          : tr("No name is given twice."));
    }
    m_list->setVisible(isSomething);
}

void RenumberDialog::list(const changes::Renumbering &planned)
{
    QStringList lines;
    const auto add = [&lines](const std::vector<changes::NamedPlace> &places, const QString &words) {
        for (const changes::NamedPlace &place : places)
            lines << words.arg(QString::number(place.line), itemmodels::cellText(place.was),
                               itemmodels::cellText(place.now));
    };
    add(planned.names, tr("Line %1: %2 becomes %3"));
    add(planned.references, tr("Line %1: the reference to %2 becomes %3"));
    for (const changes::NamedPlace &place : planned.left)
        lines << tr("Line %1: the reference to %2 is left; the name was given twice")
                     .arg(QString::number(place.line), itemmodels::cellText(place.was));
    m_list->addItems(lines);
    m_list->setCurrentRow(0);
}

void RenumberDialog::renumber()
{
    const bool isDone = m_session->apply(
        renumbering().map([](changes::Renumbering &&all) { return std::move(all.change); }));
    isDone ? accept() : reject(); // the reason stands in the window's message strip
}

} // namespace loadline::ui
