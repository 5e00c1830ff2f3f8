// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document_page.h"

#include "ui/document/document_head.h"
#include "ui/document/document_view.h"
#include "ui/document/revision_chooser.h"
#include "ui/document/search_line.h"
#include "ui/document/side_by_side_view.h"
#include "ui/document/text_comparer.h"
#include "ui/shell/register_session.h"
#include "ui/widgets/plain_label.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace loadline::ui {

DocumentPage::DocumentPage(RegisterSession *session, QWidget *parent)
    : Page(session, parent)
    , m_compared(new ComparedText(session, this))
    , m_comparer(new TextComparer(this))
    , m_head(new DocumentHead)
    , m_searchLine(new SearchLine)
    , m_stack(new QStackedWidget)
    , m_oneBelow(new DocumentView)
    , m_sideBySide(new SideBySideView)
    , m_inPlace(new PlainLabel)
{
    m_oneBelow->setAccessibleName(tr("The register as Markdown"));
    m_sideBySide->setAccessibleName(tr("What differs, side by side"));
    m_inPlace->setAlignment(Qt::AlignCenter);
    m_inPlace->setFocusPolicy(Qt::StrongFocus);
    m_inPlace->setForegroundRole(QPalette::PlaceholderText);
    m_inPlace->setBackgroundRole(QPalette::Base);
    m_inPlace->setAutoFillBackground(true);
    m_stack->addWidget(m_oneBelow);
    m_stack->addWidget(m_sideBySide);
    m_stack->addWidget(m_inPlace);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_searchLine);
    layout->addWidget(m_stack, 1);
    m_searchLine->hide();
    makeCommands();

    connect(m_head, &DocumentHead::formChosen, this, &DocumentPage::showAs);
    connect(m_head, &DocumentHead::choiceRequested, this, [this](const QPoint &at) {
        m_compared->lookForReferences();
        m_chooser = new RevisionChooser(m_compared, this);
        m_chooser->popUp(at);
    });
    connect(m_head, &DocumentHead::writeRequested, this, &DocumentPage::writeRequested);
    connect(m_searchLine, &SearchLine::typed, this, [this] { search(false, true); });
    connect(m_searchLine, &SearchLine::nextRequested, this, [this] { search(false, false); });
    connect(m_searchLine, &SearchLine::closed, this, &DocumentPage::focusContent);
    connect(m_comparer, &TextComparer::compared, this, &DocumentPage::showRows);
    connect(m_compared, &ComparedText::changed, this, [this] {
        m_refusal.clear();
        m_isFirstToShow = m_isFirstToShow
                          || std::exchange(m_shownWith, m_compared->with()) != m_compared->with();
        compare();
    });
    connect(m_compared, &ComparedText::refused, this, [this](const QString &words) {
        if (!m_chooser)
            m_refusal = words;
        compare();
    });
    const auto changed = [this] {
        m_isStale = true;
        if (isVisible())
            refresh();
    };
    connect(session, &RegisterSession::changed, this, changed);
    connect(session, &RegisterSession::written, this, changed);
    connect(session, &RegisterSession::unwrittenLinesChanged, this, changed);
}

DocumentPage::~DocumentPage() = default;

QAction *DocumentPage::addCommand(const QString &text, const QKeySequence &key)
{
    auto *action = new QAction(text, this);
    action->setShortcut(key);
    addAction(action); // its key works in the whole window while the page is shown
    m_commands << action;
    return action;
}

void DocumentPage::addFormCommand(QActionGroup *group, const QString &text, const QKeySequence &key,
                                  Form form)
{
    QAction *action = addCommand(text, key);
    action->setCheckable(true);
    group->addAction(action);
    m_formCommands << action;
    connect(action, &QAction::triggered, this, [this, form] { showAs(form); });
}

void DocumentPage::makeCommands()
{
    auto *forms = new QActionGroup(this);
    addFormCommand(forms, tr("&Source"), QKeySequence(Qt::ALT | Qt::Key_1), Form::Source);
    addFormCommand(forms, tr("D&ifferences"), QKeySequence(Qt::ALT | Qt::Key_2), Form::Differences);
    addFormCommand(forms, tr("Side &by side"), QKeySequence(Qt::ALT | Qt::Key_3), Form::SideBySide);
    m_formCommands.at(int(m_form))->setChecked(true);
    connect(addCommand(tr("&Compare with…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)),
            &QAction::triggered, this, &DocumentPage::chooseComparedText);
    m_allLines = addCommand(tr("Show &all lines"), QKeySequence(Qt::CTRL | Qt::Key_F7));
    m_allLines->setCheckable(true);
    connect(m_allLines, &QAction::toggled, this, [this](bool isAll) {
        m_oneBelow->setAllLines(isAll);
        m_sideBySide->setAllLines(isAll);
    });
    connect(addCommand(tr("Next &difference"), QKeySequence(Qt::Key_F7)), &QAction::triggered, this,
            [this] { view()->goToDifference(false); });
    connect(addCommand(tr("Previous di&fference"), QKeySequence(Qt::SHIFT | Qt::Key_F7)),
            &QAction::triggered, this, [this] { view()->goToDifference(true); });
    connect(addCommand(tr("Find &next"), QKeySequence(Qt::Key_F3)), &QAction::triggered, this,
            [this] { search(false, false); });
    connect(addCommand(tr("Find &previous"), QKeySequence(Qt::SHIFT | Qt::Key_F3)),
            &QAction::triggered, this, [this] { search(true, false); });
}

RowView *DocumentPage::view() const
{
    if (m_form == Form::SideBySide)
        return m_sideBySide;
    return m_oneBelow;
}

void DocumentPage::focusContent()
{
    m_stack->currentWidget()->setFocus();
}

void DocumentPage::find()
{
    m_searchLine->open();
}

void DocumentPage::search(bool backwards, bool fromHere)
{
    m_searchLine->sayFound(view()->find(m_searchLine->words(), backwards, fromHere));
}

void DocumentPage::chooseComparedText()
{
    m_head->requestChoice();
}

QVariantMap DocumentPage::state() const
{
    const std::size_t line = m_lineToShow.value_or(view()->currentLine());
    return {{QStringLiteral("shown"), int(m_form)},
            {QStringLiteral("line"), qulonglong(line)},
            {QStringLiteral("allLines"), m_allLines->isChecked()},
            {QStringLiteral("share"), m_sideBySide->share()},
            {QStringLiteral("comparedWith"), int(m_compared->with().kind)},
            {QStringLiteral("revision"), m_compared->with().name}};
}

void DocumentPage::restoreState(const QVariantMap &state)
{
    const int form = state.value(QStringLiteral("shown"), int(Form::Source)).toInt();
    showAs(Form(std::clamp(form, int(Form::Source), int(Form::SideBySide))));
    m_allLines->setChecked(state.value(QStringLiteral("allLines")).toBool());
    m_sideBySide->setShare(state.value(QStringLiteral("share"), 0.5).toDouble());
    const int kind = state.value(QStringLiteral("comparedWith")).toInt();
    const ComparedWith with{ComparedWith::Kind(std::clamp(kind, int(ComparedWith::Kind::File),
                                                          int(ComparedWith::Kind::Revision))),
                            state.value(QStringLiteral("revision")).toString()};
    if (with != m_compared->with())
        m_compared->choose(with);
    m_lineToShow = state.value(QStringLiteral("line")).toULongLong();
    if (isVisible())
        refresh();
}

void DocumentPage::showRevision(const QString &commit)
{
    showAs(Form::SideBySide);
    m_compared->choose({ComparedWith::Kind::Revision, commit});
}

void DocumentPage::showAs(Form form)
{
    const std::size_t line = view()->currentLine();
    const bool isOther = form != m_form;
    m_form = form;
    m_head->setForm(form);
    m_formCommands.at(int(form))->setChecked(true);
    if (!m_comparer->comparison())
        return;
    showRows();
    if (isOther)
        view()->setCurrentLine(line);
    goToFirstDifference();
}

void DocumentPage::goToFirstDifference()
{
    RowView *shown = view();
    if (shown->currentLine() > 0 || shown->rows().count() == 0)
        return;
    const DocumentRows::Kind kind = shown->rows().at(shown->currentRow()).kind;
    if (kind == DocumentRows::Kind::Same || kind == DocumentRows::Kind::Left)
        shown->goToDifference(false);
}

void DocumentPage::showLine(std::size_t line)
{
    showAs(Form::Source);
    if (m_comparer->isComparing() || !m_comparer->comparison())
        m_lineToShow = line - 1;
    else
        view()->setCurrentLine(line - 1);
}

bool DocumentPage::event(QEvent *event)
{
    // A commit made elsewhere moves what a branch names.
    if (event->type() == QEvent::WindowActivate && isVisible() && !m_chooser)
        m_compared->lookAgain();
    return Page::event(event);
}

void DocumentPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_compared->lookForReferences();
    if (m_isStale)
        refresh();
    else
        m_compared->lookAgain();
}

void DocumentPage::refresh()
{
    m_isStale = false;
    m_compared->lookAgain();
    compare();
}

void DocumentPage::compare()
{
    // What was chosen at the last start comes first; nothing else is shown in its place.
    if (m_compared->isLoading() && !m_comparer->comparison())
        showCurrentForm(tr("Comparing…"));
    else
        m_comparer->compare(m_compared->text(), session()->reg().text);
    if (m_comparer->isComparing() && !m_comparer->comparison())
        showCurrentForm(tr("Comparing…"));
    updateWords();
}

void DocumentPage::showRows()
{
    const QString label = m_compared->label();
    m_oneBelow->setOtherName(label);
    m_sideBySide->setOtherName(label);
    m_sideBySide->setHeads(label, tr("The register"));
    view()->show(DocumentRows(m_comparer->comparison(), m_form));
    if (m_lineToShow) {
        view()->setCurrentLine(*std::exchange(m_lineToShow, std::nullopt));
        if (m_form != Form::Source)
            goToFirstDifference();
    } else if (m_isFirstToShow) {
        view()->setCurrentRow(0);
        goToFirstDifference();
    }
    m_isFirstToShow = false;
    const bool isSame = m_form != Form::Source && view()->rows().count() == 0;
    showCurrentForm(!isSame ? QString()
                    : m_compared->with().kind == ComparedWith::Kind::File
                        ? tr("Nothing differs: the file holds what the register says.")
                        : tr("Nothing differs: %1 holds what the register says.").arg(label));
    updateWords();
}

/// The rows, or words where there are none to show. The keyboard stays where it was.
void DocumentPage::showCurrentForm(const QString &inPlace)
{
    const bool hadKeyboard = m_stack->isAncestorOf(QApplication::focusWidget());
    m_inPlace->setText(inPlace);
    m_stack->setCurrentWidget(inPlace.isEmpty() ? static_cast<QWidget *>(view()) : m_inPlace);
    if (hadKeyboard)
        focusContent();
}

QString DocumentPage::differenceInWords() const
{
    const QString label = m_compared->label();
    if (m_compared->with().kind == ComparedWith::Kind::File) {
        const int lines = session()->unwrittenLines();
        if (!session()->hasFile())
            return tr("This register has no file yet.");
        return lines == 0 ? tr("The same as %1.").arg(label)
                          : tr("%n line(s) not in %1.", nullptr, lines).arg(label);
    }
    const std::size_t lines = m_comparer->comparison()->differing();
    if (lines == 0)
        return tr("The same as %1.").arg(label);
    return lines == 1 ? tr("1 line differs from %1.").arg(label)
                      : tr("%1 lines differ from %2.").arg(decimal(lines), label);
}

void DocumentPage::updateWords()
{
    const int unwritten = session()->unwrittenLines();
    m_head->setWriting(!session()->hasFile() || unwritten > 0, unwritten > 0);
    m_head->setComparedWith(
        m_compared->with().kind == ComparedWith::Kind::File ? tr("The file") : m_compared->label());
    const TextComparison *comparison = m_comparer->comparison().get();
    if (!comparison || m_comparer->isComparing()) {
        m_head->say(tr("Comparing…"));
        return;
    }
    QStringList words{differenceInWords()};
    if (!m_refusal.isEmpty())
        words.prepend(m_refusal);
    if (m_compared->isDamaged())
        words << tr("It holds bytes that are no UTF-8, shown as \uFFFD.");
    m_head->say(words.join(QLatin1Char(' ')));
    m_head->setCounts(comparison->added(), comparison->removed());
}

} // namespace loadline::ui
