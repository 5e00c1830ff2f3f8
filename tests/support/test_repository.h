// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include <string>
#include <string_view>
#include <vector>

namespace loadline::test {

/// A repository made by the git program in a folder of its own, which goes with it. Neither it nor
/// the test that makes one sees the configuration of who runs the test. Commits are by Ada, each an
/// hour after the one before, from 2026-01-01T00:00:00Z. What git refuses ends the test program.
class TestRepository
{
public:
    explicit TestRepository(const std::string &objectFormat = "sha1");
    /// Made with `git clone` and \a options.
    TestRepository(const std::string &source, const std::vector<std::string> &options);
    TestRepository(const TestRepository &) = delete;
    TestRepository &operator=(const TestRepository &) = delete;
    ~TestRepository();

    const std::string &root() const { return m_root; } ///< without links
    std::string pathOf(const std::string &name) const { return m_root + "/" + name; }

    /// Makes the folders that it needs.
    void write(const std::string &name, std::string_view bytes) const;
    static void writeFile(const std::string &path, std::string_view bytes);
    std::string read(const std::string &name) const;
    void remove(const std::string &name) const;
    void link(const std::string &name, const std::string &target) const;

    /// Everything that is not ignored; gives the full hash.
    std::string commit(const std::string &message);
    /// Output of `git` in the work tree.
    std::string git(const std::vector<std::string> &arguments) const;
    /// Its status, where it may refuse.
    int statusOf(const std::vector<std::string> &arguments) const;
    /// Output without the line end.
    std::string hashOf(const std::string &revision) const;

private:
    QTemporaryDir m_folder;
    std::string m_root;
    int m_commits = 0;
};

} // namespace loadline::test
