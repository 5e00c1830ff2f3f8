// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_dialog.h"

#include "ui/widgets/form_rows.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace loadline::ui {

namespace {

constexpr int leastWidth = 440;

template<class Choice>
QComboBox *choiceOf(const QString &name, const std::vector<std::pair<QString, Choice>> &choices,
                    Choice now)
{
    auto *box = new QComboBox;
    box->setAccessibleName(name);
    for (const auto &[words, choice] : choices)
        box->addItem(words, int(choice));
    box->setCurrentIndex(box->findData(int(now)));
    return box;
}

} // namespace

SettingsDialog::SettingsDialog(const Settings &now, QWidget *parent)
    : QDialog(parent)
    , m_theme(choiceOf<ThemeChoice>(tr("Theme"),
                                    {{tr("As the system"), ThemeChoice::System},
                                     {tr("Light"), ThemeChoice::Light},
                                     {tr("Dark"), ThemeChoice::Dark}},
                                    now.theme))
    , m_onClosing(choiceOf<OnClosing>(tr("When closing with lines that the file does not have"),
                                      {{tr("Ask"), OnClosing::Ask},
                                       {tr("Write file"), OnClosing::WriteFile},
                                       {tr("Leave in library"), OnClosing::LeaveInLibrary}},
                                      now.onClosing))
    , m_writes(new QCheckBox(tr("&Write the file after every change")))
{
    setWindowTitle(tr("Settings"));
    setMinimumWidth(leastWidth);
    m_writes->setChecked(now.writesAfterChange);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(8);
    addFormRow(form, tr("&Theme"), m_theme);
    addFormRow(form, tr("When &closing"), m_onClosing);
    form->addRow(QString(), m_writes);
    auto *words = new PlainLabel(
        tr("Every change is in the library at once, and nothing is lost either way; these say when "
           "the file in the repository changes. A change from outside is never written over."));
    words->setWordWrap(true);
    words->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox;
    auto *keep = new QPushButton(tr("&Keep settings"));
    keep->setDefault(true);
    Style::setPrimary(keep);
    buttons->addButton(keep, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(16);
    column->addLayout(form);
    column->addWidget(words);
    column->addWidget(buttons);
    m_theme->setFocus();
}

Settings SettingsDialog::chosen() const
{
    return {ThemeChoice(m_theme->currentData().toInt()),
            OnClosing(m_onClosing->currentData().toInt()), m_writes->isChecked()};
}

} // namespace loadline::ui
