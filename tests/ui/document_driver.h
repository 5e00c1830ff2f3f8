// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/memory_journal.h"
#include "markdown/reader.h"
#include "ui/document/compared_text.h"
#include "ui/document/document_page.h"
#include "ui/document/row_view.h"
#include "ui/shell/register_session.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

#include <map>
#include <memory>
#include <string>

namespace loadline::test {

/// The document page over a register and its file, shown, and driven by keys.
class DocumentDriver
{
public:
    using Form = ui::DocumentRows::Form;

    DocumentDriver(std::string file, std::string text,
                   const std::string &path = "/nowhere/docs/TASKS.md",
                   const QVariantMap &state = {})
        : session(std::make_unique<RegisterEditor>(
                      markdown::read(std::move(text)), std::make_unique<MemoryJournal>([] {
                          return Author{"a tester", "2026-02-01T00:00:00Z"};
                      })),
                  QStringLiteral("tasks"), ui::LinkedFile{path, std::move(file), true, {}},
                  ui::KeepFilePath())
        , page(&session)
    {
        page.restoreState(state);
        page.resize(1064, 720);
        page.show();
        QApplication::setActiveWindow(&page);
        page.focusContent();
        QApplication::processEvents();
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(target(), key, modifiers);
        QApplication::processEvents();
    }
    void type(const char *words)
    {
        QTest::keyClicks(target(), QString::fromUtf8(words));
        QApplication::processEvents();
    }
    /// Chooses what to compare with by typing it.
    void compareWith(const char *name)
    {
        press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        type(name);
        press(Qt::Key_Return);
    }
    static bool isChooserOpen() { return QApplication::activePopupWidget(); }

    ui::RowView &view() { return *page.view(); }
    const ui::DocumentRows &rows() { return view().rows(); }
    QString currentWords() { return view().accessibleDescription(); }
    /// Some visible label says it.
    bool says(const QString &words)
    {
        const QWidget *popup = QApplication::activePopupWidget();
        for (const QLabel *label :
             popup ? popup->findChildren<QLabel *>() : page.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    }

    ui::RegisterSession session;
    ui::DocumentPage page;

private:
    QWidget *target()
    {
        QWidget *popup = QApplication::activePopupWidget();
        QWidget *focused = popup ? popup->focusWidget() : QApplication::focusWidget();
        return focused ? focused : &page;
    }
};

/// "line 1" to "line N", where some are something else.
inline std::string numberedLines(int count, const std::map<int, std::string> &others = {})
{
    std::string text;
    for (int line = 1; line <= count; ++line) {
        const auto other = others.find(line);
        text += other == others.end() ? "line " + std::to_string(line) + '\n' : other->second;
    }
    return text;
}

} // namespace loadline::test
