// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"

#include "ui/document/markdown_formats.h"
#include "ui/iterations/prose_editor.h"
#include "ui/iterations/prose_field.h"
#include "ui/iterations/rendered_markdown.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QVBoxLayout>

using namespace loadline;
using ui::ProseEditor;
using ui::ProseField;

/// The field for Markdown, by keys, between two other fields; and its text as it reads.
class tst_prose_editor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }

    void shouldGoOnWithAList_data();
    void shouldGoOnWithAList();
    void shouldIndent_data();
    void shouldIndent();
    void shouldMarkWords_data();
    void shouldMarkWords();
    void shouldTakeEachKeyBackAtOnce_data();
    void shouldTakeEachKeyBackAtOnce();
    void shouldBeLeftByKeys();
    void shouldSayHowItIsLeft();
    void shouldShowItAsItReads();
    void shouldLoadNothing();
    void shouldCutALongText();
    void shouldSetMarkdown_data();
    void shouldSetMarkdown();
    void shouldSetALongTextQuickly();

private:
    void show(const QString &marked);
    QString shown() const;
    void press(const QString &keys);

    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_before = nullptr;
    ProseEditor *m_editor = nullptr;
    ProseField *m_field = nullptr;
    QLineEdit *m_after = nullptr;
};

void tst_prose_editor::init()
{
    m_window = std::make_unique<QWidget>();
    m_before = new QLineEdit;
    m_editor = new ProseEditor;
    m_after = new QLineEdit;
    auto *column = new QVBoxLayout(m_window.get());
    for (QWidget *each : std::initializer_list<QWidget *>{m_before, m_editor, m_after})
        column->addWidget(each);
    m_field = m_editor->findChild<ProseField *>();
    m_window->resize(600, 400);
    m_window->show();
    QApplication::setActiveWindow(m_window.get());
    m_editor->setFocus();
    QVERIFY(m_field->hasFocus());
    QApplication::processEvents(); // the highlighter begins in the next round
}

/// A text with the cursor where `^` stands; what is selected is between two of them.
void tst_prose_editor::show(const QString &marked)
{
    const qsizetype begin = marked.indexOf(QLatin1Char('^'));
    const qsizetype end = marked.lastIndexOf(QLatin1Char('^')) - (marked.count(u'^') > 1 ? 1 : 0);
    QString text = marked;
    m_editor->showMarkdown(text.remove(QLatin1Char('^')).toStdString(), true);
    QTextCursor cursor = m_field->textCursor();
    cursor.setPosition(int(begin));
    cursor.setPosition(int(end), QTextCursor::KeepAnchor);
    m_field->setTextCursor(cursor);
}

QString tst_prose_editor::shown() const
{
    QString text = m_field->toPlainText();
    const QTextCursor cursor = m_field->textCursor();
    if (cursor.hasSelection())
        text.insert(cursor.selectionEnd(), QLatin1Char('^'));
    return text.insert(cursor.selectionStart(), QLatin1Char('^'));
}

void tst_prose_editor::press(const QString &keys)
{
    for (const QString &key : keys.split(QLatin1Char(' '))) {
        if (key == QLatin1String("Backtab")) {
            QTest::keyClick(m_field, Qt::Key_Backtab, Qt::ShiftModifier);
            continue;
        }
        const QKeyCombination one = QKeySequence::fromString(key)[0];
        QTest::keyClick(m_field, one.key(), one.keyboardModifiers());
    }
}

void tst_prose_editor::shouldGoOnWithAList_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const char *before, const char *after) {
        QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(after);
    };
    row("a bullet", "- one^", "- one\n- ^");
    row("another bullet, indented", "  * one^", "  * one\n  * ^");
    row("a number", "1. one^", "1. one\n2. ^");
    row("a number with a bracket", "9) nine^", "9) nine\n10) ^");
    row("a box", "- [ ] one^", "- [ ] one\n- [ ] ^");
    row("a box that is ticked", "- [x] one^", "- [x] one\n- [ ] ^");
    row("a quotation", "> said^", "> said\n> ^");
    row("an item in a quotation", "> - one^", "> - one\n> - ^");
    row("in the middle of an item", "- one^two", "- one\n- ^two");
    row("between numbers", "1. one^\n2. two\n3. three", "1. one\n2. ^\n3. two\n4. three");
    row("past what is nested", "1. one^\n2. two\n   - deep\n3. three",
        "1. one\n2. ^\n3. two\n   - deep\n4. three");
    row("not past a paragraph", "1. one^\n\nText.\n\n5. five", "1. one\n2. ^\n\nText.\n\n5. five");
    row("an empty bullet ends it", "- one\n- ^", "- one\n^");
    row("an empty number ends it", "1. one\n2. ^", "1. one\n^");
    row("an empty box ends it", "- [ ] ^", "^");
    row("an empty quotation ends it", "> said\n> ^", "> said\n^");
    row("an empty item of a quotation leaves the quotation", "> - one\n> - ^", "> - one\n> ^");
    row("before the mark it is a line break", "^- one", "\n^- one");
    row("in a paragraph", "one^", "one\n^");
    row("a dash that is no item", "-one^", "-one\n^");
    row("in a fence", "```\n- one^\n```", "```\n- one\n^\n```");
}

void tst_prose_editor::shouldGoOnWithAList()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    show(before);
    press(QStringLiteral("Return"));
    QCOMPARE(shown(), after);
}

void tst_prose_editor::shouldIndent_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const char *before, const char *keys, const char *after) {
        QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(keys)
                            << QString::fromUtf8(after);
    };
    row("a bullet comes below the text of the one above", "- one\n- ^two", "Tab", "- one\n  - ^two");
    row("a number likewise, and counts anew", "1. one\n2. two^", "Tab", "1. one\n   1. two^");
    row("a number back counts on", "1. one\n   1. deep^", "Backtab", "1. one\n2. deep^");
    row("there and back", "- one\n- two^", "Tab Backtab", "- one\n- two^");
    row("lines selected", "^- one\n- two^\n- three", "Tab", "  ^- one\n  - two^\n- three");
    row("lines selected, back", "  ^one\n  two^", "Backtab", "^one\ntwo^");
    row("in a paragraph up to the next stop", "ab^c", "Tab", "ab  ^c");
    row("at the start of a line", "^", "Tab", "    ^");
    row("a tab that stands there goes", "\t- one^", "Backtab", "- one^");
}

void tst_prose_editor::shouldIndent()
{
    QFETCH(QString, before);
    QFETCH(QString, keys);
    QFETCH(QString, after);
    show(before);
    press(keys);
    QCOMPARE(shown(), after);
    QVERIFY(m_field->hasFocus());
}

void tst_prose_editor::shouldMarkWords_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const char *before, const char *key, const char *after) {
        QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(key)
                            << QString::fromUtf8(after);
    };
    row("what is selected", "a ^word^ here", "Ctrl+B", "a **^word^** here");
    row("and back", "a **^word^** here", "Ctrl+B", "a ^word^ here");
    row("with its marks selected", "a ^**word**^ here", "Ctrl+B", "a ^word^ here");
    row("without the blanks at its ends", "a ^ word ^ here", "Ctrl+I", "a  *^word^*  here");
    row("the word at the cursor", "a wo^rd here", "Ctrl+B", "a **wo^rd** here");
    row("and back, too", "a **wo^rd** here", "Ctrl+B", "a wo^rd here");
    row("where no word is", "a ^ here", "Ctrl+B", "a **^** here");
    row("strong and slanted", "**^word^**", "Ctrl+I", "***^word^***");
    row("slanted no more, strong still", "***^word^***", "Ctrl+I", "**^word^**");
    row("code", "run ^ls -l^ now", "Ctrl+`", "run `^ls -l^` now");
    row("not the mark of an item", "^- one^", "Ctrl+B", "- **^one^**");
}

void tst_prose_editor::shouldMarkWords()
{
    QFETCH(QString, before);
    QFETCH(QString, key);
    QFETCH(QString, after);
    show(before);
    press(key);
    QCOMPARE(shown(), after);
}

void tst_prose_editor::shouldTakeEachKeyBackAtOnce_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("key");
    QTest::newRow("Return") << QStringLiteral("1. one^\n2. two\n3. three")
                            << QStringLiteral("Return");
    QTest::newRow("Tab") << QStringLiteral("^1. one\n2. two\n3. three^") << QStringLiteral("Tab");
    QTest::newRow("strong over lines")
        << QStringLiteral("^one\ntwo\nthree^") << QStringLiteral("Ctrl+B");
}

void tst_prose_editor::shouldTakeEachKeyBackAtOnce()
{
    QFETCH(QString, before);
    QFETCH(QString, key);
    show(before);
    const QString text = m_field->toPlainText();
    press(key);
    QVERIFY(m_field->toPlainText() != text);
    press(QStringLiteral("Ctrl+Z"));
    QCOMPARE(m_field->toPlainText(), text);
}

void tst_prose_editor::shouldBeLeftByKeys()
{
    show(QStringLiteral("- one^"));
    press(QStringLiteral("Ctrl+Tab"));
    QVERIFY(m_after->hasFocus());
    m_field->setFocus();
    QTest::keyClick(m_field, Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_before->hasFocus());
    m_field->setFocus();
    press(QStringLiteral("Escape Tab"));
    QVERIFY(m_after->hasFocus());
    m_field->setFocus();
    press(QStringLiteral("Backtab")); // there is nothing to take back
    QVERIFY(m_before->hasFocus());
    m_field->setFocus();
    press(QStringLiteral("Escape Right Tab")); // something was done in between
    QVERIFY(m_field->hasFocus());
    QCOMPARE(shown(), QStringLiteral("  - one^"));
}

void tst_prose_editor::shouldSayHowItIsLeft()
{
    m_editor->setName(QStringLiteral("Problem"));
    const auto *accessible = QAccessible::queryAccessibleInterface(m_field);
    QCOMPARE(accessible->text(QAccessible::Name), QStringLiteral("Problem"));
    QVERIFY(accessible->text(QAccessible::Description).contains(QStringLiteral("Ctrl+Tab")));
}

void tst_prose_editor::shouldShowItAsItReads()
{
    QSignalSpy committed(m_editor, &ProseEditor::committed);
    show(QStringLiteral("**strong**^"));
    press(QStringLiteral("Space x"));
    m_editor->setRendered(true);
    QCOMPARE(committed.count(), 1); // what was typed is not lost
    auto *rendered = m_editor->findChild<ui::RenderedMarkdown *>();
    QVERIFY(rendered->isVisible());
    QVERIFY(!m_field->isVisible());
    QCOMPARE(rendered->toPlainText(), QStringLiteral("strong x"));
    // HTML is text, and a link is not followed.
    m_editor->showMarkdown("<b>bold</b> [there](file:///etc/passwd)", true);
    QVERIFY2(rendered->toPlainText().contains(QStringLiteral("<b>bold</b>")),
             qPrintable(rendered->toPlainText()));
    QVERIFY(!(rendered->textInteractionFlags() & Qt::LinksAccessibleByMouse));
    m_editor->setFocus();
    QVERIFY(rendered->hasFocus());
    m_editor->setRendered(false);
    QVERIFY(m_field->isVisible());
}

void tst_prose_editor::shouldLoadNothing()
{
    // GIVEN an image on the disk that the text names
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("big.png"));
    QImage image(300, 200, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(path));
    const std::string before = "Before.\n\n![plan](" + path.toStdString() + ")\n\nAfter.";

    // WHEN it is shown as it reads
    m_editor->showMarkdown(before, true);
    m_editor->setRendered(true);
    QApplication::processEvents();
    auto *rendered = m_editor->findChild<ui::RenderedMarkdown *>();

    // THEN the picture is not there
    QVERIFY(rendered->document()->size().height() < 200);
    const QVariant got = rendered->document()->resource(QTextDocument::ImageResource,
                                                        QUrl::fromLocalFile(path));
    QVERIFY(got.value<QImage>().width() <= 1);
}

void tst_prose_editor::shouldCutALongText()
{
    std::string table = "| a | b |\n| - | - |\n";
    while (table.size() < 100'000)
        table += "| one | two |\n";
    m_editor->showMarkdown(table, true);
    QElapsedTimer clock;
    clock.start();
    m_editor->setRendered(true);
    const auto *rendered = m_editor->findChild<ui::RenderedMarkdown *>();
    QVERIFY(rendered->toPlainText().size() < 40'000);
    QVERIFY(clock.elapsed() < 5000);
}

namespace {

/// The formats at each character: H strong and in the accent, b strong, i slanted, s struck, c in
/// the accent, q quiet, and a dot for none.
QString formatsOf(const QString &line)
{
    const QPalette palette = ui::Theme::palette(false);
    QString result(line.size(), QLatin1Char('.'));
    for (const auto &range : ui::markdownFormats(line, ui::toneAlone(line), palette)) {
        const QTextCharFormat &format = range.format;
        QChar letter = QLatin1Char('q');
        const bool isStrong = format.fontWeight() == QFont::DemiBold;
        const bool isAccent = format.hasProperty(QTextFormat::ForegroundBrush)
                              && format.foreground().color() == ui::accentColour(palette);
        if (format.fontStrikeOut())
            letter = QLatin1Char('s');
        else if (isStrong)
            letter = isAccent ? QLatin1Char('H') : QLatin1Char('b');
        else if (format.fontItalic())
            letter = QLatin1Char('i');
        else if (isAccent)
            letter = QLatin1Char('c');
        for (int i = range.start; i < range.start + range.length; ++i)
            result[i] = letter;
    }
    return result;
}

} // namespace

void tst_prose_editor::shouldSetMarkdown_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("formats");
    const auto row = [](const char *line, const char *formats) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(formats);
    };
    row("## Heading", "HHHHHHHHHH");
    row("#no heading", "...........");
    row("a **b** c", "..bbbbb..");
    row("a *b* c", "..iii..");
    row("a _b_ c", "..iii..");
    row("snake_case_name", "...............");
    row("2 * 3 * 4", ".........");
    row("a ~~b~~ c", "..sssss..");
    row("a `b *c*` d", "..ccccccc..");
    row("``a ` b``", "ccccccccc");
    row("`never closed *a*", "..............iii");
    row("- item", "qq....");
    row("12. item", "qqqq....");
    row("- [x] done", "qqqqq.....");
    row("> said", "qq....");
    row("a [b](c) d", "..qcqqqq..");
    row("\\*not\\*", ".......");
    row("<!-- c -->", "qqqqqqqqqq");
}

void tst_prose_editor::shouldSetMarkdown()
{
    QFETCH(QString, line);
    QFETCH(QString, formats);
    QCOMPARE(formatsOf(line), formats);
}

void tst_prose_editor::shouldSetALongTextQuickly()
{
    QElapsedTimer clock;
    clock.start();
    for (const char *hard : {"*a", "[", "`a``", "_a ", "~~a", "[a](b"}) {
        const QString line = QString::fromUtf8(hard).repeated(100'000);
        (void) formatsOf(line.left(3999));
        (void) formatsOf(line);
    }
    QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
}

LOADLINE_TEST(tst_prose_editor)
#include "tst_prose_editor.moc"
