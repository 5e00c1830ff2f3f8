// SPDX-License-Identifier: GPL-3.0-or-later
#include "gauges.h"

#include <QStringBuilder>

namespace loadline::test {

std::string gauges(int critical, int high, int fixed)
{
    std::string text = "# Tide gauges\n\nWhat is watched along the coast, and by whom.\n\n"
                       "The list of stations is kept elsewhere.\n\n## Risk Register\n\n"
                       "### 🔴 Critical\n";
    int number = 1;
    for (int i = 0; i < critical; ++i, ++number)
        text += std::to_string(number) + ". Gauge " + std::to_string(number) + " stops\n";
    text += "\n### 🟠 High Priority\n";
    for (int i = 0; i < high + fixed; ++i, ++number) {
        const std::string title = "Gauge " + std::to_string(number) + " drifts";
        text += std::to_string(number) + ". " + (i < high ? title : "~~" + title + "~~ ✅ **FIXED**")
                + "\n";
    }
    return text;
}

QByteArray told(const std::vector<posture::Point> &points)
{
    QByteArray all;
    for (const posture::Point &point : points) {
        all += all.isEmpty() ? "" : " ";
        if (point.load)
            all += QByteArray::number(point.load->tiers[Tier::Critical].open) + '/'
                   + QByteArray::number(point.load->tiers[Tier::High].open);
        else
            all += point.state == posture::VersionFacts::State::Gone ? "gone" : "noText";
    }
    return all;
}

} // namespace loadline::test
