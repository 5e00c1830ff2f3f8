// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/text_comparer.h"

namespace loadline::ui {

namespace {

/// Bytes of both texts that are compared well within a frame.
constexpr std::size_t atOnce = 256 * 1024;

} // namespace

TextComparer::TextComparer(QObject *parent)
    : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
}

TextComparer::~TextComparer() = default;

void TextComparer::compare(SharedText before, SharedText after)
{
    if (m_isComparing) {
        m_before = std::move(before); // take() sees that what it is given is not this
        m_after = std::move(after);
        return;
    }
    m_before = std::move(before);
    m_after = std::move(after);
    const bool isKnown = m_comparison && m_comparison->text(Side::Old) == m_before
                         && m_comparison->text(Side::New) == m_after;
    if (isKnown) {
        Q_EMIT compared();
    } else if (m_before->size() + m_after->size() <= atOnce) {
        m_comparison = TextComparison::of(m_before, m_after);
        Q_EMIT compared();
    } else {
        start();
    }
}

void TextComparer::start()
{
    m_isComparing = true;
    m_worker.start([this, before = m_before, after = m_after] {
        auto comparison = TextComparison::of(before, after);
        QMetaObject::invokeMethod(
            this, [this, comparison = std::move(comparison)] { take(comparison); },
            Qt::QueuedConnection);
    });
}

void TextComparer::take(std::shared_ptr<const TextComparison> comparison)
{
    m_isComparing = false;
    if (comparison->text(Side::Old) != m_before || comparison->text(Side::New) != m_after) {
        compare(m_before, m_after);
        return;
    }
    m_comparison = std::move(comparison);
    Q_EMIT compared();
}

} // namespace loadline::ui
