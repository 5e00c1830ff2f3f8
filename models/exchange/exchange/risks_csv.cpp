// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/risks_csv.h"

#include "core/text.h"
#include "core/words.h"
#include "exchange/csv.h"
#include "exchange/titled.h"
#include "exchange/usual_fields.h"
#include "markdown/reader.h"
#include "markdown/scan.h"
#include "markdown/tables.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace loadline::exchange {

using markdown::RiskColumn;

namespace {

constexpr std::string_view derivedColumn = "Tier Derived";
constexpr std::string_view statusTextColumn = "Status Text";
constexpr std::string_view yes = "yes";
/// Behind a field's name where a column of our own has that name.
constexpr std::string_view fieldSuffix = " (field)";

bool isAccepting(std::string_view key)
{
    return equalsIgnoringCase(trimmed(key), "accepted");
}

// Writing

/// A column of a field. A risk that has the field more than once needs as many columns.
struct FieldColumn
{
    std::string key;
    std::size_t turn = 0; ///< which of the fields with that key
};

/// A field that one of our own columns says in the same words.
bool isSaidElsewhere(const Risk &risk, const Field &field)
{
    if (equalsIgnoringCase(field.key, "Status"))
        return field.value == risk.statusText;
    if (equalsIgnoringCase(field.key, "Tier"))
        return risk.tier && field.value == nameOf(*risk.tier);
    return equalsIgnoringCase(field.key, "Iteration") && risk.iteration
           && field.value == std::to_string(*risk.iteration);
}

std::vector<FieldColumn> fieldColumnsOf(const Register &reg)
{
    std::map<std::string, std::size_t, std::less<>> places;
    std::vector<std::pair<std::string, std::size_t>> keys; // and how often one risk has it
    for (const Risk &risk : reg.risks) {
        std::map<std::string_view, std::size_t> counts;
        for (const Field &field : risk.fields) {
            if (field.value.empty() || isSaidElsewhere(risk, field))
                continue;
            const auto [place, isNew] = places.try_emplace(field.key, keys.size());
            if (isNew)
                keys.emplace_back(field.key, 0);
            std::size_t &most = keys[place->second].second;
            most = std::max(most, ++counts[field.key]);
        }
    }
    std::stable_sort(keys.begin(), keys.end(), [](const auto &a, const auto &b) {
        return rankOfField(a.first) < rankOfField(b.first);
    });
    std::vector<FieldColumn> columns;
    for (const auto &[key, count] : keys)
        for (std::size_t turn = 0; turn < count; ++turn)
            columns.push_back({key, turn});
    return columns;
}

std::vector<std::string> ownColumns(const Register &reg, const std::vector<FieldColumn> &fields)
{
    std::vector<std::string> names{"ID", "Risk", "Detail", "Tier"};
    if (std::any_of(reg.risks.begin(), reg.risks.end(),
                    [](const Risk &risk) { return risk.isTierDerived; }))
        names.emplace_back(derivedColumn);
    names.insert(names.end(), {"Status", std::string(statusTextColumn), "Iteration"});
    // A field may have a name that readers would rather take for the risk itself.
    std::vector<std::string> header = names;
    for (const FieldColumn &field : fields)
        header.push_back(field.key);
    const std::vector<RiskColumn> columns = markdown::riskColumns(header);
    if (columns.empty() || columns[1] != RiskColumn::Title)
        names[1] = "Title";
    return names;
}

std::vector<std::string> headerOf(const std::vector<std::string> &own,
                                  const std::vector<FieldColumn> &fields)
{
    std::vector<std::string> header = own;
    for (const FieldColumn &field : fields) {
        const bool isTaken = std::any_of(own.begin(), own.end(), [&field](const std::string &name) {
            return equalsIgnoringCase(name, field.key);
        });
        header.push_back(withoutFormula(field.key) + std::string(isTaken ? fieldSuffix : ""));
    }
    return header;
}

std::string fieldOf(const Risk &risk, const FieldColumn &column)
{
    std::size_t turn = 0;
    for (const Field &field : risk.fields)
        if (field.key == column.key && !field.value.empty() && turn++ == column.turn)
            return field.value;
    return {};
}

std::vector<std::string> rowOf(const Risk &risk, bool saysDerived,
                               const std::vector<FieldColumn> &fields)
{
    std::vector<std::string> row{risk.isNamed ? risk.id : std::string(), risk.title, risk.detail,
                                 std::string(risk.tier ? nameOf(*risk.tier) : "")};
    if (saysDerived)
        row.emplace_back(risk.isTierDerived ? yes : "");
    row.emplace_back(nameOf(risk.status));
    row.push_back(risk.statusText.value_or(std::string()));
    row.push_back(risk.iteration ? std::to_string(*risk.iteration) : std::string());
    for (const FieldColumn &field : fields)
        row.push_back(fieldOf(risk, field));
    for (std::string &cell : row)
        cell = withoutFormula(cell);
    return row;
}

// Reading

tl::unexpected<Error> refusedAt(std::string_view csv, std::size_t offset, std::string what,
                                std::string hint)
{
    const TextPlace place = placeOf(csv, offset);
    return fail(ErrorCode::Refused, std::move(what), std::move(hint), place.line, place.column);
}

/// A cell as it stands in a row of a Markdown table, but for its pipes.
std::string inOneLine(std::string_view cell)
{
    cell = trimmed(formulaGivenBack(cell));
    std::string line;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (!isLineEndByte(cell[i])) {
            line += cell[i];
            continue;
        }
        const bool isPair = cell[i] == '\r' && i + 1 < cell.size() && cell[i + 1] == '\n';
        i += isPair ? 1 : 0;
        line += "<br>";
    }
    return line;
}

std::string titleOfColumn(const CsvCell &cell)
{
    std::string title = inOneLine(cell.text);
    if (title.ends_with(fieldSuffix))
        title.resize(title.size() - fieldSuffix.size());
    return title;
}

/// The columns of a table and what is made of them.
struct Columns
{
    char separator = csvSeparators[0];
    std::vector<std::string> titles;
    std::vector<RiskColumn> kinds;
    // Columns that only a table of ours has: they say how to read others and go no further.
    std::optional<std::size_t> derived;
    std::optional<std::size_t> statusText;

    std::optional<std::size_t> first(RiskColumn kind) const
    {
        const auto found = std::find(kinds.begin(), kinds.end(), kind);
        if (found == kinds.end())
            return std::nullopt;
        return std::size_t(found - kinds.begin());
    }
    bool isKept(std::size_t column) const { return column != derived && column != statusText; }
};

Columns columnsOf(const CsvRow &header)
{
    Columns columns;
    for (std::size_t i = 0; i < header.size(); ++i) {
        columns.titles.push_back(titleOfColumn(header[i]));
        if (columns.titles.back() == derivedColumn)
            columns.derived = i;
        else if (columns.titles.back() == statusTextColumn)
            columns.statusText = i;
    }
    columns.kinds = markdown::riskColumns(columns.titles);
    return columns;
}

/// The separator with which the first row is the header of a table of risks.
Result<Columns> columnsIn(std::string_view csv)
{
    std::optional<Error> error;
    bool isEmpty = true;
    for (const char separator : csvSeparators) {
        const Result<CsvRow> header = csvHeader(csv, separator);
        if (!header) {
            if (!error)
                error = header.error();
            continue;
        }
        isEmpty = isEmpty && header->empty();
        Columns columns = columnsOf(*header);
        columns.separator = separator;
        if (!columns.kinds.empty())
            return columns;
    }
    if (error)
        return tl::make_unexpected(*error);
    if (isEmpty)
        return fail(ErrorCode::Refused, "there is no table in it",
                    "its first row has to name the columns", 1, 1);
    return refusedAt(csv, 0, "the first row does not name the columns of a table of risks",
                     "call one column Risk or Title, and another ID, Tier, Status or Owner");
}

/// What a row's status cell says once it is read, as the reader of registers reads it.
RiskStatus statusRead(std::string_view text, bool isAccepted)
{
    const RiskStatus said = text.empty() ? RiskStatus::Open
                                         : riskStatusFromText(text).value_or(RiskStatus::Unknown);
    const bool isEnded = said == RiskStatus::Fixed || said == RiskStatus::Closed;
    return isAccepted && !isEnded ? RiskStatus::Accepted : said;
}

/// Turns rows of CSV into rows of Markdown.
class TableWriter
{
public:
    TableWriter(std::string_view csv, Columns columns)
        : m_csv(csv)
        , m_columns(std::move(columns))
    {
    }

    /// A row that says nothing leaves nothing.
    Result<void> add(std::string &text, const CsvRow &row)
    {
        if (const auto tooMany = cellBeyondColumns(row))
            return refusedAt(m_csv, row[*tooMany].offset, "this cell stands under no column",
                             "put a cell that holds a comma in quotes, or name its column");
        std::vector<std::string> cells(m_columns.titles.size());
        for (std::size_t i = 0; i < std::min(row.size(), cells.size()); ++i)
            cells[i] = inOneLine(row[i].text);
        if (std::all_of(cells.begin(), cells.end(), [](const auto &cell) { return cell.empty(); }))
            return {};
        settleTier(cells);
        settleStatus(cells);
        settleDetail(cells);
        return write(text, cells, row);
    }

    void addHeader(std::string &text) const
    {
        std::string delimiter = "|";
        text += '|';
        for (std::size_t i = 0; i < m_columns.titles.size(); ++i) {
            if (!m_columns.isKept(i))
                continue;
            text += ' ' + markdown::escapedForCell(m_columns.titles[i]) + " |";
            delimiter += " --- |";
        }
        text += '\n' + delimiter + '\n';
    }

private:
    std::optional<std::size_t> cellBeyondColumns(const CsvRow &row) const
    {
        for (std::size_t i = m_columns.titles.size(); i < row.size(); ++i)
            if (!isBlank(row[i].text))
                return i;
        return std::nullopt;
    }

    /// A tier that follows from likelihood and impact is not written.
    void settleTier(std::vector<std::string> &cells) const
    {
        const auto tier = m_columns.first(RiskColumn::Tier);
        if (m_columns.derived && tier && cells[*m_columns.derived] == yes)
            cells[*tier].clear();
    }

    /// The register's own word for the status, as long as it says what the status says.
    void settleStatus(std::vector<std::string> &cells) const
    {
        const auto status = m_columns.first(RiskColumn::Status);
        if (!m_columns.statusText || !status)
            return;
        bool isAccepted = false;
        for (std::size_t i = 0; i < cells.size(); ++i)
            isAccepted = isAccepted || (isAccepting(m_columns.titles[i]) && !cells[i].empty());
        const std::string own = cells[*m_columns.statusText];
        if (statusRead(own, isAccepted) != statusRead(cells[*status], isAccepted))
            return;
        const std::string word = std::exchange(cells[*status], own);
        // A row that says nothing but its name would be no risk.
        const auto id = m_columns.first(RiskColumn::Id);
        bool saysMore = false;
        for (std::size_t i = 0; i < cells.size(); ++i)
            saysMore = saysMore || (i != id && m_columns.isKept(i) && !cells[i].empty());
        if (!saysMore)
            cells[*status] = word;
    }

    /// A title is what stands before the first " - ". Where it goes on behind that, what is in the
    /// column of details follows.
    void settleDetail(std::vector<std::string> &cells) const
    {
        const auto title = m_columns.first(RiskColumn::Title);
        const auto detail = m_columns.first(RiskColumn::Detail);
        if (!title || !detail || cells[*detail].empty()
            || cells[*title].find(" - ") == std::string::npos)
            return;
        cells[*title] += " - " + cells[*detail];
        cells[*detail].clear();
    }

    Result<void> write(std::string &text, const std::vector<std::string> &cells,
                       const CsvRow &row) const
    {
        std::string line = "|";
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (!m_columns.isKept(i))
                continue;
            const std::string written = markdown::escapedForCell(cells[i]);
            const std::string alone = "| " + written + " |";
            const std::vector<Span> read = markdown::cellsIn(alone, {0, alone.size()});
            if (read.size() != 1 || markdown::cellText(alone, read.front()) != cells[i])
                return refusedAt(m_csv, row[i].offset,
                                 "a cell of a Markdown table cannot hold this text",
                                 "take the backslash out that stands before a '|'");
            line += ' ' + written + " |";
        }
        text += line + '\n';
        return {};
    }

    std::string_view m_csv;
    Columns m_columns;
};

} // namespace

void writeRisksCsv(TextSink &out, const Register &reg)
{
    const std::vector<FieldColumn> fields = fieldColumnsOf(reg);
    const std::vector<std::string> own = ownColumns(reg, fields);
    const bool saysDerived = std::find(own.begin(), own.end(), derivedColumn) != own.end();
    std::string line;
    appendCsvRow(line, headerOf(own, fields));
    out.take(line);
    for (const Risk &risk : reg.risks) {
        line.clear();
        appendCsvRow(line, rowOf(risk, saysDerived, fields));
        out.take(line);
    }
}

Result<std::string> registerFromCsv(std::string_view csv, std::string_view title)
{
    Result<Columns> columns = columnsIn(csv);
    if (!columns)
        return tl::make_unexpected(columns.error());
    const Result<std::vector<CsvRow>> rows = csvRows(csv, columns->separator);
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::string text = openingOfRegister(title);
    TableWriter table(csv, std::move(*columns));
    table.addHeader(text);
    for (std::size_t i = 1; i < rows->size(); ++i)
        if (const Result<void> added = table.add(text, (*rows)[i]); !added)
            return tl::make_unexpected(added.error());
    return text;
}

} // namespace loadline::exchange
