// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/register_editor.h"
#include "itemmodels/roles.h"
#include "itemmodels/text.h"

#include <QAbstractListModel>
#include <QDate>

#include <functional>
#include <optional>
#include <vector>

namespace loadline::itemmodels {

/// A row of the history: a heading for the day, a step, a change from outside that undo does not
/// pass by itself, and at the end how the register came here.
enum class HistoryRowKind { Day, Step, Barrier, Start };

/// Now: the last step that is done, or the start; what is newer is undone.
enum class HistoryState { Done, Now, Undone };

/// The words that `ui` has for what the journal keeps.
struct HistoryWords
{
    std::function<QString(const JournalLine &)> step;
    std::function<QString(QDate)> day;
    QString start;
};

/// The journal of a register, newest first, with a heading for each day, filtered by itself. It
/// reads no bytes of changes, so that a journal of thousands of steps is listed at once, and it
/// moves nothing: that is the editor's.
class HistoryModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// \a editor must outlive it.
    HistoryModel(const RegisterEditor &editor, HistoryWords words, QObject *parent = nullptr);

    /// Reads the journal again: after a change, also one by another program. Where the rows are
    /// the ones that were there they stay; else the model is reset.
    Result<void> refresh();
    void setFilter(const QString &text);

    /// Null where the index is of no step.
    const JournalLine *lineAt(const QModelIndex &index) const;
    /// The place in the journal that the row stands for, as RegisterEditor::undoTo() takes it: the
    /// step's id, 0 for the start; nothing for a day.
    std::optional<std::int64_t> placeOf(const QModelIndex &index) const;
    /// The row of a place; invalid where there is none, or the filter hides it.
    QModelIndex indexOf(std::int64_t place) const;
    /// Where the register is now.
    std::int64_t nowPlace() const;

    std::size_t steps() const { return m_all.lines.size(); }
    /// Those that the filter leaves.
    std::size_t shownSteps() const;
    std::size_t undoneSteps() const { return m_all.lines.size() - m_done; }
    /// What lies between now and a place: it would be taken back, or done again.
    struct Distance
    {
        bool isBack = true;
        std::size_t steps = 0;
        std::vector<JournalLine> barriers; ///< those of the steps that came from outside
    };
    Distance distanceTo(std::int64_t place) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    static constexpr std::size_t noLine = std::size_t(-1);

    struct Row
    {
        HistoryRowKind kind = HistoryRowKind::Step;
        std::size_t line = noLine; ///< of Step and Barrier

        friend bool operator==(const Row &, const Row &) = default;
    };

    std::vector<Row> rows() const;
    bool isShown(std::size_t line) const;
    const QString &folded(std::size_t line) const;
    std::size_t lineOf(std::int64_t place) const;
    HistoryState stateOf(const Row &row) const;
    QDate dayOf(std::size_t row) const;
    const Author &authorOf(const Row &row) const;
    QString wordsOf(std::size_t row) const;
    QString inWords(std::size_t row) const;

    const RegisterEditor &m_editor;
    HistoryWords m_words;
    JournalLines m_all;
    std::size_t m_done = 0; ///< how many of the lines are done
    std::vector<QDate> m_days; ///< of each line, in local time
    mutable std::vector<QString> m_folded; ///< for the filter; made when it is first used
    std::vector<Row> m_rows; ///< what the filter leaves, newest first
    Filter m_filter;
};

} // namespace loadline::itemmodels
