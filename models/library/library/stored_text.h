// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/error.h"
#include "library/connection.h"
#include "library/register_id.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadline {

/// The texts that a library keeps of a register. The numbers stand in the database.
enum class TextLayer : std::int64_t { Current = 0, File = 1 };

/// The layers of edits that were set aside: what the file held, and what the register said.
constexpr TextLayer layerOfKeptBase(std::int64_t kept)
{
    return TextLayer(2 * kept);
}
constexpr TextLayer layerOfKeptText(std::int64_t kept)
{
    return TextLayer(2 * kept + 1);
}

/// Bytes of a chunk: what a fresh one is cut to, where it is split, where it joins a neighbour.
/// An edit writes one or two of them, whatever the size of the text.
inline constexpr std::size_t chunkTarget = 32 * 1024;
inline constexpr std::size_t chunkMost = 64 * 1024;
inline constexpr std::size_t chunkLeast = 8 * 1024;

/// Cuts a text into chunks, at line ends where there are any.
std::vector<std::string_view> cutIntoChunks(std::string_view text);

/// One text of one register, as it lies in the database: chunks in order, shared between layers.
///
/// It does not open transactions: a caller that writes is in one.
class StoredText
{
public:
    StoredText(const Connection &connection, RegisterId id, TextLayer layer);

    Result<std::string> read() const;
    /// Replaces all of it.
    Result<void> write(std::string_view text) const;
    /// Changes only the chunks that the splices touch, and a neighbour of one that got small.
    Result<void> splice(const std::vector<Splice> &splices) const;
    /// Becomes the same as \a other, a layer of the same register, sharing its chunks.
    Result<void> becomeSameAs(const StoredText &other) const;
    /// Becomes \a bytes, sharing the chunks of \a other, which holds \a text, where both are the same.
    Result<void> become(const std::string &bytes, const StoredText &other,
                        const std::string &text) const;
    /// Whether it is made of the same chunks as \a other, a text of \a size bytes: then it is the same.
    Result<bool> hasChunksOf(const StoredText &other, std::size_t size) const;
    Result<void> clear() const;

private:
    struct Slice
    {
        std::int64_t position = 0;
        std::int64_t chunk = 0;
        std::size_t size = 0;
    };
    /// Slices from \a first to before \a end, whose text is written anew.
    struct Run
    {
        std::size_t first = 0;
        std::size_t end = 0;
        std::size_t offset = 0; ///< of its first byte in the text
        std::size_t size = 0; ///< bytes before the splices
        std::vector<Splice> splices; ///< from its first byte
    };

    Result<std::vector<Slice>> slices() const;
    static std::vector<Run> runsOf(const std::vector<Slice> &slices,
                                   const std::vector<Splice> &splices);
    static void growIfSmall(Run &run, const std::vector<Slice> &slices, std::size_t least);
    static void append(std::vector<Slice> &to, const std::vector<Slice> &from, std::size_t first,
                       std::size_t end);
    static void spread(std::vector<Slice> &slices);
    Result<std::vector<Slice>> slicesInsteadOf(const std::vector<Slice> &before, const Run &run,
                                               std::size_t previousEnd) const;
    Result<std::string> textOf(const std::vector<Slice> &slices, const Run &run) const;
    Result<std::vector<Slice>> addChunks(std::string_view text) const;
    Result<void> putSlices(const std::vector<Slice> &slices) const;
    Result<void> dropSlices(const std::vector<Slice> &slices) const;
    Result<void> dropChunks(const std::vector<Slice> &slices) const;

    const Connection &m_connection;
    std::int64_t m_register;
    std::int64_t m_layer;
};

} // namespace loadline
