// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/text_comparison.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace loadline::ui {

/// Compares two texts: small ones at once, large ones beside the window. What was asked for last
/// counts; what comes late of anything else is dropped.
class TextComparer : public QObject
{
    Q_OBJECT

public:
    explicit TextComparer(QObject *parent);
    ~TextComparer() override;

    /// compared() follows: before this returns where the texts are small, or when they were
    /// compared already.
    void compare(SharedText before, SharedText after);

    /// The last one that was made; nothing before the first.
    const std::shared_ptr<const TextComparison> &comparison() const { return m_comparison; }
    bool isComparing() const { return m_isComparing; }

Q_SIGNALS:
    void compared();

private:
    void start();
    void take(std::shared_ptr<const TextComparison> comparison);

    std::shared_ptr<const TextComparison> m_comparison;
    SharedText m_before; ///< what was asked for last
    SharedText m_after;
    bool m_isComparing = false;
    QThreadPool m_worker; ///< last: it waits for what still runs before the rest is gone
};

} // namespace loadline::ui
