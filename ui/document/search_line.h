// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace loadline::ui {

/// The line over a document where one types what to find. It asks for the search; it does none.
class SearchLine : public QWidget
{
    Q_OBJECT

public:
    explicit SearchLine(QWidget *parent = nullptr);

    void open();
    QString words() const;
    void sayFound(bool isFound);

Q_SIGNALS:
    /// The words are other ones: where the keyboard is counts as well.
    void typed();
    void nextRequested();
    void closed();

private:
    void leave();

    QLineEdit *m_searched;
    QLabel *m_notFound;
};

} // namespace loadline::ui
