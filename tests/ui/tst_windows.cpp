// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windows.h"

#include "support/registers.h"
#include "support/test_main.h"
#include "ui/shell/main_window.h"
#include "ui/shell/register_session.h"
#include "ui/shell/window_actions.h"
#include "ui/start/library_view.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace loadline;
using namespace loadline::test;
using namespace loadline::ui;

namespace {

/// The windows of one program, on a library and files of their own.
class Program
{
public:
    Program()
        : library(Library::open(folder.filePath(QStringLiteral("library.sqlite")).toStdString(),
                                Library::Missing::Create)
                      .value())
    {
        QSettings().clear();
        start();
    }

    void start()
    {
        windows.reset();
        windows = std::make_unique<Windows>(library, &theme, true);
    }
    QString file(const char *name) const
    {
        const QString path = folder.filePath(QString::fromLatin1(name));
        QFile made(path);
        if (!made.exists()) {
            if (!made.open(QIODevice::WriteOnly))
                qFatal("the test's file cannot be written");
            made.write(QByteArray::fromStdString(houseRegister()));
        }
        return path;
    }
    MainWindow *open(const char *name, MainWindow *from = nullptr)
    {
        MainWindow *window = windows->open({WishToOpen::File, file(name)}, from);
        window->show();
        return window;
    }
    QStringList names() const
    {
        QStringList all;
        for (const MainWindow *window : windows->all())
            all << (window->session() ? window->session()->name() : QStringLiteral("-"));
        return all;
    }
    /// Closes as a person does; the window goes in the next round.
    static void close(MainWindow *window)
    {
        QVERIFY(window->close());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    QTemporaryDir folder;
    std::shared_ptr<Library> library;
    Theme theme{nullptr};
    std::unique_ptr<Windows> windows;
};

} // namespace

class tst_windows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldOpenEachRegisterInAWindowOfItsOwn();
    void shouldRaiseWhatIsOpenAlready();
    void shouldUseAWindowWithoutARegister();
    void shouldOpenFromTheMenuInAnotherWindow();
    void shouldComeBackWithWhatWasOpenWhenItQuits();
    void shouldForgetAWindowThatWasClosedBefore();
    void shouldComeBackWithTheLastWindow();
    void shouldBeginWithTheLibrary();
    void shouldSayWhyAFileIsNotOpened();
    void shouldAddARiskWithoutAWindow();
    void shouldListAndRemoveRegisters();
    void shouldNotRemoveWhatIsOpen();
    void shouldTellSettingsToEveryWindow();
    void shouldAddToARegisterThoughTheLibraryIsInFront();
    void shouldKeepWhatWasOpenWhenARiskIsAddedAlone();
    void shouldStandOnTheScreen();
};

void tst_windows::shouldOpenEachRegisterInAWindowOfItsOwn()
{
    Program program;
    MainWindow *one = program.open("one.md");
    MainWindow *two = program.open("two.md", one);
    QVERIFY(one != two);
    QCOMPARE(program.names(), (QStringList{QStringLiteral("one.md"), QStringLiteral("two.md")}));
}

void tst_windows::shouldRaiseWhatIsOpenAlready()
{
    Program program;
    MainWindow *one = program.open("one.md");
    MainWindow *two = program.open("two.md", one);
    QCOMPARE(program.open("one.md", two), one);
    QCOMPARE(program.windows->open({WishToOpen::Register, QStringLiteral("two.md")}, one), two);
    QCOMPARE(program.names().size(), 2);
}

void tst_windows::shouldUseAWindowWithoutARegister()
{
    Program program;
    MainWindow *start = program.windows->openLast();
    start->show();
    QCOMPARE(program.open("one.md", start), start);
    QCOMPARE(program.names(), QStringList{QStringLiteral("one.md")});
}

void tst_windows::shouldOpenFromTheMenuInAnotherWindow()
{
    Program program;
    MainWindow *one = program.open("one.md");
    one->actions()->library->trigger();
    QCOMPARE(program.names(), (QStringList{QStringLiteral("one.md"), QStringLiteral("-")}));
    one->actions()->newFromSample->trigger();
    QCOMPARE(program.names(), (QStringList{QStringLiteral("one.md"), QStringLiteral("Sample")}));
}

void tst_windows::shouldComeBackWithWhatWasOpenWhenItQuits()
{
    Program program;
    MainWindow *one = program.open("one.md");
    program.open("two.md", one);
    one->actions()->quit->trigger();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(program.windows->all().empty());

    program.start();
    program.windows->openLast();

    QCOMPARE(program.names(), (QStringList{QStringLiteral("one.md"), QStringLiteral("two.md")}));
}

void tst_windows::shouldForgetAWindowThatWasClosedBefore()
{
    Program program;
    MainWindow *one = program.open("one.md");
    MainWindow *two = program.open("two.md", one);
    program.close(one);
    program.close(two);

    program.start();
    program.windows->openLast();

    QCOMPARE(program.names(), QStringList{QStringLiteral("two.md")});
}

void tst_windows::shouldComeBackWithTheLastWindow()
{
    Program program;
    program.close(program.open("one.md"));
    program.start();
    program.windows->openLast();
    QCOMPARE(program.names(), QStringList{QStringLiteral("one.md")});
}

void tst_windows::shouldBeginWithTheLibrary()
{
    Program program;
    MainWindow *one = program.open("one.md");
    one->actions()->closeRegister->trigger();
    program.close(one);
    program.start();
    program.windows->openLast();
    QCOMPARE(program.names(), QStringList{QStringLiteral("-")});
}

void tst_windows::shouldSayWhyAFileIsNotOpened()
{
    Program program;
    MainWindow *window = program.windows->open(
        {WishToOpen::File, program.folder.filePath(QStringLiteral("missing.md"))});
    QVERIFY(!window->session());
    QVERIFY(window->strip()->message().text().contains(QStringLiteral("missing.md")));
}

void tst_windows::shouldAddARiskWithoutAWindow()
{
    Program program;
    program.close(program.open("one.md"));
    program.start();
    QTimer look;
    connect(&look, &QTimer::timeout, &look, [] {
        QWidget *dialog = QApplication::activeModalWidget();
        auto *line = dialog ? dialog->findChild<QLineEdit *>() : nullptr;
        if (line && line->text().isEmpty()) {
            line->setText(QStringLiteral("critical: Bell cannot be silenced -> 2"));
            QTest::keyClick(line, Qt::Key_Return);
        }
    });
    look.start(20);

    program.windows->quickAdd({});

    QCOMPARE(program.windows->all().size(), std::size_t(1));
    QVERIFY(!program.windows->all().front()->isVisible());
    const auto listed = program.library->find("one.md").value();
    QVERIFY(
        program.library->load(listed.id).value().text.find("Bell cannot be silenced → Iteration 2")
        != std::string::npos);
}

void tst_windows::shouldListAndRemoveRegisters()
{
    Program program;
    MainWindow *one = program.open("one.md");
    MainWindow *two = program.open("two.md", one);
    program.close(two);
    one->actions()->closeRegister->trigger();
    auto *view = one->findChild<LibraryView *>();
    QCOMPARE(view->model()->rowCount(), 2);
    QTRY_COMPARE(view->model()->index(0, itemmodels::LibraryModel::Load).data().toString(),
                 QStringLiteral("16 of 20"));
    const QString name = view->currentRow()->name;

    QTimer look;
    connect(&look, &QTimer::timeout, &look, [] {
        QWidget *question = QApplication::activeModalWidget();
        for (auto *button :
             question ? question->findChildren<QPushButton *>() : QList<QPushButton *>()) {
            if (button->text().contains(QStringLiteral("Remove")))
                button->click();
        }
    });
    look.start(20);
    one->activateWindow();
    view->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(one));
    QTest::keyClick(view, Qt::Key_Delete);

    QCOMPARE(view->model()->rowCount(), 1);
    QVERIFY(!program.library->find(name.toStdString()));
    QVERIFY(QFile::exists(program.file("one.md")) && QFile::exists(program.file("two.md")));
}

void tst_windows::shouldNotRemoveWhatIsOpen()
{
    Program program;
    MainWindow *one = program.open("one.md");
    one->actions()->library->trigger();
    MainWindow *start = program.windows->all().back();
    auto *view = start->findChild<LibraryView *>();
    start->activateWindow();
    view->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(start));

    QTest::keyClick(view, Qt::Key_Delete);

    QVERIFY(start->strip()->message().text().contains(QStringLiteral("open in a window")));
    QVERIFY(program.library->find("one.md").has_value());
}

void tst_windows::shouldTellSettingsToEveryWindow()
{
    Program program;
    MainWindow *one = program.open("one.md");
    MainWindow *two = program.open("two.md", one);
    const auto dark = [](MainWindow *window) -> QAction * {
        for (QAction *action : window->findChildren<QAction *>()) {
            if (action->text() == QStringLiteral("&Dark"))
                return action;
        }
        return nullptr;
    };
    QVERIFY(dark(one) && dark(two) && !dark(two)->isChecked());
    dark(one)->trigger();
    QVERIFY(dark(two)->isChecked());
    program.theme.choose(ThemeChoice::System);
}

void tst_windows::shouldAddToARegisterThoughTheLibraryIsInFront()
{
    Program program;
    MainWindow *one = program.open("one.md");
    one->actions()->library->trigger();
    bool wasAsked = false;
    QTimer look;
    connect(&look, &QTimer::timeout, &look, [&wasAsked] {
        if (auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget())) {
            wasAsked = true;
            dialog->reject();
        }
    });
    look.start(20);

    program.windows->quickAdd({});

    QVERIFY(wasAsked);
}

void tst_windows::shouldKeepWhatWasOpenWhenARiskIsAddedAlone()
{
    Program program;
    MainWindow *one = program.open("one.md");
    program.open("two.md", one);
    program.open("three.md", one);
    program.windows->quit();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    program.start();
    QTimer look;
    connect(&look, &QTimer::timeout, &look, [] {
        if (auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget()))
            dialog->reject();
    });
    look.start(20);

    program.windows->quickAdd(program.file("two.md"));

    QCOMPARE(program.names(), QStringList{QStringLiteral("two.md")});
    program.start();
    program.windows->openLast();
    QCOMPARE(program.names(), (QStringList{QStringLiteral("one.md"), QStringLiteral("two.md"),
                                           QStringLiteral("three.md")}));
}

void tst_windows::shouldStandOnTheScreen()
{
    Program program;
    MainWindow *last = program.open("one.md");
    const QRect room = last->screen()->availableGeometry();
    for (const char *name : {"two.md", "three.md", "four.md", "five.md"}) {
        last = program.open(name, last);
        QVERIFY2(room.contains(last->geometry()), name);
    }
}

LOADLINE_TEST(tst_windows)
#include "tst_windows.moc"
