// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/ledger_model.h"

#include <QWidget>

#include <array>

class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace loadline::ui {

class DocumentRows;
class DocumentView;

/// The ledger of the open register below the page: the sums, and the entries as a list that is
/// filtered as one types, beside the text, where the lines of the chosen one are marked. Return
/// goes to them in the document.
class LedgerPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LedgerPanel(QWidget *parent = nullptr);

    /// Keeps the chosen line. \a wasMade: there is one, and not only none yet.
    void showLedger(const markdown::Ledger &ledger, const DocumentRows &rows, bool wasMade);
    /// Null where none is chosen.
    const itemmodels::LedgerRow *current() const;
    void focusList();

    /// Column widths and the like, for the next start.
    QVariantMap state() const;
    void restoreState(const QVariantMap &state);

Q_SIGNALS:
    /// Return, or a double click.
    void placeRequested();
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeSums();
    void makeKinds(QWidget *head);
    void makeList();
    void makeEmpty();
    void updateSums(const markdown::Ledger &ledger);
    void updateWords();
    void markLines();
    void remember();
    void restore();

    itemmodels::LedgerModel *m_model;
    QTreeView *m_list;
    DocumentView *m_text;
    QSplitter *m_splitter;
    QLineEdit *m_filter;
    QLabel *m_sums;
    QLabel *m_import;
    QLabel *m_empty;
    QStackedWidget *m_listOrEmpty;
    std::array<QToolButton *, itemmodels::LedgerModel::kinds> m_kinds{};
    bool m_wasMade = false;
    bool m_isRestoring = false;
    bool m_isAwaited = false; ///< the keyboard goes to the list as soon as there is one
    std::size_t m_rememberedLine = 1;
};

} // namespace loadline::ui
