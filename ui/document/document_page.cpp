// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document_page.h"

#include "ui/document/document_view.h"
#include "ui/shell/register_session.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace loadline::ui {

namespace {

constexpr int pageMargin = 16;

QToolButton *choiceButton(const QString &text, const QString &explanation)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setMinimumHeight(28);
    button->setToolTip(explanation);
    return button;
}

} // namespace

DocumentPage::DocumentPage(RegisterSession *session, QWidget *parent)
    : Page(session, parent)
    , m_view(new DocumentView)
    , m_words(new PlainLabel)
    , m_empty(new PlainLabel)
    , m_write(new QPushButton(tr("&Write file")))
    , m_choice(new QButtonGroup(this))
    , m_searchLine(nullptr)
    , m_searched(new QLineEdit)
    , m_notFound(new PlainLabel)
{
    m_view->setAccessibleName(tr("The register as Markdown"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAutoFillBackground(true);
    m_searchLine = makeSearchLine();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_searchLine);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);
    m_searchLine->hide();
    m_empty->hide();
    makeCommands();

    const auto changed = [this] {
        m_isStale = true;
        if (isVisible())
            update();
    };
    connect(session, &RegisterSession::changed, this, changed);
    connect(session, &RegisterSession::written, this, changed);
    connect(session, &RegisterSession::unwrittenLinesChanged, this, changed);
}

QWidget *DocumentPage::makeHead()
{
    auto *head = new QWidget;
    head->setAutoFillBackground(true);
    head->setBackgroundRole(QPalette::Base);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(pageMargin, 8, pageMargin, 8);
    row->setSpacing(4);
    auto *source = choiceButton(tr("&Source"), tr("The Markdown as it will be written"));
    auto *differences = choiceButton(tr("&Differences"), tr("What the file does not have yet"));
    m_choice->addButton(source, int(Shown::Source));
    m_choice->addButton(differences, int(Shown::Differences));
    source->setChecked(true);
    row->addWidget(source);
    row->addWidget(differences);
    row->addSpacing(12);
    row->addWidget(m_words, 1);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_write);
    connect(m_choice, &QButtonGroup::idClicked, this, [this](int id) { showAs(Shown(id)); });
    connect(m_write, &QPushButton::clicked, this, &DocumentPage::writeRequested);
    return head;
}

QWidget *DocumentPage::makeSearchLine()
{
    auto *line = new QWidget;
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Base);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(pageMargin, 0, pageMargin, 8);
    m_searched->setPlaceholderText(tr("Find in the document"));
    m_searched->setAccessibleName(tr("Find in the document"));
    m_searched->setClearButtonEnabled(true);
    m_searched->setMaximumWidth(360);
    m_notFound->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_searched, 1);
    row->addWidget(m_notFound, 1);
    connect(m_searched, &QLineEdit::textChanged, this, [this] { search(false, true); });
    connect(m_searched, &QLineEdit::returnPressed, this, [this] { search(false, false); });
    auto *leave = new QAction(line);
    leave->setShortcut(Qt::Key_Escape);
    leave->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    line->addAction(leave);
    connect(leave, &QAction::triggered, this, &DocumentPage::closeSearch);
    return line;
}

void DocumentPage::makeCommands()
{
    const auto add = [this](const QString &text, const QKeySequence &key, auto done) {
        auto *action = new QAction(text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, done);
        addAction(action);
        m_commands << action;
    };
    add(tr("Find &next"), QKeySequence(Qt::Key_F3), [this] { search(false, false); });
    add(tr("Find &previous"), QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { search(true, false); });
    add(tr("Next &difference"), QKeySequence(Qt::Key_F7), [this] { m_view->goToDifference(false); });
    add(tr("Previous d&ifference"), QKeySequence(Qt::SHIFT | Qt::Key_F7),
        [this] { m_view->goToDifference(true); });
}

void DocumentPage::focusContent()
{
    m_view->setFocus();
}

void DocumentPage::find()
{
    m_searchLine->show();
    m_searched->setFocus(Qt::ShortcutFocusReason);
    m_searched->selectAll();
}

void DocumentPage::closeSearch()
{
    m_searched->clear();
    m_searchLine->hide();
    m_view->setFocus();
}

void DocumentPage::search(bool backwards, bool fromHere)
{
    const QString words = m_searched->text();
    const bool found = m_view->find(words, backwards, fromHere);
    m_notFound->setText(found || words.isEmpty() ? QString() : tr("Stands nowhere here."));
}

QVariantMap DocumentPage::state() const
{
    return {{QStringLiteral("shown"), int(m_shown)},
            {QStringLiteral("row"), qulonglong(m_view->currentRow())}};
}

void DocumentPage::restoreState(const QVariantMap &state)
{
    m_shown = Shown(state.value(QStringLiteral("shown"), int(Shown::Source)).toInt());
    if (auto *button = m_choice->button(int(m_shown)))
        button->setChecked(true);
    update();
    m_view->setCurrentRow(state.value(QStringLiteral("row")).toULongLong());
}

void DocumentPage::showAs(Shown shown)
{
    m_shown = shown;
    m_choice->button(int(shown))->setChecked(true);
    update();
    if (shown == Shown::Source && session()->unwrittenLines() > 0 && m_view->currentRow() == 0)
        m_view->goToDifference(false);
}

void DocumentPage::showLine(std::size_t line)
{
    showAs(Shown::Source);
    m_view->setCurrentRow(m_view->rows().rowOfLine(line - 1));
}

void DocumentPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_isStale)
        update();
}

void DocumentPage::update()
{
    m_isStale = false;
    const auto file = std::make_shared<const std::string>(session()->fileBase());
    m_view->show(m_shown == Shown::Source ? DocumentRows::whole(file, session()->reg().text)
                                          : DocumentRows::differences(file, session()->reg().text));
    updateWords();
}

void DocumentPage::updateWords()
{
    const int lines = session()->unwrittenLines();
    const bool isSame = m_shown == Shown::Differences && m_view->rows().count() == 0;
    if (!session()->hasFile())
        m_words->setText(tr("This register has no file yet."));
    else if (lines == 0)
        m_words->setText(tr("The same as %1.").arg(session()->fileLabel()));
    else
        m_words->setText(tr("%n line(s) not in %1.", nullptr, lines).arg(session()->fileLabel()));
    m_empty->setText(tr("Nothing differs: the file holds what the register says."));
    m_empty->setVisible(isSame);
    m_view->setVisible(!isSame);
    m_write->setEnabled(!session()->hasFile() || lines > 0);
    Style::setPrimary(m_write, lines > 0);
}

} // namespace loadline::ui
