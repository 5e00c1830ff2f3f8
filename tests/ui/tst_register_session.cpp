// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"
#include "support/test_repository.h"

#include "changes/changes.h"
#include "library/memory_journal.h"
#include "markdown/reader.h"
#include "ui/shell/register_session.h"
#include "ui/shell/register_shelf.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace loadline;
using namespace loadline::ui;

namespace {

const char text[] = "# Notes of a lock\n"
                    "\n"
                    "## Deployment Risk Register\n"
                    "\n"
                    "### 🟠 High Priority\n"
                    "1. Gate sticks - rust\n"
                    "\n"
                    "**Last Updated**: 2026-01-01\n";

std::unique_ptr<RegisterSession> makeSession(const std::string &content, LinkedFile file)
{
    auto journal = std::make_unique<MemoryJournal>([] {
        return Author{"a tester", "2026-02-01T00:00:00Z"};
    });
    auto editor = std::make_unique<RegisterEditor>(markdown::read(content), std::move(journal));
    return std::make_unique<RegisterSession>(std::move(editor), QStringLiteral("notes"),
                                             std::move(file), KeepFilePath());
}

std::string contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

void put(const QString &path, const std::string &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes.data(), qint64(bytes.size()));
}

Result<Change> retitled(const RegisterSession &session)
{
    return changes::setRiskField(session.reg(), "1", "title", "Gate jams");
}

} // namespace

class tst_register_session : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void shouldCountTheLinesThatTheFileDoesNotHave();
    void shouldStampAndWriteWhatChanged();
    void shouldWriteNothingWhereNothingChanged();
    void shouldMakeANewFile();
    void shouldNotWriteOverAFileThatItDidNotRead();
    void shouldTellWhyAChangeIsRefused();
    void shouldWarnInASentence();
    void shouldNameTheFileFromItsRepository();
    void shouldRepairDamageOnceAndSaySo();
    void shouldNotOpenWhatIsNoText();
    void shouldNotFollowALinkOutOfARepository();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void tst_register_session::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("notes.md"));
    put(m_path, text);
}

void tst_register_session::shouldCountTheLinesThatTheFileDoesNotHave()
{
    const auto session = makeSession(text, {m_path.toStdString(), text, true, {}});
    QSignalSpy counted(session.get(), &RegisterSession::unwrittenLinesChanged);
    QCOMPARE(session->unwrittenLines(), 0);
    QVERIFY(session->apply(retitled(*session)));
    QCOMPARE(session->unwrittenLines(), 1);
    QVERIFY(session->undo());
    QCOMPARE(session->unwrittenLines(), 0);
    QCOMPARE(counted.size(), 2);
}

void tst_register_session::shouldStampAndWriteWhatChanged()
{
    const auto session = makeSession(text, {m_path.toStdString(), text, true, {}});
    QSignalSpy written(session.get(), &RegisterSession::written);
    QVERIFY(session->apply(retitled(*session)));
    QVERIFY(session->write());
    QCOMPARE(written.size(), 1);
    const std::string content = contentOf(m_path);
    QVERIFY(content.find("1. Gate jams - rust\n") != std::string::npos);
    QVERIFY(content.find("**Last Updated**: 2026-02-01\n") != std::string::npos);
    QCOMPARE(*session->reg().text, content);
    QCOMPARE(session->unwrittenLines(), 0);
}

void tst_register_session::shouldWriteNothingWhereNothingChanged()
{
    const auto session = makeSession(text, {m_path.toStdString(), text, true, {}});
    const QDateTime before = QFileInfo(m_path).lastModified();
    QVERIFY(session->write());
    QCOMPARE(contentOf(m_path), std::string(text));
    QCOMPARE(QFileInfo(m_path).lastModified(), before);
}

void tst_register_session::shouldMakeANewFile()
{
    const auto session = makeSession(text, {});
    QVERIFY(!session->hasFile());
    const QString path = m_folder->filePath(QStringLiteral("new.md"));
    session->linkFile(path);
    QVERIFY(session->hasUnwritten());
    QVERIFY(session->write());
    QCOMPARE(contentOf(path), *session->reg().text);
}

void tst_register_session::shouldNotWriteOverAFileThatItDidNotRead()
{
    const auto session = makeSession(text, {});
    session->linkFile(m_path);
    QSignalSpy failed(session.get(), &RegisterSession::failed);
    QVERIFY(session->apply(retitled(*session)));
    QVERIFY(!session->write());
    QCOMPARE(failed.size(), 1);
    QCOMPARE(contentOf(m_path), std::string(text));
}

void tst_register_session::shouldTellWhyAChangeIsRefused()
{
    const auto session = makeSession(text, {m_path.toStdString(), text, true, {}});
    QSignalSpy failed(session.get(), &RegisterSession::failed);
    QVERIFY(!session->apply(changes::planRisk(session->reg(), "1", 7)));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(*session->reg().text, std::string(text));
}

void tst_register_session::shouldWarnInASentence()
{
    const auto session = makeSession("# Lock\n\n## Iteration 1 - Gate\n**Status**: Planned\n\n"
                                     "### Testing\n❌ **Soak**: rust\n",
                                     {});
    const QSignalSpy warned(session.get(), &RegisterSession::warned);

    QVERIFY(session->apply(changes::completeIteration(session->reg(), 1)));

    QCOMPARE(warned.size(), 1);
    const QString words = warned.front().front().toString();
    QVERIFY2(words.startsWith(QStringLiteral("Iteration 1 ")), qPrintable(words));
    QVERIFY2(words.endsWith(QLatin1Char('.')), qPrintable(words));
}

void tst_register_session::shouldNameTheFileFromItsRepository()
{
    const auto alone = makeSession(text, {m_path.toStdString(), text, true, {}});
    QCOMPARE(alone->fileLabel(), QStringLiteral("notes.md"));
    QDir folder(m_folder->path());
    QVERIFY(folder.mkdir(QStringLiteral(".git")));
    QVERIFY(folder.mkdir(QStringLiteral("docs")));
    const auto within = makeSession(
        text, {folder.filePath(QStringLiteral("docs/notes.md")).toStdString(), text, true, {}});
    QCOMPARE(within->fileLabel(), QStringLiteral("docs/notes.md"));
}

void tst_register_session::shouldRepairDamageOnceAndSaySo()
{
    // The check marks of a test line and a status, read as Mac Roman and written out again.
    const std::string damaged = "# Notes\n\n## Iteration 1 - Gate\n**Status**: ‚úÖ Completed\n\n"
                                "### Testing\n‚úÖ **Gate**: opens\n";
    put(m_path, damaged);
    auto library = Library::openInMemory();
    QVERIFY(library.has_value());
    RegisterShelf shelf(std::move(*library));
    const auto opened = shelf.openFile(m_path);
    QVERIFY(opened.has_value() && opened->has_value());
    const OpenedRegister &first = **opened;
    QVERIFY(first.reading.has_value());
    QCOMPARE(int(first.reading->kind), int(ReadingNotice::Kind::Repaired));
    QCOMPARE(first.reading->count, 2);
    QVERIFY(first.session->reg().text->find("✅ Completed") != std::string::npos);
    QCOMPARE(contentOf(m_path), damaged);
    QCOMPARE(first.session->unwrittenLines(), 2);

    const auto again = shelf.openFile(m_path);
    QVERIFY(again.has_value() && again->has_value());
    QVERIFY(!(*again)->reading.has_value());
}

void tst_register_session::shouldNotOpenWhatIsNoText()
{
    put(m_path, "caf\xE9\n");
    auto library = Library::openInMemory();
    QVERIFY(library.has_value());
    RegisterShelf shelf(std::move(*library));
    const auto opened = shelf.openFile(m_path);
    QVERIFY(!opened.has_value());
    QCOMPARE(int(opened.error().code), int(ErrorCode::NotUtf8));
    QVERIFY(!shelf.openFile(m_folder->path()).has_value());
    QVERIFY(!shelf.openFile(m_folder->filePath(QStringLiteral("missing.md"))).has_value());
}

void tst_register_session::shouldNotFollowALinkOutOfARepository()
{
    const loadline::test::TestRepository repository;
    repository.link("notes.md", m_path.toStdString());
    repository.write("real.md", text);
    repository.link("other.md", "real.md");
    repository.link("docs", QFileInfo(m_path).absolutePath().toStdString());
    auto library = Library::openInMemory();
    QVERIFY(library.has_value());
    RegisterShelf shelf(std::move(*library));
    const auto open = [&](const char *name) {
        return shelf.openFile(QString::fromStdString(repository.pathOf(name)));
    };

    QCOMPARE(int(open("notes.md").error().code), int(ErrorCode::Refused));
    QCOMPARE(int(open("docs/notes.md").error().code), int(ErrorCode::Refused));
    const auto inside = open("other.md");
    QVERIFY(inside.has_value() && inside->has_value());
    QCOMPARE((*inside)->session->filePath().toStdString(), repository.pathOf("real.md"));
    // One's own link into a repository, or past any, is followed.
    const QString mine = m_folder->filePath(QStringLiteral("mine.md"));
    QVERIFY(QFile::link(QString::fromStdString(repository.pathOf("real.md")), mine));
    const auto known = shelf.openFile(mine);
    QVERIFY(known.has_value() && known->has_value());
    QCOMPARE((*known)->session->filePath().toStdString(), repository.pathOf("real.md"));
}

LOADLINE_TEST(tst_register_session)
#include "tst_register_session.moc"
