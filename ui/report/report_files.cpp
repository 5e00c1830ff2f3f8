// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_files.h"

#include "review/report/html.h"
#include "review/report/markdown.h"
#include "ui/report/report_pdf.h"
#include "ui/shell/time_source.h"

#include <QCoreApplication>

namespace loadline::ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(loadline::ui::ReportFiles)
};

bool isCalled(const QString &path, const char *suffix)
{
    return path.endsWith(QLatin1String(suffix), Qt::CaseInsensitive);
}

bool isPage(const QString &path)
{
    return isCalled(path, ".html") || isCalled(path, ".htm");
}

bool isPaper(const QString &path)
{
    return isCalled(path, ".pdf");
}

} // namespace

QStringList reportFilters()
{
    return {Words::tr("Markdown, for a pull request (*.md)"),
            Words::tr("A page for browsers (*.html)"), Words::tr("PDF, for paper (*.pdf)")};
}

QStringList reportSuffixes()
{
    return {QStringLiteral("md"), QStringLiteral("html"), QStringLiteral("pdf")};
}

bool showsChart(const QString &path)
{
    return isPage(path) || isPaper(path);
}

std::string reportFor(const QString &path, const review::Review &review, const std::string &name,
                      const posture::History *history, const ReportProgress &progress)
{
    if (isPage(path))
        return review::htmlOf(review, name, history);
    if (isPaper(path))
        return pdfOf(review, name, nowUtc(), history, progress).toStdString();
    return review::markdownOf(review, name);
}

} // namespace loadline::ui
