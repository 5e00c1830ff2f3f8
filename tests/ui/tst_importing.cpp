// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/registers.h"
#include "support/test_main.h"
#include "ui/window_driver.h"

#include "changes/changes.h"
#include "library/library.h"
#include "ui/importing/import_desk.h"
#include "ui/importing/import_run.h"
#include "ui/shell/window_actions.h"
#include "ui/widgets/message_strip.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressDialog>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace loadline;
using namespace loadline::test;

namespace {

const char small[] = "# Buoys\n\n## Risk Register\n\n### High\n1. Fog\n";
const char table[] = "ID,Risk,Tier\n1,Fog,High\n2,Ice,Low\n";

QString write(const QTemporaryDir &folder, const QString &name, const std::string &bytes)
{
    const QString path = folder.filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("the test's file cannot be written");
    file.write(bytes.data(), qint64(bytes.size()));
    return path;
}

QString makeLibrary(const QTemporaryDir &folder)
{
    const QString path = folder.filePath(QStringLiteral("library.sqlite"));
    if (!Library::open(path.toStdString(), Library::Missing::Create))
        qFatal("the test's library cannot be made");
    return path;
}

ui::ImportReport imported(const QStringList &paths, const QString &library)
{
    ui::ImportRun run(paths, library, {"a tester", "2026-02-01T00:00:00Z"});
    QSignalSpy finished(&run, &ui::ImportRun::finished);
    run.start();
    if (!finished.wait())
        qFatal("the import did not end");
    return finished.first().first().value<ui::ImportReport>();
}

QStringList names(const QString &libraryPath)
{
    const auto library = Library::open(libraryPath.toStdString(), Library::Missing::IsAnError);
    const auto listed = library ? (*library)->recentRegisters()
                                : Result<std::vector<ListedRegister>>();
    QStringList names;
    for (const ListedRegister &one : *listed)
        names << QString::fromStdString(one.name);
    names.sort();
    return names;
}

std::string textIn(const QString &libraryPath, const char *name)
{
    const auto library = Library::open(libraryPath.toStdString(), Library::Missing::IsAnError);
    const auto listed = (*library)->find(name);
    return listed ? (*library)->load(listed->id)->text : std::string("NOT FOUND");
}

void drop(WindowDriver &driver, const QStringList &paths)
{
    QMimeData dragged;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls << QUrl::fromLocalFile(path);
    dragged.setUrls(urls);
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &dragged, Qt::LeftButton,
                          Qt::NoModifier);
    QApplication::sendEvent(&driver.window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&driver.window(), &drop);
}

} // namespace

/// Sets of files into the window's library, beside the window.
class tst_importing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }

    void shouldImportEachFormat();
    void shouldKeepFilesOfOneNameApart();
    void shouldGoOnBehindAFileThatCannotBeRead();
    void shouldTakeOverWhatHasChanged();
    void shouldNotOverwriteWhatWasChangedHere();
    void shouldStopBetweenFiles();
    void shouldShowProgressThatCanBeCancelled();
    void shouldTakeADroppedSet();
    void shouldOpenTheOneFileThatIsImported();
    void shouldListErrorsToBeCopied();
};

void tst_importing::shouldImportEachFormat()
{
    const QTemporaryDir folder;
    const QString library = makeLibrary(folder);
    const QString markdown = write(folder, QStringLiteral("a.md"), small);
    const auto report = imported({markdown, write(folder, QStringLiteral("b.CSV"), table),
                                  write(folder, QStringLiteral("c.json"),
                                        R"({"schema": 1, "title": "Locks"})")},
                                 library);
    QVERIFY2(report.errors.isEmpty(), qPrintable(report.errors.join(QLatin1Char('\n'))));
    QCOMPARE(report.imported, 3);
    QCOMPARE(names(library), (QStringList{QStringLiteral("a.md"), QStringLiteral("b.CSV"),
                                          QStringLiteral("c.json")}));
    QCOMPARE(textIn(library, "a.md"), std::string(small));
    QVERIFY(textIn(library, "b.CSV").find("Ice") != std::string::npos);
    QVERIFY(textIn(library, "c.json").find("# Locks") != std::string::npos);

    // Once more: nothing is there twice.
    QCOMPARE(imported({markdown}, library).imported, 1);
    QCOMPARE(names(library).size(), 3);
}

void tst_importing::shouldKeepFilesOfOneNameApart()
{
    const QTemporaryDir folder;
    const QString library = makeLibrary(folder);
    const QStringList paths{write(folder, QStringLiteral("one/tasks.md"), small),
                            write(folder, QStringLiteral("two/tasks.md"), houseRegister())};
    QCOMPARE(imported(paths, library).imported, 2);
    QCOMPARE(textIn(library, "tasks.md"), std::string(small));
    QCOMPARE(textIn(library, "tasks.md (2)"), houseRegister());
    QCOMPARE(imported(paths, library).imported, 2);
    QCOMPARE(names(library).size(), 2);
}

void tst_importing::shouldGoOnBehindAFileThatCannotBeRead()
{
    const QTemporaryDir folder;
    const QString library = makeLibrary(folder);
    const auto report = imported({folder.filePath(QStringLiteral("missing.md")),
                                  write(folder, QStringLiteral("bad.json"), "{"),
                                  write(folder, QStringLiteral("western.md"), "caf\xE9\n"),
                                  write(folder, QStringLiteral("good.md"), small)},
                                 library);
    QCOMPARE(report.imported, 1);
    QCOMPARE(report.errors.size(), 3);
    QVERIFY(report.errors.at(0).contains(QStringLiteral("missing.md")));
    QVERIFY(report.errors.at(1).contains(QStringLiteral("bad.json")));
    QVERIFY2(report.errors.at(2).contains(QStringLiteral("western.md:1:4: ")),
             qPrintable(report.errors.at(2)));
    QCOMPARE(names(library), QStringList{QStringLiteral("good.md")});
}

void tst_importing::shouldTakeOverWhatHasChanged()
{
    const QTemporaryDir folder;
    const QString library = makeLibrary(folder);
    const QString path = write(folder, QStringLiteral("a.md"), small);
    QCOMPARE(imported({path}, library).imported, 1);
    write(folder, QStringLiteral("a.md"), houseRegister());
    QCOMPARE(imported({path}, library).imported, 1);
    QCOMPARE(textIn(library, "a.md"), houseRegister());
    QCOMPARE(names(library).size(), 1);
}

void tst_importing::shouldNotOverwriteWhatWasChangedHere()
{
    WindowDriver driver(small);
    driver.start(true);
    QVERIFY(driver.window().session()->apply(
        changes::replaceText(driver.window().session()->reg(), houseRegister(), {})));
    driver.changeFile("# Theirs\n");
    const QString library = QFileInfo(driver.path()).dir().filePath(QStringLiteral("library.sqlite"));
    const auto report = imported({driver.path()}, library);
    QCOMPARE(report.imported, 0);
    QCOMPARE(report.errors.size(), 1);
    QCOMPARE(textIn(library, "register.md"), houseRegister());
}

void tst_importing::shouldStopBetweenFiles()
{
    const QTemporaryDir folder;
    const QString library = makeLibrary(folder);
    QStringList paths;
    for (int i = 0; i < 40; ++i)
        paths << write(folder, QStringLiteral("%1.md").arg(i), houseRegister());
    ui::ImportRun run(paths, library, {"a tester", "2026-02-01T00:00:00Z"});
    QSignalSpy finished(&run, &ui::ImportRun::finished);
    // In the run's own thread, so that it is certain where it stops.
    connect(
        &run, &ui::ImportRun::reached, &run,
        [&](int index) {
            if (index == 2)
                run.cancel();
        },
        Qt::DirectConnection);
    run.start();
    QVERIFY(finished.wait());
    const auto report = finished.first().first().value<ui::ImportReport>();
    QVERIFY(report.isCancelled);
    QCOMPARE(report.imported, 3);
    QCOMPARE(names(library).size(), 3);
    QCOMPARE(textIn(library, "2.md"), houseRegister());
}

void tst_importing::shouldShowProgressThatCanBeCancelled()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    const QTemporaryDir folder;
    QStringList paths;
    for (int i = 0; i < 200; ++i)
        paths << write(folder, QStringLiteral("%1.md").arg(i), houseRegister());
    QSignalSpy told(driver.window().imports(), &ui::ImportDesk::told);
    driver.window().imports()->import(paths);
    auto *progress = driver.window().findChild<QProgressDialog *>();
    QVERIFY(progress);
    QCOMPARE(progress->maximum(), 200);
    QTRY_VERIFY2(progress->labelText().contains(QStringLiteral(" of 200: ")),
                 qPrintable(progress->labelText()));
    auto *cancel = progress->findChild<QPushButton *>();
    QVERIFY(cancel && !cancel->text().isEmpty());
    cancel->click();
    QVERIFY(told.wait());
    QVERIFY2(told.first().first().toString().contains(QStringLiteral("cancelled")),
             qPrintable(told.first().first().toString()));
    QTRY_VERIFY(!driver.window().findChild<QProgressDialog *>());
}

void tst_importing::shouldTakeADroppedSet()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    const QTemporaryDir folder;
    QSignalSpy told(driver.window().imports(), &ui::ImportDesk::told);
    drop(driver, {write(folder, QStringLiteral("a.md"), small),
                  write(folder, QStringLiteral("b.csv"), table)});
    QVERIFY(driver.window().imports()->isImporting());
    QVERIFY(told.wait());
    QVERIFY(!driver.window().imports()->isImporting());
    QCOMPARE(driver.text(), houseRegister());
    QVERIFY2(driver.window().strip()->message().what.startsWith(QStringLiteral("Imported 2 of 2")),
             qPrintable(driver.window().strip()->message().what));
    QVERIFY(driver.window().openRegister(QStringLiteral("b.csv")));
}

void tst_importing::shouldOpenTheOneFileThatIsImported()
{
    WindowDriver driver(houseRegister());
    driver.start(false);
    const QTemporaryDir folder;
    QSignalSpy told(driver.window().imports(), &ui::ImportDesk::told);
    drop(driver, {write(folder, QStringLiteral("risks.csv"), table)});
    QVERIFY(told.wait());
    QVERIFY(driver.window().session());
    QCOMPARE(driver.window().session()->name(), QStringLiteral("risks.csv"));
    QVERIFY(driver.text().find("Fog") != std::string::npos);
}

void tst_importing::shouldListErrorsToBeCopied()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    const QTemporaryDir folder;
    const QStringList paths{write(folder, QStringLiteral("a.md"), small),
                            folder.filePath(QStringLiteral("missing.md"))};
    QSignalSpy done(driver.window().imports(), &ui::ImportDesk::imported);
    driver.dialogFor(
        [&] {
            driver.window().imports()->import(paths);
            QVERIFY(done.wait());
        },
        [&](QWidget *dialog) {
            auto *errors = dialog->findChild<QPlainTextEdit *>();
            QVERIFY(errors && errors->isReadOnly());
            QVERIFY(
                !QAccessible::queryAccessibleInterface(errors)->text(QAccessible::Name).isEmpty());
            QVERIFY(errors->toPlainText().contains(QStringLiteral("missing.md: ")));
            for (auto *button : dialog->findChildren<QAbstractButton *>())
                if (button->text().remove(QLatin1Char('&')) == QLatin1String("Copy"))
                    button->click();
            QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("Imported 1 of 2")));
            QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("missing.md: ")));
            driver.press(Qt::Key_Escape);
        });
}

LOADLINE_TEST(tst_importing)
#include "tst_importing.moc"
