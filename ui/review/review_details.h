// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/reviewed_risks_model.h"
#include "review/review.h"

#include <QVariantMap>
#include <QWidget>

#include <array>
#include <string>

class QAbstractButton;
class QAction;
class QButtonGroup;
class QLabel;
class QStackedWidget;
class QStringListModel;
class QTreeView;

namespace loadline::itemmodels {
class ReviewedFilesModel;
class ShippedIterationsModel;
} // namespace loadline::itemmodels

namespace loadline::ui {

/// What a verdict rests on, one table at a time: the iterations with their evidence, the files that
/// they touch, the risks, and what happened to the register in words. Return leads to the row's place.
class ReviewDetails : public QWidget
{
    Q_OBJECT

public:
    enum class View { Iterations, Files, Risks, Changes };
    static constexpr std::size_t viewCount = 4;

    explicit ReviewDetails(QWidget *parent = nullptr);

    /// \a nothingShips is said where the table of iterations is empty.
    void showReview(const review::Review &review, const QString &nothingShips);
    void setView(View view);
    View view() const;
    /// The first risk of a group, with the keyboard on it.
    void goTo(itemmodels::ReviewedGroup group);

    QVariantMap state() const;
    void restoreState(const QVariantMap &state);

Q_SIGNALS:
    void viewChanged(loadline::ui::ReviewDetails::View view);
    void iterationRequested(const loadline::review::ShippedIteration &iteration);
    void fileRequested(const std::string &path);
    void riskRequested(const loadline::review::ReviewedRisk &risk);
    /// By its place among the review's happenings.
    void changeRequested(int happening);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// A table, what stands in its place where it is empty, and the button that shows it.
    struct Tab
    {
        QTreeView *table = nullptr;
        QLabel *empty = nullptr;
        QStackedWidget *tableOrEmpty = nullptr;
        QAbstractButton *button = nullptr;
    };

    void addTab(View view, QAbstractItemModel *model, const QString &name);
    void setWidths();
    void showNone();
    void label(View view, const QString &text, const QString &inPlace);
    void follow();
    Tab &tab(View view) { return m_tabs[std::size_t(view)]; }
    const Tab &tab(View view) const { return m_tabs[std::size_t(view)]; }

    itemmodels::ShippedIterationsModel *m_iterations;
    itemmodels::ReviewedFilesModel *m_files;
    itemmodels::ReviewedRisksModel *m_risks;
    QStringListModel *m_changes;
    QButtonGroup *m_buttons;
    QStackedWidget *m_stack;
    std::array<Tab, viewCount> m_tabs;
};

} // namespace loadline::ui
