// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/damage/encoding_dialog.h"

#include "core/text.h"
#include "itemmodels/text.h"
#include "markdown/encoding.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

namespace loadline::ui {

namespace {

constexpr QSize dialogSize{840, 520};
constexpr int listWidth = 264;
/// What is shown of a text: enough to judge it by, read anew with each key.
constexpr std::size_t previewSize = 1 << 15;
constexpr int linesAbove = 8;
constexpr qsizetype longestLine = 2000;

QString titleOf(const std::string &encoding)
{
    struct Known
    {
        const char *name;
        QString title;
    };
    const Known known[] = {
        {"windows-1252", EncodingDialog::tr("Western, Windows-1252")},
        {"ISO-8859-15", EncodingDialog::tr("Western, ISO 8859-15")},
        {"macintosh", EncodingDialog::tr("Western, Mac Roman")},
        {"IBM437", EncodingDialog::tr("DOS, CP437")},
        {"IBM850", EncodingDialog::tr("DOS, CP850")},
        {"windows-1250", EncodingDialog::tr("Central European, Windows-1250")},
        {"windows-1251", EncodingDialog::tr("Cyrillic, Windows-1251")},
        {"KOI8-R", EncodingDialog::tr("Cyrillic, KOI8-R")},
        {"windows-1253", EncodingDialog::tr("Greek, Windows-1253")},
        {"windows-1254", EncodingDialog::tr("Turkish, Windows-1254")},
        {"Shift_JIS", EncodingDialog::tr("Japanese, Shift JIS")},
        {"EUC-JP", EncodingDialog::tr("Japanese, EUC-JP")},
        {"GB18030", EncodingDialog::tr("Chinese, GB 18030")},
        {"Big5", EncodingDialog::tr("Chinese, Big5")},
        {"EUC-KR", EncodingDialog::tr("Korean, EUC-KR")},
    };
    const auto found = std::find_if(std::begin(known), std::end(known),
                                    [&encoding](const Known &one) { return one.name == encoding; });
    return found == std::end(known) ? QString::fromStdString(encoding) : found->title;
}

/// The part of a file around a line, with whole lines, or whole units where a letter takes several
/// bytes; and the line within it.
struct Part
{
    std::string bytes;
    std::size_t line = 1;
};

Part partAround(const std::string &bytes, std::size_t line)
{
    if (bytes.size() <= previewSize)
        return {bytes, line};
    if (bytes.find('\0') < previewSize)
        return {bytes.substr(0, previewSize), 1};
    std::size_t begin = 0;
    std::size_t first = 1;
    for (std::size_t next = bytes.find('\n');
         next != std::string::npos && first + linesAbove < line; next = bytes.find('\n', begin)) {
        begin = next + 1;
        ++first;
    }
    const std::size_t most = std::min(bytes.size(), begin + previewSize);
    const std::size_t lineEnd = bytes.rfind('\n', most - 1);
    const bool hasLines = lineEnd != std::string::npos && lineEnd > begin;
    return {bytes.substr(begin, (hasLines ? lineEnd + 1 : most) - begin), line - first + 1};
}

/// Long lines are cut: painting one of megabytes would stand still.
QString shownText(const std::string &text)
{
    QStringList lines = QString::fromStdString(text).split(QLatin1Char('\n'));
    for (QString &line : lines)
        line.truncate(longestLine);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

EncodingDialog::EncodingDialog(const QString &name, const std::string &bytes, const Error &error,
                               QWidget *parent)
    : QDialog(parent)
    , m_bytes(bytes)
    , m_line(std::max<std::size_t>(error.line, 1))
    , m_list(new QListWidget)
    , m_text(new QPlainTextEdit)
    , m_words(new PlainLabel)
    , m_open(new QPushButton(tr("&Open with this encoding")))
{
    setWindowTitle(tr("Choose the encoding"));
    resize(dialogSize);
    auto *what = new PlainLabel(QStringLiteral("%1 %2.").arg(
        itemmodels::cellText(name.toStdString()), QString::fromStdString(error.what)));
    what->setWordWrap(true);
    setFontOf(what, TextSize::Normal, TextWeight::Strong);
    auto *where = new PlainLabel(tr("The first place is line %1, column %2. Choose the encoding in "
                                    "which the text reads well; it is written as UTF-8.")
                                     .arg(error.line)
                                     .arg(error.column));
    where->setWordWrap(true);
    m_list->setAccessibleName(tr("Encodings"));
    m_list->setUniformItemSizes(true);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(tr("The text as this encoding reads it"));
    m_words->setWordWrap(true);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_open->setDefault(true);
    Style::setPrimary(m_open);
    fillList();

    auto *halves = new QSplitter;
    halves->addWidget(m_list);
    halves->addWidget(m_text);
    halves->setStretchFactor(1, 1);
    halves->setChildrenCollapsible(false);
    halves->setSizes({listWidth, dialogSize.width() - listWidth});
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_open, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::currentRowChanged, this, &EncodingDialog::preview);

    auto *column = new QVBoxLayout(this);
    column->addWidget(what);
    column->addWidget(where);
    column->addWidget(halves, 1);
    column->addWidget(m_words);
    column->addWidget(buttons);
    m_list->setCurrentRow(0);
    m_list->setFocus();
}

void EncodingDialog::fillList()
{
    bool isLikely = true;
    for (const std::string &name : markdown::encodingsFor(m_bytes)) {
        const QString title = titleOf(name);
        auto *item = new QListWidgetItem(isLikely ? tr("%1 (likely)").arg(title) : title, m_list);
        item->setData(Qt::UserRole, QString::fromStdString(name));
        isLikely = false;
    }
}

std::string EncodingDialog::encoding() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toString().toStdString() : std::string();
}

void EncodingDialog::preview()
{
    const Part part = partAround(m_bytes, m_line);
    const auto read = markdown::textFromBytes(part.bytes, {true, encoding()});
    m_open->setEnabled(read.has_value());
    if (!read) {
        m_text->clear();
        m_words->setText(tr("The text is not in this encoding."));
        return;
    }
    m_text->setPlainText(shownText(read->repaired));
    QTextCursor cursor(m_text->document()->findBlockByNumber(int(part.line) - 1));
    m_text->setTextCursor(cursor);
    m_text->centerCursor();
    QTextEdit::ExtraSelection marked;
    marked.cursor = cursor;
    marked.format.setBackground(palette().color(QPalette::Highlight));
    marked.format.setProperty(QTextFormat::FullWidthSelection, true);
    m_text->setExtraSelections({marked});
    m_words->setText(read->repairs.empty()
                         ? tr("Line %1 is marked.").arg(m_line)
                         : tr("Line %1 is marked. %n place(s) that were UTF-8 are read as such.",
                              nullptr, int(read->repairs.size()))
                               .arg(m_line));
}

Result<std::optional<ReadText>> EncodingDialog::chosen() const
{
    const std::string name = encoding();
    auto read = markdown::textFromBytes(m_bytes, {true, name});
    if (!read)
        return tl::make_unexpected(read.error());
    return ReadText{std::move(read->repaired), std::move(read->repairs), name};
}

} // namespace loadline::ui
