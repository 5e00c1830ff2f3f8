// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "ui/search/text_search.h"
#include "ui/shell/library_reading.h"

#include <QObject>

#include <memory>
#include <vector>

namespace loadline::ui {

/// Seeks in the open register, and where that is wanted in all others of the library as well, beside
/// the window.
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

    /// What still runs for an earlier call comes to nothing.
    void start(const QString &sought, const Ground &ground);

Q_SIGNALS:
    /// The open register comes first, the others by name.
    void foundIn(const QString &name, const std::vector<loadline::ui::LineHit> &hits);
    void finished();

private:
    void seek(const LibraryReading::Run &run, const QString &sought, const Ground &ground);

    LibraryReading m_reading;
};

} // namespace loadline::ui
