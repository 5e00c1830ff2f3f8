// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/library_model.h"

#include <QList>
#include <QWidget>

#include <vector>

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;

namespace loadline::ui {

class LibraryView;

/// What the window shows where no register is open: ways to begin, and the registers of the library
/// side by side. It asks; the window does.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    void show(std::vector<itemmodels::LibraryRow> registers);
    void setLoad(RegisterId id, const posture::Load &load) { m_model->setLoad(id, load); }
    void setReview(RegisterId id, review::Verdict::Kind verdict, std::optional<double> trend)
    {
        m_model->setReview(id, verdict, trend);
    }
    void focusContent();
    void find();

Q_SIGNALS:
    void openRequested();
    void sampleRequested();
    void emptyRequested();
    void registerRequested(const QString &name);
    void removeRequested(const loadline::itemmodels::LibraryRow &row);
    /// The folder of a file is to be shown.
    void revealRequested(const QString &file);

private:
    QWidget *makeHead();
    QWidget *makeBeginnings();
    QWidget *makeLibrary();
    void makeCommands();
    void makeSorting();
    void showCounts();
    void showContextMenu(const QPoint &at);

    itemmodels::LibraryModel *m_model;
    LibraryView *m_view;
    QLineEdit *m_filter;
    QLabel *m_counts;
    QWidget *m_library;
    QPushButton *m_firstButton = nullptr;
    QAction *m_open;
    QAction *m_reveal;
    QAction *m_copy;
    QAction *m_remove;
    QList<QAction *> m_sorting;
};

} // namespace loadline::ui
