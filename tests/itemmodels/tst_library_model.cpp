// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/library_model.h"
#include "support/test_main.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace loadline;
using namespace loadline::itemmodels;

namespace {

posture::Load loadWith(int critical, double weight, double limit)
{
    posture::Load load;
    load.tiers[Tier::Critical].open = critical;
    load.weight = weight;
    load.limit = limit;
    return load;
}

LibraryRow row(std::int64_t id, const char *name, std::int64_t opened)
{
    const QString words = QString::fromUtf8(name);
    return {{id}, words, QLatin1String("/srv/") + words, words, opened, std::nullopt};
}

/// Four registers; that of `gate` is never weighed.
class Weighed
{
public:
    Weighed()
        : tester(&model)
    {
        model.setRows(
            {row(1, "billing", 2), row(2, "Auth", 0), row(3, "gate", 1), row(4, "mail", 3)});
        model.setLoad({1}, loadWith(1, 10, 20));
        model.setLoad({2}, loadWith(0, 12, 10));
        model.setLoad({4}, loadWith(2, 16, 40));
        model.setReview({1}, review::Verdict::Kind::GoWithCaution, 4);
        model.setReview({2}, review::Verdict::Kind::NoGo, std::nullopt);
        model.setReview({4}, review::Verdict::Kind::Go, -2.5);
    }
    QString names() const
    {
        QStringList all;
        for (int at = 0; at < model.rowCount(); ++at)
            all << model.index(at, LibraryModel::Name).data().toString();
        return all.join(QLatin1Char(' '));
    }

    LibraryModel model;
    QAbstractItemModelTester tester;
};

} // namespace

class tst_library_model : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldSort_data();
    void shouldSort();
    void shouldFilterByNameAndFile();
    void shouldKeepTheCurrentRowWhenALoadComesIn();
    void shouldSayARowInWords();
};

void tst_library_model::shouldSort_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("isDescending");
    QTest::addColumn<QString>("names");
    const auto words = [](const char *text) { return QString::fromLatin1(text); };
    QTest::newRow("the last opened first") << -1 << false << words("mail billing gate Auth");
    QTest::newRow("by name") << int(LibraryModel::Name) << false << words("Auth billing gate mail");
    QTest::newRow("by name, back")
        << int(LibraryModel::Name) << true << words("mail gate billing Auth");
    QTest::newRow("the deepest first")
        << int(LibraryModel::Share) << true << words("Auth billing mail gate");
    QTest::newRow("the lightest first")
        << int(LibraryModel::Share) << false << words("mail billing Auth gate");
    QTest::newRow("most critical first")
        << int(LibraryModel::Critical) << true << words("mail billing Auth gate");
    QTest::newRow("the least safe first")
        << int(LibraryModel::Verdict) << true << words("Auth billing mail gate");
    QTest::newRow("what grew most first")
        << int(LibraryModel::Trend) << true << words("billing mail Auth gate");
    QTest::newRow("the heaviest first")
        << int(LibraryModel::Load) << true << words("mail Auth billing gate");
}

void tst_library_model::shouldSort()
{
    QFETCH(int, column);
    QFETCH(bool, isDescending);
    Weighed library;
    library.model.sort(column, isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    QTEST(library.names(), "names");
}

void tst_library_model::shouldFilterByNameAndFile()
{
    Weighed library;
    library.model.setFilter(QStringLiteral("AUTH"));
    QCOMPARE(library.names(), QStringLiteral("Auth"));
    library.model.setFilter(QStringLiteral("srv mail"));
    QCOMPARE(library.names(), QStringLiteral("mail"));
    library.model.setFilter({});
    QCOMPARE(library.model.rowCount(), 4);
}

void tst_library_model::shouldKeepTheCurrentRowWhenALoadComesIn()
{
    Weighed library;
    library.model.sort(LibraryModel::Share, Qt::DescendingOrder);
    const QPersistentModelIndex mail(library.model.index(2, LibraryModel::Name));

    library.model.setLoad({3}, loadWith(0, 1000, 1));

    QCOMPARE(library.names(), QStringLiteral("gate Auth billing mail"));
    QCOMPARE(mail.data().toString(), QStringLiteral("mail"));
    QCOMPARE(mail.row(), 3);
}

void tst_library_model::shouldSayARowInWords()
{
    Weighed library;
    library.model.sort(LibraryModel::Name);
    const auto words = [&](int at) {
        return library.model.index(at, LibraryModel::Name).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(words(0), QStringLiteral("Auth, Auth, load 12 of 10, open: Critical 0, High 0, "
                                      "Medium 0, Low 0, verdict: No go"));
    QCOMPARE(words(1), QStringLiteral("billing, billing, load 10 of 20, open: Critical 1, High 0, "
                                      "Medium 0, Low 0, 4 heavier than 30 days ago, "
                                      "verdict: Go with caution"));
    const auto trend = [&](int at) {
        return library.model.index(at, LibraryModel::Trend).data().toString();
    };
    QCOMPARE(trend(0), QString());
    QCOMPARE(trend(1), QStringLiteral("+4"));
    QCOMPARE(trend(3), QStringLiteral("−2.5"));
    QCOMPARE(words(2), QStringLiteral("gate, gate, not weighed yet"));
}

LOADLINE_TEST(tst_library_model)
#include "tst_library_model.moc"
