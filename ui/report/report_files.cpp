// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_files.h"

#include "review/report/html.h"
#include "review/report/markdown.h"
#include "ui/report/report_pdf.h"
#include "ui/shell/register_export.h"
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

Result<void> saveReport(const review::Review &review, const std::string &name, const QString &path)
{
    if (isCalled(path, ".html") || isCalled(path, ".htm"))
        return replaceFile(path, review::htmlOf(review, name));
    if (isCalled(path, ".pdf"))
        return replaceFile(path, pdfOf(review, name, nowUtc()).toStdString());
    return replaceFile(path, review::markdownOf(review, name));
}

} // namespace loadline::ui
