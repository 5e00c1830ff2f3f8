// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/range_chooser.h"

#include "ui/iterations/revision_edit.h"
#include "ui/review/iterations_popup.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/popup_choice.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/sign.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace loadline::ui {

namespace {

constexpr int kindWidth = 216;
constexpr int fieldWidth = 232;
constexpr int busyWidth = 72;
constexpr int signSize = 16;
constexpr int rowHeight = 40; // two lines of what is said
constexpr int typingTime = 500; // milliseconds
constexpr int patience = 400; // milliseconds

} // namespace

RangeChooser::RangeChooser(std::function<const Register &()> reg, QWidget *parent)
    : QWidget(parent)
    , m_reg(std::move(reg))
    , m_kind(new QComboBox)
    , m_since(new RevisionEdit)
    , m_iterations(new PopupChoice)
    , m_sign(new Sign(signSize, warningIcon()))
    , m_said(new PlainLabel)
    , m_busy(new QProgressBar)
    , m_stop(new QPushButton(tr("Stop")))
{
    build();
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingTime);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(m_kind, &QComboBox::activated, this, [this](int kind) { choose(Kind(kind)); });
    connect(m_since, &QLineEdit::textEdited, this, [this] { say({}); });
    connect(m_since, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_since, &QLineEdit::returnPressed, this, &RangeChooser::take);
    connect(&m_typing, &QTimer::timeout, this, [this] {
        // Where names are offered, the word is not whole yet.
        m_since->isOffering() ? m_typing.start() : take();
    });
    connect(m_iterations, &PopupChoice::popupRequested, this, [this] { chooseIterations(); });
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_busy->show();
        m_stop->show();
    });
    connect(m_stop, &QPushButton::clicked, this, &RangeChooser::stopRequested);
    showKind();
    say({});
    showAsking(false);
}

void RangeChooser::build()
{
    m_kind->addItems(
        {tr("Since the last tag"), tr("Since a revision or a day"), tr("Chosen iterations")});
    m_kind->setAccessibleName(tr("What is reviewed"));
    m_kind->setFixedWidth(kindWidth);
    m_since->setAccessibleName(tr("Revision or day"));
    m_since->setPlaceholderText(tr("v1.4.0, a branch, 2026-01-31"));
    m_since->setFixedWidth(fieldWidth);
    m_iterations->setAccessibleName(tr("Iterations to be reviewed"));
    m_iterations->setFixedWidth(fieldWidth);
    m_said->setWordWrap(true);
    m_said->setAccessibleName(tr("What is said of the range"));
    m_said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedWidth(busyWidth);
    m_busy->setAccessibleName(tr("Asking git"));
    m_stop->setAccessibleName(tr("Stop asking git"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_kind);
    row->addWidget(m_since);
    row->addWidget(m_iterations);
    row->addSpacing(4);
    row->addWidget(m_sign);
    row->addWidget(m_said, 1);
    row->addWidget(m_busy);
    row->addWidget(m_stop);
    setMinimumHeight(rowHeight);
    setFocusProxy(m_kind);
}

RangeChooser::Kind RangeChooser::kind() const
{
    return Kind(m_kind->currentIndex());
}

review::Wish RangeChooser::wish() const
{
    switch (kind()) {
    case Kind::LastTag:
        break;
    case Kind::Since:
        return {m_since->text().trimmed().toStdString(), {}};
    case Kind::Iterations:
        return {{}, m_numbers};
    }
    return {};
}

void RangeChooser::setWish(const review::Wish &wish)
{
    const Kind kind = !wish.iterations.empty() ? Kind::Iterations
                      : !wish.since.empty()    ? Kind::Since
                                               : Kind::LastTag;
    m_kind->setCurrentIndex(int(kind));
    m_since->setText(QString::fromStdString(wish.since));
    m_typing.stop();
    m_numbers = wish.iterations;
    showKind();
}

void RangeChooser::choose(Kind kind)
{
    m_kind->setCurrentIndex(int(kind));
    showKind();
    say({});
    if (kind == Kind::Since) {
        m_since->setFocus();
        m_since->selectAll();
    } else if (kind == Kind::Iterations) {
        m_iterations->setFocus();
        if (m_numbers.empty())
            chooseIterations();
    }
    take();
}

void RangeChooser::showKind()
{
    m_since->setVisible(kind() == Kind::Since);
    m_iterations->setVisible(kind() == Kind::Iterations);
    QStringList numbers;
    for (const int number : m_numbers)
        numbers << QString::number(number);
    m_iterations->say({}, numbers.isEmpty() ? tr("Choose iterations…")
                                            : numbers.join(QStringLiteral(", ")));
    m_iterations->setAccessibleDescription(numbers.join(QStringLiteral(", ")));
}

void RangeChooser::chooseIterations()
{
    auto *popup = new IterationsPopup(m_reg(), m_numbers, this);
    connect(popup, &IterationsPopup::chosen, this, [this](const std::vector<int> &numbers) {
        m_numbers = numbers;
        showKind();
        take();
    });
    popup->popUp(m_iterations->mapToGlobal(QPoint(0, m_iterations->height())));
}

/// What is not typed or chosen yet is not asked for.
void RangeChooser::take()
{
    m_typing.stop();
    const review::Wish asked = wish();
    const bool isThere = kind() == Kind::LastTag || !asked.since.empty()
                         || !asked.iterations.empty();
    if (isThere)
        Q_EMIT chosen(asked);
    else if (kind() == Kind::Since)
        say(tr("Type a tag, a branch, a hash or a day; all since then is reviewed."));
}

void RangeChooser::setReferences(const std::vector<git::Reference> &references)
{
    QStringList names;
    for (const git::Reference &reference : references)
        names << QString::fromStdString(reference.name);
    m_since->setNames(names);
}

void RangeChooser::showAsking(bool isAsking)
{
    if (isAsking) {
        if (!m_busy->isVisible())
            m_patience.start();
        return;
    }
    m_patience.stop();
    m_busy->hide();
    m_stop->hide();
}

void RangeChooser::say(const QString &words)
{
    say(words, false);
}

void RangeChooser::sayError(const QString &words)
{
    say(words, true);
}

void RangeChooser::say(const QString &words, bool isError)
{
    m_sign->setVisible(isError);
    m_said->setText(words);
    m_said->setForegroundRole(isError ? QPalette::WindowText : QPalette::PlaceholderText);
}

} // namespace loadline::ui
