// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/registers.h"
#include "support/test_main.h"
#include "support/test_repository.h"
#include "ui/window_driver.h"

#include "itemmodels/compared_files_model.h"
#include "ui/iterations/revision_edit.h"
#include "ui/shell/window_actions.h"
#include "ui/widgets/message_strip.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QAction>
#include <QCheckBox>
#include <QCompleter>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <filesystem>
#include <memory>

using namespace loadline;
using namespace loadline::test;
using itemmodels::ComparedFilesModel;

/// *Files Modified* held against a real repository, in the window and by keys.
class tst_files_from_git : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shouldRecordWhatDiffers();
    void shouldRecordOnlyWhatIsChecked();
    void shouldSayThatTheRecordIsRight();
    void shouldFoldWhatIsTheSame();
    void shouldBeginWithTheLastTag();
    void shouldBeginWithTheWorkTreeWhereThereIsNoTag();
    void shouldAskAgainForAnotherRange();
    void shouldLookAtTheWorkTree();
    void shouldOfferNames();
    void shouldSayWhatGitRefuses();
    void shouldNeedAFileAndARepository();
    void shouldStopWhereItIsAsked();
    void shouldChangeNothingWhenCancelled();

private:
    void open(WindowDriver &driver, const std::string &commits, const std::string &files);
    void inDialog(WindowDriver &driver, const std::function<void(QWidget *)> &done);

    std::unique_ptr<TestRepository> m_repository;
};

namespace {

std::string registerText(const std::string &commits, const std::string &files)
{
    return "# Gate\n\n## Iteration 2 - Pump\n**Status**: 🔄 In Progress\n"
           + (commits.empty() ? commits : "**Commits**: " + commits + "\n")
           + "\n### Files Modified\n" + files
           + "\n---\n\n## Deployment Risk Register\n\n### 🟢 Low Priority\n1. Rust\n";
}

ComparedFilesModel *modelOf(const QWidget *dialog)
{
    return dialog->findChild<ComparedFilesModel *>();
}

QTreeView *listOf(const QWidget *dialog)
{
    return dialog->findChild<QTreeView *>();
}

QString said(const QWidget *dialog)
{
    for (const auto *label : dialog->findChildren<QLabel *>())
        if (label->accessibleName() == QLatin1String("What the comparison says"))
            return label->text();
    return {};
}

QPushButton *recordButton(const QWidget *dialog)
{
    for (auto *button : dialog->findChildren<QPushButton *>())
        if (button->text().startsWith(QLatin1String("R&ecord")))
            return button;
    return nullptr;
}

bool hasAnswered(const QWidget *dialog)
{
    return QTest::qWaitFor(
        [dialog] {
            return !said(dialog).isEmpty() && said(dialog) != QStringLiteral("Asking git…");
        },
        10000);
}

/// "path | recorded | git has | what will happen", a row a line.
QString rowsOf(const QWidget *dialog)
{
    QStringList rows;
    const auto *model = modelOf(dialog);
    for (int row = 0; row < model->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model->columnCount(); ++column)
            cells << model->index(row, column).data().toString();
        rows << cells.join(QStringLiteral(" | "));
    }
    return rows.join(QLatin1Char('\n'));
}

/// A git in front of the real one that does nothing before it is let go.
class SlowGit
{
public:
    SlowGit()
        : m_path(qgetenv("PATH"))
    {
        const std::string real = QStandardPaths::findExecutable(QStringLiteral("git")).toStdString();
        const std::string program = m_folder.filePath(QStringLiteral("git")).toStdString();
        TestRepository::writeFile(waiting(), "");
        TestRepository::writeFile(program, "#!/bin/sh\nwhile test -e '" + waiting()
                                               + "'; do sleep 0.02; done\nexec '" + real
                                               + "' \"$@\"\n");
        std::filesystem::permissions(program, std::filesystem::perms::owner_all);
        qputenv("PATH", m_folder.path().toUtf8() + ':' + m_path);
    }
    SlowGit(const SlowGit &) = delete;
    SlowGit &operator=(const SlowGit &) = delete;
    ~SlowGit()
    {
        letGo();
        qputenv("PATH", m_path);
    }

    void letGo() const { std::filesystem::remove(waiting()); }

private:
    std::string waiting() const
    {
        return m_folder.filePath(QStringLiteral("waiting")).toStdString();
    }

    QTemporaryDir m_folder;
    QByteArray m_path;
};

std::string lines(int count)
{
    std::string text;
    for (int i = 1; i <= count; ++i)
        text += "line " + std::to_string(i) + "\n";
    return text;
}

} // namespace

void tst_files_from_git::init()
{
    QSettings().clear();
    m_repository = std::make_unique<TestRepository>();
    m_repository->write("a.c", lines(10));
    m_repository->write("b.c", lines(10));
    m_repository->commit("First");
    m_repository->git({"tag", "v1"});
    m_repository->write("a.c", lines(14));
    m_repository->write("b.c", lines(8));
    m_repository->write("c.c", lines(3));
    m_repository->commit("Second");
    m_repository->git({"tag", "v2"});
    m_repository->write("d.c", lines(5));
    m_repository->commit("Third");
}

void tst_files_from_git::open(WindowDriver &driver, const std::string &commits,
                              const std::string &files)
{
    m_repository->write("RISKS.md", registerText(commits, files));
    driver.start(false);
    driver.window().openFile(QString::fromStdString(m_repository->pathOf("RISKS.md")));
}

void tst_files_from_git::inDialog(WindowDriver &driver, const std::function<void(QWidget *)> &done)
{
    driver.dialogFor([&] { driver.window().actions()->filesFromGit->trigger(); }, done);
}

void tst_files_from_git::shouldRecordWhatDiffers()
{
    WindowDriver driver(houseRegister());
    open(driver, "v1..v2", "- `a.c` (+3, -1) - the queue\n- `x.c` (+1)\n- `b.c` (-2)\n");
    const auto before = driver.text();
    inDialog(driver, [&](QWidget *dialog) {
        QAbstractItemModelTester tester(modelOf(dialog));
        QVERIFY(hasAnswered(dialog));
        QCOMPARE(rowsOf(dialog), QStringLiteral("a.c | +3 −1 | +4 | Counts change\n"
                                                "x.c | +1 | – | Is removed\n"
                                                "c.c | – | +3, new | Is added"));
        QCOMPARE(recordButton(dialog)->text(), QStringLiteral("R&ecord 3 files"));
        driver.press(Qt::Key_Return);
    });
    QCOMPARE(driver.text(),
             registerText("v1..v2", "- `a.c` (+4, -0) - the queue\n- `b.c` (-2)\n- `c.c` (+3)\n"));
    QCOMPARE(driver.window().strip()->message().what,
             QStringLiteral("Recorded 3 files of iteration 2."));
    // One step, which one undo takes back.
    QVERIFY(driver.window().session()->undo());
    QCOMPARE(driver.text(), before);
}

void tst_files_from_git::shouldRecordOnlyWhatIsChecked()
{
    WindowDriver driver(houseRegister());
    open(driver, "v1..v2", "- `a.c` (+3, -1)\n- `x.c` (+1)\n- `b.c` (-3)\n");
    inDialog(driver, [&](QWidget *dialog) {
        QVERIFY(hasAnswered(dialog));
        QVERIFY(listOf(dialog)->hasFocus());
        driver.press(Qt::Key_Space); // a.c
        driver.press(Qt::Key_Down);
        driver.press(Qt::Key_Space); // x.c
        driver.press(Qt::Key_Down);
        driver.press(Qt::Key_Down);
        driver.press(Qt::Key_Space); // c.c
        driver.press(Qt::Key_Space);
        driver.press(Qt::Key_Space);
        QCOMPARE(rowsOf(dialog), QStringLiteral("a.c | +3 −1 | +4 | Stays as it is\n"
                                                "x.c | +1 | – | Stays as it is\n"
                                                "b.c | −3 | −2 | Counts change\n"
                                                "c.c | – | +3, new | Is left out"));
        QCOMPARE(recordButton(dialog)->text(), QStringLiteral("R&ecord 1 file"));
        driver.press(Qt::Key_Return);
    });
    QCOMPARE(driver.text(),
             registerText("v1..v2", "- `a.c` (+3, -1)\n- `x.c` (+1)\n- `b.c` (-2)\n"));
}

void tst_files_from_git::shouldSayThatTheRecordIsRight()
{
    WindowDriver driver(houseRegister());
    open(driver, "v1..v2", "- `a.c` (+4)\n- `b.c` (-2)\n- `c.c` (+3)\n");
    inDialog(driver, [&](QWidget *dialog) {
        QVERIFY(hasAnswered(dialog));
        QCOMPARE(said(dialog), QStringLiteral("The record is what git has: 3 files."));
        QVERIFY(!recordButton(dialog)->isEnabled());
        QCOMPARE(modelOf(dialog)->rowCount(), 0);
    });
}

void tst_files_from_git::shouldFoldWhatIsTheSame()
{
    WindowDriver driver(houseRegister());
    open(driver, "v1..v2", "- `a.c` (+4)\n- `b.c` (-3)\n");
    inDialog(driver, [&](QWidget *dialog) {
        QAbstractItemModelTester tester(modelOf(dialog));
        QVERIFY(hasAnswered(dialog));
        QCOMPARE(modelOf(dialog)->rowCount(), 2);
        auto *show = dialog->findChild<QCheckBox *>();
        QVERIFY(show->isVisible());
        // A button that is reached by its letter is seen to go down first.
        driver.press(Qt::Key_H, Qt::AltModifier);
        QVERIFY(QTest::qWaitFor([&] { return modelOf(dialog)->rowCount() == 3; }));
        QCOMPARE(rowsOf(dialog), QStringLiteral("b.c | −3 | −2 | Counts change\n"
                                                "c.c | – | +3, new | Is added\n"
                                                "a.c | +4 | +4 | Is right"));
        const auto same = modelOf(dialog)->index(2, ComparedFilesModel::Path);
        QVERIFY(!same.data(Qt::CheckStateRole).isValid());
        QVERIFY(!(same.flags() & Qt::ItemIsUserCheckable));
        driver.press(Qt::Key_H, Qt::AltModifier);
        QVERIFY(QTest::qWaitFor([&] { return modelOf(dialog)->rowCount() == 2; }));
    });
}

void tst_files_from_git::shouldBeginWithTheLastTag()
{
    WindowDriver driver(houseRegister());
    open(driver, {}, {});
    inDialog(driver, [&](QWidget *dialog) {
        QVERIFY(hasAnswered(dialog));
        QCOMPARE(dialog->findChild<ui::RevisionEdit *>()->text(), QStringLiteral("v2..HEAD"));
        QCOMPARE(rowsOf(dialog), QStringLiteral("d.c | – | +5, new | Is added"));
    });
}

void tst_files_from_git::shouldBeginWithTheWorkTreeWhereThereIsNoTag()
{
    m_repository->git({"tag", "-d", "v1", "v2"});
    WindowDriver driver(houseRegister());
    open(driver, {}, {});
    m_repository->write("d.c", lines(6));
    inDialog(driver, [&](QWidget *dialog) {
        QVERIFY(hasAnswered(dialog));
        QCOMPARE(rowsOf(dialog), QStringLiteral("d.c | – | +1 | Is added"));
        driver.press(Qt::Key_Return);
    });
    QCOMPARE(driver.text(), registerText({}, "- `d.c` (+1 line)\n"));
}

void tst_files_from_git::shouldAskAgainForAnotherRange()
{
    WindowDriver driver(houseRegister());
    open(driver, "v1..v2", {});
    inDialog(driver, [&](QWidget *dialog) {
        QVERIFY(hasAnswered(dialog));
        QCOMPARE(modelOf(dialog)->rowCount(), 3);
        auto *edit = dialog->findChild<ui::RevisionEdit *>();
        edit->setFocus();
        edit->selectAll();
        driver.type(QStringLiteral("v2, HEAD"));
        // What is shown is no answer to this, and cannot be recorded.
        QCOMPARE(modelOf(dialog)->rowCount(), 0);
        QVERIFY(!recordButton(dialog)->isEnabled());
        if (auto *popup = edit->findChild<QCompleter *>()->popup(); popup->isVisible())
            popup->hide();
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(hasAnswered(dialog));
        QCOMPARE(modelOf(dialog)->rowCount(), 4);
        QVERIFY(dialog->isVisible());
    });
}

void tst_files_from_git::shouldLookAtTheWorkTree()
{
    WindowDriver driver(houseRegister());
    open(driver, "v1..v2", {});
    m_repository->commit("The register");
    m_repository->write("a.c", lines(15));
    inDialog(driver, [&](QWidget *dialog) {
        QVERIFY(hasAnswered(dialog));
        driver.press(Qt::Key_N, Qt::AltModifier);
        QVERIFY(QTest::qWaitFor([&] { return modelOf(dialog)->rowCount() == 1; }, 10000));
        QCOMPARE(rowsOf(dialog), QStringLiteral("a.c | – | +1 | Is added"));
        QVERIFY(!dialog->findChild<ui::RevisionEdit *>()->isEnabled());
    });
}

void tst_files_from_git::shouldOfferNames()
{
    WindowDriver driver(houseRegister());
    open(driver, "v1..v2", {});
    inDialog(driver, [&](QWidget *dialog) {
        QVERIFY(hasAnswered(dialog));
        auto *edit = dialog->findChild<ui::RevisionEdit *>();
        auto *completer = edit->findChild<QCompleter *>();
        QVERIFY(QTest::qWaitFor([&] { return completer->model()->rowCount() == 3; }, 10000));
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("v1..ma"));
        QVERIFY(completer->popup()->isVisible());
        QCOMPARE(completer->currentCompletion(), QStringLiteral("main"));
        QTest::keyClick(completer->popup(), Qt::Key_Down);
        QTest::keyClick(completer->popup(), Qt::Key_Return);
        QCOMPARE(edit->text(), QStringLiteral("v1..main"));
        QVERIFY(!completer->popup()->isVisible());
    });
}

void tst_files_from_git::shouldSayWhatGitRefuses()
{
    WindowDriver driver(houseRegister());
    open(driver, "v1..v9", {});
    inDialog(driver, [&](QWidget *dialog) {
        QVERIFY(hasAnswered(dialog));
        QVERIFY2(said(dialog).contains(QStringLiteral("v9")), qPrintable(said(dialog)));
        QVERIFY(!recordButton(dialog)->isEnabled());
    });
}

void tst_files_from_git::shouldNeedAFileAndARepository()
{
    WindowDriver driver(houseRegister());
    driver.start(false);
    driver.window().open({ui::WishToOpen::Sample});
    QVERIFY(!driver.window().actions()->filesFromGit->isEnabled());

    // The driver's own file is in no repository.
    driver.window().openFile(driver.path());
    QVERIFY(driver.window().actions()->filesFromGit->isEnabled());
    inDialog(driver, [&](QWidget *dialog) {
        driver.press(Qt::Key_N, Qt::AltModifier);
        QVERIFY(hasAnswered(dialog));
        QVERIFY2(said(dialog).contains(QStringLiteral("in no git repository")),
                 qPrintable(said(dialog)));
    });
}

void tst_files_from_git::shouldStopWhereItIsAsked()
{
    WindowDriver driver(houseRegister());
    open(driver, "v1..v2", {});
    const SlowGit slow;
    inDialog(driver, [&](QWidget *dialog) {
        // While it is asked nothing can be chosen or recorded.
        const auto *busy = dialog->findChild<QProgressBar *>();
        QTRY_VERIFY(busy->isVisible());
        QCOMPARE(said(dialog), QStringLiteral("Asking git…"));
        QVERIFY(!listOf(dialog)->isEnabled());
        QVERIFY(!recordButton(dialog)->isEnabled());

        driver.press(Qt::Key_S, Qt::AltModifier);
        QTRY_VERIFY(!busy->isVisible());
        QVERIFY(said(dialog).startsWith(QStringLiteral("Stopped")));
        QVERIFY(listOf(dialog)->isEnabled());
        auto *edit = dialog->findChild<ui::RevisionEdit *>();
        QVERIFY(edit->hasFocus());

        // What it says brings the answer.
        slow.letGo();
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(busy->isVisible());
        QVERIFY(hasAnswered(dialog));
        QCOMPARE(modelOf(dialog)->rowCount(), 3);
        QVERIFY(!busy->isVisible());
    });
}

void tst_files_from_git::shouldChangeNothingWhenCancelled()
{
    WindowDriver driver(houseRegister());
    open(driver, "v1..v2", "- `a.c` (+3)\n");
    const auto before = driver.text();
    inDialog(driver, [&](QWidget *) { driver.press(Qt::Key_Escape); });
    QCOMPARE(driver.text(), before);
    inDialog(driver, [&](QWidget *dialog) {
        QVERIFY(hasAnswered(dialog));
        driver.press(Qt::Key_Escape);
    });
    QCOMPARE(driver.text(), before);
}

LOADLINE_TEST(tst_files_from_git)
#include "tst_files_from_git.moc"
