// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/library_loads.h"

#include "checks/policy.h"
#include "markdown/reader.h"
#include "ui/shell/time_source.h"

#include <functional>

namespace loadline::ui {

namespace {

using Weighed = std::function<void(RegisterId, const posture::Load &)>;

/// A register that cannot be read, by another program's doing for instance, has no figures.
void weighEach(const Library &library, const std::vector<ListedRegister> &registers,
               const std::string &today, const std::atomic_bool &isCalledOff,
               const Weighed &weighed)
{
    for (const ListedRegister &one : registers) {
        if (isCalledOff)
            return;
        const auto stored = library.load(one.id);
        if (!stored)
            continue;
        const policy::Policy policy = one.file.empty()
                                          ? policy::Policy()
                                          : policy::policyFor(one.file).value_or(policy::Policy());
        weighed(one.id, posture::loadOf(markdown::read(stored->text), policy, today));
    }
}

} // namespace

LibraryLoads::LibraryLoads(std::shared_ptr<const Library> library, QObject *parent)
    : QObject(parent)
    , m_library(std::move(library))
{
    m_worker.setMaxThreadCount(1);
}

LibraryLoads::~LibraryLoads()
{
    if (m_isCalledOff)
        *m_isCalledOff = true;
}

void LibraryLoads::weigh(std::vector<ListedRegister> registers)
{
    if (m_isCalledOff)
        *m_isCalledOff = true;
    m_isCalledOff = std::make_shared<std::atomic_bool>(false);
    const std::string today = todayUtc();
    if (m_library->path().empty()) {
        weighEach(*m_library, registers, today, *m_isCalledOff,
                  [this](RegisterId id, const posture::Load &load) { Q_EMIT weighed(id, load); });
        return;
    }
    m_worker.start([this, calledOff = m_isCalledOff, path = m_library->path(), today,
                    registers = std::move(registers)] {
        const auto library = Library::open(path, Library::Missing::IsAnError);
        if (!library)
            return;
        weighEach(**library, registers, today, *calledOff,
                  [this, calledOff](RegisterId id, const posture::Load &load) {
                      QMetaObject::invokeMethod(
                          this,
                          [this, calledOff, id, load] {
                              if (!*calledOff)
                                  Q_EMIT weighed(id, load);
                          },
                          Qt::QueuedConnection);
                  });
    });
}

} // namespace loadline::ui
