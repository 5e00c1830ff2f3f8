// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"
#include "sample/sample.h"
#include "support/test_main.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

namespace {

constexpr int patience = 30000;

/// Starts of the program by one user, who has a runtime folder.
class Starts
{
public:
    Starts()
    {
        QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QFile file(register1());
        if (!file.open(QIODevice::WriteOnly))
            qFatal("the test's file cannot be written");
        file.write(QByteArray::fromStdString(loadline::sampleRegister()));
        file.close();
        file.copy(folder.filePath(QStringLiteral("two.md")));
    }
    QString register1() const { return folder.filePath(QStringLiteral("one.md")); }
    QString libraryPath() const { return folder.filePath(QStringLiteral("library.sqlite")); }

    std::unique_ptr<QProcess> start(QStringList arguments) const
    {
        auto program = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(QString::fromLatin1(name), folder.path());
        program->setProcessEnvironment(environment);
        program->start(QStringLiteral(LOADLINE_BIN_DIR "/loadline"),
                       QStringList{QStringLiteral("--library"), libraryPath()} + arguments);
        return program;
    }
    /// The first one, once it can be spoken to.
    std::unique_ptr<QProcess> startFirst() const
    {
        auto program = start({register1()});
        const auto isListening = [this] { return !sockets().isEmpty(); };
        if (!QTest::qWaitFor(isListening, patience))
            qFatal("the program does not listen: %s", program->readAllStandardError().constData());
        return program;
    }
    QStringList sockets() const
    {
        return QDir(folder.path())
            .entryList({QStringLiteral("loadline-*")}, QDir::AllEntries | QDir::System)
            .filter(QRegularExpression(QStringLiteral("^loadline-[0-9a-f]+$")));
    }
    QStringList names() const
    {
        QStringList names;
        const auto library = loadline::Library::open(libraryPath().toStdString(),
                                                     loadline::Library::Missing::IsAnError);
        if (!library)
            return names;
        const auto registers = (*library)->registers().value();
        for (const loadline::ListedRegister &one : registers)
            names << QString::fromStdString(one.name);
        return names;
    }

    QTemporaryDir folder;
};

} // namespace

/// A second start of the program, as processes.
class tst_running_program : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldGiveAFileToTheProgramThatRuns();
    void shouldEndWhereAnotherRunsAlready();
    void shouldStartWhereTheLastOneWasKilled();
    void shouldSurviveARequestThatIsNone();
    void shouldLetNobodyElseSpeakToIt();
};

void tst_running_program::shouldGiveAFileToTheProgramThatRuns()
{
    Starts starts;
    const auto first = starts.startFirst();
    const auto second = starts.start({starts.folder.filePath(QStringLiteral("two.md"))});
    QVERIFY(second->waitForFinished(patience));
    QCOMPARE(second->exitCode(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(starts.names(),
                              (QStringList{QStringLiteral("one.md"), QStringLiteral("two.md")}),
                              patience);
    QCOMPARE(int(first->state()), int(QProcess::Running));
}

void tst_running_program::shouldEndWhereAnotherRunsAlready()
{
    Starts starts;
    const auto first = starts.startFirst();
    const auto second = starts.start({});
    QVERIFY(second->waitForFinished(patience));
    QCOMPARE(second->exitCode(), 0);
    QCOMPARE(int(first->state()), int(QProcess::Running));
}

void tst_running_program::shouldStartWhereTheLastOneWasKilled()
{
    Starts starts;
    const auto first = starts.startFirst();
    first->kill();
    QVERIFY(first->waitForFinished(patience));
    QCOMPARE(starts.sockets().size(), 1); // it is left behind

    std::vector<std::unique_ptr<QProcess>> others;
    for (int start = 0; start < 4; ++start)
        others.push_back(starts.start({starts.folder.filePath(QStringLiteral("two.md"))}));

    // Of starts at the same moment one runs and has the file; it has taken what the others asked.
    const auto running = [&others] {
        return std::count_if(others.begin(), others.end(), [](const auto &program) {
            return program->state() == QProcess::Running;
        });
    };
    QTRY_COMPARE_WITH_TIMEOUT(running(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(starts.names().contains(QStringLiteral("two.md")), patience);
}

void tst_running_program::shouldSurviveARequestThatIsNone()
{
    Starts starts;
    const auto first = starts.startFirst();
    const QString path = starts.folder.filePath(starts.sockets().first());
    for (const QByteArray &bytes : {QByteArray("\n"), QByteArray("{\"kind\": 7}\n"),
                                    QByteArray("no json\n"), QByteArray(1000000, 'x')}) {
        QLocalSocket socket;
        socket.connectToServer(path);
        QVERIFY(socket.waitForConnected(patience));
        socket.write(bytes);
        socket.flush();
        QTRY_VERIFY_WITH_TIMEOUT(socket.state() == QLocalSocket::UnconnectedState, patience);
    }
    const auto second = starts.start({});
    QVERIFY(second->waitForFinished(patience));
    QCOMPARE(second->exitCode(), 0);
    QCOMPARE(int(first->state()), int(QProcess::Running));
}

void tst_running_program::shouldLetNobodyElseSpeakToIt()
{
    Starts starts;
    const auto first = starts.startFirst();
    const auto permissions = QFile::permissions(starts.folder.filePath(starts.sockets().first()));
    QVERIFY(!(permissions
              & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
}

LOADLINE_TEST(tst_running_program)
#include "tst_running_program.moc"
