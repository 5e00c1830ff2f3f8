// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window_driver.h"

#include "itemmodels/risk_tree_model.h"
#include "library/library.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QTest>
#include <QTimer>
#include <QTreeView>

namespace loadline::test {

namespace {

ui::Theme *theme()
{
    static auto *one = new ui::Theme(qApp);
    return one;
}

/// The window has the keyboard, and something in it as well.
bool takesTheKeyboard(QWidget *window)
{
    window->activateWindow();
    return QTest::qWaitFor([window] {
        const QWidget *focused = QApplication::focusWidget();
        return focused && focused->window() == window;
    });
}

} // namespace

WindowDriver::WindowDriver(const std::string &text)
    : m_path(m_folder.filePath(QStringLiteral("register.md")))
{
    changeFile(text);
}

WindowDriver::WindowDriver(const ExistingFile &file)
    : m_path(file.path)
{
}

WindowDriver::~WindowDriver() = default;

void WindowDriver::changeFile(const std::string &text) const
{
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("the test's file cannot be written");
    file.write(text.data(), qint64(text.size()));
}

std::string WindowDriver::fileText() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().toStdString();
}

void WindowDriver::start(bool withFile)
{
    auto library = Library::open(m_folder.filePath(QStringLiteral("library.sqlite")).toStdString(),
                                 Library::Missing::Create);
    if (!library)
        qFatal("the test's library cannot be opened: %s", library.error().what.c_str());
    m_windows = std::make_unique<ui::Windows>(std::shared_ptr<Library>(std::move(*library)),
                                              theme(), true);
    m_window = withFile ? m_windows->open({ui::WishToOpen::File, m_path}) : m_windows->openLast();
    m_window->show();
    if (!takesTheKeyboard(m_window))
        qFatal("the window did not show");
}

bool WindowDriver::close()
{
    const bool closed = window().close();
    if (closed)
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return closed;
}

ui::MainWindow &WindowDriver::window()
{
    if (auto *active = qobject_cast<ui::MainWindow *>(QApplication::activeWindow()))
        m_window = active;
    return *m_window;
}

std::string WindowDriver::text()
{
    return *window().session()->reg().text;
}

void WindowDriver::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *target = QApplication::activePopupWidget();
    if (!target)
        target = QApplication::focusWidget();
    if (target && target->isWindow() && target->focusWidget())
        target = target->focusWidget();
    QTest::keyClick(target ? target : &window(), key, modifiers);
    QCoreApplication::processEvents();
}

void WindowDriver::type(const QString &words)
{
    QWidget *target = QApplication::activePopupWidget();
    if (target && target->focusWidget())
        target = target->focusWidget();
    if (!target)
        target = QApplication::focusWidget();
    QTest::keyClicks(target, words);
    QCoreApplication::processEvents();
}

void WindowDriver::pressFor(Qt::Key key, Qt::KeyboardModifiers modifiers,
                            const std::function<void(QWidget *)> &inDialog)
{
    dialogFor([&] { press(key, modifiers); }, inDialog);
}

void WindowDriver::dialogFor(const std::function<void()> &opens,
                             const std::function<void(QWidget *)> &inDialog)
{
    bool seen = false;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &poll, [&] {
        QWidget *dialog = QApplication::activeModalWidget();
        if (!dialog || seen)
            return;
        seen = true;
        if (takesTheKeyboard(dialog))
            inDialog(dialog);
        if (QApplication::activeModalWidget() == dialog)
            dialog->close(); // so that a failing test does not wait for ever
    });
    poll.start(20);
    opens();
    poll.stop();
    // A window manager gives the keyboard back; without a display nobody does.
    QVERIFY(takesTheKeyboard(&window()));
    QVERIFY2(seen, "no dialog came");
}

QTreeView *WindowDriver::tree()
{
    for (auto *view : window().findChildren<QTreeView *>()) {
        if (qobject_cast<itemmodels::RiskTreeModel *>(view->model()))
            return view;
    }
    return nullptr;
}

void WindowDriver::goToRisk(const QString &name)
{
    auto *model = qobject_cast<itemmodels::RiskTreeModel *>(tree()->model());
    tree()->setFocus();
    tree()->setCurrentIndex(model->indexOf(name));
    QCoreApplication::processEvents();
}

QString WindowDriver::treeText(const QString &name, int column)
{
    auto *model = qobject_cast<itemmodels::RiskTreeModel *>(tree()->model());
    return model->indexOf(name, column).data().toString();
}

} // namespace loadline::test
