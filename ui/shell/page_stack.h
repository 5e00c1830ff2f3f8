// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/findings/finding_place.h"
#include "ui/shell/navigation.h"
#include "ui/shell/page.h"

#include <QStackedWidget>

#include <cstdint>
#include <map>

namespace loadline::ui {

class Findings;
class RegisterSession;

/// The pages of the open register. Each is made when it is first shown: what is not looked at
/// costs nothing when the window starts.
class PageStack : public QStackedWidget
{
    Q_OBJECT

public:
    explicit PageStack(QWidget *parent = nullptr);

    /// Drops all pages of the register before.
    void setSession(RegisterSession *session);
    /// What each page looked like, to be given to it when it is made.
    void setStates(const QVariantMap &states);
    QVariantMap states() const;

    /// What is found in the open register, for the pages that tell of it. It must outlive them.
    void setFindings(const Findings *findings) { m_findings = findings; }

    void showPage(PageId page);
    /// A step of the journal, by its id; 0 is the start.
    void showStep(std::int64_t step);
    /// What a commit has in the register's place, beside what it is now.
    void showRevision(const QString &commit);
    /// A line of the document, from 1.
    void showLine(std::size_t line);
    void showRisk(const QString &id);
    void showRisks(const QString &filter);
    void showIteration(int number, std::optional<std::size_t> section = {});
    /// Where a finding is to be seen.
    void showPlace(const FindingPlace &place);
    PageId currentPage() const { return m_current; }
    Page *current() const;
    /// The page, if it was made.
    Page *made(PageId page) const;

    void finishEditing();
    bool isEditing() const;

Q_SIGNALS:
    void editingChanged();
    void currentPageChanged(loadline::ui::PageId page);
    /// What the commands of the window are about may be another thing.
    void subjectChanged();
    void findingsRequested();
    void writeRequested();
    void completeRequested(int number);
    /// What the page has to copy; the review's report, to be written to a file.
    void copyRequested();
    void saveReportRequested();
    void printReportRequested();
    void saveChartRequested(const QByteArray &svg, const QImage &picture);
    /// Edits that are kept for another branch: to be brought here, to be discarded.
    void bringKeptRequested(std::int64_t id);
    void discardKeptRequested(std::int64_t id);

private:
    Page *make(PageId page);
    void connectLinks(Page *page);

    RegisterSession *m_session = nullptr;
    const Findings *m_findings = nullptr;
    std::map<PageId, Page *> m_pages;
    QVariantMap m_states;
    PageId m_current = PageId::Risks;
};

} // namespace loadline::ui
