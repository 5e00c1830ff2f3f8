// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_page.h"

#include "merge/line_diff.h"
#include "ui/document/document_view.h"
#include "ui/history/history_delegate.h"
#include "ui/history/history_details.h"
#include "ui/history/kept_edits.h"
#include "ui/history/step_words.h"
#include "ui/shell/register_session.h"
#include "ui/shell/time_source.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/question_box.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

namespace loadline::ui {

using itemmodels::HistoryModel;

namespace {

constexpr int pageMargin = 16;
constexpr int widestFilter = 360;
constexpr int restOnStep = 60; // milliseconds
constexpr int listHeight = 400;
constexpr int detailsHeight = 300;

QDate today()
{
    return QDateTime::fromString(QString::fromStdString(nowUtc()), Qt::ISODate).toLocalTime().date();
}

QLabel *emptyLabel()
{
    auto *label = new PlainLabel;
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setBackgroundRole(QPalette::Base);
    label->setAutoFillBackground(true);
    label->setContentsMargins(pageMargin, 0, pageMargin, 0);
    return label;
}

} // namespace

HistoryPage::HistoryPage(RegisterSession *session, QWidget *parent)
    : Page(session, parent)
    , m_model(new HistoryModel(session->editor(),
                               {[this](const JournalLine &line) { return words(line); },
                                [](QDate day) { return dayWords(day, today()); },
                                tr("The register as it came into the library")},
                               this))
    , m_kept(new KeptEditsList)
    , m_filter(new QLineEdit)
    , m_words(new PlainLabel)
    , m_list(new QTreeView)
    , m_empty(emptyLabel())
    , m_listOrEmpty(new QStackedWidget)
    , m_details(new HistoryDetails)
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_rest(new QTimer(this))
{
    makeList();
    m_listOrEmpty->addWidget(m_list);
    m_listOrEmpty->addWidget(m_empty);
    m_splitter->addWidget(m_listOrEmpty);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({listHeight, detailsHeight});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_kept);
    column->addWidget(makeHead());
    column->addWidget(m_splitter, 1);
    makeCommands();

    m_rest->setSingleShot(true);
    m_rest->setInterval(restOnStep);
    connect(m_rest, &QTimer::timeout, this, &HistoryPage::showLines);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, &HistoryPage::remember);
    connect(m_model, &QAbstractItemModel::modelReset, this, &HistoryPage::restore);
    connect(m_kept, &KeptEditsList::bringRequested, this, &HistoryPage::bringKeptRequested);
    connect(m_kept, &KeptEditsList::discardRequested, this, &HistoryPage::discardKeptRequested);
    connect(m_details, &HistoryDetails::moveRequested, this, &HistoryPage::moveToChosen);
    connect(m_details, &HistoryDetails::riskRequested, this, &Page::riskRequested);
    connect(m_details, &HistoryDetails::iterationRequested, this, &Page::iterationRequested);
    connect(&session->editor(), &RegisterEditor::undoStateChanged, this,
            &HistoryPage::registerChanged);
    connect(&session->editor(), &RegisterEditor::keptEditsChanged, this,
            &HistoryPage::registerChanged);
}

QWidget *HistoryPage::makeHead()
{
    auto *head = new QWidget;
    head->setAutoFillBackground(true);
    head->setBackgroundRole(QPalette::Base);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(pageMargin, 8, pageMargin, 8);
    row->setSpacing(12);
    m_filter->setPlaceholderText(tr("Filter by words, who, risk:3, iteration:2"));
    m_filter->setAccessibleName(tr("Filter the history"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(widestFilter);
    m_filter->installEventFilter(this);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_filter, 1);
    row->addWidget(m_words, 1);
    connect(m_filter, &QLineEdit::textChanged, m_model, &HistoryModel::setFilter);
    return head;
}

void HistoryPage::makeList()
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new HistoryDelegate(m_list));
    m_list->setAccessibleName(tr("History"));
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (!m_isRestoring)
            showChosen();
    });
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        if (!m_model->placeOf(m_list->currentIndex()))
            return;
        QMenu menu(this);
        menu.addActions(m_commands);
        menu.exec(m_list->viewport()->mapToGlobal(at));
    });
}

void HistoryPage::makeCommands()
{
    m_move = new QAction(tr("&Undo to here"), this);
    m_move->setShortcuts({Qt::Key_Return, Qt::Key_Enter});
    m_move->setShortcutContext(Qt::WidgetShortcut); // elsewhere Return is the field's or button's
    m_list->addAction(m_move);
    connect(m_move, &QAction::triggered, this, &HistoryPage::moveToChosen);
    m_goTo = new QAction(tr("&Go to its risk or iteration"), this);
    m_goTo->setShortcut(Qt::CTRL | Qt::Key_G);
    m_goTo->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_goTo);
    connect(m_goTo, &QAction::triggered, this, &HistoryPage::goToFirst);
    m_commands = {m_move, m_goTo};
}

void HistoryPage::focusContent()
{
    if (m_listOrEmpty->currentWidget() == m_list)
        m_list->setFocus();
    else
        m_filter->setFocus();
}

void HistoryPage::find()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

QVariantMap HistoryPage::state() const
{
    return {{QStringLiteral("splitter"), m_splitter->saveState()}};
}

void HistoryPage::restoreState(const QVariantMap &state)
{
    const QByteArray splitter = state.value(QStringLiteral("splitter")).toByteArray();
    if (!splitter.isEmpty())
        m_splitter->restoreState(splitter);
}

void HistoryPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_isStale)
        refresh();
}

void HistoryPage::showStep(std::int64_t step)
{
    m_filter->clear();
    const QModelIndex index = m_model->indexOf(step);
    if (!index.isValid())
        return;
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void HistoryPage::registerChanged()
{
    m_isStale = true;
    if (isVisible())
        refresh();
}

void HistoryPage::refresh()
{
    m_isStale = false;
    m_kept->showKept(session()->editor().journal());
    if (const Result<void> read = m_model->refresh(); !read) {
        session()->report(read.error());
        return;
    }
    updateWords();
    showChosen();
}

void HistoryPage::remember()
{
    m_isRestoring = true;
    // A list that was empty had nothing to choose.
    m_chosen = m_model->steps() > 0 ? m_model->placeOf(m_list->currentIndex()) : std::nullopt;
    m_top.reset();
    if (m_list->verticalScrollBar()->value() == 0)
        return;
    QModelIndex top = m_list->indexAt({0, 0});
    if (top.isValid() && !m_model->placeOf(top))
        top = top.sibling(top.row() + 1, 0);
    m_top = m_model->placeOf(top);
}

void HistoryPage::restore()
{
    QModelIndex chosen = m_model->indexOf(m_chosen.value_or(m_model->nowPlace()));
    // What was chosen is filtered out, or was dropped by a new step.
    for (int row = 0; !chosen.isValid() && row < m_model->rowCount(); ++row) {
        if (m_model->placeOf(m_model->index(row)))
            chosen = m_model->index(row);
    }
    m_list->setCurrentIndex(chosen);
    if (!m_chosen)
        m_list->scrollTo(chosen, QAbstractItemView::PositionAtCenter);
    else if (m_top)
        m_list->scrollTo(m_model->indexOf(*m_top), QAbstractItemView::PositionAtTop);
    m_isRestoring = false;
    updateWords();
    showChosen();
}

void HistoryPage::updateWords()
{
    const auto undone = int(m_model->undoneSteps());
    QString steps = tr("%n step(s)", nullptr, int(m_model->steps()));
    if (!m_filter->text().isEmpty())
        steps = tr("%1 of %2").arg(m_model->shownSteps()).arg(steps);
    m_words->setText(undone == 0 ? steps : tr("%1, %2 undone").arg(steps).arg(undone));
    const bool hasSteps = m_model->steps() > 0;
    m_empty->setText(hasSteps ? tr("No step has these words.")
                              : tr("Nothing was changed yet. Each change will be listed here, and "
                                   "the register can go back to any of them."));
    const bool isListed = hasSteps && m_model->rowCount() > 0;
    m_listOrEmpty->setCurrentWidget(isListed ? static_cast<QWidget *>(m_list) : m_empty);
    m_details->setVisible(isListed);
}

void HistoryPage::showChosen()
{
    const QModelIndex index = m_list->currentIndex();
    const auto place = m_model->placeOf(index);
    m_move->setEnabled(place.has_value());
    m_goTo->setEnabled(false);
    m_goTo->setText(tr("&Go to its risk or iteration"));
    if (!place)
        return;
    const JournalLine *line = m_model->lineAt(index);
    QStringList when;
    const Author author = line ? line->author : Author{};
    when << momentWords(author.timeUtc) << itemmodels::cellText(author.name);
    if (line)
        when << placeWords(line->note);
    when.removeAll(QString());
    const auto links = line ? linksOf(line->note, session()->reg()) : std::vector<StepLink>();
    if (!links.empty()) {
        m_goTo->setEnabled(true);
        m_goTo->setText(tr("&Go to %1").arg(links.front().words));
    }
    m_details->showWords(index.data().toString(), when.join(QStringLiteral(" \u00b7 ")), links);

    const HistoryModel::Distance distance = m_model->distanceTo(*place);
    const auto steps = int(distance.steps);
    const QString action = distance.isBack ? tr("&Undo to here") : tr("&Redo to here");
    m_move->setText(action);
    m_move->setEnabled(steps > 0);
    if (steps == 0)
        m_details->showMove({}, tr("The register is here."));
    else
        m_details->showMove(action, distance.isBack ? tr("Takes back %n step(s)", nullptr, steps)
                                                    : tr("Does %n step(s) again", nullptr, steps));
    m_rest->start();
}

void HistoryPage::showLines()
{
    const JournalLine *line = m_model->lineAt(m_list->currentIndex());
    if (!line) {
        m_shown.reset();
        m_details->showLines({});
        return;
    }
    if (m_shown == *line)
        return;
    const auto texts = session()->editor().textsAround(line->id);
    if (!texts) {
        session()->report(texts.error());
        return;
    }
    m_shown = *line;
    m_details->showLines(DocumentRows::differences(texts->before, texts->after));
}

void HistoryPage::goToFirst()
{
    const JournalLine *line = m_model->lineAt(m_list->currentIndex());
    const auto links = line ? linksOf(line->note, session()->reg()) : std::vector<StepLink>();
    if (links.empty())
        return;
    if (links.front().iteration)
        Q_EMIT iterationRequested(*links.front().iteration);
    else
        Q_EMIT riskRequested(links.front().risk);
}

void HistoryPage::moveToChosen()
{
    const auto place = m_model->placeOf(m_list->currentIndex());
    if (!place)
        return;
    const HistoryModel::Distance distance = m_model->distanceTo(*place);
    if (distance.steps == 0)
        return;
    if (!distance.isBack)
        session()->redoTo(*place);
    else if (distance.barriers.empty())
        session()->undoTo(*place, PastBarriers::No);
    else if (areBarriersToBePassed(distance))
        session()->undoTo(*place, PastBarriers::Yes);
}

bool HistoryPage::areBarriersToBePassed(const HistoryModel::Distance &distance)
{
    QStringList files;
    std::size_t lines = 0;
    for (const JournalLine &line : distance.barriers) {
        if (const QString file = placeWords(line.note); !files.contains(file))
            files << file;
        lines += differingLines(line);
    }
    const auto steps = int(distance.steps);
    QuestionBox box(tr("Undo to here"), tr("Undo %n step(s)?", nullptr, steps), this);
    box.setInformativeText(
        tr("This also takes back %n change(s) that came from outside: %1.", nullptr,
           int(distance.barriers.size()))
            .arg(tr("%n line(s) of %1", nullptr, int(lines)).arg(files.join(QStringLiteral(", "))))
        + QLatin1Char(' ')
        + tr("The file stays as it is until you write it. Redo brings everything back."));
    QPushButton *undo = box.addButton(tr("&Undo %n step(s)", nullptr, steps),
                                      QMessageBox::AcceptRole);
    QPushButton *leave = box.addButton(tr("Cancel"), QMessageBox::RejectRole);
    box.setDefaultButton(leave);
    box.exec();
    return box.clickedButton() == undo;
}

QString HistoryPage::words(const JournalLine &line)
{
    return line.note.kind == ChangeKind::External ? barrierSentence(line.note, differingLines(line))
                                                  : stepSentence(line.note);
}

std::size_t HistoryPage::differingLines(const JournalLine &line)
{
    auto &[known, lines] = m_differing[line.id];
    if (known == line)
        return lines;
    known = line;
    lines = 0;
    const Result<JournalEntry> entry = session()->editor().journal().entry(line.id);
    if (!entry || entry->splices.size() != entry->inverse.size())
        return lines;
    for (std::size_t i = 0; i < entry->splices.size(); ++i)
        lines += merge::differingLines(entry->inverse[i].with, entry->splices[i].with);
    return lines;
}

bool HistoryPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_filter || event->type() != QEvent::KeyPress)
        return Page::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool goesToList = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down;
    if (goesToList || key == Qt::Key_Escape) {
        if (key == Qt::Key_Escape)
            m_filter->clear();
        focusContent();
        return true;
    }
    return Page::eventFilter(watched, event);
}

} // namespace loadline::ui
