// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <string>
#include <vector>

using namespace loadline;
using namespace loadline::test;

/// `fmt` on files: in place, or only said.
class tst_fmt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shouldWriteHouseFormInPlace();
    void shouldOnlyCheck();
    void shouldOnlyShowTheDiff();
    void shouldTakeSeveralFiles();
    void shouldRefuseADamagedFile();
    void shouldLeaveNumberRunsToThePolicy();
    void shouldRefuseOptionsThatContradict();

private:
    std::string path(const char *name) const
    {
        return m_folder->filePath(QString::fromLatin1(name)).toStdString();
    }
    QByteArray content(const char *name) const
    {
        return QByteArray::fromStdString(fileContent(path(name)));
    }
    void write(const char *name, const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

constexpr const char *loose = "# Pump\n## Risk Register\n### High\n* Leak\n\n* Noise\n";
constexpr const char *house = "# Pump\n\n## Risk Register\n\n### High\n\n- Leak\n- Noise\n";

struct Ran
{
    int status = 0;
    std::string out;
    std::string err;
};

Ran run(const std::vector<std::string> &words)
{
    Ran ran;
    cli::Output out(ran.out);
    cli::Output err(ran.err);
    cli::Streams streams{out, err};
    ran.status = cli::runCommandLine(words, streams);
    out.flush();
    err.flush();
    return ran;
}

} // namespace

void tst_fmt::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    write("a.md", loose);
}

void tst_fmt::shouldWriteHouseFormInPlace()
{
    QCOMPARE(run({"fmt", path("a.md")}).status, 0);
    QCOMPARE(content("a.md"), QByteArray(house));

    const Ran again = run({"fmt", path("a.md")});
    QCOMPARE(again.status, 0);
    QVERIFY2(again.err.find("nothing to change") != std::string::npos, again.err.c_str());
    QCOMPARE(content("a.md"), QByteArray(house));
}

void tst_fmt::shouldOnlyCheck()
{
    const Ran found = run({"fmt", path("a.md"), "--check"});
    QCOMPARE(found.status, 1);
    QCOMPARE(found.out, path("a.md") + ": not in house form\n");
    QCOMPARE(content("a.md"), QByteArray(loose));

    write("a.md", house);
    const Ran none = run({"fmt", path("a.md"), "--check"});
    QCOMPARE(none.status, 0);
    QCOMPARE(none.out, std::string());
}

void tst_fmt::shouldOnlyShowTheDiff()
{
    const Ran ran = run({"fmt", path("a.md"), "--diff"});
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.out.find("\n-* Leak\n") != std::string::npos, ran.out.c_str());
    QVERIFY2(ran.out.find("\n+- Leak\n") != std::string::npos, ran.out.c_str());
    QCOMPARE(content("a.md"), QByteArray(loose));
}

void tst_fmt::shouldTakeSeveralFiles()
{
    write("b.md", house);
    const Ran checked = run({"fmt", path("b.md"), path("a.md"), "--check"});
    QCOMPARE(checked.status, 1);
    QCOMPARE(checked.out, path("a.md") + ": not in house form\n");

    QCOMPARE(run({"fmt", path("missing.md"), path("a.md")}).status, 2);
    QCOMPARE(content("a.md"), QByteArray(house));
}

void tst_fmt::shouldRefuseADamagedFile()
{
    // A check mark and a red disc, read as Windows-1252 and written out again.
    const QByteArray damaged = "# Pump\n\n## Iteration 1 - Seal\n**Status**: "
                               "\xC3\xA2\xC5\x93\xE2\x80\xA6 Completed\n**Priority**: "
                               "\xC3\xB0\xC5\xB8\xE2\x80\x9D\xC2\xB4 CRITICAL\n";
    write("a.md", damaged);
    const Ran refused = run({"fmt", path("a.md")});
    QCOMPARE(refused.status, 2);
    QVERIFY2(refused.err.find("fmt --repair") != std::string::npos, refused.err.c_str());
    QCOMPARE(content("a.md"), damaged);
}

void tst_fmt::shouldLeaveNumberRunsToThePolicy()
{
    const QByteArray runs = "## Risk Register\n\n### High\n\n1. Leak\n4. Noise\n";
    write("a.md", runs);
    QCOMPARE(run({"fmt", path("a.md"), "--check"}).status, 1);
    write(".loadline.toml", "number-separators = false\n");
    QCOMPARE(run({"fmt", path("a.md"), "--check"}).status, 0);
}

void tst_fmt::shouldRefuseOptionsThatContradict()
{
    QCOMPARE(run({"fmt", path("a.md"), "--check", "--diff"}).status, 2);
    QCOMPARE(run({"fmt", path("a.md"), "--check", "--repair"}).status, 2);
    QCOMPARE(content("a.md"), QByteArray(loose));
}

LOADLINE_TEST(tst_fmt)

#include "tst_fmt.moc"
