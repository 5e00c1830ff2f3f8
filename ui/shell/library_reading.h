// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>

namespace loadline::ui {

/// Reads a library beside the window, through a connection of its own. A library in memory has only
/// the one: it is read at once. One thing at a time: what still runs for the one before comes to
/// nothing.
class LibraryReading : public QObject
{
    Q_OBJECT

public:
    /// One reading, as it runs.
    class Run
    {
    public:
        Run(LibraryReading *reading, const Library &library,
            std::shared_ptr<const std::atomic_bool> calledOff, std::stop_token stop);

        const Library &library() const { return m_library; }
        const std::atomic_bool &isCalledOff() const { return *m_calledOff; }
        /// The same, for what waits for other programs.
        const std::stop_token &stop() const { return m_stop; }
        /// Does it in the window's thread, unless the reading was called off.
        void tell(std::function<void()> what) const;

    private:
        LibraryReading *m_reading;
        const Library &m_library;
        std::shared_ptr<const std::atomic_bool> m_calledOff;
        std::stop_token m_stop;
    };

    explicit LibraryReading(std::shared_ptr<const Library> library, QObject *parent = nullptr);
    ~LibraryReading() override;

    /// \a read must not touch what the window may change.
    void start(std::function<void(const Run &)> read);

private:
    void callOff();

    std::shared_ptr<const Library> m_library;
    std::shared_ptr<std::atomic_bool> m_calledOff;
    std::stop_source m_stop;
    QThreadPool m_worker; ///< last: it waits for what still runs before the rest is gone
};

} // namespace loadline::ui
