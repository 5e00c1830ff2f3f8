// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"
#include "ui/widgets/style.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTest>
#include <QTreeView>

using namespace loadline::ui;

namespace {

/// Where something other than the paper is first drawn, from the left.
int leftmostInk(const QImage &image, const QRect &rect)
{
    const QRgb paper = image.pixel(rect.left(), rect.center().y());
    for (int x = rect.left(); x <= rect.right(); ++x) {
        for (int y = rect.top() + 4; y <= rect.bottom() - 4; ++y) {
            if (image.pixel(x, y) != paper)
                return x;
        }
    }
    return -1;
}

} // namespace

class tst_style : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme.fix(ThemeChoice::Light); }

    void shouldSetCellsBelowTheirHeading();
    void shouldLayAScrollBarOnThePageThatItScrolls();
    void shouldGiveAllFieldsOneHeight();

private:
    Theme m_theme{nullptr};
};

void tst_style::shouldSetCellsBelowTheirHeading()
{
    QStandardItemModel model(1, 2);
    for (int column = 0; column < 2; ++column) {
        model.setHeaderData(column, Qt::Horizontal, QStringLiteral("Hull"));
        model.setHeaderData(column, Qt::Horizontal, int(Qt::AlignLeft | Qt::AlignVCenter),
                            Qt::TextAlignmentRole);
        model.setItem(0, column, new QStandardItem(QStringLiteral("Hull")));
    }
    QTreeView view;
    view.setFrameShape(QFrame::NoFrame);
    view.setRootIsDecorated(false);
    view.setModel(&model);
    view.header()->setSectionsMovable(false);
    view.resize(400, 200);
    view.show();

    const QImage image = view.grab().toImage();
    for (int column = 0; column < 2; ++column) {
        const int left = view.header()->sectionViewportPosition(column);
        const QRect heading(left + 1, 0, 60, view.header()->height() - 1);
        QRect cell = view.visualRect(model.index(0, column));
        cell.moveTop(cell.top() + view.viewport()->y());
        cell.setWidth(60);
        cell.setLeft(left + 1);
        QCOMPARE(leftmostInk(image, cell), leftmostInk(image, heading));
    }
}

void tst_style::shouldLayAScrollBarOnThePageThatItScrolls()
{
    QScrollArea area;
    area.setFrameShape(QFrame::NoFrame);
    auto *page = new QWidget; // on the window's colour, not on that of a list
    page->setMinimumSize(100, 2000);
    area.setWidget(page);
    area.resize(200, 200);
    area.show();

    const QImage image = area.grab().toImage();
    const int right = image.width() - 1;
    QCOMPARE(QColor(image.pixel(right, image.height() - 2)), area.palette().color(QPalette::Window));
    QVERIFY(area.palette().color(QPalette::Window) != area.palette().color(QPalette::Base));
}

void tst_style::shouldGiveAllFieldsOneHeight()
{
    QCOMPARE(QSpinBox().sizeHint().height(), QLineEdit().sizeHint().height());
}

LOADLINE_TEST(tst_style)
#include "tst_style.moc"
