// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace loadline {

/// A sequence in blocks that its copies share. A copy costs by the block, and who changes an element
/// of a copy pays for its block alone: a register of thousands of risks can be had as it was before
/// a change and after it, at the price of what the change touched.
///
/// Reading is as with a vector. Writing is asked for by name, so that it is seen where blocks are
/// copied.
///
/// Each block has a stamp, and gets one that no block had before whenever an element is written. What
/// was found out of a block holds as long as its stamp does (core/block_facts.h).
template<class T>
class BlockList
{
public:
    using Stamp = std::uint64_t;
    static constexpr std::size_t blockSize = 64; ///< few enough to copy, enough to share

    class const_iterator
    {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using pointer = const T *;
        using reference = const T &;

        const_iterator() = default;
        reference operator*() const { return (*m_list)[m_index]; }
        pointer operator->() const { return &(*m_list)[m_index]; }
        reference operator[](difference_type by) const { return *(*this + by); }
        const_iterator &operator+=(difference_type by)
        {
            m_index += std::size_t(by);
            return *this;
        }
        const_iterator &operator-=(difference_type by) { return *this += -by; }
        const_iterator &operator++() { return *this += 1; }
        const_iterator &operator--() { return *this += -1; }
        const_iterator operator++(int) { return std::exchange(*this, *this + 1); }
        const_iterator operator--(int) { return std::exchange(*this, *this - 1); }
        friend const_iterator operator+(const_iterator it, difference_type by) { return it += by; }
        friend const_iterator operator+(difference_type by, const_iterator it) { return it += by; }
        friend const_iterator operator-(const_iterator it, difference_type by) { return it -= by; }
        friend difference_type operator-(const const_iterator &a, const const_iterator &b)
        {
            return difference_type(a.m_index) - difference_type(b.m_index);
        }
        friend bool operator==(const const_iterator &a, const const_iterator &b)
        {
            return a.m_index == b.m_index;
        }
        friend auto operator<=>(const const_iterator &a, const const_iterator &b)
        {
            return a.m_index <=> b.m_index;
        }

    private:
        friend BlockList;
        const_iterator(const BlockList *list, std::size_t index)
            : m_list(list)
            , m_index(index)
        {
        }
        const BlockList *m_list = nullptr;
        std::size_t m_index = 0;
    };
    using value_type = T;
    using iterator = const_iterator;

    BlockList() = default;
    explicit BlockList(std::vector<T> elements)
    {
        for (T &element : elements)
            push_back(std::move(element));
    }

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    const T &operator[](std::size_t index) const
    {
        return m_blocks[index / blockSize]->elements[index % blockSize];
    }
    const T &front() const { return (*this)[0]; }
    const T &back() const { return (*this)[m_size - 1]; }
    const_iterator begin() const { return {this, 0}; }
    const_iterator end() const { return {this, m_size}; }

    /// The element, to be changed here and in no copy.
    T &writable(std::size_t index) { return written(index / blockSize)[index % blockSize]; }
    /// As writable(), for changes that nobody means who goes by stamps: to where in a text an element
    /// stands.
    T &movable(std::size_t index) { return own(index / blockSize).elements[index % blockSize]; }

    std::size_t blockCount() const { return m_blocks.size(); }
    Stamp stampOf(std::size_t block) const { return m_blocks[block]->stamp; }

    void push_back(T element)
    {
        if (m_size % blockSize == 0)
            m_blocks.push_back(std::make_shared<Block>());
        written(m_blocks.size() - 1).push_back(std::move(element));
        ++m_size;
    }

    /// Other elements in the place of those from \a first to before \a last.
    void replace(std::size_t first, std::size_t last, std::vector<T> elements)
    {
        const std::size_t both = std::min(last - first, elements.size());
        for (std::size_t i = 0; i < both; ++i)
            writable(first + i) = std::move(elements[i]);
        if (both == last - first && both == elements.size())
            return;
        std::vector<T> behind(std::make_move_iterator(elements.begin() + std::ptrdiff_t(both)),
                              std::make_move_iterator(elements.end()));
        for (std::size_t i = last; i < m_size; ++i)
            behind.push_back(taken(i));
        shorten(first + both);
        for (T &element : behind)
            push_back(std::move(element));
    }

    friend bool operator==(const BlockList &a, const BlockList &b)
    {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

private:
    struct Block
    {
        std::vector<T> elements;
        Stamp stamp = 0;
    };

    static Stamp newStamp()
    {
        static std::atomic<Stamp> last = 0;
        return last.fetch_add(1, std::memory_order_relaxed) + 1;
    }

    bool isShared(std::size_t block) const
    {
        const bool isAlone = m_blocks[block].use_count() == 1;
        // Whoever let go of it last, in any thread, has read it before.
        std::atomic_thread_fence(std::memory_order_acquire);
        return !isAlone;
    }
    Block &own(std::size_t block)
    {
        if (isShared(block))
            m_blocks[block] = std::make_shared<Block>(*m_blocks[block]);
        return *m_blocks[block];
    }
    std::vector<T> &written(std::size_t block)
    {
        Block &one = own(block);
        one.stamp = newStamp();
        return one.elements;
    }
    T taken(std::size_t index)
    {
        if (isShared(index / blockSize))
            return (*this)[index];
        return std::move(writable(index));
    }
    void shorten(std::size_t size)
    {
        m_blocks.resize((size + blockSize - 1) / blockSize);
        m_size = size;
        if (const std::size_t rest = size % blockSize) {
            std::vector<T> &last = written(m_blocks.size() - 1);
            last.erase(last.begin() + std::ptrdiff_t(rest), last.end());
        }
    }

    std::vector<std::shared_ptr<Block>> m_blocks; ///< full but for the last
    std::size_t m_size = 0;
};

} // namespace loadline
