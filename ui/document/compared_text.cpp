// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/compared_text.h"

#include "core/text.h"
#include "ui/shell/register_session.h"

#include <QFile>

#include <algorithm>
#include <set>

namespace loadline::ui {

namespace {

constexpr std::size_t mostKnown = 4; // texts of commits

QString wordsOf(const Error &error)
{
    QString words = QString::fromStdString(error.what) + QLatin1Char('.');
    if (error.path.empty())
        words[0] = words[0].toUpper();
    else
        words.prepend(QString::fromStdString(error.path) + QLatin1String(": "));
    return words;
}

std::string bytesOf(const QString &path)
{
    return QFile::encodeName(path).toStdString();
}

/// The file by a name that it had before it got the one that it has now.
Result<std::optional<std::string>> renamedFileAt(const git::Repository &repository,
                                                 const std::string &commit, const std::string &path)
{
    const auto history = repository.historyOf(path);
    if (!history)
        return tl::make_unexpected(history.error());
    std::set<std::string> names{path};
    for (const git::FileRevision &revision : history->revisions) {
        if (!names.insert(revision.path).second)
            continue;
        auto text = repository.fileAt(commit, revision.path);
        if (!text || *text)
            return text;
    }
    return std::optional<std::string>();
}

} // namespace

std::string ComparedWith::revision() const
{
    switch (kind) {
    case Kind::File:
        return {};
    case Kind::LastCommit:
        return "HEAD";
    case Kind::Tag:
        return "refs/tags/" + name.toStdString();
    case Kind::Branch:
        return "refs/heads/" + name.toStdString();
    case Kind::RemoteBranch:
        return "refs/remotes/" + name.toStdString();
    case Kind::Revision:
        return name.toStdString();
    }
    return {};
}

ComparedText::ComparedText(RegisterSession *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_text(std::make_shared<const std::string>())
{
    // One for the text, one for the references: neither waits for the other.
    m_worker.setMaxThreadCount(2);
    takeFile();
}

ComparedText::~ComparedText()
{
    m_loading.request_stop();
    m_looking.request_stop();
}

QString ComparedText::labelOf(const ComparedWith &with) const
{
    switch (with.kind) {
    case ComparedWith::Kind::File:
        return m_session->hasFile() ? m_session->fileLabel() : tr("the file");
    case ComparedWith::Kind::LastCommit:
        return tr("the last commit");
    default:
        return with.name;
    }
}

void ComparedText::stop()
{
    m_loading.request_stop();
    ++m_round;
    m_isLoading = false;
}

void ComparedText::choose(const ComparedWith &with)
{
    stop();
    if (with.kind == ComparedWith::Kind::File) {
        m_with = with;
        takeFile();
        Q_EMIT changed();
        return;
    }
    start(with);
}

void ComparedText::lookAgain()
{
    if (m_isLoading)
        return;
    if (m_with.kind != ComparedWith::Kind::File) {
        start(m_with);
        return;
    }
    const SharedText before = m_text;
    takeFile();
    if (m_text != before)
        Q_EMIT changed();
}

void ComparedText::takeFile()
{
    // Comparing takes a fraction of what a copy does.
    if (*m_text != m_session->fileBase())
        m_text = std::make_shared<const std::string>(m_session->fileBase());
    m_isDamaged = firstInvalidUtf8(*m_text).has_value();
}

void ComparedText::start(const ComparedWith &with)
{
    if (m_path != m_session->filePath()) {
        m_path = m_session->filePath();
        m_known.clear();
    }
    m_isLoading = true;
    m_loading = {};
    m_worker.start([this, with, round = ++m_round, path = m_path, label = labelOf(with),
                    file = m_session->fileLabel(), known = m_known, stop = m_loading.get_token()] {
        Loaded loaded = load(path, with, label, file, known, stop);
        QMetaObject::invokeMethod(
            this,
            [this, with, round, loaded = std::move(loaded)] {
                if (round == m_round)
                    take(with, loaded);
            },
            Qt::QueuedConnection);
    });
}

ComparedText::Loaded ComparedText::load(const QString &path, const ComparedWith &with,
                                        const QString &label, const QString &file,
                                        const Known &known, const std::stop_token &stop)
{
    const auto refusal = [](const QString &words) { return Loaded{words, {}, {}, false}; };
    auto found = git::Repository::around(bytesOf(path));
    if (!found)
        return refusal(wordsOf(found.error()));
    if (!*found)
        return refusal(tr("%1 is in no git repository.").arg(file));
    git::Repository &repository = **found;
    repository.stopWith(stop);
    const Result<std::string> inside = repository.pathInside(bytesOf(path));
    if (!inside)
        return refusal(wordsOf(inside.error()));
    const Result<std::string> commit = repository.commitOf(with.revision());
    if (!commit
        && (with.kind == ComparedWith::Kind::Revision || commit.error().code != ErrorCode::Refused))
        return refusal(wordsOf(commit.error()));
    if (!commit)
        return refusal(with.kind == ComparedWith::Kind::LastCommit
                           ? tr("There is no commit yet.")
                           : tr("%1 is no longer in the repository.").arg(label));

    Loaded loaded;
    loaded.commit = *commit;
    const auto isIt = [&](const auto &each) { return each.first == *commit; };
    const auto before = std::find_if(known.begin(), known.end(), isIt);
    if (before != known.end()) {
        loaded.text = before->second;
    } else {
        Result<std::optional<std::string>> text = repository.fileAt(*commit, *inside);
        if (text && !*text)
            text = renamedFileAt(repository, *commit, *inside);
        if (!text)
            return refusal(wordsOf(text.error()));
        if (!*text)
            return refusal(tr("%1 is not in %2.").arg(file, label));
        loaded.text = std::make_shared<const std::string>(std::move(**text));
    }
    loaded.isDamaged = firstInvalidUtf8(*loaded.text).has_value();
    return loaded;
}

void ComparedText::take(const ComparedWith &with, const Loaded &loaded)
{
    m_isLoading = false;
    if (!loaded.refusal.isEmpty()) {
        Q_EMIT refused(loaded.refusal);
        return;
    }
    std::erase_if(m_known, [&](const auto &each) { return each.first == loaded.commit; });
    m_known.emplace_back(loaded.commit, loaded.text);
    if (m_known.size() > mostKnown)
        m_known.erase(m_known.begin());
    const bool isOther = m_with != with || m_text != loaded.text;
    m_with = with;
    m_text = loaded.text;
    m_isDamaged = loaded.isDamaged;
    if (isOther)
        Q_EMIT changed();
}

void ComparedText::lookForReferences()
{
    if (m_isLooking)
        return;
    if (!m_session->hasFile()) {
        takeReferences({});
        return;
    }
    m_isLooking = true;
    m_worker.start([this, path = m_session->filePath(), stop = m_looking.get_token()] {
        Found found = find(path, stop);
        QMetaObject::invokeMethod(
            this, [this, found = std::move(found)] { takeReferences(found); }, Qt::QueuedConnection);
    });
}

ComparedText::Found ComparedText::find(const QString &path, const std::stop_token &stop)
{
    Found found;
    auto repository = git::Repository::around(bytesOf(path));
    if (!repository) {
        // That there is no git is nothing to speak of: the file is there to compare with.
        if (repository.error().code != ErrorCode::NotFound)
            found.trouble = wordsOf(repository.error());
        return found;
    }
    if (!*repository)
        return found;
    (*repository)->stopWith(stop);
    Result<std::vector<git::Reference>> references = (*repository)->references();
    found.isInRepository = true;
    if (!references) {
        found.trouble = wordsOf(references.error());
        return found;
    }
    found.references = std::move(*references);
    const auto isTag = [](const git::Reference &each) {
        return each.kind == git::Reference::Kind::Tag;
    };
    const auto isLocal = [](const git::Reference &each) {
        return each.kind == git::Reference::Kind::Branch;
    };
    const auto branches = std::stable_partition(found.references.begin(), found.references.end(),
                                                isTag);
    std::stable_partition(branches, found.references.end(), isLocal);
    return found;
}

void ComparedText::takeReferences(const Found &found)
{
    m_isLooking = false;
    m_isInRepository = found.isInRepository;
    m_references = found.references;
    m_trouble = found.trouble;
    Q_EMIT referencesChanged();
}

} // namespace loadline::ui
