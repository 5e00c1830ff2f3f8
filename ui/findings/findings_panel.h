// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/finding.h"

#include <QWidget>

#include <array>
#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace loadline::itemmodels {
class FindingsModel;
}

namespace loadline::ui {

class FindingView;

/// The findings of the open register as a list below the page, filtered as one types, beside the
/// chosen one in full. Return goes to its place. What is done about it is the desk's.
class FindingsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit FindingsPanel(QWidget *parent = nullptr);

    /// Keeps the chosen finding, wherever its line went. \a wereLookedFor: a check was done.
    void showFindings(const std::vector<checks::Finding> &findings, bool wereLookedFor);
    /// Null where none is chosen.
    const checks::Finding *current() const;
    /// How many findings its rule has.
    int countOf(const std::string &rule) const;
    /// The next one, or the one before; from the last to the first. False where there are none.
    bool step(bool backwards);

    FindingView *view() const { return m_view; }
    void focusList();

    /// Column widths and the like, for the next start.
    QVariantMap state() const;
    void restoreState(const QVariantMap &state);

Q_SIGNALS:
    void currentChanged();
    /// Return, or a double click.
    void placeRequested();
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    void makeList();
    void updateWords();
    void remember();
    void restore();

    itemmodels::FindingsModel *m_model;
    QTreeView *m_list;
    FindingView *m_view;
    QSplitter *m_splitter;
    QLineEdit *m_filter;
    QLabel *m_empty;
    QStackedWidget *m_listOrEmpty;
    std::array<QToolButton *, 3> m_severities{};
    bool m_wereLookedFor = false;
    bool m_isRestoring = false;
    std::optional<checks::Finding> m_remembered;
    int m_rememberedRow = 0;
};

} // namespace loadline::ui
