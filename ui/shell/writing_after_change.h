// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

namespace loadline::ui {

class RegisterSession;

/// Writes the file once the register was quiet for a moment, where a person wants that. It never
/// makes a file, and asks nothing: what may not be written stays in the library and is said. An undo
/// is not written by itself, since it may be done again.
class WritingAfterChange : public QObject
{
    Q_OBJECT

public:
    /// \a mayWrite says whether it is a good moment; if not, it is asked again later.
    WritingAfterChange(std::function<bool()> mayWrite, QObject *parent);

    void setWanted(bool isWanted);
    /// Null where no register is open.
    void setSession(RegisterSession *session);

private:
    void write();

    std::function<bool()> m_mayWrite;
    RegisterSession *m_session = nullptr;
    bool m_isWanted = false;
    QTimer m_quiet;
};

} // namespace loadline::ui
