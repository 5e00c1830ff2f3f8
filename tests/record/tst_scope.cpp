// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/scope.h"

#include "markdown/reader.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using namespace loadline::record;

/// What a `Commits` line names.
class tst_scope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldReadTheCommits_data();
    void shouldReadTheCommits();
    void shouldReadTheLineOfAnIteration();
    void shouldSayThatThereIsNone_data();
    void shouldSayThatThereIsNone();
};

namespace {

Result<Scope> scopeIn(const std::string &lines)
{
    const auto reg = markdown::read("## Iteration 2 - Pump\n" + lines + "\n### Testing\n");
    return reg.iterations.empty() ? fail(ErrorCode::NotFound, "no iteration")
                                  : scopeOf(reg.iterations.front());
}

} // namespace

void tst_scope::shouldReadTheCommits_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("revisions"); // with blanks between them
    const auto row = [](const char *line, const char *revisions) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(revisions);
    };
    row("v1.4.0..v1.5.0", "v1.4.0..v1.5.0");
    row("`v1.4.0..v1.5.0`", "v1.4.0..v1.5.0");
    row("v1.4.0 .. v1.5.0", "v1.4.0..v1.5.0");
    row("main...topic", "main...topic");
    row("main ... topic", "main...topic");
    row("`v1`..`v2` (12 commits)", "v1..v2");
    row("1a2b3c4", "1a2b3c4");
    row("1a2b3c4, 5d6e7f8", "1a2b3c4 5d6e7f8");
    row("1a2b3c4 5d6e7f8;9a9b9c9", "1a2b3c4 5d6e7f8 9a9b9c9");
    row("`1a2b3c4` (retries, and more), `5d6e7f8` and **9a9b9c9**", "1a2b3c4 5d6e7f8 9a9b9c9");
    row("[1a2b3c4](https://example.org/c/1a2b3c4), [`5d6e7f8`](x)", "1a2b3c4 5d6e7f8");
    row("1a2b3c4, 1a2b3c4", "1a2b3c4");
    row(" , ", "");
    row("", "");
}

void tst_scope::shouldReadTheCommits()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, revisions);
    QByteArrayList read;
    for (const auto &each : revisionsIn(line.toStdString()))
        read << QByteArray::fromStdString(each);
    QCOMPARE(read.join(' '), revisions);
}

void tst_scope::shouldReadTheLineOfAnIteration()
{
    for (const char *lines : {"**Commits**: v1..v2\n", "**Status**: wip\n**Commits:** `v1..v2`\n",
                              "- **Commit**: v1..v2\n", "**Status**: wip | **COMMITS**: v1..v2\n"}) {
        const auto scope = scopeIn(lines);
        QVERIFY2(scope, lines);
        QCOMPARE(nameOf(*scope), std::string("v1..v2"));
        QVERIFY(!scope->isWorkTree());
    }
}

void tst_scope::shouldSayThatThereIsNone_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::newRow("no such line") << QByteArray("**Status**: wip\n");
    QTest::newRow("an empty one") << QByteArray("**Commits**:\n");
    QTest::newRow("a remark alone") << QByteArray("**Commits**: (none yet)\n");
}

void tst_scope::shouldSayThatThereIsNone()
{
    QFETCH(QByteArray, lines);
    const auto scope = scopeIn(lines.toStdString());
    QVERIFY(!scope);
    QCOMPARE(scope.error().code, ErrorCode::NotFound);
    QVERIFY(scope.error().hint.find("**Commits**") != std::string::npos);
}

LOADLINE_TEST(tst_scope)
#include "tst_scope.moc"
