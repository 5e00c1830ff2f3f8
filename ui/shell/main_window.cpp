// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "sample/sample.h"
#include "ui/damage/choose_text.h"
#include "ui/findings/findings.h"
#include "ui/findings/findings_desk.h"
#include "ui/findings/findings_panel.h"
#include "ui/importing/import_desk.h"
#include "ui/ledger/ledger_desk.h"
#include "ui/ledger/ledger_panel.h"
#include "ui/linking/file_desk.h"
#include "ui/palette/palette_desk.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/register_commands.h"
#include "ui/shell/session_messages.h"
#include "ui/shell/status_line.h"
#include "ui/shell/time_source.h"
#include "ui/shell/window_actions.h"
#include "ui/shell/writing_after_change.h"
#include "ui/start/empty_register.h"
#include "ui/start/library_desk.h"
#include "ui/start/start_page.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/theme.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

namespace loadline::ui {

namespace {

constexpr QSize firstSize{1180, 760};
constexpr int navigationWidth = 216;
constexpr int panelHeight = 280;
constexpr int restAfterOpening = 1000; // milliseconds

} // namespace

MainWindow::MainWindow(std::unique_ptr<RegisterShelf> shelf, Theme *theme, bool isRemembering)
    : m_shelf(std::move(shelf))
    , m_theme(theme)
    , m_memory(isRemembering)
    , m_actions(new WindowActions(this))
    , m_navigation(new Navigation)
    , m_strip(new MessageStrip)
    , m_messages(new SessionMessages(m_strip))
    , m_fileBar(new MessageStrip)
    , m_file(new FileDesk(m_fileBar, this))
    , m_splitter(new QSplitter)
    , m_content(new QStackedWidget)
    , m_pages(new PageStack)
    , m_status(new StatusLine)
    , m_commands(new RegisterCommands(m_pages, &m_memory, this))
    , m_findings(new FindingsDesk(m_pages, &m_memory, this))
    , m_imports(new ImportDesk(m_shelf->libraryPath(), this))
    , m_ledger(new LedgerDesk(m_pages, &m_memory, this))
    , m_library(new LibraryDesk(m_shelf.get(), this))
    , m_writing(new WritingAfterChange([this] { return isAtRest(); }, this))
    , m_palette(new PaletteDesk(m_pages, &m_findings->findings(), this))
    , m_halves(new QSplitter(Qt::Vertical))
{
    build();
    connectCommands();
    takeSettings();
    update();
}

MainWindow::~MainWindow()
{
    setSession(nullptr);
}

void MainWindow::build()
{
    setWindowIcon(applicationIcon());
    auto *right = new QWidget;
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_fileBar);
    column->addWidget(m_strip);
    column->addWidget(m_halves, 1);
    m_halves->addWidget(m_content);
    m_halves->addWidget(m_findings->panel());
    m_halves->addWidget(m_ledger->panel());
    m_halves->setStretchFactor(0, 1);
    m_halves->setChildrenCollapsible(false);
    m_halves->setSizes({firstSize.height() - panelHeight, panelHeight, panelHeight});
    m_content->addWidget(m_pages);
    m_splitter->addWidget(m_navigation);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({navigationWidth, firstSize.width() - navigationWidth});
    setCentralWidget(m_splitter);
    setStatusBar(m_status);
    m_navigation->setRegisterMenu(m_actions->registerMenu());
    m_actions->followPages(m_pages);
    if (!restoreGeometry(m_memory.geometry()))
        resize(firstSize);
    m_splitter->restoreState(m_memory.splitter());
}

void MainWindow::setSession(std::unique_ptr<RegisterSession> session)
{
    // The pages look at the register until they are gone.
    m_pages->setSession(nullptr);
    m_session = std::move(session);
    m_commands->setSession(m_session.get());
    m_messages->setSession(m_session.get());
    m_file->setSession(m_session.get());
    m_writing->setSession(m_session.get());
    m_findings->setSession(m_session.get());
    m_ledger->setSession(m_session.get());
    m_palette->setSession(m_session.get());
    m_pages->setSession(m_session.get());
    if (!m_session)
        return;
    connect(m_session.get(), &RegisterSession::changed, this, [this] {
        update();
        m_navigation->showCounts(m_session->reg());
    });
    connect(m_session.get(), &RegisterSession::unwrittenLinesChanged, this, &MainWindow::update);
    connect(m_session.get(), &RegisterSession::written, this, &MainWindow::update);
}

bool MainWindow::open(const WishToOpen &wish)
{
    if (!openRegisterOf(wish))
        return false;
    if (wish.line)
        m_pages->showLine(*wish.line);
    return true;
}

bool MainWindow::openRegisterOf(const WishToOpen &wish)
{
    switch (wish.kind) {
    case WishToOpen::File: {
        auto opened = m_shelf->openFile(wish.what, m_reader);
        if (opened && !*opened)
            return false;
        return take(opened.map([](auto &&some) { return std::move(*some); }));
    }
    case WishToOpen::Register:
        return take(m_shelf->openRegister(wish.what));
    case WishToOpen::Sample:
        return take(m_shelf->openNew(tr("Sample"), sampleRegister()));
    case WishToOpen::Empty: {
        const QString name = tr("New register");
        return take(m_shelf->openNew(name, emptyRegister(name.toStdString(), todayUtc())));
    }
    case WishToOpen::Library:
        showStart();
        return true;
    }
    return false;
}

void MainWindow::setNeighbours(Neighbours neighbours)
{
    m_neighbours = std::move(neighbours);
    m_library->setInUse(m_neighbours.haveOpen);
}

void MainWindow::wish(const WishToOpen &wish)
{
    if (m_neighbours.open)
        m_neighbours.open(wish);
    else
        open(wish);
}

bool MainWindow::take(Result<OpenedRegister> opened)
{
    if (!opened) {
        m_messages->tell(opened.error());
        return false;
    }
    leave();
    setSession(std::move(opened->session));
    m_pages->setStates(m_memory.pageStates(m_session->name()));
    m_content->setCurrentWidget(m_pages);
    showPage(m_memory.page(m_session->name()));
    m_navigation->showCounts(m_session->reg());
    for (const linking::FileNotice &notice : opened->notices)
        m_file->tell(notice);
    if (opened->reading)
        m_messages->tell(*opened->reading);
    m_unmarked = opened->id;
    Q_EMIT sessionChanged();
    QTimer::singleShot(restAfterOpening, this, [this] {
        noteOpened();
        m_file->startWatching();
    });
    return true;
}

/// It writes to the disk and waits for it, so not before the first frame. The order of *Recent* is
/// all that hangs on the library's part: a failure is not worth a word.
void MainWindow::noteOpened()
{
    if (!m_unmarked)
        return;
    (void) m_shelf->markOpened(*m_unmarked);
    m_unmarked.reset();
    if (m_session->hasFile())
        m_memory.keepLastFolder(QFileInfo(m_session->filePath()).absolutePath());
}

void MainWindow::leave()
{
    if (!m_session)
        return;
    noteOpened();
    m_pages->finishEditing();
    m_memory.keepPages(m_session->name(), m_pages->currentPage(), m_pages->states());
    setSession(nullptr);
}

void MainWindow::showStart()
{
    leave();
    StartPage *start = m_library->page();
    if (m_content->indexOf(start) < 0)
        m_content->addWidget(start);
    m_content->setCurrentWidget(start);
    start->focusContent();
    update();
    Q_EMIT sessionChanged();
}

void MainWindow::showPage(PageId page)
{
    m_pages->showPage(page);
}

void MainWindow::showLine(std::size_t line)
{
    m_pages->showLine(line);
}

void MainWindow::update()
{
    m_navigation->setVisible(m_session != nullptr);
    m_actions->update(m_session.get(), m_commands->subject());
    if (!m_session) {
        setWindowTitle(tr("Loadline"));
        setWindowModified(false);
        m_status->showNothing();
        return;
    }
    setWindowTitle(m_session->name() + QStringLiteral("[*] – ") + tr("Loadline"));
    setWindowModified(m_session->hasUnwritten());
    m_status->show(*m_session, m_pages->isEditing(), m_isKept);
    m_navigation->showRegister(m_session->name(), m_session->filePath());
    m_navigation->showUnwrittenLines(m_session->hasFile() ? m_session->unwrittenLines() : 0);
}

void MainWindow::takeSettings()
{
    m_actions->showChoices(m_theme->choice(), m_memory.onClosing());
    m_writing->setWanted(m_memory.writesAfterChange());
}

void MainWindow::askHowToRead()
{
    m_reader = [this](const QString &path, const std::string &bytes) {
        return chooseText(this, path, bytes);
    };
}

void MainWindow::setKept(bool isKept)
{
    m_isKept = isKept;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_commands->settleUnwritten()) {
        event->ignore();
        return;
    }
    m_memory.keepWindow(saveGeometry(), m_splitter->saveState());
    leave();
    event->accept();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && !m_pages->isEditing())
        m_file->look();
}

} // namespace loadline::ui
