// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/names.h"

namespace loadline::merge {

Names::Names()
    : m_entries(1)
    , m_slots(1024)
{
}

std::size_t Names::hashOf(const Entry &entry)
{
    const std::size_t place = (std::size_t(entry.parent) << 20) ^ (std::size_t(entry.repeat) << 3)
                              ^ std::size_t(entry.kind);
    return std::hash<std::string_view>()(entry.key) ^ (place * 0x9E3779B97F4A7C15ull);
}

void Names::grow()
{
    std::vector<Slot> slots(m_slots.size() * 4);
    for (const Slot &slot : m_slots) {
        if (slot.name == root)
            continue;
        std::size_t place = slot.hash & (slots.size() - 1);
        while (slots[place].name != root)
            place = (place + 1) & (slots.size() - 1);
        slots[place] = slot;
    }
    m_slots = std::move(slots);
}

NameId Names::of(NameId parent, NameKind kind, std::string_view key, std::uint32_t repeat)
{
    const Entry entry{parent, repeat, kind, key};
    const auto hash = std::uint32_t(hashOf(entry) >> 16);
    std::size_t place = hash & (m_slots.size() - 1);
    for (; m_slots[place].name != root; place = (place + 1) & (m_slots.size() - 1)) {
        if (m_slots[place].hash == hash && m_entries[m_slots[place].name] == entry)
            return m_slots[place].name;
    }
    const auto name = NameId(m_entries.size());
    m_entries.push_back(entry);
    m_slots[place] = {hash, name};
    if (m_entries.size() * 2 > m_slots.size())
        grow();
    return name;
}

NameId Names::repeated(NameId name, std::uint32_t repeat)
{
    const Entry entry = m_entries[name];
    return of(entry.parent, entry.kind, entry.key, repeat);
}

std::string Names::spelt(NameId name) const
{
    if (name == root)
        return {};
    const Entry &entry = m_entries[name];
    std::string text = spelt(entry.parent);
    if (!text.empty())
        text += '/';
    switch (entry.kind) {
    case NameKind::Plain:
        break;
    case NameKind::Iteration:
        text += "iteration:";
        break;
    case NameKind::Group:
        text += "group:";
        break;
    case NameKind::Other:
        text += "other:";
        break;
    case NameKind::Risk:
        text += "risk:";
        break;
    }
    text += entry.key;
    if (entry.repeat > 0)
        text += "#" + std::to_string(entry.repeat + 1);
    return text;
}

} // namespace loadline::merge
