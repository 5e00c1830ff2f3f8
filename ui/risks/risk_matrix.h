// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/risk_filter.h"

#include <QTableView>
#include <QWidget>

#include <optional>

class QLabel;

namespace loadline {
class RegisterEditor;
namespace itemmodels {
class RiskMatrixModel;
}
} // namespace loadline

namespace loadline::ui {

/// The cells of the matrix. Arrows move, Return and Space choose, Escape gives up.
class RiskMatrixGrid : public QTableView
{
    Q_OBJECT

public:
    explicit RiskMatrixGrid(itemmodels::RiskMatrixModel *model, QWidget *parent = nullptr);

    /// The cell that the filter asks for now.
    void showRating(const std::optional<itemmodels::RiskRating> &rating);
    const std::optional<itemmodels::RiskRating> &rating() const { return m_rating; }

Q_SIGNALS:
    void chosen(const QModelIndex &index);
    void givenUp();
    void moved(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void updateGeometries() override;

private:
    std::optional<itemmodels::RiskRating> m_rating;
};

/// How many open risks have which likelihood and impact, five by five, beside what the cell under
/// the keyboard means. A cell has its tier's colour, its sign and, in words, its name. Choosing one
/// asks for its risks; it filters nothing itself.
class RiskMatrix : public QWidget
{
    Q_OBJECT

public:
    explicit RiskMatrix(RegisterEditor &editor, QWidget *parent = nullptr);

    RiskMatrixGrid *grid() const { return m_grid; }
    void showRating(const std::optional<itemmodels::RiskRating> &rating);

Q_SIGNALS:
    /// Nothing: no cell any more.
    void ratingChosen(const std::optional<loadline::itemmodels::RiskRating> &rating);
    /// Escape where no cell is chosen: the keyboard is to go elsewhere.
    void left();

private:
    void showWords();
    void choose(const QModelIndex &index);

    itemmodels::RiskMatrixModel *m_model;
    RiskMatrixGrid *m_grid;
    QWidget *m_words;
    QLabel *m_cell;
    QLabel *m_hint;
    QLabel *m_empty;
};

} // namespace loadline::ui
