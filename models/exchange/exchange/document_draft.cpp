// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/document_draft.h"

#include "core/text.h"
#include "exchange/json_source.h"
#include "exchange/json_values.h"
#include "markdown/fields.h"
#include "markdown/headings.h"
#include "markdown/reader.h"

#include <QJsonArray>

#include <algorithm>

namespace loadline::exchange {

namespace {

constexpr std::size_t unitLevel = 2; ///< of an iteration's heading
constexpr std::size_t deepestLevel = 6;
constexpr std::string_view registerTitle = "Deployment Risk Register";

/// The heading of an iteration that reads back as this number and title.
std::string headingOf(const QJsonObject &iteration)
{
    const std::string name = "## Iteration " + textOf(iteration, "id");
    const std::string title = textOf(iteration, "title");
    if (title.empty())
        return name + '\n';
    for (const std::string &heading :
         {name + " - " + title, name + ": " + title, name + " (" + title + ')'}) {
        const Register reg = markdown::read(heading + '\n');
        if (reg.iterations.size() == 1 && reg.iterations.front().title == title)
            return heading + '\n';
    }
    return name + " - " + title + '\n';
}

/// Date, status, priority and what else an iteration has, in the house's order.
std::vector<KeyAndValue> metadataOf(const QJsonObject &iteration)
{
    std::vector<KeyAndValue> metadata;
    for (const auto &[key, member] :
         {std::pair{"Date", "dateText"}, {"Status", "statusText"}, {"Priority", "priorityText"}})
        if (hasText(iteration, member))
            metadata.emplace_back(key, textOf(iteration, member));
    const auto others = fieldsIn(iteration.value(QLatin1String("metadata")).toObject());
    metadata.insert(metadata.end(), others.begin(), others.end());
    return metadata;
}

bool isSameKey(std::string_view a, std::string_view b)
{
    return a == b || (markdown::isDateKey(a) && markdown::isDateKey(b))
           || (markdown::isStatusKey(a) && markdown::isStatusKey(b))
           || (markdown::isPriorityKey(a) && markdown::isPriorityKey(b));
}

std::string written(const QJsonObject &section, const SectionForm &form)
{
    const std::string body = textOf(section, "markdown");
    return form.before + textOf(section, "heading") + form.behind + body
           + (body.empty() ? "" : "\n");
}

/// Takes away what an iteration's own prose and sections say already.
void leaveOutWhatIsIn(const QJsonObject &iteration, const std::string &sections,
                      std::vector<KeyAndValue> &metadata)
{
    const Register reg = markdown::read("## Iteration 1 - Title\n\n" + textOf(iteration, "lead")
                                        + '\n' + sections);
    if (reg.iterations.empty())
        return;
    for (const Field &field : reg.iterations.front().fields) {
        const auto same = std::find_if(metadata.begin(), metadata.end(),
                                       [&field](const KeyAndValue &one) {
                                           return isSameKey(one.first, field.key)
                                                  && one.second == field.value;
                                       });
        if (same != metadata.end())
            metadata.erase(same);
    }
}

/// An iteration up to its first section.
std::string headOf(const QJsonObject &iteration, const std::string &sections,
                   const std::string &bullet)
{
    std::string text = headingOf(iteration);
    std::vector<KeyAndValue> metadata = metadataOf(iteration);
    leaveOutWhatIsIn(iteration, sections, metadata);
    for (const auto &[key, value] : metadata)
        text += bullet + "**" + key + "**: " + value + '\n';
    const std::string lead = textOf(iteration, "lead");
    return lead.empty() ? text : text + '\n' + lead + '\n';
}

bool readsBack(const QJsonObject &iteration, const std::string &text)
{
    const QJsonArray read = jsonOf(markdown::read(text)).value(QLatin1String("iterations")).toArray();
    return read.size() == 1 && !firstMissing(iteration, read.first());
}

/// As the house does it, unless only another way of teams reads back: sections below bold labels,
/// metadata in bullets. \a form receives how the sections are to be written.
std::string headThatReads(const QJsonObject &iteration, SectionForm &form)
{
    static const SectionForm forms[] = {
        {"### ", "\n"}, {"**", ":**\n"}, {"**", ":** "}, {"**", "**\n\n"}};
    for (const SectionForm &tried : forms) {
        std::string sections;
        for (const QJsonValue &section : iteration.value(QLatin1String("sections")).toArray())
            sections += '\n' + written(section.toObject(), tried);
        for (const char *bullet : {"", "- "}) {
            std::string head = headOf(iteration, sections, bullet);
            form = tried;
            if (readsBack(iteration, head + sections))
                return head;
        }
    }
    form = forms[0];
    return headOf(iteration, {}, {});
}

} // namespace

void DocumentDraft::addTitle(const std::string &title, bool isRegister)
{
    addHeading(1, title);
    m_registerLevel = isRegister ? 1 : 0;
    m_takesText = !isRegister;
}

void DocumentDraft::addText(const std::string &text)
{
    beginPart();
    m_text += text + '\n';
    m_takesText = false;
}

void DocumentDraft::addIteration(const QJsonObject &iteration)
{
    if (m_hasIteration || m_registerLevel > 0)
        addRule();
    beginPart();
    m_text += headThatReads(iteration, m_sectionForm);
    m_registerLevel = m_registerLevel == 1 ? 1 : 0;
    m_takesText = false;
    m_hasIteration = true;
    m_isInIteration = true;
}

void DocumentDraft::addSection(const QJsonObject &section)
{
    beginPart();
    m_text += written(section, m_sectionForm);
    m_takesText = false;
}

void DocumentDraft::addGroup(const QJsonObject &group, const std::vector<QJsonObject> &risks)
{
    const bool isOpened = m_registerLevel == 0;
    if (isOpened)
        openRegister();
    const GroupText written(group, risks, int(m_registerLevel) + 1);
    if (written.isImplicit() && !isOpened && !written.text().starts_with('#'))
        addRule();
    beginPart();
    m_text += written.text();
    m_isInIteration = false;
    m_takesText = false;
}

void DocumentDraft::addOther(const QJsonObject &other, bool isBeforeGroups)
{
    const std::string body = textOf(other, "markdown");
    if (!hasText(other, "heading")) {
        if (!m_takesText)
            addRule();
        beginPart();
        m_text += body + '\n';
        m_takesText = false;
        return;
    }
    const std::string heading = textOf(other, "heading");
    const bool isInside = m_registerLevel > 0 && (isBeforeGroups || m_registerLevel == 1)
                          && readsAsOther(heading, body);
    std::size_t level = isInside ? m_registerLevel + 1 : unitLevel;
    // Deep down, what looks like an iteration is none; but an open iteration has to end.
    const std::string line = "## " + heading;
    if (!isInside && !m_isInIteration && markdown::unitHeading(line, {3, line.size()}))
        level = deepestLevel;
    addHeading(level, heading);
    if (!body.empty())
        m_text += body + '\n';
    if (!isInside)
        m_registerLevel = markdown::isRiskRegisterHeading(heading) ? level : 0;
    m_isInIteration = false;
    m_takesText = false;
}

void DocumentDraft::addFooter(const QJsonObject &root)
{
    const bool isDated = hasText(root, "lastUpdatedText");
    const bool hasNext = hasText(root, "nextIteration");
    if (!isDated && !hasNext)
        return;
    if (!m_takesText)
        addRule();
    beginPart();
    if (isDated)
        m_text += "**Last Updated**: " + textOf(root, "lastUpdatedText") + '\n';
    if (hasNext)
        m_text += "**Next Iteration**: " + textOf(root, "nextIteration") + '\n';
}

/// A blank line above whatever comes, whichever way the lines above it end.
void DocumentDraft::beginPart()
{
    if (m_text.empty())
        return;
    if (!isLineEndByte(m_text.back()))
        m_text += '\n';
    m_text += '\n';
}

void DocumentDraft::addRule()
{
    beginPart();
    m_text += "---\n";
    m_takesText = true;
}

void DocumentDraft::openRegister()
{
    if (m_hasIteration)
        addRule();
    addHeading(unitLevel, std::string(registerTitle));
    m_registerLevel = unitLevel;
}

void DocumentDraft::addHeading(std::size_t level, const std::string &text)
{
    beginPart();
    m_text += std::string(level, '#') + ' ' + text + '\n';
    m_takesText = false;
}

/// Whether the heading is neither a group nor a risk inside the register.
bool DocumentDraft::readsAsOther(const std::string &heading, const std::string &body) const
{
    const Register reg = markdown::read("## " + std::string(registerTitle) + "\n\n### " + heading
                                        + '\n' + body + '\n');
    return reg.groups.empty() && reg.others.size() == 1 && reg.others.front().heading == heading;
}

} // namespace loadline::exchange
