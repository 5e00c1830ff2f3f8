// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risks/risk_history_dialog.h"

#include "itemmodels/history_model.h"
#include "ui/history/history_delegate.h"
#include "ui/history/step_words.h"
#include "ui/shell/register_session.h"
#include "ui/shell/time_source.h"
#include "ui/widgets/plain_label.h"

#include <QAction>
#include <QClipboard>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace loadline::ui {

using itemmodels::HistoryModel;

namespace {

constexpr QSize dialogSize{760, 420};

QDate today()
{
    return QDateTime::fromString(QString::fromStdString(nowUtc()), Qt::ISODate).toLocalTime().date();
}

} // namespace

RiskHistoryDialog::RiskHistoryDialog(RegisterSession &session, const Risk &risk, QWidget *parent)
    : QDialog(parent)
    , m_model(new HistoryModel(session.editor(),
                               {[](const JournalLine &line) { return stepSentence(line.note); },
                                [](QDate day) { return dayWords(day, today()); },
                                {}},
                               this))
    , m_steps(new QTreeView)
{
    setWindowTitle(tr("History of risk %1").arg(itemmodels::cellText(risk.id)));
    resize(dialogSize);
    m_model->setFilter(QStringLiteral("risk:") + itemmodels::fullText(risk.id));
    if (const Result<void> read = m_model->refresh(); !read)
        session.report(read.error());
    m_steps->setModel(m_model);
    m_steps->setItemDelegate(new HistoryDelegate(m_steps));
    m_steps->setAccessibleName(tr("Steps that touched the risk"));
    m_steps->setHeaderHidden(true);
    m_steps->setRootIsDecorated(false);
    m_steps->setUniformRowHeights(true);
    m_steps->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_steps->setVisible(m_model->shownSteps() > 0);
    auto *copied = new QAction(tr("Copy"), this);
    copied->setShortcut(QKeySequence::Copy);
    connect(copied, &QAction::triggered, this, &RiskHistoryDialog::copy);
    m_steps->addAction(copied);
    m_steps->setContextMenuPolicy(Qt::ActionsContextMenu);

    auto *title = new PlainLabel(itemmodels::cellText(risk.title));
    setFontOf(title, TextSize::Normal, TextWeight::Strong);
    title->setWordWrap(true);
    auto *said = new PlainLabel(words());
    said->setWordWrap(true);
    auto *buttons = new QDialogButtonBox;
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(title);
    column->addWidget(said);
    column->addWidget(m_steps, 1);
    if (m_steps->isHidden())
        column->addStretch(1);
    column->addSpacing(8);
    column->addWidget(buttons);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->lineAt(m_model->index(row))) {
            m_steps->setCurrentIndex(m_model->index(row));
            break;
        }
    }
    m_steps->setFocus();
}

QString RiskHistoryDialog::words() const
{
    const int steps = int(m_model->shownSteps());
    if (steps == 0)
        return tr("Nothing was done to it here: it stands as it came with the register. What "
                  "commits did to it is told by “Who changed it”.");
    return tr("%n step(s) here in the library, the newest first.", nullptr, steps);
}

void RiskHistoryDialog::copy() const
{
    const JournalLine *line = m_model->lineAt(m_steps->currentIndex());
    if (!line)
        return;
    QGuiApplication::clipboard()->setText(QStringList{momentWords(line->author.timeUtc),
                                                      itemmodels::cellText(line->author.name),
                                                      stepSentence(line->note)}
                                              .join(QLatin1Char('\t')));
}

} // namespace loadline::ui
