// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/junit.h"

#include "core/text.h"

#include <QXmlStreamReader>

#include <optional>

namespace loadline::evidence {

namespace {

using changes::TestResult;

constexpr qsizetype longestText = 400; // of a message: its first line is what is shown
constexpr std::size_t deepest = 256; // elements within each other

class JUnitReader
{
public:
    explicit JUnitReader(std::string_view xml)
        : m_xml(QByteArray::fromRawData(xml.data(), qsizetype(xml.size())))
    {
    }

    Result<std::vector<TestResult>> read()
    {
        while (!m_xml.atEnd() && !m_error) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::StartElement:
                begin();
                break;
            case QXmlStreamReader::EndElement:
                end();
                break;
            case QXmlStreamReader::Characters:
                if (m_isInOutcome && m_text.size() < longestText)
                    m_text += m_xml.text().left(longestText - m_text.size());
                break;
            default:
                break;
            }
        }
        if (!m_error && m_xml.hasError())
            refuse("is not a whole XML document: " + m_xml.errorString().toStdString());
        if (!m_error && m_results.empty())
            refuse("holds no test");
        if (m_error)
            return tl::make_unexpected(*m_error);
        return std::move(m_results);
    }

private:
    QString attribute(const char *name) const
    {
        return m_xml.attributes().value(QLatin1String(name)).toString();
    }

    void refuse(std::string what)
    {
        m_error = Error{ErrorCode::Refused,
                        shortened(what, longestText),
                        "give a JUnit XML report, as test programs write it",
                        {},
                        std::size_t(m_xml.lineNumber()),
                        std::size_t(m_xml.columnNumber()) + 1};
    }

    void begin()
    {
        const QStringView name = m_xml.name();
        if (m_depth == 0 && name != QLatin1String("testsuites")
            && name != QLatin1String("testsuite"))
            return refuse("is no JUnit report: it begins with <" + name.toString().toStdString()
                          + ">");
        if (++m_depth > deepest)
            return refuse("has elements too deep within each other");
        if (m_case) {
            beginInCase(name);
        } else if (name == QLatin1String("testcase")) {
            beginCase();
        } else if (name == QLatin1String("testsuite") || name == QLatin1String("testsuites")) {
            m_suites.push_back({m_depth, attribute("name").toStdString()});
        } else if (name == QLatin1String("error") || name == QLatin1String("failure")) {
            // Of the suite itself, which could not be prepared.
            m_case = TestResult{suite(), suite(), MarkState::Fail, {}};
            m_caseDepth = m_depth;
            beginOutcome();
        }
    }

    std::string suite() const { return m_suites.empty() ? std::string() : m_suites.back().name; }

    void beginCase()
    {
        if (m_results.size() == mostTests)
            return refuse("holds more than " + std::to_string(mostTests) + " tests");
        TestResult result{suite(), attribute("name").toStdString(), MarkState::Pass, {}};
        const std::string inClass = attribute("classname").toStdString();
        if (result.suite.empty())
            result.suite = inClass;
        else if (result.suite != inClass)
            result.inClass = inClass;
        const QString status = attribute("status");
        const QString outcome = attribute("result");
        if (status == QLatin1String("notrun") || status == QLatin1String("disabled")
            || status == QLatin1String("skipped") || outcome == QLatin1String("suppressed")
            || outcome == QLatin1String("skipped"))
            result.state = MarkState::Pending;
        m_case = std::move(result);
        m_caseDepth = m_depth;
    }

    void beginInCase(QStringView name)
    {
        if (m_depth != m_caseDepth + 1)
            return;
        if (name == QLatin1String("failure") || name == QLatin1String("error")) {
            if (m_case->state == MarkState::Fail)
                return;
            m_case->state = MarkState::Fail;
            beginOutcome();
        } else if (m_case->state != MarkState::Fail && name == QLatin1String("skipped")) {
            m_case->state = MarkState::Pending;
            beginOutcome();
        } else if (m_case->state == MarkState::Pass
                   && (name == QLatin1String("flakyFailure")
                       || name == QLatin1String("flakyError"))) {
            m_case->state = MarkState::Warn;
            beginOutcome();
        }
    }

    void beginOutcome()
    {
        m_isInOutcome = true;
        m_outcomeDepth = m_depth;
        m_text = attribute("message").left(longestText);
        if (!m_text.isEmpty())
            m_text += QLatin1Char('\n');
    }

    void end()
    {
        if (m_isInOutcome && m_depth == m_outcomeDepth) {
            m_isInOutcome = false;
            m_case->message = firstLine(m_text.trimmed().toStdString());
        }
        if (m_case && m_depth == m_caseDepth) {
            if (!isPreparation(*m_case))
                m_results.push_back(std::move(*m_case));
            m_case.reset();
        }
        if (!m_suites.empty() && m_suites.back().depth == m_depth)
            m_suites.pop_back();
        --m_depth;
    }

    static std::string firstLine(std::string_view text)
    {
        return std::string(trimmed(text.substr(0, text.find_first_of("\r\n"))));
    }

    static bool isPreparation(const TestResult &result)
    {
        return result.state == MarkState::Pass
               && (result.name == "initTestCase" || result.name == "cleanupTestCase");
    }

    struct Suite
    {
        std::size_t depth = 0;
        std::string name;
    };

    QXmlStreamReader m_xml;
    std::size_t m_depth = 0;
    std::vector<Suite> m_suites;
    std::optional<TestResult> m_case;
    std::size_t m_caseDepth = 0;
    bool m_isInOutcome = false;
    std::size_t m_outcomeDepth = 0;
    QString m_text;
    std::vector<TestResult> m_results;
    std::optional<Error> m_error;
};

} // namespace

Result<std::vector<TestResult>> readJUnit(std::string_view xml)
{
    if (xml.size() > largestReport)
        return fail(ErrorCode::Refused, "is too large for a report of tests",
                    "give the report of fewer tests");
    return JUnitReader(xml).read();
}

} // namespace loadline::evidence
