// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/child.h"
#include "git/program.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <string>
#include <thread>

using namespace loadline;
using namespace loadline::git;

namespace {

ChildProgram shell(const std::string &script)
{
    ChildProgram program;
    program.path = "/bin/sh";
    program.arguments = {"-c", script};
    program.environment = {"PATH=/usr/bin:/bin"};
    program.limit = std::chrono::minutes(1);
    return program;
}

Result<ChildEnd> run(const ChildProgram &program, std::string &output)
{
    return runToItsEnd(program, [&output](std::string_view bytes) {
        output += bytes;
        return true;
    });
}

std::string valueIn(const std::vector<std::string> &environment, const std::string &name)
{
    const auto found = std::find_if(environment.begin(), environment.end(),
                                    [&](const std::string &v) { return v.starts_with(name + "="); });
    return found == environment.end() ? "absent" : found->substr(name.size() + 1);
}

} // namespace

class tst_program : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldPassBytesBothWays();
    void shouldGiveStatusAndErrors();
    void shouldSurviveAProgramThatDoesNotRead();
    void shouldEndAProgram_data();
    void shouldEndAProgram();
    void shouldSayThatItCannotStart();
    void shouldMakeWordsHarmless_data();
    void shouldMakeWordsHarmless();
    void shouldKeepTheUsersEnvironment();
};

void tst_program::shouldPassBytesBothWays()
{
    std::string input;
    for (int i = 0; i < 400000; ++i)
        input += char(i * 7);
    ChildProgram program = shell("printf %s \"$1\"; cat");
    program.arguments.insert(program.arguments.end(), {"sh", "b\xE9\n\xFF "});
    program.input = input;
    std::string output;
    const auto end = run(program, output);
    QVERIFY(end);
    QCOMPARE(end->status, 0);
    QVERIFY(output == "b\xE9\n\xFF " + input);
}

void tst_program::shouldGiveStatusAndErrors()
{
    std::string output;
    auto end = run(shell("echo out; echo err >&2; exit 3"), output);
    QCOMPARE(end->status, 3);
    QCOMPARE(end->errors, std::string("err\n"));
    QCOMPARE(output, std::string("out\n"));
    end = run(shell("kill -9 $$"), output);
    QCOMPARE(end->status, 128 + 9);
    end = run(shell("head -c 1000000 /dev/zero >&2"), output);
    QCOMPARE(end->errors.size(), std::size_t(64 * 1024));
}

void tst_program::shouldSurviveAProgramThatDoesNotRead()
{
    const std::string input(1000000, 'x');
    ChildProgram program = shell("exec <&-; sleep 0.1; echo done");
    program.input = input;
    std::string output;
    QCOMPARE(run(program, output)->status, 0);
    QCOMPARE(output, std::string("done\n"));
}

void tst_program::shouldEndAProgram_data()
{
    QTest::addColumn<QString>("script");
    QTest::newRow("that is silent") << QStringLiteral("sleep 60");
    QTest::newRow("that waits for others") << QStringLiteral("sleep 60 & wait");
    QTest::newRow("that closed its streams") << QStringLiteral("exec >&- 2>&-; sleep 60");
    QTest::newRow("that never stops talking") << QStringLiteral("yes");
}

void tst_program::shouldEndAProgram()
{
    QFETCH(QString, script);
    QElapsedTimer timer;
    timer.start();
    ChildProgram program = shell(script.toStdString());
    const OutputTaker ignore = [](std::string_view) { return true; };

    program.limit = std::chrono::milliseconds(100);
    QVERIFY(!runToItsEnd(program, ignore));
    program.limit = std::chrono::minutes(1);
    std::stop_source source;
    program.stop = source.get_token();
    std::jthread stopper([&source] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        source.request_stop();
    });
    const auto end = runToItsEnd(program, ignore);
    QVERIFY(!end);
    QCOMPARE(end.error().code, ErrorCode::Refused);
    QVERIFY(timer.elapsed() < 30000);
    if (script == QStringLiteral("yes")) {
        program.stop = {};
        QVERIFY(!runToItsEnd(program, [](std::string_view) { return false; }));
    }
}

void tst_program::shouldSayThatItCannotStart()
{
    ChildProgram program = shell("");
    program.path = "/not/there";
    std::string output;
    const auto end = run(program, output);
    QVERIFY(!end);
    QVERIFY(end.error().what.starts_with("/not/there cannot be started"));
}

void tst_program::shouldMakeWordsHarmless_data()
{
    QTest::addColumn<QByteArray>("errors");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QByteArray &errors, const char *words) {
        QTest::newRow(name) << errors << QString::fromUtf8(words);
    };
    row("nothing", "", "");
    row("a reason", "fatal: bad object\n", "bad object");
    row("a reason behind warnings", "warning: a\nhint: b\nerror: c\nfatal: d\n", "c");
    row("other words", "\nwarning: a\nb\n", "warning: a");
    row("what steers a terminal", "fatal: \x1B[31m\a\r\xC2\x9B\n", "\\x1B[31m\\x07\\x0D\\x9B");
    row("what is not UTF-8", "fatal: \xE9\n", "\\xE9");
}

void tst_program::shouldMakeWordsHarmless()
{
    QFETCH(QByteArray, errors);
    QFETCH(QString, words);
    QCOMPARE(QString::fromStdString(harmlessWords(errors.toStdString())), words);
    QVERIFY(harmlessWords("fatal: " + std::string(100000, 'x')).size() < 400);
}

void tst_program::shouldKeepTheUsersEnvironment()
{
    qputenv("GIT_DIR", "/elsewhere");
    qputenv("GIT_AUTHOR_NAME", "Ada");
    const auto any = environmentForAnyRepository();
    const auto facts = environmentForFacts({{"filter.a=b.c.clean", ""}});
    qunsetenv("GIT_DIR");
    qunsetenv("GIT_AUTHOR_NAME");
    QCOMPARE(valueIn(any, "GIT_DIR"), std::string("absent"));
    QCOMPARE(valueIn(any, "GIT_AUTHOR_NAME"), std::string("Ada"));
    QCOMPARE(valueIn(any, "PATH"), qgetenv("PATH").toStdString());
    QCOMPARE(valueIn(any, "LC_ALL"), qEnvironmentVariableIsSet("LC_ALL")
                                         ? qgetenv("LC_ALL").toStdString()
                                         : std::string("absent"));
    QCOMPARE(valueIn(facts, "LC_ALL"), std::string("C"));
    const int count = std::stoi(valueIn(facts, "GIT_CONFIG_COUNT"));
    QCOMPARE(valueIn(facts, "GIT_CONFIG_KEY_" + std::to_string(count - 1)),
             std::string("filter.a=b.c.clean"));
}

LOADLINE_TEST(tst_program)
#include "tst_program.moc"
