// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/history.h"
#include "review/report/chart.h"

#include <QPixmap>
#include <QString>
#include <QWidget>

#include <optional>

class QSvgRenderer;

namespace loadline::ui {

/// Open risks over time by tier, with a moment in it that a person points at: with the mouse, or by
/// Left and Right from change to change, also where these are too close to one another to be seen,
/// with Ctrl from tag to tag, Home and End. Return or a click opens the register as it was then.
class PostureChart : public QWidget
{
    Q_OBJECT

public:
    explicit PostureChart(QWidget *parent = nullptr);
    ~PostureChart() override;

    /// \a name is what the register is called. The moment that is pointed at stays where it is found
    /// again; the last one moves on.
    void show(const posture::History &history, const QString &name);
    /// There is no chart, and why.
    void showNone(const QString &words);
    bool isEmpty() const { return m_chart.stretches.empty(); }

    /// The moment that is pointed at; null where there is none.
    const posture::Point *current() const;
    /// What is told of it.
    QString currentInWords() const;
    /// By its index in the main line.
    void setCurrent(std::size_t point);

    /// The chart as it is drawn now, and as a picture of twice its size.
    const std::string &svg() const { return m_chart.svg; }
    QImage picture() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged();
    /// The register as it was at the moment that is pointed at.
    void opened(const loadline::posture::Point &point);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void draw();
    void drawOnce(const QSizeF &size);
    double scale() const;
    /// The moment that lies below a place of the widget.
    std::optional<std::size_t> pointAt(const QPoint &at) const;
    const review::ChartStretch &currentStretch() const;
    void goToTag(int direction);

    posture::History m_history;
    QString m_name;
    QString m_inPlace;
    review::Chart m_chart;
    QSvgRenderer *m_renderer;
    QPixmap m_drawn; ///< what the renderer gives: it takes longer than a move of the mouse
    std::size_t m_current = 0; ///< of the history's main line
};

/// For how long risks of each tier stay open; empty where no risk was ever open.
QString openTimesInWords(const posture::OpenTimesByTier &times);

} // namespace loadline::ui
