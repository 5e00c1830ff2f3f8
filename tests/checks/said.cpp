// SPDX-License-Identifier: GPL-3.0-or-later
#include "said.h"

#include "markdown/reader.h"
#include "support/registers.h"

#include <QTest>

namespace loadline::test {

QByteArray said(const std::string &text, const std::string &rule, const policy::Policy &policy,
                const checks::CheckContext &context)
{
    QByteArray all;
    for (const checks::Finding &finding : checks::check(markdown::read(text), policy, context)) {
        if (finding.rule != rule)
            continue;
        all += QByteArray::number(qulonglong(finding.line));
        all += ':';
        all += QByteArray::number(qulonglong(finding.column));
        all += ' ';
        all += QByteArray::fromStdString(std::string(checks::nameOf(finding.severity)));
        all += ": ";
        all += QByteArray::fromStdString(finding.text);
        if (!finding.mend.empty()) {
            all += "; ";
            all += QByteArray::fromStdString(finding.mend);
        }
        all += '\n';
    }
    return all;
}

void addRow(const char *name, const char *text, const char *findings)
{
    QTest::newRow(name) << QByteArray(text) << QByteArray(findings);
}

void addColumns()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("findings");
}

void compare(const std::string &rule, const policy::Policy &policy,
             const checks::CheckContext &context)
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, findings);
    for (const char *ending : {"\n", "\r\n", "\r"})
        QCOMPARE(said(withLineEndings(text.toStdString(), ending), rule, policy, context), findings);
}

} // namespace loadline::test
