// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/start_page.h"

#include "ui/start/library_view.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/style.h"

#include <QAction>
#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace loadline::ui {

using itemmodels::LibraryModel;
using itemmodels::LibraryRow;

namespace {

constexpr int columnWidth = 1000;
constexpr int signSize = 48;

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new LibraryModel(this))
    , m_view(new LibraryView(m_model))
    , m_filter(new QLineEdit)
    , m_counts(new PlainLabel)
    , m_library(makeLibrary())
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *column = new QWidget;
    column->setMaximumWidth(columnWidth);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(24, 32, 24, 16);
    layout->setSpacing(24);
    layout->addWidget(makeHead());
    layout->addWidget(makeBeginnings());
    layout->addWidget(m_library, 1);
    layout->addStretch(0);
    auto *centre = new QHBoxLayout(this);
    centre->setContentsMargins(0, 0, 0, 0);
    centre->addStretch(1);
    centre->addWidget(column, 100);
    centre->addStretch(1);
    makeCommands();
    makeSorting();
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, this, &StartPage::find);
}

QWidget *StartPage::makeHead()
{
    auto *sign = new PlainLabel;
    sign->setPixmap(applicationIcon().pixmap(QSize(signSize, signSize), devicePixelRatioF()));
    auto *title = new PlainLabel(tr("Loadline"));
    setFontOf(title, TextSize::Large, TextWeight::Strong);
    auto *line = new PlainLabel(
        tr("How much risk is this deployment carrying, and is it safe to sail?"));
    line->setForegroundRole(QPalette::PlaceholderText);
    auto *head = new QWidget;
    auto *grid = new QGridLayout(head);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(0);
    grid->addWidget(sign, 0, 0, 2, 1);
    grid->addWidget(title, 0, 1, Qt::AlignBottom);
    grid->addWidget(line, 1, 1, Qt::AlignTop);
    grid->setColumnStretch(1, 1);
    return head;
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
    m_firstButton = add(tr("&Open a Markdown file…"),
                        tr("The register in your repository. You can also drop it here."),
                        &StartPage::openRequested);
    Style::setPrimary(m_firstButton);
    add(tr("Start from the &sample"), tr("A small register that uses everything there is."),
        &StartPage::sampleRequested);
    add(tr("Start &empty"), tr("A title and the four tiers; it gets a file when you write it."),
        &StartPage::emptyRequested);
    return box;
}

QWidget *StartPage::makeLibrary()
{
    auto *title = new PlainLabel(tr("Registers"));
    setFontOf(title, TextSize::Normal, TextWeight::Strong);
    m_filter->setPlaceholderText(tr("Filter registers"));
    m_filter->setAccessibleName(tr("Filter registers"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(columnWidth / 3);
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    auto *top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(title);
    top->addWidget(m_counts, 1);
    top->addWidget(m_filter);
    auto *library = new QWidget;
    auto *column = new QVBoxLayout(library);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(top);
    column->addWidget(m_view, 1);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        m_view->setCurrentIndex(m_model->index(0, 0));
        showCounts();
    });
    connect(m_filter, &QLineEdit::returnPressed, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_view, &LibraryView::openRequested, this, &StartPage::registerRequested);
    connect(m_view, &QWidget::customContextMenuRequested, this, &StartPage::showContextMenu);
    return library;
}

void StartPage::makeCommands()
{
    const auto add = [this](const QString &text, const QKeySequence &key, auto action) {
        auto *command = new QAction(text, this);
        command->setShortcut(key);
        command->setShortcutContext(Qt::WidgetShortcut);
        m_view->addAction(command);
        connect(command, &QAction::triggered, this, [this, action] {
            if (const LibraryRow *row = m_view->currentRow())
                action(*row);
        });
        return command;
    };
    m_open = add(tr("&Open"), {},
                 [this](const LibraryRow &row) { Q_EMIT registerRequested(row.name); });
    m_reveal = add(tr("&Show the file's folder"), QKeySequence(Qt::CTRL | Qt::Key_R),
                   [this](const LibraryRow &row) {
                       if (!row.file.isEmpty())
                           Q_EMIT revealRequested(row.file);
                   });
    m_copy = add(tr("&Copy the file's path"), QKeySequence::Copy, [](const LibraryRow &row) {
        if (!row.file.isEmpty())
            QGuiApplication::clipboard()->setText(row.file);
    });
    m_remove = add(tr("&Remove from the library…"), Qt::Key_Delete, [this](const LibraryRow &row) {
        const LibraryRow copy = row; // the row goes with the answer
        Q_EMIT removeRequested(copy);
    });
}

/// By keys, which the header does not take.
void StartPage::makeSorting()
{
    const auto add = [this](const QString &text, Qt::Key key, int column, Qt::SortOrder order) {
        auto *command = new QAction(text, this);
        command->setShortcut(QKeySequence(key));
        command->setShortcutContext(Qt::WidgetShortcut);
        m_view->addAction(command);
        m_sorting += command;
        connect(command, &QAction::triggered, this, [this, column, order] {
            m_view->sortByColumn(column, order);
            m_view->setCurrentIndex(m_model->index(0, 0));
        });
    };
    add(tr("The &deepest first"), Qt::Key_D, LibraryModel::Share, Qt::DescendingOrder);
    add(tr("By &name"), Qt::Key_N, LibraryModel::Name, Qt::AscendingOrder);
    add(tr("The &last opened first"), Qt::Key_L, -1, Qt::AscendingOrder);
}

void StartPage::show(std::vector<LibraryRow> registers)
{
    const int before = std::max(m_view->currentIndex().row(), 0);
    m_model->setRows(std::move(registers));
    m_view->setCurrentIndex(m_model->index(std::min(before, m_model->rowCount() - 1), 0));
    m_library->setVisible(m_model->registers() > 0);
    showCounts();
}

void StartPage::showCounts()
{
    const int all = int(m_model->registers());
    m_counts->setText(m_filter->text().isEmpty()
                          ? QLocale().toString(all)
                          : tr("%1 of %2").arg(m_model->rowCount()).arg(all));
}

void StartPage::focusContent()
{
    if (m_model->rowCount() > 0)
        m_view->setFocus();
    else
        m_firstButton->setFocus();
}

void StartPage::find()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void StartPage::showContextMenu(const QPoint &at)
{
    const LibraryRow *row = m_view->currentRow();
    if (!row)
        return;
    m_reveal->setEnabled(!row->file.isEmpty());
    m_copy->setEnabled(!row->file.isEmpty());
    QMenu menu(this);
    menu.addActions({m_open, m_reveal, m_copy});
    menu.addSeparator();
    menu.addActions(m_sorting);
    menu.addSeparator();
    menu.addAction(m_remove);
    menu.exec(m_view->viewport()->mapToGlobal(at));
    m_reveal->setEnabled(true);
    m_copy->setEnabled(true);
}

} // namespace loadline::ui
