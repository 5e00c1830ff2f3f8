// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/changes.h"
#include "core/error.h"
#include "core/register.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace loadline {
class RegisterEditor;
}

namespace loadline::itemmodels {

/// The entries of one section of one iteration, one a row, in the document's order.
///
/// The section is named by its place, so it is the page's to look again (`setSection`) when an
/// iteration's sections have become others. It changes nothing itself: it asks the editor, and
/// what the editor refuses comes back by `refused`.
class EntriesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    void setSection(int iteration, std::size_t section);
    SectionKind kind() const { return m_kind; }
    /// Lines of the section that are no entry's first line, and so are not in the table.
    int otherLines() const { return m_otherLines; }

    int rowCount(const QModelIndex &parent = {}) const override;

    /// Each asks the editor for one step; false if it refused.
    /// Lines as people write or paste them: bullets and numbers in front are taken off.
    bool append(const QStringList &lines);
    bool remove(int row);
    bool moveTo(int row, int to);

    /// An entry is dragged within its own section only.
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool canDropMimeData(const QMimeData *dropped, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *dropped, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    /// An entry stands in another row now.
    void entryMoved(int to);
    void refused(const loadline::Error &error);

protected:
    explicit EntriesModel(RegisterEditor &editor, QObject *parent = nullptr);

    const Register &reg() const;
    changes::ItemPlace placeOf(int row) const;
    /// Asks the editor; false if it refused, which is told.
    bool ask(Result<Change> change);

    /// Takes the entries of \a section, none where it is null: within a reset, so without a word...
    virtual void loadRows(const Section *section) = 0;
    /// ... or after an edit, telling the views which rows are others now.
    virtual void updateRows(const Section *section) = 0;
    virtual int countRows() const = 0;

private:
    const Section *section() const;
    QByteArray token() const;
    void update();
    void countOtherLines(const Section *section);

    RegisterEditor &m_editor;
    int m_iteration = 0;
    std::size_t m_section = 0;
    SectionKind m_kind = SectionKind::Other;
    int m_otherLines = 0;
};

/// A pasted or typed line without the bullet, the number or the checkbox before it.
QString withoutMarker(const QString &line);

} // namespace loadline::itemmodels
