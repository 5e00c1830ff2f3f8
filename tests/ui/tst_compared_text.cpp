// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"
#include "support/test_repository.h"
#include "ui/document/revision_list.h"
#include "ui/document_driver.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>

using namespace loadline;
using test::DocumentDriver;
using test::numberedLines;
using test::TestRepository;
using ui::ComparedWith;
using Form = ui::DocumentRows::Form;

/// The document page against the revisions of a repository.
class tst_compared_text : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldOfferTheFileThenRevisionsTheNewestFirst();
    void shouldCompareWithWhatIsChosen_data();
    void shouldCompareWithWhatIsChosen();
    void shouldSayWhyARevisionCannotBeCompared_data();
    void shouldSayWhyARevisionCannotBeCompared();
    void shouldAskForARevision();
    void shouldOfferTheFileAloneOutsideOfARepository();
    void shouldLeaveItWithEscape();
    void shouldFollowABranch();
    void shouldRememberWhatItWasComparedWith();
    void shouldFallBackToTheFile();
    void shouldSayThatATextIsDamaged();
    void shouldTakeTheLastChoice();
};

namespace {

const std::string file = "docs/TASKS.md";

/// v0.1 without the file, v1.0 and v1.1 with it, a branch "topic" off v1.0.
class Versions
{
public:
    Versions()
    {
        repository.write("README.md", "words\n");
        repository.commit("Begin");
        repository.git({"tag", "v0.1"});
        repository.write(file, first());
        repository.commit("Keep a register");
        repository.git({"tag", "v1.0"});
        repository.git({"branch", "topic"});
        repository.write(file, second());
        last = repository.commit("Change the tenth line");
        repository.git({"tag", "v1.1"});
    }
    static std::string first() { return numberedLines(30, {{10, "the tenth of the old lines\n"}}); }
    static std::string second() { return numberedLines(30); }
    static std::string unwritten() { return numberedLines(30, {{20, ""}, {25, "another\n"}}); }
    std::string path() const { return repository.pathOf(file); }

    TestRepository repository;
    std::string last;
};

QStringList entries(const QAbstractItemModel *model)
{
    QStringList texts;
    for (int row = 0; row < model->rowCount(); ++row)
        texts += model->index(row, 0).data().toString();
    return texts;
}

QStringList strings(std::initializer_list<const char *> texts)
{
    QStringList list;
    for (const char *text : texts)
        list += QString::fromUtf8(text);
    return list;
}

const QAbstractItemModel *chooserModel()
{
    const QWidget *popup = QApplication::activePopupWidget();
    const auto *list = popup ? popup->findChild<QListView *>() : nullptr;
    return list ? list->model() : nullptr;
}

} // namespace

void tst_compared_text::shouldOfferTheFileThenRevisionsTheNewestFirst()
{
    Versions versions;
    DocumentDriver driver(Versions::second(), Versions::unwritten(), versions.path());
    driver.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(chooserModel());
    QTRY_COMPARE(entries(chooserModel()), strings({"The file", "The last commit", "v1.1", "v1.0",
                                                   "v0.1", "main", "topic", "Another revision…"}));
    QCOMPARE(chooserModel()->index(2, 0).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("v1.1, tag  ·  2026-01-01"));
    driver.type("V1");
    QCOMPARE(entries(chooserModel()), strings({"v1.1", "v1.0", "Revision V1"}));
    driver.press(Qt::Key_Escape);

    ui::ComparedText compared(&driver.session, nullptr);
    ui::RevisionList list(compared);
    const QAbstractItemModelTester tester(&list);
    compared.lookForReferences();
    QTRY_VERIFY(compared.isInRepository());
    list.reload();
    list.setTyped(QStringLiteral("topic"));
    QCOMPARE(list.rowCount(), 2);
    QCOMPARE(list.bestRow(), 0);
}

void tst_compared_text::shouldCompareWithWhatIsChosen_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QString>("words");
    QTest::newRow("a tag") << QByteArray("v1.0") << QStringLiteral("3 lines differ from v1.0.");
    QTest::newRow("a branch") << QByteArray("topic")
                              << QStringLiteral("3 lines differ from topic.");
    QTest::newRow("the last commit")
        << QByteArray("last") << QStringLiteral("2 lines differ from the last commit.");
    QTest::newRow("a revision") << QByteArray("v1.1~1")
                                << QStringLiteral("3 lines differ from v1.1~1.");
}

void tst_compared_text::shouldCompareWithWhatIsChosen()
{
    QFETCH(QByteArray, typed);
    QFETCH(QString, words);
    Versions versions;
    DocumentDriver driver(Versions::second(), Versions::unwritten(), versions.path());
    QTRY_VERIFY(driver.page.comparedText()->isInRepository());
    driver.compareWith(typed.constData());
    QTRY_VERIFY(!driver.isChooserOpen());
    QVERIFY(driver.says(words));
    driver.compareWith("file");
    QTRY_VERIFY(!driver.isChooserOpen());
    QVERIFY(driver.says(QStringLiteral("not in")));
}

void tst_compared_text::shouldSayWhyARevisionCannotBeCompared_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QString>("words");
    QTest::newRow("it names nothing")
        << QByteArray("v9") << QStringLiteral("'v9' names no commit.");
    QTest::newRow("what an option would be")
        << QByteArray("--all") << QStringLiteral("'--all' names no commit.");
    QTest::newRow("without the file") << QByteArray("v0.1") << QStringLiteral("is not in v0.1.");
}

void tst_compared_text::shouldSayWhyARevisionCannotBeCompared()
{
    QFETCH(QByteArray, typed);
    QFETCH(QString, words);
    Versions versions;
    DocumentDriver driver(Versions::second(), Versions::unwritten(), versions.path());
    QTRY_VERIFY(driver.page.comparedText()->isInRepository());
    driver.compareWith(typed.constData());
    QTRY_VERIFY(driver.says(words));
    QVERIFY(driver.isChooserOpen()); // to try another one
    QCOMPARE(driver.page.comparedText()->with(), ComparedWith());
    driver.press(Qt::Key_Escape);
}

void tst_compared_text::shouldAskForARevision()
{
    Versions versions;
    DocumentDriver driver(Versions::second(), Versions::unwritten(), versions.path());
    QTRY_VERIFY(driver.page.comparedText()->isInRepository());
    driver.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    for (int row = 0; row < 8; ++row)
        driver.press(Qt::Key_Down);
    driver.press(Qt::Key_Return);
    QVERIFY(driver.says(QStringLiteral("Type a revision")));
    driver.type(versions.last.substr(0, 10).c_str());
    driver.press(Qt::Key_Return);
    QTRY_VERIFY(!driver.isChooserOpen());
    QVERIFY(driver.says(QStringLiteral("2 lines differ from ")));
}

void tst_compared_text::shouldOfferTheFileAloneOutsideOfARepository()
{
    QTemporaryDir folder;
    DocumentDriver driver(Versions::second(), Versions::unwritten(),
                          folder.filePath(QStringLiteral("TASKS.md")).toStdString());
    driver.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::qWait(300); // git answers by then
    QCOMPARE(entries(chooserModel()), strings({"The file"}));
    driver.press(Qt::Key_Return);
    QVERIFY(!driver.isChooserOpen());
}

void tst_compared_text::shouldLeaveItWithEscape()
{
    Versions versions;
    DocumentDriver driver(Versions::second(), Versions::unwritten(), versions.path());
    QTRY_VERIFY(driver.page.comparedText()->isInRepository());
    driver.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    driver.type("v1.0");
    driver.press(Qt::Key_Return);
    driver.press(Qt::Key_Escape); // while it is being read
    QTest::qWait(300);
    QCOMPARE(driver.page.comparedText()->with(), ComparedWith());
    QVERIFY(driver.says(QStringLiteral("not in")));
}

void tst_compared_text::shouldFollowABranch()
{
    Versions versions;
    DocumentDriver driver(Versions::second(), Versions::unwritten(), versions.path());
    QTRY_VERIFY(driver.page.comparedText()->isInRepository());
    driver.compareWith("main");
    QTRY_VERIFY(driver.says(QStringLiteral("2 lines differ from main.")));
    versions.repository.write(file, Versions::unwritten());
    versions.repository.commit("Catch up");
    driver.page.comparedText()->lookAgain();
    QTRY_VERIFY(driver.says(QStringLiteral("The same as main.")));
}

void tst_compared_text::shouldRememberWhatItWasComparedWith()
{
    Versions versions;
    QVariantMap state;
    {
        DocumentDriver driver(Versions::second(), Versions::unwritten(), versions.path());
        QTRY_VERIFY(driver.page.comparedText()->isInRepository());
        driver.compareWith("v1.0");
        QTRY_VERIFY(!driver.isChooserOpen());
        driver.press(Qt::Key_3, Qt::AltModifier);
        state = driver.page.state();
    }
    DocumentDriver driver(Versions::second(), Versions::unwritten(), versions.path(), state);
    QVERIFY(driver.says(QStringLiteral("Comparing…")));
    QTRY_VERIFY(driver.says(QStringLiteral("3 lines differ from v1.0.")));
    QCOMPARE(driver.rows().form(), Form::SideBySide);
}

void tst_compared_text::shouldFallBackToTheFile()
{
    Versions versions;
    const QVariantMap state{{QStringLiteral("comparedWith"), int(ComparedWith::Kind::Tag)},
                            {QStringLiteral("revision"), QStringLiteral("gone")}};
    DocumentDriver driver(Versions::second(), Versions::unwritten(), versions.path(), state);
    QTRY_VERIFY(driver.says(QStringLiteral("gone is no longer in the repository. 2 lines not in")));
    QVERIFY(driver.rows().count() > 0);
}

void tst_compared_text::shouldSayThatATextIsDamaged()
{
    Versions versions;
    versions.repository.write(file, "line 1\nbroken \xFF\xFE line\nline 3\n");
    versions.repository.commit("Break it");
    DocumentDriver driver(Versions::second(), Versions::unwritten(), versions.path());
    QTRY_VERIFY(driver.page.comparedText()->isInRepository());
    driver.compareWith("last");
    QTRY_VERIFY(driver.says(QStringLiteral("It holds bytes that are no UTF-8, shown as \uFFFD.")));
    driver.press(Qt::Key_2, Qt::AltModifier);
    driver.press(Qt::Key_Home);
    driver.press(Qt::Key_Down);
    QVERIFY(driver.currentWords().contains(QStringLiteral("broken \uFFFD\uFFFD line")));
}

void tst_compared_text::shouldTakeTheLastChoice()
{
    Versions versions;
    DocumentDriver driver(Versions::second(), Versions::unwritten(), versions.path());
    ui::ComparedText &compared = *driver.page.comparedText();
    compared.choose({ComparedWith::Kind::Tag, QStringLiteral("v1.1")});
    compared.choose({ComparedWith::Kind::Tag, QStringLiteral("v1.0")});
    QTRY_VERIFY(!compared.isLoading());
    QTest::qWait(100);
    QCOMPARE(compared.with().name, QStringLiteral("v1.0"));
    compared.choose({ComparedWith::Kind::Tag, QStringLiteral("v1.1")});
    compared.choose({});
    QTest::qWait(300);
    QCOMPARE(compared.with(), ComparedWith());
}

LOADLINE_TEST(tst_compared_text)
#include "tst_compared_text.moc"
