// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/library_reading.h"

namespace loadline::ui {

LibraryReading::Run::Run(LibraryReading *reading, const Library &library,
                         std::shared_ptr<const std::atomic_bool> calledOff, std::stop_token stop)
    : m_reading(reading)
    , m_library(library)
    , m_calledOff(std::move(calledOff))
    , m_stop(std::move(stop))
{
}

void LibraryReading::Run::tell(std::function<void()> what) const
{
    QMetaObject::invokeMethod(
        m_reading,
        [calledOff = m_calledOff, what = std::move(what)] {
            if (!*calledOff)
                what();
        },
        Qt::QueuedConnection);
}

LibraryReading::LibraryReading(std::shared_ptr<const Library> library, QObject *parent)
    : QObject(parent)
    , m_library(std::move(library))
{
    m_worker.setMaxThreadCount(1);
}

LibraryReading::~LibraryReading()
{
    callOff();
}

void LibraryReading::callOff()
{
    if (m_calledOff)
        *m_calledOff = true;
    m_stop.request_stop();
}

void LibraryReading::start(std::function<void(const Run &)> read)
{
    callOff();
    m_stop = std::stop_source();
    m_calledOff = std::make_shared<std::atomic_bool>(false);
    if (m_library->path().empty()) {
        read(Run(this, *m_library, m_calledOff, m_stop.get_token()));
        return;
    }
    m_worker.start([this, read = std::move(read), calledOff = m_calledOff,
                    stop = m_stop.get_token(), path = m_library->path()] {
        if (const auto library = Library::open(path, Library::Missing::IsAnError))
            read(Run(this, **library, calledOff, stop));
    });
}

} // namespace loadline::ui
