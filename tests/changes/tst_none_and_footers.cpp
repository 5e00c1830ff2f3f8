// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation.h"

#include "markdown/reader.h"
#include "support/register_summary.h"
#include "support/registers.h"
#include "support/test_main.h"

using namespace loadline;
using namespace loadline::test;

/// Lines at the edge of a list that are none of its risks.
class tst_none_and_footers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldReadABulletThatSaysNone();
    void shouldPutARiskInItsPlace();
    void shouldReadAFooterBelowAList();
    void shouldNotUnplanWhatAHeadingPlans();
};

void tst_none_and_footers::shouldReadABulletThatSaysNone()
{
    const auto reg = markdown::read("## Risk Register\n\n### High\n- None identified yet\n\n"
                                    "### Low\n- Fog\n");
    QCOMPARE(risksOf(reg).find("None"), std::string::npos);
    QCOMPARE(reg.groups.size(), std::size_t(2));
    QCOMPARE(reg.groups[0].markdown, std::string("- None identified yet"));
}

void tst_none_and_footers::shouldPutARiskInItsPlace()
{
    const std::string text = "## Risk Register\n\n### High\n- None identified yet\n\n"
                             "### Low\n3. Fog\n";
    QCOMPARE(after(text, "add high: Ice"),
             std::string("## Risk Register\n\n### High\n4. Ice\n\n### Low\n3. Fog\n"));
}

void tst_none_and_footers::shouldReadAFooterBelowAList()
{
    const auto reg = markdown::read("## Risk Register\n\n### High\n1. Fog\n"
                                    "**Last Updated**: 2026-01-02\n**Next Iteration**: soon\n");
    QCOMPARE(reg.risks.size(), std::size_t(1));
    QCOMPARE(reg.risks[0].title, std::string("Fog"));
    QCOMPARE(reg.lastUpdated.size(), std::size_t(1));
    QCOMPARE(reg.nextIteration.size(), std::size_t(1));
}

void tst_none_and_footers::shouldNotUnplanWhatAHeadingPlans()
{
    const std::string text = "## Iteration 2 - A\n**Status**: Planned\n\n## Risk Register\n\n"
                             "### High (Iteration 2)\n\n| ID | Risk | Status |\n|--|--|--|\n"
                             "| R-1 | Fog | Open |\n";
    const auto fault = refusalFaultOf(text, "plan R-1 none", "heading");
    QVERIFY2(fault.isEmpty(), fault.constData());
}

LOADLINE_TEST(tst_none_and_footers)
#include "tst_none_and_footers.moc"
