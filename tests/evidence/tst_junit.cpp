// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/junit.h"

#include "support/test_main.h"

#include <QTest>

using namespace loadline;

/// Reports as test programs write them.
class tst_junit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldRead_data();
    void shouldRead();
    void shouldReadEachEncodingThatItNames();
    void shouldReadNoOtherFile();
    void shouldRefuse_data();
    void shouldRefuse();
    void shouldRefuseWhatIsTooLarge();
    void shouldEndForAnyBytes();
    void shouldCutALongMessage();
};

namespace {

/// "suite/name state: message", a line each.
QByteArray told(std::string_view xml)
{
    const auto results = evidence::readJUnit(xml);
    if (!results)
        return QByteArray::number(qulonglong(results.error().line)) + ": "
               + QByteArray::fromStdString(results.error().what);
    QByteArray all;
    for (const changes::TestResult &one : *results) {
        all += QByteArray::fromStdString(one.suite
                                         + (one.inClass.empty() ? "" : "(" + one.inClass + ")")
                                         + "/" + one.name + " ")
               + QByteArray::fromStdString(std::string(nameOf(one.state)));
        if (!one.message.empty())
            all += ": " + QByteArray::fromStdString(one.message);
        all += '\n';
    }
    return all;
}

std::string nested(int depth)
{
    std::string xml;
    for (int i = 0; i < depth; ++i)
        xml += "<testsuite name=\"a\">";
    return xml;
}

} // namespace

void tst_junit::shouldRead_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("Google Test")
        << QByteArray(R"xml(<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="4" failures="1" disabled="1" errors="0" time="0.1" name="AllTests">
  <testsuite name="Gate" tests="4" failures="1" disabled="1" skipped="1" errors="0" time="0.1">
    <testcase name="Waits" status="run" result="completed" time="0" classname="Gate" />
    <testcase name="Closes" status="run" result="completed" time="0" classname="Gate">
      <failure message="gate_test.cc:12&#x0A;Expected: 3&#x0A;Actual: 2" type=""><![CDATA[gate_test.cc:12
Expected: 3]]></failure>
    </testcase>
    <testcase name="Rings" status="run" result="skipped" time="0" classname="Gate">
      <skipped message="no bell"/>
    </testcase>
    <testcase name="Slow" status="notrun" result="suppressed" time="0" classname="Gate" />
  </testsuite>
</testsuites>
)xml")
        << QByteArray(
               "Gate/Waits pass\nGate/Closes fail: gate_test.cc:12\nGate/Rings pending: no bell\n"
               "Gate/Slow pending\n");
    QTest::newRow("Qt Test")
        << QByteArray(R"xml(<?xml version="1.0" encoding="UTF-8" ?>
<testsuite name="tst_gate" timestamp="2026-05-01T12:00:00" tests="4" failures="1" errors="0" skipped="1" time="0.2">
  <properties>
    <property name="QTestVersion" value="6.4.2"/>
  </properties>
  <testcase name="initTestCase" classname="tst_gate" time="0.000"/>
  <testcase name="shouldWait(a car)" classname="tst_gate" time="0.000"/>
  <testcase name="shouldClose()" classname="tst_gate" time="0.000">
    <failure type="fail" message="Compared values are not the same">
      <![CDATA[   Actual: 2]]>
    </failure>
    <system-out><![CDATA[<failure>]]></system-out>
  </testcase>
  <testcase name="shouldRing()" classname="tst_gate" time="0.000">
    <skipped message="no bell"/>
  </testcase>
  <testcase name="cleanupTestCase" classname="tst_gate" time="0.000"/>
</testsuite>
)xml")
        << QByteArray("tst_gate/shouldWait(a car) pass\n"
                      "tst_gate/shouldClose() fail: Compared values are not the same\n"
                      "tst_gate/shouldRing() pending: no bell\n");
    QTest::newRow("pytest") << QByteArray(
        R"xml(<?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest" errors="1" failures="1" skipped="1" tests="4" time="0.3" timestamp="2026-05-01T12:00:00" hostname="ci"><testcase classname="tests.test_gate" name="test_waits[car-3]" time="0.001" /><testcase classname="tests.test_gate" name="test_closes" time="0.001"><failure message="assert 2 == 3">def test_closes():
&gt;       assert 2 == 3</failure></testcase><testcase classname="tests.test_gate" name="test_rings" time="0.000"><skipped type="pytest.skip" message="no bell">/w/test_gate.py:9: no bell</skipped></testcase><testcase classname="" name="tests.test_mast" time="0.000"><error message="collection failure">ImportError</error></testcase></testsuite></testsuites>)xml")
                            << QByteArray(
                                   "pytest(tests.test_gate)/test_waits[car-3] pass\n"
                                   "pytest(tests.test_gate)/test_closes fail: assert 2 == 3\n"
                                   "pytest(tests.test_gate)/test_rings pending: no bell\n"
                                   "pytest/tests.test_mast fail: collection failure\n");
    QTest::newRow("Maven Surefire")
        << QByteArray(R"xml(<?xml version="1.0" encoding="UTF-8"?>
<testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0" name="harbour.GateTest" time="0.1" tests="3" errors="0" skipped="0" failures="1">
  <properties><property name="java.version" value="17"/></properties>
  <testcase name="waits" classname="harbour.GateTest" time="0.01"/>
  <testcase name="closes" classname="harbour.GateTest" time="0.01">
    <failure message="expected: &lt;3&gt; but was: &lt;2&gt;" type="org.opentest4j.AssertionFailedError">org.opentest4j</failure>
    <rerunFailure message="again" type="x"><stackTrace>y</stackTrace></rerunFailure>
  </testcase>
  <testcase name="rings" classname="harbour.GateTest" time="0.01">
    <flakyFailure message="once" type="x"><stackTrace>y</stackTrace></flakyFailure>
  </testcase>
</testsuite>
)xml")
        << QByteArray("harbour.GateTest/waits pass\n"
                      "harbour.GateTest/closes fail: expected: <3> but was: <2>\n"
                      "harbour.GateTest/rings warn: once\n");
    QTest::newRow("suites within suites")
        << QByteArray("<testsuites name=\"all\"><testsuite name=\"a\"><testsuite name=\"b\">"
                      "<testcase name=\"x\"/></testsuite><testcase name=\"y\"/></testsuite>"
                      "<testcase name=\"z\"/></testsuites>")
        << QByteArray("b/x pass\na/y pass\nall/z pass\n");
    QTest::newRow("a suite that could not be prepared")
        << QByteArray("<testsuite name=\"a\"><error message=\"no port\"/></testsuite>")
        << QByteArray("a/a fail: no port\n");
    QTest::newRow("preparing failed")
        << QByteArray("<testsuite name=\"a\"><testcase name=\"initTestCase\"><failure "
                      "message=\"no port\"/></testcase></testsuite>")
        << QByteArray("a/initTestCase fail: no port\n");
    QTest::newRow("a message that is text alone")
        << QByteArray("<testsuite name=\"a\"><testcase name=\"x\"><failure>\n  one\n  two"
                      "</failure></testcase></testsuite>")
        << QByteArray("a/x fail: one\n");
    QTest::newRow("the first of two outcomes")
        << QByteArray("<testsuite name=\"a\"><testcase name=\"x\"><failure message=\"one\"/>"
                      "<error message=\"two\"/><skipped/></testcase></testsuite>")
        << QByteArray("a/x fail: one\n");
    QTest::newRow("no names") << QByteArray("<testsuite><testcase classname=\"c\"/></testsuite>")
                              << QByteArray("c/ pass\n");
}

void tst_junit::shouldRead()
{
    QFETCH(QByteArray, xml);
    QFETCH(QByteArray, expected);
    QCOMPARE(told(xml.toStdString()), expected);
}

void tst_junit::shouldReadEachEncodingThatItNames()
{
    QCOMPARE(told("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><testsuite name=\"a\">"
                  "<testcase name=\"caf\xE9\"/></testsuite>"),
             QByteArray("a/caf\u00e9 pass\n"));
}

void tst_junit::shouldReadNoOtherFile()
{
    QCOMPARE(told("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><testsuite name=\"a\">"
                  "<testcase name=\"x\"><failure>&e;</failure></testcase></testsuite>"),
             QByteArray("a/x fail\n"));
}

void tst_junit::shouldRefuse_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const std::string &xml, const char *expected) {
        QTest::newRow(name) << QByteArray::fromStdString(xml) << QByteArray(expected);
    };
    row("nothing", "", "1: is not a whole XML document");
    row("no XML", "all tests passed\n", "1: is not a whole XML document");
    row("another document", "<html><body/></html>", "1: is no JUnit report: it begins with <html>");
    row("cut off", "<testsuite name=\"a\">\n<testcase name=\"x\"/>\n", "3: is not a whole XML");
    row("no test", "<testsuites/>", "1: holds no test");
    row("too deep", nested(2000), "1: has elements too deep");
    row("a laugh",
        "<!DOCTYPE a [<!ENTITY l0 \"ha\"><!ENTITY l1 \"&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;\">"
        "<!ENTITY l2 \"&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;\"><!ENTITY l3 "
        "\"&l2;&l2;&l2;&l2;&l2;&l2;&l2;&l2;\"><!ENTITY l4 \"&l3;&l3;&l3;&l3;&l3;&l3;&l3;&l3;\">]>"
        "<testsuite name=\"a\"><testcase name=\"x\"><failure>&l4;&l4;</failure></testcase>"
        "</testsuite>",
        "1: is not a whole XML document");
}

void tst_junit::shouldRefuse()
{
    QFETCH(QByteArray, xml);
    QFETCH(QByteArray, expected);
    const QByteArray said = told(xml.toStdString());
    QVERIFY2(said.startsWith(expected), said.constData());
}

void tst_junit::shouldRefuseWhatIsTooLarge()
{
    const std::string large(evidence::largestReport + 1, ' ');
    QVERIFY(told(large).contains("too large"));
    std::string many = "<testsuite name=\"a\">";
    for (std::size_t i = 0; i <= evidence::mostTests; ++i)
        many += "<testcase/>";
    QVERIFY(told(many + "</testsuite>").contains("more than 200000 tests"));
}

/// Every beginning of a report, and a report with each byte changed, gives results or one error.
void tst_junit::shouldEndForAnyBytes()
{
    const std::string xml = "<testsuites><testsuite name=\"a\"><testcase name=\"x\"><failure "
                            "message=\"&lt;\">t</failure></testcase></testsuite></testsuites>";
    for (std::size_t size = 0; size < xml.size(); ++size)
        QVERIFY(!evidence::readJUnit(std::string_view(xml).substr(0, size)));
    for (std::size_t at = 0; at < xml.size(); ++at) {
        for (const char c : {'<', '>', '\0', '\xFF', '"', '&'}) {
            std::string changed = xml;
            changed[at] = c;
            const auto results = evidence::readJUnit(changed);
            QVERIFY(results || (!results.error().what.empty() && results.error().line > 0));
        }
    }
}

void tst_junit::shouldCutALongMessage()
{
    const std::string xml = "<testsuite name=\"a\"><testcase name=\"x\"><failure message=\""
                            + std::string(100'000, 'm') + "\"/></testcase></testsuite>";
    QVERIFY(evidence::readJUnit(xml)->front().message.size() <= 400);
}

LOADLINE_TEST(tst_junit)
#include "tst_junit.moc"
