// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/form_rows.h"

#include "ui/widgets/plain_label.h"

#include <QFormLayout>

namespace loadline::ui {

void addFormRow(QFormLayout *form, const QString &words, QWidget *field)
{
    auto *label = new PlainLabel(words);
    label->setBuddy(field);
    label->setMinimumHeight(field->sizeHint().height());
    form->addRow(label, field);
}

} // namespace loadline::ui
