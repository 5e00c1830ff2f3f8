// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/sample.h"

#include <QFile>

namespace loadline {

std::string sampleRegister()
{
    QFile file(QStringLiteral(":/loadline/sample.md"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().toStdString();
}

} // namespace loadline
