// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigation.h"

#include "checks/facts.h"
#include "checks/policy.h"
#include "core/register.h"
#include "itemmodels/text.h"
#include "ui/shell/navigation_button.h"
#include "ui/shell/register_button.h"
#include "ui/shell/time_source.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace loadline::ui {

namespace {

constexpr int narrowest = 200;

PageSign signOf(PageId page)
{
    switch (page) {
    case PageId::Overview:
        return PageSign::Overview;
    case PageId::Iterations:
        return PageSign::Iterations;
    case PageId::Risks:
        return PageSign::Risks;
    case PageId::Review:
        return PageSign::Review;
    case PageId::Document:
        return PageSign::Document;
    case PageId::History:
        return PageSign::History;
    }
    return PageSign::Document;
}

} // namespace

QString titleOf(PageId page)
{
    switch (page) {
    case PageId::Overview:
        return Navigation::tr("Overview");
    case PageId::Iterations:
        return Navigation::tr("Iterations");
    case PageId::Risks:
        return Navigation::tr("Risks");
    case PageId::Review:
        return Navigation::tr("Review");
    case PageId::Document:
        return Navigation::tr("Document");
    case PageId::History:
        return Navigation::tr("History");
    }
    return {};
}

Navigation::Navigation(QWidget *parent)
    : QWidget(parent)
    , m_register(new RegisterButton)
{
    setMinimumWidth(narrowest);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4, 8, 4, 8);
    column->setSpacing(0);
    column->addWidget(m_register);
    column->addSpacing(8);
    for (const PageId page : allPages) {
        auto *entry = new NavigationButton;
        entry->setText(titleOf(page));
        entry->setAccessibleName(titleOf(page));
        entry->setIcon(pageIcon(signOf(page)));
        connect(entry, &QAbstractButton::clicked, this,
                [this, page] { Q_EMIT pageRequested(page); });
        column->addWidget(entry);
        m_buttons.push_back(entry);
    }
    column->addStretch(1);
}

void Navigation::setRegisterMenu(QMenu *menu)
{
    m_register->setMenu(menu);
}

void Navigation::showRegister(const QString &name, const QString &file)
{
    m_register->show(name, file);
}

void Navigation::showCounts(const Register &reg)
{
    const QLocale locale;
    button(PageId::Iterations)
        ->setCounts({{std::nullopt, locale.toString(qulonglong(reg.iterations.size()))}},
                    tr("%n iteration(s)", nullptr, int(reg.iterations.size())));

    const std::string today = todayUtc();
    if (m_day != today)
        m_open.forget();
    m_day = today;
    m_open.look(reg.risks, [&](std::size_t first, std::size_t behind) {
        policy::PerTier<qlonglong> found;
        for (std::size_t i = first; i < behind; ++i) {
            const Risk &risk = reg.risks[i];
            if (risk.tier && checks::countsAsOpen(reg, risk, today))
                ++found[*risk.tier];
        }
        return found;
    });
    policy::PerTier<qlonglong> open;
    for (std::size_t block = 0; block < m_open.size(); ++block) {
        for (const Tier tier : allTiers)
            open[tier] += m_open[block][tier];
    }
    std::vector<NavigationCount> tiers;
    QStringList words;
    for (const Tier tier : allTiers) {
        if (open[tier] == 0)
            continue;
        tiers.push_back({tier, locale.toString(open[tier])});
        words << QStringLiteral("%1 %2").arg(itemmodels::tierWord(tier)).arg(open[tier]);
    }
    button(PageId::Risks)
        ->setCounts(std::move(tiers), words.isEmpty()
                                          ? tr("No open risks")
                                          : tr("Open: %1").arg(words.join(QStringLiteral(", "))));
}

void Navigation::showUnwrittenLines(int lines)
{
    std::vector<NavigationCount> counts;
    if (lines > 0)
        counts.push_back({std::nullopt, QStringLiteral("+%1").arg(lines)});
    button(PageId::Document)
        ->setCounts(std::move(counts), lines > 0 ? tr("%n line(s) not in the file", nullptr, lines)
                                                 : tr("The same as the file"));
}

void Navigation::setCurrent(PageId page)
{
    button(page)->setChecked(true);
}

NavigationButton *Navigation::button(PageId page) const
{
    const auto place = std::find(allPages.begin(), allPages.end(), page) - allPages.begin();
    return m_buttons[std::size_t(place)];
}

void Navigation::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().brush(QPalette::Window));
}

void Navigation::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Up && event->key() != Qt::Key_Down) {
        QWidget::keyPressEvent(event);
        return;
    }
    const auto focused = std::find(m_buttons.begin(), m_buttons.end(), focusWidget());
    if (focused == m_buttons.end())
        return;
    const auto last = std::ptrdiff_t(m_buttons.size()) - 1;
    const auto at = focused - m_buttons.begin() + (event->key() == Qt::Key_Up ? -1 : 1);
    NavigationButton *next = m_buttons[std::size_t(std::clamp<std::ptrdiff_t>(at, 0, last))];
    next->setFocus();
    next->click();
}

} // namespace loadline::ui
