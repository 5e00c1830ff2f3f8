// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_desk.h"

#include "ui/posture/posture_question.h"
#include "ui/report/report_files.h"
#include "ui/report/report_printer.h"
#include "ui/shell/register_export.h"
#include "ui/shell/words.h"
#include "ui/widgets/progress_dialog.h"

#include <QPrinter>
#include <QProgressDialog>

#include <utility>

namespace loadline::ui {

ReportDesk::ReportDesk(QWidget *window)
    : m_window(window)
    , m_asked([this](const Result<Made> &made) { take(made); })
{
}

ReportDesk::~ReportDesk() = default;

void ReportDesk::save(RegisterSession &session, const review::Review &review,
                      const std::string &name, const QString &path)
{
    const auto make = [review, name, path](const posture::History *history,
                                           const ReportProgress &progress) {
        return Result<std::string>(reportFor(path, review, name, history, progress));
    };
    const auto finish = [path](const std::string &bytes) -> Result<QString> {
        if (const Result<void> done = replaceFile(path, bytes); !done)
            return tl::make_unexpected(done.error());
        return tr("Saved the report to %1.").arg(path);
    };
    start(session, tr("Save the report"), showsChart(path) ? Chart::OfHistory : Chart::None, make,
          finish);
}

void ReportDesk::print(RegisterSession &session, const review::Review &review,
                       const std::string &name, std::shared_ptr<QPrinter> printer)
{
    const auto make = [review, name, printer = std::move(printer)](
                          const posture::History *history,
                          const ReportProgress &progress) -> Result<std::string> {
        if (printReport(review, name, *printer, history, progress))
            return std::string();
        return tl::make_unexpected(Error{ErrorCode::WriteFailed,
                                         "the printer took nothing",
                                         "see whether it is on, or save the report as PDF",
                                         {}});
    };
    const auto finish = [](const std::string &) {
        return Result<QString>(tr("Printed the report."));
    };
    start(session, tr("Print the report"), Chart::OfHistory, make, finish);
}

void ReportDesk::start(RegisterSession &session, const QString &title, Chart chart, Make make,
                       Finish finish)
{
    if (m_progress)
        return;
    m_finish = std::move(finish);
    showProgress(title);
    std::optional<PostureQuestion> question;
    if (chart == Chart::OfHistory)
        question = postureQuestion(session);
    const auto reached = [this](int page, int pages) {
        // The desk waits for the thread that calls this before it is gone.
        QMetaObject::invokeMethod(
            this, [this, page, pages] { showPage(page, pages); }, Qt::QueuedConnection);
    };
    m_asked.ask([question = std::move(question), make = std::move(make),
                 reached](const std::stop_token &stop) -> Result<Made> {
        Made made;
        std::optional<PostureAnswer> posture;
        if (question) {
            Result<PostureAnswer> answer = postureAnswer(*question, stop);
            if (answer)
                posture = std::move(*answer);
            else
                made.chartTrouble = answer.error();
        }
        Result<std::string> bytes = make(posture ? &posture->history : nullptr, {stop, reached});
        if (!bytes)
            return tl::make_unexpected(bytes.error());
        made.bytes = std::move(*bytes);
        return made;
    });
}

void ReportDesk::showProgress(const QString &title)
{
    m_progress = progressDialog(m_window, title, tr("Reading the versions of the file…"));
    m_progress->setRange(0, 0);
    connect(m_progress.get(), &QProgressDialog::canceled, this, [this] {
        m_asked.stop();
        closeProgress(m_progress);
        Q_EMIT told(tr("Stopped: nothing was written."));
    });
    m_progress->setValue(0); // from now on it counts the time until it is shown
}

void ReportDesk::showPage(int page, int pages)
{
    if (!m_progress || m_progress->wasCanceled())
        return;
    if (pages == 0) {
        m_progress->setLabelText(tr("Laying out page %1…").arg(page));
        return;
    }
    m_progress->setLabelText(tr("Page %1 of %2").arg(QString::number(page), QString::number(pages)));
    m_progress->setMaximum(pages);
    m_progress->setValue(page - 1);
}

void ReportDesk::take(const Result<Made> &made)
{
    closeProgress(m_progress);
    if (!made) {
        Q_EMIT failed(made.error());
        return;
    }
    const Result<QString> words = std::exchange(m_finish, {})(made->bytes);
    if (!words) {
        Q_EMIT failed(words.error());
        return;
    }
    QString all = *words;
    if (made->chartTrouble)
        all += QLatin1Char(' ') + tr("It has no chart: %1").arg(sentence(made->chartTrouble->what));
    Q_EMIT told(all);
}

} // namespace loadline::ui
