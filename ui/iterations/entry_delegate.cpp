// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/entry_delegate.h"

#include "itemmodels/file_entries_model.h"
#include "itemmodels/section_items_model.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QLineEdit>
#include <QToolTip>

namespace loadline::ui {

using itemmodels::FileEntriesModel;
using itemmodels::SectionItemsModel;

namespace {

constexpr int signSize = 16;

const SectionItemsModel *itemsOf(const QModelIndex &index)
{
    return qobject_cast<const SectionItemsModel *>(index.model());
}

bool isState(const QModelIndex &index)
{
    return itemsOf(index) && index.column() == SectionItemsModel::State
           && SectionItemsModel::hasStates(itemsOf(index)->kind());
}

} // namespace

void EntryDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto quiet = [option] {
        option->palette.setColor(QPalette::Text, quietTextColour(option->palette));
        option->palette.setColor(QPalette::HighlightedText, quietTextColour(option->palette));
    };
    if (!itemsOf(index)) {
        if (index.column() == FileEntriesModel::Path)
            option->font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        else if (index.column() == FileEntriesModel::Note)
            quiet();
        return;
    }
    if (isState(index)) {
        option->icon = stateIcon(MarkState(index.data(itemmodels::MarkRole).toInt()));
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = QSize(signSize, signSize);
    } else if (index.column() == SectionItemsModel::State
               || index.column() == SectionItemsModel::Detail) {
        quiet();
    }
}

bool EntryDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                              const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QRect rect = view->visualRect(index);
    const bool isCut = QFontMetrics(item.font).horizontalAdvance(item.text) + signSize
                       > rect.width();
    QToolTip::showText(event->globalPos(),
                       isCut ? QString(QLatin1String("<p>") + item.text.toHtmlEscaped()
                                       + QLatin1String("</p>"))
                             : QString(),
                       view, rect);
    return true;
}

QWidget *EntryDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    if (isState(index)) {
        auto *choice = new QComboBox(parent);
        for (const MarkState mark : SectionItemsModel::statesOf(itemsOf(index)->kind()))
            choice->addItem(stateIcon(mark),
                            SectionItemsModel::wordOf(itemsOf(index)->kind(), mark), int(mark));
        return choice;
    }
    if (!itemsOf(index)) {
        // Counts may be left empty, which a spin box cannot.
        return new QLineEdit(parent);
    }
    return QStyledItemDelegate::createEditor(parent, option, index);
}

void EntryDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *choice = qobject_cast<QComboBox *>(editor))
        choice->setCurrentIndex(choice->findData(index.data(Qt::EditRole)));
    else if (auto *line = qobject_cast<QLineEdit *>(editor))
        line->setText(index.data(Qt::EditRole).toString());
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void EntryDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                 const QModelIndex &index) const
{
    if (const auto *choice = qobject_cast<QComboBox *>(editor)) {
        model->setData(index, choice->currentData());
    } else if (const auto *line = qobject_cast<QLineEdit *>(editor)) {
        if (line->text() != index.data(Qt::EditRole).toString())
            model->setData(index, line->text());
    } else {
        QStyledItemDelegate::setModelData(editor, model, index);
    }
}

void EntryDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                         const QModelIndex &) const
{
    editor->setGeometry(option.rect);
}

} // namespace loadline::ui
