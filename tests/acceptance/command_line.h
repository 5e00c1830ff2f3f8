// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

#include <string>

namespace loadline::test {

/// `loadline-cli` as a process of its own, in a folder of its own with a home of its own, at a
/// fixed time: 2026-04-01 00:00 UTC.
class CommandLine
{
public:
    struct Ran
    {
        int status = -1;
        QByteArray out;
        QByteArray err;
    };

    CommandLine();

    Ran run(const QStringList &arguments, const QByteArray &input = {}) const;
    void setVariable(const QString &name, const QString &value);

    /// An absolute path in the folder.
    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Writes a file into the folder and gives its path.
    QString write(const QString &name, const std::string &content) const;
    std::string read(const QString &name) const;

private:
    QTemporaryDir m_folder;
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
};

/// The line that stands for the fixed time, for "2026-02-17 08:15 UTC" and the like.
inline constexpr char stampOfTheTests[] = "2026-04-01 00:00 UTC";

/// The text with the value of its *Last Updated* (in minutes) replaced by the tests' time.
std::string stamped(std::string text);

} // namespace loadline::test
