// SPDX-License-Identifier: GPL-3.0-or-later
#include "linking/lookout.h"

#include <chrono>
#include <filesystem>
#include <thread>

namespace loadline::linking {

namespace {

/// How long a look waits for a git command that is changing the work tree. One that was killed
/// leaves its lock behind, and then waiting is in vain.
constexpr auto gitPatience = std::chrono::seconds(2);
constexpr auto gitStep = std::chrono::milliseconds(20);
constexpr int mostLooks = 5;

bool isWorking(const git::Repository &repository)
{
    std::error_code ignored;
    const std::filesystem::path folder(repository.gitDirectory());
    return std::filesystem::exists(folder / "index.lock", ignored)
           || std::filesystem::exists(folder / "HEAD.lock", ignored);
}

void waitFor(const git::Repository &repository, const std::stop_token &stop)
{
    const auto end = std::chrono::steady_clock::now() + gitPatience;
    while (isWorking(repository) && !stop.stop_requested() && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(gitStep);
}

/// Empty where git does not answer: then nothing is concluded from the branch.
std::string placeIn(const git::Repository &repository)
{
    const auto head = repository.head();
    return head ? head->place() : std::string();
}

} // namespace

Lookout::Lookout(std::string path)
    : m_path(std::move(path))
{
}

std::optional<git::Repository> Lookout::repository() const
{
    const std::lock_guard lock(m_keeping);
    return m_repository;
}

/// A repository can come and go while the register is open.
std::optional<git::Repository> Lookout::findRepository()
{
    auto known = repository();
    std::error_code ignored;
    if (!known || !std::filesystem::exists(known->gitDirectory(), ignored)) {
        auto found = git::Repository::around(m_path);
        known = found ? std::move(*found) : std::nullopt;
        if (known)
            known->stopWith(m_stop.get_token());
        const std::lock_guard lock(m_keeping);
        m_repository = known;
    }
    return known;
}

Sight Lookout::look(const SharedBytes &known)
{
    const std::lock_guard lock(m_looking);
    const auto repository = findRepository();
    if (!repository)
        return readSight(m_path, known);
    Sight sight;
    for (int looks = 0; looks < mostLooks; ++looks) {
        waitFor(*repository, m_stop.get_token());
        const std::string place = placeIn(*repository);
        sight = readSight(m_path, known);
        sight.place = placeIn(*repository);
        if (sight.place == place && !isWorking(*repository))
            break;
    }
    return sight;
}

Surroundings Lookout::surroundings()
{
    Surroundings around;
    const auto found = git::Repository::around(m_path);
    if (!found) {
        around.trouble = found.error();
        return around;
    }
    if (!*found)
        return around;
    git::Repository repository = **found;
    repository.stopWith(m_stop.get_token());
    around.isInRepository = true;
    const auto trouble = [&around](const auto &result) {
        if (!result)
            around.trouble = result.error();
        return !result.has_value();
    };
    if (const auto head = repository.head(); !trouble(head))
        around.head = *head;
    if (const auto path = repository.pathInside(m_path); !trouble(path)) {
        if (const auto state = repository.stateOf(*path); !trouble(state))
            around.file = *state;
    }
    if (const auto upstream = repository.upstream(); !trouble(upstream))
        around.upstream = *upstream;
    return around;
}

} // namespace loadline::linking
