// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/history_model.h"

#include "library/library.h"
#include "library/memory_journal.h"
#include "markdown/reader.h"
#include "support/test_main.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace loadline;
using itemmodels::HistoryKindRole;
using itemmodels::HistoryModel;
using itemmodels::HistoryRowKind;
using itemmodels::HistoryState;
using itemmodels::HistoryStateRole;

namespace {

itemmodels::HistoryWords plainWords()
{
    return {[](const JournalLine &line) { return QString::fromStdString(describe(line.note)); },
            [](QDate day) { return day.toString(Qt::ISODate); }, QStringLiteral("Start")};
}

/// An editor whose clock is set by hand, and the model over it.
struct Told
{
    explicit Told(std::unique_ptr<Journal> journal = nullptr)
        : editor(markdown::read(std::string("abc\n")),
                 journal ? std::move(journal)
                         : std::make_unique<MemoryJournal>([this] { return author; }))
        , model(editor, plainWords())
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
    }

    void step(ChangeKind kind, const char *object, const char *value, const char *time,
              std::vector<std::string> risks = {})
    {
        author = {author.name, time};
        Change change{{{{0, 0}, "x"}}, {kind, object, "key", value, std::move(risks)}, {}};
        QVERIFY(editor.apply(change).has_value());
    }
    /// Two days with a change from outside between.
    void severalSteps()
    {
        step(ChangeKind::AddRisk, "risk:3", "No limit", "2026-03-04T09:00:00Z", {"3"});
        author.name = "Sam";
        step(ChangeKind::External, "register", "docs/TASKS.md", "2026-03-04T10:30:00Z");
        author.name = "Robin";
        step(ChangeKind::Complete, "iteration:2", "", "2026-03-05T11:00:00Z", {"3", "30"});
        step(ChangeKind::Close, "risk:30", "x", "2026-03-05T12:00:00Z", {"30"});
        refresh();
    }
    void refresh() { QVERIFY(model.refresh().has_value()); }

    /// The kinds of the rows: D day, s step, S undone step, B barrier, . the start; > where it is.
    QString rows() const
    {
        QString text;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row);
            const auto state = HistoryState(index.data(HistoryStateRole).toInt());
            const bool isDay = HistoryRowKind(index.data(HistoryKindRole).toInt())
                               == HistoryRowKind::Day;
            if (!isDay && state == HistoryState::Now)
                text += QLatin1Char('>');
            switch (HistoryRowKind(index.data(HistoryKindRole).toInt())) {
            case HistoryRowKind::Day:
                text += QLatin1Char('D');
                break;
            case HistoryRowKind::Step:
                text += QLatin1Char(state == HistoryState::Undone ? 'S' : 's');
                break;
            case HistoryRowKind::Barrier:
                text += QLatin1Char('B');
                break;
            case HistoryRowKind::Start:
                text += QLatin1Char('.');
                break;
            }
        }
        return text;
    }

    Author author{"Robin", "2026-03-04T09:00:00Z"};
    RegisterEditor editor;
    HistoryModel model;
    QAbstractItemModelTester tester;
};

} // namespace

class tst_history_model : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void shouldListTheNewestFirstByDay();
    void shouldShowWhatIsUndone();
    void shouldStayWhereOnlyTheCursorMoved();
    void shouldFollowNewSteps();
    void shouldFilter_data();
    void shouldFilter();
    void shouldSayTheWayToAPlace();
    void shouldFindRowsByTheirPlace();
    void shouldSayARowInWords();
    void shouldPassOverDaysByKeys();
    void shouldTellWhatAnotherProgramDid();
    void shouldListThousandsAtOnce();
};

void tst_history_model::shouldListTheNewestFirstByDay()
{
    Told told;
    told.refresh();
    QCOMPARE(told.rows(), QStringLiteral(">."));
    told.severalSteps();

    QCOMPARE(told.rows(), QStringLiteral("D>ssDBs."));
    QCOMPARE(told.model.index(0).data().toString(), QStringLiteral("2026-03-05"));
    QCOMPARE(told.model.index(1).data().toString(), QStringLiteral("Closed risk 30"));
    QCOMPARE(told.model.index(1).data(itemmodels::TimeRole).toString(), QStringLiteral("12:00"));
    QCOMPARE(told.model.index(4).data(itemmodels::AuthorRole).toString(), QStringLiteral("Sam"));
    QCOMPARE(told.model.index(6).data().toString(), QStringLiteral("Start"));
}

void tst_history_model::shouldShowWhatIsUndone()
{
    Told told;
    told.severalSteps();
    QVERIFY(told.editor.undo().has_value());
    told.refresh();
    QCOMPARE(told.rows(), QStringLiteral("DS>sDBs."));
    QCOMPARE(told.model.undoneSteps(), 1u);
    QVERIFY(told.editor.undoTo(0, PastBarriers::Yes).has_value());
    told.refresh();
    QCOMPARE(told.rows(), QStringLiteral("DSSDBS>."));
    QCOMPARE(told.model.nowPlace(), 0);
}

void tst_history_model::shouldStayWhereOnlyTheCursorMoved()
{
    Told told;
    told.severalSteps();
    const QSignalSpy reset(&told.model, &QAbstractItemModel::modelReset);
    const QSignalSpy changed(&told.model, &QAbstractItemModel::dataChanged);
    QVERIFY(told.editor.undo().has_value());
    told.refresh();
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
}

void tst_history_model::shouldFollowNewSteps()
{
    Told told;
    told.severalSteps();
    QVERIFY(told.editor.undo().has_value());
    told.step(ChangeKind::Accept, "risk:4", "reason", "2026-03-06T08:00:00Z", {"4"});
    told.refresh();
    QCOMPARE(told.rows(), QStringLiteral("D>sDsDBs."));
    QCOMPARE(told.model.index(1).data().toString(), QStringLiteral("Accepted risk 4: reason"));
}

void tst_history_model::shouldFilter_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("rows");
    QTest::newRow("words of a step") << "COMPLETED"
                                     << "Ds";
    QTest::newRow("who") << "sam"
                         << "DB";
    QTest::newRow("a file") << "tasks.md"
                            << "DB";
    QTest::newRow("a risk by its whole name") << "risk:3"
                                              << "DsDs";
    QTest::newRow("a risk that begins alike") << "risk:30"
                                              << "D>ss";
    QTest::newRow("an iteration") << "iteration:2"
                                  << "Ds";
    QTest::newRow("two words") << "robin closed"
                               << "D>s";
    QTest::newRow("a day") << "2026-03-05"
                           << "D>ss";
    QTest::newRow("nothing") << "nowhere"
                             << "";
}

void tst_history_model::shouldFilter()
{
    QFETCH(QString, filter);
    QFETCH(QString, rows);
    Told told;
    told.severalSteps();
    told.model.setFilter(filter);
    QCOMPARE(told.rows(), rows);
    QCOMPARE(told.model.shownSteps(),
             std::size_t(rows.count(QLatin1Char('s'))) + std::size_t(rows.count(QLatin1Char('B'))));
    told.model.setFilter({});
    QCOMPARE(told.rows(), QStringLiteral("D>ssDBs."));
}

void tst_history_model::shouldSayTheWayToAPlace()
{
    Told told;
    told.severalSteps();
    QCOMPARE(told.model.distanceTo(4).steps, 0u);
    QCOMPARE(told.model.distanceTo(2).steps, 2u);
    QVERIFY(told.model.distanceTo(2).isBack);
    QVERIFY(told.model.distanceTo(2).barriers.empty());
    QCOMPARE(told.model.distanceTo(0).steps, 4u);
    QCOMPARE(told.model.distanceTo(0).barriers.size(), 1u);
    QCOMPARE(told.model.distanceTo(0).barriers[0].id, 2);

    QVERIFY(told.editor.undoTo(0, PastBarriers::Yes).has_value());
    told.refresh();
    QVERIFY(!told.model.distanceTo(3).isBack);
    QCOMPARE(told.model.distanceTo(3).steps, 3u);
    QCOMPARE(told.model.distanceTo(3).barriers.size(), 1u);
}

void tst_history_model::shouldFindRowsByTheirPlace()
{
    Told told;
    told.severalSteps();
    for (int row = 0; row < told.model.rowCount(); ++row) {
        const QModelIndex index = told.model.index(row);
        if (const auto place = told.model.placeOf(index))
            QCOMPARE(told.model.indexOf(*place), index);
        else
            QCOMPARE(index.data(HistoryKindRole).toInt(), int(HistoryRowKind::Day));
    }
    QVERIFY(!told.model.indexOf(77).isValid());
    told.model.setFilter(QStringLiteral("closed"));
    QVERIFY(!told.model.indexOf(1).isValid());
    QVERIFY(!told.model.indexOf(0).isValid());
    QVERIFY(told.model.indexOf(4).isValid());
}

void tst_history_model::shouldSayARowInWords()
{
    Told told;
    told.severalSteps();
    QVERIFY(told.editor.undo().has_value());
    told.refresh();
    const auto said = [&](int row) {
        return told.model.index(row).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(said(1), QStringLiteral("Closed risk 30, Robin, 2026-03-05, 12:00, undone"));
    QCOMPARE(said(2), QStringLiteral("Completed iteration 2; fixed risks 3 and 30, Robin, "
                                     "2026-03-05, 11:00, the register is here"));
    QVERIFY(said(4).endsWith(QLatin1String("from outside")));
}

void tst_history_model::shouldPassOverDaysByKeys()
{
    Told told;
    told.severalSteps();
    for (int row = 0; row < told.model.rowCount(); ++row) {
        const QModelIndex index = told.model.index(row);
        QCOMPARE(bool(index.flags() & Qt::ItemIsEnabled), told.model.placeOf(index).has_value());
    }
}

void tst_history_model::shouldTellWhatAnotherProgramDid()
{
    const auto library = Library::openInMemory().value();
    const auto robin = [] { return Author{"Robin", "2026-03-04T09:00:00Z"}; };
    const RegisterId id = library->create({"r", "abc\n", {}, {}, std::nullopt, robin()}).value();
    const StoredRegister stored = library->load(id).value();
    Told told(library->journal(stored, robin));
    RegisterEditor theirs(markdown::read(stored.text), library->journal(stored, robin));
    told.refresh();
    QCOMPARE(told.rows(), QStringLiteral("D>."));
    for (const char *value : {"1", "2"}) {
        Change change{{{{0, 0}, value}}, {ChangeKind::EditText, "register", {}, value, {}}, {}};
        QVERIFY(theirs.apply(change).has_value());
    }
    QVERIFY(theirs.undo().has_value());

    QVERIFY(told.editor.refresh().value());
    told.refresh();
    QCOMPARE(told.rows(), QStringLiteral("DS>s."));
    // The same id, and another step.
    Change change{{{{0, 0}, "3"}}, {ChangeKind::Close, "risk:3", {}, "3", {}}, {}};
    QVERIFY(theirs.apply(change).has_value());
    QVERIFY(told.editor.refresh().value());
    told.refresh();
    QCOMPARE(told.rows(), QStringLiteral("D>ss."));
    QCOMPARE(told.model.index(1).data().toString(), QStringLiteral("Closed risk 3"));
}

void tst_history_model::shouldListThousandsAtOnce()
{
    constexpr int many = 20'000;
    const auto library = Library::openInMemory().value();
    const auto robin = [] { return Author{"Robin", "2026-03-04T09:00:00Z"}; };
    const RegisterId id = library->create({"r", "abc\n", {}, {}, std::nullopt, robin()}).value();
    const StoredRegister stored = library->load(id).value();
    const auto journal = library->journal(stored, robin);
    JournalEntry entry{0, {}, {}, {{{1, 1}, "x"}}, {{{1, 2}, ""}}, {}};
    for (int i = 0; i < many; ++i) {
        // Minutes apart, over some weeks.
        const QDateTime time = QDateTime(QDate(2026, 3, 4), QTime(0, 0), Qt::UTC).addSecs(i * 97);
        entry.author = {"Robin", time.toString(Qt::ISODate).toStdString()};
        entry.note = {ChangeKind::SetField,
                      "risk:" + std::to_string(i % 300),
                      "owner",
                      "value " + std::to_string(i),
                      {std::to_string(i % 300)}};
        QVERIFY(journal->append(entry).has_value());
    }
    RegisterEditor editor(markdown::read(library->load(id).value().text),
                          library->journal(library->load(id).value(), robin));
    HistoryModel model(editor, plainWords());
    QElapsedTimer clock;
    clock.start();
    QVERIFY(model.refresh().has_value());
    qInfo("listed in %lld ms", clock.restart());
    QVERIFY(model.refresh().has_value());
    qInfo("again in %lld ms", clock.restart());
    model.setFilter(QStringLiteral("r"));
    qInfo("first key in %lld ms", clock.restart());
    model.setFilter(QStringLiteral("risk:7"));
    qInfo("next key in %lld ms", clock.elapsed());
    QCOMPARE(model.steps(), std::size_t(many));
    QVERIFY(model.rowCount() > many / 300);
    clock.restart();
    QVERIFY(editor.undoTo(0).has_value());
    qInfo("all undone in %lld ms", clock.elapsed());
    QVERIFY(*editor.reg().text == "abc\n");
}

LOADLINE_TEST(tst_history_model)
#include "tst_history_model.moc"
