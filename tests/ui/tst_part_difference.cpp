// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"

#include "ui/linking/part_difference.h"

#include <QTest>

using namespace loadline;
using namespace loadline::ui;

namespace {

QString marked(const QString &text, const std::vector<Span> &spans)
{
    QByteArray bytes = text.toUtf8();
    for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
        bytes.insert(qsizetype(span->end), ']');
        bytes.insert(qsizetype(span->begin), '[');
    }
    return QString::fromUtf8(bytes);
}

} // namespace

class tst_part_difference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldMarkWhatDiffers_data();
    void shouldMarkWhatDiffers();
    void shouldMarkNothingTwice();
};

void tst_part_difference::shouldMarkWhatDiffers_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const char *before, const char *after) {
        QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(after);
    };
    row("nothing", "1. Fog\n", "1. Fog\n");
    row("a word", "1. Fog on the [Bure] - slow\n", "1. Fog on the [Wensum] - slow\n");
    row("behind letters of two bytes", "1. Møre og [Romsdal] - tåke\n",
        "1. Møre og [Ryfylke] - tåke\n");
    row("a line more", "1. Fog\n   - **Owner**: Ada\n",
        "1. Fog\n[   - **Impact**: 4/5\n]   - **Owner**: Ada\n");
    row("a line less", "1. Fog\n[   - **Impact**: 4/5\n]   - **Owner**: Ada\n",
        "1. Fog\n   - **Owner**: Ada\n");
    row("two lines", "1. Fog\n   - **Owner**: [Ada]\n   - **Cause**: [tar]\n",
        "1. Fog\n   - **Owner**: [Eve]\n   - **Cause**: [rust]\n");
    row("removed here", "[1. Fog\n]", "");
}

void tst_part_difference::shouldMarkWhatDiffers()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    const auto plain = [](QString text) {
        return text.remove(QLatin1Char('[')).remove(QLatin1Char(']'));
    };
    const std::string old = plain(before).toStdString();
    const std::string now = plain(after).toStdString();

    const PartDifference changed = differenceOf(old, now);

    QCOMPARE(marked(plain(before), changed.before), before);
    QCOMPARE(marked(plain(after), changed.after), after);
}

void tst_part_difference::shouldMarkNothingTwice()
{
    QCOMPARE(united({{2, 5}, {9, 12}}, {{4, 7}, {9, 12}, {20, 21}}),
             (std::vector<Span>{{2, 7}, {9, 12}, {20, 21}}));
    QCOMPARE(united({}, {}), std::vector<Span>());
}

LOADLINE_TEST(tst_part_difference)
#include "tst_part_difference.moc"
