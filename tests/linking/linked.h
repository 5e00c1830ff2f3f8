// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "linking/file_link.h"

#include "changes/changes.h"
#include "library/library.h"
#include "markdown/reader.h"
#include "support/registers.h"
#include "support/test_repository.h"

#include <memory>
#include <string>
#include <vector>

/// A register whose file lies in a repository, for the tests of what happens between the two.
namespace loadline::test {

/// Milliseconds: git takes long on a machine that is busy.
inline constexpr int patience = 60000;

inline Author tester()
{
    return {"a tester", "2026-02-01T00:00:00Z"};
}

inline Result<Change> noStamp()
{
    return Change{};
}

inline std::string withLine(const std::string &text, const std::string &behind,
                            const std::string &line)
{
    const std::size_t at = text.find(behind);
    if (at == std::string::npos)
        qFatal("the test's text has no %s", behind.c_str());
    const std::size_t end = text.find('\n', at) + 1;
    return text.substr(0, end) + line + text.substr(end);
}

/// A register with a file in a repository on main, and one window on it.
class Linked
{
public:
    Linked()
        : repository("sha1")
        , text(houseRegister())
        , library(Library::open(repository.pathOf(".git/library.sqlite"), Library::Missing::Create)
                      .value())
    {
        repository.write("docs/tasks.md", text);
        repository.commit("Keep a register");
        repository.git({"branch", "feature"});
        path = repository.pathOf("docs/tasks.md");
        const RegisterId id = library->create({"tasks", text, path, {}, text, tester()}).value();
        Q_UNUSED(id)
        open();
    }

    void open()
    {
        link.reset();
        const ListedRegister listed = library->find("tasks").value();
        const StoredRegister stored = library->load(listed.id).value();
        editor = std::make_unique<RegisterEditor>(markdown::read(stored.text),
                                                  library->journal(stored, tester));
        link = std::make_unique<linking::FileLink>(
            editor.get(), linking::LinkedFile{path, library->fileText(listed.id).value().value(),
                                              true, listed.branch});
    }

    /// An edit of a risk that nothing else in a test touches.
    void edit(const std::string &owner = "Ottilie")
    {
        if (!editor->apply(changes::setRiskField(editor->reg(), "2", "Owner", owner)))
            qFatal("the edit is refused");
    }
    std::string now() const { return *editor->reg().text; }
    std::string inFile() const { return fileContent(path); }
    void put(const std::string &bytes) const { TestRepository::writeFile(path, bytes); }
    /// The kinds of what a look tells.
    std::vector<linking::FileNotice::Kind> look()
    {
        std::vector<linking::FileNotice::Kind> kinds;
        for (const linking::FileNotice &notice : link->lookNow())
            kinds.push_back(notice.kind);
        return kinds;
    }

    TestRepository repository;
    std::string text;
    std::string path;
    std::unique_ptr<Library> library;
    std::unique_ptr<RegisterEditor> editor;
    std::unique_ptr<linking::FileLink> link;
};

} // namespace loadline::test
