// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upkeep/archive_file.h"

#include "files/safe_file.h"
#include "ui/shell/register_session.h"

#include <QFileInfo>

#include <optional>

namespace loadline::ui {

Result<ArchiveBeside> readArchiveBeside(const QString &registerPath)
{
    ArchiveBeside archive;
    archive.path = changes::archivePathFor(registerPath.toStdString());
    const QFileInfo file(QString::fromStdString(archive.path));
    archive.file.name = file.fileName().toStdString();
    archive.file.registerName = QFileInfo(registerPath).fileName().toStdString();
    if (!file.exists() && !file.isSymLink())
        return archive;
    Result<files::FileContent> content = files::readFile(archive.path);
    if (!content)
        return tl::make_unexpected(content.error());
    if (const auto text = linking::checkText(file.filePath().toStdString(), content->bytes); !text)
        return tl::make_unexpected(text.error());
    archive.file.text = std::move(content->bytes);
    return archive;
}

Result<void> writeArchive(const ArchiveBeside &archive, const std::string &text)
{
    if (archive.file.text == text)
        return {};
    std::optional<files::FileIdentity> expected;
    if (archive.file.text)
        expected = files::identityOf(*archive.file.text);
    const auto written = files::writeFile(archive.path, text, expected);
    if (written)
        return {};
    Error error = written.error();
    error.path = archive.path;
    return tl::make_unexpected(std::move(error));
}

} // namespace loadline::ui
