// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/time_source.h"

#include <QDateTime>

namespace loadline::ui {

std::string nowUtc()
{
    bool isSet = false;
    const qlonglong seconds = qEnvironmentVariable("SOURCE_DATE_EPOCH").toLongLong(&isSet);
    const QDateTime now = isSet ? QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC)
                                : QDateTime::currentDateTimeUtc();
    return now.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ssZ")).toStdString();
}

std::string todayUtc()
{
    constexpr std::size_t dateLength = 10;
    return nowUtc().substr(0, dateLength);
}

std::string userName()
{
    for (const char *variable : {"LOGNAME", "USER"}) {
        const QString name = qEnvironmentVariable(variable);
        if (!name.isEmpty())
            return name.toStdString();
    }
    return {};
}

} // namespace loadline::ui
