// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"
#include "support/test_repository.h"

#include "ui/commit/commit_dialog.h"
#include "ui/commit/commit_words.h"
#include "ui/widgets/english_plurals.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/style.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

#include <sys/stat.h>

using namespace loadline;
using namespace loadline::test;
using ui::CommitDialog;

namespace {

const std::string name = "RISKS.md";
const QString proposed = QStringLiteral("Accept the risk of fog");

void hook(const TestRepository &repository, const std::string &script)
{
    const std::string path = repository.pathOf(".git/hooks/pre-commit");
    TestRepository::writeFile(path, "#!/bin/sh\n" + script);
    ::chmod(path.c_str(), 0755);
}

/// A repository with the file as it was, and what the dialog's caller does and is asked for.
class Desk
{
public:
    Desk()
    {
        m_repository.write(name, "# Risks\n");
        m_repository.write("a.txt", "1\n");
        m_repository.write("b.txt", "1\n");
        m_repository.commit("Begin");
    }

    TestRepository &repository() { return m_repository; }
    CommitDialog &open()
    {
        m_dialog = std::make_unique<CommitDialog>(request());
        m_dialog->show();
        m_dialog->activateWindow();
        if (!QTest::qWaitForWindowActive(m_dialog.get()))
            qFatal("the dialog does not open");
        return *m_dialog;
    }
    ui::CommitRequest request()
    {
        ui::CommitRequest request{**git::Repository::around(m_repository.root()),
                                  name,
                                  QString::fromStdString(name),
                                  proposed,
                                  {QStringLiteral("Risk 1 accepted"),
                                   QStringLiteral("Iteration 2 completed")},
                                  [this] {
                                      ++writes;
                                      if (canWrite)
                                          m_repository.write(name, "# Risks\n\n1. Fog\n");
                                      return canWrite;
                                  },
                                  [this] {
                                      ++takenBack;
                                      m_repository.write(name, "# Risks\n");
                                  }};
        return request;
    }
    bool isEnded() const { return !m_dialog->isVisible(); }
    std::string subjects() const { return m_repository.git({"log", "--format=%s"}); }

    bool canWrite = true;
    int writes = 0;
    int takenBack = 0;

private:
    TestRepository m_repository;
    std::unique_ptr<CommitDialog> m_dialog;
};

template<class Widget>
Widget *named(const QWidget &dialog, const char *accessibleName)
{
    for (auto *each : dialog.findChildren<Widget *>())
        if (each->accessibleName() == QLatin1String(accessibleName))
            return each;
    return nullptr;
}

QString said(const QWidget &dialog, const char *label)
{
    const auto *found = named<QLabel>(dialog, label);
    if (!found)
        return QStringLiteral("no such label");
    return found->isVisible() ? found->text() : QString();
}

QAbstractButton *button(const QWidget &dialog, const char *text)
{
    for (auto *each : dialog.findChildren<QAbstractButton *>())
        if (each->text().remove(QLatin1Char('&')) == QLatin1String(text))
            return each;
    return nullptr;
}

QPlainTextEdit *messageOf(const QWidget &dialog)
{
    return named<QPlainTextEdit>(dialog, "Commit message");
}

QPlainTextEdit *outputOf(const QWidget &dialog)
{
    return named<QPlainTextEdit>(dialog, "Output of git and hooks");
}

ui::Message told(const QWidget &dialog)
{
    const auto *strip = dialog.findChild<ui::MessageStrip *>();
    return strip->isVisible() ? strip->message() : ui::Message();
}

} // namespace

/// The dialog that commits the register's file, on real repositories and hooks.
class tst_commit_dialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { QCoreApplication::removeTranslator(&m_plurals); }

    void shouldCommitByKeyboard();
    void shouldSayWhatIsCommittedAndWhatIsNot();
    void shouldWarnWhereNoBranchIs();
    void shouldRefuseInAMergeUntilItIsEnded();
    void shouldHintAtALongFirstLine();
    void shouldRefuseAnEmptyMessage();
    void shouldStayWhereTheFileIsNotWritten();
    void shouldTellAFailureAndKeepTheMessage();
    void shouldShowTheOutputAsItComes();
    void shouldStopWhereItIsAsked();
    void shouldNotCloseWhileGitRuns();
    void shouldNameEverythingForAssistiveTechnology();
    void shouldShowTextAsItIs();
    void shouldSayWhatAHookDid();

private:
    ui::EnglishPlurals m_plurals;
};

void tst_commit_dialog::initTestCase()
{
    QCoreApplication::installTranslator(&m_plurals);
    for (const char *who : {"AUTHOR", "COMMITTER"}) {
        const QByteArray variable = QByteArray("GIT_") + who;
        qputenv(QByteArray(variable + "_NAME").constData(), "Ada");
        qputenv(QByteArray(variable + "_EMAIL").constData(), "ada@example.org");
    }
}

void tst_commit_dialog::shouldCommitByKeyboard()
{
    Desk desk;
    CommitDialog &dialog = desk.open();
    QVERIFY(messageOf(dialog)->hasFocus());
    QCOMPARE(messageOf(dialog)->toPlainText(), proposed);
    QTest::keyClick(messageOf(dialog), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(messageOf(dialog), Qt::Key_Return);
    QTest::keyClicks(messageOf(dialog), QStringLiteral("and more"));
    QCOMPARE(desk.writes, 0);
    QTest::keyClick(messageOf(dialog), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(desk.isEnded(), 30000);
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QVERIFY(dialog.outcome().isCommitted);
    QCOMPARE(dialog.outcome().commit, desk.repository().hashOf("HEAD"));
    QCOMPARE(desk.writes, 1);
    QCOMPARE(desk.takenBack, 0);
    QCOMPARE(desk.repository().git({"log", "-1", "--format=%B"}),
             proposed.toStdString() + "\nand more\n\n");
}

void tst_commit_dialog::shouldSayWhatIsCommittedAndWhatIsNot()
{
    Desk desk;
    for (const char *other : {"a.txt", "b.txt"}) {
        desk.repository().write(other, "2\n");
        desk.repository().git({"add", other});
    }
    CommitDialog &dialog = desk.open();
    QTRY_COMPARE(said(dialog, "Branch"), QStringLiteral("main"));
    QCOMPARE(said(dialog, "File"), QString::fromStdString(name));
    QCOMPARE(said(dialog, "What is not committed"),
             QStringLiteral("Nothing else is committed: 2 other staged files stay staged."));
    QCOMPARE(said(dialog, "Warning"), QString());
    const auto *contents = named<QListWidget>(dialog, "What the commit will hold");
    QCOMPARE(contents->count(), 2);
    QCOMPARE(contents->item(0)->text(), QStringLiteral("Risk 1 accepted"));
    QVERIFY(ui::Style::isPrimary(button(dialog, "Commit")));
    QVERIFY(!outputOf(dialog)->isVisible());
    QVERIFY(!dialog.findChild<QProgressBar *>()->isVisible());
}

void tst_commit_dialog::shouldWarnWhereNoBranchIs()
{
    Desk desk;
    desk.repository().git({"checkout", "-q", "--detach"});
    CommitDialog &dialog = desk.open();
    const QString commit = QString::fromStdString(desk.repository().hashOf("HEAD")).left(7);
    QTRY_COMPARE(said(dialog, "Branch"), QStringLiteral("detached at %1").arg(commit));
    QVERIFY(said(dialog, "Warning").startsWith(QStringLiteral("No branch")));
    QVERIFY(button(dialog, "Commit")->isEnabled());
}

void tst_commit_dialog::shouldRefuseInAMergeUntilItIsEnded()
{
    Desk desk;
    TestRepository &repository = desk.repository();
    repository.git({"checkout", "-q", "-b", "side"});
    repository.write("a.txt", "2\n");
    repository.commit("Side");
    repository.git({"checkout", "-q", "main"});
    repository.write("a.txt", "3\n");
    repository.commit("Main");
    QVERIFY(repository.statusOf({"merge", "side"}) != 0);
    CommitDialog &dialog = desk.open();
    QTRY_VERIFY2(told(dialog).what.startsWith(QStringLiteral("A merge is under way")),
                 qPrintable(told(dialog).what));
    QVERIFY(!told(dialog).advice.isEmpty());
    QVERIFY(!button(dialog, "Commit")->isEnabled());
    QTest::keyClick(messageOf(dialog), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(desk.writes, 0);

    // WHEN it is ended elsewhere and one comes back
    repository.git({"merge", "--abort"});
    QEvent activated(QEvent::ActivationChange);
    QApplication::sendEvent(&dialog, &activated);
    QTRY_VERIFY(button(dialog, "Commit")->isEnabled());
    QCOMPARE(told(dialog).what, QString());
}

void tst_commit_dialog::shouldHintAtALongFirstLine()
{
    Desk desk;
    CommitDialog &dialog = desk.open();
    messageOf(dialog)->setPlainText(QString(72, QLatin1Char('a')) + QLatin1Char('\n')
                                    + QString(90, QLatin1Char('b')));
    QCOMPARE(said(dialog, "Length of the first line"), QString());
    messageOf(dialog)->setPlainText(QString(73, QLatin1Char('a')));
    QVERIFY(said(dialog, "Length of the first line").contains(QStringLiteral("73 columns")));
    QVERIFY(button(dialog, "Commit")->isEnabled());
}

void tst_commit_dialog::shouldRefuseAnEmptyMessage()
{
    Desk desk;
    CommitDialog &dialog = desk.open();
    messageOf(dialog)->setPlainText(QStringLiteral(" \n"));
    QVERIFY(!button(dialog, "Commit")->isEnabled());
    QTest::keyClick(messageOf(dialog), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(desk.writes, 0);
    QVERIFY(!desk.isEnded());
}

void tst_commit_dialog::shouldStayWhereTheFileIsNotWritten()
{
    Desk desk;
    desk.canWrite = false;
    CommitDialog &dialog = desk.open();
    button(dialog, "Commit")->click();
    QCOMPARE(desk.writes, 1);
    QCOMPARE(desk.takenBack, 0);
    QVERIFY(!desk.isEnded());
    QVERIFY(button(dialog, "Commit")->isEnabled());
    QCOMPARE(desk.subjects(), std::string("Begin\n"));
}

void tst_commit_dialog::shouldTellAFailureAndKeepTheMessage()
{
    Desk desk;
    hook(desk.repository(), "echo 'no ticket in the message' >&2; exit 1\n");
    CommitDialog &dialog = desk.open();
    messageOf(dialog)->setPlainText(QStringLiteral("My words"));
    button(dialog, "Commit")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!told(dialog).what.isEmpty(), 30000);
    QVERIFY2(told(dialog).what.contains(QStringLiteral("no ticket in the message")),
             qPrintable(told(dialog).what));
    QVERIFY(told(dialog).meaning.startsWith(QStringLiteral("Nothing was committed")));
    QVERIFY(!told(dialog).advice.isEmpty());
    QVERIFY(!desk.isEnded());
    QCOMPARE(desk.takenBack, 1);
    QCOMPARE(desk.repository().git({"status", "--porcelain"}), std::string());
    QCOMPARE(messageOf(dialog)->toPlainText(), QStringLiteral("My words"));
    QVERIFY(messageOf(dialog)->hasFocus());
    QVERIFY(outputOf(dialog)->isVisible());
    QVERIFY(outputOf(dialog)->toPlainText().contains(QStringLiteral("no ticket")));
    button(dialog, "Copy")->click();
    button(dialog, "Output of git and hooks")->click();
    QVERIFY(!outputOf(dialog)->isVisible());

    // Mended, it goes on from there.
    hook(desk.repository(), "exit 0\n");
    button(dialog, "Commit")->click();
    QTRY_VERIFY_WITH_TIMEOUT(desk.isEnded(), 30000);
    QCOMPARE(desk.writes, 2);
    QCOMPARE(desk.takenBack, 1);
    QCOMPARE(desk.subjects(), std::string("My words\nBegin\n"));
}

void tst_commit_dialog::shouldShowTheOutputAsItComes()
{
    Desk desk;
    const std::string go = desk.repository().pathOf(".git/go");
    hook(desk.repository(), "seq 200; echo first; while ! test -e '" + go
                                + "'; do sleep 0.1; done; echo second; exit 1\n");
    CommitDialog &dialog = desk.open();
    button(dialog, "Commit")->click();
    QTRY_VERIFY_WITH_TIMEOUT(outputOf(dialog)->toPlainText().endsWith(QStringLiteral("first\n")),
                             30000);
    QVERIFY(outputOf(dialog)->isVisible());
    QVERIFY(dialog.findChild<QProgressBar *>()->isVisible());
    QVERIFY(messageOf(dialog)->isReadOnly());
    QVERIFY(!button(dialog, "Committing…"));
    QScrollBar *bar = outputOf(dialog)->verticalScrollBar();
    QTRY_COMPARE(bar->value(), bar->maximum());
    desk.repository().write(".git/go", "");
    QTRY_VERIFY_WITH_TIMEOUT(!told(dialog).what.isEmpty(), 30000);
    QVERIFY(outputOf(dialog)->toPlainText().contains(QStringLiteral("second")));
    QTRY_COMPARE(bar->value(), bar->maximum());
}

void tst_commit_dialog::shouldStopWhereItIsAsked()
{
    Desk desk;
    hook(desk.repository(), "echo slow; sleep 60\n");
    CommitDialog &dialog = desk.open();
    button(dialog, "Commit")->click();
    QTRY_VERIFY_WITH_TIMEOUT(outputOf(dialog)->toPlainText().contains(QStringLiteral("slow")),
                             30000);
    QVERIFY(button(dialog, "Stop")->hasFocus());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(button(dialog, "Stop at once"));
    QTRY_VERIFY_WITH_TIMEOUT(!told(dialog).what.isEmpty(), 30000);
    QCOMPARE(told(dialog).what, QStringLiteral("The commit was stopped."));
    QCOMPARE(told(dialog).kind, ui::Message::Kind::Warning);
    QVERIFY(!desk.isEnded());
    QCOMPARE(desk.takenBack, 1);
    QCOMPARE(desk.subjects(), std::string("Begin\n"));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(desk.isEnded());
    QCOMPARE(dialog.result(), int(QDialog::Rejected));
}

void tst_commit_dialog::shouldNotCloseWhileGitRuns()
{
    Desk desk;
    hook(desk.repository(), "echo slow; sleep 60\n");
    CommitDialog &dialog = desk.open();
    button(dialog, "Commit")->click();
    QTRY_VERIFY_WITH_TIMEOUT(outputOf(dialog)->toPlainText().contains(QStringLiteral("slow")),
                             30000);
    QVERIFY(!dialog.close());
    QTRY_VERIFY_WITH_TIMEOUT(!told(dialog).what.isEmpty(), 30000);
    QVERIFY(!desk.isEnded());
    QVERIFY(dialog.close());
}

void tst_commit_dialog::shouldNameEverythingForAssistiveTechnology()
{
    Desk desk;
    CommitDialog &dialog = desk.open();
    for (QWidget *each : dialog.findChildren<QWidget *>()) {
        if (each->focusPolicy() == Qt::NoFocus || !each->isVisible() || qobject_cast<QLabel *>(each)
            || each->parentWidget()->inherits("QAbstractScrollArea"))
            continue;
        const auto *accessible = QAccessible::queryAccessibleInterface(each);
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), each->metaObject()->className());
    }
    // Each of them is reached by Tab.
    QWidget *first = QApplication::focusWidget();
    QStringList reached;
    do {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        reached << QAccessible::queryAccessibleInterface(QApplication::focusWidget())
                       ->text(QAccessible::Name);
    } while (QApplication::focusWidget() != first && reached.size() < 20);
    for (const char *name : {"Commit message", "Commit", "Cancel", "Output of git and hooks"})
        QVERIFY2(reached.contains(QLatin1String(name)), qPrintable(reached.join(QLatin1Char('|'))));
}

void tst_commit_dialog::shouldShowTextAsItIs()
{
    Desk desk;
    desk.repository().git({"checkout", "-q", "-b", "<b>a&b</b>"});
    hook(desk.repository(), "echo '<b>bold</b>'; printf '\\033[1mx\\n'; exit 1\n");
    CommitDialog &dialog = desk.open();
    QTRY_COMPARE(said(dialog, "Branch"), QStringLiteral("<b>a&b</b>"));
    button(dialog, "Commit")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!told(dialog).what.isEmpty(), 30000);
    QCOMPARE(outputOf(dialog)->toPlainText(), QStringLiteral("<b>bold</b>\nx\n"));
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void tst_commit_dialog::shouldSayWhatAHookDid()
{
    Desk desk;
    hook(desk.repository(), "echo log > made.txt; git add made.txt; echo >> " + name + "\n");
    CommitDialog &dialog = desk.open();
    button(dialog, "Commit")->click();
    QTRY_VERIFY_WITH_TIMEOUT(desk.isEnded(), 30000);
    const ui::Message message = ui::committedMessage(dialog.outcome(), QStringLiteral("RISKS.md"));
    QCOMPARE(message.kind, ui::Message::Kind::Warning);
    QVERIFY(message.what.startsWith(QStringLiteral("Committed RISKS.md as ")));
    QVERIFY2(message.meaning.contains(QStringLiteral("other files into the commit: made.txt.")),
             qPrintable(message.meaning));
    QVERIFY(message.meaning.contains(QStringLiteral("changed the file")));
}

LOADLINE_TEST(tst_commit_dialog)
#include "tst_commit_dialog.moc"
