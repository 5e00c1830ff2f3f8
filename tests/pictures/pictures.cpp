// SPDX-License-Identifier: GPL-3.0-or-later
// loadline_pictures FILE FOLDER THEME [OTHERS…]: draws each dialog of the real window on a register
// that lies in a repository, as a person gets to see it: by its command. FILE is changed by it.
// OTHERS are further registers of the library.
#include "changes/changes.h"
#include "library/library.h"
#include "ui/damage/choose_text.h"
#include "ui/overview/overview_page.h"
#include "ui/posture/posture_chart.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/register_session.h"
#include "ui/shell/window_actions.h"
#include "ui/widgets/english_plurals.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QTreeView>

#include <cstdio>
#include <functional>

using namespace loadline;
using namespace loadline::ui;

namespace {

constexpr int pause = 150; // milliseconds between two looks
constexpr int patience = 20000;

class Pictures
{
public:
    Pictures(MainWindow &window, QString folder, QString theme)
        : m_window(window)
        , m_folder(std::move(folder))
        , m_theme(std::move(theme))
    {
    }

    /// Does what opens a dialog or popup, and draws it once two looks at it show the same.
    void draw(const QString &name, const std::function<void()> &opens,
              const std::function<void(QWidget *)> &prepares = {})
    {
        QImage last;
        bool isPrepared = false;
        int waited = 0;
        QTimer look;
        QObject::connect(&look, &QTimer::timeout, &look, [&] {
            QWidget *popup = QApplication::activePopupWidget();
            QWidget *seen = popup ? popup : QApplication::activeModalWidget();
            waited += pause;
            if (!seen || m_isDrawn)
                return;
            if (!isPrepared) {
                isPrepared = true;
                if (prepares)
                    prepares(seen);
                return;
            }
            const QImage now = seen->grab().toImage();
            if (now != last && waited < patience) {
                last = now;
                return;
            }
            m_isDrawn = true;
            save(name, now);
            seen->close();
        });
        m_isDrawn = false;
        look.start(pause);
        opens();
        for (; !m_isDrawn && waited < patience;)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (!m_isDrawn) {
            std::fprintf(stderr, "pictures: %s did not come\n", qPrintable(name));
            std::exit(1);
        }
    }

    void drawWindow(const QString &name)
    {
        rest();
        save(name, m_window.grab().toImage());
    }

    void restWhileLoading()
    {
        rest();
        for (int waited = 0; m_window.pages()->current()->isLoading() && waited < patience;
             waited += 4 * pause)
            rest();
    }

    static void rest()
    {
        QEventLoop loop;
        QTimer::singleShot(4 * pause, &loop, &QEventLoop::quit);
        loop.exec();
    }

private:
    void save(const QString &name, const QImage &image) const
    {
        const QString path = QStringLiteral("%1/%2-%3.png").arg(m_folder, name, m_theme);
        if (!image.save(path, "PNG")) {
            std::fprintf(stderr, "pictures: %s cannot be written\n", qPrintable(path));
            std::exit(1);
        }
    }

    MainWindow &m_window;
    QString m_folder;
    QString m_theme;
    bool m_isDrawn = false;
};

QAction *commandOf(MainWindow &window, const QString &words)
{
    for (QAction *command : window.pages()->current()->commands()) {
        if (command->text().remove(QLatin1Char('&')).startsWith(words))
            return command;
    }
    std::fprintf(stderr, "pictures: there is no command \"%s\"\n", qPrintable(words));
    std::exit(1);
}

void type(QWidget *in, const QString &words)
{
    in->findChild<QLineEdit *>()->setText(words);
}

void drawDocument(MainWindow &window, Pictures &pictures)
{
    window.showPage(PageId::Document);
    for (auto *form : window.pages()->current()->findChildren<QAbstractButton *>()) {
        const QString words = form->text();
        if (words != QLatin1String("Differences") && words != QLatin1String("Side by side"))
            continue;
        form->click();
        pictures.drawWindow(QStringLiteral("document-")
                            + words.toLower().replace(QLatin1Char(' '), QLatin1Char('-')));
    }
}

/// What lies below the page: findings of an iteration that was completed too early, and the ledger.
void drawPanels(MainWindow &window, Pictures &pictures)
{
    RegisterSession &session = *window.session();
    window.showPage(PageId::Iterations);
    session.apply(changes::completeIteration(session.reg(), 6));
    QAction *findings = window.actions()->showFindings;
    QAction *ledger = window.actions()->showLedger;
    findings->trigger();
    pictures.rest();
    pictures.drawWindow(QStringLiteral("findings"));
    findings->trigger();
    ledger->trigger();
    pictures.rest();
    pictures.drawWindow(QStringLiteral("ledger"));
    ledger->trigger();
    session.undo();
    window.strip()->dismiss();
    window.showPage(PageId::Risks);
}

/// Files that cannot be read as they are.
void drawDamage(MainWindow &window, Pictures &pictures)
{
    const QString path = QStringLiteral("docs/hub.md");
    const auto ask = [&](const char *name, const std::string &bytes) {
        pictures.draw(QString::fromLatin1(name), [&] { (void) chooseText(&window, path, bytes); });
    };
    ask("dialog-repair", "# B\u221a\u220fjer\n\n## Iteration 1 - Fyr\n"
                         "**Status**: \u201a\u00fa\u00d6 Completed\n");
    ask("dialog-encoding", "# Bou\xE9"
                           "es\n\n## Risk Register\n\n### High\n1. Br\xFBlure\n");
}

void drawCommands(MainWindow &window, Pictures &pictures, const std::string &risk)
{
    WindowActions &actions = *window.actions();
    const auto draw = [&](const char *name, QAction *action, const QString &words = {}) {
        pictures.draw(
            QString::fromLatin1(name), [action] { action->trigger(); },
            words.isEmpty() ? std::function<void(QWidget *)>()
                            : [words](QWidget *dialog) { type(dialog, words); });
    };
    window.showPage(PageId::Iterations);
    draw("dialog-quick-add", actions.quickAdd, QStringLiteral("high: No rate limit - login -> 6"));
    draw("dialog-new-iteration", actions.newIteration);
    draw("dialog-complete", actions.complete);
    draw("dialog-files-from-git", actions.filesFromGit);
    draw("dialog-archive", actions.archive);
    pictures.draw(
        QStringLiteral("dialog-renumber"), [&actions] { actions.renumber->trigger(); },
        [](QWidget *dialog) { dialog->findChild<QCheckBox *>()->click(); });
    draw("dialog-settings", actions.settings);
    draw("dialog-shortcuts", actions.showKeys);
    draw("dialog-about", actions.about);
    draw("palette", actions.palette, QStringLiteral("rol"));
    draw("dialog-find", actions.findEverywhere, QStringLiteral("locker"));
    RegisterSession &session = *window.session();
    session.apply(changes::setRiskField(session.reg(), risk, "Owner", "Ottilie"));
    draw("dialog-commit", actions.writeAndCommit);
    pictures.draw(QStringLiteral("dialog-closing"), [&window] { window.close(); });
    drawDocument(window, pictures);
    session.write();
    window.showPage(PageId::Overview);
    draw("dialog-weights-and-limit", window.pages()->current()->commands().front());
}

void drawRisks(MainWindow &window, Pictures &pictures, const std::string &risk)
{
    window.showPage(PageId::Risks);
    window.pages()->showRisk(QString::fromStdString(risk));
    pictures.rest();
    const auto draw = [&](const char *name, const QString &command) {
        pictures.draw(QString::fromLatin1(name),
                      [action = commandOf(window, command)] { action->trigger(); });
    };
    draw("dialog-accept", QStringLiteral("Accept"));
    draw("dialog-risk-history", QStringLiteral("History"));
    draw("popup-plan", QStringLiteral("Plan for iteration"));
    draw("dialog-who-changed-it", QStringLiteral("Who changed it"));
    QAction *matrix = commandOf(window, QStringLiteral("Likelihood"));
    matrix->trigger();
    pictures.drawWindow(QStringLiteral("risks-matrix"));
    matrix->trigger();
}

/// Why a reason counts, and the dialog that signs the review off.
void drawReview(MainWindow &window, Pictures &pictures)
{
    window.showPage(PageId::Review);
    pictures.restWhileLoading();
    QAction *why = commandOf(window, QStringLiteral("Why it counts"));
    why->trigger();
    pictures.drawWindow(QStringLiteral("review-why"));
    why->trigger();
    pictures.draw(QStringLiteral("dialog-sign-off"),
                  [action = commandOf(window, QStringLiteral("Sign off"))] { action->trigger(); });
}

/// Open risks over time, which stand below what is to be done.
void drawPosture(MainWindow &window, Pictures &pictures)
{
    window.showPage(PageId::Overview);
    pictures.restWhileLoading();
    window.findChild<PostureChart *>()->setFocus();
    for (auto *area : window.pages()->current()->findChildren<QScrollArea *>())
        area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
    pictures.drawWindow(QStringLiteral("overview-over-time"));
}

/// The register and its file say two things of one risk.
void drawConflict(MainWindow &window, Pictures &pictures, const QString &file,
                  const std::string &risk)
{
    RegisterSession &session = *window.session();
    const Register base = session.reg();
    session.apply(changes::setRiskField(base, risk, "Owner", "Wanda"));
    const auto theirs = changes::setRiskField(base, risk, "Owner", "Casimir");
    QFile outside(file);
    if (!theirs || !outside.open(QIODevice::WriteOnly))
        std::exit(1);
    outside.write(QByteArray::fromStdString(applied(*base.text, theirs->splices)));
    outside.close();
    session.file().look();
    for (int waited = 0; !window.fileBar()->isVisible() && waited < patience; waited += pause)
        pictures.rest();
    pictures.drawWindow(QStringLiteral("conflict"));
    for (auto *button : window.fileBar()->findChildren<QPushButton *>()) {
        if (button->text().contains(QStringLiteral("hoose")))
            pictures.draw(QStringLiteral("dialog-choose"), [button] { button->click(); });
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc < 4)
        return 2;
    EnglishPlurals plurals;
    QApplication::installTranslator(&plurals);
    const QString file = QString::fromLocal8Bit(argv[1]);
    const QString themeName = QString::fromLocal8Bit(argv[3]);
    Theme theme(nullptr);
    theme.fix(themeName == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::Light);
    auto library = Library::openInMemory();
    if (!library)
        return 1;
    MainWindow window(std::make_unique<RegisterShelf>(std::move(*library)), &theme, false);
    window.resize(1280, 800);
    window.show();
    Pictures pictures(window, QString::fromLocal8Bit(argv[2]), themeName);
    for (int other = 4; other < argc; ++other)
        window.openFile(QString::fromLocal8Bit(argv[other]));
    if (!window.openFile(file))
        return 1;
    pictures.rest();
    pictures.rest(); // git is asked beside the window

    std::string risk;
    for (const Risk &each : window.session()->reg().risks) {
        if (risk.empty() && each.status == RiskStatus::Open && each.isNamed)
            risk = each.id;
    }
    drawCommands(window, pictures, risk);
    drawRisks(window, pictures, risk);
    drawReview(window, pictures);
    drawPosture(window, pictures);
    drawPanels(window, pictures);
    drawDamage(window, pictures);
    drawConflict(window, pictures, file, risk);
    window.open({WishToOpen::Library});
    pictures.drawWindow(QStringLiteral("start"));
    return 0;
}
