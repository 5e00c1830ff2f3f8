// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/span.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace loadline {

struct Register;

/// Replaces the bytes of \a at by \a with. Offsets are those of the text before the change.
struct Splice
{
    Span at;
    std::string with;

    friend bool operator==(const Splice &, const Splice &) = default;
};

/// What a change did, for the journal and for people; the words are made where they are shown.
enum class ChangeKind {
    AddRisk,
    AddIteration,
    AddItem,
    SetField,
    Plan,
    Unplan,
    MoveRisk,
    ReorderRisk,
    Complete,
    Reopen,
    Accept,
    Close,
    EditText,
    EditItem,
    RemoveItem,
    MoveItem,
    AddSection,
    RemoveSection,
    MoveSection,
    RecordFiles, ///< took *Files Modified* over from git; `value` says how many
    RecordTests, ///< took the results of tests over from a report; `value` says how they went
    Mend, ///< put right what a rule of `check` found; `key` is the rule
    Archive,
    Renumber,
    Convert,
    Repair,
    Import,
    SignOff, ///< somebody stands for a verdict: `key` is it, `value` says who, and what about it
    Bring, ///< edits that were set aside with their branch, put in again
    External, ///< taken over from the file; `key` is "branch" where it was another branch's
};

struct ChangeNote
{
    ChangeKind kind = ChangeKind::EditText;
    std::string object; ///< "risk:3", "iteration:2", "iteration:2/testing", "register"
    std::string key; ///< the field that was set, where one was
    std::string value; ///< the new value, the tier, the title
    std::vector<std::string> risks; ///< the names of risks that changed with it

    friend bool operator==(const ChangeNote &, const ChangeNote &) = default;
};

/// One user action: what it does to the text, and what it is called.
/// Splices are in ascending order and do not overlap. No splices: nothing to do.
struct Change
{
    std::vector<Splice> splices;
    ChangeNote note;
    std::vector<std::string> warnings; ///< said before it is done, such as missing evidence

    /// The register that the change makes of \a basis, where it was read to check the change:
    /// whoever applies it to that very text need not read it again.
    std::shared_ptr<const Register> result = nullptr;
    std::shared_ptr<const std::string> basis = nullptr;

    bool isEmpty() const { return splices.empty(); }
};

/// The text after \a splices.
std::string applied(const std::string &text, const std::vector<Splice> &splices);

/// The splices that take \a splices back, on the text after them.
std::vector<Splice> inverse(const std::string &text, const std::vector<Splice> &splices);

/// Splices by which \a before becomes \a after, over whole lines at the least, as few as a
/// comparison from both ends finds.
std::vector<Splice> difference(const std::string &before, const std::string &after);

/// The note in plain English, one line: "Completed iteration 2; fixed risk 2".
std::string describe(const ChangeNote &note);

} // namespace loadline
