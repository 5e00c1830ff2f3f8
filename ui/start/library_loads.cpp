// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/library_loads.h"

#include "checks/policy.h"
#include "markdown/reader.h"
#include "ui/shell/time_source.h"

namespace loadline::ui {

LibraryLoads::LibraryLoads(std::shared_ptr<const Library> library, QObject *parent)
    : QObject(parent)
    , m_reading(std::move(library))
{
}

void LibraryLoads::weigh(std::vector<ListedRegister> registers)
{
    m_reading.start([this, today = todayUtc(),
                     registers = std::move(registers)](const LibraryReading::Run &run) {
        for (const ListedRegister &one : registers) {
            if (run.isCalledOff())
                return;
            auto stored = run.library().load(one.id);
            if (!stored)
                continue;
            const policy::Policy policy = one.file.empty() ? policy::Policy()
                                                           : policy::policyFor(one.file).value_or(
                                                               policy::Policy());
            const posture::Load load = posture::loadOf(markdown::read(std::move(stored->text)),
                                                       policy, today);
            run.tell([this, id = one.id, load] { Q_EMIT weighed(id, load); });
        }
    });
}

} // namespace loadline::ui
