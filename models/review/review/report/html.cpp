// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/report/html.h"

#include "review/report/chart.h"
#include "review/report/report.h"
#include "review/report/words.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <algorithm>

namespace loadline::review {

namespace {

/// The window's signs on a square of 16 units. What is cut out of a filled one shows the paper.
std::string_view shapeOf(Sign sign)
{
    switch (sign) {
    case Sign::Pass:
        return R"(<circle cx="8" cy="8" r="6.4" fill="currentColor" stroke="none" />)"
               R"(<path class="cut" d="M4.7 8.3L7.1 10.7L11.4 5.7" />)";
    case Sign::Warn:
        return R"(<path d="M8 2.2L14.2 13.2H1.8ZM8 6.4V9.2M8 11.2V11.3" />)";
    case Sign::Fail:
        return R"(<rect x="1.8" y="1.8" width="12.4" height="12.4" rx="2" fill="currentColor" stroke="none" />)"
               R"(<path class="cut" d="M5.4 5.4L10.6 10.6M10.6 5.4L5.4 10.6" />)";
    case Sign::Pending:
        return R"(<circle cx="8" cy="8" r="6" /><path d="M8 4.6V8L10.4 9.6" />)";
    case Sign::Note:
        return R"(<circle cx="8" cy="8" r="6.2" /><path d="M8 7.4V11M8 4.9V5" />)";
    case Sign::Critical:
        return R"(<path fill="currentColor" d="M14.1 10.5L10.5 14.1H5.5L1.9 10.5V5.5L5.5 1.9H10.5L14.1 5.5Z" />)";
    case Sign::High:
        return R"(<path fill="currentColor" d="M8 2.3L14 12.9H2Z" />)";
    case Sign::Medium:
        return R"(<path fill="currentColor" d="M8 1.6L14.4 8L8 14.4L1.6 8Z" />)";
    case Sign::Low:
        return R"(<circle cx="8" cy="8" r="5.2" fill="currentColor" stroke="none" />)";
    case Sign::Completed:
        return R"(<circle cx="8" cy="8" r="6.6" fill="currentColor" stroke="none" />)";
    case Sign::InProgress:
        return R"(<circle cx="8" cy="8" r="5.8" />)"
               R"(<path fill="currentColor" stroke="none" d="M8 2.2A5.8 5.8 0 0 0 8 13.8Z" />)";
    case Sign::Planned:
        return R"(<circle cx="8" cy="8" r="5.8" />)";
    case Sign::Blocked:
        return R"(<circle cx="8" cy="8" r="5.8" /><path d="M5.2 8H10.8" />)";
    case Sign::RolledBack:
        return R"(<path d="M2.9 11.2A5.8 5.8 0 1 0 2.6 7.4M2.6 7.4L2.9 11.2L6.6 10.6" />)";
    case Sign::Cancelled:
        return R"(<circle cx="8" cy="8" r="5.8" /><path d="M5.4 5.4L10.6 10.6M10.6 5.4L5.4 10.6" />)";
    case Sign::None:
        break;
    }
    return {};
}

std::string drawn(Sign sign)
{
    if (sign == Sign::None)
        return {};
    return "<svg class=\"sign " + std::string(nameOf(sign))
           + "\" width=\"16\" height=\"16\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">"
             "<g fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.6\" "
             "stroke-linecap=\"round\" stroke-linejoin=\"round\">"
           + std::string(shapeOf(sign)) + "</g></svg>";
}

/// Words that run from right to left turn nothing around but themselves.
std::string isolated(std::string_view text)
{
    const bool isAscii = std::all_of(text.begin(), text.end(),
                                     [](char c) { return (c & 0x80) == 0; });
    const std::string escaped = escapedForXml(text);
    return isAscii ? escaped : "<bdi>" + escaped + "</bdi>";
}

std::string element(std::string_view name, std::string_view attributes, const std::string &content)
{
    std::string all = "<" + std::string(name);
    if (!attributes.empty())
        all += ' ' + std::string(attributes);
    all += ">" + content + "</" + std::string(name) + ">";
    return all;
}

std::string hashOfStyle()
{
    const std::string_view style = styleOfHtml();
    const QByteArray bytes = QByteArray::fromRawData(style.data(), qsizetype(style.size()));
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toBase64().toStdString();
}

std::string said(const Sayings &sayings, ReportColumn::Kind kind)
{
    std::string all;
    for (const Said &each : sayings) {
        const std::string words = isolated(each.text);
        if (kind == ReportColumn::Kind::Path && !words.empty())
            all += element("code", {}, words);
        else if (each.sign != Sign::None)
            all += element("span", "class=\"said\"", drawn(each.sign) + words);
        else
            all += sayings.size() > 1 ? element("span", "class=\"said\"", words) : words;
    }
    return all;
}

class HtmlReport
{
public:
    HtmlReport(const Report &report, const posture::History *history)
        : m_report(report)
        , m_history(history)
    {
    }

    std::string text()
    {
        addHead();
        m_text += "<body>\n<main>\n";
        addVerdict();
        for (const ReportPart &part : m_report.parts) {
            add(part);
            if (&part == &m_report.parts.front())
                addChart();
        }
        m_text += element("footer", {},
                          "Deployment review by Loadline"
                              + (m_report.today.empty() ? std::string()
                                                        : ", " + escapedForXml(m_report.today)))
                  + "\n</main>\n</body>\n</html>\n";
        return std::move(m_text);
    }

private:
    void addHead()
    {
        const std::string title = std::string(inWords(m_report.verdict)) + ": "
                                  + escapedForXml(m_report.name);
        m_text = "<!DOCTYPE html>\n"
                 "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n"
                 "<meta charset=\"utf-8\" />\n"
                 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                 "style-src 'sha256-"
                 + hashOfStyle()
                 + "'; base-uri 'none'; form-action 'none'\" />\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
                   "<meta name=\"referrer\" content=\"no-referrer\" />\n"
                   "<title>"
                 + title + "</title>\n<style>" + std::string(styleOfHtml()) + "</style>\n</head>\n";
    }

    void addVerdict()
    {
        m_text += "<header>\n"
                  + element("h1", {},
                            drawn(signOf(m_report.verdict)) + std::string(inWords(m_report.verdict)))
                  + "\n<p class=\"subject\">" + isolated(m_report.name);
        if (!m_report.title.empty() && m_report.title != m_report.name)
            m_text += " · " + isolated(m_report.title);
        m_text += "</p>\n<dl>\n";
        for (const auto &[name, sayings] : m_report.facts)
            m_text += element("dt", {}, escapedForXml(name))
                      + element("dd", {}, said(sayings, ReportColumn::Kind::Words)) + '\n';
        m_text += "</dl>\n</header>\n";
    }

    void add(const ReportPart &part)
    {
        m_text += "<section>\n" + element("h2", {}, escapedForXml(part.heading)) + '\n';
        if (!part.sentence.empty())
            m_text += element("p", {}, escapedForXml(part.sentence)) + '\n';
        for (const ReportTable &table : part.tables)
            add(table);
        if (!part.lines.empty()) {
            m_text += "<ul>\n";
            for (const std::string &line : part.lines)
                m_text += element("li", {}, isolated(line)) + '\n';
            m_text += "</ul>\n";
        }
        m_text += "</section>\n";
    }

    void add(const ReportTable &table)
    {
        if (!table.heading.empty())
            m_text += element("h3", {}, escapedForXml(table.heading)) + '\n';
        m_text += "<table>\n" + element("caption", {}, escapedForXml(table.caption))
                  + "\n<thead>\n<tr>";
        for (const ReportColumn &column : table.columns)
            m_text += element("th", "scope=\"col\"" + classOf(column), escapedForXml(column.head));
        m_text += "</tr>\n</thead>\n<tbody>\n";
        for (const auto &row : table.rows) {
            m_text += "<tr>";
            for (std::size_t i = 0; i < row.size(); ++i) {
                const ReportColumn &column = table.columns[i];
                const std::string words = said(row[i], column.kind);
                m_text += column.namesRow ? element("th", "scope=\"row\"" + classOf(column), words)
                                          : "<td" + classOf(column) + '>' + words + "</td>";
            }
            m_text += "</tr>\n";
        }
        m_text += "</tbody>\n</table>\n";
    }

    static std::string classOf(const ReportColumn &column)
    {
        return column.kind == ReportColumn::Kind::Number ? " class=\"number\"" : "";
    }

    /// One for light ground and for paper, one for dark; the style shows either.
    void addChart()
    {
        if (!m_history || m_history->mainLine.empty())
            return;
        m_text += "<section>\n" + element("h2", {}, "Open risks over time")
                  + "\n<figure class=\"light\">"
                  + chartOf(*m_history, m_report.name, ChartTheme::Light).svg
                  + "</figure>\n<figure class=\"dark\">"
                  + chartOf(*m_history, m_report.name, ChartTheme::Dark).svg
                  + "</figure>\n</section>\n";
    }

    const Report &m_report;
    const posture::History *m_history;
    std::string m_text;
};

} // namespace

std::string htmlOf(const Review &review, std::string_view name, const posture::History *history)
{
    const Report report = reportOf(review, name);
    return HtmlReport(report, history).text();
}

} // namespace loadline::review
