// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "library/library.h"
#include "ui/search/text_search.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <vector>

namespace loadline::ui {

/// Seeks in the open register, and where that is wanted in all others of the library as well, beside
/// the window and through a connection of its own. (A library in memory is read at once.)
class LibrarySearch : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t mostHits = 2000; ///< more nobody looks through

    struct Ground
    {
        QString name; ///< of the open register
        SharedText text; ///< of the open register as it is now
        bool isWholeLibrary = false;
    };

    explicit LibrarySearch(std::shared_ptr<const Library> library, QObject *parent = nullptr);
    ~LibrarySearch() override;

    /// What still runs for an earlier call comes to nothing.
    void start(const QString &sought, const Ground &ground);

Q_SIGNALS:
    /// The open register comes first, the others by name.
    void foundIn(const QString &name, const std::vector<loadline::ui::LineHit> &hits);
    void finished();

private:
    using CallOff = std::shared_ptr<std::atomic_bool>;

    void seek(const Library &library, const QString &sought, const Ground &ground,
              const CallOff &calledOff);
    void tell(const CallOff &calledOff, std::function<void()> what);

    std::shared_ptr<const Library> m_library;
    CallOff m_calledOff;
    QThreadPool m_worker; ///< last: it waits for what still runs before the rest is gone
};

} // namespace loadline::ui
