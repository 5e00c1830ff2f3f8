// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/register_editor.h"

#include "library/library.h"
#include "library/memory_journal.h"
#include "markdown/reader.h"
#include "support/test_main.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace loadline;

namespace {

Author robin()
{
    return {"Robin", "2026-03-04T05:06:07Z"};
}

/// A journal whose next call fails, as a full disk would make it.
class FailingJournal final : public Journal
{
public:
    bool m_isFailing = false;
    MemoryJournal m_kept{robin};

    Result<void> append(const JournalEntry &entry) override
    {
        return m_isFailing ? failure() : m_kept.append(entry);
    }
    Result<void> follow(const FileStep &step) override
    {
        return m_isFailing ? failure() : m_kept.follow(step);
    }
    Result<std::optional<SeenFile>> seenFile() const override { return m_kept.seenFile(); }
    Result<std::vector<KeptEdits>> keptEdits() const override { return m_kept.keptEdits(); }
    Result<KeptTexts> keptTexts(std::int64_t id) const override { return m_kept.keptTexts(id); }
    Result<void> discardKept(std::int64_t id) override
    {
        return m_isFailing ? failure() : m_kept.discardKept(id);
    }
    Result<void> stepBack() override { return m_isFailing ? failure() : m_kept.stepBack(); }
    Result<void> stepForward() override { return m_isFailing ? failure() : m_kept.stepForward(); }
    Result<void> moveTo(std::int64_t id) override
    {
        return m_isFailing ? failure() : m_kept.moveTo(id);
    }
    Result<JournalLines> lines() const override { return m_kept.lines(); }
    Result<std::vector<JournalLine>> latest(std::size_t most) const override
    {
        return m_kept.latest(most);
    }
    Result<JournalEntry> entry(std::int64_t id) const override { return m_kept.entry(id); }
    Result<JournalWay> wayTo(std::int64_t id) const override { return m_kept.wayTo(id); }
    std::optional<JournalEntry> undoable() const override { return m_kept.undoable(); }
    std::optional<JournalEntry> redoable() const override { return m_kept.redoable(); }
    std::vector<JournalEntry> entries() const override { return m_kept.entries(); }
    HighestNumbers highest() const override { return m_kept.highest(); }
    Author author() const override { return m_kept.author(); }
    Result<std::optional<std::string>> changedText() override { return failure(); }

private:
    static tl::unexpected<Error> failure()
    {
        return fail(ErrorCode::LibraryFailed, "no space is left for the library");
    }
};

const std::string someText = "# Risks\n\n## Deployment Risk Register\n\n### High\n\n"
                             "1. No limit - login\n2. No retry - queue\n";

Change insertion(std::size_t at, std::string text, std::string value = {})
{
    return {{{{at, at}, std::move(text)}},
            {ChangeKind::EditText, "register", "text", std::move(value), {}},
            {}};
}

std::unique_ptr<RegisterEditor> editorInMemory(const std::string &text = someText)
{
    return std::make_unique<RegisterEditor>(markdown::read(text),
                                            std::make_unique<MemoryJournal>(robin));
}

} // namespace

class tst_register_editor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldApplyAChangeAndReadItAgain();
    void shouldPassAnErrorThrough();
    void shouldDoNothingForAChangeThatChangesNothing_data();
    void shouldDoNothingForAChangeThatChangesNothing();
    void shouldKeepASignOffThatChangesNoText();
    void shouldRefuseAChangeThatDoesNotFit();
    void shouldKeepWhoAndWhenAndWhat();
    void shouldUndoAndRedo();
    void shouldTellWhatCanBeUndone();
    void shouldSignalOnlyWhatHappened();
    void shouldLetASlotMakeTheNextChange();
    void shouldChangeNothingWhenTheJournalFails();
    void shouldNotUndoWhatCameFromTheFile();
    void shouldUndoAndRedoToAnyStep_data();
    void shouldUndoAndRedoToAnyStep();
    void shouldPassABarrierOnlyWhenItIsSaid();
    void shouldCountNumbersOn();
    void shouldGiveEveryTextBack_data();
    void shouldGiveEveryTextBack();
    void shouldBeAsItWasAfterARestart();
    void shouldTakeOverWhatAnotherWindowDid();
};

void tst_register_editor::shouldApplyAChangeAndReadItAgain()
{
    const auto editor = editorInMemory();

    const Result<Change> done = editor->apply(insertion(someText.size(), "3. No test\n"));

    QVERIFY(done.has_value());
    QVERIFY(*editor->reg().text == someText + "3. No test\n");
    QCOMPARE(editor->reg().risks.size(), 3u);
}

void tst_register_editor::shouldPassAnErrorThrough()
{
    const auto editor = editorInMemory();

    const Result<Change> done = editor->apply(fail(ErrorCode::Refused, "because"));

    QVERIFY(!done);
    QCOMPARE(done.error().what, std::string("because"));
    QVERIFY(editor->journal().entries().empty());
}

void tst_register_editor::shouldDoNothingForAChangeThatChangesNothing_data()
{
    QTest::addColumn<int>("begin");
    QTest::addColumn<int>("end");
    QTest::newRow("no splice") << -1 << -1;
    QTest::newRow("a splice of nothing") << 3 << 3;
    QTest::newRow("the same text again") << 2 << 7;
}

void tst_register_editor::shouldDoNothingForAChangeThatChangesNothing()
{
    QFETCH(int, begin);
    QFETCH(int, end);
    const auto editor = editorInMemory();
    const SharedText before = editor->reg().text;
    const QSignalSpy changed(editor.get(), &RegisterEditor::changed);
    Change change;
    if (begin >= 0) {
        const Span at{std::size_t(begin), std::size_t(end)};
        change.splices = {{at, std::string(editor->reg().view(at))}};
    }

    QVERIFY(editor->apply(change).has_value());

    QVERIFY(editor->reg().text == before);
    QVERIFY(editor->journal().entries().empty());
    QVERIFY(!editor->canUndo());
    QCOMPARE(changed.count(), 0);
}

void tst_register_editor::shouldKeepASignOffThatChangesNoText()
{
    const auto editor = editorInMemory();
    const SharedText before = editor->reg().text;
    Change change;
    change.note = {ChangeKind::SignOff, "register", "go", "Ilse", {}};
    QVERIFY(editor->apply(change).has_value());
    QCOMPARE(editor->journal().entries().size(), 1u);
    QVERIFY(*editor->reg().text == *before);
    QCOMPARE(editor->undoNote(), std::optional(change.note));
    QVERIFY(editor->undo());
    QVERIFY(!editor->canUndo());
    QVERIFY(editor->redo());
    QCOMPARE(editor->undoNote(), std::optional(change.note));
    QVERIFY(*editor->reg().text == *before);
}

void tst_register_editor::shouldRefuseAChangeThatDoesNotFit()
{
    const auto editor = editorInMemory("abc\n");
    for (const std::vector<Splice> &splices :
         {std::vector<Splice>{{{0, 5}, "x"}}, std::vector<Splice>{{{2, 1}, "x"}},
          std::vector<Splice>{{{2, 3}, "x"}, {{1, 2}, "y"}}}) {
        Change change;
        change.splices = splices;
        QVERIFY(!editor->apply(change));
        QVERIFY(*editor->reg().text == "abc\n");
    }
    QVERIFY(editor->journal().entries().empty());
}

void tst_register_editor::shouldKeepWhoAndWhenAndWhat()
{
    const auto editor = editorInMemory("abc\n");
    QVERIFY(editor->apply(insertion(1, "x", "value")).has_value());

    const std::vector<JournalEntry> entries = editor->journal().entries();

    QCOMPARE(entries.size(), 1u);
    QVERIFY(entries[0].author == robin());
    QCOMPARE(entries[0].note.value, std::string("value"));
    QVERIFY(entries[0].splices == (std::vector<Splice>{{{1, 1}, "x"}}));
    QVERIFY(entries[0].inverse == (std::vector<Splice>{{{1, 2}, ""}}));
}

void tst_register_editor::shouldUndoAndRedo()
{
    const auto editor = editorInMemory("abc\n");
    QVERIFY(editor->apply(insertion(0, "1")).has_value());
    QVERIFY(editor->apply(insertion(0, "2")).has_value());
    QVERIFY(*editor->reg().text == "21abc\n");

    QVERIFY(editor->undo().has_value());
    QVERIFY(*editor->reg().text == "1abc\n");
    QVERIFY(editor->undo().has_value());
    QVERIFY(*editor->reg().text == "abc\n");
    QCOMPARE(editor->undo().error().code, ErrorCode::Refused);

    QVERIFY(editor->redo().has_value());
    QVERIFY(editor->redo().has_value());
    QCOMPARE(editor->redo().error().code, ErrorCode::Refused);
    QVERIFY(*editor->reg().text == "21abc\n");

    QVERIFY(editor->undo().has_value());
    QVERIFY(editor->apply(insertion(0, "3")).has_value());
    QVERIFY(!editor->canRedo());
    QVERIFY(*editor->reg().text == "31abc\n");
}

void tst_register_editor::shouldTellWhatCanBeUndone()
{
    const auto editor = editorInMemory("abc\n");
    QVERIFY(!editor->canUndo() && !editor->canRedo());
    QVERIFY(!editor->undoNote() && !editor->redoNote());
    QVERIFY(editor->apply(insertion(0, "1", "first")).has_value());
    QVERIFY(editor->apply(insertion(0, "2", "second")).has_value());
    QCOMPARE(editor->undoNote()->value, std::string("second"));
    QVERIFY(!editor->redoNote());

    const Result<ChangeNote> undone = editor->undo();

    QCOMPARE(undone->value, std::string("second"));
    QCOMPARE(editor->undoNote()->value, std::string("first"));
    QCOMPARE(editor->redoNote()->value, std::string("second"));
}

void tst_register_editor::shouldSignalOnlyWhatHappened()
{
    const auto editor = editorInMemory("abc\n");
    std::string follower = "abc\n";
    connect(editor.get(), &RegisterEditor::changed, this,
            [&](const ChangeNote &, const std::vector<Splice> &splices) {
                follower = applied(follower, splices);
                QVERIFY(follower == *editor->reg().text);
            });
    const QSignalSpy changed(editor.get(), &RegisterEditor::changed);
    const QSignalSpy undoState(editor.get(), &RegisterEditor::undoStateChanged);

    QVERIFY(editor->apply(insertion(1, "12")).has_value());
    QVERIFY(editor->undo().has_value());
    QVERIFY(editor->redo().has_value());
    QVERIFY(!editor->redo());
    QVERIFY(!editor->apply(insertion(99, "x")));
    QVERIFY(!editor->refresh().value());

    QCOMPARE(changed.count(), 3);
    QCOMPARE(undoState.count(), 3);
}

void tst_register_editor::shouldLetASlotMakeTheNextChange()
{
    const auto editor = editorInMemory("abc\n");
    bool isFirst = true;
    connect(editor.get(), &RegisterEditor::changed, this, [&] {
        if (std::exchange(isFirst, false))
            QVERIFY(editor->apply(insertion(0, "2", "second")).has_value());
    });

    QVERIFY(editor->apply(insertion(0, "1", "first")).has_value());

    QVERIFY(*editor->reg().text == "21abc\n");
    QCOMPARE(editor->undoNote()->value, std::string("second"));
}

void tst_register_editor::shouldChangeNothingWhenTheJournalFails()
{
    auto owned = std::make_unique<FailingJournal>();
    FailingJournal *journal = owned.get();
    RegisterEditor editor(markdown::read(std::string("abc\n")), std::move(owned));
    QVERIFY(editor.apply(insertion(0, "1")).has_value());
    QVERIFY(editor.apply(insertion(0, "2")).has_value());
    QVERIFY(editor.undo().has_value());
    const SharedText before = editor.reg().text;
    const QSignalSpy changed(&editor, &RegisterEditor::changed);

    journal->m_isFailing = true;
    QCOMPARE(editor.apply(insertion(0, "3")).error().code, ErrorCode::LibraryFailed);
    QCOMPARE(editor.undo().error().code, ErrorCode::LibraryFailed);
    QCOMPARE(editor.redo().error().code, ErrorCode::LibraryFailed);
    QCOMPARE(editor.undoTo(0).error().code, ErrorCode::LibraryFailed);
    QCOMPARE(editor.redoTo(2).error().code, ErrorCode::LibraryFailed);
    QCOMPARE(editor.refresh().error().code, ErrorCode::LibraryFailed);

    QVERIFY(editor.reg().text == before);
    QCOMPARE(changed.count(), 0);
    journal->m_isFailing = false;
    QVERIFY(editor.redo().has_value());
    QVERIFY(*editor.reg().text == "21abc\n");
}

void tst_register_editor::shouldNotUndoWhatCameFromTheFile()
{
    const auto editor = editorInMemory("abc\n");
    QVERIFY(editor->apply(insertion(0, "1")).has_value());
    Change outside = insertion(0, "2");
    outside.note.kind = ChangeKind::External;
    QVERIFY(editor->apply(outside).has_value());

    QVERIFY(!editor->canUndo());
    QVERIFY(editor->isAtBarrier());
    QVERIFY(!editor->undoNote());
    const Result<ChangeNote> undone = editor->undo();
    QVERIFY(!undone);
    QCOMPARE(undone.error().code, ErrorCode::Refused);
    QVERIFY(undone.error().hint.find("History (Ctrl+6)") != std::string::npos);
    QVERIFY(*editor->reg().text == "21abc\n");

    QVERIFY(editor->apply(insertion(0, "3")).has_value());
    QVERIFY(editor->undo().has_value());
    QVERIFY(!editor->undo());
    QVERIFY(*editor->reg().text == "21abc\n");
}

void tst_register_editor::shouldUndoAndRedoToAnyStep_data()
{
    QTest::addColumn<bool>("inLibrary");
    QTest::newRow("in memory") << false;
    QTest::newRow("in a library") << true;
}

void tst_register_editor::shouldUndoAndRedoToAnyStep()
{
    QFETCH(bool, inLibrary);
    std::mt19937 random(32);
    const auto library = Library::openInMemory().value();
    const RegisterId id = library->create({"r", someText, {}, {}, std::nullopt, robin()}).value();
    std::unique_ptr<Journal> journal;
    if (inLibrary)
        journal = library->journal(library->load(id).value(), robin);
    else
        journal = std::make_unique<MemoryJournal>(robin);
    RegisterEditor editor(markdown::read(someText), std::move(journal));
    std::vector<std::string> texts = {someText};
    for (int i = 0; i < 40; ++i) {
        QVERIFY(editor
                    .apply(insertion(random() % texts.back().size(), std::to_string(i),
                                     std::to_string(i)))
                    .has_value());
        texts.push_back(*editor.reg().text);
    }
    const std::vector<JournalLine> lines = editor.journal().lines().value().lines;
    const auto idOf = [&](std::size_t step) { return step == 0 ? 0 : lines[step - 1].id; };
    std::string follower = texts.back();
    int signalled = 0;
    connect(&editor, &RegisterEditor::changed, this,
            [&](const ChangeNote &, const std::vector<Splice> &splices) {
                follower = applied(follower, splices);
                ++signalled;
            });

    std::size_t at = 40;
    for (int i = 0; i < 40; ++i) {
        const std::size_t to = random() % texts.size();
        const int before = signalled;
        const auto moved = to <= at ? editor.undoTo(idOf(to)) : editor.redoTo(idOf(to));
        QVERIFY(moved.has_value());
        QCOMPARE(moved->size(), to < at ? at - to : to - at);
        // What was moved over last: the step behind the place, or the place itself.
        if (to != at)
            QCOMPARE(moved->back().value, std::to_string(to < at ? to : to - 1));
        QCOMPARE(signalled, before + (to != at));
        at = to;
        QVERIFY(*editor.reg().text == texts[at]);
        QVERIFY(follower == texts[at]);
        if (inLibrary)
            QVERIFY(library->load(id).value().text == texts[at]);
    }
    QVERIFY(editor.undoTo(idOf(10)).has_value());
    QCOMPARE(editor.undoTo(idOf(20)).error().code, ErrorCode::Refused);
    QCOMPARE(editor.redoTo(idOf(5)).error().code, ErrorCode::Refused);
    QCOMPARE(editor.redoTo(1000).error().code, ErrorCode::NotFound);
    QVERIFY(*editor.reg().text == texts[10]);
}

void tst_register_editor::shouldPassABarrierOnlyWhenItIsSaid()
{
    const auto editor = editorInMemory("abc\n");
    QVERIFY(editor->apply(insertion(0, "1")).has_value());
    Change outside = insertion(0, "2");
    outside.note.kind = ChangeKind::External;
    QVERIFY(editor->apply(outside).has_value());
    QVERIFY(editor->apply(insertion(0, "3")).has_value());

    // Up to the barrier nothing needs to be said.
    QVERIFY(editor->undoTo(2).has_value());
    QVERIFY(*editor->reg().text == "21abc\n");
    QVERIFY(editor->redoTo(3).has_value());

    const auto refused = editor->undoTo(1);
    QCOMPARE(refused.error().code, ErrorCode::Refused);
    QVERIFY(refused.error().hint.find("History (Ctrl+6)") != std::string::npos);
    QVERIFY(*editor->reg().text == "321abc\n");

    QCOMPARE(editor->undoTo(1, PastBarriers::Yes)->size(), 2u);
    QVERIFY(*editor->reg().text == "1abc\n");
    QVERIFY(editor->canUndo());
    QVERIFY(editor->redo().has_value());
    QVERIFY(*editor->reg().text == "21abc\n");
    QVERIFY(!editor->canUndo());
    QVERIFY(editor->undoTo(0, PastBarriers::Yes).has_value());
    QVERIFY(editor->redoTo(3).has_value());
    QVERIFY(*editor->reg().text == "321abc\n");
}

void tst_register_editor::shouldCountNumbersOn()
{
    const auto editor = editorInMemory();
    QCOMPARE(editor->highestNumbers().risk, 2);
    QVERIFY(editor->apply(insertion(someText.size(), "7. More\n")).has_value());
    QCOMPARE(editor->highestNumbers().risk, 7);
    Change removal;
    removal.splices = {{{someText.size(), someText.size() + 8}, ""}};
    QVERIFY(editor->apply(removal).has_value());

    QCOMPARE(editor->reg().risks.size(), 2u);
    QCOMPARE(editor->highestNumbers().risk, 7);
}

void tst_register_editor::shouldGiveEveryTextBack_data()
{
    QTest::addColumn<bool>("inLibrary");
    QTest::newRow("in memory") << false;
    QTest::newRow("in a library") << true;
}

void tst_register_editor::shouldGiveEveryTextBack()
{
    QFETCH(bool, inLibrary);
    std::mt19937 random(31);
    const std::string bytes = "# \xEF\xBB\xBF\r\n1. a\n\0\xFF### High\r2. b";
    const auto library = Library::openInMemory().value();
    const RegisterId id = library->create({"r", someText, {}, {}, std::nullopt, robin()}).value();
    std::unique_ptr<Journal> journal;
    if (inLibrary)
        journal = library->journal(library->load(id).value(), robin);
    else
        journal = std::make_unique<MemoryJournal>(robin);
    RegisterEditor editor(markdown::read(someText), std::move(journal));
    std::vector<std::string> texts = {someText};

    for (int i = 0; i < 150; ++i) {
        const std::size_t size = editor.reg().text->size();
        const std::size_t begin = random() % (size + 1);
        const std::size_t end = std::min(size, begin + random() % 12);
        Change change;
        change.splices = {{{begin, end}, bytes.substr(random() % bytes.size(), random() % 12)}};
        const bool isChange = editor.reg().view({begin, end}) != change.splices[0].with;
        QVERIFY(editor.apply(change).has_value());
        if (isChange)
            texts.push_back(*editor.reg().text);
    }

    for (std::size_t i = texts.size() - 1; i > 0; --i) {
        QVERIFY(*editor.reg().text == texts[i]);
        QVERIFY(editor.undo().has_value());
    }
    QVERIFY(*editor.reg().text == someText);
    for (std::size_t i = 1; i < texts.size(); ++i) {
        QVERIFY(editor.redo().has_value());
        QVERIFY(*editor.reg().text == texts[i]);
    }
    if (inLibrary)
        QVERIFY(library->load(id).value().text == texts.back());
}

void tst_register_editor::shouldBeAsItWasAfterARestart()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("l.sqlite")).toStdString();
    {
        const auto library = Library::open(path, Library::Missing::Create).value();
        const RegisterId id = library->create({"r", "abc\n", {}, {}, std::nullopt, robin()}).value();
        RegisterEditor editor(markdown::read(std::string("abc\n")),
                              library->journal(library->load(id).value(), robin));
        QVERIFY(editor.apply(insertion(0, "1", "first")).has_value());
        QVERIFY(editor.apply(insertion(0, "2", "second")).has_value());
        QVERIFY(editor.undo().has_value());
    }

    const auto library = Library::open(path, Library::Missing::IsAnError).value();
    const StoredRegister stored = library->load(library->find("r").value().id).value();
    RegisterEditor editor(markdown::read(stored.text), library->journal(stored, robin));

    QVERIFY(*editor.reg().text == "1abc\n");
    QCOMPARE(editor.undoNote()->value, std::string("first"));
    QCOMPARE(editor.redoNote()->value, std::string("second"));
    QVERIFY(editor.redo().has_value());
    QVERIFY(*editor.reg().text == "21abc\n");
    QVERIFY(editor.undo().has_value());
    QVERIFY(editor.undo().has_value());
    QVERIFY(*editor.reg().text == "abc\n");
    QVERIFY(!editor.canUndo());
}

void tst_register_editor::shouldTakeOverWhatAnotherWindowDid()
{
    const auto library = Library::openInMemory().value();
    const RegisterId id = library->create({"r", "abc\n", {}, {}, std::nullopt, robin()}).value();
    const StoredRegister stored = library->load(id).value();
    RegisterEditor ours(markdown::read(stored.text), library->journal(stored, robin));
    RegisterEditor theirs(markdown::read(stored.text), library->journal(stored, robin));
    QVERIFY(theirs.apply(insertion(0, "theirs ", "their change")).has_value());
    std::string follower = "abc\n";
    connect(&ours, &RegisterEditor::changed, this,
            [&](const ChangeNote &, const std::vector<Splice> &splices) {
                follower = applied(follower, splices);
            });

    QCOMPARE(ours.apply(insertion(0, "ours ")).error().code, ErrorCode::ChangedOutside);
    QVERIFY(*ours.reg().text == "abc\n");
    QVERIFY(ours.refresh().value());

    QVERIFY(*ours.reg().text == "theirs abc\n");
    QVERIFY(follower == *ours.reg().text);
    QCOMPARE(ours.undoNote()->value, std::string("their change"));
    QVERIFY(ours.apply(insertion(0, "ours ")).has_value());
    QVERIFY(library->load(id).value().text == "ours theirs abc\n");
}

LOADLINE_TEST(tst_register_editor)
#include "tst_register_editor.moc"
