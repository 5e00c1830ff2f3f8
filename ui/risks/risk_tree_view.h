// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSet>
#include <QStringList>
#include <QTreeView>
#include <QVariantMap>

#include <string>
#include <vector>

class QMenu;

namespace loadline::itemmodels {
class RiskTreeModel;
}

namespace loadline::ui {

/// The tree of risks. It keeps what is folded, selected and in sight over every change of the
/// model, by the names of risks; what was fixed stays folded until asked for.
class RiskTreeView : public QTreeView
{
    Q_OBJECT

public:
    explicit RiskTreeView(itemmodels::RiskTreeModel *model, QWidget *parent = nullptr);

    /// The names of the selected risks, in the order in which they are shown.
    std::vector<std::string> selectedRisks() const;
    QString currentRisk() const;
    /// Selects a risk and brings it into sight.
    void selectRisk(const QString &id);
    /// Selects the first risk that is not over.
    void selectFirst();
    /// Opens the field of the current risk in place.
    void editField(int column);
    bool isEditing() const { return state() == EditingState; }
    void finishEditing();

    /// Which columns are shown, to be chosen.
    QMenu *columnsMenu() const { return m_columns; }

    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles = {}) override;

    QVariantMap layoutState() const;
    void restoreLayout(const QVariantMap &state);

Q_SIGNALS:
    void risksSelected();

protected:
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index,
                                                         const QEvent *event) const override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void keyPressEvent(QKeyEvent *event) override;
    void startDrag(Qt::DropActions actions) override;

private:
    QPixmap dragPicture(const std::vector<std::string> &risks) const;
    void setUpHeader();
    void makeColumnsMenu();
    void tickColumns();
    void showColumn(int column, bool isShown);
    void showUsualColumns();
    void rememberPlace();
    void restorePlace();
    void unfoldAsWanted();
    void folded(const QModelIndex &index, bool isFolded);

    itemmodels::RiskTreeModel *m_model;
    QMenu *m_columns = nullptr;
    QSet<int> m_foldedTiers;
    QSet<int> m_unfoldedDone;
    QStringList m_selected;
    QStringList m_hidden; ///< selected risks that the filter has taken out of sight
    QString m_current;
    int m_currentColumn = 0;
    QString m_anchor; ///< the first risk in sight
    int m_anchorY = 0;
    bool m_isRestoring = false;
};

} // namespace loadline::ui
