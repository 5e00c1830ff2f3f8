// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/file_entries_model.h"
#include "itemmodels/section_items_model.h"

#include "changes/changes.h"
#include "markdown/reader.h"
#include "support/registers.h"
#include "support/test_main.h"
#include "tree_text.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace loadline;
using namespace loadline::test;
using itemmodels::EntriesModel;
using itemmodels::FileEntriesModel;
using itemmodels::SectionItemsModel;

namespace {

enum HouseSection {
    Testing = 3,
    Benefits = 4,
    SideEffects = 5,
    NextSteps = 6,
    Files = 7,
    Impact = 8
};

template<class Model>
struct Watched
{
    explicit Watched(HouseSection section, int iteration = 1)
        : editor(editorOf(houseRegister()))
        , model(*editor)
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
        , refusals(&model, &EntriesModel::refused)
    {
        model.setSection(iteration, std::size_t(section));
    }

    bool has(const char *lines) const
    {
        return editor->reg().text->find(lines) != std::string::npos;
    }

    std::unique_ptr<RegisterEditor> editor;
    Model model;
    QAbstractItemModelTester tester;
    QSignalSpy refusals;
};

using Items = Watched<SectionItemsModel>;
using FileRows = Watched<FileEntriesModel>;

} // namespace

class tst_entries_models : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldShowTheEntriesOfASection_data();
    void shouldShowTheEntriesOfASection();
    void shouldSetStates();
    void shouldEditNamesAndDetailsInPlace();
    void shouldRefuseAnEmptyEntry();
    void shouldAppendManyLinesInOneStep();
    void shouldRemoveAndReorder();
    void shouldReorderByDragging();
    void shouldRefuseWhatIsDraggedFromElsewhere();
    void shouldMakeMoreOfNextSteps();
    void shouldFollowUndoAndRedo();
    void shouldBeEmptyWhenItsSectionIsGone();
    void shouldTellOfTextThatIsNoEntry();
    void shouldEditFilesInTheirOwnForm_data();
    void shouldEditFilesInTheirOwnForm();
    void shouldRefuseCountsThatAreNone();
    void shouldKeepTheNoteOfAFile();
};

void tst_entries_models::shouldShowTheEntriesOfASection_data()
{
    QTest::addColumn<int>("section");
    QTest::addColumn<QString>("rows");
    QTest::newRow("tests") << int(Testing)
                           << QStringLiteral(
                                  "Passed | Unit | two hundred jobs from eight threads\n"
                                  "Failed | Depot Trial | printer firmware dropped the ninth job\n"
                                  "Not run | Soak | a night in the depot\n");
    QTest::newRow("benefits") << int(Benefits)
                              << QStringLiteral(
                                     "1 | No Lost Labels | every job is printed once\n"
                                     "2 | Quiet Polling | the thread sleeps when idle\n");
    QTest::newRow("side effects")
        << int(SideEffects)
        << QStringLiteral("Open | Jobs are lost on a power cut\n"
                          "Mitigated | Mitigated: the packer sees the length of the queue\n");
    QTest::newRow("next steps") << int(NextSteps)
                                << QStringLiteral("1 | Keep the queue on disk\n"
                                                  "2 | Show printer health on the desk\n");
    QTest::newRow("impact") << int(Impact)
                            << QStringLiteral("Clear | No change of the label format\n"
                                              "Caution | Printers need a restart\n"
                                              "Blocks | Old handhelds stop printing\n");
}

void tst_entries_models::shouldShowTheEntriesOfASection()
{
    QFETCH(int, section);
    QFETCH(QString, rows);
    const Items it{HouseSection(section)};
    QCOMPARE(treeText(it.model), rows);
}

void tst_entries_models::shouldSetStates()
{
    Items it(Testing);
    QVERIFY(it.model.setState(2, MarkState::Pass));
    QVERIFY(it.has("✅ **Soak**: a night in the depot\n"));
    const QModelIndex state = it.model.index(1, SectionItemsModel::State);
    QVERIFY(it.model.setData(state, int(MarkState::Warn)));
    QCOMPARE(state.data(itemmodels::MarkRole).toInt(), int(MarkState::Warn));
    QVERIFY(it.has("⚠️ **Depot Trial**"));
}

void tst_entries_models::shouldEditNamesAndDetailsInPlace()
{
    Items it(Testing);
    QVERIFY(it.model.setData(it.model.index(0, SectionItemsModel::Name), QStringLiteral("Load")));
    QVERIFY(it.has("✅ **Load**: two hundred jobs from eight threads\n"));
    QVERIFY(it.model.setData(it.model.index(0, SectionItemsModel::Detail), QStringLiteral("fine")));
    QVERIFY(it.has("✅ **Load**: fine\n"));
    Items plain(NextSteps);
    QVERIFY(plain.model.setData(plain.model.index(1, SectionItemsModel::Name),
                                QStringLiteral("A lamp on the printer")));
    QVERIFY(plain.has("2. A lamp on the printer\n"));
}

void tst_entries_models::shouldRefuseAnEmptyEntry()
{
    Items it(NextSteps);
    QVERIFY(!it.model.setData(it.model.index(0, SectionItemsModel::Name), QString()));
    QCOMPARE(it.refusals.count(), 1);
    QCOMPARE(*it.editor->reg().text, houseRegister());
}

void tst_entries_models::shouldAppendManyLinesInOneStep()
{
    Items it(NextSteps);
    QVERIFY(it.model.append({QStringLiteral("- Spare printers"), QStringLiteral("  7) Paper log"),
                             QStringLiteral("   ")}));
    QVERIFY(it.has("2. Show printer health on the desk\n3. Spare printers\n4. Paper log\n"));
    QCOMPARE(it.model.rowCount(), 4);
    QVERIFY(it.editor->undo());
    QCOMPARE(*it.editor->reg().text, houseRegister());
    QCOMPARE(it.model.rowCount(), 2);
}

void tst_entries_models::shouldRemoveAndReorder()
{
    Items it(Testing);
    const QPersistentModelIndex last(it.model.index(2, SectionItemsModel::Name));
    QVERIFY(it.model.remove(0));
    QVERIFY(last.isValid());
    QCOMPARE(last.row(), 1);
    QVERIFY(it.model.moveTo(1, 0));
    QCOMPARE(it.model.index(0, SectionItemsModel::Name).data().toString(), QStringLiteral("Soak"));
    QVERIFY(!it.model.moveTo(1, 2));
    QCOMPARE(it.refusals.count(), 0);
}

void tst_entries_models::shouldReorderByDragging()
{
    Items it(Testing);
    QSignalSpy moved(&it.model, &EntriesModel::entryMoved);
    const auto drag = [&](int from, int before) {
        const std::unique_ptr<QMimeData> data(
            it.model.mimeData({it.model.index(from, SectionItemsModel::Name)}));
        return it.model.dropMimeData(data.get(), Qt::MoveAction, before, 0, {});
    };
    QVERIFY(it.model.index(0, 1).flags() & Qt::ItemIsDragEnabled);
    QVERIFY(drag(0, 3)); // behind the last
    QCOMPARE(moved.takeFirst().front().toInt(), 2);
    QVERIFY(it.has("⏳ **Soak**: a night in the depot\n✅ **Unit**"));
    QVERIFY(drag(2, 0)); // and back
    QCOMPARE(moved.takeFirst().front().toInt(), 0);
    QCOMPARE(*it.editor->reg().text, houseRegister());
    QVERIFY(!drag(1, 1)); // to where it is
    QVERIFY(!drag(1, 2));
    QVERIFY(it.editor->undo());
    QVERIFY(it.editor->undo());
    QVERIFY(!it.editor->canUndo());
}

void tst_entries_models::shouldRefuseWhatIsDraggedFromElsewhere()
{
    const Items from(Testing);
    Items it(Benefits);
    const std::unique_ptr<QMimeData> data(from.model.mimeData({from.model.index(0, 1)}));
    QVERIFY(!it.model.canDropMimeData(data.get(), Qt::MoveAction, 1, 0, {}));
    QVERIFY(!it.model.dropMimeData(data.get(), Qt::MoveAction, 1, 0, {}));
    it.model.setSection(1, std::size_t(Testing)); // the same, of another window
    QVERIFY(!it.model.dropMimeData(data.get(), Qt::MoveAction, 1, 0, {}));
    QVERIFY(!it.editor->canUndo());
}

void tst_entries_models::shouldMakeMoreOfNextSteps()
{
    Items it(NextSteps);
    QVERIFY(!it.model.linkOf(0));
    QVERIFY(it.model.promoteToRisk(0, Tier::High));
    QCOMPARE(it.model.linkOf(0)->risk, changes::nextRiskName(markdown::read(houseRegister())));
    QVERIFY(it.model.promoteToIteration(1, "2026-03-01"));
    QCOMPARE(it.model.linkOf(1)->iteration, std::optional<int>(3));
    QVERIFY(it.has("2. Show printer health on the desk → Iteration 3\n"));
    QVERIFY(!it.model.promoteToRisk(1, Tier::High));
    QCOMPARE(it.refusals.count(), 1);
    QVERIFY(it.editor->undo());
    QVERIFY(it.editor->undo());
    QCOMPARE(*it.editor->reg().text, houseRegister());
    QVERIFY(!Items(Testing).model.linkOf(0));
}

void tst_entries_models::shouldFollowUndoAndRedo()
{
    Items it(Testing);
    const QString before = treeText(it.model);
    QVERIFY(it.model.append({QStringLiteral("pass: Paper jam: cleared by hand")}));
    QVERIFY(it.model.remove(1));
    QVERIFY(it.model.setState(0, MarkState::Fail));
    const QString after = treeText(it.model);
    while (it.editor->canUndo())
        QVERIFY(it.editor->undo());
    QCOMPARE(treeText(it.model), before);
    while (it.editor->canRedo())
        QVERIFY(it.editor->redo());
    QCOMPARE(treeText(it.model), after);
}

void tst_entries_models::shouldBeEmptyWhenItsSectionIsGone()
{
    Items it(Impact);
    QVERIFY(it.editor->apply(changes::removeSection(it.editor->reg(), 1, Impact)));
    QCOMPARE(it.model.rowCount(), 0);
    QVERIFY(it.editor->undo());
    QCOMPARE(it.model.rowCount(), 3);
    it.model.setSection(17, 0);
    QCOMPARE(it.model.rowCount(), 0);
}

void tst_entries_models::shouldTellOfTextThatIsNoEntry()
{
    Items it(Impact);
    QCOMPARE(it.model.otherLines(), 0);
    QVERIFY(it.editor->apply(changes::setSectionMarkdown(
        it.editor->reg(), 1, Impact, "Seen in the depot:\n\n- ✅ Fine\n  - at night\n")));
    QCOMPARE(it.model.rowCount(), 1);
    QCOMPARE(it.model.otherLines(), 2);
}

void tst_entries_models::shouldEditFilesInTheirOwnForm_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, int at, int column, const char *value, const char *line) {
        QTest::newRow(name) << at << column << QString::fromUtf8(value) << QString::fromUtf8(line);
    };
    row("a path", 1, FileEntriesModel::Path, "desk/tray.cc", "- `desk/tray.cc` (+8 lines)\n");
    row("a count", 1, FileEntriesModel::Added, "9", "- `desk/printer.cc` (+9 lines)\n");
    row("a new count", 1, FileEntriesModel::Removed, "2",
        "- `desk/printer.cc` (+8 lines, -2 lines)\n");
    row("no count", 1, FileEntriesModel::Added, "", "- `desk/printer.cc`\n");
    row("a note", 1, FileEntriesModel::Note, "moved", "- `desk/printer.cc` (+8 lines) - moved\n");
}

void tst_entries_models::shouldEditFilesInTheirOwnForm()
{
    QFETCH(int, row);
    QFETCH(int, column);
    QFETCH(QString, value);
    QFETCH(QString, line);
    FileRows it(Files);
    QCOMPARE(treeText(it.model), QStringLiteral("desk/spool.cc | 120 | 14 | 9\n"
                                                "desk/printer.cc | 8\n"));
    QVERIFY(it.model.setData(it.model.index(row, column), value));
    QVERIFY2(it.has(line.toUtf8().constData()), it.editor->reg().text->c_str());
    QCOMPARE(it.model.index(row, column).data().toString(), value);
    QVERIFY(it.editor->undo());
    QCOMPARE(*it.editor->reg().text, houseRegister());
}

void tst_entries_models::shouldRefuseCountsThatAreNone()
{
    FileRows it(Files);
    QVERIFY(!it.model.setData(it.model.index(0, FileEntriesModel::Added), QStringLiteral("many")));
    QVERIFY(!it.model.setData(it.model.index(0, FileEntriesModel::Added), QStringLiteral("-3")));
    QVERIFY(!it.model.setData(it.model.index(0, FileEntriesModel::Path), QString()));
    QCOMPARE(it.refusals.count(), 3);
    QCOMPARE(*it.editor->reg().text, houseRegister());
}

void tst_entries_models::shouldKeepTheNoteOfAFile()
{
    FileRows it(Files);
    QVERIFY(it.model.append({QStringLiteral("desk/tray.cc (+2 lines) - was desk/bin.cc")}));
    QCOMPARE(it.model.rowCount(), 3);
    const QModelIndex note = it.model.index(2, FileEntriesModel::Note);
    QCOMPARE(note.data().toString(), QStringLiteral("was desk/bin.cc"));
    QVERIFY(it.model.setData(it.model.index(2, FileEntriesModel::Added), 3));
    QVERIFY(it.has("- `desk/tray.cc` (+3 lines) - was desk/bin.cc\n"));
    QVERIFY(it.model.setData(note, QString()));
    QVERIFY(it.has("- `desk/tray.cc` (+3 lines)\n"));
    QVERIFY(it.model.moveTo(2, 0));
    QCOMPARE(it.model.index(0, FileEntriesModel::Path).data().toString(),
             QStringLiteral("desk/tray.cc"));
}

LOADLINE_TEST(tst_entries_models)

#include "tst_entries_models.moc"
