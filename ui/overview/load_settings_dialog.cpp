// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/load_settings_dialog.h"

#include "checks/ground.h"
#include "checks/policy_edit.h"
#include "itemmodels/text.h"
#include "ui/shell/words.h"
#include "ui/start/reveal_file.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/style.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>
#include <filesystem>

namespace loadline::ui {

namespace {

constexpr double highestWeight = 1000000;
constexpr int leastWidth = 420;
constexpr int numberWidth = 104;
constexpr int signSize = 16;

/// Says a number without the digits that it does not have: 8, and 0.5.
class NumberBox : public QDoubleSpinBox
{
public:
    using QDoubleSpinBox::QDoubleSpinBox;
    QString textFromValue(double value) const override
    {
        constexpr int digits = 12;
        return QString::number(value, 'g', digits).replace(QLatin1Char('.'), locale().decimalPoint());
    }
};

/// A tier's sign and word.
QWidget *tierLabel(Tier tier, const QWidget *beside)
{
    auto *label = new QWidget;
    auto *row = new QHBoxLayout(label);
    row->setContentsMargins(0, 0, 0, 0);
    auto *sign = new PlainLabel;
    sign->setPixmap(tierIcon(tier).pixmap(QSize(signSize, signSize), beside->devicePixelRatioF()));
    row->addWidget(sign);
    row->addWidget(new PlainLabel(itemmodels::tierWord(tier)));
    row->addStretch(1);
    label->setMinimumHeight(beside->sizeHint().height());
    return label;
}

/// What a box says, where that is not just the number before with fewer digits.
double chosen(const QDoubleSpinBox *box, double before)
{
    constexpr double rounding = 0.0051;
    return std::abs(box->value() - before) < rounding ? before : box->value();
}

/// The nearest one; else a new one at the root of the repository, or beside the register.
std::string pathFor(const std::string &registerFile)
{
    const auto folder = std::filesystem::path(registerFile).parent_path();
    if (const auto found = policy::policyFileFrom(folder.string()))
        return *found;
    return (std::filesystem::path(policy::groundAround(folder.string())) / policy::fileName).string();
}

} // namespace

LoadSettingsDialog::LoadSettingsDialog(const std::string &registerFile, QWidget *parent)
    : QDialog(parent)
    , m_path(pathFor(registerFile))
{
    setWindowTitle(tr("Weights and limit"));
    setMinimumWidth(leastWidth);
    if (auto content = files::readFile(m_path)) {
        m_text = std::move(content->bytes);
        m_read = files::identityOf(m_text);
    } else if (content.error().code != ErrorCode::NotFound) {
        m_trouble = content.error();
    }
    if (auto policy = policy::policyFromText(m_text, m_path))
        m_now = *policy;
    else if (!m_trouble)
        m_trouble = policy.error();

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(24);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    for (const Tier tier : allTiers) {
        QDoubleSpinBox *box = spinBox(tr("Weight of %1").arg(itemmodels::tierWord(tier)),
                                      m_now.weights[tier]);
        m_weights[std::size_t(tier)] = box;
        form->addRow(tierLabel(tier, box), box);
    }
    m_limit = spinBox(tr("Limit"), m_now.limit);
    addFormRow(form, tr("&Limit"), m_limit);

    auto *where = new PlainLabel(
        m_trouble ? messageOf(*m_trouble).text()
                  : tr("They are the team's, for every register below it, and are kept in %1.")
                        .arg(shownFile(itemmodels::fullText(m_path))));
    where->setWordWrap(true);
    auto *words = new PlainLabel(tr("An open risk adds the weight of its tier to the load, an "
                                    "accepted one half of it. The limit is where the line is."));
    words->setWordWrap(true);
    auto *buttons = new QDialogButtonBox;
    auto *keep = new QPushButton(tr("&Write settings"));
    keep->setDefault(true);
    keep->setEnabled(!m_trouble);
    Style::setPrimary(keep);
    buttons->addButton(keep, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(16);
    column->addWidget(words);
    column->addLayout(form);
    column->addWidget(where);
    column->addWidget(buttons);
}

QDoubleSpinBox *LoadSettingsDialog::spinBox(const QString &name, double value)
{
    constexpr int decimals = 2;
    auto *box = new NumberBox;
    box->setFixedWidth(numberWidth);
    box->setAlignment(Qt::AlignRight);
    box->setAccessibleName(name);
    box->setDecimals(decimals);
    box->setMaximum(highestWeight);
    box->setValue(value);
    return box;
}

Result<void> LoadSettingsDialog::write() const
{
    policy::PerTier<double> weights;
    for (const Tier tier : allTiers)
        weights[tier] = chosen(m_weights[std::size_t(tier)], m_now.weights[tier]);
    const auto text = policy::withLoadSettings(m_text, m_path, weights,
                                               chosen(m_limit, m_now.limit));
    if (!text)
        return tl::make_unexpected(text.error());
    if (*text == m_text)
        return {};
    return files::writeFile(m_path, *text, m_read).map([](const auto &) {});
}

} // namespace loadline::ui
