// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/changes.h"
#include "library/memory_journal.h"
#include "markdown/reader.h"
#include "support/registers.h"
#include "ui/shell/register_session.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace loadline::test {

/// A page over a register in memory, shown, and driven by keys.
template<class PageClass>
class PageDriver
{
public:
    explicit PageDriver(std::string text = houseRegister())
        : session(std::make_unique<RegisterEditor>(
                      markdown::read(std::move(text)), std::make_unique<MemoryJournal>([] {
                          return Author{"a tester", "2026-02-01T00:00:00Z"};
                      })),
                  QStringLiteral("notes"), ui::LinkedFile(), ui::KeepFilePath())
        , page(&session)
        , failures(&session, &ui::RegisterSession::failed)
    {
        page.resize(1064, 720);
        page.show();
        QApplication::setActiveWindow(&page);
        page.focusContent();
        QApplication::processEvents();
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *popup = QApplication::activePopupWidget();
        QWidget *target = popup ? popup->focusWidget() : QApplication::focusWidget();
        QVERIFY(target);
        QTest::keyClick(target, key, modifiers);
        QApplication::processEvents();
    }
    void type(const char *words)
    {
        QWidget *popup = QApplication::activePopupWidget();
        QWidget *target = popup ? popup->focusWidget() : QApplication::focusWidget();
        QVERIFY(target);
        QTest::keyClicks(target, QString::fromUtf8(words));
        QApplication::processEvents();
    }
    /// The visible control of that name.
    template<class Control>
    Control *control(const char *name)
    {
        QApplication::processEvents(); // what is new in a layout is shown in the next round
        for (auto *each : page.template findChildren<Control *>()) {
            if (each->isVisible() && each->accessibleName() == QString::fromUtf8(name))
                return each;
        }
        return nullptr;
    }

    bool has(const char *lines) const { return text().find(lines) != std::string::npos; }
    std::string text() const { return *session.reg().text; }
    void apply(Result<Change> change) { QVERIFY(session.apply(std::move(change))); }

    ui::RegisterSession session;
    PageClass page;
    QSignalSpy failures;
};

} // namespace loadline::test
