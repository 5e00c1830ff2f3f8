// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include <QCommandLineParser>

namespace loadline::gui {

namespace {

std::optional<ui::PageId> pageOf(const QString &name)
{
    if (name == QLatin1String("overview"))
        return ui::PageId::Overview;
    if (name == QLatin1String("iterations"))
        return ui::PageId::Iterations;
    if (name == QLatin1String("risks"))
        return ui::PageId::Risks;
    if (name == QLatin1String("review"))
        return ui::PageId::Review;
    if (name == QLatin1String("document"))
        return ui::PageId::Document;
    if (name == QLatin1String("history"))
        return ui::PageId::History;
    return std::nullopt;
}

std::optional<ui::ThemeChoice> themeOf(const QString &name)
{
    if (name == QLatin1String("light"))
        return ui::ThemeChoice::Light;
    if (name == QLatin1String("dark"))
        return ui::ThemeChoice::Dark;
    return std::nullopt;
}

std::optional<QSize> sizeOf(const QString &text)
{
    constexpr int largest = 10000;
    const QStringList parts = text.split(QLatin1Char('x'));
    if (parts.size() != 2)
        return std::nullopt;
    const QSize size(parts[0].toInt(), parts[1].toInt());
    const bool fits = size.width() > 0 && size.height() > 0 && size.width() <= largest
                      && size.height() <= largest;
    return fits ? std::optional(size) : std::nullopt;
}

/// Reads an option's value, or says which ones it can have.
template<class T>
void readValue(const QCommandLineParser &parser, const QString &name, const QString &values,
               std::optional<T> (*read)(const QString &), std::optional<T> &result,
               QString &problem)
{
    if (!parser.isSet(name))
        return;
    result = read(parser.value(name));
    if (!result)
        problem = QStringLiteral("--%1 is one of %2").arg(name, values);
}

/// The options of a review that is written as PDF go together.
void readReview(const QCommandLineParser &parser, Options &options)
{
    const auto value = [&parser](const char *name) {
        const QString option = QString::fromLatin1(name);
        return parser.isSet(option) ? std::optional(parser.value(option)) : std::nullopt;
    };
    options.review = value("review").value_or(QString());
    options.pdf = value("pdf").value_or(QString());
    options.since = value("since");
    options.iterations = value("iterations");
    const bool isWished = options.since || options.iterations;
    if (options.review.isEmpty() != options.pdf.isEmpty() || (isWished && options.review.isEmpty()))
        options.problem = QStringLiteral("a review is written by --review FILE --pdf OUT");
    else if (!options.review.isEmpty() && !parser.positionalArguments().isEmpty())
        options.problem = QStringLiteral("--review names the file, and no other is opened");
}

} // namespace

Options readOptions(const QStringList &arguments)
{
    const QString library = QStringLiteral("library");
    const QString picture = QStringLiteral("picture");
    const QString page = QStringLiteral("page");
    const QString theme = QStringLiteral("theme");
    const QString size = QStringLiteral("size");
    const QString review = QStringLiteral("review");
    const QString pdf = QStringLiteral("pdf");
    const QString since = QStringLiteral("since");
    const QString iterations = QStringLiteral("iterations");
    const QString measure = QStringLiteral("measure-start");
    const QString quickAdd = QStringLiteral("quick-add");
    const QString help = QStringLiteral("help");
    const QString version = QStringLiteral("version");

    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("A register to open."),
                                 QStringLiteral("[FILE]"));
    parser.addOptions(
        {{{QStringLiteral("h"), help}, QStringLiteral("Show this help.")},
         {version, QStringLiteral("Show the version.")},
         {library, QStringLiteral("Use this library instead of the user's."), QStringLiteral("DB")},
         {quickAdd, QStringLiteral("Ask for one risk, in a line, and end.")},
         {page, QStringLiteral("Show overview, iterations, risks, review, document or history."),
          QStringLiteral("NAME")},
         {theme, QStringLiteral("Draw light or dark, this time."), QStringLiteral("NAME")},
         {picture, QStringLiteral("Draw the window into a PNG file and end."),
          QStringLiteral("OUT")},
         {size, QStringLiteral("Size of the picture, such as 1280x800."), QStringLiteral("WxH")},
         {review, QStringLiteral("Review this register instead of opening it; goes with --pdf."),
          QStringLiteral("FILE")},
         {pdf, QStringLiteral("Write the review as PDF and end, with status 1 where it is no go."),
          QStringLiteral("OUT")},
         {since, QStringLiteral("Review what ships since a revision or a day, not the last tag."),
          QStringLiteral("REV|DATE")},
         {iterations, QStringLiteral("Review these iterations and nothing else."),
          QStringLiteral("N,...")}});
    QCommandLineOption measureStart(measure);
    measureStart.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(measureStart);

    Options options;
    if (!parser.parse(arguments)) {
        options.problem = parser.errorText();
        return options;
    }
    if (parser.isSet(version))
        options.answer = QStringLiteral("loadline " LOADLINE_VERSION "\n");
    else if (parser.isSet(help))
        options.answer = parser.helpText().replace(QStringLiteral("<executable_name>"),
                                                   QStringLiteral("loadline"));
    readValue(parser, page,
              QStringLiteral("overview, iterations, risks, review, document, history"), pageOf,
              options.page, options.problem);
    readValue(parser, theme, QStringLiteral("light, dark"), themeOf, options.theme, options.problem);
    readValue(parser, size, QStringLiteral("the form 1280x800"), sizeOf, options.size,
              options.problem);
    readReview(parser, options);
    if (parser.positionalArguments().size() > 1)
        options.problem = QStringLiteral("one file at a time");
    options.file = parser.positionalArguments().value(0);
    options.picture = parser.value(picture);
    // A picture shows the same wherever it is drawn, unless it is said of which library.
    options.library = parser.isSet(library) || parser.isSet(picture)
                          ? parser.value(library)
                          : qEnvironmentVariable("LOADLINE_LIBRARY");
    options.isQuickAdd = parser.isSet(quickAdd);
    options.isMeasured = parser.isSet(measure);
    return options;
}

} // namespace loadline::gui
