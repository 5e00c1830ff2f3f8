// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/error.h"
#include "core/register.h"

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace loadline::changes {

/// What a change is allowed to touch. Everything else must read as it did before.
struct Touched
{
    std::set<std::string> risks; ///< names
    std::set<int> iterations;
    bool isRegister = false; ///< title, footers and metadata of the register itself
};

/// Splices in the making, over a register that does not change meanwhile.
class Draft
{
public:
    explicit Draft(const Register &reg);

    const Register &reg() const { return m_register; }
    std::string_view text() const { return *m_register.text; }

    void replace(Span at, std::string with);
    void insert(std::size_t at, std::string text);
    void remove(Span at);
    /// Replaces whole lines, keeping those that both texts share at either end.
    void replaceLines(Span at, std::string_view with);

    using Expectation = std::function<bool(const Register &after)>;
    /// The change, if what is then read is what was meant: \a expected holds, and what is not
    /// \a touched reads as before. Otherwise refused: it would not read back.
    Result<Change> finish(ChangeNote note, const Touched &touched,
                          const Expectation &expected) const;

private:
    const Register &m_register;
    std::vector<Splice> m_splices;
};

/// The line ending that the line at \a offset has, or its neighbours, or the document.
std::string lineEndAt(const Register &reg, std::size_t offset);

/// Whether a line right below a line of text would become part of it, or a heading's underline.
bool wouldJoin(std::string_view line);

/// Refuses what no single line can hold: line ends and NUL.
Result<void> checkOneLine(std::string_view value, std::string_view what);

inline tl::unexpected<Error> refuse(std::string what, std::string hint = {}, std::size_t line = 0)
{
    return fail(ErrorCode::Refused, std::move(what), std::move(hint), line, line > 0 ? 1 : 0);
}

/// The change of nothing: already as it was asked for.
inline Change nothingToDo(ChangeNote note)
{
    return Change{{}, std::move(note), {}};
}

} // namespace loadline::changes
