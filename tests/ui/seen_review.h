// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "named.h"

#include "itemmodels/reasons_model.h"
#include "support/test_main.h"
#include "ui/page_driver.h"
#include "ui/review/review_page.h"

#include <QAction>
#include <QLabel>
#include <QTest>
#include <QTreeView>

#include <memory>
#include <string>

/// What a person sees of a review, and chooses in it, whichever window shows it.
namespace loadline::test {

using ReviewDriver = PageDriver<ui::ReviewPage>;

/// Nothing speaks against it.
inline constexpr char sound[] = "# Ferry gate\n"
                                "\n"
                                "## Iteration 1 - A gate that waits\n"
                                "**Date**: 2026-01-10\n"
                                "**Status**: ✅ Completed\n"
                                "\n"
                                "### Testing\n"
                                "✅ **Bench**: ten thousand cycles\n"
                                "\n"
                                "### Deployment Impact\n"
                                "- ✅ Backward compatible\n"
                                "\n"
                                "---\n"
                                "\n"
                                "## Deployment Risk Register\n"
                                "\n"
                                "### 🔴 Critical (Iteration 1 - FIXED)\n"
                                "1. ~~Gate closes on a car~~ ✅ **FIXED**\n"
                                "\n"
                                "### 🟡 Medium Priority\n"
                                "2. Lamp fades\n";

/// What iteration \a number adds, with one test in a state.
inline std::string iteration(int number, const char *mark)
{
    const std::string id = std::to_string(number);
    return "## Iteration " + id + " - Step " + id + "\n**Status**: ✅ Completed\n\n### Testing\n"
           + mark + " **Bench**: run\n\n---\n\n";
}

inline std::string withIterations(const std::string &iterations)
{
    std::string text = sound;
    return text.insert(text.find("## Deployment Risk"), iterations);
}

inline QString verdictOf(QWidget *in)
{
    auto *label = named<QLabel>(in, "Verdict");
    return label ? label->text() : QString();
}

/// What stands below the verdict: range, iterations, reasons, load.
inline QString figuresOf(QWidget *in)
{
    return named<QLabel>(in, "Verdict")->accessibleDescription();
}

inline QString saidOf(QWidget *in)
{
    return named<QLabel>(in, "What is said of the range")->text();
}

inline QStringList columnOf(const QTreeView *table, int column)
{
    QStringList cells;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        cells << table->model()->index(row, column).data().toString();
    return cells;
}

inline QStringList rulesOf(QWidget *in)
{
    return columnOf(named<QTreeView>(in, "Reasons"), itemmodels::ReasonsModel::Rule);
}

inline bool isReviewed(QWidget *in)
{
    return QTest::qWaitFor(
        [in] {
            return !verdictOf(in).isEmpty() && verdictOf(in) != QLatin1String("No verdict yet");
        },
        10000);
}

inline void chooseReason(QWidget *in, const char *rule)
{
    auto *table = named<QTreeView>(in, "Reasons");
    const auto row = rulesOf(in).indexOf(QString::fromLatin1(rule));
    QVERIFY2(row >= 0, qPrintable(rulesOf(in).join(QLatin1Char(' '))));
    table->setCurrentIndex(table->model()->index(int(row), 0));
    table->setFocus();
}

inline QAction *commandOf(ui::Page *page, const char *words)
{
    for (QAction *command : page->commands()) {
        if (command->text().remove(QLatin1Char('&')).startsWith(QString::fromUtf8(words)))
            return command;
    }
    return nullptr;
}

/// A page whose register is in memory alone, reviewed.
inline std::unique_ptr<ReviewDriver> reviewed(const std::string &text)
{
    auto driver = std::make_unique<ReviewDriver>(text);
    if (!isReviewed(&driver->page))
        qFatal("there is no review");
    return driver;
}

} // namespace loadline::test
