// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risks/risk_trail_dialog.h"

#include "changes/changes.h"
#include "support/registers.h"
#include "support/test_main.h"
#include "support/test_repository.h"
#include "ui/shell/register_session.h"
#include "ui/window_driver.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QProgressBar>
#include <QTest>
#include <QTreeWidget>

using namespace loadline;
using namespace loadline::ui;
using loadline::test::ExistingFile;
using loadline::test::houseRegister;
using loadline::test::TestRepository;
using loadline::test::WindowDriver;

namespace {

/// Milliseconds: git takes long on a machine that is busy.
constexpr int patience = 60000;
constexpr char file[] = "docs/tasks.md";

/// A register in a repository: kept by Ada, then changed by others, a commit each.
class World
{
public:
    World()
        : driver(prepared(repository))
    {
        driver.start(true);
    }

    static ExistingFile prepared(TestRepository &repository)
    {
        repository.write(file, houseRegister());
        repository.commit("Keep a register");
        change(repository, "3. Firmware Drops Jobs - nine in a row\n",
               "3. Firmware Drops Jobs - nine in a row → Iteration 2\n", "Plan the firmware");
        change(repository, "7. Ink Colour Varies\n", "7. ~~Ink Colour Varies~~ ✅ **FIXED**\n",
               "Mix the ink ourselves");
        change(repository, "nine in a row → Iteration 2\n", "ten in a row → Iteration 2\n",
               "It is <b>ten</b>");
        return {QString::fromStdString(repository.pathOf(file))};
    }

    static void change(TestRepository &repository, const std::string &from, const std::string &to,
                       const std::string &message)
    {
        std::string text = repository.read(file);
        const std::size_t at = text.find(from);
        if (at == std::string::npos)
            qFatal("the test's text has no %s", from.c_str());
        text.replace(at, from.size(), to);
        repository.write(file, text);
        repository.commit(message);
    }

    /// Opens the dialog on a risk by its key, waits until git has answered, and looks at it.
    void open(const char *risk, const std::function<void(QWidget *)> &look)
    {
        driver.press(Qt::Key_3, Qt::ControlModifier);
        driver.goToRisk(QString::fromLatin1(risk));
        driver.pressFor(Qt::Key_G, {}, [&look](QWidget *dialog) {
            auto *busy = dialog->findChild<QProgressBar *>();
            QVERIFY(busy);
            QTRY_VERIFY_WITH_TIMEOUT(!busy->isVisible(), patience);
            look(dialog);
            QTest::keyClick(dialog, Qt::Key_Escape);
        });
    }

    TestRepository repository;
    WindowDriver driver;
};

QStringList column(QWidget *dialog, int column)
{
    QStringList texts;
    auto *steps = dialog->findChild<QTreeWidget *>();
    for (int row = 0; row < steps->topLevelItemCount(); ++row)
        texts << steps->topLevelItem(row)->text(column);
    return texts;
}

QString wordsOf(QWidget *dialog)
{
    QStringList words;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        words << label->text();
    return words.join(QLatin1Char('\n'));
}

} // namespace

/// "Who changed it" in a window beside a real repository.
class tst_risk_trail_dialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldTellWhatCommitsDidToARisk();
    void shouldLeaveOutWhatIsNotCommitted();
    void shouldCopyAStep();
    void shouldSayThatTheFileIsInNoRepository();
    void shouldBeClosedWhileGitStillReads();
};

void tst_risk_trail_dialog::shouldTellWhatCommitsDidToARisk()
{
    World world;
    bool wasShown = false;
    world.open("3", [&](QWidget *dialog) {
        wasShown = true;
        QCOMPARE(dialog->windowTitle(), QStringLiteral("Risk 3 in git"));
        QVERIFY2(wordsOf(dialog).contains(QStringLiteral("3 commits, the newest first.")),
                 qPrintable(wordsOf(dialog)));
        QVERIFY(wordsOf(dialog).contains(QStringLiteral("Firmware Drops Jobs")));
        const QStringList what = column(dialog, 2);
        QCOMPARE(what.size(), 3);
        QVERIFY2(what[0].contains(QStringLiteral("Detail of risk 3")), qPrintable(what[0]));
        QVERIFY2(what[1].contains(QStringLiteral("iteration 2")), qPrintable(what[1]));
        QCOMPARE(column(dialog, 1), QStringList(3, QStringLiteral("Ada")));
        const QString newest = QString::fromStdString(world.repository.hashOf("HEAD"));
        QVERIFY(newest.startsWith(column(dialog, 3).front()));
        // What a commit says is text, in the tip as well.
        auto *steps = dialog->findChild<QTreeWidget *>();
        QVERIFY(steps->hasFocus());
        QVERIFY(steps->topLevelItem(0)->toolTip(3).contains(QStringLiteral("&lt;b&gt;ten")));
        QVERIFY(steps->topLevelItem(0)
                    ->data(3, Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("It is <b>ten</b>")));
    });
    QVERIFY(wasShown);
    world.open("7", [&](QWidget *dialog) {
        const QStringList what = column(dialog, 2);
        QCOMPARE(what.size(), 2);
        QVERIFY2(what[0].contains(QStringLiteral("ixed")), qPrintable(what[0]));
    });
}

void tst_risk_trail_dialog::shouldLeaveOutWhatIsNotCommitted()
{
    World world;
    RegisterSession &session = *world.driver.window().session();
    QVERIFY(session.apply(changes::addRisk(session.reg(), {Tier::High, "Depot floods", {}, {}})));
    world.open("9", [](QWidget *dialog) {
        QVERIFY(column(dialog, 2).isEmpty());
        QVERIFY(wordsOf(dialog).contains(QStringLiteral("No commit has this risk yet.")));
    });
}

void tst_risk_trail_dialog::shouldCopyAStep()
{
    World world;
    world.open("7", [](QWidget *dialog) {
        QTest::keyClick(dialog->findChild<QTreeWidget *>(), Qt::Key_C, Qt::ControlModifier);
        const QString copied = QApplication::clipboard()->text();
        QCOMPARE(copied.split(QLatin1Char('\t')).size(), 4);
        QVERIFY(copied.contains(QStringLiteral("\tAda\t")));
    });
}

void tst_risk_trail_dialog::shouldSayThatTheFileIsInNoRepository()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    driver.press(Qt::Key_3, Qt::ControlModifier);
    driver.goToRisk(QStringLiteral("3"));
    driver.pressFor(Qt::Key_G, {}, [](QWidget *dialog) {
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->findChild<QProgressBar *>()->isVisible(), patience);
        QVERIFY2(wordsOf(dialog).contains(QStringLiteral("the file lies in no git repository"),
                                          Qt::CaseInsensitive),
                 qPrintable(wordsOf(dialog)));
        QTest::keyClick(dialog, Qt::Key_Escape);
    });
}

void tst_risk_trail_dialog::shouldBeClosedWhileGitStillReads()
{
    World world;
    world.driver.press(Qt::Key_3, Qt::ControlModifier);
    world.driver.goToRisk(QStringLiteral("3"));
    bool wasShown = false;
    world.driver.pressFor(Qt::Key_G, {}, [&wasShown](QWidget *dialog) {
        wasShown = true;
        QTest::keyClick(dialog, Qt::Key_Escape);
    });
    QVERIFY(wasShown);
    QVERIFY(!QApplication::activeModalWidget());
    QApplication::processEvents();
}

LOADLINE_TEST(tst_risk_trail_dialog)
#include "tst_risk_trail_dialog.moc"
