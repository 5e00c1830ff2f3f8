// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/sign_off_dialog.h"

#include "itemmodels/review_words.h"
#include "itemmodels/text.h"
#include "ui/review/review_words.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace loadline::ui {

using itemmodels::bytesOf;

namespace {

constexpr int leastWidth = 380;

/// As a register says it, whatever language the window speaks.
std::string writtenVerdict(review::Verdict::Kind kind)
{
    switch (kind) {
    case review::Verdict::Kind::Go:
        return "go";
    case review::Verdict::Kind::GoWithCaution:
        return "go with caution";
    case review::Verdict::Kind::NoGo:
        break;
    }
    return "no go";
}

} // namespace

SignOffDialog::SignOffDialog(const review::Review &review, std::vector<int> numbers,
                             const QString &who, QWidget *parent)
    : QDialog(parent)
    , m_verdict(writtenVerdict(review.verdict.kind))
    , m_numbers(std::move(numbers))
    , m_by(new QLineEdit(who))
    , m_remark(new QLineEdit)
{
    setWindowTitle(tr("Sign off"));
    m_isForIterations = new QCheckBox(tr("&Write it as “Reviewed” into what ships: %n iteration(s)",
                                         nullptr, int(m_numbers.size())));
    m_isForIterations->setEnabled(!m_numbers.empty());

    auto *verdict = new PlainLabel(tr("%1: %2. %3.")
                                       .arg(itemmodels::verdictWord(review.verdict.kind),
                                            rangeInWords(review),
                                            reasonsInWords(review.verdict.reasons)));
    verdict->setWordWrap(true);
    verdict->setAccessibleName(tr("What is signed off"));
    m_remark->setPlaceholderText(tr("What is to be seen to, or why it can go"));
    auto *form = new QFormLayout;
    form->setVerticalSpacing(8);
    addFormRow(form, tr("Signed off &by"), m_by);
    addFormRow(form, tr("&Remark"), m_remark);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *sign = buttons->addButton(tr("Sign off"), QDialogButtonBox::AcceptRole);
    Style::setPrimary(sign);
    // While it cannot be pressed, Return must not be taken for the other.
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    const auto check = [this, sign] {
        sign->setEnabled(!m_by->text().trimmed().isEmpty());
        sign->setDefault(true);
    };
    connect(m_by, &QLineEdit::textChanged, this, check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(16);
    layout->addWidget(verdict);
    layout->addLayout(form);
    layout->addWidget(m_isForIterations);
    layout->addWidget(buttons);
    setMinimumWidth(leastWidth);
    (m_by->text().isEmpty() ? m_by : m_remark)->setFocus();
}

bool SignOffDialog::isForIterations() const
{
    return m_isForIterations->isChecked();
}

void SignOffDialog::setForIterations(bool isFor)
{
    m_isForIterations->setChecked(isFor && m_isForIterations->isEnabled());
}

changes::SignOff SignOffDialog::signOff(const std::string &today) const
{
    return {m_verdict, bytesOf(m_by->text().trimmed()), today, bytesOf(m_remark->text().trimmed())};
}

std::vector<int> SignOffDialog::iterations() const
{
    return isForIterations() ? m_numbers : std::vector<int>();
}

} // namespace loadline::ui
