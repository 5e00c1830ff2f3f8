// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/register.h"
#include "git/repository.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace loadline::ui {

class RegisterSession;

/// What the register is compared with, as a person chose it.
struct ComparedWith
{
    enum class Kind { File, LastCommit, Tag, Branch, RemoteBranch, Revision };
    Kind kind = Kind::File;
    QString name; ///< of a tag, a branch or a revision, as git calls it

    /// For git, and never to be taken for an option; empty for the file.
    std::string revision() const;

    friend bool operator==(const ComparedWith &, const ComparedWith &) = default;
};

/// The text that the document page compares the register with: the file, as Loadline last saw it,
/// or what a revision has in its place. Git is asked beside the window; what it answers too late is
/// dropped, and a text that was read once is known by its commit.
class ComparedText : public QObject
{
    Q_OBJECT

public:
    /// \a session must outlive it.
    ComparedText(RegisterSession *session, QObject *parent);
    ~ComparedText() override;

    const ComparedWith &with() const { return m_with; }
    /// "docs/TASKS.md", "the last commit", "v1.4.0".
    QString label() const { return labelOf(m_with); }
    QString labelOf(const ComparedWith &with) const;
    const SharedText &text() const { return m_text; }
    /// It holds bytes that are no UTF-8.
    bool isDamaged() const { return m_isDamaged; }
    bool isLoading() const { return m_isLoading; }

    /// Ends with changed() or refused().
    void choose(const ComparedWith &with);
    /// Drops a choice that is still being read.
    void stop();
    /// The file may be another one by now, and so may the commit that a branch names.
    void lookAgain();

    /// Finds what can be chosen; referencesChanged() follows where that is something else.
    void lookForReferences();
    /// The file is in a repository, and git can be asked.
    bool isInRepository() const { return m_isInRepository; }
    const std::vector<git::Reference> &references() const { return m_references; }
    /// What git said where it refused to be asked.
    const QString &trouble() const { return m_trouble; }

Q_SIGNALS:
    void changed();
    void refused(const QString &words);
    void referencesChanged();

private:
    /// The texts of some commits, the last one used at the end.
    using Known = std::vector<std::pair<std::string, SharedText>>;
    struct Loaded
    {
        QString refusal; ///< empty where the text was found
        std::string commit;
        SharedText text;
        bool isDamaged = false;
    };
    struct Found
    {
        bool isInRepository = false;
        std::vector<git::Reference> references;
        QString trouble;
    };

    static Loaded load(const QString &path, const ComparedWith &with, const QString &label,
                       const QString &file, const Known &known, const std::stop_token &stop);
    static Found find(const QString &path, const std::stop_token &stop);
    void takeFile();
    void start(const ComparedWith &with);
    void take(const ComparedWith &with, const Loaded &loaded);
    void takeReferences(const Found &found);

    RegisterSession *m_session;
    ComparedWith m_with;
    SharedText m_text;
    bool m_isDamaged = false;
    bool m_isLoading = false;
    int m_round = 0; ///< so that what comes late is not taken
    Known m_known;
    QString m_path; ///< the file that \ref m_known is of
    bool m_isInRepository = false;
    bool m_isLooking = false;
    std::vector<git::Reference> m_references;
    QString m_trouble;
    std::stop_source m_loading;
    std::stop_source m_looking;
    QThreadPool m_worker; ///< last: it waits for what still runs before the rest is gone
};

} // namespace loadline::ui
