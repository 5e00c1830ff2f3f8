// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/library_search.h"

namespace loadline::ui {

LibrarySearch::LibrarySearch(std::shared_ptr<const Library> library, QObject *parent)
    : QObject(parent)
    , m_library(std::move(library))
{
    m_worker.setMaxThreadCount(1);
}

LibrarySearch::~LibrarySearch()
{
    if (m_calledOff)
        *m_calledOff = true;
}

void LibrarySearch::start(const QString &sought, const Ground &ground)
{
    if (m_calledOff)
        *m_calledOff = true;
    m_calledOff = std::make_shared<std::atomic_bool>(false);
    if (m_library->path().empty()) {
        seek(*m_library, sought, ground, m_calledOff);
        return;
    }
    m_worker.start([this, sought, ground, calledOff = m_calledOff, path = m_library->path()] {
        if (const auto library = Library::open(path, Library::Missing::IsAnError))
            seek(**library, sought, ground, calledOff);
    });
}

void LibrarySearch::seek(const Library &library, const QString &sought, const Ground &ground,
                         const CallOff &calledOff)
{
    std::size_t left = mostHits;
    const auto seekIn = [&](const QString &name, const std::string &text) {
        auto hits = linesWith(text, sought, left, *calledOff);
        left -= hits.size();
        if (!hits.empty())
            tell(calledOff, [this, name, hits = std::move(hits)] { Q_EMIT foundIn(name, hits); });
    };
    seekIn(ground.name, *ground.text);
    const auto all = ground.isWholeLibrary ? library.registers()
                                           : Result<std::vector<ListedRegister>>();
    for (const ListedRegister &one : all.value_or(std::vector<ListedRegister>())) {
        const QString name = QString::fromStdString(one.name);
        if (*calledOff || left == 0)
            break;
        if (name == ground.name)
            continue;
        if (const auto stored = library.load(one.id))
            seekIn(name, stored->text);
    }
    tell(calledOff, [this] { Q_EMIT finished(); });
}

/// In the window's thread, and only as long as nothing else is sought.
void LibrarySearch::tell(const CallOff &calledOff, std::function<void()> what)
{
    QMetaObject::invokeMethod(
        this,
        [calledOff, what = std::move(what)] {
            if (!*calledOff)
                what();
        },
        Qt::QueuedConnection);
}

} // namespace loadline::ui
