// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "git/repository.h"
#include "linking/sight.h"

#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

namespace loadline::linking {

/// What git says around a register's file, for people to see; nothing is decided by it.
struct Surroundings
{
    bool isInRepository = false;
    git::Head head;
    git::FileState file;
    std::optional<git::Upstream> upstream;
    std::optional<Error> trouble; ///< git did not answer

    friend bool operator==(const Surroundings &, const Surroundings &) = default;
};

/// Looks at one file and at the repository around it.
///
/// A checkout changes the file first and the branch afterwards: a look waits for git to be done, and
/// is repeated where the branch changed meanwhile.
/// *Thread*: any; looks come one after the other, and wait for no question to git.
class Lookout
{
public:
    explicit Lookout(std::string path);

    const std::string &path() const { return m_path; }
    /// \a known is what the file may still hold.
    Sight look(const SharedBytes &known = {});
    Surroundings surroundings();
    /// Ends what is under way; looks from now on tell nothing of the repository.
    void stop() { m_stop.request_stop(); }
    /// The repository that was found by the last look.
    std::optional<git::Repository> repository() const;

private:
    std::optional<git::Repository> findRepository();

    const std::string m_path;
    mutable std::mutex m_looking;
    mutable std::mutex m_keeping;
    std::optional<git::Repository> m_repository;
    std::stop_source m_stop;
};

} // namespace loadline::linking
