// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/repeated_names.h"

#include "support/test_main.h"

#include <QTest>

using loadline::itemmodels::RepeatedNames;

namespace {

struct Part
{
    std::string id;
};

/// "o" a name of its own, "f" the first of several, "a" one more of them.
std::string said(RepeatedNames &names, const std::vector<Part> &parts)
{
    names.look(parts);
    std::string result;
    for (std::size_t i = 0; i < parts.size(); ++i)
        result += names.isAgain(i) ? 'a' : names.isRepeated(i) ? 'f' : 'o';
    return result;
}

} // namespace

class tst_repeated_names : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldFollowEveryChange();
};

void tst_repeated_names::shouldFollowEveryChange()
{
    RepeatedNames names;
    QCOMPARE(said(names, {}), std::string());
    QCOMPARE(said(names, {{"1"}, {"2"}, {"3"}}), std::string("ooo"));
    QCOMPARE(said(names, {{"1"}, {"2"}, {"3"}}), std::string("ooo"));
    QCOMPARE(said(names, {{"1"}, {"1"}, {"3"}}), std::string("fao"));
    QCOMPARE(said(names, {{"1"}, {"1"}, {"1"}}), std::string("faa"));
    QCOMPARE(said(names, {{"1"}, {"1"}, {"1"}, {"4"}}), std::string("faao"));
    QCOMPARE(said(names, {{"1"}, {"4"}}), std::string("oo"));
    QCOMPARE(said(names, {}), std::string());
}

LOADLINE_TEST(tst_repeated_names)

#include "tst_repeated_names.moc"
