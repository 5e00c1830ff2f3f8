// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_repository.h"

#include <QProcess>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace loadline::test {

namespace {

namespace fs = std::filesystem;

constexpr int firstCommit = 1767225600; // 2026-01-01T00:00:00Z
constexpr int hour = 3600;

void seeNoConfiguration()
{
    qputenv("GIT_CONFIG_GLOBAL", "/dev/null");
    qputenv("GIT_CONFIG_NOSYSTEM", "1");
}

struct Ended
{
    int status = 0;
    QByteArray output;
    QByteArray errors;
};

Ended run(const std::string &folder, const std::vector<std::string> &arguments, int commits = 0)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QString date = QString::number(firstCommit + commits * hour) + QStringLiteral(" +0000");
    for (const char *who : {"AUTHOR", "COMMITTER"}) {
        const QString name = QStringLiteral("GIT_") + QString::fromLatin1(who);
        environment.insert(name + QStringLiteral("_NAME"), QStringLiteral("Ada"));
        environment.insert(name + QStringLiteral("_EMAIL"), QStringLiteral("ada@example.org"));
        environment.insert(name + QStringLiteral("_DATE"), date);
    }
    QStringList words = {QStringLiteral("-C"), QString::fromStdString(folder)};
    for (const std::string &argument : arguments)
        words += QString::fromStdString(argument);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral("git"), words);
    process.closeWriteChannel();
    if (!process.waitForFinished(60000) || process.exitStatus() != QProcess::NormalExit)
        qFatal("git does not run");
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

std::string outputOf(const std::string &folder, const std::vector<std::string> &arguments,
                     int commits = 0)
{
    const Ended ended = run(folder, arguments, commits);
    if (ended.status != 0)
        qFatal("git %s: %s", arguments.front().c_str(), ended.errors.constData());
    return ended.output.toStdString();
}

} // namespace

TestRepository::TestRepository(const std::string &objectFormat)
    : m_root(fs::canonical(m_folder.path().toStdString()).string())
{
    seeNoConfiguration();
    outputOf(m_root, {"init", "-q", "-b", "main", "--object-format=" + objectFormat});
}

TestRepository::TestRepository(const std::string &source, const std::vector<std::string> &options)
    : m_root(fs::canonical(m_folder.path().toStdString()).string())
{
    seeNoConfiguration();
    std::vector<std::string> arguments = {"clone", "-q"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    arguments.insert(arguments.end(), {source, m_root});
    outputOf(m_root, arguments);
}

TestRepository::~TestRepository()
{
    // QTemporaryDir does not find files whose names are not UTF-8.
    std::error_code ignored;
    fs::remove_all(m_root, ignored);
}

void TestRepository::write(const std::string &name, std::string_view bytes) const
{
    writeFile(pathOf(name), bytes);
}

void TestRepository::writeFile(const std::string &path, std::string_view bytes)
{
    fs::create_directories(fs::path(path).parent_path());
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), std::streamsize(bytes.size()));
    if (!file.flush())
        qFatal("%s cannot be written", path.c_str());
}

std::string TestRepository::read(const std::string &name) const
{
    std::ifstream file(pathOf(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void TestRepository::remove(const std::string &name) const
{
    fs::remove_all(pathOf(name));
}

void TestRepository::link(const std::string &name, const std::string &target) const
{
    const fs::path path = pathOf(name);
    fs::create_directories(path.parent_path());
    fs::create_symlink(target, path);
}

std::string TestRepository::commit(const std::string &message)
{
    outputOf(m_root, {"add", "-A"});
    outputOf(m_root, {"commit", "-q", "--allow-empty", "-m", message}, m_commits++);
    return hashOf("HEAD");
}

std::string TestRepository::git(const std::vector<std::string> &arguments) const
{
    return outputOf(m_root, arguments, m_commits);
}

int TestRepository::statusOf(const std::vector<std::string> &arguments) const
{
    return run(m_root, arguments, m_commits).status;
}

std::string TestRepository::hashOf(const std::string &revision) const
{
    std::string hash = git({"rev-parse", "--verify", revision});
    hash.pop_back();
    return hash;
}

} // namespace loadline::test
