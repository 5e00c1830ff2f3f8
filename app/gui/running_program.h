// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QString>

#include <optional>

namespace loadline::gui {

/// What a second start of the program asks of the one that runs.
struct Request
{
    enum Kind { Raise, Open, QuickAdd };
    Kind kind = Raise;
    QString file = {}; ///< absolute
};

/// The one running program of a user and a library. A second start gives its wish to the first,
/// through a socket in the user's own runtime folder that nobody else can open.
class RunningProgram : public QObject
{
    Q_OBJECT

public:
    /// \a library is the path that the program uses; empty for the user's.
    explicit RunningProgram(const QString &library, QObject *parent = nullptr);

    /// Gives the request to the program that runs; false where none does, or it does not answer.
    bool give(const Request &request) const;
    /// From now on this is the one that runs. Without a runtime folder, or where the socket cannot
    /// be made, each start is a program of its own.
    void listen();

Q_SIGNALS:
    void requested(const loadline::gui::Request &request);

private:
    void take();

    QString m_socket; ///< empty: there is no place for one
    QLocalServer m_server;
};

} // namespace loadline::gui
