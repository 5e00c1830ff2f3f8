// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/linking/file_desk.h"

#include "ui/linking/choose_dialog.h"
#include "ui/linking/file_words.h"
#include "ui/shell/register_session.h"
#include "ui/shell/words.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/question_box.h"
#include "ui/widgets/style.h"

#include <QPushButton>

#include <algorithm>

namespace loadline::ui {

namespace {

using Kind = linking::FileNotice::Kind;

/// Stays until it is settled or dismissed.
bool lasts(Kind kind)
{
    switch (kind) {
    case Kind::TakenOver:
    case Kind::Combined:
    case Kind::CameBack:
    case Kind::Back:
        return false;
    default:
        return true;
    }
}

/// Is over when the file can be followed again.
bool isOfCondition(Kind kind)
{
    return lasts(kind) && kind != Kind::SetAside && kind != Kind::Stuck;
}

} // namespace

FileDesk::FileDesk(MessageStrip *bar, QWidget *window)
    : QObject(window)
    , m_bar(bar)
    , m_window(window)
{
    connect(bar, &MessageStrip::offerTaken, this, [this](int index) {
        // What is done may fill the bar anew.
        const auto taken = m_offers.at(std::size_t(index)).second;
        taken();
    });
    connect(bar, &MessageStrip::dismissed, this, [this] { m_shown.reset(); });
}

void FileDesk::setSession(RegisterSession *session)
{
    m_bar->dismiss();
    m_session = session;
    if (!session)
        return;
    linking::FileLink &file = session->file();
    file.setMayFollow([this] { return !m_mayFollow || m_mayFollow(); });
    connect(&file, &linking::FileLink::noticed, this, &FileDesk::tell);
    connect(&file, &linking::FileLink::conditionChanged, this, &FileDesk::updateBar);
    connect(&file, &linking::FileLink::seenChanged, this, &FileDesk::updateBar);
    // Who writes during a conflict is shown what to choose, also where the bar was dismissed.
    connect(session, &RegisterSession::failed, this, [this](const Error &error) {
        const auto &conflict = m_session->file().conflict();
        if (error.code == ErrorCode::ChangedOutside && conflict)
            tell({Kind::Conflict, conflict->conflicts().size(), {}, {}, {}});
    });
    connect(&session->editor(), &RegisterEditor::keptEditsChanged, this, &FileDesk::updateBar);
    connect(&file, &linking::FileLink::surroundingsChanged, this, &FileDesk::stateChanged);
    connect(&file, &linking::FileLink::conditionChanged, this, &FileDesk::stateChanged);
}

void FileDesk::startWatching()
{
    if (m_session)
        m_session->file().startWatching();
}

void FileDesk::look()
{
    if (!m_session)
        return;
    catchUp();
    m_session->file().look();
}

void FileDesk::catchUp()
{
    if (m_session)
        done(m_session->file().catchUp());
}

void FileDesk::tell(const linking::FileNotice &notice)
{
    if (m_shown && isOfCondition(m_shown->kind) && !lasts(notice.kind))
        m_bar->dismiss();
    if (lasts(notice.kind))
        showBar(notice, offersFor(notice));
    else
        Q_EMIT told(messageOf(notice, m_session->fileLabel()).text());
}

void FileDesk::showBar(const linking::FileNotice &notice, std::vector<Offer> offers)
{
    m_bar->tell(messageOf(notice, m_session->fileLabel()));
    m_shown = notice;
    m_offers = std::move(offers);
    for (const Offer &offer : m_offers)
        m_bar->offer(offer.first);
    if (notice.kind == Kind::SetAside)
        m_bar->setDismissal(tr("&Keep them for %1").arg(menuText(placeInWords(notice.from))));
    else if (notice.kind == Kind::Stuck)
        m_bar->setDismissal(tr("&Keep them"));
}

std::vector<FileDesk::Offer> FileDesk::offersFor(const linking::FileNotice &notice)
{
    switch (notice.kind) {
    case Kind::SetAside:
        return {{tr("&Bring %n edit(s) here", nullptr, int(notice.count)),
                 [this, place = notice.from] { bringAll(place); }}};
    case Kind::Stuck:
        return {{tr("&Compare and choose…"), [this, place = notice.place] { bringAll(place); }}};
    case Kind::Conflict:
        return {{tr("&Compare and choose…"), [this] { choose(); }}, {tr("Re&ad the file"), [this] {
                                                                         m_bar->dismiss();
                                                                         m_session->takeFileText();
                                                                     }}};
    default:
        return {};
    }
}

/// What the bar says may be over: the conflict was undone here, the file or the branch is back.
void FileDesk::updateBar()
{
    if (m_shown && isOver(*m_shown))
        m_bar->dismiss();
}

bool FileDesk::isOver(const linking::FileNotice &notice) const
{
    const linking::FileLink &file = m_session->file();
    if (isOfCondition(notice.kind))
        return file.condition() == linking::Condition::Fine;
    const std::string &keptFor = notice.kind == Kind::SetAside ? notice.from : notice.place;
    return file.place() != notice.place || !isKeptFor(keptFor);
}

bool FileDesk::isKeptFor(const std::string &place) const
{
    const auto kept = m_session->editor().journal().keptEdits();
    return kept && std::any_of(kept->begin(), kept->end(), [&place](const KeptEdits &edits) {
               return edits.branch == place;
           });
}

void FileDesk::choose()
{
    const auto &conflict = m_session->file().conflict();
    if (!conflict)
        return;
    ChooseDialog dialog(*conflict, ChooseDialog::Sides::RegisterAndFile, m_session->fileLabel(),
                        m_window);
    if (dialog.exec() == QDialog::Accepted)
        done(m_session->file().settle(dialog.choices()));
}

void FileDesk::bringAll(const std::string &place)
{
    const auto kept = m_session->editor().journal().keptEdits();
    if (!kept) {
        Q_EMIT failed(kept.error());
        return;
    }
    m_bar->dismiss();
    for (const KeptEdits &one : *kept) {
        if (one.branch == place)
            bringKept(one.id);
    }
}

void FileDesk::bringKept(std::int64_t id)
{
    const auto combination = m_session->file().bringing(id);
    if (!combination) {
        Q_EMIT failed(combination.error());
        return;
    }
    std::vector<merge::Choice> choices;
    if (!combination->conflicts().empty()) {
        ChooseDialog dialog(*combination, ChooseDialog::Sides::KeptAndRegister,
                            m_session->fileLabel(), m_window);
        if (dialog.exec() != QDialog::Accepted)
            return;
        choices = dialog.choices();
    }
    if (done(m_session->file().bring(id, choices)))
        Q_EMIT told(tr("The edits are in the register."));
}

void FileDesk::discardKept(std::int64_t id)
{
    const auto kept = m_session->editor().journal().keptEdits();
    if (!kept) {
        Q_EMIT failed(kept.error());
        return;
    }
    const auto one = std::find_if(kept->begin(), kept->end(),
                                  [id](const KeptEdits &edits) { return edits.id == id; });
    if (one == kept->end())
        return;
    QuestionBox box(tr("Discard edits"),
                    tr("Discard %n edit(s) kept for %1?", nullptr, int(one->edits))
                        .arg(placeInWords(one->branch)),
                    m_window);
    box.setInformativeText(tr("They are in no file, and undo does not bring them back."));
    QPushButton *discard = box.addButton(tr("&Discard %n edit(s)", nullptr, int(one->edits)),
                                         QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(tr("Cancel"), QMessageBox::RejectRole));
    box.exec();
    if (box.clickedButton() == discard)
        done(m_session->editor().discardKept(id));
}

bool FileDesk::done(const Result<void> &result)
{
    if (!result)
        Q_EMIT failed(result.error());
    return result.has_value();
}

} // namespace loadline::ui
