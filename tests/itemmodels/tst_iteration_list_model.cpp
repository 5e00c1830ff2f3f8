// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/iteration_list_model.h"

#include "changes/changes.h"
#include "itemmodels/risk_mime.h"
#include "support/registers.h"
#include "support/test_main.h"
#include "tree_text.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace loadline;
using namespace loadline::test;
using itemmodels::IterationListModel;

class tst_iteration_list_model : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_editor = editorOf(houseRegister());
        m_model = std::make_unique<IterationListModel>(*m_editor);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_editor.reset();
    }

    void shouldListIterationsInTheDocumentsOrder();
    void shouldFollowEditsUndoAndRedo();
    void shouldRenameThroughTheEditor();
    void shouldPlanDroppedRisks();
    void shouldNotPlanForWhatIsCompleted();
    void shouldFilter();
    void shouldGroupByStatusAndTier();
    void shouldFilterWhatIsGrouped();
    void shouldFollowAStatusToAnotherGroup();
    void shouldLeaveOutWhatIsOver();
    void shouldSayInWordsWhatIsShown();

private:
    QModelIndex at(int row, int column = IterationListModel::Title) const
    {
        return m_model->index(row, column);
    }

    std::unique_ptr<RegisterEditor> m_editor;
    std::unique_ptr<IterationListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void tst_iteration_list_model::shouldListIterationsInTheDocumentsOrder()
{
    QCOMPARE(treeText(*m_model),
             QStringLiteral("1 | Label printer queue | Completed | Critical | 2026-02-03\n"
                            "2 | Queue on disk | In progress | High | 2026-02-17 | 1\n"));
}

void tst_iteration_list_model::shouldFollowEditsUndoAndRedo()
{
    const QString before = treeText(*m_model);
    changes::NewIteration next;
    next.title = "Printer health";
    next.date = "2026-03-01";
    QVERIFY(m_editor->apply(changes::addIteration(m_editor->reg(), next)));
    QCOMPARE(m_model->rowCount(), 3);
    QVERIFY(m_editor->apply(changes::planRisk(m_editor->reg(), "5", 3)));
    QCOMPARE(at(2).data(itemmodels::OpenCountRole).toInt(), 1);
    QVERIFY(m_editor->apply(changes::completeIteration(m_editor->reg(), 2)));
    QCOMPARE(at(1).data(itemmodels::IterationStatusRole).toInt(), int(IterationStatus::Completed));
    const QString after = treeText(*m_model);
    for (int step = 0; step < 3; ++step)
        QVERIFY(m_editor->undo());
    QCOMPARE(treeText(*m_model), before);
    for (int step = 0; step < 3; ++step)
        QVERIFY(m_editor->redo());
    QCOMPARE(treeText(*m_model), after);
}

void tst_iteration_list_model::shouldRenameThroughTheEditor()
{
    QSignalSpy refusals(m_model.get(), &IterationListModel::refused);
    QVERIFY(m_model->setData(at(1), QStringLiteral("Durable queue"), Qt::EditRole));
    QVERIFY(m_editor->reg().text->find("## Iteration 2 - Durable queue\n") != std::string::npos);
    QVERIFY(!m_model->setData(at(1), QStringLiteral("Two\nlines"), Qt::EditRole));
    QCOMPARE(refusals.count(), 1);
}

void tst_iteration_list_model::shouldPlanDroppedRisks()
{
    const auto mime = itemmodels::mimeOfRisks(*m_editor, {"3", "5"});
    QVERIFY(m_model->canDropMimeData(mime.get(), Qt::MoveAction, -1, -1, at(1)));
    QVERIFY(m_model->dropMimeData(mime.get(), Qt::MoveAction, -1, -1, at(1)));
    QCOMPARE(at(1).data(itemmodels::OpenCountRole).toInt(), 3);
    QVERIFY(m_editor->undo());
    QCOMPARE(*m_editor->reg().text, houseRegister());
}

void tst_iteration_list_model::shouldNotPlanForWhatIsCompleted()
{
    const auto mime = itemmodels::mimeOfRisks(*m_editor, {"3"});
    QVERIFY(!m_model->canDropMimeData(mime.get(), Qt::MoveAction, -1, -1, at(0)));
    QVERIFY(!m_model->dropMimeData(mime.get(), Qt::MoveAction, -1, -1, at(0)));
    QCOMPARE(*m_editor->reg().text, houseRegister());
}

void tst_iteration_list_model::shouldFilter()
{
    m_model->setFilter(QStringLiteral("DISK"));
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(at(0).data(itemmodels::IdRole).toString(), QStringLiteral("2"));
    m_model->setFilter(QStringLiteral("status:completed"));
    QCOMPARE(at(0).data(itemmodels::IdRole).toString(), QStringLiteral("1"));
    m_model->setFilter({});
    QCOMPARE(m_model->rowCount(), 2);
}

void tst_iteration_list_model::shouldGroupByStatusAndTier()
{
    const QString first = QStringLiteral(
        "1 | Label printer queue | Completed | Critical | 2026-02-03\n");
    const QString second = QStringLiteral(
        "2 | Queue on disk | In progress | High | 2026-02-17 | 1\n");
    m_model->setGrouping(IterationListModel::Grouping::Status);
    QCOMPARE(treeText(*m_model), QStringLiteral("In progress · 1\n") + second
                                     + QStringLiteral("Completed · 1\n") + first);
    m_model->setGrouping(IterationListModel::Grouping::Tier);
    QCOMPARE(treeText(*m_model),
             QStringLiteral("Critical · 1\n") + first + QStringLiteral("High · 1\n") + second);
    // A group's name cannot be chosen, edited or dropped on.
    QVERIFY(m_model->isGroup(at(0)));
    QVERIFY(!m_model->isGroup(at(1)));
    QVERIFY(!(at(0).flags() & (Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsDropEnabled)));
    QCOMPARE(m_model->iterationAt(at(0)), -1);
    QCOMPARE(m_model->iterationAt(at(3)), 1);
    QVERIFY(!at(0).data(itemmodels::IterationRole).isValid());
    m_model->setGrouping(IterationListModel::Grouping::None);
    QCOMPARE(treeText(*m_model), first + second);
}

void tst_iteration_list_model::shouldFilterWhatIsGrouped()
{
    m_model->setGrouping(IterationListModel::Grouping::Status);
    m_model->setFilter(QStringLiteral("tier:critical"));
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(at(0).data().toString(), QStringLiteral("Completed · 1"));
    m_model->setFilter(QStringLiteral("status:blocked"));
    QCOMPARE(m_model->rowCount(), 0);
}

void tst_iteration_list_model::shouldFollowAStatusToAnotherGroup()
{
    m_model->setGrouping(IterationListModel::Grouping::Status);
    m_model->setFilter(QStringLiteral("status:blocked"));
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(m_editor->apply(changes::setIterationField(m_editor->reg(), 2, "status", "blocked")));
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(at(0).data().toString(), QStringLiteral("Blocked · 1"));
    QVERIFY(m_editor->undo());
    QCOMPARE(m_model->rowCount(), 0);
}

void tst_iteration_list_model::shouldLeaveOutWhatIsOver()
{
    m_model->setOnlyOpen(true);
    QCOMPARE(m_model->rowCount(), 1);
    QVERIFY(m_editor->apply(changes::reopenIteration(m_editor->reg(), 1)));
    QCOMPARE(m_model->rowCount(), 2);
}

void tst_iteration_list_model::shouldSayInWordsWhatIsShown()
{
    QVERIFY(at(1)
                .data(Qt::AccessibleTextRole)
                .toString()
                .startsWith(QStringLiteral(
                    "iteration 2, Queue on disk, In progress, High, 2026-02-17, 1 open risk")));
}

LOADLINE_TEST(tst_iteration_list_model)

#include "tst_iteration_list_model.moc"
