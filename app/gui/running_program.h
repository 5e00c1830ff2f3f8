// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QString>

#include <optional>

class QLocalSocket;

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

    enum class Start {
        Given, ///< a program runs, and has taken the request
        First, ///< none does: from now on this is the one
        Alone, ///< one runs and does not answer, or there is no place for a socket
    };
    /// Gives the request to the program that runs, or becomes that program. Of several starts at the
    /// same moment one becomes it, and the others find it.
    Start start(const Request &request);

Q_SIGNALS:
    void requested(const loadline::gui::Request &request);

private:
    bool isTaken(const Request &request, QLocalSocket &socket) const;
    bool listen();
    void take();

    QString m_socket; ///< empty: there is no place for one
    QLocalServer m_server;
};

} // namespace loadline::gui
