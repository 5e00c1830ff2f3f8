// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/field_rows.h"

#include "core/text.h"
#include "itemmodels/text.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/quiet_commit.h"

#include <QGridLayout>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace loadline::ui {

using itemmodels::bytesOf;
using itemmodels::cellText;

FieldRows::FieldRows(QStringList usualKeys, QWidget *parent)
    : QWidget(parent)
    , m_usualKeys(std::move(usualKeys))
    , m_grid(new QGridLayout)
    , m_add(new QToolButton)
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(8);
    m_grid->setHorizontalSpacing(8);
    m_grid->setColumnStretch(1, 1);
    m_add->setText(tr("Add field"));
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setMenu(new QMenu(m_add));
    connect(m_add->menu(), &QMenu::aboutToShow, this, &FieldRows::offerFields);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(m_grid);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(labelWidth + 8, 0, 0, 0);
    below->addWidget(m_add);
    below->addStretch(1);
    layout->addLayout(below);
}

QLabel *FieldRows::makeLabel(const QString &text)
{
    constexpr int textOffset = 7; // where the text of a field beside it stands
    auto *label = new PlainLabel(text);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setContentsMargins(0, textOffset, 0, 0);
    label->setFixedWidth(labelWidth);
    label->setWordWrap(true);
    return label;
}

bool FieldRows::isEditing() const
{
    return std::any_of(m_rows.begin(), m_rows.end(),
                       [](const Row &row) { return row.commit->isPending(); });
}

void FieldRows::finishEditing()
{
    // A step may make the rows anew.
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i].commit->commitNow();
}

void FieldRows::showFields(const std::vector<Field> &fields, bool isAnother)
{
    const bool sameKeys = std::equal(fields.begin(), fields.end(), m_rows.begin(), m_rows.end(),
                                     [](const Field &field, const Row &row) {
                                         return field.key == row.key;
                                     });
    if (!sameKeys) {
        std::vector<std::string> keys;
        for (const Field &field : fields)
            keys.push_back(field.key);
        setKeys(keys);
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (isAnother || !sameKeys) {
            m_rows[i].commit->reset(fields[i].value);
            m_rows[i].line->setCursorPosition(0);
        } else {
            m_rows[i].commit->show(fields[i].value);
        }
        m_rows[i].line->setPlaceholderText(fields[i].isVarious ? tr("Several values") : QString());
    }
}

void FieldRows::setKeys(const std::vector<std::string> &keys)
{
    for (const Row &row : m_rows)
        row.commit->disconnect(this);
    m_rows.clear();
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const std::string &key : keys) {
        auto *line = new QLineEdit;
        auto *commit = new QuietCommit(line);
        QLabel *label = makeLabel(cellText(key));
        line->setAccessibleName(label->text());
        connect(commit, &QuietCommit::committed, this,
                [this, key, commit] { Q_EMIT fieldCommitted(key, commit->text()); });
        connect(commit, &QuietCommit::pendingChanged, this, &FieldRows::editingChanged);
        const int row = int(m_rows.size());
        m_grid->addWidget(label, row, 0);
        m_grid->addWidget(line, row, 1);
        m_rows.push_back({key, line, commit});
    }
}

void FieldRows::offerFields()
{
    QMenu *menu = m_add->menu();
    menu->clear();
    for (const QString &key : std::as_const(m_usualKeys)) {
        const bool isThere = std::any_of(m_rows.begin(), m_rows.end(), [&key](const Row &row) {
            return equalsIgnoringCase(row.key, bytesOf(key));
        });
        if (!isThere)
            connect(menu->addAction(key), &QAction::triggered, this, [this, key] { addField(key); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Other\u2026")), &QAction::triggered, this,
            &FieldRows::addNamedField);
}

void FieldRows::addField(const QString &key)
{
    finishEditing();
    std::vector<std::string> keys;
    std::vector<QString> values;
    for (const Row &row : m_rows) {
        keys.push_back(row.key);
        values.push_back(row.commit->text());
    }
    keys.push_back(bytesOf(key));
    setKeys(keys);
    for (std::size_t i = 0; i < values.size(); ++i)
        m_rows[i].commit->reset(values[i]);
    // Nothing is written for a field without a value: it is there as soon as it has one.
    m_rows.back().line->setFocus(Qt::OtherFocusReason);
}

void FieldRows::addNamedField()
{
    const QString key = QInputDialog::getText(this, tr("Add field"), tr("Name of the field:"))
                            .trimmed();
    if (!key.isEmpty())
        addField(key);
}

} // namespace loadline::ui
