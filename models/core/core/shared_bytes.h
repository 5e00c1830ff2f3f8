// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace loadline {

/// Bytes that several hold and nobody changes: a text may be large, and a register's is often the
/// very one that its file holds.
class SharedBytes
{
public:
    SharedBytes() = default;
    SharedBytes(std::string bytes)
        : m_bytes(std::make_shared<const std::string>(std::move(bytes)))
    {
    }
    SharedBytes(const char *bytes)
        : SharedBytes(std::string(bytes))
    {
    }
    /// \a bytes must not be null.
    SharedBytes(std::shared_ptr<const std::string> bytes)
        : m_bytes(std::move(bytes))
    {
    }

    const std::string &string() const
    {
        static const std::string none;
        return m_bytes ? *m_bytes : none;
    }
    operator const std::string &() const { return string(); }
    operator std::string_view() const { return string(); }
    bool empty() const { return string().empty(); }
    std::size_t size() const { return string().size(); }

    friend bool operator==(const SharedBytes &a, const SharedBytes &b)
    {
        return a.m_bytes == b.m_bytes || a.string() == b.string();
    }
    friend bool operator==(const SharedBytes &a, const std::string &b) { return a.string() == b; }

private:
    std::shared_ptr<const std::string> m_bytes;
};

} // namespace loadline
