// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "linking/file_link.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <vector>

class QWidget;

namespace loadline::ui {

class MessageStrip;
class RegisterSession;

/// What the window does about the open register's file: lets it be watched, says what became of it,
/// and asks what only a person can decide. What lasts stands in a bar of its own until it is
/// settled; other news passes.
class FileDesk : public QObject
{
    Q_OBJECT

public:
    /// \a bar shows what lasts. Both must outlive it.
    FileDesk(MessageStrip *bar, QWidget *window);

    /// Null where no register is open.
    void setSession(RegisterSession *session);
    /// Where this says no, nothing is taken over yet: somebody is typing.
    void setMayFollow(std::function<bool()> mayFollow) { m_mayFollow = std::move(mayFollow); }
    /// From now on the file is watched.
    void startWatching();
    void look();
    void tell(const linking::FileNotice &notice);
    /// Tells what an import or another window did to the register in the library.
    void catchUp();

    /// Lets a person choose where file and register changed the same parts.
    void choose();
    void bringKept(std::int64_t id);
    void discardKept(std::int64_t id);

Q_SIGNALS:
    /// News that pass.
    void told(const QString &words);
    void failed(const loadline::Error &error);
    /// What the status line says of the file may be another thing.
    void stateChanged();

private:
    using Offer = std::pair<QString, std::function<void()>>;

    void showBar(const linking::FileNotice &notice, std::vector<Offer> offers);
    std::vector<Offer> offersFor(const linking::FileNotice &notice);
    void updateBar();
    bool isOver(const linking::FileNotice &notice) const;
    bool isKeptFor(const std::string &place) const;
    void bringAll(const std::string &place);
    bool done(const Result<void> &result);

    MessageStrip *m_bar;
    QWidget *m_window;
    RegisterSession *m_session = nullptr;
    std::function<bool()> m_mayFollow;
    std::optional<linking::FileNotice> m_shown; ///< what the bar is about
    std::vector<Offer> m_offers;
};

} // namespace loadline::ui
