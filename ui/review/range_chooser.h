// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "git/repository.h"
#include "review/range.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <vector>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace loadline::ui {

class PopupChoice;
class RevisionEdit;
class Sign;

/// What is reviewed: since the last tag, since a revision or a day that is typed, or some iterations.
/// What git says to that stands beside it.
class RangeChooser : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { LastTag, Since, Iterations };

    /// \a reg gives the register whose iterations can be chosen.
    explicit RangeChooser(std::function<const Register &()> reg, QWidget *parent = nullptr);

    Kind kind() const;
    review::Wish wish() const;
    /// Without asking.
    void setWish(const review::Wish &wish);
    /// As a person does it: what is still to be typed or chosen is asked for.
    void choose(Kind kind);

    /// The names that a range can begin by.
    void setReferences(const std::vector<git::Reference> &references);
    /// Long work is shown only once it is long.
    void showAsking(bool isAsking);
    void say(const QString &words);
    void sayError(const QString &words);

Q_SIGNALS:
    void chosen(const loadline::review::Wish &wish);
    void stopRequested();

private:
    void build();
    void showKind();
    void chooseIterations();
    void take();
    void say(const QString &words, bool isError);

    std::function<const Register &()> m_reg;
    std::vector<int> m_numbers;
    QComboBox *m_kind;
    RevisionEdit *m_since;
    PopupChoice *m_iterations;
    Sign *m_sign;
    QLabel *m_said;
    QProgressBar *m_busy;
    QPushButton *m_stop;
    QTimer m_typing; ///< until what is typed is asked for
    QTimer m_patience; ///< until it is shown that git is asked
};

} // namespace loadline::ui
