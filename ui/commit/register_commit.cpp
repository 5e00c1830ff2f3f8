// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commit/register_commit.h"

#include "core/text.h"
#include "itemmodels/text.h"
#include "markdown/reader.h"
#include "merge/register_diff.h"
#include "ui/shell/register_session.h"

#include <QStringList>

namespace loadline::ui {

namespace {

/// What the last commit has; nothing of it where there is no commit, or no such file in it.
Result<std::string> committedText(const git::Repository &repository, const std::string &path)
{
    const auto head = repository.head();
    if (!head)
        return tl::make_unexpected(head.error());
    if (head->commit.empty())
        return std::string();
    return repository.fileAt(head->commit, path).map([](std::optional<std::string> text) {
        return text.value_or(std::string());
    });
}

} // namespace

Result<CommitRequest> commitOf(RegisterSession *session)
{
    const std::string &file = session->file().path();
    auto around = git::Repository::around(file);
    if (!around)
        return tl::make_unexpected(around.error());
    if (!*around)
        return tl::make_unexpected(Error{ErrorCode::Refused, "the file lies in no git repository",
                                         "Write file puts it there without a commit", file, 0, 0});
    const auto path = (*around)->pathInside(file);
    if (!path)
        return tl::make_unexpected(path.error());
    const auto before = committedText(**around, *path);
    if (!before)
        return tl::make_unexpected(before.error());
    if (*before == *session->reg().text)
        return tl::make_unexpected(Error{ErrorCode::Refused,
                                         "the last commit has all of this register",
                                         "there is nothing to commit", file, 0, 0});
    const bool isText = !firstInvalidUtf8(*before);
    const auto happenings = merge::happenings(markdown::read(isText ? *before : std::string()),
                                              session->reg());
    QStringList contents;
    for (const merge::Happening &happening : happenings)
        contents << itemmodels::cellText(merge::describe(happening));
    return CommitRequest{**around,
                         *path,
                         session->fileLabel(),
                         QString::fromStdString(merge::commitMessage(happenings, *path)),
                         contents,
                         [session] { return session->write(); },
                         [session] {
                             if (const auto done = session->file().takeBackWrite(); !done)
                                 session->report(done.error());
                         }};
}

} // namespace loadline::ui
