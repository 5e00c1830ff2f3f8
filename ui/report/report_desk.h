// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "posture/history.h"
#include "review/review.h"
#include "ui/report/report_progress.h"
#include "ui/shell/asked_beside.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string>

class QPrinter;
class QProgressDialog;
class QWidget;

namespace loadline::ui {

class RegisterSession;

/// Saves and prints reports of reviews for a window, one at a time and beside it: asks for the history
/// that the chart shows, says how far it is where that takes long, and can be stopped. What is stopped
/// leaves no file.
class ReportDesk : public QObject
{
    Q_OBJECT

public:
    /// \a window must outlive it.
    explicit ReportDesk(QWidget *window);
    ~ReportDesk() override;

    /// Into the file \a path, in the form that its name says (see reportFor). A file that is there is
    /// replaced; the user was asked. \a name is what the register of \a session is called.
    void save(RegisterSession &session, const review::Review &review, const std::string &name,
              const QString &path);
    void print(RegisterSession &session, const review::Review &review, const std::string &name,
               std::shared_ptr<QPrinter> printer);

Q_SIGNALS:
    /// It is done: in a sentence.
    void told(const QString &words);
    void failed(const loadline::Error &error);

private:
    struct Made
    {
        std::string bytes; ///< of the file, where one is wanted
        std::optional<Error> chartTrouble; ///< why no history could be shown
    };
    /// In another thread. \a history is null where there is none.
    using Make = std::function<Result<std::string>(const posture::History *history,
                                                   const ReportProgress &progress)>;
    /// In the window's.
    using Finish = std::function<Result<QString>(const std::string &bytes)>;

    enum class Chart { None, OfHistory };
    void start(RegisterSession &session, const QString &title, Chart chart, Make make,
               Finish finish);
    void showProgress(const QString &title);
    void showPage(int page, int pages);
    void take(const Result<Made> &made);

    QWidget *m_window;
    std::unique_ptr<QProgressDialog> m_progress; ///< while one is made
    Finish m_finish;
    AskedBeside<Made> m_asked;
};

} // namespace loadline::ui
