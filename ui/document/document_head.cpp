// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document_head.h"

#include "ui/widgets/elided_label.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/popup_choice.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/style.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace loadline::ui {

namespace {

constexpr int pageMargin = 16;
constexpr int buttonHeight = 28;
constexpr int choiceWidth = 240;

} // namespace

DocumentHead::DocumentHead(QWidget *parent)
    : QWidget(parent)
    , m_forms(new QButtonGroup(this))
    , m_comparedWith(new PopupChoice)
    , m_write(new QPushButton(tr("&Write file")))
    , m_words(new ElidedLabel)
    , m_added(new PlainLabel)
    , m_removed(new PlainLabel)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(4);
    addForm(Form::Source, tr("Source"), tr("The Markdown as it will be written (Alt+1)"));
    addForm(Form::Differences, tr("Differences"), tr("What differs, line below line (Alt+2)"));
    addForm(Form::SideBySide, tr("Side by side"), tr("What differs, line beside line (Alt+3)"));
    for (QAbstractButton *button : m_forms->buttons())
        choices->addWidget(button);
    m_comparedWith->setAccessibleName(tr("Compare with"));
    m_comparedWith->setFixedWidth(choiceWidth);
    auto *against = new PlainLabel(tr("against"));
    against->setForegroundRole(QPalette::PlaceholderText);
    choices->addSpacing(12);
    choices->addWidget(against);
    choices->addSpacing(4);
    choices->addWidget(m_comparedWith);
    choices->addStretch(1);
    choices->addWidget(m_write);

    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_words->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto *told = new QHBoxLayout;
    told->setSpacing(8);
    told->addWidget(m_words);
    told->addWidget(m_added);
    told->addWidget(m_removed);
    told->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(pageMargin, 8, pageMargin, 8);
    layout->setSpacing(4);
    layout->addLayout(choices);
    layout->addLayout(told);
    colourCounts();
    setForm(Form::Source);

    connect(m_forms, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT formChosen(Form(id)); });
    connect(m_comparedWith, &PopupChoice::popupRequested, this, &DocumentHead::choiceRequested);
    connect(m_write, &QPushButton::clicked, this, &DocumentHead::writeRequested);
}

void DocumentHead::addForm(Form form, const QString &text, const QString &explanation)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setMinimumHeight(buttonHeight);
    button->setToolTip(explanation);
    m_forms->addButton(button, int(form));
}

void DocumentHead::setForm(Form form)
{
    m_forms->button(int(form))->setChecked(true);
}

void DocumentHead::setComparedWith(const QString &label)
{
    m_comparedWith->say({}, label);
    m_comparedWith->setAccessibleDescription(label);
}

void DocumentHead::requestChoice()
{
    m_comparedWith->showPopup();
}

void DocumentHead::say(const QString &words)
{
    m_words->setText(words);
}

void DocumentHead::setCounts(std::size_t added, std::size_t removed)
{
    m_added->setVisible(added + removed > 0);
    m_removed->setVisible(added + removed > 0);
    m_added->setText(QLatin1Char('+') + QString::number(qulonglong(added)));
    m_removed->setText(QChar(0x2212) + QString::number(qulonglong(removed)));
    m_added->setAccessibleName(tr("%n line(s) added", nullptr, int(added)));
    m_removed->setAccessibleName(tr("%n line(s) removed", nullptr, int(removed)));
}

void DocumentHead::setWriting(bool isEnabled, bool isPrimary)
{
    m_write->setEnabled(isEnabled);
    Style::setPrimary(m_write, isPrimary);
}

void DocumentHead::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colourCounts();
}

void DocumentHead::colourCounts()
{
    const auto colour = [this](QLabel *label, Tier tier) {
        QPalette own;
        own.setColor(QPalette::WindowText, tierColor(tier, palette()));
        label->setForegroundRole(QPalette::WindowText);
        label->setPalette(own);
    };
    colour(m_added, Tier::Low);
    colour(m_removed, Tier::Critical);
}

} // namespace loadline::ui
