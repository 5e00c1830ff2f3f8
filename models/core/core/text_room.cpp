// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text_room.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>

namespace loadline {

namespace {

constexpr std::size_t large = 1 << 20; // bytes; less is soon had anew
constexpr std::size_t texts = 2; // that are there in turn: before an edit, and after it

class KeptRoom
{
public:
    /// The smallest that fits, but none that would mostly lie idle.
    std::string take(std::size_t size)
    {
        const std::lock_guard lock(m_mutex);
        std::string *best = nullptr;
        for (std::string &each : m_rooms) {
            const bool fits = each.capacity() >= size && each.capacity() / 2 <= size;
            if (fits && (!best || each.capacity() < best->capacity()))
                best = &each;
        }
        return best ? std::exchange(*best, {}) : std::string();
    }
    /// In the place of what was given first.
    void give(std::string text)
    {
        text.clear();
        const std::lock_guard lock(m_mutex);
        const auto empty = std::find_if(m_rooms.begin(), m_rooms.end(), [](const std::string &each) {
            return each.capacity() < large;
        });
        if (empty != m_rooms.end()) {
            std::swap(*empty, text);
            return;
        }
        std::swap(m_rooms[m_oldest], text);
        m_oldest = (m_oldest + 1) % texts;
    }

private:
    std::mutex m_mutex;
    std::array<std::string, texts> m_rooms;
    std::size_t m_oldest = 0;
};

KeptRoom &keptRoom()
{
    // Never destroyed: texts may go after everything else of the program.
    static auto *room = new KeptRoom;
    return *room;
}

} // namespace

std::string textWithRoom(std::size_t size)
{
    if (size < large) {
        std::string text;
        text.reserve(size);
        return text;
    }
    std::string text = keptRoom().take(size);
    // A little more, so that texts that grow find room in those before them.
    constexpr std::size_t share = 64;
    if (text.capacity() < size)
        text.reserve(size + size / share);
    return text;
}

std::shared_ptr<const std::string> withRoomKept(std::string text)
{
    if (text.capacity() < large)
        return std::make_shared<const std::string>(std::move(text));
    return {new std::string(std::move(text)), [](std::string *held) {
                keptRoom().give(std::move(*held));
                delete held;
            }};
}

} // namespace loadline
