// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/file_comparison.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>

using namespace loadline;
using namespace loadline::record;
using changes::RecordedFile;
using git::FileChange;

/// What a record says beside what git says, and several ranges as one.
class tst_file_comparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldTellFilesApart();
    void shouldKeepTheOrder();
    void shouldCompareCounts_data();
    void shouldCompareCounts();
    void shouldSayWhatCountsDoNot_data();
    void shouldSayWhatCountsDoNot();
    void shouldAddUp_data();
    void shouldAddUp();
};

namespace {

using Kind = FileChange::Kind;
using State = ComparedFile::State;

FileChange change(const std::string &path, int added, int removed, int modified = 0,
                  Kind kind = Kind::Modified, const std::string &oldPath = {})
{
    return {kind, path, oldPath, added, removed, modified};
}

FileChange binary(const std::string &path, Kind kind = Kind::Modified,
                  const std::string &oldPath = {})
{
    return {kind, path, oldPath, {}, {}, {}};
}

/// "+3 -2 ~1" as a file of the record; "" without counts.
RecordedFile recorded(const QByteArray &counts)
{
    RecordedFile file{"a", {}, {}, {}, {}};
    for (const QByteArray &count : counts.split(' ')) {
        if (count.isEmpty())
            continue;
        auto &into = count[0] == '+' ? file.added : count[0] == '-' ? file.removed : file.modified;
        into = count.mid(1).toInt();
    }
    return file;
}

char signOf(Kind kind)
{
    switch (kind) {
    case Kind::Added:
        return 'A';
    case Kind::Deleted:
        return 'D';
    case Kind::Renamed:
        return 'R';
    case Kind::Copied:
        return 'C';
    case Kind::TypeChanged:
        return 'T';
    case Kind::Modified:
        break;
    }
    return 'M';
}

/// "M a +3 -2 ~1", "R a<b +0 -0 ~0", "D a"
QByteArray inWords(const FileChange &change)
{
    std::string words = signOf(change.kind) + (" " + change.path);
    if (!change.oldPath.empty())
        words += "<" + change.oldPath;
    if (change.added)
        words += " +" + std::to_string(*change.added) + " -" + std::to_string(*change.removed)
                 + " ~" + std::to_string(*change.modified);
    return QByteArray::fromStdString(words);
}

using Parts = std::vector<std::vector<FileChange>>;

} // namespace

Q_DECLARE_METATYPE(Parts)
Q_DECLARE_METATYPE(loadline::git::FileChange)

void tst_file_comparison::shouldTellFilesApart()
{
    const auto compared = compareFiles(
        {{"same", 3, 2, {}, "x"}, {"other", 1, {}, {}, {}}, {"gone", 1, {}, {}, {}}},
        {change("new", 1, 0), change("other", 2, 0), change("same", 3, 2, 2)});
    QCOMPARE(compared.size(), std::size_t(4));
    QCOMPARE(compared[0].state, State::Same);
    QCOMPARE(compared[0].recorded->note, std::string("x"));
    QCOMPARE(compared[1].state, State::CountsDiffer);
    QCOMPARE(*compared[1].change->added, 2);
    QCOMPARE(compared[2].state, State::NotInScope);
    QVERIFY(!compared[2].change);
    QCOMPARE(compared[3].state, State::NotRecorded);
    QVERIFY(!compared[3].recorded);
    QCOMPARE(compared[3].path, std::string("new"));
}

void tst_file_comparison::shouldKeepTheOrder()
{
    const auto compared = compareFiles({{"z", {}, {}, {}, {}}, {"m", {}, {}, {}, {}}},
                                       {change("a", 1, 0), change("m", 1, 0), change("y", 1, 0)});
    std::string order;
    for (const auto &file : compared)
        order += file.path;
    QCOMPARE(order, std::string("zmay"));
}

void tst_file_comparison::shouldCompareCounts_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<FileChange>("truth");
    QTest::addColumn<bool>("isSame");
    const auto row = [](const char *name, const char *record, const FileChange &truth, bool isSame) {
        QTest::newRow(name) << QByteArray(record) << truth << isSame;
    };
    row("all three", "+3 -2 ~1", change("a", 3, 2, 1), true);
    row("as numstat has them", "+3 -2", change("a", 3, 2, 1), true);
    row("none removed, and not said", "+3", change("a", 3, 0), true);
    row("removed, and not said", "+3", change("a", 3, 2), false);
    row("modified, and another number", "+3 -2 ~2", change("a", 3, 2, 1), false);
    row("modified alone", "~1", change("a", 1, 1, 1), false);
    row("no counts", "", change("a", 3, 2, 1), false);
    row("no counts, and no lines", "", change("a", 0, 0), true);
    row("zeros, and no lines", "+0 -0", change("a", 0, 0), true);
    row("a binary file", "", binary("a"), true);
    row("counts of a binary file", "+3", binary("a"), false);
}

void tst_file_comparison::shouldCompareCounts()
{
    QFETCH(QByteArray, record);
    QFETCH(FileChange, truth);
    QFETCH(bool, isSame);
    const auto compared = compareFiles({recorded(record)}, {truth});
    QCOMPARE(compared.size(), std::size_t(1));
    QCOMPARE(compared.front().state, isSame ? State::Same : State::CountsDiffer);
}

void tst_file_comparison::shouldSayWhatCountsDoNot_data()
{
    QTest::addColumn<FileChange>("truth");
    QTest::addColumn<QByteArray>("note");
    QTest::newRow("nothing") << change("a", 1, 1) << QByteArray();
    QTest::newRow("a new file") << change("a", 1, 0, 0, Kind::Added) << QByteArray();
    QTest::newRow("binary") << binary("a") << QByteArray("binary");
    QTest::newRow("deleted") << change("a", 0, 9, 0, Kind::Deleted) << QByteArray("deleted");
    QTest::newRow("deleted, binary") << binary("a", Kind::Deleted) << QByteArray("binary, deleted");
    QTest::newRow("renamed") << change("a", 1, 1, 1, Kind::Renamed, "d/b c")
                             << QByteArray("renamed from `d/b c`");
    QTest::newRow("copied") << change("a", 0, 0, 0, Kind::Copied, "b")
                            << QByteArray("copied from `b`");
    QTest::newRow("renamed, with a backtick")
        << change("a", 0, 0, 0, Kind::Renamed, "b`c") << QByteArray("renamed from ``b`c``");
    QTest::newRow("renamed, with a newline")
        << change("a", 0, 0, 0, Kind::Renamed, "b\nc") << QByteArray("renamed from `\"b\\nc\"`");
}

void tst_file_comparison::shouldSayWhatCountsDoNot()
{
    QFETCH(FileChange, truth);
    QFETCH(QByteArray, note);
    const auto file = recordedFrom(truth);
    QCOMPARE(file.note, note.toStdString());
    QCOMPARE(file.path, truth.path);
    QCOMPARE(file.added, truth.added);
}

void tst_file_comparison::shouldAddUp_data()
{
    QTest::addColumn<Parts>("parts");
    QTest::addColumn<QByteArray>("whole");
    const auto row = [](const char *name, const Parts &parts, const char *whole) {
        QTest::newRow(name) << parts << QByteArray(whole);
    };
    row("nothing", {}, "");
    row("different files", {{change("b", 1, 0)}, {change("a", 2, 0)}}, "M a +2 -0 ~0; M b +1 -0 ~0");
    row("one file", {{change("a", 1, 3, 1)}, {change("a", 2, 1, 1)}}, "M a +3 -4 ~2");
    row("a new file, changed", {{change("a", 9, 0, 0, Kind::Added)}, {change("a", 2, 1, 1)}},
        "A a +11 -1 ~1");
    row("changed, then deleted", {{change("a", 2, 1)}, {change("a", 0, 9, 0, Kind::Deleted)}},
        "D a +2 -10 ~0");
    row("binary in one of them", {{change("a", 2, 1)}, {binary("a")}}, "M a");
    row("changed, then renamed",
        {{change("a", 2, 1)}, {change("b", 1, 0, 0, Kind::Renamed, "a")}, {change("b", 1, 1, 1)}},
        "R b<a +4 -2 ~1");
    row("the newest first",
        {{change("b", 1, 1, 1)}, {change("b", 1, 0, 0, Kind::Renamed, "a")}, {change("a", 2, 1)}},
        "R b<a +4 -2 ~1");
    row("new, then renamed",
        {{change("a", 9, 0, 0, Kind::Added)}, {change("b", 0, 0, 0, Kind::Renamed, "a")}},
        "A b +9 -0 ~0");
    row("renamed twice",
        {{change("b", 0, 0, 0, Kind::Renamed, "a")}, {change("c", 1, 0, 0, Kind::Renamed, "b")}},
        "R c<a +1 -0 ~0");
    row("renamed there and back",
        {{change("b", 1, 0, 0, Kind::Renamed, "a")}, {change("a", 1, 0, 0, Kind::Renamed, "b")}},
        "R a<b +1 -0 ~0; R b<a +1 -0 ~0");
}

void tst_file_comparison::shouldAddUp()
{
    QFETCH(Parts, parts);
    QFETCH(QByteArray, whole);
    QByteArrayList words;
    for (const auto &each : summedChanges(parts))
        words << inWords(each);
    QCOMPARE(words.join("; "), whole);
}

LOADLINE_TEST(tst_file_comparison)
#include "tst_file_comparison.moc"
