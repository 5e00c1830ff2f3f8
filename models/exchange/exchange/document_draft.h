// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/group_text.h"

#include <QJsonObject>

#include <string>
#include <string_view>
#include <vector>

namespace loadline::exchange {

/// What stands around a section's heading.
struct SectionForm
{
    std::string before;
    std::string behind;
};

/// A register that is written from its beginning to its end, part by part. It knows in what state a
/// reader would be, and puts in what lets the next part be read as what it is: the heading of the
/// risk register, a rule.
class DocumentDraft
{
public:
    /// \a isRegister: the title is the heading of the risk register as well.
    void addTitle(const std::string &title, bool isRegister);
    /// Text that belongs to the heading above.
    void addText(const std::string &text);
    void addIteration(const QJsonObject &iteration);
    void addSection(const QJsonObject &section);
    void addGroup(const QJsonObject &group, const std::vector<QJsonObject> &risks);
    /// \a isBeforeGroups: more of the risk register follows, so that it may not be left.
    void addOther(const QJsonObject &other, bool isBeforeGroups);
    void addFooter(const QJsonObject &root);

    std::string takeText() { return std::move(m_text); }

private:
    void beginPart();
    void addRule();
    void openRegister();
    void addHeading(std::size_t level, const std::string &text);
    bool readsAsOther(const std::string &heading, const std::string &body) const;

    std::string m_text;
    std::size_t m_registerLevel = 0; ///< of the register's heading; 0 outside
    bool m_takesText = true; ///< text that comes now stands by itself
    bool m_hasIteration = false;
    bool m_isInIteration = false;
    SectionForm m_sectionForm; ///< of the open iteration
};

} // namespace loadline::exchange
