// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/kept_edits.h"

#include "itemmodels/text.h"
#include "markdown/reader.h"
#include "merge/register_diff.h"
#include "ui/history/step_words.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace loadline::ui {

namespace {

constexpr int pageMargin = 16;
constexpr int signSize = 16;
/// Of each branch's edits; the rest is told by its number.
constexpr std::size_t mostListed = 8;

/// "Kept for main: 4 edits, 2026-11-27 14:02, Robin"
QString keptWords(const KeptEdits &kept)
{
    QStringList parts{KeptEditsList::tr("Kept for %1: %n edit(s)", nullptr, int(kept.edits))
                          .arg(itemmodels::cellText(kept.branch))};
    parts << momentWords(kept.author.timeUtc) << itemmodels::cellText(kept.author.name);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

/// What the edits do, from the texts on either side of them.
QString whatIsKept(const Journal &journal, std::int64_t id)
{
    const Result<KeptTexts> texts = journal.keptTexts(id);
    if (!texts)
        return QString::fromStdString(texts.error().what);
    const auto happenings = merge::happenings(markdown::read(texts->base),
                                              markdown::read(texts->text));
    QStringList sentences;
    for (std::size_t i = 0; i < std::min(happenings.size(), mostListed); ++i)
        sentences += itemmodels::cellText(merge::describe(happenings[i]));
    if (happenings.size() > mostListed)
        sentences += KeptEditsList::tr("and %n more", nullptr, int(happenings.size() - mostListed));
    return sentences.join(QLatin1Char('\n'));
}

PlainLabel *makeListed()
{
    auto *label = new PlainLabel;
    label->setWordWrap(true);
    label->setContentsMargins(signSize + 8, 0, 0, 4);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAccessibleName(KeptEditsList::tr("Edits that are kept"));
    return label;
}

} // namespace

KeptEditsList::KeptEditsList(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(pageMargin, 8, pageMargin, 9);
    m_column->setSpacing(4);
    hide();
}

void KeptEditsList::showKept(const Journal &journal)
{
    // Kept edits that cannot be read are no reason to hide the history; the journal's own trouble
    // is told when it is read.
    const std::vector<KeptEdits> kept = journal.keptEdits().value_or(std::vector<KeptEdits>());
    m_journal = &journal;
    if (kept == m_shown)
        return;
    m_shown = kept;
    while (QLayoutItem *item = m_column->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const KeptEdits &one : kept)
        m_column->addWidget(makeLine(one));
    setVisible(!kept.empty());
}

QWidget *KeptEditsList::makeLine(const KeptEdits &kept)
{
    const QString branch = itemmodels::cellText(kept.branch);
    auto *line = new QWidget;
    auto *column = new QVBoxLayout(line);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    column->addLayout(row);
    auto *sign = new PlainLabel;
    sign->setPixmap(noteIcon().pixmap(QSize(signSize, signSize), devicePixelRatioF()));
    auto *words = new PlainLabel(keptWords(kept));
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(sign);
    row->addWidget(words, 1);
    auto *listed = makeListed();
    column->addWidget(listed);
    auto *show = new QToolButton;
    show->setText(tr("Show"));
    show->setAccessibleName(tr("Show what is kept for %1").arg(branch));
    show->setCheckable(true);
    show->setAutoRaise(true);
    const auto open = [this, listed, id = kept.id](bool isShown) {
        if (isShown)
            listed->setText(whatIsKept(*m_journal, id));
        listed->setVisible(isShown);
        isShown ? void(m_open.insert(id)) : void(m_open.erase(id));
    };
    connect(show, &QToolButton::toggled, this, open);
    show->setChecked(m_open.count(kept.id) > 0);
    listed->setVisible(show->isChecked());
    row->addWidget(show);
    auto *bring = new QPushButton(tr("Bring here…"));
    bring->setAccessibleName(tr("Bring here what is kept for %1").arg(branch));
    connect(bring, &QPushButton::clicked, this, [this, id = kept.id] { Q_EMIT bringRequested(id); });
    auto *discard = new QPushButton(tr("Discard…"));
    discard->setAccessibleName(tr("Discard what is kept for %1").arg(branch));
    connect(discard, &QPushButton::clicked, this,
            [this, id = kept.id] { Q_EMIT discardRequested(id); });
    row->addWidget(bring);
    row->addWidget(discard);
    return line;
}

void KeptEditsList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().brush(QPalette::AlternateBase));
    painter.fillRect(QRect(0, height() - 1, width(), 1), separatorColour(palette()));
}

} // namespace loadline::ui
