// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/revision_chooser.h"

#include "ui/document/revision_list.h"
#include "ui/widgets/plain_label.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace loadline::ui {

namespace {

constexpr int popupWidth = 400;
constexpr int mostRows = 10;

} // namespace

RevisionChooser::RevisionChooser(ComparedText *compared, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_compared(compared)
    , m_entries(new RevisionList(*compared, this))
    , m_text(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_words(new PlainLabel({}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setAccessibleName(tr("Compare with"));
    m_text->setAccessibleName(tr("Name or revision"));
    m_text->installEventFilter(this);
    m_list->setModel(m_entries);
    m_list->setItemDelegate(new RevisionDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("What can be compared with"));
    m_words->setWordWrap(true);
    m_words->setContentsMargins(8, 4, 8, 4); // as the rows
    m_words->setAccessibleName(tr("What became of the choice"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_text);
    layout->addWidget(m_list);
    layout->addWidget(m_words);
    setFixedWidth(popupWidth);

    connect(m_text, &QLineEdit::textChanged, this, &RevisionChooser::filter);
    connect(m_list, &QListView::clicked, this, &RevisionChooser::takeCurrent);
    connect(compared, &ComparedText::changed, this, [this] {
        if (m_asked == m_compared->with())
            close();
    });
    connect(compared, &ComparedText::refused, this, [this](const QString &words) {
        m_asked.reset();
        say(words);
    });
    connect(compared, &ComparedText::referencesChanged, this, &RevisionChooser::showEntries);
    say({});
    showEntries();
}

void RevisionChooser::popUp(const QPoint &at)
{
    m_at = at;
    fit();
    show();
    m_text->setFocus(Qt::PopupFocusReason);
}

/// As tall as what it holds, and wholly on the screen.
void RevisionChooser::fit()
{
    const int rows = std::clamp(m_entries->rowCount(), 1, mostRows);
    m_list->setFixedHeight(rows * std::max(1, m_list->sizeHintForRow(0)));
    layout()->activate();
    resize(width(), sizeHint().height());
    QPoint place = m_at;
    if (const QScreen *screen = QGuiApplication::screenAt(m_at)) {
        const QRect room = screen->availableGeometry();
        place.setX(std::clamp(m_at.x(), room.left(), std::max(room.left(), room.right() - width())));
        place.setY(std::clamp(m_at.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(place);
}

void RevisionChooser::showEntries()
{
    m_entries->reload();
    m_text->setPlaceholderText(m_compared->isInRepository()
                                   ? tr("Tag, branch, or a revision such as v1.4~2")
                                   : tr("Name"));
    m_list->setCurrentIndex(m_entries->index(m_entries->bestRow()));
    if (!m_compared->trouble().isEmpty())
        say(m_compared->trouble());
    fit();
    // Typed and entered before git had answered.
    if (m_entries->rowCount() > 0 && std::exchange(m_takesWhenKnown, false))
        takeCurrent();
}

void RevisionChooser::say(const QString &words)
{
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    fit();
}

void RevisionChooser::filter(const QString &text)
{
    m_takesWhenKnown = false;
    m_entries->setTyped(text);
    m_list->setCurrentIndex(m_entries->index(m_entries->bestRow()));
    say({});
}

void RevisionChooser::takeCurrent()
{
    const int row = m_list->currentIndex().row();
    if (row < 0) {
        m_takesWhenKnown = true;
        return;
    }
    if (m_entries->isToBeTyped(row)) {
        say(tr("Type a revision, such as v1.4~2 or abc123, and press Enter."));
        m_text->setFocus();
        return;
    }
    const ComparedWith with = m_entries->at(row);
    if (with == m_compared->with()) {
        close();
        return;
    }
    say(tr("Reading %1…").arg(m_compared->labelOf(with)));
    m_asked = with;
    m_compared->choose(with);
}

void RevisionChooser::closeEvent(QCloseEvent *event)
{
    if (m_asked && m_asked != m_compared->with())
        m_compared->stop();
    QFrame::closeEvent(event);
}

void RevisionChooser::step(int rows)
{
    const int row = std::clamp(m_list->currentIndex().row() + rows, 0, m_entries->rowCount() - 1);
    m_list->setCurrentIndex(m_entries->index(row));
}

bool RevisionChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(mostRows - 1);
        return true;
    case Qt::Key_PageUp:
        step(1 - mostRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        takeCurrent();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace loadline::ui
