// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upkeep/archive_dialog.h"

#include "itemmodels/text.h"
#include "ui/shell/register_session.h"
#include "ui/shell/words.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace loadline::ui {

namespace {

constexpr int dialogWidth = 480;

/// The highest number of an iteration, whether it is there or only named by a risk.
int newestIteration(const Register &reg)
{
    int newest = 1;
    for (const Iteration &iteration : reg.iterations)
        newest = std::max(newest, iteration.number.value_or(0));
    return newest;
}

int highestNumber(const Register &reg)
{
    int highest = newestIteration(reg);
    for (const Risk &risk : reg.risks)
        highest = std::max(highest, risk.iteration.value_or(0));
    return highest;
}

} // namespace

ArchiveDialog::ArchiveDialog(RegisterSession *session, ArchiveBeside archive, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_beside(std::move(archive))
    , m_before(new QSpinBox)
    , m_moving(new PlainLabel)
    , m_staying(new PlainLabel)
    , m_archive(new QPushButton(tr("&Archive")))
{
    setWindowTitle(tr("Archive – %1").arg(session->name()));
    const int highest = highestNumber(session->reg());
    m_before->setRange(1, std::min(highest, std::numeric_limits<int>::max() - 1) + 1);
    // What was worked on last stays.
    m_before->setValue(newestIteration(session->reg()));
    m_before->setAccessibleName(tr("Completed iterations before"));
    auto *label = new PlainLabel(tr("Completed &iterations before"));
    label->setBuddy(m_before);
    for (QLabel *said : {m_moving, m_staying})
        said->setWordWrap(true);
    m_moving->setAccessibleName(tr("What moves"));
    m_staying->setAccessibleName(tr("What stays"));
    m_staying->setForegroundRole(QPalette::PlaceholderText);

    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_before);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->addLayout(row);
    column->addSpacing(8);
    column->addWidget(m_moving);
    column->addWidget(m_staying);
    column->addStretch(1);
    column->addSpacing(8);
    column->addWidget(makeButtons());
    connect(m_before, &QSpinBox::valueChanged, this, &ArchiveDialog::preview);
    preview();
    resize(dialogWidth, sizeHint().height());
    m_before->setFocus();
    m_before->selectAll();
}

QWidget *ArchiveDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_archive, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_archive->setDefault(true);
    Style::setPrimary(m_archive);
    connect(buttons, &QDialogButtonBox::accepted, this, &ArchiveDialog::archive);
    connect(buttons, &QDialogButtonBox::rejected, this, &ArchiveDialog::reject);
    return buttons;
}

Result<changes::Archiving> ArchiveDialog::archiving() const
{
    return changes::archiveBefore(m_session->reg(), m_before->value(), m_beside.file);
}

void ArchiveDialog::preview()
{
    const auto planned = archiving();
    m_archive->setEnabled(planned && !planned->change.isEmpty());
    m_staying->clear();
    if (!planned) {
        m_moving->setText(messageOf(planned.error()).text());
    } else {
        const QString name = itemmodels::cellText(m_beside.file.name);
        const QString moving = tr("%1 and %2")
                                   .arg(tr("%n iteration(s)", nullptr,
                                           int(planned->iterations.size())),
                                        tr("%n fixed risk(s)", nullptr,
                                           int(planned->change.note.risks.size())));
        m_moving->setText(planned->change.isEmpty()
                              ? tr("Nothing moves: there is no completed iteration before %1.")
                                    .arg(m_before->value())
                              : tr("%1 move to %2.").arg(moving, name));
        m_words = tr("Moved %1 to %2.").arg(moving, name);
        QStringList staying;
        for (const std::string &line : planned->staying)
            staying << itemmodels::cellText(line);
        for (const std::string &line : planned->change.warnings)
            staying << itemmodels::cellText(line);
        QString lines = staying.join(QStringLiteral("; "));
        if (!lines.isEmpty()) {
            lines[0] = lines[0].toUpper();
            m_staying->setText(lines + QLatin1Char('.'));
        }
    }
    m_staying->setVisible(!m_staying->text().isEmpty());
}

/// The archive first: stopped in between, a part stands in both files, never in neither.
void ArchiveDialog::archive()
{
    Result<changes::Archiving> done = archiving();
    if (done) {
        if (const auto written = writeArchive(m_beside, done->archive); !written) {
            m_session->report(written.error());
            reject(); // the reason stands in the window's message strip
            return;
        }
        done->change.warnings.clear(); // said above the buttons already
    }
    const bool isDone = m_session->apply(
        std::move(done).map([](changes::Archiving &&all) { return std::move(all.change); }));
    isDone ? accept() : reject();
}

} // namespace loadline::ui
