// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "posture/load.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace loadline::ui {

/// Weighs the registers of a library one after the other, beside the window, through a connection
/// of its own. A library in memory has only the one: it is weighed at once.
class LibraryLoads : public QObject
{
    Q_OBJECT

public:
    explicit LibraryLoads(std::shared_ptr<const Library> library, QObject *parent = nullptr);
    ~LibraryLoads() override;

    /// What still runs for an earlier call comes to nothing.
    void weigh(std::vector<ListedRegister> registers);

Q_SIGNALS:
    void weighed(loadline::RegisterId id, const loadline::posture::Load &load);

private:
    std::shared_ptr<const Library> m_library;
    std::shared_ptr<std::atomic_bool> m_isCalledOff;
    QThreadPool m_worker; ///< last: it waits for what still runs before the rest is gone
};

} // namespace loadline::ui
