// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/repository.h"
#include "support/test_main.h"
#include "support/test_repository.h"

#include <QCryptographicHash>
#include <QTest>

#include <chrono>
#include <filesystem>
#include <map>
#include <string>

using namespace loadline;
using namespace loadline::git;
using loadline::test::TestRepository;
namespace fs = std::filesystem;

namespace {

/// Each file and folder below one, with its time and its content.
std::map<std::string, std::string> listingOf(const std::string &folder)
{
    std::map<std::string, std::string> listing;
    for (const fs::directory_entry &entry : fs::recursive_directory_iterator(folder)) {
        std::string facts = entry.is_symlink()
                                ? "-> " + fs::read_symlink(entry.path()).string()
                                : std::to_string(entry.last_write_time().time_since_epoch().count());
        if (entry.is_regular_file() && !entry.is_symlink()) {
            QFile file(QString::fromStdString(entry.path().string()));
            QCryptographicHash hash(QCryptographicHash::Sha256);
            if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
                qFatal("%s cannot be read", entry.path().c_str());
            facts += " " + hash.result().toHex().toStdString();
        }
        listing[entry.path().string()] = facts;
    }
    return listing;
}

std::string firstDifference(const std::map<std::string, std::string> &before,
                            const std::map<std::string, std::string> &after)
{
    for (const auto &[path, facts] : after) {
        const auto found = before.find(path);
        if (found == before.end() || found->second != facts)
            return path;
    }
    return before.size() == after.size() ? "" : "something is gone";
}

/// A repository in which whatever git knows to run leaves its name in a folder of marks.
class HostileRepository
{
public:
    HostileRepository();

    TestRepository &made() { return m_made; }
    std::string marks() const;
    std::string folder() const { return m_outside.path().toStdString(); }
    /// From now on: before it, git is to make the repository.
    void arm();

private:
    std::string script(const std::string &name) const;
    void setUp(const std::string &key, const std::string &value);
    void setUpPrograms();
    void setUpHooks() const;

    QTemporaryDir m_outside;
    TestRepository m_made;
};

HostileRepository::HostileRepository()
{
    fs::create_directory(folder() + "/marks");
    m_made.write("RISKS.md", "one\ntwo\n");
    m_made.write("old.md", "1\n2\n3\n4\n5\n6\n7\n8\n");
    m_made.write("binary", std::string("a\0b", 3));
    m_made.write("slow.md", "one\n");
    m_made.commit("one");
    m_made.write(".gitattributes", "* filter=evil diff=evil merge=evil\n"
                                   "*.md filter=evil.with=dots\n"
                                   "slow.md filter=slow\n");
    m_made.write("RISKS.md", "one\nthree\n");
    m_made.git({"mv", "old.md", "new.md"});
    m_made.write("new.md", "1\n2\n3\n4\n5\n6\n7\n8 and more\n");
    m_made.commit("two");
    m_made.git({"checkout", "-q", "-b", "topic"});
    m_made.write("RISKS.md", "one\nfour\n");
    m_made.commit("three");
}

std::string HostileRepository::marks() const
{
    std::string names;
    for (const fs::directory_entry &entry : fs::directory_iterator(folder() + "/marks"))
        names += entry.path().filename().string() + " ";
    return names;
}

std::string HostileRepository::script(const std::string &name) const
{
    const std::string path = folder() + "/" + name;
    TestRepository::writeFile(
        path, "#!/bin/sh\ntouch '" + folder() + "/marks/" + name + "'\n"
                  + (name.find("clean") == std::string::npos ? "exit 1" : "exec cat") + "\n");
    fs::permissions(path, fs::perms::owner_all);
    return path;
}

void HostileRepository::setUp(const std::string &key, const std::string &value)
{
    m_made.git({"config", "--add", key, value});
}

void HostileRepository::setUpPrograms()
{
    for (const std::string key : {"core.fsmonitor",
                                  "core.sshCommand",
                                  "core.pager",
                                  "core.editor",
                                  "core.askPass",
                                  "core.gitProxy",
                                  "core.alternateRefsCommand",
                                  "sequence.editor",
                                  "pager.rev-list",
                                  "pager.diff-tree",
                                  "pager.diff-index",
                                  "pager.ls-files",
                                  "pager.ls-tree",
                                  "pager.cat-file",
                                  "pager.for-each-ref",
                                  "pager.config",
                                  "pager.rev-parse",
                                  "pager.log",
                                  "diff.external",
                                  "diff.evil.command",
                                  "diff.evil.textconv",
                                  "merge.evil.driver",
                                  "filter.evil.clean",
                                  "filter.evil.smudge",
                                  "filter.slow.process",
                                  "filter.stray",
                                  "filter.evil.with=dots.clean",
                                  "filter.evil.with=dots.smudge",
                                  "gpg.program",
                                  "gpg.ssh.program",
                                  "gpg.x509.program",
                                  "gpg.ssh.defaultKeyCommand",
                                  "credential.helper",
                                  "uploadpack.packObjectsHook",
                                  "receive.procReceiveRefs",
                                  "interactive.diffFilter",
                                  "difftool.evil.cmd",
                                  "mergetool.evil.cmd",
                                  "browser.evil.cmd",
                                  "man.evil.cmd",
                                  "sendemail.smtpServer",
                                  "web.browser",
                                  "instaweb.httpd",
                                  "trailer.evil.command",
                                  "remote.origin.uploadpack",
                                  "remote.origin.receivepack",
                                  "blame.ignoreRevsFile",
                                  "fsck.skipList",
                                  "trace2.eventTarget",
                                  "imap.tunnel"}) {
        std::string name = key;
        std::replace(name.begin(), name.end(), ' ', '_');
        setUp(key, script(name));
    }
    setUp("filter.evil.required", "true");
    setUp("filter.slow.required", "true");
    for (const std::string command :
         {"rev-parse", "rev-list", "diff-tree", "diff-index", "ls-files", "ls-tree", "cat-file",
          "for-each-ref", "symbolic-ref", "check-ignore", "hash-object", "merge-base", "config"})
        setUp("alias." + command, "!" + script("alias." + command));
}

void HostileRepository::setUpHooks() const
{
    const std::string hooks = m_made.pathOf(".git/hooks/");
    for (const std::string hook : {"applypatch-msg",     "pre-applypatch",
                                   "post-applypatch",    "pre-commit",
                                   "pre-merge-commit",   "prepare-commit-msg",
                                   "commit-msg",         "post-commit",
                                   "pre-rebase",         "post-checkout",
                                   "post-merge",         "pre-push",
                                   "pre-receive",        "update",
                                   "proc-receive",       "post-receive",
                                   "post-update",        "reference-transaction",
                                   "push-to-checkout",   "pre-auto-gc",
                                   "post-rewrite",       "sendemail-validate",
                                   "fsmonitor-watchman", "post-index-change"}) {
        fs::create_directories(hooks);
        fs::copy_file(script("hook." + hook), hooks + hook, fs::copy_options::overwrite_existing);
    }
}

void HostileRepository::arm()
{
    setUpPrograms();
    setUpHooks();
    const std::string included = folder() + "/included";
    TestRepository::writeFile(included, "[filter \"included\"]\n\tclean = "
                                            + script("filter.included") + "\n");
    setUp("include.path", included);
    TestRepository::writeFile(m_made.pathOf(".git/info/attributes"), "RISKS.md filter=included\n");
    setUp("core.repositoryFormatVersion", "1");
    m_made.git({"config", "--replace-all", "core.repositoryFormatVersion", "1"});
    setUp("extensions.partialClone", "origin");
    setUp("remote.origin.promisor", "true");
    setUp("remote.origin.url", "ext::" + script("remote.ext"));
    setUp("remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*");
    setUp("protocol.allow", "always");
    setUp("protocol.ext.allow", "always");
    setUp("core.hooksPath", m_made.pathOf(".git/hooks"));
    setUp("log.showSignature", "true");
    setUp("diff.autoRefreshIndex", "true");
    setUp("core.untrackedCache", "true");
    setUp("submodule.recurse", "true");
    setUp("branch.topic.remote", ".");
    setUp("branch.topic.merge", "refs/heads/main");
    for (const char *name :
         {"RISKS.md", "new.md", "binary", "slow.md"}) // so that git looks into them
        fs::last_write_time(m_made.pathOf(name),
                            fs::file_time_type::clock::now() - std::chrono::hours(9));
    for (const fs::directory_entry &mark : fs::directory_iterator(folder() + "/marks"))
        fs::remove(mark.path());
}

/// Every function, each with what makes it do most.
void useAllOf(const std::string &root, const std::string &lacking)
{
    const auto found = Repository::around(root + "/RISKS.md");
    QVERIFY(found && *found);
    const Repository repository = **found;
    for (const std::string name :
         {"RISKS.md", "new.md", "binary", "slow.md", "untracked.md", ".gitattributes"}) {
        QVERIFY(repository.pathInside(root + "/" + name));
        const auto state = repository.stateOf(name);
        QVERIFY2(state, state ? "" : state.error().what.c_str());
        QVERIFY2(!state->isDirty, name.c_str());
        QVERIFY(repository.fileAt("HEAD", name));
        QVERIFY(repository.historyOf(name));
    }
    QCOMPARE(repository.historyOf("RISKS.md")->revisions.size(), std::size_t(3));
    QCOMPARE(repository.historyOf("new.md")->revisions.size(), std::size_t(2));
    QCOMPARE(repository.head()->branch, std::string("topic"));
    QCOMPARE((*repository.upstream())->ahead, 1);
    QCOMPARE(repository.references()->size(), std::size_t(2));
    QVERIFY(repository.commitOf("HEAD~1"));
    QVERIFY(!repository.commitOf("--exec=touch"));
    QVERIFY(!repository.commitOf(":/x$(touch marker)"));
    QVERIFY(!repository.blobs({lacking})); // would have to be fetched
    QVERIFY(!repository.commitOf(lacking));
    for (const char *range :
         {"HEAD", "HEAD~2", "main..topic", "main...topic", "main..", "HEAD~2.."}) {
        const auto changes = repository.changedFiles(*repository.range(range));
        QVERIFY2(changes, changes ? range : changes.error().what.c_str());
    }
    QVERIFY(repository.changedFiles(*repository.workTree())->empty());
}

} // namespace

class tst_hostile_repository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldBeHostile();
    void shouldRunNothing();
    void shouldRunNothingOfASubmodule();
    void shouldNotBeLedOutsideByHeadName();
};

/// What the other tests see not to happen does happen where git is not told to beware.
void tst_hostile_repository::shouldBeHostile()
{
    HostileRepository hostile;
    hostile.arm();
    hostile.made().statusOf({"status"});
    QVERIFY2(hostile.marks().find("core.fsmonitor") != std::string::npos, hostile.marks().c_str());
    for (const char *name : {"RISKS.md", "binary", "new.md", "slow.md"})
        hostile.made().statusOf({"diff-index", "-p", "HEAD", "--", name});
    hostile.made().statusOf({"diff", "HEAD~", "HEAD"});
    hostile.made().statusOf({"cat-file", "blob", std::string(40, '1')});
    for (const char *mark : {"=dots.clean", "filter.evil.clean", "filter.slow.process",
                             "filter.included", "diff.evil.command"})
        QVERIFY2(hostile.marks().find(mark) != std::string::npos, (hostile.marks() + mark).c_str());
    QVERIFY2(hostile.marks().find("remote.ext") != std::string::npos, hostile.marks().c_str());
}

void tst_hostile_repository::shouldRunNothing()
{
    HostileRepository hostile;
    hostile.arm();
    const auto before = listingOf(hostile.made().root());
    const auto outside = listingOf(hostile.folder());
    useAllOf(hostile.made().root(), std::string(40, '1'));
    QCOMPARE(hostile.marks(), std::string());
    QCOMPARE(firstDifference(before, listingOf(hostile.made().root())), std::string());
    QCOMPARE(firstDifference(outside, listingOf(hostile.folder())), std::string());
}

/// Its own configuration is not the outer one's, and git would ask it how it is.
void tst_hostile_repository::shouldRunNothingOfASubmodule()
{
    HostileRepository hostile;
    TestRepository outer;
    outer.git({"-c", "protocol.file.allow=always", "submodule", "--quiet", "add",
               hostile.made().root(), "part"});
    outer.commit("with a part");
    hostile.arm();
    std::string configuration = hostile.made().read(".git/config");
    TestRepository::writeFile(outer.pathOf(".git/modules/part/config"),
                              configuration + "[core]\n\tworktree = ../../../part\n");
    outer.write("part/RISKS.md", "edited\n");
    const auto before = listingOf(outer.root());
    const Repository repository = **Repository::around(outer.root());
    QVERIFY(repository.changedFiles(*repository.workTree())->empty());
    QVERIFY(!repository.stateOf("part")->isDirty);
    QVERIFY(repository.changedFiles(*repository.range("HEAD")));
    const auto part = Repository::around(outer.pathOf("part/RISKS.md"));
    QVERIFY(part && *part);
    QVERIFY((*part)->stateOf("RISKS.md")->isDirty);
    QCOMPARE(hostile.marks(), std::string());
    QCOMPARE(firstDifference(before, listingOf(outer.root())), std::string());
}

void tst_hostile_repository::shouldNotBeLedOutsideByHeadName()
{
    TestRepository made;
    const std::string commit = made.commit("one");
    made.git({"checkout", "-q", "--detach"});
    QTemporaryDir outside;
    const std::string secret = outside.path().toStdString() + "/secret";
    TestRepository::writeFile(secret, "password\n");
    fs::create_directory(made.pathOf(".git/rebase-merge"));
    fs::create_symlink(secret, made.pathOf(".git/rebase-merge/head-name"));
    QCOMPARE(*(*Repository::around(made.root()))->head(), (Head{"", commit}));
}

LOADLINE_TEST(tst_hostile_repository)
#include "tst_hostile_repository.moc"
