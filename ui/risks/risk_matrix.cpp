// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risks/risk_matrix.h"

#include "itemmodels/risk_matrix_model.h"
#include "itemmodels/roles.h"
#include "itemmodels/text.h"
#include "ui/shell/time_source.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/style_shapes.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace loadline::ui {

using itemmodels::RiskMatrixModel;
using itemmodels::RiskRating;

namespace {

constexpr int cellWidth = 68;
constexpr int cellHeight = 28;
constexpr int rowNameWidth = 96;
constexpr int signSize = 14;
constexpr int smallSign = 8;
constexpr int margin = 8;
/// How much of its tier's colour a cell has: with risks in it, and without. With more of it the
/// sign could not be told from its cell.
constexpr qreal full = 0.14;
constexpr qreal faint = 0.06;

class CellDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const auto *grid = qobject_cast<const RiskMatrixGrid *>(option.widget);
        const auto tier = Tier(index.data(itemmodels::TierRole).toInt());
        const bool hasRisks = index.data(itemmodels::OpenCountRole).toInt() > 0;
        const bool isChosen = grid && grid->rating() == RiskMatrixModel::ratingAt(index);
        const bool isCurrent = grid && grid->hasFocus() && grid->currentIndex() == index;
        const QPalette &palette = option.palette;
        const QRect cell = option.rect.adjusted(1, 1, -1, -1);
        const QColor colour = tierColor(tier, palette);
        painter->save();
        QColor border = hasRisks ? colour : Qt::transparent;
        if (isChosen)
            border = palette.color(QPalette::Text);
        else if (isCurrent)
            border = accentColour(palette);
        drawBox(painter, cell,
                mixed(palette.color(QPalette::Base), colour, hasRisks ? full : faint), border,
                isChosen || isCurrent ? 2 : 1);
        const int side = hasRisks ? signSize : smallSign;
        const QPoint centre(cell.left() + margin + signSize / 2, cell.center().y() + 1);
        paintTier(painter, QRect(centre - QPoint(side, side) / 2, QSize(side, side)), tier);
        QFont font = option.font;
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(palette.color(QPalette::Text));
        painter->drawText(cell.adjusted(0, 0, -margin, 0), Qt::AlignRight | Qt::AlignVCenter,
                          index.data().toString());
        if (isChosen && isCurrent)
            drawBox(painter, cell.adjusted(3, 3, -3, -3), Qt::NoBrush, accentColour(palette));
        painter->restore();
    }
};

/// Words alone: lines between them would be louder than the cells.
class NameHeader : public QHeaderView
{
public:
    using QHeaderView::QHeaderView;

    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const bool isVertical = orientation() == Qt::Vertical;
        painter->save();
        painter->fillRect(rect, palette().brush(QPalette::Base));
        painter->setFont(font());
        painter->setPen(quietTextColour(palette()));
        painter->drawText(isVertical ? rect.adjusted(0, 0, -margin, 0) : rect,
                          isVertical ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignCenter,
                          model()->headerData(section, orientation()).toString());
        painter->restore();
    }
};

} // namespace

RiskMatrixGrid::RiskMatrixGrid(RiskMatrixModel *model, QWidget *parent)
    : QTableView(parent)
{
    setHorizontalHeader(new NameHeader(Qt::Horizontal, this));
    setVerticalHeader(new NameHeader(Qt::Vertical, this));
    setModel(model);
    setItemDelegate(new CellDelegate(this));
    setAccessibleName(tr("Open risks by likelihood and impact"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setCornerButtonEnabled(false);
    setMouseTracking(true);
    for (QHeaderView *header : {horizontalHeader(), verticalHeader()}) {
        header->setSectionResizeMode(QHeaderView::Fixed);
        header->setSectionsClickable(false);
        header->setHighlightSections(false);
        header->setMinimumSectionSize(cellHeight);
    }
    horizontalHeader()->setFixedHeight(cellHeight);
    horizontalHeader()->setDefaultSectionSize(cellWidth);
    verticalHeader()->setDefaultSectionSize(cellHeight);
    verticalHeader()->setFixedWidth(rowNameWidth);
    setFixedSize(rowNameWidth + RiskMatrixModel::highest * cellWidth,
                 (1 + RiskMatrixModel::highest) * cellHeight);
    setCurrentIndex(model->indexOf({RiskMatrixModel::highest, RiskMatrixModel::highest}));
    connect(this, &QTableView::clicked, this, &RiskMatrixGrid::chosen);
}

void RiskMatrixGrid::showRating(const std::optional<RiskRating> &rating)
{
    if (m_rating == rating)
        return;
    m_rating = rating;
    viewport()->update();
}

void RiskMatrixGrid::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        Q_EMIT chosen(currentIndex());
        return;
    case Qt::Key_Escape:
        Q_EMIT givenUp();
        return;
    default:
        QTableView::keyPressEvent(event);
    }
}

void RiskMatrixGrid::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    setAccessibleDescription(current.data(Qt::AccessibleTextRole).toString());
    Q_EMIT moved(current);
}

void RiskMatrixGrid::updateGeometries()
{
    QTableView::updateGeometries();
    // The button between the headers chooses all; there is nothing to choose it for.
    if (auto *corner = findChild<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly))
        corner->hide();
}

RiskMatrix::RiskMatrix(RegisterEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_model(new RiskMatrixModel(editor, &todayUtc, this))
    , m_grid(new RiskMatrixGrid(m_model))
    , m_words(new QWidget)
    , m_cell(new PlainLabel)
    , m_hint(new PlainLabel)
    , m_empty(new PlainLabel)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_cell->setWordWrap(true);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setText(tr("No risk says how likely it is and what it would cost. Select one, choose "
                        "Add field in the inspector and give Likelihood and Impact from 1 to 5: "
                        "the matrix then counts the open risks in each cell."));
    auto *words = new QVBoxLayout(m_words);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(8);
    words->addWidget(m_cell);
    words->addWidget(m_hint);
    words->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(16);
    row->addWidget(m_grid, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    row->addWidget(m_empty, 1);

    connect(m_grid, &RiskMatrixGrid::chosen, this, &RiskMatrix::choose);
    connect(m_grid, &RiskMatrixGrid::moved, this, &RiskMatrix::showWords);
    connect(m_grid, &RiskMatrixGrid::givenUp, this, [this] {
        if (m_grid->rating())
            Q_EMIT ratingChosen(std::nullopt);
        else
            Q_EMIT left();
    });
    connect(m_model, &RiskMatrixModel::counted, this, &RiskMatrix::showWords);
    showWords();
}

void RiskMatrix::choose(const QModelIndex &index)
{
    const RiskRating rating = RiskMatrixModel::ratingAt(index);
    // The cell that is asked for already gives the others back.
    Q_EMIT ratingChosen(m_grid->rating() == rating ? std::nullopt : std::optional(rating));
}

void RiskMatrix::showRating(const std::optional<RiskRating> &rating)
{
    if (rating && m_grid->rating() != rating)
        m_grid->setCurrentIndex(m_model->indexOf(*rating));
    m_grid->showRating(rating);
    showWords();
}

void RiskMatrix::showWords()
{
    const bool isEmpty = m_model->ratedRisks() == 0;
    m_empty->setVisible(isEmpty);
    m_grid->setVisible(!isEmpty);
    m_words->setVisible(!isEmpty);
    const QModelIndex current = m_grid->currentIndex();
    if (isEmpty || !current.isValid())
        return;
    m_grid->setAccessibleDescription(current.data(Qt::AccessibleTextRole).toString());
    const RiskRating rating = RiskMatrixModel::ratingAt(current);
    m_cell->setText(
        tr("Likelihood %1 × impact %2 = %3: %4\n%5")
            .arg(rating.likelihood)
            .arg(rating.impact)
            .arg(rating.likelihood * rating.impact)
            .arg(itemmodels::tierWord(RiskMatrixModel::tierOf(rating)),
                 tr("%n open risk(s)", nullptr, current.data(itemmodels::OpenCountRole).toInt())));
    QStringList hints;
    if (m_grid->rating())
        hints += tr("The list shows the cell with the frame. Escape shows all.");
    else
        hints += tr("Choose a cell to see its risks.");
    if (m_model->unratedRisks() > 0)
        hints += tr("%n open risk(s) without likelihood or impact.", nullptr,
                    m_model->unratedRisks());
    m_hint->setText(hints.join(QLatin1Char('\n')));
}

} // namespace loadline::ui
