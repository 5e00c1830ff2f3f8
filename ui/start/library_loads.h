// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "posture/load.h"
#include "review/verdict.h"
#include "ui/shell/library_reading.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace loadline::ui {

/// Weighs and reviews the registers of a library one after the other, beside the window: first the
/// loads, which are there at once, then what git has to be asked about. One that cannot be
/// read, by another program's doing for instance, has no figures.
class LibraryLoads : public QObject
{
    Q_OBJECT

public:
    explicit LibraryLoads(std::shared_ptr<const Library> library, QObject *parent = nullptr);

    /// What still runs for an earlier call comes to nothing.
    void weigh(std::vector<ListedRegister> registers);

Q_SIGNALS:
    /// The verdict on what ships since the last tag, and how much heavier the register is than thirty
    /// days ago, where its commits tell.
    void reviewed(loadline::RegisterId id, loadline::review::Verdict::Kind verdict,
                  std::optional<double> trend);
    void weighed(loadline::RegisterId id, const loadline::posture::Load &load);

private:
    LibraryReading m_reading;
};

} // namespace loadline::ui
