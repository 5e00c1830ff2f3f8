// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/posture/posture_chart.h"

#include "changes/changes.h"
#include "support/registers.h"
#include "support/test_main.h"
#include "support/test_repository.h"
#include "ui/document/document_page.h"
#include "ui/history/history_page.h"
#include "ui/linking/file_desk.h"
#include "ui/overview/overview_page.h"
#include "ui/shell/page_stack.h"
#include "ui/widgets/theme.h"
#include "ui/window_driver.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTest>
#include <QTreeView>

using namespace loadline;
using namespace loadline::test;
using namespace loadline::ui;

namespace {

std::string withRisks(int high)
{
    std::string text = "# Ferry gate\n\n## Deployment Risk Register\n\n### 🟠 High Priority\n";
    for (int i = 1; i <= high; ++i)
        text += std::to_string(i) + ". Gate " + std::to_string(i) + " closes on a car\n";
    return text;
}

/// Four versions of a register, the second one tagged.
std::unique_ptr<TestRepository> fourVersions()
{
    auto repository = std::make_unique<TestRepository>();
    for (const int high : {1, 3, 2, 5}) {
        repository->write("RISKS.md", withRisks(high));
        repository->commit("Now " + std::to_string(high));
        if (high == 3)
            repository->git({"tag", "v1"});
    }
    return repository;
}

/// The window on the overview of such a repository, with its chart.
class Window
{
public:
    Window()
        : m_repository(fourVersions())
        , driver(ExistingFile{QString::fromStdString(m_repository->pathOf("RISKS.md"))})
    {
        driver.start(true);
        driver.press(Qt::Key_1, Qt::ControlModifier);
        if (!QTest::qWaitFor([this] { return !chart()->isEmpty(); }, 10000))
            qFatal("there is no chart");
    }

    PostureChart *chart() { return driver.window().findChild<PostureChart *>(); }
    TestRepository &repository() { return *m_repository; }
    QString told()
    {
        for (auto *label : driver.window().findChildren<QLabel *>()) {
            if (label->accessibleName() == QLatin1String("The moment that is pointed at"))
                return label->text();
        }
        return {};
    }
    void focus()
    {
        chart()->setFocus();
        QApplication::processEvents();
    }

private:
    std::unique_ptr<TestRepository> m_repository;

public:
    WindowDriver driver;
};

} // namespace

/// Open risks over time in the window: pointed at, told, opened, saved.
class tst_posture_chart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldTellTheLastMomentFirst();
    void shouldGoFromMomentToMomentByKeys();
    void shouldGoFromTagToTag();
    void shouldGoToMomentsThatAreTooCloseToBeSeen();
    void shouldPointAtWhatIsBelowTheMouse();
    void shouldOpenTheRegisterAsItWas();
    void shouldOpenItByTheNameThatItHadThen();
    void shouldLeadToTheStepThatNoCommitHolds();
    void shouldStayAtItsMomentWhenOthersCome();
    void shouldTellAssistiveTechnologyTheMoment();
    void shouldGoOnWithTheRegister();
    void shouldFollowTheRepository();
    void shouldBeSaved_data();
    void shouldBeSaved();
    void shouldBeDrawnInBothThemes();
    void shouldSayWhyThereIsNone();
    void shouldNotReadWhileItIsHidden();
};

void tst_posture_chart::shouldTellTheLastMomentFirst()
{
    Window window;
    QVERIFY2(window.told().contains(QStringLiteral("Now 5")), qPrintable(window.told()));
    QVERIFY2(window.told().contains(QStringLiteral("open: 5 high")), qPrintable(window.told()));
    QVERIFY2(window.told().endsWith(QStringLiteral("Load 20 of 20")), qPrintable(window.told()));
    QCOMPARE(window.chart()->accessibleDescription(), window.told());
}

void tst_posture_chart::shouldGoFromMomentToMomentByKeys()
{
    Window window;
    window.focus();
    QStringList seen;
    window.driver.press(Qt::Key_Home);
    for (int i = 0; i < 5; ++i) {
        seen << window.told().section(QStringLiteral("Now "), 1).left(1);
        window.driver.press(Qt::Key_Right);
    }
    QCOMPARE(seen.join(QString()), QStringLiteral("13255")); // the last stays
    window.driver.press(Qt::Key_Left);
    QVERIFY(window.told().contains(QStringLiteral("Now 2")));
    window.driver.press(Qt::Key_End);
    QVERIFY(window.told().contains(QStringLiteral("Now 5")));
}

void tst_posture_chart::shouldGoFromTagToTag()
{
    Window window;
    window.focus();
    window.driver.press(Qt::Key_Left, Qt::ControlModifier);
    QVERIFY2(window.told().contains(QStringLiteral("v1, ")), qPrintable(window.told()));
    window.driver.press(Qt::Key_Left, Qt::ControlModifier); // there is no other
    QVERIFY(window.told().contains(QStringLiteral("v1, ")));
    window.driver.press(Qt::Key_Home);
    window.driver.press(Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(window.told().contains(QStringLiteral("v1, ")));
}

/// A second apart, in a history of years.
void tst_posture_chart::shouldGoToMomentsThatAreTooCloseToBeSeen()
{
    posture::Course course;
    for (const char *time : {"2020-01-01T00:00:00Z", "2024-01-01T00:00:00Z", "2024-01-01T00:00:01Z",
                             "2024-01-01T00:00:02Z", "2026-01-01T00:00:00Z"}) {
        posture::DatedVersion version;
        version.moment.timeUtc = time;
        version.moment.commit = std::to_string(course.mainLine.size());
        course.commits.push_back(version);
        course.mainLine.push_back(version);
    }
    PostureChart chart;
    chart.resize(720, 300);
    chart.show(posture::historyOf(course, {}, "2026-01-01"), QStringLiteral("x"));
    QString seen;
    QTest::keyClick(&chart, Qt::Key_Home);
    for (int i = 0; i < 5; ++i) {
        seen += QString::fromStdString(chart.current()->moment.commit);
        QTest::keyClick(&chart, Qt::Key_Right);
    }
    QCOMPARE(seen, QStringLiteral("01234"));
    QVERIFY(!chart.grab().isNull());
}

void tst_posture_chart::shouldPointAtWhatIsBelowTheMouse()
{
    Window window;
    const int middle = window.chart()->height() / 2;
    QStringList seen;
    for (int x = 0; x < window.chart()->width(); x += 4) {
        QMouseEvent move(QEvent::MouseMove, QPointF(x, middle), QPointF(), Qt::NoButton,
                         Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(window.chart(), &move);
        const QString now = window.told().section(QStringLiteral("Now "), 1).left(1);
        if (seen.isEmpty() || seen.last() != now)
            seen << now;
    }
    // It is told of the last one until the mouse comes to the first.
    QCOMPARE(seen.join(QString()), QStringLiteral("51325"));
}

void tst_posture_chart::shouldOpenTheRegisterAsItWas()
{
    Window window;
    window.focus();
    window.driver.press(Qt::Key_Home);
    window.driver.press(Qt::Key_Return);
    auto *page = qobject_cast<DocumentPage *>(window.driver.window().pages()->current());
    QVERIFY(page);
    QVERIFY(QTest::qWaitFor(
        [&] {
            return page->comparedText()->text() && *page->comparedText()->text() == withRisks(1);
        },
        10000));
    QCOMPARE(window.driver.text(), withRisks(5));
}

void tst_posture_chart::shouldOpenItByTheNameThatItHadThen()
{
    TestRepository repository;
    repository.write("TASKS.md", withRisks(1));
    repository.commit("Kept as tasks");
    repository.git({"mv", "TASKS.md", "RISKS.md"});
    repository.commit("Renamed");
    repository.write("RISKS.md", withRisks(3));
    repository.commit("Now 3");
    WindowDriver driver(ExistingFile{QString::fromStdString(repository.pathOf("RISKS.md"))});
    driver.start(true);
    driver.press(Qt::Key_1, Qt::ControlModifier);
    auto *chart = driver.window().findChild<PostureChart *>();
    QVERIFY(QTest::qWaitFor([&] { return !chart->isEmpty(); }, 10000));
    chart->setFocus();
    driver.press(Qt::Key_Home);
    QVERIFY(chart->currentInWords().contains(QStringLiteral("Kept as tasks")));
    driver.press(Qt::Key_Return);
    auto *page = qobject_cast<DocumentPage *>(driver.window().pages()->current());
    QVERIFY(page);
    QVERIFY(QTest::qWaitFor([&] { return *page->comparedText()->text() == withRisks(1); }, 10000));
}

void tst_posture_chart::shouldLeadToTheStepThatNoCommitHolds()
{
    Window window;
    RegisterSession *session = window.driver.window().session();
    QVERIFY(session->apply(changes::closeRisk(session->reg(), "1")));
    const auto step = session->editor().journal().latest(1).value().front().id;
    QVERIFY(session->apply(changes::closeRisk(session->reg(), "2")));
    QVERIFY(QTest::qWaitFor([&] { return window.told().contains(QStringLiteral("open: 3 high")); },
                            10000));
    window.focus();
    window.driver.press(Qt::Key_Left);
    QVERIFY2(window.told().contains(QStringLiteral("open: 4 high")), qPrintable(window.told()));
    window.driver.press(Qt::Key_Return);
    auto *page = qobject_cast<HistoryPage *>(window.driver.window().pages()->current());
    QVERIFY(page);
    const auto *model = qobject_cast<const itemmodels::HistoryModel *>(page->list()->model());
    QCOMPARE(model->placeOf(page->list()->currentIndex()), std::optional(step));
}

void tst_posture_chart::shouldStayAtItsMomentWhenOthersCome()
{
    Window window;
    window.focus();
    window.driver.press(Qt::Key_Left);
    QVERIFY(window.told().contains(QStringLiteral("Now 2")));
    window.repository().write("RISKS.md", withRisks(4));
    window.repository().commit("Now 4");
    QVERIFY(QTest::qWaitFor(
        [&] {
            window.driver.window().file()->look();
            QTest::qWait(200);
            return window.chart()->svg().find("High 4") != std::string::npos;
        },
        15000));
    QVERIFY2(window.told().contains(QStringLiteral("Now 2")), qPrintable(window.told()));
}

void tst_posture_chart::shouldTellAssistiveTechnologyTheMoment()
{
    Window window;
    window.focus();
    QAccessibleInterface *access = QAccessible::queryAccessibleInterface(window.chart());
    QVERIFY(access);
    QCOMPARE(access->role(), QAccessible::Chart);
    QCOMPARE(access->text(QAccessible::Name), QStringLiteral("Open risks over time"));
    window.driver.press(Qt::Key_Home);
    QVERIFY(access->text(QAccessible::Value).contains(QStringLiteral("Now 1")));
    QCOMPARE(access->text(QAccessible::Description), access->text(QAccessible::Value));
}

/// What the register is since the last commit, the journal knows.
void tst_posture_chart::shouldGoOnWithTheRegister()
{
    Window window;
    QVERIFY(window.driver.window().session()->apply(
        changes::closeRisk(window.driver.window().session()->reg(), "1")));
    QVERIFY(QTest::qWaitFor([&] { return window.told().contains(QStringLiteral("not committed")); },
                            10000));
    QVERIFY2(window.told().contains(QStringLiteral("open: 4 high")), qPrintable(window.told()));
    QVERIFY(window.driver.window().session()->undo());
    QVERIFY(QTest::qWaitFor([&] { return window.told().contains(QStringLiteral("Now 5")); }, 10000));
}

void tst_posture_chart::shouldFollowTheRepository()
{
    Window window;
    window.repository().write("RISKS.md", withRisks(4));
    window.repository().commit("Now 4");
    QVERIFY(QTest::qWaitFor([&] { return window.told().contains(QStringLiteral("Now 4")); }, 15000));
}

void tst_posture_chart::shouldBeSaved_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("as a drawing") << QStringLiteral("chart.svg");
    QTest::newRow("as a picture") << QStringLiteral("chart.png");
}

void tst_posture_chart::shouldBeSaved()
{
    QFETCH(QString, name);
    Window window;
    const QString path = QString::fromStdString(window.repository().pathOf(name.toStdString()));
    QAction *save = nullptr;
    for (QAction *action : window.chart()->actions()) {
        if (action->text().contains(QLatin1String("Save chart")))
            save = action;
    }
    QVERIFY(save && save->isEnabled());
    window.driver.dialogFor([&] { save->trigger(); },
                            [&](QWidget *dialog) {
                                auto *files = qobject_cast<QFileDialog *>(dialog);
                                QVERIFY(files);
                                files->findChild<QLineEdit *>()->setText(path);
                                window.driver.press(Qt::Key_Return);
                            });
    if (name.endsWith(QLatin1String("svg"))) {
        QSvgRenderer renderer(path);
        QVERIFY(renderer.isValid());
    } else {
        const QImage image(path);
        QCOMPARE(image.size(), QSize(1440, 600));
        // Letters may be a fraction of a pixel apart from one drawing to the next.
        const QImage drawn = window.chart()->picture();
        int others = 0;
        for (int y = 0; y < drawn.height(); ++y) {
            for (int x = 0; x < drawn.width(); ++x)
                others += drawn.pixel(x, y) == image.pixel(x, y) ? 0 : 1;
        }
        QVERIFY2(others < drawn.width() * drawn.height() / 200, qPrintable(QString::number(others)));
    }
}

void tst_posture_chart::shouldBeDrawnInBothThemes()
{
    Window window;
    const auto ground = [&] { return window.chart()->grab().toImage().pixelColor(200, 4); };
    QVERIFY(ground().lightness() > 200);
    QPalette dark = window.chart()->palette();
    dark.setColor(QPalette::Window, QColor(0x1b, 0x20, 0x25));
    dark.setColor(QPalette::Base, QColor(0x20, 0x27, 0x2d));
    dark.setColor(QPalette::WindowText, Qt::white);
    dark.setColor(QPalette::Text, Qt::white);
    window.chart()->setPalette(dark);
    QVERIFY(isDark(window.chart()->palette()));
    QVERIFY(ground().lightness() < 80);
}

void tst_posture_chart::shouldSayWhyThereIsNone()
{
    WindowDriver driver(withRisks(2));
    driver.start(true);
    driver.press(Qt::Key_1, Qt::ControlModifier);
    auto *chart = driver.window().findChild<PostureChart *>();
    QVERIFY(QTest::qWaitFor(
        [&] {
            return chart->currentInWords().startsWith(QLatin1String("The register has no history"));
        },
        10000));
    QVERIFY(chart->isEmpty());
    chart->setFocus();
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Home, Qt::Key_Return})
        driver.press(key); // nothing to go to
    QVERIFY(chart->isEmpty());
}

void tst_posture_chart::shouldNotReadWhileItIsHidden()
{
    Window window;
    window.driver.press(Qt::Key_3, Qt::ControlModifier);
    const QSignalSpy told(window.chart(), &PostureChart::currentChanged);
    QVERIFY(window.driver.window().session()->apply(
        changes::closeRisk(window.driver.window().session()->reg(), "1")));
    QTest::qWait(1200); // longer than it waits before it reads
    QCOMPARE(told.size(), 0);
    window.driver.press(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(QTest::qWaitFor([&] { return window.told().contains(QStringLiteral("not committed")); },
                            10000));
}

LOADLINE_TEST(tst_posture_chart)

#include "tst_posture_chart.moc"
