// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv.h"

#include "core/text.h"

#include <csv.h>

#include <algorithm>

namespace loadline::exchange {

namespace {

/// libcsv grows the buffer of a cell by this much at a time; its own step of 128 bytes makes large
/// cells slow.
constexpr std::size_t bufferStep = 64 * 1024;

constexpr std::string_view formulaStarts = "=+-@\t\r";

/// Collects what libcsv finds. It is given the text in slices that end where a cell may end: that
/// is how the place of a cell is known, which libcsv does not tell.
class Reading
{
public:
    Reading(std::string_view text, char separator, std::size_t mostRows)
        : m_text(text)
        , m_mostRows(mostRows)
        , m_ends{separator, '\r', '\n'}
    {
        m_isReady = csv_init(&m_parser, CSV_STRICT | CSV_STRICT_FINI) == 0;
        csv_set_delim(&m_parser, static_cast<unsigned char>(separator));
        csv_set_blk_size(&m_parser, bufferStep);
    }
    ~Reading() { csv_free(&m_parser); }
    Reading(const Reading &) = delete;
    Reading &operator=(const Reading &) = delete;

    Result<std::vector<CsvRow>> run()
    {
        std::size_t at = m_text.starts_with(byteOrderMark) ? byteOrderMark.size() : 0;
        m_cellBegin = at;
        while (m_isReady && at < m_text.size() && m_rows.size() < m_mostRows) {
            const std::size_t end = std::min(m_text.find_first_of(m_ends, at), m_text.size() - 1);
            m_sliceEnd = end + 1;
            m_hasEnded = false;
            const std::size_t size = m_sliceEnd - at;
            const std::size_t taken = csv_parse(&m_parser, m_text.data() + at, size, &Reading::cell,
                                                &Reading::row, this);
            if (taken < size)
                return wrongAt(at + taken);
            const bool isLineEnd = size == 1 && isLineEndByte(m_text[at]);
            if (m_hasEnded || (m_row.empty() && !m_isInCell && isLineEnd)) {
                m_cellBegin = m_sliceEnd;
                m_isInCell = false;
            } else {
                m_isInCell = true;
            }
            at = m_sliceEnd;
        }
        if (!m_isReady)
            return fail(ErrorCode::Refused, "there is not enough memory to read this table");
        if (m_rows.size() < m_mostRows
            && csv_fini(&m_parser, &Reading::cell, &Reading::row, this) != 0)
            return wrongAt(m_cellBegin);
        return std::move(m_rows);
    }

private:
    static void cell(void *bytes, std::size_t size, void *self)
    {
        auto &reading = *static_cast<Reading *>(self);
        reading.m_row.push_back(
            {std::string(static_cast<const char *>(bytes), size), reading.m_cellBegin});
        reading.m_hasEnded = true;
    }

    static void row(int, void *self)
    {
        auto &reading = *static_cast<Reading *>(self);
        reading.m_rows.push_back(std::move(reading.m_row));
        reading.m_row.clear();
        reading.m_hasEnded = true;
    }

    tl::unexpected<Error> wrongAt(std::size_t offset)
    {
        const TextPlace place = placeOf(m_text, offset);
        if (csv_error(&m_parser) != CSV_EPARSE)
            return fail(ErrorCode::Refused, csv_strerror(csv_error(&m_parser)), {}, place.line,
                        place.column);
        const bool isOpen = offset == m_cellBegin;
        return fail(ErrorCode::Refused,
                    isOpen ? "the quote that this cell begins with is never closed"
                           : "a quote stands inside a cell",
                    "put the whole cell in quotes and double each quote inside", place.line,
                    place.column);
    }

    std::string_view m_text;
    std::size_t m_mostRows;
    std::string m_ends;
    csv_parser m_parser{};
    bool m_isReady = false;
    std::size_t m_cellBegin = 0;
    std::size_t m_sliceEnd = 0;
    bool m_hasEnded = false; ///< a cell ended in this slice
    bool m_isInCell = false;
    CsvRow m_row;
    std::vector<CsvRow> m_rows;
};

bool beginsFormula(std::string_view cell)
{
    const std::size_t begin = std::min(cell.find_first_not_of('\''), cell.size());
    return begin < cell.size() && formulaStarts.find(cell[begin]) != std::string_view::npos;
}

/// Beyond what RFC 4180 asks for, cells that hold another usual separator or begin or end with a
/// blank are quoted: readers guess the one and trim the other.
bool needsQuotes(std::string_view cell)
{
    return cell.find_first_of(",\"\r\n;\t") != std::string_view::npos
           || (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
}

} // namespace

Result<std::vector<CsvRow>> csvRows(std::string_view text, char separator)
{
    return Reading(text, separator, std::string_view::npos).run();
}

Result<CsvRow> csvHeader(std::string_view text, char separator)
{
    Result<std::vector<CsvRow>> rows = Reading(text, separator, 1).run();
    if (!rows)
        return tl::make_unexpected(rows.error());
    return rows->empty() ? CsvRow() : std::move(rows->front());
}

void appendCsvRow(std::string &text, const std::vector<std::string> &cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string &cell = cells[i];
        if (i > 0)
            text += csvSeparators[0];
        if (!needsQuotes(cell)) {
            text += cell;
            continue;
        }
        const std::size_t size = csv_write(nullptr, 0, cell.data(), cell.size());
        const std::size_t begin = text.size();
        text.resize(begin + size);
        csv_write(text.data() + begin, size, cell.data(), cell.size());
    }
    text += "\r\n";
}

std::string withoutFormula(std::string_view cell)
{
    return (beginsFormula(cell) ? "'" : "") + std::string(cell);
}

std::string_view formulaGivenBack(std::string_view cell)
{
    return cell.starts_with('\'') && beginsFormula(cell) ? cell.substr(1) : cell;
}

} // namespace loadline::exchange
