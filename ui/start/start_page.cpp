// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/start_page.h"

#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/style.h"
#include "ui/widgets/theme.h"

#include <QDir>
#include <QGridLayout>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace loadline::ui {

namespace {

constexpr int columnWidth = 520;
constexpr int signSize = 48;
constexpr int recentRowHeight = 44;
constexpr int fileRole = Qt::UserRole + 1;

/// A register's name, and below it, quietly, where its file is.
class RecentDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {columnWidth, recentRowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyleOptionViewItem row = option;
        initStyleOption(&row, index);
        row.text.clear();
        const QStyle *style = row.widget->style();
        style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
        const QRect text = option.rect.adjusted(12, 4, -12, -4);
        painter->save();
        painter->setFont(option.font);
        painter->setPen(option.palette.color(QPalette::Text));
        const QFontMetrics metrics(option.font);
        painter->drawText(text, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                          metrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
        painter->setPen(quietTextColour(option.palette));
        painter->drawText(text, Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine,
                          metrics.elidedText(index.data(fileRole).toString(), Qt::ElideMiddle,
                                             text.width()));
        painter->restore();
    }
};

QString shownFile(const QString &file)
{
    if (file.isEmpty())
        return StartPage::tr("No file yet; in the library");
    const QString home = QDir::homePath();
    return file.startsWith(home + QLatin1Char('/')) ? QLatin1Char('~') + file.mid(home.size())
                                                    : file;
}

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_recent(new QListWidget)
    , m_recentTitle(new PlainLabel(tr("Recent")))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    auto *sign = new PlainLabel;
    sign->setPixmap(applicationIcon().pixmap(QSize(signSize, signSize), devicePixelRatioF()));
    auto *title = new PlainLabel(tr("Loadline"));
    setFontOf(title, TextSize::Large, TextWeight::Strong);
    auto *line = new PlainLabel(
        tr("How much risk is this deployment carrying, and is it safe to sail?"));
    line->setForegroundRole(QPalette::PlaceholderText);

    auto *head = new QGridLayout;
    head->setHorizontalSpacing(16);
    head->setVerticalSpacing(0);
    head->addWidget(sign, 0, 0, 2, 1);
    head->addWidget(title, 0, 1, Qt::AlignBottom);
    head->addWidget(line, 1, 1, Qt::AlignTop);
    head->setColumnStretch(1, 1);

    setFontOf(m_recentTitle, TextSize::Normal, TextWeight::Strong);
    m_recent->setItemDelegate(new RecentDelegate(m_recent));
    m_recent->setFrameShape(QFrame::NoFrame);
    m_recent->setAccessibleName(tr("Recent registers"));
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_recent, &QListWidget::itemActivated, this,
            [this](QListWidgetItem *item) { Q_EMIT registerRequested(item->text()); });

    auto *column = new QWidget;
    column->setMaximumWidth(columnWidth);
    auto *layout = new QVBoxLayout(column);
    layout->setSpacing(8);
    layout->addStretch(1);
    layout->addLayout(head);
    layout->addSpacing(24);
    layout->addWidget(makeBeginnings());
    layout->addSpacing(24);
    layout->addWidget(m_recentTitle);
    layout->addWidget(m_recent, 3);
    layout->addStretch(1);
    auto *centre = new QHBoxLayout(this);
    centre->addStretch(1);
    centre->addWidget(column, 4);
    centre->addStretch(1);
}

QWidget *StartPage::makeBeginnings()
{
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [&](const QString &text, const QString &meaning, auto signal) {
        auto *button = new QPushButton(text);
        button->setAccessibleDescription(meaning);
        connect(button, &QPushButton::clicked, this, signal);
        auto *explanation = new PlainLabel(meaning);
        explanation->setForegroundRole(QPalette::PlaceholderText);
        explanation->setWordWrap(true);
        grid->addWidget(button, row, 0);
        grid->addWidget(explanation, row, 1);
        ++row;
        return button;
    };
    QPushButton *open = add(tr("&Open a Markdown file…"),
                            tr("The register in your repository. You can also drop it here."),
                            &StartPage::openRequested);
    Style::setPrimary(open);
    m_firstButton = open;
    add(tr("Start from the &sample"), tr("A small register that uses everything there is."),
        &StartPage::sampleRequested);
    add(tr("Start &empty"), tr("A title and the four tiers; it gets a file when you write it."),
        &StartPage::emptyRequested);
    return box;
}

void StartPage::show(const std::vector<ShelvedRegister> &recent)
{
    m_recent->clear();
    for (const ShelvedRegister &one : recent) {
        auto *item = new QListWidgetItem(one.name, m_recent);
        item->setData(fileRole, shownFile(one.file));
        item->setData(Qt::AccessibleTextRole, tr("%1, %2").arg(one.name, shownFile(one.file)));
    }
    if (m_recent->count() > 0)
        m_recent->setCurrentRow(0);
    m_recent->setVisible(m_recent->count() > 0);
    m_recentTitle->setVisible(m_recent->count() > 0);
}

void StartPage::focusContent()
{
    if (m_recent->count() > 0)
        m_recent->setFocus();
    else
        m_firstButton->setFocus();
}

} // namespace loadline::ui
