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
{
}

FilesQuestion::~FilesQuestion()
{
    stop();
    m_end.request_stop();
}

void FilesQuestion::askNames()
{
    m_worker.start([this, file = m_file, token = m_end.get_token()] {
        std::vector<git::Reference> references;
        if (const auto repository = repositoryAround(file, token))
            references = repository->references().value_or(references);
        QMetaObject::invokeMethod(
            this, [this, references = std::move(references)] { Q_EMIT found(references); },
            Qt::QueuedConnection);
    });
}

void FilesQuestion::ask(const record::Scope &scope)
{
    stop();
    m_isAsking = true;
    m_stop = std::stop_source();
    m_worker.start([this, round = m_round, file = m_file, scope, token = m_stop.get_token()] {
        const Result<FilesAnswer> answer = repositoryAround(file, token)
                                               .and_then([&](const git::Repository &repository) {
                                                   return record::changesIn(repository, scope);
                                               })
                                               .map([&](std::vector<git::FileChange> &&changes) {
                                                   return FilesAnswer{scope, std::move(changes)};
                                               });
        QMetaObject::invokeMethod(
            this, [this, round, answer] { take(round, answer); }, Qt::QueuedConnection);
    });
}

void FilesQuestion::stop()
{
    ++m_round;
    m_isAsking = false;
    m_stop.request_stop();
}

void FilesQuestion::take(int round, const Result<FilesAnswer> &answer)
{
    if (round != m_round)
        return;
    m_isAsking = false;
    if (answer)
        Q_EMIT answered(*answer);
    else
        Q_EMIT failed(answer.error());
}

} // namespace loadline::ui
