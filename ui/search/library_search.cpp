// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/library_search.h"

namespace loadline::ui {

LibrarySearch::LibrarySearch(std::shared_ptr<const Library> library, QObject *parent)
    : QObject(parent)
    , m_reading(std::move(library))
{
}

void LibrarySearch::start(const QString &sought, const Ground &ground)
{
    m_reading.start(
        [this, sought, ground](const LibraryReading::Run &run) { seek(run, sought, ground); });
}

void LibrarySearch::seek(const LibraryReading::Run &run, const QString &sought, const Ground &ground)
{
    std::size_t left = mostHits;
    const auto seekIn = [&](const QString &name, const std::string &text) {
        auto hits = linesWith(text, sought, left, run.isCalledOff());
        left -= hits.size();
        if (!hits.empty())
            run.tell([this, name, hits = std::move(hits)] { Q_EMIT foundIn(name, hits); });
    };
    seekIn(ground.name, *ground.text);
    const auto all = ground.isWholeLibrary ? run.library().registers()
                                           : Result<std::vector<ListedRegister>>();
    for (const ListedRegister &one : all.value_or(std::vector<ListedRegister>())) {
        const QString name = QString::fromStdString(one.name);
        if (run.isCalledOff() || left == 0)
            break;
        if (name == ground.name)
            continue;
        if (const auto stored = run.library().load(one.id))
            seekIn(name, stored->text);
    }
    run.tell([this] { Q_EMIT finished(); });
}

} // namespace loadline::ui
