// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"
#include "ui/window_driver.h"

#include "changes/changes.h"
#include "markdown/reader.h"
#include "ui/findings/finding_place.h"
#include "ui/findings/finding_view.h"
#include "ui/findings/findings.h"
#include "ui/findings/findings_desk.h"
#include "ui/findings/findings_panel.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/window_actions.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace loadline;
using namespace loadline::test;

namespace {

/// An error, warnings and a note; the numbers do not run on in two places.
const char troubled[] = "# Tasks of the pilot boats\n"
                        "\n"
                        "## Iteration 1 - Radar\n"
                        "**Date**: 2026-01-10\n"
                        "**Status**: ✅ Completed\n"
                        "\n"
                        "### Testing\n"
                        "✅ **Sweep**: seen twice\n"
                        "\n"
                        "### Files Modified\n"
                        "- `bow.c` (+2 lines)\n"
                        "- `bow.c` (+2 lines)\n"
                        "\n"
                        "## Deployment Risk Register\n"
                        "\n"
                        "### 🔴 Critical\n"
                        "1. Fog bank - no lights → Iteration 9\n"
                        "\n"
                        "### 🟠 High Priority\n"
                        "3. Tide table is lost\n"
                        "7. Wind gauge stands still\n"
                        "   - **Due**: 2026-01-31\n"
                        "9. Paint ~~all~~ some of the buoys\n"
                        "\n"
                        "---\n"
                        "\n"
                        "**Last Updated**: 2026-01-12\n";

const char healthy[] = "# Tasks of the pilot boats\n"
                       "\n"
                       "## Deployment Risk Register\n"
                       "\n"
                       "### 🟠 High Priority\n"
                       "1. Tide table is lost\n";

/// A window whose findings have been looked for.
class Desk
{
public:
    explicit Desk(const std::string &text)
        : driver(text)
    {
        driver.start(true);
        wait();
    }

    void wait() const
    {
        QVERIFY(QTest::qWaitFor([this] { return desk().findings().areCurrent(); }));
        QCoreApplication::processEvents();
    }
    ui::FindingsDesk &desk() const
    {
        return *const_cast<WindowDriver &>(driver).window().findings();
    }
    ui::FindingsPanel &panel() const { return *desk().panel(); }
    std::string rule() const { return panel().current() ? panel().current()->rule : "none"; }
    QTreeView *list() const { return panel().findChild<QTreeView *>(); }
    QToolButton *inStatus()
    {
        for (auto *button : driver.window().findChildren<QToolButton *>())
            if (button->text().contains(QLatin1String("finding")) && !panel().isAncestorOf(button))
                return button;
        return nullptr;
    }
    void choose(const std::string &wanted)
    {
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            list()->setCurrentIndex(list()->model()->index(row, 0));
            if (rule() == wanted)
                return;
        }
        QFAIL("no finding of that rule");
    }
    QPushButton *button(const QString &text) const
    {
        QCoreApplication::processEvents(); // what is new in a layout is shown in the next round
        for (auto *each : panel().view()->findChildren<QPushButton *>())
            if (each->text() == text && each->isVisibleTo(panel().view()))
                return each;
        return nullptr;
    }
    void keys(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        driver.press(key, modifiers);
    }

    WindowDriver driver;
};

} // namespace

/// The list of findings in the window: from the keyboard, to the place, and put right.
class tst_findings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }

    void shouldCountThemInTheStatusLine();
    void shouldOpenByKeyAndCloseByEscape();
    void shouldGoFromOneToTheNext();
    void shouldFilterByWordsAndSeverity();
    void shouldFindPlaces_data();
    void shouldFindPlaces();
    void shouldMendAsOneStep();
    void shouldOfferTheOtherMendAsWell();
    void shouldMendAllOfARule();
    void shouldKeepTheChosenOneAcrossEdits();
    void shouldOfferNothingForWhatItHasNotChecked();
    void shouldExplainTheRule();
    void shouldSayThatNothingWasFound();
    void shouldFollowThePolicy();
    void shouldNameEveryControl();
};

void tst_findings::shouldCountThemInTheStatusLine()
{
    Desk desk(troubled);
    QCOMPARE(desk.inStatus()->text(), QStringLiteral("6 findings"));
    QVERIFY(desk.inStatus()->accessibleName().contains(QLatin1String("5 of them")));
    QVERIFY(desk.panel().isHidden());
    desk.inStatus()->click();
    QVERIFY(desk.panel().isVisible());
    desk.inStatus()->click();
    QVERIFY(desk.panel().isHidden());
}

void tst_findings::shouldOpenByKeyAndCloseByEscape()
{
    Desk desk(troubled);
    desk.keys(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(desk.panel().isVisible());
    QVERIFY(desk.list()->hasFocus());
    QVERIFY(desk.driver.window().actions()->showFindings->isChecked());
    desk.keys(Qt::Key_Escape);
    QVERIFY(desk.panel().isHidden());
    QVERIFY(!desk.driver.window().actions()->showFindings->isChecked());
    QVERIFY(QApplication::focusWidget());
}

void tst_findings::shouldGoFromOneToTheNext()
{
    Desk desk(troubled);
    // The error comes first: the risk is chosen, and the keyboard is there.
    desk.keys(Qt::Key_F8);
    QCOMPARE(desk.rule(), std::string("plan-to-nowhere"));
    QCOMPARE(desk.driver.window().pages()->currentPage(), ui::PageId::Risks);
    QVERIFY(desk.driver.tree()->hasFocus());
    // Then the warnings, by line: a file of an iteration.
    desk.keys(Qt::Key_F8);
    QCOMPARE(desk.rule(), std::string("repeated-file"));
    QCOMPARE(desk.driver.window().pages()->currentPage(), ui::PageId::Iterations);
    // And back, past the first to the last.
    desk.keys(Qt::Key_F8, Qt::ShiftModifier);
    desk.keys(Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(desk.rule(), std::string("inner-strike"));
    // Return on the row goes to its place, too.
    desk.driver.window().showPage(ui::PageId::Document);
    desk.panel().focusList();
    desk.keys(Qt::Key_Return);
    QCOMPARE(desk.driver.window().pages()->currentPage(), ui::PageId::Risks);
}

void tst_findings::shouldFilterByWordsAndSeverity()
{
    Desk desk(troubled);
    desk.keys(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    auto *filter = desk.panel().findChild<QLineEdit *>();
    filter->setFocus();
    desk.driver.type(QStringLiteral("shown as"));
    QCOMPARE(desk.list()->model()->rowCount(), 2);
    QCOMPARE(desk.rule(), std::string("rendered-number"));
    filter->clear();
    QCOMPARE(desk.list()->model()->rowCount(), 6);
    for (auto *button : desk.panel().findChildren<QToolButton *>())
        if (button->isCheckable() && button->text().contains(QLatin1String("warning")))
            button->click();
    QCOMPARE(desk.list()->model()->rowCount(), 2);
}

void tst_findings::shouldFindPlaces_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("risk");
    QTest::addColumn<int>("iteration");
    QTest::addColumn<int>("section");
    QTest::newRow("a risk") << "plan-to-nowhere" << 17 << "1" << 0 << -1;
    QTest::newRow("a field of a risk") << "past-due" << 22 << "7" << 0 << -1;
    QTest::newRow("an iteration") << "unknown-date" << 4 << "" << 1 << -1;
    QTest::newRow("a line of a section") << "repeated-file" << 12 << "" << 1 << 1;
    QTest::newRow("a footer") << "stale-last-updated" << 27 << "" << 0 << -1;
    QTest::newRow("the text of a risk") << "damaged-text" << 17 << "" << 0 << -1;
    QTest::newRow("behind the end") << "stale-last-updated" << 99 << "" << 0 << -1;
}

void tst_findings::shouldFindPlaces()
{
    QFETCH(QString, rule);
    QFETCH(int, line);
    QFETCH(QString, risk);
    QFETCH(int, iteration);
    QFETCH(int, section);
    checks::Finding finding;
    finding.rule = rule.toStdString();
    finding.line = std::size_t(line);
    const ui::FindingPlace place = ui::placeOf(markdown::read(std::string(troubled)), finding);
    QCOMPARE(place.risk, risk);
    QCOMPARE(place.iteration.value_or(0), iteration);
    QCOMPARE(place.section ? int(*place.section) : -1, section);
}

void tst_findings::shouldMendAsOneStep()
{
    Desk desk(troubled);
    desk.keys(Qt::Key_F8);
    QVERIFY(desk.button(QStringLiteral("Take the plan out of risk 1")));
    QCOMPARE(desk.driver.window().actions()->mendFinding->text(),
             QStringLiteral("&Mend: Take the plan out of risk 1"));
    desk.keys(Qt::Key_Period, Qt::ControlModifier);
    std::string expected = troubled;
    expected.erase(expected.find(" → Iteration 9"), std::string(" → Iteration 9").size());
    QCOMPARE(desk.driver.text(), expected);
    // It is gone, and the next one is chosen.
    desk.wait();
    QCOMPARE(desk.rule(), std::string("repeated-file"));
    desk.keys(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.driver.text(), std::string(troubled));
    desk.wait();
    QCOMPARE(desk.list()->model()->rowCount(), 6);
}

void tst_findings::shouldOfferTheOtherMendAsWell()
{
    std::string text = troubled;
    text.replace(text.find("→ Iteration 9"), std::string("→ Iteration 9").size(), "→ Iteration 1");
    Desk desk(text);
    desk.keys(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    desk.choose("open-after-completion");
    QVERIFY(desk.button(QStringLiteral("Mark risk 1 as fixed by iteration 1")));
    QPushButton *other = desk.button(QStringLiteral("Take the plan out of risk 1"));
    QVERIFY(other);
    other->click();
    QVERIFY(desk.driver.text().find("1. Fog bank - no lights\n") != std::string::npos);
}

void tst_findings::shouldMendAllOfARule()
{
    Desk desk(troubled);
    desk.keys(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    desk.choose("rendered-number");
    desk.button(QStringLiteral("Mend all 2 of this rule"))->click();
    QTRY_VERIFY(desk.driver.text().find("<!-- -->\n9. Paint") != std::string::npos);
    QVERIFY(desk.driver.text().find("<!-- -->\n7. Wind") != std::string::npos);
    desk.keys(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.driver.text(), std::string(troubled));
}

void tst_findings::shouldKeepTheChosenOneAcrossEdits()
{
    Desk desk(troubled);
    desk.keys(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    desk.choose("past-due");
    const std::size_t line = desk.panel().current()->line;
    // WHEN a risk is added above it
    QVERIFY(desk.driver.window().session()->apply(changes::addRisk(
        desk.driver.window().session()->reg(), {Tier::Critical, "Anchor drags", "", {}})));
    desk.wait();
    QCOMPARE(desk.rule(), std::string("past-due"));
    QVERIFY(desk.panel().current()->line > line);
}

void tst_findings::shouldOfferNothingForWhatItHasNotChecked()
{
    Desk desk(troubled);
    desk.keys(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(desk.button(QStringLiteral("Take the plan out of risk 1")));
    QVERIFY(desk.driver.window().session()->apply(changes::addRisk(
        desk.driver.window().session()->reg(), {Tier::Critical, "Anchor drags", "", {}})));
    QVERIFY(!desk.button(QStringLiteral("Take the plan out of risk 1")));
    desk.wait();
    QVERIFY(desk.button(QStringLiteral("Take the plan out of risk 1")));
}

void tst_findings::shouldExplainTheRule()
{
    Desk desk(troubled);
    desk.keys(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    desk.choose("rendered-number");
    QStringList texts;
    for (auto *text : desk.panel().view()->findChildren<QPlainTextEdit *>())
        texts += text->toPlainText();
    QString explanation = QString::fromUtf8(
        std::string(checks::ruleNamed("rendered-number")->explanation).c_str());
    QVERIFY(texts.contains(explanation.remove(QLatin1Char('`'))));
    QVERIFY(texts.contains(QStringLiteral("[rules]\nrendered-number = \"off\"")));
}

void tst_findings::shouldSayThatNothingWasFound()
{
    Desk desk(healthy);
    QCOMPARE(desk.inStatus()->text(), QStringLiteral("No findings"));
    desk.keys(Qt::Key_F8);
    QVERIFY(desk.panel().isVisible());
    bool isSaid = false;
    for (auto *label : desk.panel().findChildren<QLabel *>())
        isSaid = isSaid
                 || (label->isVisible() && label->text().startsWith(QLatin1String("Nothing was")));
    QVERIFY(isSaid);
}

void tst_findings::shouldFollowThePolicy()
{
    WindowDriver driver(troubled);
    QFile policy(driver.path().section(QLatin1Char('/'), 0, -2) + QStringLiteral("/.loadline.toml"));
    QVERIFY(policy.open(QIODevice::WriteOnly));
    policy.write("[rules]\nrendered-number = \"off\"\nplan-to-nowhere = \"note\"\n");
    policy.close();
    driver.start(true);
    const auto &findings = driver.window().findings()->findings();
    QTRY_VERIFY(findings.areCurrent());
    QCOMPARE(findings.all().size(), std::size_t(4));
    for (const checks::Finding &finding : findings.all())
        if (finding.rule == "plan-to-nowhere")
            QCOMPARE(finding.severity, checks::Finding::Note);
}

void tst_findings::shouldNameEveryControl()
{
    Desk desk(troubled);
    desk.keys(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    for (auto *widget : desk.panel().findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->focusProxy()
            || qobject_cast<QSplitter *>(widget))
            continue;
        const auto *interface = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(),
                 widget->metaObject()->className());
    }
}

LOADLINE_TEST(tst_findings)
#include "tst_findings.moc"
