// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line.h"

#include "support/registers.h"

#include <QFile>
#include <QProcess>

namespace loadline::test {

namespace {

constexpr char timeOfTheTests[] = "1775001600"; // 2026-04-01T00:00:00Z

} // namespace

CommandLine::CommandLine()
    : m_environment(QProcessEnvironment::systemEnvironment())
{
    for (const char *name : {"LOADLINE_LIBRARY", "COLUMNS", "DISPLAY", "WAYLAND_DISPLAY"})
        m_environment.remove(QString::fromLatin1(name));
    for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
        setVariable(QString::fromLatin1(name), m_home.path());
    setVariable(QStringLiteral("SOURCE_DATE_EPOCH"), QString::fromLatin1(timeOfTheTests));
    setVariable(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
}

void CommandLine::setVariable(const QString &name, const QString &value)
{
    m_environment.insert(name, value);
}

CommandLine::Ran CommandLine::run(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral(LOADLINE_BIN_DIR "/loadline-cli"), arguments);
    process.write(input);
    process.closeWriteChannel();
    Ran ran;
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(),
                "it did not end by itself: " + process.errorString().toUtf8()
                    + process.readAllStandardError()};
    ran.status = process.exitCode();
    ran.out = process.readAllStandardOutput();
    ran.err = process.readAllStandardError();
    return ran;
}

QString CommandLine::write(const QString &name, const std::string &content) const
{
    QFile file(path(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(content.data(), qint64(content.size()));
    return file.fileName();
}

std::string CommandLine::read(const QString &name) const
{
    return fileContent(path(name).toStdString());
}

std::string stamped(std::string text)
{
    const std::string key = "**Last Updated**: ";
    const auto at = text.rfind(key);
    if (at != std::string::npos)
        text.replace(at + key.size(), sizeof stampOfTheTests - 1, stampOfTheTests);
    return text;
}

} // namespace loadline::test
