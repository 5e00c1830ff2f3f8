// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/library_desk.h"

#include "ui/shell/register_shelf.h"
#include "ui/start/library_loads.h"
#include "ui/start/reveal_file.h"
#include "ui/start/start_page.h"
#include "ui/widgets/question_box.h"
#include "ui/widgets/style.h"

#include <QPushButton>

namespace loadline::ui {

using itemmodels::LibraryRow;

namespace {

/// A confirmation that names what goes, since undo cannot bring it back.
bool askToRemove(QWidget *parent, const LibraryRow &row, int steps)
{
    QuestionBox box(LibraryDesk::tr("Remove from the library"),
                    LibraryDesk::tr("Remove %1 from the library?").arg(row.name), parent);
    const QString history = LibraryDesk::tr("Its history of %n step(s) goes with it, and undo "
                                            "cannot bring it back.",
                                            nullptr, steps);
    box.setInformativeText(
        row.file.isEmpty()
            ? LibraryDesk::tr("It is in no file: its text goes as well. %1").arg(history)
            : LibraryDesk::tr("The file %1 stays as it is; lines that it does not have go. %2")
                  .arg(row.place, history));
    QPushButton *remove = box.addButton(LibraryDesk::tr("&Remove register"),
                                        QMessageBox::DestructiveRole);
    QPushButton *leave = box.addButton(LibraryDesk::tr("Cancel"), QMessageBox::RejectRole);
    box.setDefaultButton(leave);
    Style::setPrimary(remove);
    box.exec();
    return box.clickedButton() == remove;
}

} // namespace

LibraryDesk::LibraryDesk(RegisterShelf *shelf, QWidget *window)
    : QObject(window)
    , m_shelf(shelf)
    , m_window(window)
{
}

StartPage *LibraryDesk::page()
{
    if (!m_page)
        m_page = makePage();
    list();
    return m_page;
}

StartPage *LibraryDesk::makePage()
{
    auto *page = new StartPage;
    m_loads = new LibraryLoads(m_shelf->library(), this);
    connect(m_loads, &LibraryLoads::weighed, page, &StartPage::setLoad);
    connect(m_loads, &LibraryLoads::reviewed, page, &StartPage::setReview);
    connect(page, &StartPage::openRequested, this, &LibraryDesk::openRequested);
    connect(page, &StartPage::sampleRequested, this, &LibraryDesk::sampleRequested);
    connect(page, &StartPage::emptyRequested, this, &LibraryDesk::emptyRequested);
    connect(page, &StartPage::registerRequested, this, &LibraryDesk::registerRequested);
    connect(page, &StartPage::removeRequested, this, &LibraryDesk::remove);
    connect(page, &StartPage::revealRequested, this, [](const QString &file) { revealFile(file); });
    return page;
}

void LibraryDesk::list()
{
    auto listed = m_shelf->registers();
    if (!listed) {
        Q_EMIT failed(listed.error());
        return;
    }
    std::vector<LibraryRow> rows;
    for (const ListedRegister &one : *listed) {
        const QString file = QString::fromStdString(one.file);
        rows.push_back({one.id, QString::fromStdString(one.name), file, shownFile(file), one.opened,
                        std::nullopt});
    }
    m_page->show(std::move(rows));
    m_loads->weigh(std::move(*listed));
}

void LibraryDesk::remove(const LibraryRow &row)
{
    if (m_isInUse && m_isInUse(row.name)) {
        Q_EMIT failed(Error{ErrorCode::Refused,
                            "“" + row.name.toStdString() + "” is open in a window",
                            "close it there, then remove it",
                            {}});
        return;
    }
    const auto steps = m_shelf->stepsOf(row.id);
    if (!steps) {
        Q_EMIT failed(steps.error());
        return;
    }
    if (!askToRemove(m_window, row, *steps))
        return;
    if (const auto done = m_shelf->remove(row.id); !done)
        Q_EMIT failed(done.error());
    else
        Q_EMIT told(tr("Removed %1 from the library.").arg(row.name));
    list();
    m_page->focusContent();
}

} // namespace loadline::ui
