// SPDX-License-Identifier: GPL-3.0-or-later
// bench_responses FILE: how long the real window takes to answer on a register, from the key to the
// painted rows, beside a QTreeView of as many rows. A line a figure: NAME, tab, milliseconds. Of
// what is done many times it is the 95th percentile.
#include "changes/changes.h"
#include "itemmodels/risk_tree_model.h"
#include "library/library.h"
#include "ui/shell/freed_memory.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/register_session.h"
#include "ui/widgets/theme.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QStandardItemModel>
#include <QTreeView>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace loadline;

namespace {

constexpr int patience = 3000; // milliseconds, for what never paints
constexpr int rounds = 40;
constexpr qsizetype dragged = 500;
constexpr int plainRows = 20000;

/// Sees when a widget has been painted.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget *widget)
        : m_widget(widget)
    {
        widget->installEventFilter(this);
    }
    bool isPainted = false;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == m_widget && event->type() == QEvent::Paint)
            isPainted = true;
        return false;
    }

private:
    QWidget *m_widget;
};

double untilPainted(QWidget *widget, const std::function<void()> &act)
{
    PaintWatch watch(widget);
    QElapsedTimer timer;
    timer.start();
    act();
    while (!watch.isPainted && timer.elapsed() < patience)
        QCoreApplication::processEvents();
    const double milliseconds = double(timer.nsecsElapsed()) / 1e6;
    QCoreApplication::processEvents();
    return milliseconds;
}

void settle()
{
    QElapsedTimer timer;
    timer.start();
    constexpr int rest = 1500; // milliseconds: looks at the file, findings
    while (timer.elapsed() < rest)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

void say(const char *name, std::vector<double> all)
{
    constexpr double share = 0.95;
    std::sort(all.begin(), all.end());
    std::printf("%s\t%.3f\n", name, all[std::size_t(share * double(all.size() - 1))]);
    std::fflush(stdout);
}

void press(QWidget *widget, int key, const QString &text = {})
{
    QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
    QApplication::sendEvent(widget, &down);
}

template<class Widget>
Widget *named(QWidget *in, const char *name)
{
    for (auto *each : in->findChildren<Widget *>()) {
        if (each->accessibleName() == QString::fromUtf8(name))
            return each;
    }
    std::fprintf(stderr, "bench_responses: the window has no \"%s\"\n", name);
    std::exit(2);
}

/// The line is painted together with the rows, and after each key; the rows only where others are
/// found.
void measureFilter(ui::MainWindow &window)
{
    auto *filter = named<QLineEdit>(&window, "Filter risks");
    filter->setFocus();
    settle();
    std::vector<double> keys;
    for (int round = 0; round < rounds / 7; ++round) {
        for (const QChar letter : QStringLiteral("crane 9"))
            keys.push_back(
                untilPainted(filter, [&] { press(filter, letter.toUpper().unicode(), letter); }));
        while (!filter->text().isEmpty())
            keys.push_back(untilPainted(filter, [&] { press(filter, Qt::Key_Backspace); }));
    }
    say("filter key", keys);
}

void measurePages(ui::MainWindow &window)
{
    for (const bool isFirst : {true, false}) {
        std::vector<double> switches;
        for (const ui::PageId page : ui::allPages) {
            QElapsedTimer timer;
            timer.start();
            window.showPage(page);
            QWidget *shown = window.pages()->current();
            const double asked = double(timer.nsecsElapsed()) / 1e6;
            switches.push_back(asked + untilPainted(shown, [&] { shown->update(); }));
            settle();
        }
        say(isFirst ? "page, first time" : "page", switches);
    }
}

void measureScrolling(ui::MainWindow &window)
{
    window.showPage(ui::PageId::Document);
    settle();
    auto *view = named<QAbstractScrollArea>(&window, "The register as Markdown");
    std::vector<double> pages;
    for (int round = 0; round < rounds; ++round)
        pages.push_back(untilPainted(view->viewport(), [&] { press(view, Qt::Key_PageDown); }));
    say("document scroll", pages);
}

void measureEdits(ui::MainWindow &window, QTreeView *tree)
{
    ui::RegisterSession &session = *window.session();
    const std::string risk = session.reg().risks[session.reg().risks.size() / 2].id;
    std::vector<double> edits;
    std::vector<double> undone;
    for (int round = 0; round < rounds / 4; ++round) {
        edits.push_back(untilPainted(tree->viewport(), [&] {
            session.apply(changes::setRiskField(session.reg(), risk, "Owner",
                                                "Watch " + std::to_string(round)));
        }));
        settle();
        undone.push_back(untilPainted(tree->viewport(), [&] { session.undo(); }));
        settle();
    }
    say("edit", edits);
    say("undo", undone);
}

void measureDrag(QTreeView *tree)
{
    auto *model = qobject_cast<itemmodels::RiskTreeModel *>(tree->model());
    const QModelIndex from = model->tierIndex(Tier::Medium);
    const QModelIndex to = model->tierIndex(Tier::Low);
    QModelIndexList some;
    for (int row = 0; row < model->rowCount(from) && some.size() < dragged; ++row) {
        const QModelIndex index = model->index(row, 0, from);
        if (model->riskAt(index))
            some << index;
    }
    std::unique_ptr<QMimeData> data(model->mimeData(some));
    say(some.size() == dragged ? "drag of 500 risks" : "drag of fewer than 500 risks",
        {untilPainted(tree->viewport(),
                      [&] { model->dropMimeData(data.get(), Qt::MoveAction, -1, -1, to); })});
}

/// What any tree of as many rows takes for the same.
void measurePlainTree()
{
    QStandardItemModel model(plainRows, 7);
    for (int row = 0; row < plainRows; ++row) {
        for (int column = 0; column < 7; ++column)
            model.setItem(row, column, new QStandardItem(QStringLiteral("A risk %1").arg(row)));
    }
    QTreeView tree;
    tree.setUniformRowHeights(true);
    tree.setModel(&model);
    tree.resize(900, 700);
    tree.show();
    settle();
    std::vector<double> pages;
    std::vector<double> resets;
    for (int round = 0; round < rounds; ++round) {
        pages.push_back(untilPainted(tree.viewport(), [&] { press(&tree, Qt::Key_PageDown); }));
        resets.push_back(untilPainted(tree.viewport(), [&] {
            tree.setModel(nullptr);
            tree.setModel(&model);
        }));
    }
    say("plain tree, scroll", pages);
    say("plain tree, reset", resets);
}

} // namespace

int main(int argc, char **argv)
{
    ui::keepFreedMemory();
    QApplication application(argc, argv);
    if (argc != 2)
        return 2;
    auto *theme = new ui::Theme(&application);
    theme->fix(ui::ThemeChoice::Light);
    auto library = Library::openInMemory();
    if (!library)
        return 2;
    ui::MainWindow window(std::make_unique<ui::RegisterShelf>(std::move(*library)), theme, false);
    window.resize(1280, 800);
    if (!window.openFile(QString::fromLocal8Bit(argv[1])))
        return 2;
    window.showPage(ui::PageId::Risks);
    window.show();
    settle();
    auto *tree = named<QTreeView>(&window, "Risks by tier");
    measureFilter(window);
    measureEdits(window, tree);
    measureDrag(tree);
    settle();
    measurePages(window);
    measureScrolling(window);
    measurePlainTree();
    return 0;
}
