// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/register_shelf.h"

#include "checks/policy.h"
#include "files/safe_file.h"
#include "linking/file_path.h"
#include "markdown/encoding.h"
#include "markdown/reader.h"
#include "ui/shell/time_source.h"

#include <QFileInfo>

#include <algorithm>

namespace loadline::ui {

namespace {

Author authorNow()
{
    return {userName(), nowUtc()};
}

} // namespace

Result<std::optional<ReadText>> repairedText(const QString &path, const std::string &bytes)
{
    auto report = markdown::textFromBytes(bytes);
    if (!report) {
        Error error = report.error();
        error.path = path.toStdString();
        error.hint = "convert it to UTF-8, or read it with loadline-cli import --encoding";
        return tl::make_unexpected(error);
    }
    return ReadText{std::move(report->repaired), std::move(report->repairs), {}};
}

RegisterShelf::RegisterShelf(std::shared_ptr<Library> library)
    : m_library(std::move(library))
{
}

QString RegisterShelf::libraryPath() const
{
    return QString::fromStdString(m_library->path());
}

Result<std::optional<OpenedRegister>> RegisterShelf::openFile(const QString &path,
                                                              const TextReader &reader)
{
    const auto way = linking::settledPath(path.toStdString());
    if (!way)
        return tl::make_unexpected(way.error());
    const QString settled = QString::fromStdString(*way);
    const auto known = m_library->findByFile(*way);
    if (!known)
        return tl::make_unexpected(known.error());
    if (*known)
        return open(**known);
    auto content = files::readFile(*way);
    if (!content)
        return tl::make_unexpected(content.error());
    auto read = reader(settled, content->bytes);
    if (!read)
        return tl::make_unexpected(read.error());
    if (!*read)
        return std::optional<OpenedRegister>();
    return adopt(settled, std::move(content->bytes), std::move(**read));
}

Result<OpenedRegister> RegisterShelf::openRegister(const QString &name)
{
    const auto listed = m_library->find(name.toStdString());
    if (!listed)
        return tl::make_unexpected(listed.error());
    return open(*listed);
}

Result<OpenedRegister> RegisterShelf::openNew(const QString &name, std::string text)
{
    const auto free = freeName(name);
    if (!free)
        return tl::make_unexpected(free.error());
    const auto id = m_library->create({*free, std::move(text), {}, {}, std::nullopt, authorNow()});
    if (!id)
        return tl::make_unexpected(id.error());
    auto stored = m_library->load(*id);
    if (!stored)
        return tl::make_unexpected(stored.error());
    SharedText now = std::make_shared<const std::string>(std::move(stored->text));
    return OpenedRegister{*id, session(*stored, std::move(now), {}), std::nullopt, {}};
}

Result<OpenedRegister> RegisterShelf::adopt(const QString &path, std::string bytes, ReadText read)
{
    const auto free = freeName(QFileInfo(path).fileName());
    if (!free)
        return tl::make_unexpected(free.error());
    const auto id = m_library->create(
        {*free, std::move(read.text), path.toStdString(), {}, bytes, authorNow()});
    if (!id)
        return tl::make_unexpected(id.error());
    auto stored = m_library->load(*id);
    if (!stored)
        return tl::make_unexpected(stored.error());
    const std::uint64_t inputSize = bytes.size();
    SharedText text = std::make_shared<const std::string>(std::move(stored->text));
    const SharedBytes seen = bytes == *text ? SharedBytes(text) : SharedBytes(std::move(bytes));
    std::string().swap(bytes); // the register takes as much memory again while it is read
    OpenedRegister opened{
        *id, session(*stored, text, {path.toStdString(), seen, true, {}}), std::nullopt, {}};
    if (!read.encoding.empty())
        opened.reading = ReadingNotice{ReadingNotice::Kind::Decoded, 0,
                                       QString::fromStdString(read.encoding)};
    else if (!read.repairs.empty())
        opened.reading = ReadingNotice{ReadingNotice::Kind::Repaired, int(read.repairs.size()),
                                       QString::fromStdString(read.repairs.front().page)};
    opened.session->setImportRecord(ImportRecord{read.encoding.empty() ? "UTF-8" : read.encoding,
                                                 inputSize, std::move(read.repairs)});
    return opened;
}

Result<OpenedRegister> RegisterShelf::open(const ListedRegister &listed)
{
    auto stored = m_library->load(listed.id);
    if (!stored)
        return tl::make_unexpected(stored.error());
    SharedText text = std::make_shared<const std::string>(std::move(stored->text));
    const auto base = m_library->fileText(*stored, text);
    if (!base)
        return tl::make_unexpected(base.error());
    LinkedFile file{listed.file, base->value_or(SharedBytes()), base->has_value(), listed.branch};
    OpenedRegister opened{
        listed.id, session(*stored, std::move(text), std::move(file)), std::nullopt, {}};
    opened.notices = opened.session->file().lookIfChanged();
    return opened;
}

Result<std::string> RegisterShelf::freeName(const QString &wanted) const
{
    const auto all = m_library->registers();
    if (!all)
        return tl::make_unexpected(all.error());
    const auto isTaken = [&](const QString &name) {
        const std::string bytes = name.toStdString();
        return std::any_of(all->begin(), all->end(),
                           [&](const ListedRegister &other) { return other.name == bytes; });
    };
    QString name = wanted;
    for (int number = 2; isTaken(name); ++number)
        name = QStringLiteral("%1 (%2)").arg(wanted).arg(number);
    return name.toStdString();
}

std::vector<ShelvedRegister> RegisterShelf::recent() const
{
    std::vector<ShelvedRegister> result;
    const auto listed = m_library->recentRegisters();
    if (!listed)
        return result;
    for (const ListedRegister &one : *listed)
        result.push_back({QString::fromStdString(one.name), QString::fromStdString(one.file)});
    return result;
}

Result<int> RegisterShelf::stepsOf(RegisterId id) const
{
    const auto stored = m_library->load(id);
    if (!stored)
        return tl::make_unexpected(stored.error());
    return m_library->journal(*stored, authorNow)->lines().map([](const JournalLines &all) {
        return int(all.lines.size());
    });
}

Result<void> RegisterShelf::markOpened(RegisterId id)
{
    return m_library->markOpened(id);
}

/// \a text is the stored one: a register may be large, and what its file holds is often the same.
std::unique_ptr<RegisterSession> RegisterShelf::session(const StoredRegister &stored,
                                                        SharedText text, LinkedFile file) const
{
    Register reg = markdown::read(std::move(text));
    if (!file.path.empty()) {
        // One that cannot be read is said when the file is written.
        if (const auto policy = policy::policyFor(file.path))
            reg.separatesNumberRuns = policy->numberSeparators;
    }
    auto editor = std::make_unique<RegisterEditor>(std::move(reg),
                                                   m_library->journal(stored, authorNow));
    auto session = std::make_unique<RegisterSession>(std::move(editor),
                                                     QString::fromStdString(stored.listed.name),
                                                     std::move(file), keeper(stored.listed.id));
    session->setPlace({m_library->path(), stored.listed.id});
    return session;
}

KeepFilePath RegisterShelf::keeper(RegisterId id) const
{
    return [library = m_library, id](const std::string &path) {
        return library->setLinkedFile(id, path);
    };
}

} // namespace loadline::ui
