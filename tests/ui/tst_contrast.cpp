// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"
#include "support/test_main.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/style_shapes.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPainter>
#include <QSvgRenderer>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using namespace loadline;
using namespace loadline::ui;

namespace {

// Web Content Accessibility Guidelines 2.2, 1.4.3 and 1.4.11, level AA. Words on what is disabled
// are exempt; separators between what stands apart anyway carry nothing.
constexpr double forText = 4.5;
constexpr double forShapes = 3.0;

/// As WCAG defines it, but with the threshold of sRGB itself, which differs in no byte.
double luminance(const QColor &colour)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
           + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

/// What is seen where a colour that lets something through lies on another.
QColor laidOn(const QColor &paper, const QColor &colour)
{
    QImage spot(1, 1, QImage::Format_ARGB32_Premultiplied);
    spot.fill(paper);
    QPainter(&spot).fillRect(spot.rect(), colour);
    return spot.pixelColor(0, 0);
}

struct Named
{
    QByteArray name;
    QColor colour;
};
using Colours = std::vector<Named>;

QColor added(const QPalette &palette)
{
    return tierColor(Tier::Low, palette);
}

QColor removed(const QPalette &palette)
{
    return tierColor(Tier::Critical, palette);
}

/// The paper of pages, panels, fields, buttons, rows and popups.
Colours papers(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    Colours all{{"base", base},
                {"alternate row", palette.color(QPalette::AlternateBase)},
                {"window", palette.color(QPalette::Window)},
                {"button", palette.color(QPalette::Button)},
                {"hovered button", hoverColour(palette)},
                {"selection", palette.color(QPalette::Highlight)},
                {"selection elsewhere", palette.color(QPalette::Inactive, QPalette::Highlight)}};
    for (const QPalette::ColorRole under : {QPalette::Base, QPalette::Window})
        all.push_back({"hovered row", laidOn(palette.color(under),
                                             washed(hoverColour(palette), wash::hoveredRow))});
    for (const Tier tone : {Tier::Low, Tier::High, Tier::Critical})
        all.push_back({"message", laidOn(base, washed(tierColor(tone, palette), wash::message))});
    return all;
}

/// Lines of the document, as they are and changed, marked or not.
Colours lines(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor mark = palette.color(QPalette::Highlight);
    Colours all;
    for (const Named &line :
         Colours{{"line", base},
                 {"added line", laidOn(base, washed(added(palette), wash::changedLine))},
                 {"removed line", laidOn(base, washed(removed(palette), wash::changedLine))}}) {
        all.push_back(line);
        all.push_back({line.name + ", marked quietly",
                       laidOn(line.colour, washed(mark, wash::markedQuietly))});
        all.push_back({line.name + ", marked", laidOn(line.colour, washed(mark, wash::markedLine))});
    }
    return all;
}

/// Words in these lines that changed, or that are searched for.
Colours wordsInLines(const QPalette &palette)
{
    Colours all;
    for (const Named &line : lines(palette)) {
        all.push_back({"changed in " + line.name,
                       laidOn(line.colour, washed(added(palette), wash::changedWords))});
        all.push_back({"changed in " + line.name,
                       laidOn(line.colour, washed(removed(palette), wash::changedWords))});
        all.push_back(
            {"found in " + line.name,
             laidOn(line.colour, washed(tierColor(Tier::Medium, palette), wash::foundWords))});
    }
    return all;
}

Colours textColours(const QPalette &palette)
{
    return {{"text", palette.color(QPalette::Text)},
            {"text of windows", palette.color(QPalette::WindowText)},
            {"text of buttons", palette.color(QPalette::ButtonText)},
            {"text of selections", palette.color(QPalette::HighlightedText)},
            {"quiet text", quietTextColour(palette)},
            {"accent", accentColour(palette)}};
}

/// Of tiers, risks, states, iterations and findings: there are no others.
Colours stateColours(const QPalette &palette)
{
    Colours all{{"none", tierColor(std::nullopt, palette)}, {"accent", accentColour(palette)}};
    for (const Tier tier : allTiers)
        all.push_back({QByteArray(nameOf(tier).data(), qsizetype(nameOf(tier).size())),
                       tierColor(tier, palette)});
    return all;
}

/// Each of \a colours on each of \a papers, or what falls short of \a least.
QByteArray shortOf(double least, const Colours &colours, const Colours &papers)
{
    QByteArray said;
    for (const Named &paper : papers) {
        for (const Named &colour : colours) {
            const double seen = contrast(colour.colour, paper.colour);
            if (seen < least)
                said += '\n' + colour.name + " on " + paper.name + ": "
                        + QByteArray::number(seen, 'f', 2) + " (" + colour.colour.name().toUtf8()
                        + " on " + paper.colour.name().toUtf8() + ')';
        }
    }
    return said;
}

QImage drawn(const QIcon &icon, const QColor &paper, int side)
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(paper);
    QPainter painter(&image);
    icon.paint(&painter, image.rect());
    return image;
}

/// The most that any point of a sign stands out from its paper.
double mostContrast(const QIcon &icon, const QColor &paper)
{
    const QImage image = drawn(icon, paper, 64);
    double most = 1;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            most = std::max(most, contrast(image.pixelColor(x, y), paper));
    }
    return most;
}

} // namespace

class tst_contrast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(contrast(Qt::black, Qt::white) > 20.99); }
    void cleanupTestCase() { Theme(nullptr).fix(ThemeChoice::Light); }

    void shouldBeEnoughForText_data() { themes(); }
    void shouldBeEnoughForText();
    void shouldBeEnoughForShapes_data() { themes(); }
    void shouldBeEnoughForShapes();
    void shouldBeEnoughForEverySign_data() { themes(); }
    void shouldBeEnoughForEverySign();
    void shouldDrawTheIconThatIsInstalled();

private:
    void themes();
};

void tst_contrast::themes()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << Theme::palette(false);
    QTest::newRow("dark") << Theme::palette(true);
}

void tst_contrast::shouldBeEnoughForText()
{
    QFETCH(QPalette, palette);
    const QColor text = palette.color(QPalette::Text);
    QByteArray said = shortOf(forText, textColours(palette), papers(palette));
    // In lines stand the text, comments, headings and code, numbers; before them + and −.
    said += shortOf(forText, textColours(palette), lines(palette));
    said += shortOf(forText, {{"+", added(palette)}, {"−", removed(palette)}}, lines(palette));
    // Words that changed or are searched for are written in the text's colour.
    said += shortOf(forText, {{"text", text}}, wordsInLines(palette));
    // How many lines were added and removed is written in these colours.
    said += shortOf(forText, {{"+12", added(palette)}, {"−3", removed(palette)}},
                    {{"base", palette.color(QPalette::Base)},
                     {"window", palette.color(QPalette::Window)}});

    const QColor accent = accentColour(palette);
    const QColor onAccent = palette.color(QPalette::BrightText);
    Colours primary{{"accent", accent}};
    for (const double share : {0.1, 0.2}) // hovered, held
        primary.push_back(
            {"held accent", mixed(accent, palette.color(QPalette::WindowText), share)});
    said += shortOf(forText, {{"text of the primary button", onAccent}}, primary);
    said += shortOf(forText, {{"tooltip", palette.color(QPalette::ToolTipText)}},
                    {{"tooltip", palette.color(QPalette::ToolTipBase)}});
    QVERIFY2(said.isEmpty(), said.constData());
}

void tst_contrast::shouldBeEnoughForShapes()
{
    QFETCH(QPalette, palette);
    QByteArray said = shortOf(forShapes, stateColours(palette), papers(palette));
    // A field and a box are seen by their edge, on pages and on panels.
    const Colours around{{"base", palette.color(QPalette::Base)},
                         {"alternate row", palette.color(QPalette::AlternateBase)},
                         {"window", palette.color(QPalette::Window)}};
    said += shortOf(forShapes, {{"edge", edgeColour(palette)}, {"focus", accentColour(palette)}},
                    around);
    // The gauge: the surface is seen above the water, hull and load line below it, too.
    const QColor hull = separatorColour(palette);
    const QColor base = palette.color(QPalette::Base);
    const Colours waters{{"accent", accentColour(palette)},
                         {"medium", tierColor(Tier::Medium, palette)},
                         {"critical", tierColor(Tier::Critical, palette)}};
    said += shortOf(forShapes, waters, {{"hull", hull}, {"base", base}});
    const Colours marks{{"outline", quietTextColour(palette)},
                        {"load line", palette.color(QPalette::Text)}};
    for (const Named &water : waters) {
        for (const QColor &under : {hull, base})
            said += shortOf(forShapes, marks,
                            {{"water", laidOn(under, washed(water.colour, wash::water))}});
    }
    // Checks and crosses are paper on a filled sign or box.
    said += shortOf(forShapes, {{"paper", palette.color(QPalette::Base)}}, stateColours(palette));
    QVERIFY2(said.isEmpty(), said.constData());
}

void tst_contrast::shouldBeEnoughForEverySign()
{
    QFETCH(QPalette, palette);
    QApplication::setPalette(palette);
    std::vector<std::pair<QByteArray, QIcon>> signs{{"no tier", tierIcon(std::nullopt)},
                                                    {"planned", plannedIcon()},
                                                    {"warning", warningIcon()},
                                                    {"note", noteIcon()},
                                                    {"clear", clearIcon()}};
    for (const Tier tier : allTiers)
        signs.emplace_back("tier", tierIcon(tier));
    for (const MarkState state :
         {MarkState::None, MarkState::Pass, MarkState::Warn, MarkState::Fail, MarkState::Pending})
        signs.emplace_back("state", stateIcon(state));
    for (const RiskStatus status : {RiskStatus::Open, RiskStatus::Fixed, RiskStatus::Accepted,
                                    RiskStatus::Mitigated, RiskStatus::Closed, RiskStatus::Unknown})
        signs.emplace_back("risk", riskStatusIcon(status));
    for (const IterationStatus status :
         {IterationStatus::Completed, IterationStatus::InProgress, IterationStatus::Planned,
          IterationStatus::Blocked, IterationStatus::RolledBack, IterationStatus::Cancelled,
          IterationStatus::Unknown})
        signs.emplace_back("iteration", iterationIcon(status));
    QByteArray said;
    for (const auto &[name, sign] : signs) {
        for (const Named &paper : papers(palette)) {
            const double seen = mostContrast(sign, paper.colour);
            if (seen < forShapes)
                said += '\n' + name + " on " + paper.name + ": " + QByteArray::number(seen, 'f', 2);
        }
    }
    QVERIFY2(said.isEmpty(), said.constData());
}

void tst_contrast::shouldDrawTheIconThatIsInstalled()
{
    QSvgRenderer file(QStringLiteral(LOADLINE_SOURCE_DIR "/resources/icons/loadline.svg"));
    QVERIFY(file.isValid());
    for (const int side : {16, 48, 256}) {
        const QImage own = drawn(applicationIcon(), Qt::white, side);
        QImage installed(own.size(), own.format());
        installed.fill(Qt::white);
        QPainter painter(&installed);
        painter.setRenderHint(QPainter::Antialiasing);
        file.render(&painter, installed.rect());
        painter.end();
        int differing = 0;
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x) {
                constexpr int rounding = 24; // of smoothed edges
                const QColor a = own.pixelColor(x, y);
                const QColor b = installed.pixelColor(x, y);
                if (std::abs(a.red() - b.red()) > rounding
                    || std::abs(a.blue() - b.blue()) > rounding)
                    ++differing;
            }
        }
        const int alongEdges = side / 2; // curves are smoothed in two ways
        QVERIFY2(differing <= alongEdges,
                 qPrintable(QStringLiteral("%1 of %2 × %2 points differ").arg(differing).arg(side)));
    }
}

LOADLINE_TEST(tst_contrast)
#include "tst_contrast.moc"
