// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/files_question.h"

namespace loadline::ui {

namespace {

Result<git::Repository> repositoryAround(const std::string &file, std::stop_token token)
{
    Result<std::optional<git::Repository>> found = git::Repository::around(file);
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found)
        return tl::make_unexpected(Error{ErrorCode::NotFound,
                                         "the register's file is in no git repository",
                                         "keep it in the repository of what it is about", file});
    (*found)->stopWith(std::move(token));
    return std::move(**found);
}

} // namespace

FilesQuestion::FilesQuestion(QString file, QObject *parent)
    : QObject(parent)
    , m_file(file.toStdString())
    , m_names([this](const Result<std::vector<git::Reference>> &references) {
        Q_EMIT found(references.value_or(std::vector<git::Reference>()));
    })
    , m_asked([this](const Result<FilesAnswer> &answer) {
        if (answer)
            Q_EMIT answered(*answer);
        else
            Q_EMIT failed(answer.error());
    })
{
}

void FilesQuestion::askNames()
{
    m_names.ask([file = m_file](std::stop_token stop) {
        return repositoryAround(file, std::move(stop))
            .and_then([](const git::Repository &repository) { return repository.references(); });
    });
}

void FilesQuestion::ask(const record::Scope &scope)
{
    m_asked.ask([file = m_file, scope](std::stop_token stop) {
        return repositoryAround(file, std::move(stop))
            .and_then([&](const git::Repository &repository) {
                return record::changesIn(repository, scope);
            })
            .map([&](std::vector<git::FileChange> &&changes) {
                return FilesAnswer{scope, std::move(changes)};
            });
    });
}

} // namespace loadline::ui
