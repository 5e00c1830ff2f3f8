// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/import_run.h"

#include "exchange/exchange_format.h"
#include "files/safe_file.h"
#include "importing/library_import.h"
#include "itemmodels/text.h"
#include "markdown/encoding.h"

#include <QFileInfo>
#include <QThread>

namespace loadline::ui {

namespace {

using exchange::ExchangeFormat;
using importing::ImportText;
using importing::Outcome;

struct ReadImport
{
    ImportText import;
    bool isRepaired = false;
};

Result<ReadImport> readImport(const QString &path)
{
    Result<files::FileContent> content = files::readFile(path.toStdString());
    if (!content)
        return tl::make_unexpected(content.error());
    Result<markdown::DamageReport> report = markdown::textFromBytes(content->bytes);
    if (!report) {
        Error error = report.error();
        error.hint = "open it by itself to choose the encoding";
        return tl::make_unexpected(std::move(error));
    }
    ReadImport read;
    read.isRepaired = !report->repairs.empty();
    ImportText &import = read.import;
    import.path = path.toStdString();
    import.name = QFileInfo(path).fileName().toStdString();
    import.bytes = std::move(content->bytes);
    const ExchangeFormat format = exchange::formatOfName(import.path);
    if (format == ExchangeFormat::Markdown)
        import.file = QFileInfo(path).canonicalFilePath().toStdString();
    Result<std::string> text = exchange::registerFrom(std::move(report->repaired), format,
                                                      import.name);
    if (!text)
        return tl::make_unexpected(text.error());
    import.text = std::move(*text);
    return read;
}

std::optional<std::string> readAgain(const std::string &bytes)
{
    auto report = markdown::textFromBytes(bytes);
    return report ? std::optional<std::string>(std::move(report->repaired)) : std::nullopt;
}

/// Under the name of the register that is linked to the file, else under the first name that no
/// other register has.
Result<Outcome> take(Library &library, ImportText &import, const Author &author)
{
    if (!import.file.empty()) {
        const auto linked = library.findByFile(import.file);
        if (!linked)
            return tl::make_unexpected(linked.error());
        if (*linked) {
            import.name = (*linked)->name;
            return importing::importInto(library, import, readAgain, author);
        }
    }
    const std::string wanted = import.name;
    for (int number = 2;; ++number) {
        const auto outcome = importing::importInto(library, import, readAgain, author);
        if (!outcome || *outcome != Outcome::OtherRegister)
            return outcome;
        import.name = wanted + " (" + std::to_string(number) + ")";
    }
}

/// What is imported stands under *Recent*, or nobody would find it.
Result<void> importOne(Library &library, ImportText &import, const Author &author)
{
    const Result<Outcome> outcome = take(library, import, author);
    if (!outcome)
        return tl::make_unexpected(outcome.error());
    if (*outcome == Outcome::OtherRegister)
        return tl::make_unexpected(Error{ErrorCode::Refused,
                                         "its register has changes that the file does not have",
                                         "open the file to see both", import.path});
    const Result<ListedRegister> listed = library.find(import.name);
    return listed ? library.markOpened(listed->id) : tl::make_unexpected(listed.error());
}

/// "docs/a.csv:3:1: what is wrong; what to do", in one line.
QString lineOf(const Error &error, const QString &path)
{
    std::string place = path.toStdString();
    if (error.line > 0) {
        place += ":" + std::to_string(error.line);
        if (error.column > 0)
            place += ":" + std::to_string(error.column);
    }
    return itemmodels::cellText(place + ": " + error.what
                                + (error.hint.empty() ? "" : "; " + error.hint));
}

} // namespace

ImportRun::ImportRun(QStringList paths, QString libraryPath, Author author, QObject *parent)
    : QObject(parent)
    , m_paths(std::move(paths))
    , m_libraryPath(std::move(libraryPath))
    , m_author(std::move(author))
    , m_thread(QThread::create([this] { run(); }))
{
}

ImportRun::~ImportRun()
{
    cancel();
    m_thread->wait();
}

void ImportRun::start()
{
    m_thread->start();
}

void ImportRun::cancel()
{
    m_isCancelled = true;
}

void ImportRun::run()
{
    ImportReport report;
    report.files = int(m_paths.size());
    // A library is its thread's; the window's own is not touched.
    auto library = Library::open(m_libraryPath.toStdString(), Library::Missing::IsAnError);
    if (!library) {
        report.errors << lineOf(library.error(), m_libraryPath);
        Q_EMIT finished(report);
        return;
    }
    for (int index = 0; index < report.files; ++index) {
        if (m_isCancelled) {
            report.isCancelled = true;
            break;
        }
        const QString &path = m_paths.at(index);
        Q_EMIT reached(index, path);
        Result<ReadImport> read = readImport(path);
        const Result<void> done = read ? importOne(**library, read->import, m_author)
                                       : Result<void>(tl::make_unexpected(read.error()));
        if (!done) {
            report.errors << lineOf(done.error(), path);
            continue;
        }
        ++report.imported;
        report.repaired += read->isRepaired ? 1 : 0;
        report.name = QString::fromStdString(read->import.name);
    }
    Q_EMIT finished(report);
}

} // namespace loadline::ui
