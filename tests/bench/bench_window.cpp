// SPDX-License-Identifier: GPL-3.0-or-later
// bench_window: an empty main window with a tree and a dock, as the measure for the start of the
// window. Prints "shown" when the tree has been painted, and ends.
#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QTimer>
#include <QTreeView>

#include <cstdio>

namespace {

class Tree : public QTreeView
{
public:
    using QTreeView::QTreeView;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QTreeView::paintEvent(event);
        QTimer::singleShot(0, qApp, [] {
            std::puts("shown");
            std::fflush(stdout);
            QCoreApplication::quit();
        });
    }
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.resize(1100, 700);
    window.setCentralWidget(new Tree);
    auto *dock = new QDockWidget(QStringLiteral("Dock"));
    dock->setWidget(new QTreeView);
    window.addDockWidget(Qt::RightDockWidgetArea, dock);
    window.show();
    return QApplication::exec();
}
