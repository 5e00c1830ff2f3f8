// SPDX-License-Identifier: GPL-3.0-or-later
#include "running_program.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QLockFile>
#include <QStandardPaths>

namespace loadline::gui {

namespace {

constexpr int patience = 5000; // milliseconds, for a program that is busy
constexpr qint64 longestRequest = 64 * 1024;
constexpr int hashLength = 16;
const QByteArray done = "done\n";

QByteArray bytesOf(const Request &request)
{
    const QJsonObject object{{QStringLiteral("kind"), int(request.kind)},
                             {QStringLiteral("file"), request.file}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<Request> requestIn(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const int kind = object.value(QStringLiteral("kind")).toInt(-1);
    if (kind < Request::Raise || kind > Request::QuickAdd)
        return std::nullopt;
    return Request{Request::Kind(kind), object.value(QStringLiteral("file")).toString()};
}

/// A name for each library: programs that share none don't know each other.
QString socketFor(const QString &library)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty())
        return {};
    const QString path = library.isEmpty() ? QString() : QFileInfo(library).absoluteFilePath();
    const QByteArray hash =
        QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(hashLength);
    return QDir(folder).filePath(QStringLiteral("loadline-%1").arg(QString::fromLatin1(hash)));
}

} // namespace

RunningProgram::RunningProgram(const QString &library, QObject *parent)
    : QObject(parent)
    , m_socket(socketFor(library))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &RunningProgram::take);
}

RunningProgram::Start RunningProgram::start(const Request &request)
{
    if (m_socket.isEmpty())
        return Start::Alone;
    // Who finds nobody must be the one that runs before another looks.
    QLockFile looking(m_socket + QStringLiteral(".lock"));
    if (!looking.tryLock(patience))
        return Start::Alone;
    QLocalSocket socket;
    socket.connectToServer(m_socket);
    if (!socket.waitForConnected(patience))
        return listen() ? Start::First : Start::Alone;
    looking.unlock();
    return isTaken(request, socket) ? Start::Given : Start::Alone;
}

bool RunningProgram::isTaken(const Request &request, QLocalSocket &socket) const
{
    socket.write(bytesOf(request));
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(patience))
            return false;
    }
    return socket.readLine() == done;
}

bool RunningProgram::listen()
{
    // A program that was killed leaves its socket behind: nobody answers there.
    QLocalServer::removeServer(m_socket);
    return m_server.listen(m_socket);
}

void RunningProgram::take()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->bytesAvailable() > longestRequest) {
                socket->abort();
                return;
            }
            if (!socket->canReadLine())
                return;
            const auto request = requestIn(socket->readLine());
            if (!request) {
                socket->abort();
                return;
            }
            // Answered first: what is asked may open a dialog and take its time.
            socket->write(done);
            socket->flush();
            QMetaObject::invokeMethod(
                this, [this, request] { Q_EMIT requested(*request); }, Qt::QueuedConnection);
        });
    }
}

} // namespace loadline::gui
