// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/linking/choose_dialog.h"

#include "itemmodels/text.h"
#include "ui/linking/part_difference.h"
#include "ui/linking/part_words.h"
#include "ui/shell/words.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/style.h"
#include "ui/widgets/theme.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace loadline::ui {

namespace {

constexpr QSize dialogSize{1040, 560};
constexpr int listWidth = 240;
constexpr std::size_t mostShown = 200000; // bytes of a text; more lays out too slowly to look at

QString shown(const std::string &text)
{
    const QString whole = QString::fromStdString(text.substr(0, mostShown));
    return text.size() > mostShown ? whole + QChar(0x2026) : whole;
}

/// Where a text stands, above it where that is what the sides differ in.
QString placed(const std::string &text, const std::string &heading, bool isTelling)
{
    const QString where = isTelling && !heading.empty()
                              ? ChooseDialog::tr("below “%1”").arg(itemmodels::cellText(heading))
                                    + QStringLiteral("\n\n")
                              : QString();
    return where + shown(text);
}

/// What spans of a text look like in a pane that shows it at its end.
QList<QTextEdit::ExtraSelection> marksOf(const QPlainTextEdit *pane, const std::string &text,
                                         const std::vector<Span> &spans, Tier colour)
{
    QList<QTextEdit::ExtraSelection> marks;
    const int lead = int(pane->toPlainText().size() - shown(text).size());
    for (const Span &span : spans) {
        if (span.end > mostShown)
            break;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(pane->document());
        const QString before = QString::fromStdString(text.substr(0, span.begin));
        const QString words = QString::fromStdString(text.substr(span.begin, span.size()));
        mark.cursor.setPosition(lead + int(before.size()));
        mark.cursor.setPosition(lead + int(before.size() + words.size()), QTextCursor::KeepAnchor);
        mark.format.setBackground(washed(tierColor(colour, pane->palette()), wash::changedWords));
        marks << mark;
    }
    return marks;
}

QPlainTextEdit *textPane(const QString &name)
{
    auto *pane = new QPlainTextEdit;
    pane->setReadOnly(true);
    pane->setTabChangesFocus(true);
    pane->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    pane->setAccessibleName(name);
    return pane;
}

} // namespace

ChooseDialog::ChooseDialog(const merge::Combination &combination, Sides sides, const QString &file,
                           QWidget *parent)
    : QDialog(parent)
    , m_conflicts(combination.conflicts())
    , m_choices(m_conflicts.size())
    , m_ours(sides == Sides::RegisterAndFile ? tr("This register") : tr("The kept edits"))
    , m_theirs(sides == Sides::RegisterAndFile ? file : tr("This register"))
    , m_parts(new QListWidget)
    , m_baseText(textPane(tr("What it was")))
    , m_oursText(textPane(m_ours))
    , m_theirsText(textPane(m_theirs))
    , m_choice(new QButtonGroup(this))
    , m_left(new PlainLabel)
    , m_combine(new QPushButton(tr("Com&bine")))
{
    setWindowTitle(tr("Parts changed on both sides"));
    resize(dialogSize);
    m_parts->setAccessibleName(tr("Parts"));
    m_parts->setFixedWidth(listWidth);

    auto *right = new QVBoxLayout;
    right->addWidget(makeTexts(), 1);
    right->addWidget(makeChoice());
    auto *row = new QHBoxLayout;
    row->addWidget(m_parts);
    row->addLayout(right, 1);
    auto *column = new QVBoxLayout(this);
    auto *words = new PlainLabel(
        tr("Everything else goes together by itself. For each of these parts, choose which text "
           "holds; nothing is changed before you combine."));
    words->setWordWrap(true);
    column->addWidget(words);
    column->addLayout(row, 1);
    column->addWidget(makeButtons());

    listParts();
    connect(m_parts, &QListWidget::currentRowChanged, this, &ChooseDialog::showPart);
    m_parts->setCurrentRow(0);
    m_parts->setFocus();
    update();
}

QWidget *ChooseDialog::makeTexts()
{
    auto *texts = new QWidget;
    auto *row = new QHBoxLayout(texts);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [row](const QString &title, QPlainTextEdit *pane) {
        auto *column = new QVBoxLayout;
        auto *label = new PlainLabel(title);
        setFontOf(label, TextSize::Normal, TextWeight::Strong);
        label->setBuddy(pane);
        column->addWidget(label);
        column->addWidget(pane, 1);
        row->addLayout(column, 1);
    };
    add(m_ours, m_oursText);
    add(tr("What it was"), m_baseText);
    add(m_theirs, m_theirsText);
    return texts;
}

QWidget *ChooseDialog::makeChoice()
{
    auto *choice = new QWidget;
    auto *row = new QHBoxLayout(choice);
    row->setContentsMargins(0, 8, 0, 0);
    const auto add = [&](const QString &text, merge::Choice value, Qt::Key key) {
        auto *button = new QRadioButton(text);
        m_choice->addButton(button, int(value));
        row->addWidget(button);
        // One key on the row, too.
        auto *shortcut = new QShortcut(key, m_parts);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, button, &QRadioButton::click);
    };
    add(tr("Take o&urs: %1 (O)").arg(menuText(m_ours)), merge::Choice::Ours, Qt::Key_O);
    add(tr("Take &theirs: %1 (T)").arg(menuText(m_theirs)), merge::Choice::Theirs, Qt::Key_T);
    add(tr("Keep &both, one after the other (B)"), merge::Choice::Both, Qt::Key_B);
    row->addStretch(1);
    connect(m_choice, &QButtonGroup::idClicked, this,
            [this](int id) { chooseFor(m_parts->currentRow(), merge::Choice(id)); });
    return choice;
}

QWidget *ChooseDialog::makeButtons()
{
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 8, 0, 0);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_combine, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_combine->setDefault(true);
    Style::setPrimary(m_combine);
    row->addWidget(m_left, 1);
    row->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return foot;
}

void ChooseDialog::listParts()
{
    for (const merge::Conflict &conflict : m_conflicts)
        m_parts->addItem(partsInWords(conflict.parts));
}

void ChooseDialog::showPart(int index)
{
    if (index < 0)
        return;
    const merge::Conflict &conflict = m_conflicts[std::size_t(index)];
    m_baseText->setPlainText(shown(conflict.base));
    const bool isElsewhere = conflict.oursHeading != conflict.theirsHeading;
    m_oursText->setPlainText(placed(conflict.ours, conflict.oursHeading, isElsewhere));
    m_theirsText->setPlainText(placed(conflict.theirs, conflict.theirsHeading, isElsewhere));
    markChanges(conflict);
    const auto &choice = m_choices[std::size_t(index)];
    // A group that must have one checked button would not let go of it.
    m_choice->setExclusive(false);
    for (QAbstractButton *button : m_choice->buttons())
        button->setChecked(choice && m_choice->id(button) == int(*choice));
    m_choice->setExclusive(true);
}

/// As on the page *Document*: what was is red where it gave way, what came is green.
void ChooseDialog::markChanges(const merge::Conflict &conflict)
{
    std::vector<Span> gone;
    const auto mark = [&](QPlainTextEdit *pane, const std::string &side) {
        const PartDifference changed = differenceOf(conflict.base, side);
        pane->setExtraSelections(marksOf(pane, side, changed.after, Tier::Low));
        gone = united(gone, changed.before);
    };
    mark(m_oursText, conflict.ours);
    mark(m_theirsText, conflict.theirs);
    m_baseText->setExtraSelections(marksOf(m_baseText, conflict.base, gone, Tier::Critical));
}

void ChooseDialog::chooseFor(int index, merge::Choice choice)
{
    if (index < 0)
        return;
    m_choices[std::size_t(index)] = choice;
    update();
    // On to the next one that waits.
    for (std::size_t step = 1; step < m_choices.size(); ++step) {
        const std::size_t next = (std::size_t(index) + step) % m_choices.size();
        if (!m_choices[next]) {
            m_parts->setCurrentRow(int(next));
            return;
        }
    }
}

void ChooseDialog::update()
{
    int left = 0;
    for (std::size_t index = 0; index < m_conflicts.size(); ++index) {
        QString words = partsInWords(m_conflicts[index].parts);
        const auto &choice = m_choices[index];
        if (!choice)
            ++left;
        else
            words += QStringLiteral(" – ")
                     + (*choice == merge::Choice::Ours     ? tr("ours")
                        : *choice == merge::Choice::Theirs ? tr("theirs")
                                                           : tr("both"));
        m_parts->item(int(index))->setText(words);
    }
    m_combine->setEnabled(left == 0);
    m_left->setText(left == 0 ? tr("All parts are chosen.")
                              : tr("%n part(s) left to choose.", nullptr, left));
}

std::vector<merge::Choice> ChooseDialog::choices() const
{
    std::vector<merge::Choice> all;
    for (const auto &choice : m_choices)
        all.push_back(choice.value());
    return all;
}

} // namespace loadline::ui
