// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/find_dialog.h"

#include "ui/widgets/plain_label.h"
#include "ui/widgets/style.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace loadline::ui {

namespace {

constexpr QSize dialogSize{720, 480};
constexpr int quietTime = 120; // milliseconds
constexpr int lineRole = Qt::UserRole + 1;
constexpr int lineWidth = 72;

} // namespace

FindDialog::FindDialog(std::shared_ptr<const Library> library, LibrarySearch::Ground ground,
                       QWidget *parent)
    : QDialog(parent)
    , m_search(new LibrarySearch(std::move(library), this))
    , m_ground(std::move(ground))
    , m_sought(new QLineEdit)
    , m_everywhere(new QCheckBox(tr("In &all registers of the library")))
    , m_hits(new QTreeWidget)
    , m_found(new PlainLabel)
{
    setWindowTitle(tr("Find"));
    resize(dialogSize);
    m_sought->setPlaceholderText(tr("Text"));
    m_sought->setAccessibleName(tr("Text to find"));
    m_sought->setClearButtonEnabled(true);
    m_sought->installEventFilter(this);
    m_hits->setAccessibleName(tr("Lines found"));
    m_hits->setHeaderLabels({tr("Line"), tr("Text")});
    m_hits->headerItem()->setTextAlignment(0, Qt::AlignRight | Qt::AlignVCenter); // as its numbers
    m_hits->header()->resizeSection(0, lineWidth);
    m_hits->setRootIsDecorated(false);
    m_hits->setItemsExpandable(false);
    m_hits->setUniformRowHeights(true);
    m_hits->setAllColumnsShowFocus(true);
    m_found->setForegroundRole(QPalette::PlaceholderText);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietTime);

    auto *buttons = new QDialogButtonBox;
    auto *show = new QPushButton(tr("&Show line"));
    show->setDefault(true);
    Style::setPrimary(show);
    buttons->addButton(show, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_found, 1);
    foot->addWidget(buttons);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_sought);
    column->addWidget(m_everywhere);
    column->addWidget(m_hits, 1);
    column->addLayout(foot);

    connect(m_sought, &QLineEdit::textChanged, &m_quiet, qOverload<>(&QTimer::start));
    connect(m_everywhere, &QCheckBox::toggled, this, &FindDialog::seek);
    connect(&m_quiet, &QTimer::timeout, this, &FindDialog::seek);
    connect(m_search, &LibrarySearch::foundIn, this, &FindDialog::add);
    connect(m_search, &LibrarySearch::finished, this, [this] { sayFound(true); });
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (place())
            accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_hits, &QTreeWidget::itemActivated, this, [this] {
        if (place())
            accept();
    });
    seek();
    m_sought->setFocus();
}

void FindDialog::seek()
{
    m_quiet.stop();
    m_hits->clear();
    m_count = 0;
    m_ground.isWholeLibrary = m_everywhere->isChecked();
    m_search->start(m_sought->text(), m_ground);
    sayFound(false);
}

void FindDialog::add(const QString &name, const std::vector<LineHit> &hits)
{
    auto *heading = new QTreeWidgetItem(m_hits, {name});
    heading->setFlags(Qt::ItemIsEnabled);
    heading->setFirstColumnSpanned(true);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    heading->setFont(0, strong);
    QTreeWidgetItem *first = nullptr;
    for (const LineHit &hit : hits) {
        auto *item = new QTreeWidgetItem(heading,
                                         {QLocale().toString(qulonglong(hit.line)), hit.text});
        item->setData(0, lineRole, qulonglong(hit.line));
        item->setTextAlignment(0, Qt::AlignRight | Qt::AlignVCenter);
        item->setData(0, Qt::AccessibleTextRole,
                      tr("%1, line %2: %3").arg(name).arg(hit.line).arg(hit.text));
        if (!first)
            first = item;
    }
    heading->setExpanded(true);
    if (m_count == 0)
        m_hits->setCurrentItem(first);
    m_count += int(hits.size());
    sayFound(false);
}

void FindDialog::sayFound(bool isFinished)
{
    if (m_sought->text().isEmpty())
        m_found->setText({});
    else if (std::size_t(m_count) >= LibrarySearch::mostHits)
        m_found->setText(tr("The first %n line(s)", nullptr, m_count));
    else if (isFinished)
        m_found->setText(m_count == 0 ? tr("No line has this text.")
                                      : tr("%n line(s)", nullptr, m_count));
    else
        m_found->setText(tr("Looking…"));
}

std::optional<FindDialog::Place> FindDialog::place() const
{
    const QTreeWidgetItem *item = m_hits->currentItem();
    if (!item || !item->parent())
        return std::nullopt;
    return Place{item->parent()->text(0), std::size_t(item->data(0, lineRole).toULongLong())};
}

/// The list is walked through while one types.
bool FindDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_sought && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            QTreeWidgetItem *now = m_hits->currentItem();
            QTreeWidgetItem *next = nullptr;
            for (next = now; next;) {
                next = key == Qt::Key_Down ? m_hits->itemBelow(next) : m_hits->itemAbove(next);
                if (next && next->parent())
                    break;
            }
            if (next)
                m_hits->setCurrentItem(next);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace loadline::ui
