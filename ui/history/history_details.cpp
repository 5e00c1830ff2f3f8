// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_details.h"

#include "itemmodels/risk_branches.h"
#include "itemmodels/text.h"
#include "markdown/reader.h"
#include "ui/document/document_view.h"
#include "ui/shell/words.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <charconv>

namespace loadline::ui {

namespace {

constexpr int pageMargin = 16;
/// What a link's button has around its sign: the words above stand in line with that.
constexpr int linkPadding = 4;
/// A step may touch hundreds of risks; more links than these help nobody.
constexpr std::size_t mostLinks = 12;

std::optional<int> iterationIn(const std::string &object)
{
    constexpr std::string_view prefix = "iteration:";
    if (!object.starts_with(prefix))
        return std::nullopt;
    int number = 0;
    const char *end = object.data() + object.size();
    const auto read = std::from_chars(object.data() + prefix.size(), end, number);
    const bool isNumber = read.ec == std::errc() && (read.ptr == end || *read.ptr == '/');
    return isNumber ? std::optional(number) : std::nullopt;
}

QLabel *selectableLabel()
{
    auto *label = new PlainLabel;
    label->setWordWrap(true);
    label->setIndent(linkPadding);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

std::vector<StepLink> linksOf(const ChangeNote &note, const Register &reg)
{
    std::vector<StepLink> links;
    if (const auto number = iterationIn(note.object)) {
        if (const auto index = markdown::findIteration(reg, *number))
            links.push_back({{},
                             number,
                             HistoryDetails::tr("Iteration %1").arg(*number),
                             iterationIcon(reg.iterations[*index].status)});
    }
    std::vector<std::string> risks = note.risks;
    constexpr std::string_view prefix = "risk:";
    if (note.object.starts_with(prefix)) {
        const std::string own = note.object.substr(prefix.size());
        if (std::find(risks.begin(), risks.end(), own) == risks.end())
            risks.insert(risks.begin(), own);
    }
    risks.resize(std::min(risks.size(), mostLinks));
    for (const std::string &risk : risks) {
        const auto index = markdown::findRisk(reg, risk);
        if (!index)
            continue;
        const Risk &found = reg.risks[*index];
        links.push_back({itemmodels::fullText(risk),
                         {},
                         HistoryDetails::tr("Risk %1").arg(itemmodels::cellText(risk)),
                         itemmodels::isOver(found.status) ? riskStatusIcon(found.status)
                                                          : tierIcon(found.tier)});
    }
    return links;
}

HistoryDetails::HistoryDetails(QWidget *parent)
    : QWidget(parent)
    , m_what(selectableLabel())
    , m_when(selectableLabel())
    , m_links(new QWidget)
    , m_row(new FlowLayout(8))
    , m_effect(new PlainLabel)
    , m_move(new QPushButton)
    , m_lines(new DocumentView)
    , m_noLines(new PlainLabel)
{
    setFontOf(m_what, TextSize::Normal, TextWeight::Strong);
    m_when->setForegroundRole(QPalette::PlaceholderText);
    m_effect->setForegroundRole(QPalette::PlaceholderText);
    m_lines->setAccessibleName(tr("The lines that the step changed"));
    m_lines->setFrameShape(QFrame::NoFrame);
    m_noLines->setAlignment(Qt::AlignCenter);
    m_noLines->setForegroundRole(QPalette::PlaceholderText);
    m_links->setLayout(m_row);

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_what);
    words->addWidget(m_when);
    words->addWidget(m_links);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(pageMargin - linkPadding, 10, pageMargin, 8);
    head->setSpacing(12);
    head->addLayout(words, 1);
    head->addWidget(m_effect, 0, Qt::AlignTop);
    head->addWidget(m_move, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_lines, 1);
    column->addWidget(m_noLines, 1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_effect->setMinimumHeight(m_move->sizeHint().height());
    connect(m_move, &QPushButton::clicked, this, &HistoryDetails::moveRequested);
    showLines({});
}

void HistoryDetails::showWords(const QString &what, const QString &when, std::vector<StepLink> links)
{
    m_what->setText(what);
    m_when->setText(when);
    m_when->setVisible(!when.isEmpty());
    makeLinks(std::move(links));
}

void HistoryDetails::makeLinks(std::vector<StepLink> links)
{
    while (QLayoutItem *item = m_row->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const StepLink &link : links) {
        auto *button = new QToolButton;
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIcon(link.icon);
        button->setText(menuText(link.words));
        button->setAccessibleName(tr("Go to %1").arg(link.words));
        button->setAutoRaise(true);
        button->installEventFilter(this);
        connect(button, &QToolButton::clicked, this, [this, link] {
            if (link.iteration)
                Q_EMIT iterationRequested(*link.iteration);
            else
                Q_EMIT riskRequested(link.risk);
        });
        m_row->addWidget(button);
    }
    m_links->setVisible(!links.empty());
}

void HistoryDetails::showLines(DocumentRows rows)
{
    const bool hasAny = rows.count() > 0;
    m_lines->show(std::move(rows));
    m_lines->setCurrentRow(0);
    // The lines above it are there for its sake.
    if (hasAny && m_lines->rows().at(0).kind != DocumentRows::Kind::Added
        && m_lines->rows().at(0).kind != DocumentRows::Kind::Removed)
        m_lines->goToDifference(false);
    m_lines->setVisible(hasAny);
    m_noLines->setVisible(!hasAny);
}

void HistoryDetails::showMove(const QString &action, const QString &effect)
{
    m_move->setVisible(!action.isEmpty());
    m_move->setText(action);
    m_move->setAccessibleDescription(effect);
    m_effect->setText(effect);
}

bool HistoryDetails::eventFilter(QObject *watched, QEvent *event)
{
    auto *button = qobject_cast<QToolButton *>(watched);
    if (button && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            button->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void HistoryDetails::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), separatorColour(palette()));
}

} // namespace loadline::ui
