// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/reader.h"
#include "support/generator.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using namespace loadline::test;

/// Reading never fails on text, and gives its bytes back: random text, registers in every style
/// with lines and words deleted, doubled and swapped.
class tst_reading_anything : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldKeepEveryByteOfAnyText();
};

void tst_reading_anything::shouldKeepEveryByteOfAnyText()
{
    Dice dice(1);
    const auto sample = sampleRegister();
    const auto seed = sharedFile("format/seed.md");
    for (int i = 0; i < 10000; ++i) {
        // GIVEN any text
        std::string text;
        if (i % 4 == 0) {
            text = randomText(dice);
        } else {
            const bool made = i % 4 == 1 || sample.empty();
            text = mutated(made                          ? makeRegister(randomStyle(dice), dice)
                           : i % 4 == 2 && !seed.empty() ? seed
                                                         : sample,
                           dice);
        }
        // WHEN it is read and its lines are put together again
        const auto reg = markdown::read(text);
        QCOMPARE(*reg.text, text);
        std::string joined;
        for (std::size_t line = 0; line < reg.lineStarts.size(); ++line) {
            const auto end = line + 1 < reg.lineStarts.size() ? reg.lineStarts[line + 1]
                                                              : text.size();
            QVERIFY(reg.lineStarts[line] <= end);
            joined += reg.view({reg.lineStarts[line], end});
        }
        QCOMPARE(joined, text);
        // THEN everything in it stands inside it, risks in their groups
        for (const auto &iteration : reg.iterations)
            QVERIFY(iteration.span.begin <= iteration.span.end && iteration.span.end <= text.size());
        for (const auto &risk : reg.risks) {
            QVERIFY(risk.span.begin <= risk.text.begin && risk.text.end <= risk.span.end
                    && risk.span.end <= text.size());
            QVERIFY(risk.group < reg.groups.size());
            QVERIFY(risk.text.begin <= risk.plan.begin || risk.plan.isEmpty());
        }
    }
}

LOADLINE_TEST(tst_reading_anything)
#include "tst_reading_anything.moc"
