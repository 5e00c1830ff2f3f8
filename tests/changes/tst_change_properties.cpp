// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation.h"

#include "markdown/reader.h"
#include "support/generator.h"
#include "support/line_changes.h"
#include "support/register_summary.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <algorithm>

using namespace loadline;
using namespace loadline::test;

/// What holds of every change on every register: it is refused with a reason, or it can be taken
/// back to the byte, says what it was asked to, touches few lines and leaves the others alone.
class tst_change_properties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldHold_data();
    void shouldHold();
    void shouldHaveTriedThousandsOfEditsOnRealRegisters();
    void shouldTakeAWholeSessionBack();
    void shouldCompleteAndReopenToTheSameBytes();

private:
    int m_rows = 0; ///< of shouldHold()
    int m_rowsDone = 0;
    int m_edits = 0; ///< on the sample, the defining example and collected registers
    int m_refusals = 0; ///< of these
};

namespace {

/// LOADLINE_TEST_SEED tries other registers and edits than those of every run.
std::uint64_t otherSeed()
{
    return std::uint64_t(qEnvironmentVariableIntValue("LOADLINE_TEST_SEED")) * 1000;
}

/// An operation, and the risk or iteration that it is about.
struct Asked
{
    std::string operation;
    std::string risk;
    int iteration = 0;
};

constexpr std::string_view values[] = {"Plain Words", "with `code` inside", "a|b",
                                       "ends here.",  "Über 漢字 🚢",        "(brackets)",
                                       "2026-05-01",  "#3 and R-004"};
constexpr std::string_view awkwardValues[] = {"a - b",
                                              "x → Iteration 2",
                                              "x -> Iteration 2",
                                              "x (Iteration 2)",
                                              "two\nlines",
                                              "~~x~~",
                                              "x ✅ **FIXED**",
                                              "",
                                              " x",
                                              "x ",
                                              "[ ] x",
                                              "- x",
                                              "1. x",
                                              "<!-- x",
                                              "```",
                                              "**Status**: Done",
                                              "\t"};
constexpr std::string_view tierNames[] = {"critical", "high", "medium", "low"};

Asked ask(const Register &reg, Dice &dice)
{
    Asked asked;
    if (!reg.risks.empty())
        asked.risk = reg.risks[dice.below(reg.risks.size())].id;
    asked.iteration = reg.iterations.empty() || dice.chance(5)
                          ? 77
                          : reg.iterations[dice.below(reg.iterations.size())].number.value_or(78);
    const auto number = std::to_string(asked.iteration);
    const auto value = std::string(dice.chance(75) ? dice.oneOf(values) : dice.oneOf(awkwardValues));
    static constexpr std::string_view riskKeys[] = {"title", "detail", "Owner", "Due", "Ticket"};
    static constexpr std::string_view riskStatuses[] = {"open", "fixed", "mitigated", "accepted",
                                                        "closed"};
    static constexpr std::string_view iterationKeys[] = {"title", "Owner", "Rollback"};
    static constexpr std::string_view statuses[] = {"planned", "in progress", "completed",
                                                    "rolled back", "blocked"};
    static constexpr std::string_view sections[] = {
        "testing pass: ", "impact warn: ", "side-effects warn: ", "benefits ", "next-steps "};
    switch (dice.below(14)) {
    case 0:
    case 1:
        asked.operation = "plan " + asked.risk + " " + (dice.chance(30) ? "none" : number);
        break;
    case 2:
    case 3:
        asked.operation = "move " + asked.risk + " " + std::string(dice.oneOf(tierNames));
        break;
    case 4:
        asked.operation = "add " + std::string(dice.oneOf(tierNames)) + ": " + value
                          + (dice.chance(30) ? " -> " + number : "");
        break;
    case 5:
        asked.operation = "complete " + number;
        break;
    case 6:
        asked.operation = "reopen " + number;
        break;
    case 7:
        asked.operation = "set risk:" + asked.risk + " " + std::string(dice.oneOf(riskKeys)) + " "
                          + value;
        break;
    case 8:
        asked.operation = "set risk:" + asked.risk + " status "
                          + std::string(dice.oneOf(riskStatuses));
        break;
    case 9:
        asked.operation = "set iteration:" + number + " " + std::string(dice.oneOf(iterationKeys))
                          + " " + value;
        break;
    case 10:
        asked.operation = "set iteration:" + number + " status "
                          + std::string(dice.oneOf(statuses));
        break;
    case 11:
        asked.operation = "close " + asked.risk;
        break;
    case 12:
        asked.operation = "add-iteration " + value;
        asked.iteration = changes::nextIterationNumber(reg);
        break;
    default:
        asked.operation = "append " + number + "/" + std::string(dice.oneOf(sections)) + value;
    }
    return asked;
}

/// Lists of names, in which `@LINE` says nothing that lasts.
std::string nameOf(const Risk &risk)
{
    return risk.isNamed ? risk.id : "@";
}

/// The risks but one, as they are read, in an order that does not depend on where they stand.
std::vector<std::string> otherRisks(const Register &reg, const std::vector<std::string> &but)
{
    std::vector<std::string> found;
    for (const auto &risk : reg.risks) {
        if (std::find(but.begin(), but.end(), risk.id) == but.end()) {
            auto text = summaryOf(risk);
            found.push_back(nameOf(risk) + text.substr(risk.id.size()));
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::string> otherIterations(const Register &reg, int but)
{
    std::vector<std::string> found;
    for (const auto &iteration : reg.iterations) {
        if (iteration.number == std::optional(but))
            continue;
        std::string text = iteration.title;
        for (const auto &field : iteration.fields)
            text += "|" + field.key + "=" + field.value;
        for (const auto &section : iteration.sections)
            text += "|" + std::string(nameOf(section.kind)) + ":"
                    + std::string(reg.view(section.body));
        found.push_back(text);
    }
    return found;
}

const Risk *riskOf(const Register &reg, const std::string &name)
{
    const auto found = markdown::findRisk(reg, name);
    return found ? &reg.risks[*found] : nullptr;
}

bool startsWith(const std::string &text, std::string_view with)
{
    return text.rfind(with, 0) == 0;
}

/// Blanks around a value are not part of it.
std::string trimmed(const std::string &value)
{
    const auto begin = value.find_first_not_of(" \t");
    return begin == std::string::npos
               ? std::string()
               : value.substr(begin, value.find_last_not_of(" \t") - begin + 1);
}

/// What was asked is what is read; empty where it is.
std::string saidFault(const Register &before, const Register &after, const Asked &asked)
{
    const auto &operation = asked.operation;
    const auto lastWord = operation.substr(operation.rfind(' ') + 1);
    const bool named = !asked.risk.empty() && asked.risk[0] != '@';
    const auto *risk = named ? riskOf(after, asked.risk) : nullptr;
    if (named && !risk && riskOf(before, asked.risk))
        return "the risk is gone";
    if (startsWith(operation, "plan ") && risk) {
        const auto expected = lastWord == "none" ? std::optional<int>()
                                                 : std::optional(asked.iteration);
        const bool isOpen = risk->status == RiskStatus::Open;
        if (isOpen && risk->iteration != expected)
            return "another plan is read";
    }
    if (startsWith(operation, "move ") && risk && risk->tier != tierFromText(lastWord))
        return "another tier is read";
    if (startsWith(operation, "set risk:") && risk) {
        const auto rest = operation.substr(10 + asked.risk.size());
        const auto key = rest.substr(0, rest.find(' '));
        const auto value = trimmed(rest.substr(rest.find(' ') + 1));
        if (key == "title" && risk->title != value)
            return "another title is read: " + risk->title;
        if (key == "detail" && risk->detail != value)
            return "another detail is read: " + risk->detail;
        if (key == "status" && risk->status != riskStatusFromText(value))
            return "another status is read";
        if (key == "Owner" || key == "Due" || key == "Ticket") {
            // A key given twice: the first is the one that is set.
            const auto field = std::find_if(risk->fields.begin(), risk->fields.end(),
                                            [&key](const Field &one) { return one.key == key; });
            const auto read = field == risk->fields.end() ? std::string() : field->value;
            if (read != value)
                return "another value is read: " + read;
        }
    }
    if (startsWith(operation, "add ") && after.risks.size() != before.risks.size() + 1)
        return "not one risk more";
    if (startsWith(operation, "close ") && risk && risk->status != RiskStatus::Closed)
        return "the risk is not closed";
    if (startsWith(operation, "add-iteration ")
        && after.iterations.size() != before.iterations.size() + 1)
        return "not one iteration more";
    if (startsWith(operation, "complete ")) {
        for (const auto &one : after.risks) {
            if (one.iteration == std::optional(asked.iteration) && one.status == RiskStatus::Open)
                return "an open risk is left: " + one.title;
        }
    }
    return {};
}

std::string withoutBlankLines(const std::string &text)
{
    std::string out;
    for (const auto &line : linesOf(text)) {
        if (line.find_first_not_of(" \t\r\n") != std::string::npos)
            out += line;
    }
    return out;
}

/// More lines than the change may touch; empty where they are few enough.
std::string sizeFault(const Register &before, const std::string &result, const Asked &asked)
{
    const auto changed = lineChanges(*before.text, result);
    const auto &operation = asked.operation;
    const auto *risk = asked.risk.empty() ? nullptr : riskOf(before, asked.risk);
    // Nested lines go with their risk.
    const auto nested = risk ? linesOf(before.view(risk->span)).size() - 1 : 0;
    // A first metadata line may need a blank line below it.
    const auto found = markdown::findIteration(before, asked.iteration);
    const bool isFirstField = found && before.iterations[*found].fields.empty();
    const bool leavesGroup = risk && risk->planSource == PlanSource::Group;
    const bool isStatus = operation.find(" status ") != std::string::npos;
    const bool isTier = startsWith(operation, "move ");
    if ((startsWith(operation, "set risk:") && !isStatus) || startsWith(operation, "set iteration:")
        || (startsWith(operation, "plan ") && !leavesGroup)) {
        // A text that is wrapped is set as a whole; a last line may need the newline it had not.
        const auto wrapped = risk && !risk->text.isEmpty()
                                 ? linesOf(before.view(risk->text)).size() - 1
                                 : 0;
        const auto ends = before.text->empty() || before.text->back() == '\n' ? 0u : 1u;
        if (!isStatus && changed.touched() > 1 + wrapped + (isFirstField ? 1u : 0u) + ends)
            return "more than one line";
    }
    // Blank lines between items and below headings go with them where the document has them.
    const auto lines = lineChanges(withoutBlankLines(*before.text), withoutBlankLines(result))
                           .count();
    if (isTier && lines > 6 + 2 * nested)
        return "more than six lines";
    if (startsWith(operation, "add ") && !before.risks.empty() && lines > 6)
        return "more than six lines";
    return {};
}

/// Risks that the operation may change, by name.
std::vector<std::string> touchedRisks(const Register &before, const Register &after,
                                      const Asked &asked)
{
    std::vector<std::string> names{asked.risk};
    const auto &operation = asked.operation;
    if (startsWith(operation, "add ")) {
        for (const auto &risk : after.risks) {
            if (!riskOf(before, risk.id))
                names.push_back(risk.id);
        }
    }
    const bool ofIteration = startsWith(operation, "complete ") || startsWith(operation, "reopen ")
                             || (startsWith(operation, "set iteration:")
                                 && operation.find(" status ") != std::string::npos);
    if (ofIteration) {
        for (const auto *reg : {&before, &after}) {
            for (const auto &risk : reg->risks) {
                if (risk.iteration == std::optional(asked.iteration))
                    names.push_back(risk.id);
            }
        }
    }
    return names;
}

std::vector<std::string> footersOf(const Register &reg)
{
    std::vector<std::string> found;
    for (const auto &field : reg.lastUpdated)
        found.push_back(field.value);
    for (const auto &field : reg.nextIteration)
        found.push_back(field.value);
    return found;
}

std::string faultOn(const std::string &text, const Asked &asked)
{
    const auto before = markdown::read(text);
    const auto change = operate(before, asked.operation);
    if (!change)
        return change.error().what.empty() ? "refused without a reason" : std::string();
    const auto result = applied(text, change->splices);
    if (applied(result, inverse(text, change->splices)) != text)
        return "the inverse gives other bytes";
    if (!isUtf8(result) && isUtf8(text))
        return "the result is not UTF-8";
    const auto after = markdown::read(result);
    const auto changed = lineChanges(text, result);
    if (change->isEmpty() != (result == text))
        return "splices that change nothing";
    auto fault = saidFault(before, after, asked);
    if (fault.empty())
        fault = sizeFault(before, result, asked);
    // Names that lines give shift with the lines; registers without names are compared elsewhere.
    const bool namedByLine = std::any_of(before.risks.begin(), before.risks.end(),
                                         [](const Risk &risk) { return !risk.isNamed; });
    if (fault.empty() && !namedByLine) {
        const auto but = touchedRisks(before, after, asked);
        if (otherRisks(before, but) != otherRisks(after, but))
            fault = "other risks have changed";
    }
    if (fault.empty()
        && otherIterations(before, asked.iteration) != otherIterations(after, asked.iteration))
        fault = "other iterations have changed";
    if (fault.empty() && footersOf(before) != footersOf(after))
        fault = "the footer has changed";
    if (!fault.empty())
        fault += "\n" + changed.toString();
    return fault;
}

} // namespace

void tst_change_properties::shouldHold_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<bool>("mutate");
    QTest::addColumn<QByteArray>("text"); // empty: a generated register each time
    for (int seed = 1; seed <= 8; ++seed) {
        QTest::addRow("generated %d", seed) << seed << false << QByteArray();
        QTest::addRow("generated and mutated %d", seed) << seed << true << QByteArray();
    }
    QTest::newRow("the sample") << 21 << false << QByteArray::fromStdString(sampleRegister());
    QTest::newRow("the sample, mutated")
        << 22 << true << QByteArray::fromStdString(sampleRegister());
    const auto defining = sharedFile("format/seed.md");
    if (!defining.empty()) {
        QTest::newRow("the defining example") << 23 << false << QByteArray::fromStdString(defining);
        QTest::newRow("the defining example, mutated")
            << 24 << true << QByteArray::fromStdString(defining);
    }
    m_rows = 16 + 2 + (defining.empty() ? 0 : 2);
    int seed = 100;
    for (const auto &path : corpusFiles()) {
        const auto text = sharedFile(path);
        if (isUtf8(text) && text.size() < 60000) {
            QTest::newRow(path.c_str()) << ++seed << false << QByteArray::fromStdString(text);
            ++m_rows;
        }
    }
}

void tst_change_properties::shouldHold()
{
    QFETCH(int, seed);
    QFETCH(bool, mutate);
    QFETCH(QByteArray, text);
    Dice dice{std::uint64_t(seed) + otherSeed()};
    const int rounds = text.isEmpty() ? 300 : seed > 100 ? 25 : 150;
    for (int i = 0; i < rounds; ++i) {
        std::string before = text.toStdString();
        std::string style;
        if (before.empty()) {
            const auto chosen = randomStyle(dice);
            style = describe(chosen);
            before = makeRegister(chosen, dice);
        }
        if (mutate)
            before = mutated(before, dice);
        const auto asked = ask(markdown::read(before), dice);
        const auto fault = faultOn(before, asked);
        if (!fault.empty()) {
            QFAIL(("round " + std::to_string(i) + ", " + style + "\n" + asked.operation + ": "
                   + fault + "--- the text:\n" + before)
                      .c_str());
        }
        if (!text.isEmpty()) {
            ++m_edits;
            m_refusals += operate(markdown::read(before), asked.operation) ? 0 : 1;
        }
    }
    ++m_rowsDone;
}

void tst_change_properties::shouldHaveTriedThousandsOfEditsOnRealRegisters()
{
    if (m_rowsDone < m_rows)
        QSKIP("not all of the registers above were tried");
    qInfo("%d edits on the sample and on collected registers, %d of them refused", m_edits,
          m_refusals);
    QVERIFY(m_edits >= (corpusFiles().empty() ? 300 : 2000));
    QVERIFY(m_edits - m_refusals >= (corpusFiles().empty() ? 100 : 800));
}

void tst_change_properties::shouldTakeAWholeSessionBack()
{
    Dice dice(9 + otherSeed());
    for (int session = 0; session < 40; ++session) {
        // GIVEN a register
        const auto style = randomStyle(dice);
        std::vector<std::string> texts{makeRegister(style, dice)};
        std::vector<std::vector<Splice>> back;
        // WHEN it is edited for a while
        for (int edit = 0; edit < 25; ++edit) {
            const auto before = markdown::read(texts.back());
            const auto asked = ask(before, dice);
            const auto fault = faultOn(texts.back(), asked);
            if (!fault.empty()) {
                QFAIL((describe(style) + "\n" + asked.operation + ": " + fault + "--- the text:\n"
                       + texts.back())
                          .c_str());
            }
            const auto change = operate(before, asked.operation);
            if (!change || change->isEmpty())
                continue;
            back.push_back(inverse(texts.back(), change->splices));
            texts.push_back(applied(texts.back(), change->splices));
        }
        // THEN every step can be taken back
        while (!back.empty()) {
            const auto undone = applied(texts.back(), back.back());
            texts.pop_back();
            back.pop_back();
            QCOMPARE(undone, texts.back());
        }
    }
}

void tst_change_properties::shouldCompleteAndReopenToTheSameBytes()
{
    Dice dice(7 + otherSeed());
    int compared = 0;
    for (int i = 0; i < 600; ++i) {
        // GIVEN what FORMAT 3 names as its conditions: plans by arrows, In Progress in the
        // document's form, order by number with comment lines, the first open group, a newline
        auto style = randomStyle(dice);
        style.hasComments = true;
        style.hasLastNewline = true;
        style.hasEmoji = true;
        style.hasBlankBetweenItems = false;
        if (style.shape != RegisterShape::TierLists || style.iterations == 0)
            continue;
        const auto before = makeRegister(style, dice);
        const auto number = std::to_string(style.iterations);
        // WHEN
        const auto completed = after(before, "complete " + number);
        const auto reopened = after(completed, "reopen " + number);
        // THEN
        if (reopened != before) {
            QFAIL((describe(style) + "\n" + lineChanges(before, reopened).toString()
                   + "--- before:\n" + before + "--- completed:\n" + completed)
                      .c_str());
        }
        ++compared;
    }
    QVERIFY(compared > 100);
}

LOADLINE_TEST(tst_change_properties)
#include "tst_change_properties.moc"
