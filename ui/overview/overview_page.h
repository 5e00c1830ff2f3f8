// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/policy.h"
#include "posture/history.h"
#include "ui/findings/finding_place.h"
#include "ui/shell/page.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace loadline::ui {

class Findings;
class LoadGauge;
class PostureChart;
class PostureReading;
class ShortList;
class TierTile;

/// How much risk the register carries, what comes next and what wants settling; each line leads to
/// where that is done. It changes nothing but the team's weights and limit.
class OverviewPage : public Page
{
    Q_OBJECT

public:
    explicit OverviewPage(RegisterSession *session, QWidget *parent = nullptr);

    /// Where what is found in the register comes from; may be null. It must outlive the page.
    void setFindings(const Findings *findings);

    void focusContent() override;
    bool isLoading() const override;
    /// The page in short, for a pull request.
    std::string copied() const override;
    QList<QAction *> commands() const override { return m_commands; }

Q_SIGNALS:
    /// The risks that a filter leaves.
    void risksRequested(const QString &filter);
    void placeRequested(const loadline::ui::FindingPlace &place);
    void findingsRequested();
    void historyRequested();
    /// A commit of the register, to be read beside what it is now.
    void revisionRequested(const QString &commit);
    /// A step of the journal, by its id; 0 is the start.
    void stepRequested(std::int64_t step);
    void saveChartRequested(const QByteArray &svg, const QImage &picture);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makePosture(QVBoxLayout *column);
    void showPosture(const posture::History &history, bool isInRepository);
    void tellPosture();
    QWidget *makeLoadSide();
    void addList(QVBoxLayout *column, const QString &title, ShortList *list);
    void readPolicy();
    void update();
    void updateLoad();
    void updateNext();
    void updateFindings();
    void updateLatest();
    void follow(int finding);
    void changeSettings();

    policy::Policy m_policy;
    const Findings *m_findings = nullptr;
    LoadGauge *m_gauge;
    QLabel *m_load;
    QLabel *m_depth;
    QPushButton *m_settings;
    std::array<TierTile *, std::size(allTiers)> m_tiles;
    QLabel *m_untiered;
    ShortList *m_next;
    ShortList *m_toSettle;
    ShortList *m_latest;
    PostureReading *m_reading;
    PostureChart *m_chart;
    QLabel *m_moment; ///< that the chart points at
    QLabel *m_openTimes;
    QAction *m_saveChart = nullptr;
    QScrollArea *m_scroll;
    std::vector<int> m_iterations; ///< the rows of m_next
    std::vector<FindingPlace> m_places; ///< the rows of m_toSettle
    QList<QAction *> m_commands;
};

} // namespace loadline::ui
