// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/registers.h"
#include "support/test_main.h"
#include "support/test_repository.h"
#include "ui/window_driver.h"

#include "markdown/reader.h"
#include "ui/commit/commit_dialog.h"
#include "ui/iterations/complete_dialog.h"
#include "ui/shell/page_stack.h"
#include "ui/widgets/message_strip.h"

#include <QListWidget>
#include <QSettings>
#include <QTest>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

using namespace loadline;
using namespace loadline::test;

namespace {

constexpr int patience = 30000;

/// A window that counts the keys it is driven by.
class CountedKeys
{
public:
    explicit CountedKeys(WindowDriver &driver)
        : m_driver(driver)
    {
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        ++m_count;
        m_driver.press(key, modifiers);
    }
    /// A key that opens dialogs, one after the other, and what is done in each.
    void pressFor(Qt::Key key, Qt::KeyboardModifiers modifiers,
                  const std::vector<std::function<void(QWidget *)>> &inDialogs)
    {
        QWidget *last = nullptr;
        std::size_t seen = 0;
        QTimer poll;
        QObject::connect(&poll, &QTimer::timeout, &poll, [&] {
            QWidget *dialog = QApplication::activeModalWidget();
            if (!dialog || dialog == last || !dialog->isVisible())
                return;
            last = dialog;
            dialog->activateWindow();
            const bool hasKeys = QTest::qWaitFor([dialog] {
                const QWidget *focused = QApplication::focusWidget();
                return focused && focused->window() == dialog;
            });
            if (hasKeys && seen < inDialogs.size())
                inDialogs[seen++](dialog);
            if (QApplication::activeModalWidget() == dialog && dialog->isVisible())
                dialog->close(); // so that a failing test does not wait for ever
        });
        poll.start(20);
        press(key, modifiers);
        poll.stop();
        QCOMPARE(seen, inDialogs.size());
        m_driver.window().activateWindow();
    }
    int count() const { return m_count; }

private:
    WindowDriver &m_driver;
    int m_count = 0;
};

} // namespace

/// What people sit in front of the window for, by keyboard alone, with the number of keys.
class tst_stories : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shouldCompleteAnIterationAndCommitIt();

private:
    std::unique_ptr<TestRepository> m_repository;
};

void tst_stories::init()
{
    QSettings().clear();
    m_repository = std::make_unique<TestRepository>();
    m_repository->git({"config", "user.name", "Ada"});
    m_repository->git({"config", "user.email", "ada@example.org"});
}

void tst_stories::shouldCompleteAnIterationAndCommitIt()
{
    constexpr int mostKeys = 12;
    // GIVEN the sample in a repository, open
    m_repository->write("docs/tasks.md", sampleRegister());
    m_repository->commit("Keep a register");
    WindowDriver driver(
        ExistingFile{QString::fromStdString(m_repository->pathOf("docs/tasks.md"))});
    driver.start(true);
    CountedKeys keys(driver);

    // WHEN what is worked on is completed, its last test settled, and all of it committed
    QStringList risks;
    keys.pressFor(Qt::Key_Return, Qt::ControlModifier,
                  {[&](QWidget *dialog) {
                       QVERIFY(qobject_cast<ui::CompleteDialog *>(dialog));
                       QVERIFY(dialog->windowTitle().startsWith(
                           QStringLiteral("Complete iteration 4 ")));
                       const auto *list = dialog->findChild<QListWidget *>();
                       for (int row = 0; row < list->count(); ++row)
                           risks += list->item(row)->text();
                       keys.press(Qt::Key_P); // the test that was not run yet
                       keys.press(Qt::Key_Return, Qt::ControlModifier);
                       QTRY_VERIFY(!dialog->isVisible());
                   },
                   [&](QWidget *dialog) {
                       QVERIFY(qobject_cast<ui::CommitDialog *>(dialog));
                       keys.press(Qt::Key_Return, Qt::ControlModifier);
                       QTRY_VERIFY_WITH_TIMEOUT(!dialog->isVisible(), patience);
                   }});

    // THEN its risks were named, and are fixed with whole evidence in the file and in the commit
    QCOMPARE(risks.size(), 2);
    QVERIFY2(risks.join(QLatin1Char('|')).contains(QStringLiteral("4   Update Overwrites")),
             qPrintable(risks.join(QLatin1Char('|'))));
    const Register reg = markdown::read(m_repository->read("docs/tasks.md"));
    const auto four = markdown::findIteration(reg, 4);
    QVERIFY(four.has_value());
    QCOMPARE(int(reg.iterations[*four].status), int(IterationStatus::Completed));
    QCOMPARE(int(markdown::evidenceOf(reg, reg.iterations[*four])), int(Evidence::Complete));
    for (const char *name : {"3", "4"}) {
        const auto risk = markdown::findRisk(reg, name);
        QVERIFY(risk.has_value());
        QCOMPARE(int(reg.risks[*risk].status), int(RiskStatus::Fixed));
    }
    QCOMPARE(m_repository->git({"show", "HEAD:docs/tasks.md"}), driver.text());
    QVERIFY(m_repository->git({"log", "-1", "--format=%s"}).find("iteration 4")
            != std::string::npos);
    QCOMPARE(m_repository->git({"status", "--porcelain"}), std::string());
    QVERIFY(driver.window().strip()->message().text().startsWith(QStringLiteral("Committed")));
    qInfo("keys from the open register to the commit: %d (at most %d)", keys.count(), mostKeys);
    QVERIFY(keys.count() <= mostKeys);
}

LOADLINE_TEST(tst_stories)
#include "tst_stories.moc"
