// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/safe_file.h"
#include "markdown/ledger.h"
#include "markdown/reader.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <map>
#include <sstream>

using namespace loadline;
using namespace loadline::test;

/// The collected registers and task logs of real teams, where this machine has them: each comes
/// back byte for byte, and is read as people who looked at it said.
///
/// expected_corpus.tsv holds what they said, facts alone: file, names of iterations, names of risks
/// with their tiers, and for those that are not met the reason why.
class tst_reading_corpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldKeepEveryByte_data();
    void shouldKeepEveryByte();
    void shouldReadWhatPeopleRead();
};

namespace {

/// No more than three of forty may be read in another way.
constexpr std::size_t fewestFiles = 40;
constexpr double leastShareMet = 37.0 / 40.0;

struct Expectation
{
    std::string iterations;
    std::string risks;
    std::string reason; ///< why it is not met; empty where it is
};

std::map<std::string, Expectation> expectations()
{
    std::map<std::string, Expectation> found;
    std::istringstream lines(
        fileContent(std::string(LOADLINE_SOURCE_DIR) + "/tests/reading/expected_corpus.tsv"));
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] == '#')
            continue;
        std::istringstream cells(line);
        std::string file;
        Expectation one;
        std::getline(cells, file, '\t');
        std::getline(cells, one.iterations, '\t');
        std::getline(cells, one.risks, '\t');
        std::getline(cells, one.reason, '\t');
        found[file] = one;
    }
    return found;
}

std::string iterationsIn(const Register &reg)
{
    std::string names;
    for (const auto &iteration : reg.iterations)
        names += (names.empty() ? "" : " ") + iteration.id;
    return names.empty() ? "-" : names;
}

std::string risksIn(const Register &reg)
{
    std::string names;
    for (const auto &risk : reg.risks)
        names += (names.empty() ? "" : " ") + risk.id + "="
                 + (risk.tier ? std::string(nameOf(*risk.tier)) : "null");
    return names.empty() ? "-" : names;
}

std::vector<std::string> readableFiles()
{
    std::vector<std::string> files;
    for (const auto &path : corpusFiles())
        if (path.find("/logs/") != std::string::npos
            || path.find("/registers/") != std::string::npos)
            files.push_back(path);
    return files;
}

std::string withoutFolder(const std::string &path)
{
    return path.substr(path.find('/') + 1);
}

} // namespace

void tst_reading_corpus::shouldKeepEveryByte_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const auto &path : readableFiles())
        QTest::newRow(withoutFolder(path).c_str()) << QByteArray::fromStdString(path);
    if (readableFiles().empty())
        QSKIP("../shared is not there");
}

void tst_reading_corpus::shouldKeepEveryByte()
{
    QFETCH(QByteArray, path);
    const std::string bytes = sharedFile(path.toStdString());
    const auto reg = markdown::read(bytes);
    QVERIFY(*reg.text == bytes);
    QTemporaryDir folder;
    const auto copy = folder.filePath(QStringLiteral("copy.md")).toStdString();
    QVERIFY(files::writeFile(copy, *reg.text, std::nullopt).has_value());
    QVERIFY(fileContent(copy) == bytes);
}

void tst_reading_corpus::shouldReadWhatPeopleRead()
{
    const auto files = readableFiles();
    if (files.empty())
        QSKIP("../shared is not there");
    const auto expected = expectations();
    std::size_t listed = 0;
    std::size_t met = 0;
    QByteArray faults;
    std::printf("iterations  risks  sections  fields  file\n");
    for (const auto &path : files) {
        const auto reg = markdown::read(sharedFile(path));
        std::size_t sections = 0;
        for (const auto &iteration : reg.iterations)
            sections += iteration.sections.size();
        const auto name = withoutFolder(path);
        std::printf("%10zu %6zu %9zu %6.0f%%  %s\n", reg.iterations.size(), reg.risks.size(),
                    sections, 100 * markdown::shareOfFields(markdown::ledgerOf(reg).sums),
                    name.c_str());
        const auto found = expected.find(name);
        if (found == expected.end())
            continue;
        ++listed;
        const Expectation &one = found->second;
        const bool isMet = iterationsIn(reg) == one.iterations && risksIn(reg) == one.risks;
        met += isMet ? 1 : 0;
        if (!isMet && one.reason.empty())
            faults += QByteArray::fromStdString(
                name + "\n  iterations " + iterationsIn(reg) + "\n    expected " + one.iterations
                + "\n  risks " + risksIn(reg) + "\n    expected " + one.risks + "\n");
        else if (!one.reason.empty())
            std::printf("%29s %s: %s\n", "", isMet ? "now met, though listed as not" : "not met",
                        one.reason.c_str());
    }
    std::printf("%zu of %zu read as people read them\n", met, listed);
    std::fflush(stdout);
    QVERIFY2(faults.isEmpty(), faults.constData());
    QVERIFY(listed >= fewestFiles);
    QVERIFY(double(met) >= leastShareMet * double(listed));
}

LOADLINE_TEST(tst_reading_corpus)
#include "tst_reading_corpus.moc"
