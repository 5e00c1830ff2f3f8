// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risks/accept_dialog.h"

#include "itemmodels/text.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style.h"

#include <QDate>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace loadline::ui {

using itemmodels::bytesOf;

AcceptDialog::AcceptDialog(int risks, const QString &who, QWidget *parent)
    : QDialog(parent)
    , m_by(new QLineEdit(who))
    , m_until(new QLineEdit)
    , m_why(new QLineEdit)
{
    setWindowTitle(tr("Accept risk"));
    m_until->setPlaceholderText(tr("YYYY-MM-DD, or empty for no end"));
    m_why->setPlaceholderText(tr("Why it can be lived with"));
    auto *form = new QFormLayout;
    form->setVerticalSpacing(8);
    addFormRow(form, tr("Accepted &by"), m_by);
    addFormRow(form, tr("&Until"), m_until);
    addFormRow(form, tr("&Why"), m_why);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *accept = buttons->addButton(tr("Accept %n risk(s)", nullptr, risks),
                                             QDialogButtonBox::AcceptRole);
    Style::setPrimary(accept);
    // While it cannot be pressed, Return must not be taken for the other.
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    const auto check = [this, accept] {
        const QString until = m_until->text().trimmed();
        accept->setEnabled(!m_by->text().trimmed().isEmpty()
                           && (until.isEmpty() || QDate::fromString(until, Qt::ISODate).isValid()));
        accept->setDefault(true);
    };
    connect(m_by, &QLineEdit::textChanged, this, check);
    connect(m_until, &QLineEdit::textChanged, this, check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(16);
    layout->addLayout(form);
    layout->addWidget(buttons);
    m_why->setMinimumWidth(320);
    (m_by->text().isEmpty() ? m_by : m_why)->setFocus();
}

changes::Acceptance AcceptDialog::acceptance(const std::string &today) const
{
    return {bytesOf(m_by->text().trimmed()), today, bytesOf(m_until->text().trimmed()),
            bytesOf(m_why->text().trimmed())};
}

} // namespace loadline::ui
